//! The audit trail of a study: everything that was decided on the way from its files to its figure, by whom, and
//! how much it concerns.
//!
//! Complete by construction: settings and their parts are taken apart field by field, so that a new one does not
//! compile until it has its decision here. What the program took on its own account stands beside it, and so does
//! what is still asked.

mod codes;
mod counting;
mod figure;
mod file;
mod open;
mod reading;

pub(super) use file::write;

use super::Settings;
use super::describe;
use super::study::Study;
use crate::diag::{ColumnPlace, Place};
use crate::words::audit::{Decision, DecisionKind};

/// All decisions of a study, in the order of the way from the files to the figure; what is open stands last. While
/// anything is kept from being told each is its topic alone, once for each who decided.
pub(super) fn decisions(study: &Study) -> Vec<Decision> {
    let Settings {
        files,
        valence_words,
        not_codings,
        value_labels,
        names,
        code_signs,
        code_letters,
        valence_from,
        valence_as_found,
        overlap_percent,
        doubles,
        count_uncoded_sources,
        unknown_as_written,
        participants_within,
        coders_from,
        unequal_lists,
        nothing_among_codes,
        framework,
        mapping,
        table,
        numbers,
        logic_model,
        disclosure,
        figure,
        interactive,
        quotes,
        set_aside,
    } = &study.settings;
    let mut found = reading::of_files(study, files);
    found.extend(reading::unknown(*unknown_as_written));
    found.extend(reading::names(names));
    found.extend(reading::values(study, value_labels));
    found.extend(reading::people(*participants_within));
    found.extend(reading::coders(*coders_from));
    found.extend(reading::noticed(study));
    found.extend(codes::words(study, valence_words, not_codings));
    found.extend(codes::marks(study, *code_signs, *code_letters));
    found.extend(codes::places(study, *valence_from, *valence_as_found));
    found.extend(codes::joined(study, *overlap_percent, *unequal_lists));
    found.extend(codes::nothing(*nothing_among_codes));
    found.extend(codes::framework(study, framework.as_ref()));
    found.extend(codes::labels(study, mapping));
    found.extend(counting::doubles(study, doubles));
    found.extend(counting::set_aside(study, set_aside));
    found.extend(counting::uncoded_sources(study, *count_uncoded_sources));
    found.extend(counting::table(study, table));
    found.extend(counting::protection(disclosure));
    found.extend(counting::numbers(study, numbers));
    found.extend(figure::logic_model(logic_model));
    found.extend(figure::figure(figure));
    found.extend(figure::live(interactive));
    found.extend(figure::quotes(study, quotes));
    found.extend(open::questions(describe::questions(study)));
    crate::order::sort_by_key(&mut found, |one| one.kind);
    if disclosure.keeps_back() { without_data(found) } else { found }
}

/// The decisions with nothing of the data in them, each once.
fn without_data(all: Vec<Decision>) -> Vec<Decision> {
    let mut told: Vec<Decision> = Vec::new();
    for one in all.into_iter().map(Decision::without_data) {
        if !told.contains(&one) {
            told.push(one);
        }
    }
    told
}

/// A file as a place.
fn in_file(name: &str) -> Option<Place> {
    Some(Place { file: Some(name.to_owned()), ..Place::default() })
}

/// A column of a file as a place.
fn in_column(study: &Study, file: &str, header: &str) -> Option<Place> {
    let known = study.files.iter().find(|known| known.name == file);
    let position = known.and_then(|known| {
        let own = known.own_table().headers().iter().position(|name| name == header);
        own.or_else(|| known.table().headers().iter().position(|name| name == header))
    });
    let column = position.and_then(|at| u32::try_from(at).ok());
    let column = column.map(|index| ColumnPlace { index, name: header.to_owned() });
    Some(Place { file: Some(file.to_owned()), column, ..Place::default() })
}

/// By whom, of a setting that is absent where nobody chose.
fn by_user(kind: DecisionKind, sentence: impl Into<String>) -> Decision {
    Decision::new(kind, crate::words::audit::DecidedBy::User, sentence.into())
}

/// What the program took on its own account.
fn by_program(kind: DecisionKind, sentence: impl Into<String>) -> Decision {
    Decision::new(kind, crate::words::audit::DecidedBy::Program, sentence.into())
}
