//! Blocks of scripts, style sheets and data.

use super::style;
use crate::document::Document;
use crate::text::bytes::Bytes;
use crate::text::starts::Starts;

/// How a script that pages embed begins.
static SCRIPT_STARTS: Starts<46> = Starts::new([
    "googletag",
    "window.",
    "window[",
    "document.",
    "dataLayer",
    "gtag(",
    "fbq(",
    "ga(",
    "_gaq",
    "(adsbygoogle",
    "adsbygoogle",
    "jQuery(",
    "jQuery.",
    "$(",
    "$.",
    "(function",
    "( function",
    "!function",
    ";(function",
    "(() =>",
    "(()=>",
    "var ",
    "let ",
    "const ",
    "function ",
    "if (typeof",
    "if(typeof",
    "if (window",
    "if(window",
    "try {",
    "try{",
    "_paq.push",
    "__tcfapi",
    "_taboola",
    "_satellite",
    "OneTrust",
    "Cookiebot",
    "self.__next_f",
    "new Image",
    "setTimeout(",
    "_sf_async_config",
    "OA_show",
    "Criteo",
    "ytcfg.",
    "mw.",
    "wp.",
]);

/// Marks that guard scripts from old parsers.
const GUARDS: [&str; 6] = ["//<![CDATA[", "// <![CDATA[", "/* <![CDATA[ */", "//]]>", "// ]]>", "/* ]]> */"];

/// Where a guard opens, as it is and as converters escape it.
const OPENED: [&str; 2] = ["<![CDATA[", "<!\\[CDATA\\["];

/// Attack: lines that open something and never close it.
const MAX_FAILURES: u32 = 16;

/// How lines of code end.
pub(super) static LASTS: Bytes = Bytes::of(b";{})]>/([");

/// The first look at a line, at the cost of its first and last bytes.
pub(super) fn may_start(first: u8, last: u8) -> bool {
    static FIRSTS: Bytes = Bytes::of(b"(!;$_.#@{[/*:<").and(b'A', b'Z').and(b'a', b'z');
    // Lines of wrapped prose end in a comma, too.
    FIRSTS.has(first) && (LASTS.has(last) || last == b',' && !first.is_ascii_alphabetic())
}

/// The last line of the script, style sheet or JSON value that starts at line `first`.
pub(super) fn block(document: &Document<'_>, first: usize, failures: &mut u32) -> Option<usize> {
    let lines = document.lines();
    let line = super::trim(document.line(first));
    if line.starts_with('/') && GUARDS.contains(&line) {
        /// Attack: opening guards alone. Scripts that pages embed are no longer.
        const MAX_LINES: usize = 300;
        let closes = |index: &usize| {
            let line = document.line(*index).trim();
            line.contains("]]>") && GUARDS.contains(&line)
        };
        let opens = line.contains("CDATA") && *failures <= MAX_FAILURES;
        let last = opens.then(|| (first + 1..lines.len().min(first + MAX_LINES)).find(closes)).flatten();
        *failures += u32::from(opens && last.is_none());
        return Some(last.unwrap_or(first));
    }
    if line.starts_with(['/', '*', '\\', '<']) && is_guarded(line) {
        return Some(first);
    }
    if line.starts_with("/*") && line.ends_with("*/") && !line[2..].contains("/*") {
        // The comment at the head of a style sheet.
        let next = first + 1;
        let next = (next..lines.len().min(next + style::MAX_SELECTORS))
            .find(|line| !style::is_selector(document.line(*line)))?;
        let line = document.line(next).trim();
        let is_head = style::is_start(line) && !line.starts_with("/*") || line.starts_with('{') && next > first + 1;
        return if is_head { block(document, next, failures) } else { None };
    }
    if is_chain(line) {
        return Some(first);
    }
    let is_loose = line.starts_with("{ \"");
    let json = is_loose || line.starts_with("{\"") || line.starts_with("[{\"") || line == "{";
    let style =
        style::is_start(line) || line.starts_with('{') && first > 0 && style::is_selector(document.line(first - 1));
    let script = SCRIPT_STARTS.begin(line);
    if !(json || style || script) {
        return None;
    }
    // Strings and patterns may hold brackets without a partner.
    let Some(last) = balanced(document, first, failures) else {
        return (script && is_minified(line) && is_script(line)).then_some(first);
    };
    let text = document.text()[lines.span(first).start..lines.span(last).end].trim();
    /// Fields of a record that a person may have written by hand.
    const BY_HAND: usize = 4;
    let is_long = || text.matches("\":").nth(BY_HAND).is_some();
    (json && is_json(text) && (!is_loose || is_long()) || style && style::is_style(text) || script && is_script(text))
        .then_some(last)
}

/// Whether a line is a script between the guards.
fn is_guarded(line: &str) -> bool {
    let inner = line.trim_start_matches(['/', '*', '\\', ' ']);
    let closed = line.trim_end_matches(['/', '*', '\\', ' ']);
    let ends = |closed: &str| closed.ends_with("]]>") || closed.ends_with("]\\]>");
    OPENED.iter().any(|open| inner.starts_with(open) && inner.len() > open.len()) && ends(closed)
}

/// `.replace(…).replace(…).trim()`: the end of a statement whose beginning stood on another line.
fn is_chain(line: &str) -> bool {
    const CALLS: usize = 3;
    let name = |call: &str| call.bytes().take_while(u8::is_ascii_alphabetic).count();
    let calls = |call: &&str| name(call) >= 3 && call[name(call)..].starts_with('(');
    line.strip_prefix('.').is_some_and(|rest| calls(&rest))
        && line.ends_with([')', ';'])
        && 1 + line.split(").").skip(1).filter(calls).count() >= CALLS
}

/// Whether a line is longer than any that people write, and dense with the signs of code.
pub(super) fn is_minified(line: &str) -> bool {
    const LONG: usize = 300;
    let is_sign = |b: &&u8| matches!(b, b'(' | b')' | b'{' | b'}' | b';' | b'=');
    let signs = || line.bytes().filter(|b| is_sign(&b)).count();
    line.len() >= LONG && line.contains(['{', ';']) && !line.contains("](") && signs() * 12 > line.len()
}

/// The line where the brackets opened from line `first` on are closed.
fn balanced(document: &Document<'_>, first: usize, failures: &mut u32) -> Option<usize> {
    /// Attack: lines that open brackets and never close them. No block that a page embeds is longer.
    const MAX_LINES: usize = 300;
    if *failures > MAX_FAILURES {
        return None;
    }
    let lines = document.lines();
    let mut depth = 0i64;
    for index in first..lines.len().min(first + MAX_LINES) {
        depth += depth_of(document.line(index))?;
        if depth == 0 {
            return Some(index);
        }
        if depth < 0 {
            break;
        }
    }
    *failures += 1;
    None
}

/// Brackets opened less brackets closed, out of strings. `None` where a line is a fence.
fn depth_of(line: &str) -> Option<i64> {
    if line.trim_start().starts_with("```") {
        return None;
    }
    let bytes = line.as_bytes();
    let (mut depth, mut at) = (0, 0);
    // Where a kind of quote has no partner left on the line, it is an apostrophe.
    let mut lone = [false; 3];
    while at < bytes.len() {
        match bytes[at] {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth -= 1,
            b'\\' => at += 1,
            quote @ (b'"' | b'\'' | b'`') => {
                let which = match quote {
                    b'"' => 0,
                    b'\'' => 1,
                    _ => 2,
                };
                if !lone[which] {
                    match string_end(bytes, at + 1, quote) {
                        Some(end) => at = end,
                        None => lone[which] = true,
                    }
                }
            }
            _ => {}
        }
        at += 1;
    }
    Some(depth)
}

fn string_end(bytes: &[u8], from: usize, quote: u8) -> Option<usize> {
    let mut at = from;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b if b == quote => return Some(at),
            _ => {}
        }
        at += 1;
    }
    None
}

fn is_script(text: &str) -> bool {
    if !text.ends_with([';', '}', ')', '>']) {
        return false;
    }
    let signs = [
        ");",
        "})",
        "function(",
        "function (",
        "() {",
        "=>",
        "||",
        "&&",
        " = ",
        "={",
        "=\"",
        "='",
        "('",
        "(\"",
        "[]",
        "();",
        ".push(",
        "={}",
        "!0",
        "([",
        "){",
        "===",
        "=",
    ]
    .iter()
    .filter(|sign| text.contains(**sign))
    .count();
    signs >= 2
        && super::topics::PAGE.iter().any(|name| text.contains(name))
        && (text.ends_with([';', '}']) || signs >= 3 || text.starts_with("self.__next_f"))
}

fn is_json(text: &str) -> bool {
    let inner = text.trim_start_matches(['[', '{']).trim_start();
    text.ends_with(['}', ']']) && inner.starts_with('"') && (text.contains("\":") || text.contains("\" :"))
}
