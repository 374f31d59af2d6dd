//! Files made of a study: figure, table, words, rows left out, and the study itself.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::rc::Rc;

use serde_json::{Map, Value};

use super::answer;
use super::audit;
use super::checklists;
use super::figure_file;
use super::files::{StudyFile, Unread};
use super::first_version;
use super::forms;
use super::interactive;
use super::matching;
use super::media::{CSV, DOCX, HTML, MARKDOWN, XLSX};
use super::numbers;
use super::paper;
use super::study::Study;
use super::{
    ChosenId, Export, ExportOptions, ListFormat, Progress, RestoredContent, RestoredFile, Settings,
};
use crate::analysis::{CrossTab, TableOptions};
use crate::diag::{Error, ErrorKind, Place, Result, Warning, WarningKind};
use crate::export::study::{SavedFile, StudyDocument, sha256};
use crate::export::{self, csv, file_name, html, markdown, stem, tables, tidy};
use crate::figure::FigureOptions;
use crate::words::{
    audit as audit_words, caption, checklists as checklist_words, codebook as codebook_words,
    notes, numbers as numbers_words, paper as paper_words, table as words, workbook as sheet_words,
};

/// Makes a file; `program` is by which program.
pub(super) fn export(
    study: &Study,
    program: Option<&str>,
    options: &ExportOptions,
    asked: TableOptions,
    drawn: FigureOptions,
) -> Result<Export> {
    let name = study.files.first().map_or("", |file| stem(&file.name));
    let about = |title: &str, extension: &str| file_name(&[name, title], extension);
    let of_table = |table: &CrossTab| caption::file_title(table);
    Ok(match options {
        ExportOptions::Svg
        | ExportOptions::Pdf
        | ExportOptions::Eps
        | ExportOptions::Png { .. }
        | ExportOptions::Tiff { .. } => figure_file::made(study, name, options, asked, drawn)?,
        ExportOptions::Csv { numbers: Some(kind), raw } => {
            let sheet = numbers::sheet(study, *kind, asked)?;
            file(about(&numbers_words::file_title(*kind), "csv"), CSV, csv::sheet(&sheet, *raw))
        }
        ExportOptions::Csv { numbers: None, raw } => {
            let (table, _) = answer::count(study, asked)?;
            file(about(&of_table(&table), "csv"), CSV, csv::table(&table, *raw))
        }
        ExportOptions::Tidy { raw } => {
            let (table, _) = answer::count(study, asked)?;
            let title = format!("{} {}", of_table(&table), sheet_words::TIDY_FILE);
            file(about(&title, "csv"), CSV, tidy::table(&table, *raw))
        }
        ExportOptions::Xlsx { numbers: Some(kind) } => {
            let sheet = numbers::sheet(study, *kind, asked)?;
            file(about(&numbers_words::file_title(*kind), "xlsx"), XLSX, tables::sheet(&sheet)?)
        }
        ExportOptions::Xlsx { numbers: None } => {
            let (table, _) = answer::count(study, asked)?;
            let told = answer::settings_of(study, &table);
            file(about(&of_table(&table), "xlsx"), XLSX, tables::table(&table, &told)?)
        }
        ExportOptions::Markdown { numbers: Some(kind) } => {
            let sheet = numbers::sheet(study, *kind, asked)?;
            let text = markdown::sheet(&sheet).into_bytes();
            file(about(&numbers_words::file_title(*kind), "md"), MARKDOWN, text)
        }
        ExportOptions::Markdown { numbers: None } => {
            let (table, _) = answer::count(study, asked)?;
            let caption = answer::caption_of(study, &table);
            let notation = answer::notation_of(study, drawn)?;
            let text = markdown::table(&table, &caption, &notes::notes(&table), notation);
            file(about(&of_table(&table), "md"), MARKDOWN, text.into_bytes())
        }
        ExportOptions::Docx { dpi } => {
            let (title, bytes) = paper::write(study, *dpi, asked, drawn)?;
            file(file_name(&[name, &title, paper_words::FILE], "docx"), DOCX, bytes)
        }
        ExportOptions::MatrixForm => {
            let (title, bytes) = forms::write(study, false, asked)?;
            file(about(&title, "xlsx"), XLSX, bytes)
        }
        ExportOptions::MemoForm => {
            let (title, bytes) = forms::write(study, true, asked)?;
            file(about(&title, "docx"), DOCX, bytes)
        }
        ExportOptions::Html { numbers: Some(kind) } => {
            let sheet = numbers::sheet(study, *kind, asked)?;
            let html = html::sheet(&sheet).into_bytes();
            file(about(&numbers_words::file_title(*kind), "html"), HTML, html)
        }
        ExportOptions::Html { numbers: None } => {
            let (table, _) = answer::count(study, asked)?;
            let caption = answer::caption_of(study, &table);
            let notation = answer::notation_of(study, drawn)?;
            let html = html::table(&table, &caption, &notes::notes(&table), notation);
            file(about(&of_table(&table), "html"), HTML, html.into_bytes())
        }
        ExportOptions::Interactive { options, bundle } => {
            interactive::export(study, program, *options.clone(), *bundle, asked, drawn)?
        }
        ExportOptions::Text => {
            let figure = answer::figure(study, asked, drawn)?;
            let text = words::words_of_figure(
                &figure.caption,
                &figure.alt,
                &figure.methods,
                &figure.notes,
            );
            let name = about(&of_table(&figure.table), "txt");
            file(name, "text/plain;charset=utf-8", text.into_bytes())
        }
        ExportOptions::LeftOut { raw } => {
            study.needs_codings("left_out")?;
            file(about(words::LEFT_OUT_FILE, "csv"), CSV, left_out(study, *raw))
        }
        ExportOptions::Audit { format } => {
            study.needs_codings("audit")?;
            let (extension, media_type) = match format {
                ListFormat::Docx => ("docx", DOCX),
                ListFormat::Csv => ("csv", CSV),
                ListFormat::Markdown => ("md", MARKDOWN),
            };
            let bytes = audit::write(study, *format)?;
            file(about(audit_words::FILE, extension), media_type, bytes)
        }
        ExportOptions::Checklist { which } => {
            study.needs_codings("checklist")?;
            let bytes = checklists::document(study, *which)?;
            file(about(&checklist_words::title(*which), "docx"), DOCX, bytes)
        }
        ExportOptions::Study { without_data } => {
            let document = save(study, !without_data)?;
            let bytes = export::study::write(&document);
            let title = if *without_data { words::SETTINGS_FILE } else { words::STUDY_FILE };
            file(about(title, "json"), "application/json", bytes)
        }
        ExportOptions::Codebook { framework } => codebook(Some(study), framework.as_deref())?,
    })
}

/// A framework as a codebook that programs for coding load: the one of that id, or else the study's.
///
/// # Errors
/// `UnknownValue` with the ids that there are for any other id, and where none is given and the
/// study has no framework.
pub(super) fn codebook(study: Option<&Study>, id: Option<&str>) -> Result<Export> {
    let of_study = study.and_then(|study| study.matched.framework.id.as_deref());
    let id = id.or(of_study).unwrap_or(ChosenId::NOTHING);
    let files = study.map_or(&[][..], |study| &study.files);
    let own: Vec<_> = files.iter().flat_map(StudyFile::lists_of_codes).cloned().collect();
    let book = matching::find(id, &own).ok_or_else(|| matching::no_framework(id, &own, &[]))?;
    let name = file_name(&[&book.title(), codebook_words::FILE], "qdc");
    Ok(file(name, "application/xml", export::qdc::write(&book).into_bytes()))
}

fn file(file_name: String, media_type: &str, bytes: Vec<u8>) -> Export {
    Export { file_name, media_type: media_type.to_owned(), bytes, proof: Vec::new() }
}

/// Rows that were left out, with place, reason and what stands in them.
fn left_out(study: &Study, raw: bool) -> Vec<u8> {
    let mut headings: Vec<String> = words::LEFT_OUT_HEADINGS.map(str::to_owned).to_vec();
    let places = headings.len();
    // Where the columns of each file stand among those of all files.
    let mut positions: Vec<Vec<usize>> = Vec::new();
    for file in &study.files {
        let mut of_file = Vec::new();
        for header in file.source.table.headers() {
            let known = headings.iter().skip(places).position(|known| known == header);
            of_file.push(known.map_or(headings.len(), |at| at + places));
            if known.is_none() {
                headings.push(header.clone());
            }
        }
        positions.push(of_file);
    }
    let width = headings.len();
    let rows = study.dataset.account.left_out.iter().map(|left_out| {
        let file = left_out.at.file.as_deref().unwrap_or("");
        let number = left_out.at.row.unwrap_or(0);
        let mut row: Vec<Cow<'_, str>> =
            vec![file.into(), number.to_string().into(), words::left_out(left_out.reason).into()];
        row.resize(width, "".into());
        let known = study.files.iter().zip(&positions).find(|(known, _)| known.name == file);
        if let Some((file, positions)) = known
            && let Some(at) = file.source.table.find_row(left_out.at.sheet.as_deref(), number)
        {
            for (column, &position) in positions.iter().enumerate() {
                if let Some(cell) = row.get_mut(position) {
                    *cell = file.source.table.text(at, column).into();
                }
            }
        }
        row
    });
    csv::texts(&headings, rows, raw)
}

fn save(study: &Study, with_data: bool) -> Result<StudyDocument> {
    let Ok(Value::Object(settings)) = serde_json::to_value(&study.settings) else {
        return Err(ErrorKind::EngineFailed.into());
    };
    Ok(StudyDocument {
        example: study.example.clone(),
        settings,
        input: study
            .files
            .iter()
            .map(|file| SavedFile::new(&file.name, &file.bytes, with_data))
            .collect(),
        ..StudyDocument::default()
    })
}

/// What a study file asks for.
pub(super) struct Restored {
    /// Files to load in place of those loaded; `None` to keep them.
    files: Option<Vec<RestoredUnread>>,
    /// Settings to take.
    settings: Settings,
    /// Version of the file.
    version: u32,
    /// A file with a name and content of its own, for which the settings of another are taken.
    stands_in: Option<StandsIn>,
}

/// A file that stands in for the one that a study file names.
struct StandsIn {
    /// The name of the file that the settings were made for.
    made_for: String,
    /// Its own name.
    name: String,
}

/// A file that a study file asks for, and where its content is.
struct RestoredUnread {
    file: Unread,
    from: From,
}

/// Where the content of a file is that a study file asks for.
#[derive(Clone, Copy)]
enum From {
    /// In the study file.
    Saved,
    /// In a file given along.
    Given(usize),
    /// In a file that is loaded.
    Loaded(usize),
}

impl Restored {
    /// The files as whoever asked is told of them.
    pub fn files_told(&self) -> Option<Vec<RestoredFile>> {
        let told = |restored: &RestoredUnread| RestoredFile {
            name: restored.file.name.clone(),
            content: match restored.from {
                From::Saved => RestoredContent::Saved(restored.file.bytes.to_vec()),
                From::Given(at) => RestoredContent::Given(at),
                From::Loaded(at) => RestoredContent::Loaded(at),
            },
        };
        self.files.as_ref().map(|files| files.iter().map(told).collect())
    }
}

/// Reads a study file. Files saved without their data are found among those given along or, where none are,
/// among those loaded, by their hash. Files given along may be the next export of the same project: they are
/// found by their name, too, or as the only one left, and those that the study file does not name follow.
///
/// # Errors
/// Those of [`export::study::read`]; `DifferentInput` where a file without data cannot be found,
/// `NothingLoaded` where there is no file at all.
pub(super) fn restore(
    loaded: Option<&Study>,
    bytes: &[u8],
    given: Vec<Unread>,
) -> Result<Restored> {
    let document = export::study::read(bytes)?;
    let nothing = || Error::from(ErrorKind::NothingLoaded);
    if document.input.is_empty() && given.is_empty() {
        let loaded = loaded.ok_or_else(nothing)?;
        let settings = overlay(Some(&loaded.settings), document.settings)?;
        let version = document.version;
        return Ok(Restored { files: None, settings, version, stands_in: None });
    }
    let mut found = Found::new(loaded, &given);
    let places = found.places(&document.input);
    let mut files = Vec::with_capacity(document.input.len() + given.len());
    let mut stands_in = None;
    for (saved, place) in document.input.iter().zip(places) {
        let own = place.filter(|_| saved.data.is_none()).and_then(|at| found.stands_in(saved, at));
        let name = own.as_ref().unwrap_or(&saved.name).clone();
        if let Some(name) = own {
            stands_in = Some(StandsIn { made_for: saved.name.clone(), name });
        }
        let (bytes, from) = match (saved.bytes()?, place) {
            (Some(bytes), _) => (Rc::new(bytes), From::Saved),
            (None, Some(at)) => found.file(at).ok_or_else(nothing)?,
            (None, None) if found.files.is_empty() => return Err(nothing()),
            (None, None) => {
                return Err(Error::from(ErrorKind::DifferentInput).in_file(&saved.name));
            }
        };
        files.push(RestoredUnread { file: Unread { name, bytes }, from });
    }
    // The same file once more, beside a study that holds it, is no second file.
    let hashes: BTreeSet<&str> = document.input.iter().map(|saved| saved.sha256.as_str()).collect();
    for (at, file) in given.into_iter().enumerate() {
        let is_named = found.is_taken(at) || hashes.contains(sha256(&file.bytes).as_str());
        if !is_named {
            files.push(RestoredUnread { file, from: From::Given(at) });
        }
    }
    let mut settings = overlay(None, document.settings)?;
    if let Some(StandsIn { made_for, name }) = &stands_in
        && let Some(of_file) = settings.files.remove(made_for)
    {
        settings.files.insert(name.clone(), of_file);
    }
    Ok(Restored { files: Some(files), settings, version: document.version, stands_in })
}

/// The files upon which a study that was saved without its data can be restored: those given along, else those
/// loaded, never both, which would count what an earlier export holds once more.
struct Found {
    files: Vec<(String, Rc<Vec<u8>>, From)>,
    taken: BTreeSet<usize>,
}

impl Found {
    fn new(loaded: Option<&Study>, given: &[Unread]) -> Self {
        let given_along = given.iter().enumerate();
        let given_along = given_along
            .map(|(at, file)| (file.name.clone(), Rc::clone(&file.bytes), From::Given(at)));
        let loaded = loaded.filter(|_| given.is_empty()).map_or(&[][..], |study| &study.files);
        let loaded = loaded.iter().enumerate();
        let loaded =
            loaded.map(|(at, file)| (file.name.clone(), Rc::clone(&file.bytes), From::Loaded(at)));
        Self { files: given_along.chain(loaded).collect(), taken: BTreeSet::new() }
    }

    /// Where each file stands that was saved without its data; each is found once.
    fn places(&mut self, saved: &[SavedFile]) -> Vec<Option<usize>> {
        let mut places: Vec<Option<usize>> = vec![None; saved.len()];
        let without: Vec<bool> = saved.iter().map(|one| one.data.is_none()).collect();
        if without.contains(&true) {
            let hashes: Vec<String> =
                self.files.iter().map(|(_, bytes, _)| sha256(bytes)).collect();
            self.find(saved, &mut places, |one, at| hashes.get(at) == Some(&one.sha256));
        }
        if self.files.iter().any(|(.., from)| matches!(from, From::Loaded(_))) {
            return places;
        }
        let names: Vec<String> = self.files.iter().map(|(name, ..)| name.clone()).collect();
        self.find(saved, &mut places, |one, at| names.get(at) == Some(&one.name));
        let left =
            places.iter().zip(&without).filter(|(place, without)| place.is_none() && **without);
        if left.count() == 1 && self.taken.len() + 1 == self.files.len() {
            self.find(saved, &mut places, |_, _| true);
        }
        places
    }

    fn find(
        &mut self,
        saved: &[SavedFile],
        places: &mut [Option<usize>],
        fits: impl Fn(&SavedFile, usize) -> bool,
    ) {
        for (one, place) in saved.iter().zip(places) {
            if one.data.is_some() || place.is_some() {
                continue;
            }
            let fitting =
                (0..self.files.len()).find(|at| !self.taken.contains(at) && fits(one, *at));
            self.taken.extend(fitting);
            *place = fitting;
        }
    }

    fn file(&self, at: usize) -> Option<(Rc<Vec<u8>>, From)> {
        self.files.get(at).map(|(_, bytes, from)| (Rc::clone(bytes), *from))
    }

    /// The name of a file that stands in for a saved one: it is called otherwise and holds something else.
    fn stands_in(&self, saved: &SavedFile, at: usize) -> Option<String> {
        let (name, bytes, _) = self.files.get(at)?;
        (*name != saved.name && sha256(bytes) != saved.sha256).then(|| name.clone())
    }

    /// Whether a file given along is one that the study file names.
    fn is_taken(&self, given: usize) -> bool {
        self.taken.contains(&given)
    }
}

/// Loads what a study file asks for.
///
/// Roles are saved by header, and a study may be older than what gives its files other headers: those
/// of several rows joined, or of a table of counts in long form. A file whose roles name no such column
/// is read as it was then, if they name columns of that.
///
/// # Errors
/// One for each file or setting at fault.
pub(super) fn load(
    loaded: Option<&Study>,
    restored: Restored,
    progress: &mut dyn FnMut(Progress),
) -> std::result::Result<Study, Vec<Error>> {
    let Restored { files, settings, version, stands_in } = restored;
    let former = loaded.filter(|_| files.is_none());
    let files: Vec<Unread> =
        files.unwrap_or_default().into_iter().map(|restored| restored.file).collect();
    let mut load = |settings| Study::load(former, files.clone(), settings, &mut *progress);
    let mut fits = true;
    let study = load(settings.clone()).or_else(|errors| match &stands_in {
        Some(StandsIn { name, .. }) => {
            let Some(settings) = without_file(settings, name, &errors) else { return Err(errors) };
            fits = false;
            load(settings).map_err(|_| errors)
        }
        None => match read_as_before(settings, &errors) {
            Some(settings) => load(settings).map_err(|_| errors),
            None => Err(errors),
        },
    })?;
    let mut study = of_its_version(study, version, progress)?;
    if let Some(StandsIn { made_for, name }) = stands_in {
        let at = Place { file: Some(name), ..Place::default() };
        let warning = Warning::new(WarningKind::SettingsOfAnotherFile { made_for, fits }).at(at);
        study.warnings = study.warnings.iter().cloned().chain([warning]).collect();
    }
    Ok(study)
}

/// Settings without those of a file which they do not fit; `None` where anything else is at fault.
fn without_file(mut settings: Settings, name: &str, errors: &[Error]) -> Option<Settings> {
    let is_of_file =
        |error: &Error| error.at.as_ref().is_some_and(|at| at.file.as_deref() == Some(name));
    errors.iter().all(is_of_file).then(|| settings.files.remove(name))??;
    Some(settings)
}

/// A study with what was meant by the settings of the version of its file.
fn of_its_version(
    study: Study,
    version: u32,
    progress: &mut dyn FnMut(Progress),
) -> std::result::Result<Study, Vec<Error>> {
    if version > export::study::FIRST_VERSION {
        return Ok(study);
    }
    let study = match first_version::names_as_then(&study) {
        Some(settings) => Study::load(Some(&study), Vec::new(), settings, progress)?,
        None => study,
    };
    let settings = first_version::settings(&study);
    if settings == study.settings {
        return Ok(study);
    }
    Study::load(Some(&study), Vec::new(), settings, progress)
}

/// Settings by which the files whose columns are unknown are read with one row of headers, and tables
/// of counts among them as they are; `None` where anything else is at fault.
fn read_as_before(mut settings: Settings, errors: &[Error]) -> Option<Settings> {
    for error in errors {
        let ErrorKind::UnknownColumn { .. } = error.kind else { return None };
        let file = settings.files.get_mut(error.at.as_ref()?.file.as_ref()?)?;
        file.as_it_is = true;
        file.read.header_rows.get_or_insert(1);
    }
    Some(settings)
}

/// Settings with some of their parts replaced.
fn overlay(base: Option<&Settings>, parts: Map<String, Value>) -> Result<Settings> {
    let base = base.map(serde_json::to_value).transpose().unwrap_or_default();
    let mut whole = match base {
        Some(Value::Object(whole)) => whole,
        _ => Map::new(),
    };
    whole.extend(parts);
    serde_json::from_value(Value::Object(whole))
        .map_err(|error| export::study::unknown_part(&error))
}
