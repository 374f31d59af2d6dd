//! The rows of a table before anything is counted: one for each item or label, and for every code
//! key the row that it counts in.

use std::collections::HashMap;

use super::levels::{self, LabelPlace};
use super::{Mapping, Number, RowHead, RowLabel, Rows};
use crate::dataset::CodedDataset;
use crate::framework::Codebook;
use crate::ids::{CodeId, IdVec, RowIdx};
use crate::order::sort_by_key;
use crate::valence::ByValence;

/// Rows in framework order (or first-seen order, labels of one parent together), and the way to them.
pub(super) struct RowPlan {
    /// Rows; their totals are 0.
    pub rows: IdVec<RowIdx, PlannedRow>,
    /// For each code key its row, the first where it has several; `None` where it has nothing at this level.
    pub of_code: IdVec<CodeId, Option<RowIdx>>,
    /// The other rows of the code keys that have several; few studies have any.
    further: HashMap<CodeId, Vec<RowIdx>>,
}

/// A row and when it is shown.
#[derive(Default)]
pub(super) struct PlannedRow {
    /// Its head.
    pub head: RowHead,
    /// Which zero rows it belongs with.
    pub zero: Zero,
}

/// What becomes of a row that carries nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Zero {
    /// Shown where zero rows are asked for.
    Shown,
    /// Shown where zero rows are asked for and another row of this domain (by item) carries something.
    WithDomain(u32),
    /// Never shown: codings that name this domain (by item) and no construct of it.
    Domain(u32),
    /// Never shown: codings that are not mapped.
    #[default]
    Hidden,
}

impl RowPlan {
    /// The rows of a level.
    pub fn new(rows: Rows, dataset: &CodedDataset, mapping: &Mapping) -> Self {
        match (rows, &mapping.codebook) {
            (Rows::Domain | Rows::Construct, Some(codebook)) => {
                of_codebook(codebook, rows == Rows::Construct, dataset, mapping)
            }
            _ => of_labels(rows, dataset),
        }
    }

    /// All rows of a code key, its first in front: its codings count in each.
    pub fn all_of(&self, code: CodeId) -> impl Iterator<Item = RowIdx> + '_ {
        let further = self.further.get(&code).into_iter().flatten().copied();
        self.of_code[code].into_iter().chain(further)
    }

    /// What a row is called.
    pub fn label(&self, row: RowIdx) -> RowLabel {
        self.rows[row].head.label.clone()
    }
}

fn of_codebook(
    codebook: &Codebook,
    constructs: bool,
    dataset: &CodedDataset,
    mapping: &Mapping,
) -> RowPlan {
    let mut rows = IdVec::default();
    let mut row_of_item = vec![None; codebook.items.len()];
    for (at, (item, row)) in (0..).zip(codebook.items.iter().zip(&mut row_of_item)) {
        if !constructs && item.depth > 0 {
            continue;
        }
        let domain = codebook.domain_of(at);
        let parent = codebook.items.get(domain as usize).filter(|_| item.depth > 0);
        // A top code of a study's own codebook is a row like any other where no code is below it.
        let own = codebook.is_own();
        let alone =
            own && codebook.items.get(at as usize + 1).is_none_or(|next| next.parent != Some(at));
        let domain_only = constructs && item.depth == 0 && !alone;
        let label = match (domain_only, own) {
            (false, _) => RowLabel::Named(item.label.clone()),
            (true, false) => RowLabel::DomainOnly(item.label.clone()),
            (true, true) => RowLabel::TopCodeOnly(item.label.clone()),
        };
        *row = Some(rows.push(PlannedRow {
            head: RowHead {
                key: item.id.clone(),
                label,
                short: Some(item.short.clone()),
                code: Some(item.code.clone()).filter(|code| !code.is_empty()),
                parent: parent.map(|parent| parent.label.clone()),
                unmapped: false,
                totals: ByValence::default(),
                total: Number::default(),
            },
            zero: match (constructs, domain_only) {
                (true, true) => Zero::Domain(domain),
                (true, false) if !own => Zero::WithDomain(domain),
                (true | false, false) | (false, true) => Zero::Shown,
            },
        }));
    }
    let label = if codebook.is_own() { RowLabel::NotInCodebook } else { RowLabel::NotMapped };
    let mut head = plain_head("unmapped".to_owned(), label);
    head.unmapped = true;
    let unmapped = rows.push(PlannedRow { head, zero: Zero::Hidden });

    let mut further = HashMap::new();
    let of_code = dataset
        .code_keys
        .ids()
        .map(|code| {
            let items = mapping.items_of(code).iter().copied();
            let known = items.filter(|&item| (item as usize) < codebook.items.len());
            let shown = known.map(|item| if constructs { item } else { codebook.domain_of(item) });
            let mut rows: Vec<RowIdx> = Vec::new();
            for row in shown.filter_map(|item| row_of_item.get(item as usize).copied().flatten()) {
                if !rows.contains(&row) {
                    rows.push(row);
                }
            }
            let mut rows = rows.into_iter();
            let first = rows.next().unwrap_or(unmapped);
            if rows.len() > 0 {
                further.insert(code, rows.collect());
            }
            Some(first)
        })
        .collect();
    RowPlan { rows, of_code, further }
}

/// Rows of the user's own labels. Labels of one parent stand together, parents and labels in
/// first-seen order; what stands for the parent itself comes before its children.
fn of_labels(level: Rows, dataset: &CodedDataset) -> RowPlan {
    let paths = levels::codes_are_themes(dataset);
    let mut parents: HashMap<Option<String>, usize> = HashMap::new();
    let mut found: HashMap<LabelPlace, usize> = HashMap::new();
    // (order of the parent, whether it is a child, order of the label)
    let mut order: Vec<((usize, bool, usize), LabelPlace)> = Vec::new();
    let mut label_of_key = Vec::with_capacity(dataset.code_keys.len());
    for key in dataset.code_keys.values() {
        let Some(place) = levels::place(level, key, dataset, paths) else {
            label_of_key.push(None);
            continue;
        };
        let next = order.len();
        let at = *found.entry(place.clone()).or_insert(next);
        if at == next {
            // A label without a parent is where labels that name it as their parent gather.
            let above = place.parent.clone().unwrap_or_else(|| place.label.clone());
            let parents_seen = parents.len();
            let parent = *parents.entry(Some(above)).or_insert(parents_seen);
            order.push(((parent, place.parent.is_some(), next), place));
        }
        label_of_key.push(Some(at));
    }
    let mut sorted: Vec<usize> = (0..order.len()).collect();
    sort_by_key(&mut sorted, |&at| order.get(at).map(|(order, _)| *order));
    let mut row_of_label = HashMap::with_capacity(order.len());
    let mut rows = IdVec::default();
    for at in sorted {
        if let Some((_, place)) = order.get(at) {
            let head = label_head(level, place);
            row_of_label.insert(at, rows.push(PlannedRow { head, zero: Zero::Shown }));
        }
    }
    let of_code = label_of_key.into_iter().map(|label| row_of_label.get(&label?).copied());
    RowPlan { rows, of_code: of_code.collect(), further: HashMap::new() }
}

fn label_head(level: Rows, place: &LabelPlace) -> RowHead {
    let key = place.key(level);
    let mut head = if place.domain_only {
        let mut head = plain_head(key, RowLabel::DomainOnly(place.label.clone()));
        head.short = Some(place.label.clone());
        head
    } else {
        plain_head(key, RowLabel::Named(place.label.clone()))
    };
    head.parent.clone_from(&place.parent);
    head
}

fn plain_head(key: String, label: RowLabel) -> RowHead {
    RowHead {
        key,
        label,
        short: None,
        code: None,
        parent: None,
        unmapped: false,
        totals: ByValence::default(),
        total: Number::default(),
    }
}
