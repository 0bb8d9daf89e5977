//! `` `[open](file.html#open)` ``: names in code that a page links, as most converters write them. A reader saw the names alone.

use super::Zone;
use crate::document::code::is_target;

/// Fewer are examples of how to write a link.
const FEW: usize = 3;

/// Leaves out the zones that hold nothing but such a link, if the page has several.
pub(super) fn leave_out(text: &str, found: &mut Vec<Zone>) {
    let name = |zone: &Zone| linked_name(&text[zone.span.range()]);
    let mut names: Vec<&str> = found.iter().filter_map(name).collect();
    names.sort_unstable();
    names.dedup();
    if names.len() >= FEW {
        found.retain(|zone| name(zone).is_none());
    }
}

/// The name that is linked, of a span of code with its marks.
fn linked_name(code: &str) -> Option<&str> {
    let link = code.strip_prefix("`[")?.strip_suffix(")`")?;
    let (name, target) = link.split_once("](")?;
    let is_name =
        |c: char| c.is_alphanumeric() || matches!(c, '_' | '\\' | '.' | ':' | '-' | '(' | ')' | '$' | '*' | '<' | '>');
    let is_page = is_target(target.as_bytes()) && !target.contains([')', '\n']) && !target.contains("example");
    (!name.is_empty() && name.chars().all(is_name) && is_page).then_some(name)
}
