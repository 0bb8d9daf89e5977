//! Links that share the page, whatever they say: they lead where networks take what readers share.

use super::visible::Visible;
use crate::document::{Document, host_of};
use crate::edit::Span;
use crate::text::near;

/// Hosts, and how their paths begin; subdomains count.
#[rustfmt::skip]
const PLACES: [(&str, &[&str]); 20] = [
    ("facebook.com", &["sharer", "share.php", "dialog/share", "dialog/send"]),
    ("twitter.com", &["intent/tweet", "intent/post", "share", "home?status="]),
    ("x.com", &["intent/tweet", "intent/post", "share"]),
    ("linkedin.com", &["sharearticle", "sharing/", "cws/share"]),
    ("pinterest.com", &["pin/create/"]),
    ("reddit.com", &["submit"]),
    ("t.me", &["share"]),
    ("telegram.me", &["share"]),
    ("whatsapp.com", &["send"]),
    ("wa.me", &["?text="]),
    ("vk.com", &["share"]),
    ("ok.ru", &["offer", "dk?st.cmd=addshare"]),
    ("tumblr.com", &["share", "widgets/share"]),
    ("bsky.app", &["intent/compose"]),
    ("threads.net", &["intent/post"]),
    ("line.me", &["r/msg/", "lineit/share"]),
    ("hatena.ne.jp", &["add?", "entry/"]),
    ("weibo.com", &["share/"]),
    ("getpocket.com", &["save", "edit"]),
    ("ycombinator.com", &["submitlink"]),
];

/// `mailto:` with nobody to send to, and messages of programs.
const SCHEMES: [&str; 3] = ["mailto:?", "whatsapp://send", "viber://forward"];

/// A first look at a text that begins with a link, over several lines perhaps: whether it shares, or one around a picture does.
pub(super) fn may_be_row(text: &str) -> bool {
    /// Bytes up to the target: of a picture's address and of words.
    const REACH: usize = 240;
    let near = near::behind(text, REACH).as_bytes();
    let targets = memchr::memchr_iter(b']', near).filter(|at| near.get(at + 1) == Some(&b'('));
    let is_around_picture = memchr::memchr(b'[', near).is_some_and(|at| near.get(at + 1) == Some(&b'!'));
    targets.take(1 + usize::from(is_around_picture)).any(|at| shares(&text[at + 2..]))
}

/// Whether the line is nothing but such links.
pub(super) fn is_row(document: &Document<'_>, span: Span, visible: &Visible) -> bool {
    let mut own = document.links_in(span).filter(|link| !link.image);
    visible.is_linked() && own.all(|link| shares(link.destination(document)))
}

fn shares(target: &str) -> bool {
    /// Bytes of a host with the start of its path.
    const NEAR: usize = 60;
    let near = near::behind(target.trim_start_matches('<'), NEAR);
    let Some((host, path)) = host_of(near) else {
        return SCHEMES.iter().any(|scheme| near.starts_with(scheme));
    };
    let Some(path) = path.strip_prefix('/') else { return false };
    PLACES.iter().any(|(known, paths)| {
        let is_host = host.strip_suffix(known).is_some_and(|sub| sub.is_empty() || sub.ends_with('.'));
        is_host && paths.iter().any(|begun| path.get(..begun.len()).is_some_and(|own| own.eq_ignore_ascii_case(begun)))
    })
}
