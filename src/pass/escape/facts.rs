//! What a whole document says about its backslashes, each asked once and only if needed.

use std::cell::OnceCell;

use super::foreign;
use crate::document::Document;

#[derive(Clone, Copy)]
pub(super) enum Fact {
    /// It is written in TeX.
    IsTex,
    /// It speaks of TeX.
    NamesTex,
    /// It speaks of the sign.
    NamesBackslash,
    /// Formulas stand between `\(` and `\)`.
    HasFormulas,
    /// Formulas stand between `\[` and `\]`.
    HasDisplays,
    /// Lines may define labels of links.
    HasDefinitions,
}

pub(super) struct Facts<'d, 't> {
    document: &'d Document<'t>,
    known: [OnceCell<bool>; 6],
}

impl<'d, 't> Facts<'d, 't> {
    pub(super) fn of(document: &'d Document<'t>) -> Self {
        Self { document, known: Default::default() }
    }

    pub(super) fn have(&self, fact: Fact) -> bool {
        let document = self.document;
        let has = |word: &str| memchr::memmem::find(document.text().as_bytes(), word.as_bytes()).is_some();
        *self.known[fact as usize].get_or_init(|| match fact {
            Fact::IsTex => foreign::is_tex(document),
            Fact::NamesTex => has("TeX") || has("latex"),
            Fact::NamesBackslash => has("backslash"),
            Fact::HasFormulas => foreign::has_formulas(document),
            Fact::HasDisplays => foreign::has_displays(document),
            Fact::HasDefinitions => document.may_define(),
        })
    }
}
