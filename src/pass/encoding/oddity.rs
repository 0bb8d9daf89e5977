//! How odd two characters look side by side. Misread text is odder than what it was; text that an author wrote is not.

use super::kind::Kind;
use crate::document::Script;

use Kind::{
    Any, Blank, Box, Digit, Emoji, Hidden, Joint, Junk, Letter, Lower, Mark, Math, Money, Open, Quote, Raised, Sign,
    Stop, Upper,
};

fn script(kind: Kind) -> Option<Script> {
    match kind {
        Lower(script) | Upper(script) | Letter(script) => Some(script),
        _ => None,
    }
}

/// How odd it is that `b` follows `a`, in half points.
pub(super) fn pair((a, x): (char, Kind), (b, y): (char, Kind)) -> i32 {
    match (x, y) {
        (Junk, _) | (_, Junk) => 6,
        (Blank | Any, _) | (_, Blank | Any) => i32::from((x, y) == (Blank, Raised) && b != '°'),
        (Digit, Digit | Stop | Quote | Joint | Raised | Money | Math) => 0,
        (Digit, Box | Hidden) => 3,
        (Digit, Sign | Mark) => 1,
        (Stop | Open | Quote | Joint | Money | Math | Raised | Sign, Digit) => 0,
        (Box, Digit) => 3,
        (Emoji, Emoji | Hidden) | (Hidden, Emoji) => 0,
        (Emoji, _) | (_, Emoji) => 1,
        (Box, Box) => 0,
        (Box, _) | (_, Box) => 4,
        (Hidden, _) | (_, Hidden) => match script(x).or(script(y)) {
            Some(Script::Latin | Script::Greek | Script::Cyrillic) | None => 1,
            _ => 0,
        },
        (Mark, _) | (_, Mark) => match (script(x), y) {
            (Some(s), Mark) => 6 * i32::from(b > '\u{400}' && !matches!(s, Script::Hebrew | Script::Arabic)),
            (None, Mark) if x == Mark => 2,
            (_, Mark) => 3,
            _ => 0,
        },
        _ => match (script(x), script(y)) {
            (Some(s), Some(t)) => letters((a, x, s), (b, y, t)),
            (Some(_), None) => match y {
                // What is left of a no-break space or a sign; words rarely end in this letter.
                _ if a == 'Â' && matches!(b, '\u{a1}'..='\u{bf}') => 5,
                Stop | Joint | Quote => 0,
                Raised if matches!(b, '°' | '³' | '¹') => 2,
                Raised if matches!(b, '†' | '‡') => 1,
                Raised => 0,
                Open | Money | Sign => 4,
                // A prefix of units, behind a letter that no unit and no formula has before it.
                Math if b == 'µ' && x == Upper(Script::Latin) && !a.is_ascii() => 5,
                Math => 3,
                _ => 0,
            },
            (None, Some(_)) => match x {
                Open | Joint | Digit => 0,
                Quote => 0,
                Stop if a == '…' => 1,
                Stop => 1,
                // Before the items of a list.
                Sign if a == '•' => 1,
                Raised if matches!(y, Upper(_)) => 1,
                Raised => 3,
                Money | Sign => 4,
                Math if a == 'µ' => 0,
                // The first byte of accents in the Mac pages, and a root of nothing.
                Math if matches!(a, '√' | '≈') && script(y) == Some(Script::Latin) && !b.is_ascii() => 4,
                Math if (a, b) == ('√', 'π') => 0,
                Math => 3,
                _ => 0,
            },
            (None, None) => match (x, y) {
                (Stop | Quote | Joint | Raised, Stop | Quote | Joint)
                | (Open | Quote | Joint, Open | Quote | Joint) => 0,
                (Math, Math) => 0,
                (Stop | Quote | Joint, Raised) => 1,
                (Quote | Open, Money | Math) => 1,
                _ => 3,
            },
        },
    }
}

fn letters((a, x, s): (char, Kind, Script), (b, y, t): (char, Kind, Script)) -> i32 {
    if s != t {
        let east = |s| matches!(s, Script::Han | Script::Indic | Script::Other | Script::Hangul);
        return if east(s) && east(t) {
            0
        } else if east(s) || east(t) {
            // Other letters are some of them signs.
            if a.is_ascii() || b.is_ascii() || s == Script::Other || t == Script::Other { 2 } else { 6 }
        } else {
            6
        };
    }
    let turn = matches!((x, y), (Lower(_), Upper(_)));
    // No language has both the first letter and the second.
    let stranger = matches!(b, 'Œ' | 'œ' | 'Š' | 'š' | 'Ž' | 'ž' | 'Ÿ')
        && matches!(
            a,
            'Ã' | 'Â'
                | 'Å'
                | 'Ç'
                | 'È'
                | 'Ê'
                | 'Ë'
                | 'Ì'
                | 'Î'
                | 'Ï'
                | 'Ñ'
                | 'Ò'
                | 'Ô'
                | 'Ø'
                | 'Ù'
                | 'Û'
                | 'ã'
                | 'â'
                | 'å'
                | 'ç'
                | 'ê'
                | 'ë'
                | 'ì'
                | 'î'
                | 'ï'
        )
        || a == 'Ä' && matches!(b, 'Ÿ' | 'Œ' | 'œ')
        || a == 'Ă' && "ŤŽŠŚŁĽŻšśťźłľż".contains(b)
        || a == 'Ĺ' && matches!(b, 'ľ' | 'ş' | 'ž' | 'Ľ' | 'Ż');
    let both_marked = s == Script::Latin && !a.is_ascii() && !b.is_ascii();
    4 * i32::from(turn) + 3 * i32::from(stranger) + i32::from(both_marked)
}

/// How odd it is that `b` stands between `a` and `c`, beside what each pair of them says.
pub(super) fn between((a, x): (char, Kind), b: char, (c, z): (char, Kind)) -> i32 {
    let is_letter = |kind| script(kind).is_some();
    match b {
        // Quotes between letters, exponents inside a word.
        '“' | '”' | '«' | '»' | '‹' | '›' | '…' if is_letter(x) && is_letter(z) => 4,
        '²' | '³' | '¹' | 'º' | 'ª' if !a.is_ascii() && is_letter(x) && is_letter(z) => 4,
        '²' | '³' | '¹' if is_letter(x) && is_letter(z) => 2,
        // What is `ừ` and `ỡ`: no quotation opens right behind another.
        '»' if a == 'á' && matches!(c, '«' | '¡') => 4,
        // What is `î`, `Į` and `ș`: such a capital has no mark of a name before small letters.
        '®' | '™' if matches!(a, 'Ã' | 'Ä' | 'Å' | 'È' | 'Ă') && matches!(z, Lower(_)) => 4,
        // No word is broken behind its first capital.
        '\u{ad}' if matches!(x, Upper(_)) && !a.is_ascii() && is_letter(z) => 2,
        // No formula has two such signs in a row behind a letter.
        '√' | '≈' if is_letter(x) && matches!(z, Math | Sign | Raised) && !c.is_ascii() => 2,
        // Nor does one end in a root.
        '√' if matches!(c, '®' | '©') => 2,
        // What is left of a no-break space: no word ends in this letter, and none is this letter.
        'Â' if c == '\u{a0}' || c == ' ' && !matches!(x, Blank | Open | Quote) => 4,
        'Ã' if c == '\u{a0}' => 4,
        // A letter before the sign of multiplication or division that it was, with a number or a blank behind.
        '—' | '·' if a == 'Ã' && matches!(z, Blank | Digit) => 4,
        // What is `η`, a word of its own, and `з`.
        '·' if matches!(a, 'Î' | 'Ð') && z == Blank || a == 'Ð' && matches!(c, 'Ð' | 'Ñ') => 4,
        // A letter that is no word, and the rest of an arrow.
        '†' if matches!(a, 'â' | 'ā' | 'в' | 'β') && matches!(c, '‘' | '’' | '“' | '”') => 4,
        // No language has a quotation mark for an apostrophe behind these.
        '‘' if matches!(a, 'Ã' | 'Å' | 'Ĺ') && is_letter(z) => 4,
        // What is `Ö` before small letters, where a dash would part words; what is `Ç`, and no footnote.
        '–' if a == 'Ã' && matches!(z, Lower(_)) => 4,
        '‡' if a == 'Ã' && is_letter(z) => 4,
        // A point on nothing, and a sign.
        '\u{591}'..='\u{5c7}' if x == Blank && matches!(z, Raised | Money | Sign | Math) => 4,
        ' ' if a == 'Ã' && c == ' ' => 4,
        _ => 0,
    }
}

/// How odd a character is by itself, in half points; nothing where no text has it.
pub(super) fn single(c: char) -> Option<i32> {
    Some(match c {
        '\u{80}'..='\u{9f}' => 6,
        // No page has it for anything that people write.
        '¤' => 2,
        '\0'..='\u{17f}' | 'ș' | 'Ș' | 'ț' | 'Ț' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | 'ə' | 'Ə' => 0,
        // Letters of African languages.
        'ɓ' | 'ɔ' | 'ɖ' | 'ɗ' | 'ɛ' | 'ɣ' | 'ɲ' => 1,
        '\u{180}'..='\u{24f}' => 4,
        '\u{250}'..='\u{2af}' => 4,
        'ʻ' | 'ʼ' => 0,
        '\u{2b0}'..='\u{2ff}' => 2,
        // The marks of European languages.
        '\u{300}'..='\u{304}' | '\u{306}'..='\u{308}' | '\u{30a}'..='\u{30c}' | '\u{323}' | '\u{327}' | '\u{328}' => 1,
        '\u{300}'..='\u{36f}' => 6,
        '\u{384}'..='\u{3ce}' => 0,
        '\u{370}'..='\u{3ff}' => 4,
        '\u{400}'..='\u{45f}' | 'ґ' | 'Ґ' => 0,
        '\u{490}'..='\u{4f9}' => 2,
        '\u{460}'..='\u{52f}' => 4,
        '\u{531}'..='\u{556}' | '\u{561}'..='\u{587}' => 1,
        '\u{5d0}'..='\u{5ea}' => 0,
        '\u{5c8}'..='\u{5cf}' | '\u{5eb}'..='\u{5ee}' | '\u{5f5}'..='\u{5ff}' => return None,
        '\u{530}'..='\u{5ff}' => 3,
        '\u{60c}' | '\u{61b}' | '\u{61f}'..='\u{652}' | '\u{660}'..='\u{66c}' => 0,
        '\u{67e}' | '\u{686}' | '\u{698}' | '\u{6a9}' | '\u{6af}' | '\u{6c0}'..='\u{6d5}' | '\u{6f0}'..='\u{6f9}' => 0,
        '\u{600}'..='\u{6ff}' => 2,
        '\u{700}'..='\u{8ff}' => 8,
        '\u{900}'..='\u{dff}' => 0,
        '\u{e01}'..='\u{e3a}' | '\u{e3f}'..='\u{e5b}' | '\u{e80}'..='\u{edf}' => 0,
        '\u{e00}'..='\u{eff}' => return None,
        '\u{f00}'..='\u{109f}' => 2,
        '\u{10a0}'..='\u{11ff}' => 1,
        '\u{1200}'..='\u{177f}' => 5,
        '\u{1780}'..='\u{17ff}' => 1,
        '\u{1800}'..='\u{1dff}' => 6,
        '\u{1e00}'..='\u{1e9f}' => 1,
        '\u{1ea0}'..='\u{1ef9}' | '\u{1f00}'..='\u{1fff}' => 0,
        '\u{2000}'..='\u{206f}' | '\u{20a0}'..='\u{20bf}' | '\u{2100}'..='\u{22ff}' => 0,
        '₀'..='₉' => 0,
        '\u{2070}'..='\u{20ff}' => 1,
        '\u{2300}'..='\u{2bff}' => 1,
        '\u{2c00}'..='\u{2e7f}' => 6,
        '\u{3000}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => 0,
        '\u{31f0}'..='\u{33ff}' => 2,
        '\u{2e80}'..='\u{4dff}' => 3,
        '\u{a000}'..='\u{abff}' => 6,
        '\u{d7a4}'..='\u{f8ff}' => return None,
        '\u{f900}'..='\u{faff}' | '\u{fb50}'..='\u{fdcf}' | '\u{fe70}'..='\u{fefc}' => 4,
        '\u{fb00}'..='\u{fb06}' | '\u{fe0e}' | '\u{fe0f}' | '\u{feff}' | '\u{ff01}'..='\u{ffee}' => 0,
        '\u{fffd}' => 0,
        '\u{1f000}'..='\u{1faff}'
        | '\u{1d400}'..='\u{1d7ff}'
        | '\u{20000}'..='\u{2ffff}'
        | '\u{e0020}'..='\u{e007f}' => 0,
        // Nothing is assigned there.
        '\u{1fc00}'..='\u{1ffff}' => return None,
        '\u{10000}'..='\u{1fbff}' => 3,
        _ => return None,
    })
}
