//! A text all of which is UTF-16 read in the other byte order: its blanks are U+2000, its line ends U+0A00.

use super::halves;
use crate::pass::encoding::double_byte::is_common;

/// The text in the right byte order.
pub(in crate::pass::encoding) fn read(text: &str) -> Option<String> {
    /// A few that fail may have been damaged; a text that is misread has no others.
    const SHARE: usize = 20;
    const ENOUGH: usize = 3;
    // Most texts have an end of a word within the first few bytes.
    let text = text.trim_end_matches(['\n', ' ']);
    if memchr::memchr2(b' ', b'\n', text.as_bytes()).is_some() {
        return None;
    }
    let count = |c: &str| memchr::memmem::find_iter(text.as_bytes(), c).take(ENOUGH).count();
    // Neither a mark in the wrong order nor such line ends are characters.
    let is_none = text.starts_with('\u{fffe}') || count("\u{a00}") > 1;
    if !is_none && count("\u{2000}") < ENOUGH {
        return None;
    }
    let units: Vec<u16> =
        text.chars().map(|c| halves(c).map(|[high, low]| u16::from_be_bytes([low, high]))).collect::<Option<_>>()?;
    let swapped = String::from_utf16(&units).ok()?;
    let usual = |text: &str| text.chars().filter(|c| is_usual(*c)).count();
    let (all, unusual) = (swapped.chars().count(), swapped.chars().count() - usual(&swapped));
    let are_controls = swapped.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}'));
    let is_text = unusual * SHARE <= all && (is_none || usual(text) * 2 <= all) && !are_controls;
    is_text.then(|| swapped.replace("\r\n", "\n").replace('\u{feff}', ""))
}

/// The characters of alphabets, signs of prose, and the common ones of East Asia.
fn is_usual(c: char) -> bool {
    match c {
        '\0'..='\x7f' => !c.is_ascii_control() || matches!(c, '\t' | '\n' | '\r' | '\u{c}'),
        '\u{a0}'..='\u{24f}' | '\u{feff}' => true,
        '\u{250}'..='\u{1fff}' | '\u{2c00}'..='\u{2dff}' => c.is_alphanumeric() || is_mark(c),
        '\u{2000}' => false,
        '\u{2001}'..='\u{206f}' | '\u{20a0}'..='\u{23ff}' | '\u{2500}'..='\u{27ff}' => true,
        '\u{3001}'..='\u{30ff}' | '\u{ac00}'..='\u{d7a3}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff01}'..='\u{ff60}' => true,
        '\u{4e00}'..='\u{9fff}' => is_common(c),
        '\u{1f000}'..='\u{1faff}' => true,
        _ => false,
    }
}

/// Signs that stand on letters, and stops, of alphabets: whole ranges, for they tell more often than not.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}'
            | '\u{483}'..='\u{489}'
            | '\u{591}'..='\u{6ff}'
            | '\u{900}'..='\u{9ff}'
            | '\u{a01}'..='\u{109f}'
            | '\u{1360}'..='\u{1368}'
            | '\u{1780}'..='\u{17f9}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn misread(text: &str) -> String {
        let units: Vec<u16> = text.encode_utf16().map(u16::swap_bytes).collect();
        String::from_utf16(&units).unwrap()
    }

    #[test]
    fn whole_texts() {
        for text in ["a = [1, 2]\nb = {}\n\n# ☕", "Der Fähre 2\nund 1 😀", "渡轮九点开船。\n桥关了，\n所以没有车。"]
        {
            assert_eq!(read(&misread(text)).as_deref(), Some(text));
            assert_eq!(read(text), None);
        }
        assert_eq!(read("渡轮九点开船。\u{2000}桥关了，\u{2000}所以没有车。\u{2000}你好"), None, "other blanks");
        assert_eq!(read(&(misread("The ferry\nis\nlate.") + " \u{a00} is no character")), None, "text about it");
    }
}
