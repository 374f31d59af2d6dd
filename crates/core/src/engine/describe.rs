//! What the page is shown of a study.

use super::counted_values;
use super::families;
use super::files::StudyFile;
use super::findings::findings;
use super::people;
use super::study::Study;
use super::unfit::unfit;
use super::{Availability, FileView, Question, Settings, StudyView, Summary, ValenceWord};
use super::{quotes, told_aside};
use crate::analysis::{
    Basis, Order, Rows, Statistic, TableOptions, Unit, available_bases, available_numbers,
    available_rows, available_units, cross_tabulate, resolve, some_valences,
};
use crate::dataset::{
    CodedDataset, ColumnGuess, FoundWord, Labels, Reason, RepeatedPeople, Role, valence_nearby,
};
use crate::diag::Unavailable;
use crate::diag::{Error, ErrorKind, Warning, WarningKind};
use crate::format::How;
use crate::framework::Match;
use crate::ids::Id;
use crate::valence::ByValence;

/// Rows of a file that are shown.
const PREVIEW_ROWS: usize = 8;
/// Characters of a cell that are shown.
const PREVIEW_CHARACTERS: usize = 200;

/// The view of a study.
pub(super) fn view(study: &Study) -> StudyView {
    let dataset = &study.dataset;
    let (attributes, names) = counted_values::of(dataset);
    StudyView {
        files: study
            .files
            .iter()
            .zip(&study.columns)
            .enumerate()
            .map(|(at, (file, columns))| file_view(study, at, file, columns))
            .collect(),
        valence_words: valence_words(dataset),
        code_signs: dataset.code_signs.clone(),
        framework: study.matched.framework.clone(),
        mapping: study.matched.rows.clone(),
        attributes,
        names,
        summary: summary(study),
        account: dataset.account.clone(),
        warnings: study
            .warnings
            .iter()
            .filter(|warning| study.files.iter().all(|file| !belongs_to(warning, file)))
            .cloned()
            .collect(),
        questions: questions(study),
        findings: findings(study),
        quotes: quotes::collected(study),
        set_aside: told_aside::told(study),
        available: Availability {
            rows: rows(study),
            units: units(study),
            bases: bases(study, unit(study)),
            orders: orders(study),
            numbers: numbers(study),
            unfit: unfit(study),
        },
        settings: study.settings.clone(),
        example: study.example.clone(),
        live_figure: study.opened.as_ref().map(|figure| figure.of_data().read.clone()),
    }
}

/// Words that nobody knows for which one that is nearly the same is sought.
const MOST_NEARBY: usize = 200;

fn valence_words(dataset: &CodedDataset) -> Vec<ValenceWord> {
    let mut sought = 0;
    let mut nearby = |key: &str, known: bool| {
        sought += usize::from(!known);
        (!known && sought <= MOST_NEARBY).then(|| valence_nearby(key)).flatten()
    };
    dataset
        .valence_words
        .iter()
        .map(|found| ValenceWord {
            word: found.word.clone(),
            key: found.key.clone(),
            valence: found.valence,
            nearby: nearby(&found.key, found.valence.is_some()),
            rows: found.rows,
        })
        .collect()
}

/// Levels of rows; domains alone where nothing else is told.
fn rows(study: &Study) -> Vec<(Rows, Option<Unavailable>)> {
    let mut offered = available_rows(&study.dataset, &study.matched.mapping);
    if let Some(figure) = &study.opened {
        offered.iter_mut().for_each(|(rows, why)| *why = figure.lacks_rows(*rows));
    }
    if study.settings.disclosure.domains_only == Some(true) {
        let others = offered.iter_mut().filter(|(rows, _)| *rows != Rows::Domain);
        others.for_each(|(_, why)| *why = Some(Unavailable::DomainsOnly));
    }
    offered
}

/// Units; of a live figure those that it holds.
pub(super) fn units(study: &Study) -> Vec<(Unit, Option<Unavailable>)> {
    let mut offered = available_units(&study.dataset);
    if let Some(figure) = &study.opened {
        offered.iter_mut().for_each(|(unit, why)| *why = figure.lacks_unit(*unit));
    }
    offered
}

/// The unit that the settings have.
fn unit(study: &Study) -> Unit {
    let options = &study.settings.table;
    match &study.opened {
        Some(figure) => figure.unit(options),
        None => options.unit.unwrap_or_default(),
    }
}

/// Bases of a unit; of a live figure those that it holds.
pub(super) fn bases(study: &Study, unit: Unit) -> Vec<(Basis, Option<Unavailable>)> {
    let mut offered = available_bases(unit);
    if let Some(figure) = &study.opened {
        let possible = offered.iter_mut().filter(|(_, why)| why.is_none());
        possible.for_each(|(basis, why)| *why = figure.lacks_basis(unit, *basis));
    }
    offered
}

/// Orders of the rows; none by numbers where small ones are protected.
fn orders(study: &Study) -> Vec<(Order, Option<Unavailable>)> {
    let protected = study.settings.disclosure.changes_numbers();
    let reason =
        |order: Order| (protected && order.tells_numbers()).then_some(Unavailable::Protected);
    Order::ALL.iter().map(|&order| (order, reason(order))).collect()
}

/// Numbers beyond counts; none of them where small numbers are protected, or where there are no codings.
pub(super) fn numbers(study: &Study) -> Vec<(Statistic, Option<Unavailable>)> {
    let Settings { table, numbers, disclosure, .. } = &study.settings;
    let mut offered = available_numbers(table, numbers, &study.dataset);
    let is_opened = study.opened.is_some();
    let none = if is_opened {
        Some(Unavailable::NotInFigure)
    } else {
        disclosure.changes_numbers().then_some(Unavailable::Protected)
    };
    if none.is_some() {
        // A logic model is made of the counts as they may be told.
        let refused = |kind: Statistic| is_opened || kind != Statistic::LogicModel;
        let refused = offered.iter_mut().filter(|(kind, _)| refused(*kind));
        refused.for_each(|(_, why)| why.clone_from(&none));
    }
    offered
}

fn file_view(study: &Study, at: usize, file: &StudyFile, columns: &[ColumnGuess]) -> FileView {
    let table = file.table();
    let of_dataset = study.warnings.iter().filter(|warning| belongs_to(warning, file));
    let people_sheets: Vec<String> =
        people::joined_sheets(&study.people, at, file).map(str::to_owned).collect();
    let code_sheets: Vec<String> = file.names_of_code_sheets().map(str::to_owned).collect();
    let used = [&people_sheets[..], &code_sheets[..]].concat();
    let mut reading = file.source.reading.clone();
    if let How::Workbook(book) = &mut reading.how {
        book.sheets_left_out.retain(|name| !used.contains(name));
    }
    let is_list = study.people.iter().any(|list| list.file == at && list.sheet.is_none());
    FileView {
        reading,
        listed_people: is_list.then(|| u32::try_from(table.rows()).unwrap_or(u32::MAX)),
        filled_down: file.prepared.as_ref().map(|one| one.names.clone()).unwrap_or_default(),
        shape: file.reshaped.as_ref().map(|reshaped| reshaped.reading.clone()),
        notes: file
            .prepared
            .as_ref()
            .map_or(0, |one| u32::try_from(one.left_out.len()).unwrap_or(u32::MAX)),
        families: families::views(study, file, columns),
        columns: columns.to_vec(),
        preview: (0..table.rows().min(PREVIEW_ROWS))
            .map(|row| {
                (0..table.width())
                    .map(|column| {
                        table.text(row, column).chars().take(PREVIEW_CHARACTERS).collect()
                    })
                    .collect()
            })
            .collect(),
        warnings: file
            .warnings
            .iter()
            .chain(&families::warnings(file, columns))
            .chain(of_dataset)
            .filter_map(|warning| without_sheets(warning, &used))
            .collect(),
        people_sheets,
        code_sheets,
        tool: tool(file, columns),
        listed_codes: file.listed(&study.settings),
    }
}

/// A warning that names no sheet among those that are used; `None` where it names no other.
fn without_sheets(warning: &Warning, joined: &[String]) -> Option<Warning> {
    let mut warning = warning.clone();
    if let WarningKind::SheetsLeftOut { sheets } = &mut warning.kind {
        sheets.retain(|name| !joined.contains(name));
        warning.count = sheets.len() as u64;
        return (warning.count > 0).then_some(warning);
    }
    Some(warning)
}

/// The tool that wrote a file: as a project names it, or by the headers of its table.
pub(super) fn tool(file: &StudyFile, columns: &[ColumnGuess]) -> Option<String> {
    let origin = file.source.reading.project().map(|project| project.origin.clone());
    origin.filter(|origin| !origin.is_empty()).or_else(|| {
        columns.iter().find_map(|column| match &column.reason {
            Reason::Tool { tool } => Some(tool.clone()),
            _ => None,
        })
    })
}

fn belongs_to(warning: &Warning, file: &StudyFile) -> bool {
    warning.at.as_ref().and_then(|at| at.file.as_ref()).is_some_and(|name| *name == file.name)
}

fn summary(study: &Study) -> Summary {
    let dataset = &study.dataset;
    let mut valences = ByValence::<u64>::default();
    for coding in dataset.codings.iter().filter(|coding| coding.counts(false)) {
        valences[coding.valence] += u64::from(coding.count);
    }
    Summary {
        codings: valences.values().sum(),
        kept: kept(study),
        valences,
        segments: how_many(&dataset.segments),
        participants: how_many(&dataset.participants),
        sources: names(&dataset.sources),
        sites: names(&dataset.sites),
        coders: names(&dataset.coders),
        excerpts: dataset.records.values().iter().any(|record| record.excerpt_len > 0),
    }
}

/// The codings by valence that the filters of the table keep; `None` where none is set or one names what is not in the
/// data, which the table says.
pub(super) fn kept(study: &Study) -> Option<ByValence<u64>> {
    if study.opened.is_some() {
        return None;
    }
    let own = &study.settings.table;
    let filter = own.filter.clone().filter(|filter| !filter.is_empty());
    let valences = own.valences.as_deref().and_then(some_valences);
    if filter.is_none() && valences.is_none() {
        return None;
    }
    let asked = TableOptions { filter, valences, ..TableOptions::default() };
    let (dataset, mapping) = (&study.dataset, &study.matched.mapping);
    let spec = resolve(&asked, dataset, mapping).ok()?;
    let totals = cross_tabulate(&spec, dataset, mapping).ok()?.totals;
    let mut kept = ByValence::<u64>::default();
    for (valence, number) in totals.iter() {
        kept[valence] = u64::from(number.shown()?);
    }
    Some(kept)
}

fn how_many<I: Id>(labels: &Labels<I>) -> Option<u32> {
    (!labels.is_empty()).then(|| u32::try_from(labels.len()).unwrap_or(u32::MAX))
}

fn names<I: Id>(labels: &Labels<I>) -> Option<Vec<String>> {
    (!labels.is_empty()).then(|| labels.iter().map(str::to_owned).collect())
}

pub(super) fn questions(study: &Study) -> Vec<Question> {
    let mut questions = Vec::new();
    for (at, (file, columns)) in study.files.iter().zip(&study.columns).enumerate() {
        let reading = &file.source.reading;
        let chosen = study.settings.files.get(&file.name).map(|settings| &settings.read);
        let text = reading.text();
        if text.is_some_and(|text| text.delimiter_candidates.len() > 1)
            && chosen.is_none_or(|read| read.delimiter.is_none())
        {
            questions.push(Question::Delimiter { file: file.name.clone() });
        }
        if text.is_some_and(|text| text.encoding_is_guess)
            && chosen.is_none_or(|read| read.encoding.is_none())
        {
            questions.push(Question::Encoding { file: file.name.clone() });
        }
        if study.coded.contains(&at) {
            questions.extend(families::questions(file));
            questions.extend(column_questions(file, columns));
            questions.extend(asked_columns(file, columns));
        }
    }
    if let Some(error) = study.undecided.as_ref().filter(|error| error.kind == ErrorKind::NoCodes) {
        let file = error.at.as_ref().and_then(|at| at.file.clone()).unwrap_or_default();
        let at = study.files.iter().position(|known| known.name == file);
        let columns = at.and_then(|at| study.columns.get(at));
        questions.push(Question::Column {
            file,
            role: Role::Code,
            columns: columns.into_iter().flatten().map(|column| column.name.clone()).collect(),
        });
    }
    if let Some(Error { kind: ErrorKind::Percentages { columns }, at }) = &study.undecided {
        let file = at.as_ref().and_then(|at| at.file.clone()).unwrap_or_default();
        questions.push(Question::Percentages { file, columns: columns.clone() });
    }
    let signs = study.dataset.code_signs.as_ref().filter(|signs| !signs.taken);
    if let Some(signs) = signs.filter(|_| study.settings.code_signs.is_none()) {
        questions.push(Question::CodeSigns {
            pairs: signs.pairs.clone(),
            examples: signs.examples.clone(),
            signed: signs.signed,
            names: signs.names,
        });
    }
    let framework = &study.matched.framework;
    if !framework.tied.is_empty() {
        questions.push(Question::Framework { ids: framework.tied.clone() });
    }
    let open = |ambiguous: bool| {
        let rows = study.matched.rows.iter().filter(|row| {
            !row.chosen
                && row.items.is_empty()
                && matches!(row.found, Match::Ambiguous { .. }) == ambiguous
        });
        u32::try_from(rows.count()).unwrap_or(u32::MAX)
    };
    let (ambiguous, unknown) = (open(true), open(false));
    if ambiguous > 0 {
        questions.push(Question::AmbiguousLabels { labels: ambiguous });
    }
    if unknown > 0 {
        questions.push(Question::UnknownLabels { labels: unknown });
    }
    let is_open = |found: &&FoundWord| {
        found.valence.is_none() && !study.settings.not_codings.contains(&found.key)
    };
    let words = study.dataset.valence_words.iter().filter(is_open).count();
    if words > 0 {
        questions.push(Question::UnknownValenceWords {
            words: u32::try_from(words).unwrap_or(u32::MAX),
        });
    }
    if let Some(RepeatedPeople { within, as_written, apart }) = study.dataset.repeated_people {
        questions.push(Question::RepeatedParticipants { within, as_written, apart });
    }
    questions.extend(study.dataset.lists_in_labels.iter().map(|lists| Question::DividedCells {
        file: lists.file.clone(),
        column: lists.column.clone(),
        cells: lists.cells,
    }));
    if study.dataset.unequal_lists > 0 {
        questions.push(Question::UnequalLists { rows: study.dataset.unequal_lists });
    }
    if !study.may_be_coders.is_empty() {
        questions.push(Question::CodersFromNames { coders: study.may_be_coders.to_vec() });
    }
    let account = &study.dataset.account;
    if account.valences_open > 0 && study.settings.valence_as_found != Some(true) {
        questions.push(Question::ValencePlace {
            places: account.valence_sources.iter().map(|one| one.source).collect(),
            codings: account.valences_open,
        });
    }
    questions
}

/// Columns that may have a role, as long as nobody has said whether they do. Those that may be the valence, the
/// participant or the coder are asked about together, and only while none is.
fn asked_columns(file: &StudyFile, columns: &[ColumnGuess]) -> Vec<Question> {
    let open = |column: &&ColumnGuess| column.reason != Reason::Chosen;
    let named = file.name.clone();
    let mut questions = Vec::new();
    for column in columns.iter().filter(open).filter(|column| column.asked == Some(Role::Count)) {
        let (file, name) = (named.clone(), column.name.clone());
        match column.reason {
            // One question of all of them, where nothing can be counted.
            Reason::Percentages => {}
            Reason::GroupSize => questions.push(Question::GroupSize { file, column: name }),
            _ => questions.push(Question::Column { file, role: Role::Count, columns: vec![name] }),
        }
    }
    for role in [Role::Valence, Role::Participant, Role::Coder] {
        let mut may_be: Vec<String> = Vec::new();
        for column in columns.iter().filter(open) {
            if column.asked.as_ref() == Some(&role) {
                may_be.extend(std::iter::once(&column.name).chain(&column.rivals).cloned());
            }
        }
        if !may_be.is_empty() && !columns.iter().any(|column| column.role == role) {
            questions.push(Question::Column { file: named.clone(), role, columns: may_be });
        }
    }
    questions
}

/// Columns that have rivals, or of which a role is asked, as long as nobody has chosen among them.
fn column_questions<'a>(
    file: &'a StudyFile,
    columns: &'a [ColumnGuess],
) -> impl Iterator<Item = Question> + 'a {
    let chosen = |name: &str| {
        columns.iter().any(|column| column.name == name && column.reason == Reason::Chosen)
    };
    columns
        .iter()
        .filter(move |column| {
            let is_asked = match column.rivals.as_slice() {
                [] => match &column.asked {
                    Some(Role::Group | Role::Rating) => true,
                    asked => *asked == Some(Role::Valence) && column.role == Role::Valence,
                },
                rivals => !rivals.iter().all(|rival| chosen(rival)),
            };
            column.reason != Reason::Chosen && column.role != Role::Ignored && is_asked
        })
        .map(|column| Question::Column {
            file: file.name.clone(),
            role: column.role.clone(),
            columns: std::iter::once(&column.name).chain(&column.rivals).cloned().collect(),
        })
}
