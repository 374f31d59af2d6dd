//! What must hold of a case, and whether it does.

use serde_json::json;
use steelyard_core::analysis::{Statistic, TableOptions};
use steelyard_core::engine::{Request, Response};
use steelyard_core::valence::{ByValence, Valence};

use super::leaving::unsafe_fields;
use super::numbers::{Counts, Labelled, are_among, are_exactly, is_called, name, shown};
use super::studied::{Studied, columns, rows};
use super::told::told;

/// Labels with their counts as written; see [`Counts::are`] and [`is_called`].
type Written = &'static [(&'static str, &'static str)];

/// Something that must hold of a study. Kinds are those of [`told`]; those that no enum has yet are the names
/// that they ought to have.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// All codings.
    All(&'static str),
    /// Participants.
    Participants(u32),
    /// Sources.
    Documents(usize),
    /// At one level of rows these and no others count anything.
    Rows(Written),
    /// At one level of rows these are among those that count.
    Has(Written),
    /// The table that is shown without a choice has these rows and no others, empty ones included.
    Shown(Written),
    /// At one level of rows, by participants (or by sources where there are none), these rows.
    People(Written),
    /// No row is called so.
    NoRow(&'static [&'static str]),
    /// One field that is compared by (group, site, source, coder, attribute) has these values and no others.
    By(Written),
    /// The stakeholder group has these values and no others.
    Groups(Written),
    /// The coders are these and no others; what two say counts for each.
    Coders(Written),
    /// A row of a table by coder has these counts: row, coder, counts.
    OfCoder(&'static [(&'static str, &'static str, &'static str)]),
    /// No value of the stakeholder group is called so.
    NoGroup(&'static [&'static str]),
    /// The stakeholder group is not of this column.
    GroupIsNot(&'static str),
    /// Participants, or else sources, are these and no others.
    Who(Written),
    /// Participants, or else sources, with these counts are among others.
    AmongWho(Written),
    /// Codings of a line of the file.
    Lines(&'static [(u32, &'static str)]),
    /// One of these kinds is told or asked; a number behind it is how often.
    Tells(&'static [&'static str]),
    /// One of these questions is asked.
    Asks(&'static [&'static str]),
    /// This is not asked.
    DoesNotAsk(&'static str),
    /// What is told or asked of this kind has these texts or numbers in it.
    Names(&'static str, &'static [&'static str]),
    /// The page does not say that everything was recognised, and says more than a question of the framework.
    NotSilent,
    /// The framework taken; `none` for none.
    Framework(&'static str),
    /// The files are a list of so many codes and hold no codings.
    ListOf(u32),
    /// There are no codings: none were read, or the files were refused.
    NoCodings,
    /// The words of valence columns that must be known as this valence, or not at all.
    Words(&'static [(&'static str, Option<Valence>)]),
    /// A row of the sheet of agreement has these texts.
    Agreement(&'static [&'static str]),
    /// All passages, in order; an empty one is a passage without a text.
    Passages(&'static [&'static str]),
    /// The codes that the first file lists, each with those above it.
    Codes(&'static [&'static str]),
    /// The columns of the first file, in order.
    Headers(&'static [&'static str]),
    /// The code above a row, at the level of codes; `none` for none.
    Parents(Written),
    /// The table's totals are those of the summary.
    SameEverywhere,
    /// No cell of an exported table is run by a spreadsheet, and none falls apart there.
    SafeExport,
    /// With these settings laid over those there: JSON, in which `@` is the first file.
    After(&'static str, &'static [Check]),
}

/// What of the checks does not hold, a line each.
pub fn failures(studied: &mut Studied<'_>, checks: &[Check]) -> Vec<String> {
    let mut found = Vec::new();
    for check in checks {
        if let Check::After(settings, checks) = check {
            match studied.after(settings) {
                Ok(mut after) => found.extend(
                    failures(&mut after, checks)
                        .into_iter()
                        .map(|failure| format!("after {settings}: {failure}")),
                ),
                Err(error) => found.push(error),
            }
        } else if let Err(is) = holds(studied, check) {
            found.push(format!("{check:?} but {is}"));
        }
    }
    found
}

/// Whether a check holds; else what is there instead.
fn holds(studied: &mut Studied<'_>, check: &Check) -> Result<(), String> {
    match check {
        Check::NoCodings => return is(all(studied).total() == 0, || all(studied).to_string()),
        Check::Tells(kinds) => return tells(studied, kinds, ""),
        Check::Asks(kinds) => return tells(studied, kinds, "question:"),
        Check::DoesNotAsk(kind) => {
            let asked = tells(studied, &[kind], "question:");
            return is(asked.is_err(), || "it is asked".to_owned());
        }
        Check::Names(kind, texts) => return names(studied, kind, texts),
        _ => {}
    }
    let view = match &studied.view {
        Ok(view) => view.clone(),
        Err(errors) => return Err(format!("refused: {errors:?}")),
    };
    match check {
        Check::All(written) => {
            let counts = all(studied);
            is(counts.are(written), || counts.to_string())
        }
        Check::Participants(number) => is(view.summary.participants == Some(*number), || {
            format!("{:?}", view.summary.participants)
        }),
        Check::Documents(number) => {
            let sources = view.summary.sources;
            is(sources.as_ref().map(Vec::len) == Some(*number), || format!("{sources:?}"))
        }
        Check::Rows(written) => {
            any(levels(studied, "codings"), |found| are_exactly(found, written))
        }
        Check::Has(written) => any(levels(studied, "codings"), |found| are_among(found, written)),
        Check::Shown(written) => {
            let table = studied.table(json!({})).map_err(|errors| format!("{errors:?}"))?;
            let found = rows(&table);
            let is_written = |label: &String| written.iter().any(|(one, _)| is_called(label, one));
            let exact = found.iter().all(|(label, _)| is_written(label));
            is(exact && are_among(&found, written), || shown(&found))
        }
        Check::People(written) => {
            let unit = if view.summary.participants.is_some() { "participants" } else { "sources" };
            any(levels(studied, unit), |found| are_exactly(found, written))
        }
        Check::NoRow(labels) => {
            let found: Vec<Labelled> = levels(studied, "codings");
            let row = found
                .iter()
                .flatten()
                .find(|(label, _)| labels.iter().any(|one| label.contains(one)));
            row.map_or(Ok(()), |(label, counts)| Err(format!("there is {label:?} {counts}")))
        }
        Check::By(written) => any(compared(studied, ""), |found| are_exactly(found, written)),
        Check::Groups(written) => {
            any(compared(studied, "\"group\""), |found| are_exactly(found, written))
        }
        Check::Coders(written) => {
            any(compared(studied, "\"coder\""), |found| are_exactly(found, written))
        }
        Check::OfCoder(cells) => of_coder(studied, cells),
        Check::NoGroup(labels) => {
            let groups = view.attributes.iter().filter(|one| one.is_group);
            let found = groups
                .flat_map(|one| &one.values)
                .find(|(_, label)| labels.contains(&label.as_str()));
            found.map_or(Ok(()), |(_, label)| Err(format!("there is {label:?}")))
        }
        Check::GroupIsNot(column) => {
            let group = view.attributes.iter().find(|one| one.is_group).map(|one| one.name.clone());
            is(group.as_deref() != Some(*column), || format!("{group:?}"))
        }
        Check::Who(written) => {
            any(who(studied), |found| found.len() == written.len() && are_exactly(found, written))
        }
        Check::AmongWho(written) => any(who(studied), |found| are_among(found, written)),
        Check::Lines(written) => lines(studied, written),
        Check::NotSilent => is(!view.is_all_recognised() && says_anything(studied), || {
            let all =
                if view.is_all_recognised() { "all was recognised" } else { "nothing is said" };
            all.to_owned()
        }),
        Check::Framework(id) => {
            let taken = view.framework.id.as_deref().unwrap_or("none");
            is(taken == *id, || taken.to_owned())
        }
        Check::ListOf(codes) => {
            let listed: u32 = view.files.iter().filter_map(|file| file.listed_codes).sum();
            is(!view.holds_codings() && listed == *codes, || {
                format!("{} codings, {listed} codes", view.summary.codings)
            })
        }
        Check::Words(words) => {
            let wrong = words.iter().filter_map(|(word, valence)| {
                let found = view.valence_words.iter().find(|one| one.word == *word);
                let taken = found.and_then(|found| found.valence);
                (taken != *valence)
                    .then(|| format!("{word:?} is {:?}", taken.map_or("not known", name)))
            });
            let wrong: Vec<_> = wrong.collect();
            is(wrong.is_empty(), || wrong.join(", "))
        }
        Check::Agreement(texts) => agreement(studied, texts),
        Check::Passages(texts) => {
            let data = studied.dataset();
            let found: Vec<_> =
                data.records.iter().map(|(_, record)| data.excerpt(record)).collect();
            is(found == *texts, || format!("{found:?}"))
        }
        Check::Codes(codes) => {
            let found = studied.listed_codes();
            is(found == *codes, || format!("{found:?}"))
        }
        Check::Headers(headers) => {
            let found: Vec<_> = view.files[0].columns.iter().map(|one| one.name.as_str()).collect();
            is(found == *headers, || format!("{found:?}"))
        }
        Check::Parents(written) => {
            let table =
                studied.table(json!({"rows": "code"})).map_err(|errors| format!("{errors:?}"))?;
            let labels = rows(&table).into_iter().map(|(label, _)| label);
            let found: Vec<_> = labels
                .zip(&table.rows)
                .map(|(label, row)| {
                    (label, row.parent.clone().unwrap_or_else(|| "none".to_owned()))
                })
                .collect();
            let holds = written.iter().all(|(label, parent)| {
                found.iter().any(|one| is_called(&one.0, label) && one.1 == *parent)
            });
            is(holds, || format!("{found:?}"))
        }
        Check::SameEverywhere => {
            let table = studied.table(json!({})).map_err(|errors| format!("{errors:?}"))?;
            let mut counts = Counts::default();
            rows(&table).iter().for_each(|(_, row)| counts.add_all(row));
            let summary = Counts(view.summary.valences);
            is(counts == summary, || format!("{counts} in the table, {summary} in the summary"))
        }
        Check::SafeExport => {
            let found = unsafe_fields(studied);
            is(found.is_empty(), || found.join("; "))
        }
        Check::NoCodings
        | Check::Tells(_)
        | Check::Asks(_)
        | Check::DoesNotAsk(_)
        | Check::Names(..)
        | Check::After(..) => Ok(()),
    }
}

/// Questions of the framework, which warn of no wrong number.
const OF_FRAMEWORK: [&str; 3] =
    ["question:framework", "question:ambiguous_labels", "question:unknown_labels"];

/// Whether anything is told or asked that is not of the framework.
fn says_anything(studied: &mut Studied<'_>) -> bool {
    told(studied).iter().any(|one| !OF_FRAMEWORK.contains(&one.kind.as_str()))
}

fn is(holds: bool, instead: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(instead()) }
}

/// Whether any of some tables is as it must be.
fn any(found: Vec<Labelled>, is_right: impl Fn(&Labelled) -> bool) -> Result<(), String> {
    is(found.iter().any(is_right), || {
        let mut tables: Vec<_> = found.iter().map(shown).collect();
        tables.sort();
        tables.dedup();
        tables.join(" / ")
    })
}

/// All codings; none where the files were refused.
fn all(studied: &Studied<'_>) -> Counts {
    let none = ByValence::default();
    Counts(studied.view.as_ref().map_or(none, |view| view.summary.valences))
}

fn levels(studied: &mut Studied<'_>, unit: &str) -> Vec<Labelled> {
    studied.levels(unit).iter().map(rows).collect()
}

/// Tables by any field, or by the one named; values that count nothing are not there.
fn compared(studied: &mut Studied<'_>, field: &str) -> Vec<Labelled> {
    let tables = studied.compared();
    let named = tables.iter().filter(|(name, _)| field.is_empty() || name == field);
    named.map(|(_, table)| columns(table)).collect()
}

fn who(studied: &Studied<'_>) -> Vec<Labelled> {
    studied.who().to_vec()
}

fn tells(studied: &mut Studied<'_>, kinds: &[&str], prefix: &str) -> Result<(), String> {
    let told = told(studied);
    let is_told = |kind: &&str| {
        let (kind, count) = match kind.split_once(' ') {
            Some((kind, count)) => (kind, count.parse::<u64>().ok()),
            None => (*kind, None),
        };
        let kind = format!("{prefix}{kind}");
        let named = told.iter().find(|one| {
            one.kind == kind
                || one.kind.strip_prefix(&kind).is_some_and(|rest| rest.starts_with(':'))
        });
        named.is_some_and(|one| count.is_none_or(|count| one.count == count))
    };
    is(kinds.iter().any(is_told), || {
        let told: Vec<_> = told.iter().map(|one| format!("{} {}", one.kind, one.count)).collect();
        format!("told: {}", told.join(", "))
    })
}

fn names(studied: &mut Studied<'_>, kind: &str, texts: &[&str]) -> Result<(), String> {
    let told = told(studied);
    let Some(one) = told.iter().find(|one| one.kind == kind) else {
        return Err("nothing of the kind".to_owned());
    };
    is(texts.iter().all(|text| one.text.contains(text)), || one.text.clone())
}

fn lines(studied: &Studied<'_>, written: &[(u32, &str)]) -> Result<(), String> {
    let data = studied.dataset();
    let of_line = |line: u32| {
        let mut counts = Counts::default();
        let codings = data.codings.iter().filter(|coding| coding.counts(false));
        codings
            .filter(|coding| data.records[coding.record].row == line)
            .for_each(|coding| counts.add(coding.valence, u64::from(coding.count)));
        counts
    };
    let wrong: Vec<_> = written
        .iter()
        .filter(|(line, counts)| !of_line(*line).are(counts))
        .map(|(line, counts)| format!("line {line} is {} and not {counts}", of_line(*line)))
        .collect();
    is(wrong.is_empty(), || wrong.join(", "))
}

fn of_coder(studied: &mut Studied<'_>, cells: &[(&str, &str, &str)]) -> Result<(), String> {
    let tables = studied.compared();
    let mut shown = Vec::new();
    for (_, table) in tables.iter().filter(|(name, _)| name == "\"coder\"") {
        let (heads, sides) = (rows(table), columns(table));
        let wrong: Vec<_> = cells
            .iter()
            .filter(|(row, coder, written)| {
                let mut counts = Counts::default();
                for (at, _) in heads.iter().enumerate().filter(|(_, one)| is_called(&one.0, row)) {
                    for (side, _) in sides.iter().enumerate().filter(|(_, one)| one.0 == *coder) {
                        for valence in Valence::ALL {
                            let number = table.cells[at][side].get(valence).count.shown();
                            counts.add(valence, u64::from(number.unwrap_or(0)));
                        }
                    }
                }
                !counts.are(written)
            })
            .collect();
        if wrong.is_empty() {
            return Ok(());
        }
        shown.push(format!("{wrong:?}"));
    }
    Err(format!("not so: {}", shown.join(" / ")))
}

fn agreement(studied: &mut Studied<'_>, texts: &[&str]) -> Result<(), String> {
    let request = Request::Numbers { kind: Statistic::Agreement, table: TableOptions::default() };
    let sheet = match studied.ask(request) {
        Response::Numbers(sheet) => sheet,
        Response::Failed { messages, .. } => return Err(messages.join(" ")),
        other => return Err(format!("{other:?}")),
    };
    let rows: Vec<Vec<String>> =
        sheet.rows.into_iter().map(|row| row.into_iter().map(|cell| cell.text).collect()).collect();
    let has = |row: &Vec<String>| texts.iter().all(|text| row.iter().any(|cell| cell == text));
    is(rows.iter().any(has), || format!("{rows:?}"))
}
