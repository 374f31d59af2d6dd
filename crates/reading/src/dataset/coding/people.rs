//! What lists of people say joined to the codings, by the names alone.
//!
//! Takes the lists and the rows of the codings; gives for each row what its own cells leave open. Remembers
//! who was found, who was not, and what contradicts what. Never joins names that differ in more than case,
//! blanks and invisible characters, and never overrules a cell of the codings.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::layout::Layout;
use super::not_stated::NotStated;
use super::row::Row;
use super::{Choices, PeopleList};
use crate::dataset::{Attribute, Owner, PeopleWithin};
use crate::diag::{NameOf, Place, Warning, WarningKind};
use crate::fold::{fold_word, look_alike_key, trim};

/// Names that a warning shows.
const NAMES_SHOWN: usize = 8;

/// What a column of a list is in the study.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Site,
    /// Position among the attributes.
    Attribute(usize),
}

/// The lists of a study as they are joined.
#[derive(Debug, Default)]
pub(super) struct People<'a> {
    lists: Vec<Joined<'a>>,
}

#[derive(Debug)]
struct Joined<'a> {
    list: PeopleList<'a>,
    choices: Choices<'a>,
    targets: Vec<(usize, Target)>,
    /// The names are one person's at a site alone, and the list says the sites.
    within_site: Option<usize>,
    /// By the key of a name what the list says of it, in the order of `targets`; blank for what it does not say,
    /// or says in two ways.
    known: HashMap<String, Person<'a>>,
    /// The keys of the names of the list, in its order.
    keys: Vec<String>,
    /// The key of the row that was met last.
    met: Option<String>,
    found: HashSet<String>,
    missing: Names<'a>,
    twice: BTreeMap<usize, Names<'a>>,
    contradicted: BTreeMap<usize, Names<'a>>,
}

/// Somebody in a list.
#[derive(Debug)]
struct Person<'a> {
    name: &'a str,
    values: Vec<&'a str>,
}

/// Names, each once.
#[derive(Debug, Default)]
struct Names<'a> {
    keys: HashSet<String>,
    shown: Vec<&'a str>,
}

impl<'a> Names<'a> {
    fn add(&mut self, key: &str, name: &'a str) {
        if !self.keys.contains(key) {
            self.keys.insert(key.to_owned());
            if self.shown.len() < NAMES_SHOWN {
                self.shown.push(name);
            }
        }
    }

    fn told(&self) -> (Vec<String>, u64) {
        (self.shown.iter().map(|name| (*name).to_owned()).collect(), self.keys.len() as u64)
    }
}

impl<'a> People<'a> {
    /// The lists, whose columns find their place among the attributes: the group's where the codings have
    /// none, else by their headers.
    pub fn new(
        choices: Choices<'a>,
        attributes: &mut Vec<Attribute>,
        layouts: &mut [Layout],
    ) -> Self {
        let (lists, within) = (choices.people, choices.participants_within);
        let header = |list: &PeopleList<'_>, column: usize| -> String {
            list.input.table.headers().get(column).map_or("", String::as_str).trim().to_owned()
        };
        let has_group = attributes.iter().any(|attribute| attribute.is_group);
        let group = lists.iter().find_map(|list| Some((list, list.columns.group?)));
        if let Some((list, column)) = group.filter(|_| !has_group) {
            let name = header(list, column);
            let same = |attribute: &Attribute| fold_word(&attribute.name) == fold_word(&name);
            match attributes.iter().position(same) {
                // What the codings say of it already is the group then.
                Some(at) => {
                    let attribute = attributes.remove(at);
                    attributes.insert(0, attribute);
                    for layout in layouts.iter_mut().filter(|layout| at < layout.attributes.len()) {
                        let column = layout.attributes.remove(at);
                        layout.attributes.insert(0, column);
                    }
                }
                None => {
                    attributes.insert(0, Attribute { name, ..Attribute::default() });
                    layouts.iter_mut().for_each(|layout| layout.attributes.insert(0, None));
                }
            }
            if let Some(first) = attributes.first_mut() {
                first.is_group = true;
            }
        }
        let mut place = |list: &PeopleList<'_>, column: usize| {
            let name = header(list, column);
            let key = fold_word(&name);
            let own_group = !has_group && list.columns.group == Some(column);
            let is_same =
                |one: &Attribute| fold_word(&one.name) == key || own_group && one.is_group;
            attributes.iter().position(is_same).unwrap_or_else(|| {
                attributes.push(Attribute { name, ..Attribute::default() });
                attributes.len() - 1
            })
        };
        let joined = lists.iter().map(|list| {
            let columns = list.columns;
            let mut targets = Vec::new();
            for column in columns.joined() {
                let target = match columns.site == Some(column) {
                    true => Target::Site,
                    false => Target::Attribute(place(list, column)),
                };
                targets.push((column, target));
            }
            let by_site = within == Some(PeopleWithin::Site) && columns.owner == Owner::Participant;
            Joined::new(*list, targets, columns.site.filter(|_| by_site), choices)
        });
        let lists = joined.collect();
        layouts.iter_mut().for_each(|layout| layout.attributes.resize(attributes.len(), None));
        Self { lists }
    }

    /// True where a list says something of the group or site that the codings leave blank.
    pub fn fills(&self, column: usize, layout: &Layout) -> bool {
        let is_target = |target: &Target| match target {
            Target::Site => layout.site == Some(column),
            Target::Attribute(at) => layout.attributes.get(*at) == Some(&Some(column)),
        };
        self.lists.iter().flat_map(|list| &list.targets).any(|(_, target)| is_target(target))
    }

    /// Looks up whom a row is of, in every list.
    pub fn meet(&mut self, row: &Row<'_, 'a>) {
        for list in &mut self.lists {
            list.meet(row);
        }
    }

    /// The site of the row that was met: its own, else that of a list.
    pub fn site(&mut self, own: &'a str) -> &'a str {
        self.value(Target::Site, own)
    }

    /// The value of an attribute of the row that was met: its own, else that of a list.
    pub fn attribute(&mut self, at: usize, own: &'a str) -> &'a str {
        self.value(Target::Attribute(at), own)
    }

    fn value(&mut self, target: Target, own: &'a str) -> &'a str {
        let mut taken = own;
        for list in &mut self.lists {
            let said = list.value(target, taken);
            if taken.is_empty() {
                taken = said;
            }
        }
        taken
    }

    /// What was joined, and what was not.
    pub fn warnings(&self) -> Vec<Warning> {
        self.lists.iter().flat_map(Joined::warnings).collect()
    }
}

impl<'a> Joined<'a> {
    fn new(
        list: PeopleList<'a>,
        targets: Vec<(usize, Target)>,
        within_site: Option<usize>,
        choices: Choices<'a>,
    ) -> Self {
        let of = name_of(list.columns.owner);
        let table = list.input.table;
        let text = |row: usize, column: usize| trim(table.text(row, column));
        let silent: Vec<NotStated> = targets
            .iter()
            .map(|(column, _)| match choices.unknown_as_written {
                true => NotStated::default(),
                false => NotStated::of_column(&list.input, *column),
            })
            .collect();
        let mut known: HashMap<String, Person<'a>> = HashMap::new();
        let mut keys = Vec::new();
        let mut twice: BTreeMap<usize, Names<'a>> = BTreeMap::new();
        for row in 0..table.rows() {
            let name = choices.named(of, text(row, list.columns.name));
            if name.is_empty() {
                continue;
            }
            let site = within_site.map(|column| choices.named(NameOf::Site, text(row, column)));
            let key = key(name, site);
            let person = known.entry(key.clone()).or_insert_with(|| {
                keys.push(key.clone());
                Person { name, values: vec![""; targets.len()] }
            });
            let values = &mut person.values;
            for (((column, _), value), silent) in targets.iter().zip(values).zip(&silent) {
                let mut said = text(row, *column);
                if list.columns.site == Some(*column) {
                    said = choices.named(NameOf::Site, said);
                }
                if said.is_empty() || silent.has(said) {
                    continue;
                }
                if value.is_empty() {
                    *value = said;
                } else if look_alike_key(value) != look_alike_key(said) {
                    twice.entry(*column).or_default().add(&key, name);
                }
            }
        }
        // What is said in two ways is not known.
        for (at, (column, _)) in targets.iter().enumerate() {
            for key in twice.get(column).iter().flat_map(|names| &names.keys) {
                let value = known.get_mut(key).and_then(|person| person.values.get_mut(at));
                value.into_iter().for_each(|value| *value = "");
            }
        }
        Self {
            list,
            choices,
            targets,
            within_site,
            known,
            keys,
            met: None,
            found: HashSet::new(),
            missing: Names::default(),
            twice,
            contradicted: BTreeMap::new(),
        }
    }

    fn meet(&mut self, row: &Row<'_, 'a>) {
        let layout = row.layout;
        let column = match self.list.columns.owner {
            Owner::Participant => layout.participant,
            Owner::Source => layout.source,
            Owner::Site => layout.site,
        };
        let name = self.choices.named(name_of(self.list.columns.owner), row.name(column));
        self.met = None;
        if name.is_empty() {
            return;
        }
        let site = || self.choices.named(NameOf::Site, row.name(layout.site));
        let key = key(name, self.within_site.map(|_| site()));
        if self.known.contains_key(&key) {
            if !self.found.contains(&key) {
                self.found.insert(key.clone());
            }
            self.met = Some(key);
        } else {
            self.missing.add(&key, name);
        }
    }

    /// What the list says of the row that was met; noted where the row's own cell says something else.
    fn value(&mut self, target: Target, own: &str) -> &'a str {
        let Some(key) = &self.met else { return "" };
        let at = self.targets.iter().position(|(_, one)| *one == target);
        let Some((at, person)) = at.zip(self.known.get(key)) else { return "" };
        let said = person.values.get(at).copied().unwrap_or("");
        let differs = !own.is_empty()
            && !said.is_empty()
            && own != said
            && look_alike_key(own) != look_alike_key(said);
        if differs && let Some((column, _)) = self.targets.get(at) {
            self.contradicted.entry(*column).or_default().add(key, person.name);
        }
        said
    }

    fn warnings(&self) -> Vec<Warning> {
        let table = self.list.input.table;
        let header = |column: usize| table.headers().get(column).cloned().unwrap_or_default();
        let place = || Place {
            file: Some(self.list.input.file.to_owned()),
            sheet: table.sheet_name(0).map(str::to_owned),
            ..Place::default()
        };
        let mut told = Vec::new();
        let mut add = |kind, count: u64| {
            if count > 0 {
                told.push(Warning::new(kind).at(place()).times(count));
            }
        };
        let columns: Vec<String> = self.targets.iter().map(|(column, _)| header(*column)).collect();
        if columns.is_empty() {
            add(WarningKind::PeopleWithoutColumns, self.keys.len() as u64);
            return told;
        }
        let name = header(self.list.columns.name);
        add(WarningKind::PeopleJoined { name, columns }, self.found.len() as u64);
        let mut without = Names::default();
        for key in self.keys.iter().filter(|key| !self.found.contains(*key)) {
            if let Some(person) = self.known.get(key) {
                without.add(key, person.name);
            }
        }
        let (names, count) = without.told();
        add(WarningKind::PeopleWithoutCodings { names }, count);
        let (names, count) = self.missing.told();
        add(WarningKind::CodingsWithoutPerson { names }, count);
        for (column, twice) in &self.twice {
            let (names, count) = twice.told();
            add(WarningKind::PeopleSaidTwice { column: header(*column), names }, count);
        }
        for (column, contradicted) in &self.contradicted {
            let (names, count) = contradicted.told();
            add(WarningKind::PeopleContradicted { column: header(*column), names }, count);
        }
        told
    }
}

fn name_of(owner: Owner) -> NameOf {
    match owner {
        Owner::Participant => NameOf::Participant,
        Owner::Source => NameOf::Source,
        Owner::Site => NameOf::Site,
    }
}

/// By what a name is found: case, blanks and invisible characters make no other name; where names are one
/// person's at a site alone, the site belongs to it.
fn key(name: &str, site: Option<&str>) -> String {
    let mut key = look_alike_key(name);
    if let Some(site) = site {
        key.push('\u{1f}');
        key.push_str(&look_alike_key(site));
    }
    key
}
