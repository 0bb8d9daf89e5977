//! What a whole document says about its backslashes, each asked once and only if needed.

use std::cell::OnceCell;

use memchr::memmem;

use super::foreign;
use crate::document::Document;

pub(super) struct Facts<'d, 't> {
    document: &'d Document<'t>,
    is_tex: OnceCell<bool>,
    names_tex: OnceCell<bool>,
    names_backslash: OnceCell<bool>,
    has_formulas: OnceCell<bool>,
    has_displays: OnceCell<bool>,
    has_definitions: OnceCell<bool>,
}

impl<'d, 't> Facts<'d, 't> {
    pub(super) fn of(document: &'d Document<'t>) -> Self {
        Self {
            document,
            is_tex: OnceCell::new(),
            names_tex: OnceCell::new(),
            names_backslash: OnceCell::new(),
            has_formulas: OnceCell::new(),
            has_displays: OnceCell::new(),
            has_definitions: OnceCell::new(),
        }
    }

    /// Whether it is written in TeX.
    pub(super) fn is_tex(&self) -> bool {
        *self.is_tex.get_or_init(|| foreign::is_tex(self.document))
    }

    /// Whether it speaks of TeX.
    pub(super) fn names_tex(&self) -> bool {
        *self.names_tex.get_or_init(|| self.has("TeX") || self.has("latex"))
    }

    /// Whether it speaks of the sign.
    pub(super) fn names_backslash(&self) -> bool {
        *self.names_backslash.get_or_init(|| self.has("backslash"))
    }

    /// Whether formulas stand between `\(` and `\)`.
    pub(super) fn has_formulas(&self) -> bool {
        *self.has_formulas.get_or_init(|| foreign::has_formulas(self.document))
    }

    /// Whether formulas stand between `\[` and `\]`.
    pub(super) fn has_displays(&self) -> bool {
        *self.has_displays.get_or_init(|| foreign::has_displays(self.document))
    }

    /// Whether lines may define labels of links.
    pub(super) fn has_definitions(&self) -> bool {
        *self.has_definitions.get_or_init(|| self.document.may_define())
    }

    fn has(&self, word: &str) -> bool {
        memmem::find(self.document.text().as_bytes(), word.as_bytes()).is_some()
    }
}
