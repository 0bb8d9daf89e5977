//! What lines around a text are for.

use super::visible::Visible;

/// What a line of boilerplate is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::pass) enum Class {
    Skip,
    Share,
    Follow,
    Tools,
    Newsletter,
    Cookies,
    Ads,
    Related,
    More,
    Rights,
    Comments,
    Paywall,
    Meta,
    /// Labels of the date of publication.
    Date,
    Tags,
    Feed,
    Pager,
    Home,
    Locale,
    Counter,
    Credit,
    /// Controls of a video player.
    Player,
    /// What wikis say around their articles.
    Wiki,
    /// Who sells pictures and news.
    Agency,
    /// Names of months and of days of the week, for dates.
    Month,
    Weekday,
    /// Words of menus, which are lines of many links.
    Menu,
    /// Lines of one site, which go beside others of it alone.
    Site,
}

impl Class {
    /// What an author writes about: newsletters, sponsors, details. Words of buttons, `Share this story`, are none.
    pub(in crate::pass) fn may_be_subject(self) -> bool {
        matches!(self, Self::Related | Self::Newsletter | Self::Follow | Self::Ads | Self::More)
    }

    /// The class that the files of phrases call `name`.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "skip" => Self::Skip,
            "share" => Self::Share,
            "follow" => Self::Follow,
            "tools" => Self::Tools,
            "newsletter" => Self::Newsletter,
            "cookies" => Self::Cookies,
            "ads" => Self::Ads,
            "related" => Self::Related,
            "more" => Self::More,
            "rights" => Self::Rights,
            "comments" => Self::Comments,
            "paywall" => Self::Paywall,
            "meta" => Self::Meta,
            "date" => Self::Date,
            "tags" => Self::Tags,
            "feed" => Self::Feed,
            "pager" => Self::Pager,
            "home" => Self::Home,
            "locale" => Self::Locale,
            "counter" => Self::Counter,
            "credit" => Self::Credit,
            "player" => Self::Player,
            "wiki" => Self::Wiki,
            "agency" => Self::Agency,
            "month" => Self::Month,
            "weekday" => Self::Weekday,
            "menu" => Self::Menu,
            "sign" | "mark" => Self::Site,
            _ => return None,
        })
    }

    /// Classes that this family has no rule for: they help others.
    pub(super) fn is_elsewhere(self) -> bool {
        matches!(
            self,
            Self::Pager
                | Self::Home
                | Self::Locale
                | Self::Credit
                | Self::Agency
                | Self::Month
                | Self::Weekday
                | Self::Menu
        )
    }

    /// Classes whose words stand next to one another in one row: `Share Tweet Email`.
    pub(super) const ROW: [Self; 6] =
        [Self::Skip, Self::Share, Self::Follow, Self::Tools, Self::Comments, Self::Paywall];

    /// Whether it is one of these.
    pub(in crate::pass) fn is_row(self) -> bool {
        Self::ROW.contains(&self)
    }

    /// Classes whose short phrases are buttons and labels, not notices.
    pub(super) fn is_button(self) -> bool {
        self.is_row() && self != Self::Comments
            || matches!(self, Self::Newsletter | Self::Related | Self::More | Self::Ads)
    }
}

/// Whether a single word of the class is a heading or a name as well: `Related` is, `Meistgelesen` hardly.
pub(in crate::pass) fn is_everyday(class: Class, word: &Visible) -> bool {
    match class {
        Class::Related => word.colon.is_none() && word.key.chars().count() < 10,
        Class::Cookies | Class::Tools => true,
        // `Beitragsnavigation` is the name of no subject.
        Class::Skip => word.key.chars().count() < 15,
        Class::More | Class::Comments => word.key.chars().count() < 8,
        _ => false,
    }
}
