//! Images: what goes of them, and which ones show nothing: they count visits or keep a place.

use super::example::is_shown;
use super::{DEAD_IMAGE, IMAGE, IMAGE_ALT, remove, remove_around_text};
use crate::document::{Document, Link, Target, host_of};
use crate::edit::{Edits, Span};
use crate::text::bytes::{Bytes, trim};

/// Names of files of one transparent pixel, without their extensions.
const NAMES: [&str; 18] = [
    "spacer",
    "pixel",
    "blank",
    "clear",
    "cleardot",
    "clearpixel",
    "transparent",
    "trans",
    "empty",
    "1x1",
    "1px",
    "dot_clear",
    "shim",
    "pix",
    "transparent_pixel",
    "transparent-pixel",
    "blank1x1",
    "placeholder_1x1",
];

/// Ends of the hosts that count visits, and starts of the paths where they do.
const COUNTERS: [(&str, &str); 30] = [
    ("facebook.com", "/tr"),
    ("scorecardresearch.com", ""),
    ("tns-counter.ru", ""),
    ("quantserve.com", "/pixel"),
    ("google-analytics.com", ""),
    ("doubleclick.net", ""),
    ("bat.bing.com", ""),
    ("counter.yadro.ru", ""),
    ("mc.yandex.ru", "/watch"),
    ("mail.ru", "/counter"),
    ("stats.wp.com", ""),
    ("pixel.wp.com", ""),
    ("vgwort.de", "/na/"),
    ("ads.linkedin.com", ""),
    ("ct.pinterest.com", ""),
    ("analytics.twitter.com", ""),
    ("statcounter.com", ""),
    ("feedburner.com", "/~"),
    ("ioam.de", ""),
    ("alexametrics.com", ""),
    ("hit.gemius.pl", ""),
    ("adnxs.com", ""),
    ("bluekai.com", "/site"),
    ("rubiconproject.com", "/beacon"),
    ("xiti.com", "/hit"),
    ("amazon-adsystem.com", "/e/ir"),
    ("assoc-amazon.com", "/e/ir"),
    ("medium.com", "/_/stat"),
    ("googleusercontent.com", "/tracker/"),
    ("counter.theconversation.com", ""),
];

/// Proposes what goes of an image.
pub(super) fn strip(document: &Document<'_>, link: &Link, gone: &mut Span, edits: &mut Edits<'_>) {
    let has_alt = !trim(document.slice(link.text)).is_empty();
    if has_alt && edits.is_on(&IMAGE_ALT) {
        remove_around_text(document, link, &IMAGE_ALT, edits);
        return;
    }
    static ENDS: Bytes = Bytes::of(b" )>");
    let target = link.destination(document);
    let target = &target[..ENDS.before(target.as_bytes())];
    let shows_nothing = link.target == Target::Dead
        || !has_alt && is_pixel(target)
        || is_counter(target)
        || is_spinner(document.slice(link.text), target);
    let rule = if shows_nothing { &DEAD_IMAGE } else { &IMAGE };
    if edits.is_on(rule) && !is_shown(document, link.span) {
        remove(document, link.span, gone, rule, edits);
    }
}

/// Whether the image at `target`, which has no alternative text, shows nothing.
fn is_pixel(target: &str) -> bool {
    let end = memchr::memchr2(b'?', b'#', target.as_bytes()).unwrap_or(target.len());
    let path = &target[..end];
    let file = &path[memchr::memrchr(b'/', path.as_bytes()).map_or(0, |at| at + 1)..];
    let is_blank = file.rsplit_once('.').is_some_and(|(name, extension)| {
        matches!(extension, "gif" | "png") && NAMES.iter().any(|known| name.eq_ignore_ascii_case(known))
    });
    let (host, _) = host_of(path).unwrap_or_default();
    // `pixel.example.net`
    const LABELS: [&str; 7] = ["pixel", "pixels", "tracker", "tracking", "track", "beacon", "counter"];
    let is_tracker = target.len() > end && host.split_once('.').is_some_and(|(label, _)| LABELS.contains(&label));
    // What wikis log in with.
    let is_login = target[end..].ends_with("type=1x1");
    is_blank || is_login || is_tracker
}

/// Whether the image at `target` counts visits, whatever its text.
fn is_counter(target: &str) -> bool {
    let path = &target[..memchr::memchr2(b'?', b'#', target.as_bytes()).unwrap_or(target.len())];
    let (host, path) = host_of(path).unwrap_or_default();
    // Those that a site runs itself.
    path.ends_with("/matomo.php")
        || path.ends_with("/piwik.php")
        || COUNTERS.iter().any(|(end, start)| ends_in(host, end) && path.starts_with(start))
}

/// Whether a host ends in one of those, which are all longer than a domain of the top and its dot. Most do not have its letter
/// before them.
fn ends_in(host: &str, end: &str) -> bool {
    const LETTER: usize = 5;
    let letter = |name: &str| name.len().checked_sub(LETTER).map(|at| name.as_bytes()[at]);
    letter(host) == letter(end) && host.ends_with(end)
}

/// What stands for a picture that was never loaded: `![Loading …](/images/loading.gif)`.
fn is_spinner(alt: &str, target: &str) -> bool {
    let alt = alt.trim_matches(|c: char| !c.is_alphabetic());
    let file = || target.rsplit('/').next().unwrap_or_default();
    alt.eq_ignore_ascii_case("loading") && ["load", "spinner"].iter().any(|name| file().contains(name))
}
