//! The levels of the user's own labels: which label of a coding stands at which level of rows.

use super::{Mapping, Rows};
use crate::dataset::{CodeKey, CodedDataset};
use crate::diag::Unavailable;
use crate::framework::key_part;
use crate::ids::CodeTextId;
use crate::schema::PATH;

/// Where a coding stands among the user's labels.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct LabelPlace {
    /// The label above.
    pub parent: Option<String>,
    /// The label.
    pub label: String,
    /// True where rows are constructs and the coding names only the domain.
    pub domain_only: bool,
}

impl LabelPlace {
    fn top(label: &str) -> Self {
        Self { parent: None, label: label.to_owned(), domain_only: false }
    }

    fn under(parent: &str, label: &str) -> Self {
        Self { parent: Some(parent.to_owned()), label: label.to_owned(), domain_only: false }
    }

    /// Key of the row that stands for it: readable, and unique whatever the labels hold. The last joint in
    /// it divides parent and label, for the label's own are escaped.
    pub fn key(&self, level: Rows) -> String {
        // Domains have nothing above them, so that nothing is divided.
        if level == Rows::Domain || self.domain_only {
            return self.joined(level, &self.label);
        }
        self.joined(level, &key_part(&self.label))
    }

    /// The key in study files of the first version: that of another place too where labels hold the joint.
    pub fn key_in_first_version(&self, level: Rows) -> String {
        self.joined(level, &self.label)
    }

    fn joined(&self, level: Rows, label: &str) -> String {
        let prefix = match level {
            Rows::Construct if !self.domain_only => "construct",
            Rows::Domain | Rows::Construct => "domain",
            Rows::Theme => "theme",
            Rows::Code => "code",
        };
        match &self.parent {
            Some(parent) => format!("{prefix}:{parent}{PATH}{label}"),
            None => format!("{prefix}:{label}"),
        }
    }
}

/// The label of a code key at a level; `None` where it has none.
///
/// A theme is the text of the theme column or else the path above the code; a code without a path
/// is its own theme where others have one. Where there are themes with sub-themes and no codes, the
/// sub-themes are the codes. A code without a path stands under its theme, or else its domain. A code is shown without the word that gave its valence, so that
/// `Cost - barrier` and `Cost - facilitator` are two sides of one row.
pub(super) fn place(
    level: Rows,
    key: &CodeKey,
    dataset: &CodedDataset,
    paths: bool,
) -> Option<LabelPlace> {
    let text = |id: Option<CodeTextId>| dataset.code_texts.text(id).filter(|text| !text.is_empty());
    let domain = text(key.domain);
    let code = text(key.bare_code).or_else(|| text(key.code));
    // Themes that stand alone are read as codes are: what is above is the theme.
    let (theme, code) = match (text(key.theme), code) {
        (theme, None) => (None, theme),
        both => both,
    };
    match level {
        Rows::Domain => domain.map(LabelPlace::top),
        Rows::Construct => match (domain, text(key.construct)) {
            (Some(domain), Some(construct)) => Some(LabelPlace::under(domain, construct)),
            (None, Some(construct)) => Some(LabelPlace::top(construct)),
            (Some(domain), None) => {
                Some(LabelPlace { domain_only: true, ..LabelPlace::top(domain) })
            }
            (None, None) => None,
        },
        Rows::Theme => theme.map(of_path).or_else(|| {
            let code = code.filter(|_| paths || key.theme.is_some())?;
            Some(of_path(code.rsplit_once(PATH).map_or(code, |(above, _)| above)))
        }),
        Rows::Code => {
            let code = code.filter(|_| paths || key.code.is_some())?;
            Some(match (code.contains(PATH), theme.or(domain)) {
                (false, Some(above)) => LabelPlace::under(above, code),
                _ => of_path(code),
            })
        }
    }
}

fn of_path(path: &str) -> LabelPlace {
    path.rsplit_once(PATH)
        .map_or_else(|| LabelPlace::top(path), |(above, last)| LabelPlace::under(above, last))
}

/// True where a code without a path is its own theme, as others have one: where any code, or theme that stands alone,
/// has a path, or where some codings have a code and others a theme and none both, as from two files.
pub(super) fn codes_are_themes(dataset: &CodedDataset) -> bool {
    let keys = || dataset.code_keys.values().iter();
    let apart = keys().any(|key| key.theme.is_some() && key.code.is_none())
        && keys().any(|key| key.theme.is_none() && key.code.is_some())
        && !keys().any(|key| key.theme.is_some() && key.code.is_some());
    apart || has_paths(dataset)
}

/// True where any code, or theme that stands alone, has a path.
fn has_paths(dataset: &CodedDataset) -> bool {
    dataset.code_keys.values().iter().any(|key| {
        let own = [key.bare_code, key.code, key.theme].into_iter().flatten().next();
        own.and_then(|id| dataset.code_texts.text(id)).is_some_and(|path| path.contains(PATH))
    })
}

/// Why a level cannot be given; `None` where it can.
pub(super) fn unavailable(
    level: Rows,
    dataset: &CodedDataset,
    mapping: &Mapping,
) -> Option<Unavailable> {
    let any = |part: fn(&CodeKey) -> Option<CodeTextId>| {
        dataset.code_keys.values().iter().any(|key| part(key).is_some())
    };
    let there = match (level, &mapping.codebook) {
        (Rows::Domain, Some(_)) => true,
        (Rows::Construct, Some(codebook)) => mapping
            .items
            .values()
            .iter()
            .flatten()
            .any(|&item| codebook.items.get(item as usize).is_some_and(|item| item.depth > 0)),
        (Rows::Domain, None) => any(|key| key.domain),
        (Rows::Construct, None) => any(|key| key.construct),
        (Rows::Theme, _) => any(|key| key.theme) || has_paths(dataset),
        (Rows::Code, _) => any(|key| key.code) || has_paths(dataset),
    };
    (!there).then_some(Unavailable::NoSuchLevel)
}
