//! The rules of the family, one for each class of lines.

use super::class::Class;
use super::credit::{AGENCY, CAPTION_LABEL, PHOTO};
use super::line::Candidate;
use super::site::SITE;
use crate::document::Document;
use crate::rule::{Presets, Rule};

pub(super) const SKIP: Rule =
    Rule::new("boilerplate/skip-link", Presets::TEXT, "Skip links and other ways around the page")
        .fires("Skip to main content\n\nThe ferry sank at noon.", "The ferry sank at noon.")
        .spares("Readers skip to content they like.");

const SHARE: Rule = Rule::new("boilerplate/share", Presets::TEXT, "Buttons to share, post or like the page")
    .fires(
        "The ferry sank at noon.\n\nShare on Facebook\n\nNobody drowned.",
        "The ferry sank at noon.\n\nNobody drowned.",
    )
    .spares("Share this with your neighbours: the well is dry.");

const FOLLOW: Rule =
    Rule::new("boilerplate/follow", Presets::TEXT, "Invitations to follow the site on social networks")
        .fires("The ferry sank at noon.\n\nFollow us on Facebook and Instagram", "The ferry sank at noon.")
        .spares("They will follow us on the second ferry.");

const TOOLS: Rule = Rule::new("boilerplate/tools", Presets::TEXT, "Buttons to print, save, mail or listen to the page")
    .fires("Print this page\n\nThe ferry sank at noon.", "The ferry sank at noon.")
    .spares("Print this page twice and sign both copies.");

const NEWSLETTER: Rule =
    Rule::new("boilerplate/newsletter", Presets::TEXT, "Invitations to subscribe to newsletters and alerts")
        .fires(
            "The ferry sank at noon.\n\nSubscribe to our newsletter\n\nNobody drowned.",
            "The ferry sank at noon.\n\nNobody drowned.",
        )
        .spares("Those who subscribe to our newsletter knew it first.");

const COOKIES: Rule = Rule::new("boilerplate/cookies", Presets::TEXT, "Cookie banners and buttons to consent")
    .fires("This website uses cookies to improve your visit.\n\nThe ferry sank at noon.", "The ferry sank at noon.")
    .spares("The baker uses cookies to pay his taxes.");

const ADS: Rule = Rule::new("boilerplate/advertisement", Presets::TEXT, "Labels of advertisements that stood there")
    .fires("The ferry sank at noon.\n\nAdvertisement\n\nNobody drowned.", "The ferry sank at noon.\n\nNobody drowned.")
    .spares("Advertisement is the rattling of a stick inside a swill bucket.");

pub(super) const RELATED: Rule = Rule::new(
    "boilerplate/related",
    Presets::TEXT,
    "Pointers to other articles: `Related article:` with the links or titles that follow it",
)
.fires(
    "The port closed.\n\nRelated article: [Strike enters week two](#)\n\nDockers return.",
    "The port closed.\n\nDockers return.",
)
.spares("The related article in Nature describes the method.");

pub(super) const MORE: Rule =
    Rule::new("boilerplate/read-more", Presets::TEXT, "Buttons to read on, to see more or less")
        .fires(
            "The ferry sank at noon.\n\nContinue reading →\n\nNobody drowned.",
            "The ferry sank at noon.\n\nNobody drowned.",
        )
        .spares("Continue reading until the bell rings.");

const COPYRIGHT: Rule = Rule::new("boilerplate/copyright", Presets::TEXT, "Copyright line at either end of the text")
    .fires("The ferry sank at noon.\n\n© 2021 Harbour Post. All rights reserved.", "The ferry sank at noon.")
    .spares("Copyright in 1911 lasted 28 years.");

const COMMENTS: Rule = Rule::new("boilerplate/comments", Presets::TEXT, "Buttons and forms of the comment section")
    .fires("The ferry sank at noon.\n\nLeave a comment", "The ferry sank at noon.")
    .spares("Leave a comment on the desk of the captain.");

const PAYWALL: Rule = Rule::new("boilerplate/paywall", Presets::TEXT, "Requests to log in, register or pay to read on")
    .fires("The ferry sank at noon.\n\nAlready a subscriber? Log in", "The ferry sank at noon.")
    .spares("Log in to the harbour computer and read the tide.");

const META: Rule =
    Rule::new("boilerplate/meta", Presets::NONE, "Reading time, number of views, labels of the date of publication")
        .fires("4 min read\n\nThe ferry sank at noon.", "The ferry sank at noon.")
        .spares("It was a 4 min read, she said.");

pub(super) const DATE: Rule = Rule::new(
    "boilerplate/date",
    Presets::TEXT,
    "Line above the text with nothing but a label and the date of publication or change",
)
.fires("Published: 4 May 2021, 11:30\n\nThe ferry sank at noon.", "The ferry sank at noon.")
.spares("4 May 2021\n\nDear Ada, the ferry sank at noon.");

const PLAYER: Rule = Rule::new("boilerplate/player", Presets::TEXT, "Controls of a video player, several in a row")
    .fires(
        "The ferry sank at noon.\n\nPlay Video\n\nMute\n\nCurrent Time 0:00\n\nNobody drowned.",
        "The ferry sank at noon.\n\nNobody drowned.",
    )
    .spares("The ferry sank at noon.\n\nPlay\n\nNobody drowned.");

const WIKI: Rule = Rule::new(
    "boilerplate/wiki-notice",
    Presets::TEXT,
    "What wikis say around an article: its last change, its licence, what it lacks",
)
.fires(
    "The ferry sank at noon.\n\nThis article is a stub. You can help Wikipedia by expanding it.",
    "The ferry sank at noon.",
)
.spares("This article is a stub of the one that the captain had in mind.");

const TAGS: Rule = Rule::new("boilerplate/tags", Presets::NONE, "Lists of tags and categories")
    .fires("The ferry sank at noon.\n\nTags: [ferry](/t/ferry), [harbour](/t/harbour)", "The ferry sank at noon.")
    .spares("Tags: every sheep has two of them, one in each ear.");

pub(super) const FEED: Rule =
    Rule::new("boilerplate/feed-footer", Presets::TEXT, "Last line that feeds add: `The post … appeared first on …`")
        .fires(
            "The ferry sank at noon.\n\nThe post Ferry lost appeared first on Harbour Post.",
            "The ferry sank at noon.",
        )
        .spares("The post office appeared first on maps in 1810.");

pub(super) const EXCERPT: Rule =
    Rule::new("boilerplate/excerpt", Presets::NONE, "Mark at the end of a text that a feed cut off: `[…]`")
        .fires("The ferry sank at noon. The crew […]", "The ferry sank at noon. The crew")
        .spares("« Il faut […] agir », dit-il.");

pub(super) const COUNTER: Rule =
    Rule::new("credit/counter", Presets::TEXT, "Number of a picture in a gallery: `Image 1 of 8`")
        .fires("The ferry sank.\n\nImage 2 of 8\n\nNobody drowned.", "The ferry sank.\n\nNobody drowned.")
        .spares("Image 2 of 8 shows the ferry.");

#[rustfmt::skip]
pub(super) static RULES: [Rule; 24] = [
    SKIP, SHARE, FOLLOW, TOOLS, NEWSLETTER, COOKIES, ADS, RELATED, MORE, COPYRIGHT, COMMENTS, PAYWALL, DATE, META, TAGS, FEED,
    EXCERPT, PLAYER, WIKI, SITE, COUNTER, AGENCY, PHOTO, CAPTION_LABEL,
];

/// The rule that removes lines of a class; none where another pass does.
pub(super) fn rule_of(candidate: &Candidate, document: &Document<'_>) -> Option<&'static Rule> {
    Some(match candidate.class {
        Class::Meta | Class::Date if candidate.is_date(document) => &DATE,
        Class::Skip => &SKIP,
        Class::Share => &SHARE,
        Class::Follow => &FOLLOW,
        Class::Tools => &TOOLS,
        Class::Newsletter => &NEWSLETTER,
        Class::Cookies => &COOKIES,
        Class::Ads => &ADS,
        Class::Related => &RELATED,
        Class::More => &MORE,
        Class::Rights => &COPYRIGHT,
        Class::Comments => &COMMENTS,
        Class::Paywall => &PAYWALL,
        Class::Meta => &META,
        Class::Tags => &TAGS,
        Class::Feed => &FEED,
        Class::Counter => &COUNTER,
        Class::Player => &PLAYER,
        Class::Wiki => &WIKI,
        _ => return None,
    })
}
