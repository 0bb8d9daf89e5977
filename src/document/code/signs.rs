//! Signs that a line of code has and a sentence has not.

use super::{is_operator, is_target};
use crate::text::places::places;

/// Whether it is one of the bytes that [`Signs::read`] looks at: `()}=>:&|<+[]$`.
fn is_sign(&[byte]: &[u8; 1]) -> bool {
    ((byte & 0xFE) == b'(')
        | ((byte & 0xFE) == b'|')
        | (byte.wrapping_sub(b'<') < 3)
        | ((byte & 0xFD) == b'$')
        | (byte == b'+')
        | (byte == b':')
        | (byte == b'[')
        | (byte == b']')
}

/// What code has and sentences have not, each counted once.
#[derive(Default)]
pub(super) struct Signs {
    /// `;`, `{` or `}` at the end, but not of the attributes of a span: `[mill]{.smallcaps}`.
    end: bool,
    /// `);`, `) {`, `})`.
    close: bool,
    /// `f()`, `f("x")`, `f(a, b)`, `f(x);`, but not `word(s)`.
    call: bool,
    /// ` = `, `==`, `:=`, `=>`, `->`, `::`, `&&`, `||`, `<<`, `++`.
    operator: bool,
    /// `['`, `["`, `](`, `$(`, `${`.
    index: bool,
}

impl Signs {
    pub(super) fn read(line: &[u8]) -> Self {
        let mut signs = Self { end: matches!(line.last(), Some(b';' | b'{')) || closes_block(line), ..Self::default() };
        let at = |index: usize| line.get(index).copied().unwrap_or(b' ');
        let mut open_call = None; // where the arguments of the last call begin
        for index in places(line, is_sign) {
            let (byte, before, next) = (line[index], at(index.wrapping_sub(1)), at(index + 1));
            match byte {
                b'(' if before.is_ascii_alphanumeric() || before == b'_' => {
                    open_call = Some(index);
                    signs.call |= matches!(next, b')' | b'"' | b'\'' | b'&' | b'*');
                }
                b')' => {
                    if let Some(open) = open_call.take() {
                        signs.call |= matches!(next, b';' | b'.' | b')' | b'{') || line[open..index].contains(&b',');
                    }
                    signs.close |= matches!((next, at(index + 2)), (b';' | b'{', _) | (b' ', b'{'));
                }
                b'}' => signs.close |= next == b')',
                b'=' => signs.operator |= is_operator(before, next),
                b'>' => signs.operator |= before == b'-',
                b':' | b'&' | b'|' | b'<' | b'+' => signs.operator |= byte == before,
                b'[' => signs.index |= matches!(next, b'\'' | b'"'),
                // The target of a link is no argument list; what it holds is no code of this line.
                b']' if next == b'(' && (line.starts_with(b"![") || is_target(&line[index + 2..])) => {
                    return Self::default();
                }
                b']' => signs.index |= matches!(before, b'\'' | b'"') || next == b'(',
                b'$' => signs.index |= matches!(next, b'(' | b'{'),
                _ => {}
            }
        }
        signs
    }

    pub(super) fn count(&self) -> u32 {
        [self.end, self.close, self.call, self.operator, self.index].into_iter().map(u32::from).sum()
    }
}

/// Whether the line ends with a brace that is not of the attributes of a span.
fn closes_block(line: &[u8]) -> bool {
    let open = || memchr::memrchr(b'{', line).and_then(|open| open.checked_sub(1));
    line.last() == Some(&b'}') && open().is_none_or(|before| line[before] != b']')
}
