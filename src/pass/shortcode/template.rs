//! Code of templates between its marks, told from words of the text.

/// Statements around code, which without them would be one with the text.
const AROUND_CODE: [&str; 5] = ["code", "codeblock", "highlight", "prism", "verbatim"];

/// Whether it is template code for sure: a statement, a member, a filter, an operator.
pub(super) fn is_code(open: &str, inside: &str) -> bool {
    let body = inside.trim_matches(['-', ' ', '~', '=']);
    let first = body.split([' ', '(']).next().unwrap_or_default();
    match open {
        "{%" => {
            let is_name = first.len() > 1 && first.bytes().all(|b| b.is_ascii_lowercase() || b"_-".contains(&b));
            is_name && !AROUND_CODE.contains(&first)
        }
        "[%" => inside.starts_with([' ', '-']) && first.starts_with(|c: char| c.is_ascii_alphabetic()),
        "[[" => is_tag(inside),
        "{#" => inside.starts_with(' ') && inside.ends_with(' '),
        "<%" | "{!!" => true,
        "<?" => inside.starts_with("php ") || inside.starts_with('='),
        "${" | "$!{" | "#{" => is_member(inside),
        // A field of a form: `{* signIn_email *}`. A comment has several words.
        "{*" | "{\\*" => {
            let name = body.as_bytes();
            body.contains(['_', '#']) && name.iter().all(|b| b.is_ascii_alphanumeric() || b"_#\\".contains(b))
        }
        // The fields of mailing programs, whose names are loud: `*|Notes:|*` is bold code of pldoc.
        "*|" if !inside.bytes().take(2).all(|b| b.is_ascii_uppercase()) => false,
        "%%" | "*|" => inside.len() >= 3 && inside.bytes().all(|b| b.is_ascii_alphanumeric() || b"_:-".contains(&b)),
        "{{" | "{{{" => {
            let operator =
                ["===", "==", "&&", "||", " ? ", "::", "| ", " |", "!=", "(", "()"].iter().any(|op| body.contains(op));
            // A version has no name of a field: `{{BY-4.0}}`.
            let member = body.split('.').count() > 1
                && body.contains(|c: char| c.is_ascii_lowercase())
                && body.bytes().all(|b| b.is_ascii_alphanumeric() || b"._$[]'-".contains(&b));
            let is_path = body.starts_with('/') && body[1..].contains('/');
            let helper = body.starts_with(['#', '/', '^', '>', '<', '$', '%']) && !is_path;
            let comment = body.starts_with('!') && inside.len() > 2;
            // `partial "share.html" .`
            let call = body.split_once(' ').is_some_and(|(name, value)| {
                name.bytes().all(|b| b.is_ascii_lowercase()) && value.starts_with(['"', '\'', '.'])
            });
            let code = operator && !body.starts_with(|c: char| c.is_uppercase()) || member || helper || call;
            comment || !is_prose(body) && (code || body == "else")
        }
        _ => false,
    }
}

/// `article.title`
fn is_member(inside: &str) -> bool {
    let is_name = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    inside.contains('.') && inside.split('.').all(is_name)
}

/// `[[ item.title ]]` of Angular and Vue, `[[+title]]` of MODX, `[[{"fid":"7"}]]` of Drupal, `[[_TOC_]]` of what renders Markdown.
fn is_tag(inside: &str) -> bool {
    let spaced = inside.strip_prefix(' ').and_then(|inside| inside.strip_suffix(' ')).unwrap_or_default();
    let spaced = spaced.split(" | ").next().unwrap_or_default();
    let named = inside.strip_prefix(['+', '*', '$', '!', '~', '%']).unwrap_or_default();
    is_member(spaced)
        || named.starts_with(|c: char| c.is_ascii_alphanumeric())
        || inside.trim_matches('_').eq_ignore_ascii_case("toc")
        || inside.starts_with("{\"") && inside.contains("\"fid\":")
}

/// Whether most of it, and some of it in any case, are words in small letters: marks of another kind around words of the text.
fn is_prose(body: &str) -> bool {
    const FEW: usize = 4;
    let words = || body.split(' ').map(|word| word.trim_end_matches([',', '.', ';', ':']));
    let plain = words().filter(|word| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase())).count();
    plain >= FEW && plain * 2 > words().count() && !body.contains(['"', '\'', '|', '='])
}
