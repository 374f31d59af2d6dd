//! What the page is shown of a study.

use super::files::StudyFile;
use super::findings::findings;
use super::study::Study;
use super::{
    AttributeView, Availability, FamilyView, FileView, Question, Settings, StudyView, Summary,
    ValenceWord,
};
use crate::analysis::{
    Order, Rows, Statistic, available_bases, available_numbers, available_rows, available_units,
};
use crate::dataset::{ColumnGuess, FamilyKind, Labels, Reason, Role, Shape};
use crate::diag::Unavailable;
use crate::diag::{ErrorKind, Warning, WarningKind};
use crate::framework::Match;
use crate::ids::Id;
use crate::valence::{ByValence, Valence};

/// Rows of a file that are shown.
const PREVIEW_ROWS: usize = 8;
/// Characters of a cell that are shown.
const PREVIEW_CHARACTERS: usize = 200;

/// The view of a study.
pub(super) fn view(study: &Study) -> StudyView {
    let dataset = &study.dataset;
    StudyView {
        files: study
            .files
            .iter()
            .zip(&study.columns)
            .map(|(file, columns)| file_view(study, file, columns))
            .collect(),
        valence_words: dataset
            .valence_words
            .iter()
            .map(|found| ValenceWord {
                word: found.word.clone(),
                key: found.key.clone(),
                valence: found.valence,
                rows: found.rows,
            })
            .collect(),
        framework: study.matched.framework.clone(),
        mapping: study.matched.rows.clone(),
        attributes: dataset
            .attributes
            .iter()
            .map(|attribute| AttributeView {
                name: attribute.name.clone(),
                is_group: attribute.is_group,
                values: attribute
                    .values
                    .iter()
                    .map(|(read, shown)| {
                        let shown = attribute.labels.text(*shown).unwrap_or(read);
                        (read.clone(), shown.to_owned())
                    })
                    .collect(),
            })
            .collect(),
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
        available: Availability {
            rows: rows(study),
            units: available_units(dataset),
            bases: available_bases(study.settings.table.unit.unwrap_or_default()),
            orders: orders(study),
            numbers: numbers(study),
        },
        settings: study.settings.clone(),
        example: study.example.clone(),
    }
}

/// Levels of rows; domains alone where nothing else is told.
fn rows(study: &Study) -> Vec<(Rows, Option<Unavailable>)> {
    let mut offered = available_rows(&study.dataset, &study.matched.mapping);
    if study.settings.disclosure.domains_only == Some(true) {
        let others = offered.iter_mut().filter(|(rows, _)| *rows != Rows::Domain);
        others.for_each(|(_, why)| *why = Some(Unavailable::DomainsOnly));
    }
    offered
}

/// Orders of the rows; none by numbers where small ones are protected.
fn orders(study: &Study) -> Vec<(Order, Option<Unavailable>)> {
    let protected = study.settings.disclosure.changes_numbers();
    let reason =
        |order: Order| (protected && order != Order::Framework).then_some(Unavailable::Protected);
    Order::ALL.iter().map(|&order| (order, reason(order))).collect()
}

/// Numbers beyond counts; none of them where small numbers are protected.
fn numbers(study: &Study) -> Vec<(Statistic, Option<Unavailable>)> {
    let Settings { table, numbers, disclosure, .. } = &study.settings;
    let mut offered = available_numbers(table, numbers, &study.dataset);
    if disclosure.changes_numbers() {
        offered.iter_mut().for_each(|(_, why)| *why = Some(Unavailable::Protected));
    }
    offered
}

fn file_view(study: &Study, file: &StudyFile, columns: &[ColumnGuess]) -> FileView {
    let table = file.table();
    let of_dataset = study.warnings.iter().filter(|warning| belongs_to(warning, file));
    FileView {
        reading: file.source.reading.clone(),
        filled_down: file.prepared.as_ref().map(|one| one.names.clone()).unwrap_or_default(),
        shape: file.reshaped.as_ref().map(|reshaped| reshaped.reading.clone()),
        notes: file
            .prepared
            .as_ref()
            .map_or(0, |one| u32::try_from(one.left_out.len()).unwrap_or(u32::MAX)),
        families: families(study, file, columns),
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
            .chain(&family_warnings(file, columns))
            .chain(of_dataset)
            .cloned()
            .collect(),
        tool: tool(file, columns),
        listed_codes: file.listed(&study.settings),
    }
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
        valences,
        segments: how_many(&dataset.segments),
        participants: how_many(&dataset.participants),
        sources: names(&dataset.sources),
        sites: names(&dataset.sites),
        coders: names(&dataset.coders),
        excerpts: dataset.records.values().iter().any(|record| record.excerpt_len > 0),
    }
}

fn how_many<I: Id>(labels: &Labels<I>) -> Option<u32> {
    (!labels.is_empty()).then(|| u32::try_from(labels.len()).unwrap_or(u32::MAX))
}

fn names<I: Id>(labels: &Labels<I>) -> Option<Vec<String>> {
    (!labels.is_empty()).then(|| labels.iter().map(str::to_owned).collect())
}

fn questions(study: &Study) -> Vec<Question> {
    let mut questions = Vec::new();
    for (file, columns) in study.files.iter().zip(&study.columns) {
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
        if file.listed(&study.settings).is_none() {
            questions.extend(family_questions(file));
            questions.extend(column_questions(file, columns));
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
    let framework = &study.matched.framework;
    if !framework.tied.is_empty() {
        questions.push(Question::Framework { ids: framework.tied.clone() });
    }
    let open = |ambiguous: bool| {
        let rows = study.matched.rows.iter().filter(|row| {
            !row.chosen
                && row.item.is_none()
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
    let words = study.dataset.valence_words.iter().filter(|found| found.valence.is_none()).count();
    if words > 0 {
        questions.push(Question::UnknownValenceWords {
            words: u32::try_from(words).unwrap_or(u32::MAX),
        });
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

/// Families of columns that may be several things, as long as nobody has said which.
fn family_questions(file: &StudyFile) -> impl Iterator<Item = Question> {
    let own = file.own_table();
    file.asked.iter().filter_map(move |family| {
        let header = |column: &usize| own.headers().get(*column).cloned();
        let columns: Vec<String> = family.columns.iter().filter_map(header).collect();
        let decided = columns.iter().any(|header| file.is_decided(header));
        let (file, choices) = (file.name.clone(), family.choices.clone());
        (!decided).then_some(Question::ColumnFamily { file, columns, choices })
    })
}

/// All families of a file's columns with what they were taken for, those that the user decided first.
fn families(study: &Study, file: &StudyFile, columns: &[ColumnGuess]) -> Vec<FamilyView> {
    let chosen = study.settings.files.get(&file.name).map(|settings| &settings.families);
    let chosen = chosen.into_iter().flatten();
    let mut found: Vec<FamilyView> = chosen
        .map(|(header, kind)| FamilyView { columns: vec![header.clone()], kind: *kind })
        .collect();
    let taken = match file.reshaped.as_ref().map(|reshaped| reshaped.reading.shape) {
        Some(Shape::People) => Some(FamilyKind::Participants),
        Some(Shape::Coders) => Some(FamilyKind::Coders),
        _ => None,
    };
    let taken = taken.map(|kind| FamilyView { columns: file.family.to_vec(), kind });
    let asked = family_questions(file).filter_map(|question| match question {
        Question::ColumnFamily { columns, choices, .. } => {
            Some(FamilyView { columns, kind: choices.first()?.kind })
        }
        _ => None,
    });
    let aside = columns.iter().filter(|column| column.reason == Reason::NotCounted);
    let columns: Vec<String> = aside.map(|column| column.name.clone()).collect();
    let aside = FamilyView { columns, kind: FamilyKind::Aside };
    for family in taken.into_iter().chain(asked).chain([aside]) {
        let known = |header: &String| found.iter().any(|one| one.columns.contains(header));
        if family.columns.iter().any(known) {
            let of_family = found
                .iter_mut()
                .find(|one| one.columns.iter().any(|header| family.columns.contains(header)));
            if let Some(one) = of_family.filter(|one| one.columns.len() < family.columns.len()) {
                let first = one.columns.first().cloned();
                let others = family.columns.iter().filter(|header| Some(*header) != first.as_ref());
                one.columns = first.iter().chain(others).cloned().collect();
            }
        } else if !family.columns.is_empty() {
            found.push(family);
        }
    }
    found
}

/// What was taken together or left aside of a family of columns without the user having said so.
fn family_warnings(file: &StudyFile, columns: &[ColumnGuess]) -> Vec<Warning> {
    let mut found = Vec::new();
    let asked = |name: &String| {
        file.is_decided(name)
            || family_questions(file).any(
                |asked| matches!(asked, Question::ColumnFamily { columns, .. } if columns.contains(name)),
            )
    };
    if let Some(shape) = file.reshaped.as_ref().map(|reshaped| reshaped.reading.shape)
        && !file.family.iter().any(asked)
    {
        let columns = file.family.to_vec();
        let count = columns.len() as u64;
        let kind = match shape {
            Shape::People => Some(WarningKind::ColumnsArePeople { columns }),
            Shape::Coders => Some(WarningKind::ColumnsAreCoders { columns }),
            Shape::Slots => Some(WarningKind::ColumnsAreSlots { columns }),
            _ => None,
        };
        found.extend(kind.map(|kind| Warning::new(kind).times(count)));
    }
    let mut words: Vec<(String, Valence)> = Vec::new();
    let mut cut_short = 0;
    for column in columns {
        if let (Reason::WordCutShort { word }, Role::CodeColumn { valence, .. }) =
            (&column.reason, &column.role)
        {
            cut_short += 1;
            if !words.iter().any(|(known, _)| known == word) {
                words.push((word.clone(), *valence));
            }
        }
    }
    if cut_short > 0 {
        found.push(Warning::new(WarningKind::WordsCutShort { words }).times(cut_short));
    }
    let aside = columns.iter().filter(|column| column.reason == Reason::NotCounted);
    let aside: Vec<String> = aside.map(|column| column.name.clone()).collect();
    if !aside.is_empty() {
        let count = aside.len() as u64;
        let kind = WarningKind::ColumnsNotCounted { columns: aside };
        found.push(Warning::new(kind).times(count));
    }
    found
}

/// Columns that have rivals, as long as nobody has chosen among them.
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
            column.reason != Reason::Chosen
                && column.role != Role::Ignored
                && !column.rivals.is_empty()
                && !column.rivals.iter().all(|rival| chosen(rival))
        })
        .map(|column| Question::Column {
            file: file.name.clone(),
            role: column.role.clone(),
            columns: std::iter::once(&column.name).chain(&column.rivals).cloned().collect(),
        })
}
