//! Links and mentions as chat programs store them: `<https://example.com|label>`, `<@U03FGHIJ2|ada>`, `<:wave:812345678901234567>`.

use std::borrow::Cow;

use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::pass::talk::Talk;
use crate::pass::{Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};
use crate::text::near;
use crate::text::places::pairs;

const LINK: Rule =
    Rule::new("chat/link", Presets::PLAIN, "Link of a chat program, `<https://example.com|label>`: its label stays")
        .fires("See <https://example.com/t|the tide table> first.", "See the tide table first.")
        .spares("if a <b|c> d then `<https://example.com|label>`");

const LINK_MARK: Rule =
    Rule::new("chat/link-mark", Presets::MARKDOWN, "Link of a chat program: becomes a link of Markdown")
        .fires(
            "See <https://example.com/t|the tide table> first.",
            "See [the tide table](https://example.com/t) first.",
        )
        .spares("if a <b|c> d then `<https://example.com|label>`");

const MENTION: Rule = Rule::new(
    "chat/mention",
    Presets::TEXT,
    "Mention, channel or emoji of a chat program with what it shows: `<@U03FGHIJ2|ada>`, `<!here>`, `<:wave:812345678901234567>`",
)
.fires("<@U03FGHIJ2|ada>: tell <#C0123ABCD|harbour>", "@ada: tell #harbour")
.spares("<@ada> hello, <!-- a note --> and std::vector<:wave:>");

const SPOILER: Rule =
    Rule::new("chat/spoiler", Presets::PLAIN, "Marks of Reddit around what is hidden: the words stay")
        .fires("In the end >!the keeper did it!<.", "In the end the keeper did it.")
        .spares("if a >! b and c !< d");

const RAISED: Rule = Rule::new("chat/raised", Presets::PLAIN, "Marks of Reddit around raised words: the words stay")
    .fires("^(I am a bot, and it was raining.) It sank.", "I am a bot, and it was raining. It sank.")
    .spares("5 m^(2) and ^(foo|bar) match");

static RULES: [Rule; 5] = [LINK, LINK_MARK, MENTION, SPOILER, RAISED];

#[derive(Debug)]
pub(super) struct Chat;

impl Pass for Chat {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Markup
    }

    fn triggers(&self) -> Classes {
        Classes::ANGLE | Classes::CARET
    }

    fn zones(&self) -> ZoneKinds {
        ZoneKinds::ADDRESSES
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let text = document.text();
        around(document, ">!", "!<", &SPOILER, |inside| inside.contains(char::is_alphanumeric), edits);
        if document.classes().intersects(Classes::CARET) {
            around(document, "^(", ")", &RAISED, reads_like_words, edits);
        }
        for at in document.each([b'<']) {
            let Some((end, token)) = read(text, at) else { continue };
            let span = Span::new(at, end);
            // `Links of a chat: <https://example.com|label>`
            let talk = Talk::about(text, span);
            let is_shown = || talk.is_quoted() || talk.is_beside(&["chat", "format", "links", "mentions", "syntax"]);
            if is_shown() {
                continue;
            }
            match token {
                Token::Link { target, label } => {
                    let ends = [Span::new(at, label.start), Span::new(label.end, end)];
                    edits.delete_together(ends, &LINK, Confidence::Likely);
                    let target = Cow::Owned(format!("]({})", &text[target.range()]));
                    let parts = [(ends[0], Cow::Borrowed("[")), (ends[1], target)];
                    edits.together(parts, &LINK_MARK, Confidence::Likely);
                }
                Token::Mention { sign, name } => {
                    let parts = [
                        (Span::new(at, name.start), Cow::Borrowed(sign)),
                        (Span::new(name.end, end), Cow::Borrowed("")),
                    ];
                    edits.together(parts, &MENTION, Confidence::Likely);
                }
            }
        }
    }
}

/// Two marks within a line around words that `are_words`: the words stay.
fn around(
    document: &Document<'_>,
    open: &'static str,
    close: &str,
    rule: &'static Rule,
    are_words: impl Fn(&str) -> bool,
    edits: &mut Edits<'_>,
) {
    /// Attack: a mark that never closes, repeated. Hidden words are fewer.
    const MAX: usize = 500;
    const STOPS: &str = ".,;:!?)\"*_…";
    let text = document.text();
    let mut done = 0;
    for at in pairs(text.as_bytes(), [open.as_bytes()[0], open.as_bytes()[1]]) {
        let start = at + open.len();
        let is_apart = text[..at].chars().next_back().is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '"' | '*'));
        if at < done || !is_apart || text[start..].starts_with(char::is_whitespace) {
            continue;
        }
        let Some((inside, behind)) = near::line_behind(&text[start..], MAX).split_once(close) else { continue };
        let end = start + inside.len();
        let span = Span::new(at, end + close.len());
        let is_shown = || Talk::about(text, span).is_quoted() || document.zones().at(at, ZoneKinds::ALL).is_some();
        if behind.starts_with(|c: char| !c.is_whitespace() && !STOPS.contains(c))
            || inside.trim() != inside
            || !are_words(inside)
            || is_shown()
        {
            continue;
        }
        let ends = [Span::new(at, start), Span::new(end, span.end)];
        edits.delete_together(ends, rule, Confidence::Likely);
        done = span.end;
    }
}

/// Several words, and no sign of a pattern.
fn reads_like_words(inside: &str) -> bool {
    const WORDS: usize = 3;
    /// Words that are no variables: `^(r a b c)` is a tree.
    const LONG: usize = 2;
    let is_long = |word: &&str| word.chars().nth(2).is_some();
    let is_word = |word: &str| word.trim_matches(|c: char| c.is_ascii_punctuation()).chars().all(char::is_alphabetic);
    !inside.contains(['|', '\\', '+', '?', '=', '{', '(', '^'])
        && inside.split(' ').nth(WORDS - 1).is_some()
        && inside.split(' ').filter(is_long).nth(LONG - 1).is_some()
        && inside.split(' ').all(is_word)
}

/// What stands in angle brackets.
enum Token {
    Link {
        target: Span,
        label: Span,
    },
    /// The name is shown behind a sign.
    Mention {
        sign: &'static str,
        name: Span,
    },
}

/// The token at `at`, and where it ends.
fn read(text: &str, at: usize) -> Option<(usize, Token)> {
    /// Attack: `<h<h<h…`. Addresses that people send are shorter.
    const MAX: usize = 2048;
    const STARTS: [&str; 9] = ["http", "mailto:", "tel:", "@", "#", "!", ":", "a:", "slack:"];
    let rest = &text[at + 1..];
    if !STARTS.iter().any(|start| rest.starts_with(start)) {
        return None;
    }
    let near = &rest.as_bytes()[..rest.len().min(MAX)];
    let length = near.iter().position(|b| matches!(b, b'<' | b'>' | b'\n')).filter(|end| near[*end] == b'>')?;
    let (inside, start) = (&rest[..length], at + 1);
    let end = start + length + 1;
    let span = |from: usize, to: usize| Span::new(start + from, start + to);
    let id = |id: &str| id.len() >= 7 && id.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    let mention = |sign, from, to| Some((end, Token::Mention { sign, name: span(from, to) }));
    let Some((target, label)) = inside.split_once('|') else {
        if let Some(group @ ("channel" | "here" | "everyone")) = inside.strip_prefix('!') {
            return mention("@", 1, 1 + group.len());
        }
        // `:wave:812345678901234567`
        let name = inside.strip_prefix('a').unwrap_or(inside);
        let (name, number) = name.strip_prefix(':')?.split_once(':')?;
        let is_emoji = (15..=20).contains(&number.len())
            && number.bytes().all(|b| b.is_ascii_digit())
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        let from = inside.len() - name.len() - number.len() - 1;
        return is_emoji.then(|| mention(":", from, from + name.len() + 1)).flatten();
    };
    let from = target.len() + 1;
    if label.trim().is_empty() || label.contains('|') {
        return None;
    }
    match target.as_bytes()[0] {
        b'@' if id(&target[1..]) => mention("@", from, length),
        b'#' if id(&target[1..]) => mention("#", from, length),
        b'!' if target.starts_with("!subteam^") || target.starts_with("!date^") => mention("", from, length),
        b'!' if matches!(target, "!channel" | "!here" | "!everyone") => mention("@", 1, target.len()),
        b'h' | b'm' | b't' | b's' if !target.contains([' ', '(', ')']) && target.contains(':') => {
            Some((end, Token::Link { target: span(0, target.len()), label: span(from, length) }))
        }
        _ => None,
    }
}
