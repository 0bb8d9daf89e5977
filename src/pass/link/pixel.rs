//! Images that show nothing: they count visits or keep a place.

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

/// Hosts and paths that count visits.
const COUNTERS: [&str; 22] = [
    "facebook.com/tr?",
    "facebook.com/tr/?",
    "scorecardresearch.com/",
    "tns-counter.ru/",
    "quantserve.com/pixel",
    "google-analytics.com/",
    "doubleclick.net/",
    "bat.bing.com/",
    "counter.yadro.ru/",
    "mc.yandex.ru/watch",
    "top-fwz1.mail.ru/counter",
    "stats.wp.com/",
    "pixel.wp.com/",
    "vgwort.de/na/",
    "px.ads.linkedin.com/",
    "ct.pinterest.com/",
    "analytics.twitter.com/",
    "c.statcounter.com/",
    "feedburner.com/~r/",
    "feeds.feedburner.com/~",
    "ioam.de/",
    "alexametrics.com/",
];

/// Whether the image at `target`, which has no alternative text, shows nothing.
pub(super) fn is_pixel(target: &str) -> bool {
    let path = target.split(['?', '#']).next().unwrap_or(target);
    let file = path.rsplit('/').next().unwrap_or(path);
    let is_blank = file.rsplit_once('.').is_some_and(|(name, extension)| {
        matches!(extension, "gif" | "png") && NAMES.iter().any(|known| name.eq_ignore_ascii_case(known))
    });
    is_blank || COUNTERS.iter().any(|counter| target.contains(counter))
}
