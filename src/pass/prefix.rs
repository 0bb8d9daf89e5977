//! First letters of many phrases at once: one look at a place tells that none of them begins there.

/// Letters compared.
const LENGTH: usize = 4;

/// The first letters of a set of phrases.
#[derive(Debug)]
pub(super) struct Prefixes {
    keys: Vec<u64>,
    /// One bit for each hash of a key, so that most places cost no search.
    filter: [u64; FILTER / 64],
}

const FILTER: usize = 4096;

impl Prefixes {
    /// `phrases` are in lower case.
    pub(super) fn of<'p>(phrases: impl IntoIterator<Item = &'p &'p str>) -> Self {
        let mut keys: Vec<u64> = phrases.into_iter().map(|phrase| key(phrase)).collect();
        keys.sort_unstable();
        keys.dedup();
        let mut filter = [0; FILTER / 64];
        for hash in keys.iter().map(|key| hash(*key)) {
            filter[hash / 64] |= 1 << (hash % 64);
        }
        Self { keys, filter }
    }

    /// The same behind brackets and marks.
    pub(super) fn may_begin_behind_marks(&self, text: &str) -> bool {
        /// Attack: `[[[[…`. A phrase stands behind fewer.
        const MAX: usize = 12;
        let marks = text.bytes().take(MAX).take_while(|b| matches!(b, b'[' | b'\\' | b'*' | b'_' | b' ')).count();
        self.may_begin(&text[marks..])
    }

    /// Whether one of the phrases may begin where `text` does, whatever the case of its letters.
    pub(super) fn may_begin(&self, text: &str) -> bool {
        let key = key(text);
        let hash = hash(key);
        self.filter[hash / 64] & 1 << (hash % 64) != 0 && self.keys.binary_search(&key).is_ok()
    }
}

fn hash(key: u64) -> usize {
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 52) as usize % FILTER
}

/// The first letters in lower case, 16 bits each, to the first sign of ASCII.
fn key(text: &str) -> u64 {
    let mut key = 0;
    let bytes = text.as_bytes();
    let mut at = 0;
    for _ in 0..LENGTH {
        let letter = match bytes.get(at) {
            None => break,
            Some(byte) if byte.is_ascii() => {
                if byte.is_ascii_punctuation() || byte.is_ascii_control() {
                    break;
                }
                at += 1;
                u64::from(byte.to_ascii_lowercase())
            }
            Some(_) => {
                let Some(c) = text[at..].chars().next() else { break };
                at += c.len_utf8();
                u64::from(c.to_lowercase().next().unwrap_or(c))
            }
        };
        key = key << 16 ^ letter;
    }
    key
}

#[cfg(test)]
mod tests {
    use super::Prefixes;

    #[test]
    fn first_letters_in_any_case() {
        let prefixes = Prefixes::of(&["citation needed", "¿quién?", "ki?", "источник?", "要出典"]);
        for text in ["Citation needed]", "¿Quién?]", "KI?]", "Источник?", "要出典]"] {
            assert!(prefixes.may_begin(text), "{text}");
        }
        for text in ["", "[citation needed]", "cite", "kind", "искра", "quién?"] {
            assert!(!prefixes.may_begin(text), "{text}");
        }
    }
}
