//! From the study's labels to the framework: which framework it is, where each label leads, and what
//! the user has to say of it.

use std::collections::HashMap;
use std::rc::Rc;

use super::own::OwnCodes;
use super::{ChosenId, ChosenItems, FrameworkView, MappingRow, Settings, SuggestedItem};
use crate::analysis::Mapping;
use crate::dataset::{CodeKey, CodedDataset};
use crate::diag::{Error, ErrorKind};
use crate::framework::{
    Codebook, Label, Match, Reason, Recognition, Strength, Suggester, Suggestion, codebook,
    codebook_ids, fit, key_part, match_label, own_file, recognise,
};
use crate::ids::{CodeId, CodeTextId, IdVec, slot_mut};
use crate::order::sort_by_key;
use crate::pulse;
use crate::schema::PATH;
use crate::valence::ByValence;

/// Suggestions offered for an unknown label.
const SUGGESTIONS: usize = 3;

/// Unknown labels that are given suggestions, those with most codings first: more than anybody maps by hand, and few
/// enough that a study of fifty thousand codes is ready at once.
const MOST_LABELS_WITH_SUGGESTIONS: usize = 2_000;

/// What the engine knows of a study's labels.
#[derive(Debug, Clone)]
pub(super) struct Matched {
    /// For the counting.
    pub mapping: Mapping,
    /// For the page.
    pub framework: FrameworkView,
    /// For the page, one row a label.
    pub rows: Vec<MappingRow>,
}

impl Matched {
    /// No label, where counts stand without codings; their rows may be of a framework.
    pub fn of_counts(book: Option<Rc<Codebook>>) -> Self {
        Self {
            framework: FrameworkView {
                id: book.as_ref().map(|book| book.id.clone()),
                candidates: Vec::new(),
                tied: Vec::new(),
                own: Vec::new(),
                own_book: None,
            },
            mapping: Mapping { codebook: book, items: IdVec::default() },
            rows: Vec::new(),
        }
    }
}

/// Checks that the settings name frameworks and items that exist. An item of another framework than
/// the study's is kept for the day on which the user goes back to that one.
///
/// # Errors
/// `UnknownValue` for each name of no framework or of no item of any framework.
pub(super) fn check(settings: &Settings, own: &[Rc<OwnCodes>]) -> Result<(), Vec<Error>> {
    let mut errors = Vec::new();
    let framework = settings.framework.as_ref().and_then(ChosenId::id);
    if let Some(id) = framework.filter(|id| find(id, own).is_none()) {
        errors.push(no_framework(id, own, &[ChosenId::NOTHING]));
    }
    let books = codebook_ids().iter().filter_map(|id| codebook(id));
    let books: Vec<Rc<Codebook>> =
        books.chain(own.iter().filter_map(|own| own.book.clone())).collect();
    for chosen in settings.mapping.values() {
        // Items of one label are of one framework.
        let holds = |book: &Rc<Codebook>, item: &str| book.position(item).is_some();
        if books.iter().any(|book| chosen.ids().all(|item| holds(book, item))) {
            continue;
        }
        let of_first = chosen.ids().next();
        let of_first = books.iter().find(|book| of_first.is_some_and(|item| holds(book, item)));
        if let Some(item) = chosen.ids().find(|item| of_first.is_none_or(|book| !holds(book, item)))
        {
            let book = framework.and_then(|id| find(id, own));
            let items = book.iter().flat_map(|book| &book.items).map(|item| item.id.clone());
            errors.push(unknown(
                "mapping",
                item,
                items.chain([ChosenItems::NOTHING.to_owned()]).collect(),
            ));
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// The framework of an identifier: a built-in one, or a codebook of the study's own.
pub(super) fn find(id: &str, own: &[Rc<OwnCodes>]) -> Option<Rc<Codebook>> {
    let mut own = own.iter().filter_map(|own| own.book.as_ref());
    codebook(id).or_else(|| own.find(|book| book.id == id).cloned())
}

/// Recognises the framework, or takes the chosen one, and resolves every label.
pub(super) fn resolve(
    dataset: &CodedDataset,
    settings: &Settings,
    own: &[Rc<OwnCodes>],
) -> Matched {
    let labels: Vec<Label<'_>> =
        dataset.code_keys.values().iter().map(|key| label(dataset, key)).collect();
    let mut candidates = recognise(&labels);
    let eligible = eligible(&candidates, own, &labels);
    let id = match &settings.framework {
        Some(chosen) => chosen.id(),
        None => recognised(&eligible),
    };
    let book = id.and_then(|id| find(id, own));
    let tied = if settings.framework.is_none() { tied(&eligible) } else { Vec::new() };
    let own_books = || own.iter().filter_map(|own| own.book.as_ref());
    candidates.extend(own_books().map(|book| fit(book, &labels)));
    let (rows, items) = match &book {
        Some(book) => rows_of(book, dataset, &labels, settings),
        None => (Vec::new(), IdVec::of_size(labels.len())),
    };
    Matched {
        framework: FrameworkView {
            id: book.as_ref().map(|book| book.id.clone()),
            candidates,
            tied,
            own: own_books().map(|book| book.id.clone()).collect(),
            own_book: book.clone().filter(|book| book.is_own()),
        },
        mapping: Mapping { codebook: book, items },
        rows,
    }
}

/// The frameworks of which one may be taken without asking. A codebook that was loaded beside the
/// codings and knows more of the labels than every built-in one comes before those, and beside one that knows as many; the code
/// tree of a project knows its own codes and says nothing by that.
fn eligible(
    built_in: &[Recognition],
    own: &[Rc<OwnCodes>],
    labels: &[Label<'_>],
) -> Vec<Recognition> {
    let best = built_in.first().map_or(0, |best| best.matched);
    let alone = own.iter().filter(|own| own.alone).filter_map(|own| own.book.as_ref());
    let mut better: Vec<Recognition> = alone
        .map(|book| fit(book, labels))
        .filter(|found| found.matched >= best && fits(found, None))
        .collect();
    sort_by_key(&mut better, |found| std::cmp::Reverse((found.matched, found.ambiguous)));
    match better.first() {
        None => built_in.to_vec(),
        Some(own) => {
            let most = own.matched;
            let as_good = built_in.iter().filter(|found| found.matched == most).cloned();
            better.into_iter().chain(as_good).collect()
        }
    }
}

/// The framework that is taken without asking: it knows several labels and half of all; or it knows three
/// of them, a quarter of all and twice as many as the next one. Of two that fit equally well neither.
fn recognised(candidates: &[Recognition]) -> Option<&str> {
    let best = candidates.first().filter(|best| fits(best, candidates.get(1)))?;
    tied(candidates).is_empty().then_some(best.id.as_str())
}

/// The best, where more than one would be taken and fits equally well; else none.
fn tied(candidates: &[Recognition]) -> Vec<String> {
    let Some(best) = candidates.first().filter(|best| fits(best, None)) else { return Vec::new() };
    // What a study's own list and a published framework know alike is a matter of choice.
    let is_equal = |one: &&Recognition| {
        let is_own = |one: &Recognition| own_file(&one.id).is_some();
        one.matched == best.matched
            && (is_own(best) != is_own(one) || one.ambiguous == best.ambiguous)
    };
    let equal = candidates.iter().filter(is_equal);
    let ids: Vec<String> = equal.map(|one| one.id.clone()).collect();
    if ids.len() > 1 { ids } else { Vec::new() }
}

fn fits(best: &Recognition, next: Option<&Recognition>) -> bool {
    let known = u64::from(best.matched);
    let labels = u64::from(best.labels);
    let next = next.map_or(0, |next| u64::from(next.matched));
    best.is_no_accident()
        && (known * 2 >= labels || (known >= 3 && known * 4 >= labels && known >= next * 2))
}

/// The mapping rows, most codings first, and the item of each code key.
fn rows_of(
    book: &Codebook,
    dataset: &CodedDataset,
    labels: &[Label<'_>],
    settings: &Settings,
) -> (Vec<MappingRow>, IdVec<CodeId, Vec<u32>>) {
    let mut codings_of_code: IdVec<CodeId, ByValence<u64>> = IdVec::of_size(labels.len());
    for coding in dataset.codings.iter().filter(|coding| coding.counts(false)) {
        codings_of_code[coding.code_key][coding.valence] += u64::from(coding.count);
    }
    let mut rows: Vec<MappingRow> = Vec::new();
    let mut row_of_key: HashMap<String, usize> = HashMap::new();
    let mut rows_of_labels = Vec::with_capacity(labels.len());
    for (label, codings) in labels.iter().zip(codings_of_code.values()) {
        let (named, found) = place(book, *label);
        let next = rows.len();
        let at = *row_of_key.entry(named.key.clone()).or_insert(next);
        rows_of_labels.push(at);
        if at == next {
            rows.push(resolved(book, named, found, settings));
        }
        if let Some(row) = slot_mut(&mut rows, at) {
            row.codings += codings.values().sum::<u64>();
            row.valences = row.valences.zip(*codings).map(|(sum, more)| sum + more);
        }
    }
    let items = rows_of_labels
        .into_iter()
        .map(|at| {
            let items = rows.get(at).into_iter().flat_map(|row| &row.items);
            items.filter_map(|id| book.position(id)).collect()
        })
        .collect();
    sort_by_key(&mut rows, |row| std::cmp::Reverse(row.codings));
    if rows.iter().any(|row| row.found == Match::Unknown) {
        let suggester = Suggester::new(book);
        let unknown = rows.iter_mut().filter(|row| row.found == Match::Unknown);
        for row in unknown.take(MOST_LABELS_WITH_SUGGESTIONS) {
            let found = suggester.suggest(&row.label, SUGGESTIONS);
            row.suggestions = found.into_iter().filter_map(|one| suggested(book, one)).collect();
        }
    }
    (rows, items)
}

/// What a label is mapped by.
pub(super) struct Named {
    /// Key, of no other labels: the parts of several have their own joints escaped. A path in one cell and
    /// its parts in several columns are one.
    pub key: String,
    /// The parts joined as they are: what people read, and the key in study files of the first version.
    pub label: String,
}

/// Whatever a study's labels are mapped by in a framework.
pub(super) fn named(book: &Codebook, dataset: &CodedDataset) -> impl Iterator<Item = Named> {
    dataset.code_keys.values().iter().map(|key| place(book, label(dataset, key)).0)
}

/// What a label is mapped by, and what the codebook says of it. A code beside a domain or construct is the
/// study's own, and not part of it, unless the framework knows it too.
fn place(book: &Codebook, label: Label<'_>) -> (Named, Match) {
    pulse::beat(book.items.len());
    let found = match_label(book, label);
    let stated: Vec<&str> = [label.domain, label.construct].into_iter().flatten().collect();
    let code_counts =
        stated.is_empty() || match_label(book, Label { code: None, ..label }) != found;
    let code = label.code.filter(|_| code_counts);
    let parts: Vec<&str> = stated.into_iter().chain(code).collect();
    let joined = parts.join(PATH);
    let key = match parts.as_slice() {
        [_] | [] => joined.clone(),
        several => several.iter().map(|part| key_part(part)).collect::<Vec<_>>().join(PATH),
    };
    (Named { key, label: joined }, found)
}

fn resolved(book: &Codebook, named: Named, found: Match, settings: &Settings) -> MappingRow {
    let Named { key, label } = named;
    // A choice among the items of another framework is none in this one.
    let choice = settings.mapping.get(&key);
    let choice = choice.filter(|chosen| chosen.ids().all(|id| book.position(id).is_some()));
    let items = match (choice, &found) {
        (Some(chosen), _) => chosen.ids().map(str::to_owned).collect(),
        (None, Match::Exact { item } | Match::Alias { item }) => {
            book.items.get(*item as usize).map(|item| item.id.clone()).into_iter().collect()
        }
        (None, Match::Ambiguous { .. } | Match::Unknown) => Vec::new(),
    };
    let suggestions = match &found {
        Match::Ambiguous { items } => {
            let shared = items.iter().map(|&item| Suggestion {
                item,
                strength: Strength::Weak,
                reason: Reason::Shared,
            });
            shared.filter_map(|one| suggested(book, one)).collect()
        }
        Match::Exact { .. } | Match::Alias { .. } | Match::Unknown => Vec::new(),
    };
    MappingRow {
        key,
        label,
        codings: 0,
        valences: ByValence::default(),
        found,
        items,
        chosen: choice.is_some(),
        suggestions,
    }
}

fn suggested(book: &Codebook, suggestion: Suggestion) -> Option<SuggestedItem> {
    let Suggestion { item, strength, reason } = suggestion;
    let item = book.items.get(item as usize)?.id.clone();
    Some(SuggestedItem { item, strength, reason })
}

/// What a code key says to a framework. Themes are the study's own and say nothing.
fn label<'a>(dataset: &'a CodedDataset, key: &CodeKey) -> Label<'a> {
    let text = |id: Option<CodeTextId>| dataset.code_texts.text(id).filter(|text| !text.is_empty());
    let code = key.bare_code.or(key.code);
    Label { domain: text(key.domain), construct: text(key.construct), code: text(code) }
}

/// What is said of an id that no framework bears; `more` are allowed besides those that there are.
pub(super) fn no_framework(given: &str, own: &[Rc<OwnCodes>], more: &[&str]) -> Error {
    let own = own.iter().filter_map(|own| own.book.as_ref()).map(|book| book.id.as_str());
    let ids = codebook_ids().iter().copied().chain(own).chain(more.iter().copied());
    let allowed = ids.map(str::to_owned);
    unknown("framework", given, allowed.collect())
}

fn unknown(setting: &str, given: &str, allowed: Vec<String>) -> Error {
    ErrorKind::UnknownValue { setting: setting.to_owned(), given: given.to_owned(), allowed }.into()
}
