//! The one error type. Cleaning cannot fail; only configuration can.

use std::fmt::Display;

/// Why a configuration was refused. Opaque: read it, log it, or ask the `is_*` methods.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct Error(#[from] Kind);

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Kind {
    #[error("unknown rule `{given}`{hint}")]
    UnknownRule { given: String, hint: String },
    #[error("unknown key `{given}`{hint}")]
    UnknownKey { given: String, hint: String },
    #[error("unknown {what} `{given}`: it is one of {known}")]
    UnknownName { what: &'static str, given: String, known: String },
    #[error("unknown language `{given}`: no word list{hint}")]
    UnknownLanguage { given: String, hint: String },
    #[error("max_removed is {given}: it is a share in per cent, at most 100")]
    BadShare { given: u8 },
    #[error("rule `{id}` is defined twice: by two passes, or by one that was added twice")]
    DuplicateRule { id: String },
    #[error("`{id}` is not a rule id: write `family/kind` in lower case letters, digits, `-` and `_`")]
    BadRuleId { id: String },
}

impl Error {
    /// A rule id or `family/*` that no pass knows.
    #[must_use]
    pub fn is_unknown_rule(&self) -> bool {
        matches!(self.0, Kind::UnknownRule { .. })
    }

    /// A language without a word list.
    #[must_use]
    pub fn is_unknown_language(&self) -> bool {
        matches!(self.0, Kind::UnknownLanguage { .. })
    }
}

/// The one of `all` whose name is `given`.
pub(crate) fn by_name<T: Copy + Display>(what: &'static str, given: &str, all: &[T]) -> Result<T, Error> {
    let mut names = all.iter().map(T::to_string);
    match names.position(|name| name == given) {
        Some(at) => Ok(all[at]),
        None => {
            let known: Vec<String> = all.iter().map(|name| format!("`{name}`")).collect();
            Err(Kind::UnknownName { what, given: given.to_owned(), known: known.join(", ") }.into())
        }
    }
}

/// `; did you mean ...?`, or nothing where no known name is near.
pub(crate) fn hint<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    // Farther than this, a suggestion confuses more than it helps.
    const NEAR: f64 = 0.75;
    known
        .into_iter()
        .map(|name| (strsim::jaro_winkler(given, name), name))
        .filter(|(score, _)| *score >= NEAR)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map_or_else(String::new, |(_, name)| format!("; did you mean `{name}`?"))
}
