//! Lines of languages whose marks no other has: clauses of Prolog, helpers of templates.

/// `open(P) :- port(P), \+ closed(P).`, `port(mole, 4).`: a clause of Prolog.
pub(super) fn is_clause(line: &str) -> bool {
    let Some(first) = line.bytes().next() else { return false };
    (first == b':' || first.is_ascii_lowercase())
        && (line.ends_with(":-") || line.starts_with(":- ") || line.ends_with(").") && is_fact(line))
}

/// A name and its arguments, which a condition may follow.
fn is_fact(line: &str) -> bool {
    let name = line.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'_').count();
    line[name..].starts_with('(') && (line[name..].find(')') == Some(line.len() - name - 2) || line.contains(") :- "))
}

/// `{{#each ports}}`, `{{/each}}`, `{{~else~}}`: a block of Handlebars or Mustache begins or ends, but no function of a wiki,
/// `{{#if: a | b}}`.
pub(super) fn is_helper(line: &str) -> bool {
    let body = line.trim_start_matches('{').trim_start_matches('~');
    let words = body.trim_end_matches('}').trim_end_matches('~');
    let name = words.trim_start_matches(['#', '/', '^']);
    let is_name = || {
        let length = name.bytes().take_while(|b| b.is_ascii_alphanumeric() || b"_-.@".contains(b)).count();
        name.starts_with(|c: char| c.is_ascii_lowercase())
            && matches!(name[length..].bytes().next(), None | Some(b' ' | b'}'))
    };
    line.ends_with("}}")
        && (name.len() < words.len() && is_name()
            || words == "else"
            || words.starts_with("else ")
            || words.starts_with("!--"))
}
