//! Which site a text is from, as its links tell.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::document::{Document, Link, Target, host_of};

/// The site of a text: relative links lead there, and links to its host.
pub(super) struct Site<'d> {
    document: &'d Document<'d>,
    /// The host without its first labels: `example.com`. None where no host stands out.
    host: OnceCell<Option<&'d str>>,
}

impl<'d> Site<'d> {
    pub(super) fn of(document: &'d Document<'d>) -> Self {
        Self { document, host: OnceCell::new() }
    }

    /// The host of most links, if a link leads to its front page: a page links its own, a list of links hardly any.
    fn host(&self) -> Option<&'d str> {
        *self.host.get_or_init(|| {
            let mut hosts: BTreeMap<&str, (usize, bool)> = BTreeMap::new();
            for link in self.document.links() {
                let Some((host, path)) = host(self.document, link) else { continue };
                let entry = hosts.entry(host).or_default();
                entry.0 += 1;
                entry.1 |= path.trim_end_matches('/').is_empty();
            }
            let most = hosts.into_iter().max_by_key(|(_, (links, _))| *links);
            most.filter(|(_, (links, front))| *links >= 5 && *front).map(|(host, _)| host)
        })
    }

    /// Whether the link leads to the same site, or nowhere.
    pub(super) fn holds(&self, link: &Link) -> bool {
        let is_own = || self.host().is_some_and(|own| host(self.document, link).is_some_and(|(host, _)| host == own));
        super::is_same_site(self.document, link) || link.target == Target::Live && is_own()
    }
}

/// The registered part of the host, and what follows it.
fn host<'d>(document: &'d Document<'_>, link: &Link) -> Option<(&'d str, &'d str)> {
    let (host, path) = host_of(link.destination(document))?;
    // `co.uk`, `com.br`
    let mut labels = host.rmatch_indices('.').map(|(at, _)| at);
    let (last, second) = (labels.next()?, labels.next());
    let cut = match second {
        Some(second) if last - second <= 4 && host.len() - last == 3 => labels.next(),
        second => second,
    };
    let path = path.split([')', ' ', '>']).next().unwrap_or_default();
    Some((&host[cut.map_or(0, |at| at + 1)..], path))
}
