//! The files of a study: bytes read once, roles guessed once, the user's choices laid over them.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::check_sizes;
use super::own::{OwnCodes, known_codes, own_codes, perhaps_own_codes};
use super::prepared::{AsSaid, Prepared};
use super::sheets_beside::{self, SheetBeside};
use super::taking::{Taking, with_header_below, with_taking, with_torn_rows};
use super::work;
use super::{FileSettings, InputFile, Progress, Settings, Stage};
use crate::dataset::{
    ColumnGuess, Families, Family, FamilyKind, LeftOut, LeftOutReason, Mended, Reason, Reshaped,
    Role, Roles, Shape, align_rows, families, groups_or_coders, guess_roles_beside, has_no_header,
    mend_rows, passages_by_codes, reshape,
};
use crate::diag::{Error, ErrorKind, Result, Warning, WarningKind};
use crate::format::{self, DecimalMark, ReadOptions, Source, Table};
use crate::schema::counts as words;
use crate::valence::Valence;

/// A file of the study as it was read.
#[derive(Debug, Clone)]
pub(super) struct StudyFile {
    /// Name, distinct within the study.
    pub name: String,
    /// Content as dropped; kept to read it otherwise and to save it.
    pub bytes: Rc<Vec<u8>>,
    /// How it was read.
    options: ReadOptions,
    /// What the user says of how its table is taken.
    taking: Taking,
    /// What was read, before rows were mended.
    read: Rc<Source>,
    /// What was noticed in reading it.
    read_warnings: Rc<[Warning]>,
    /// What was read: torn rows joined, and without headers that come again.
    pub source: Rc<Source>,
    /// Rows that mending left out.
    pub left_out: Rc<[LeftOut]>,
    /// The long form of a table of counts, which stands in for it.
    pub reshaped: Option<Rc<Reshaped>>,
    /// The table without the notes below it, and with labels that were typed once in each of their rows.
    pub prepared: Option<Rc<Prepared>>,
    /// Families of columns that may be several things.
    pub asked: Rc<[Family]>,
    /// Headers of columns that were put one below the other as one family.
    pub family: Rc<[String]>,
    /// What the user says of families that cannot be, by the header that says so.
    pub refused: Rc<[(String, FamilyKind)]>,
    /// What was noticed in reading.
    pub warnings: Rc<[Warning]>,
    /// The codes that it lists.
    pub own: Option<Rc<OwnCodes>>,
    /// The codes that it lists where the codings of another file name them.
    perhaps: Option<Rc<OwnCodes>>,
    /// Sheets beside the table that list codes, by their position.
    pub sheets_of_codes: Rc<[(usize, Rc<OwnCodes>)]>,
    /// Sheets of the workbook beside the table.
    pub beside: Rc<[SheetBeside]>,
    /// Roles as guessed, before the user's choices.
    guessed: Rc<[ColumnGuess]>,
}

/// Bytes and their name, before reading.
#[derive(Clone)]
pub(super) struct Unread {
    /// Name as dropped.
    pub name: String,
    /// Content.
    pub bytes: Rc<Vec<u8>>,
}

impl From<InputFile> for Unread {
    fn from(file: InputFile) -> Self {
        Self { name: file.name, bytes: Rc::new(file.bytes) }
    }
}

/// Reads files, and those of `known` again whose reading the settings change. All files are tried
/// before the errors of any are given.
///
/// # Errors
/// One for each file that cannot be read.
pub(super) fn read(
    known: &[StudyFile],
    new: Vec<Unread>,
    settings: &Settings,
    progress: &mut dyn FnMut(Progress),
) -> std::result::Result<Vec<StudyFile>, Vec<Error>> {
    let held_bytes = known.iter().map(|file| file.bytes.len() as u64).sum();
    let sizes: Vec<_> =
        new.iter().map(|file| (file.name.clone(), file.bytes.len() as u64)).collect();
    check_sizes(&sizes, held_bytes)?;
    let all = (known.len() + new.len()).max(1) as f64;
    let mut files: Vec<StudyFile> = Vec::new();
    let mut errors = Vec::new();
    let mut names: BTreeSet<String> = known.iter().map(|file| file.name.clone()).collect();
    let unread = new.into_iter().map(|Unread { name, bytes }| {
        let name = distinct_name(&name, &names);
        names.insert(name.clone());
        (name, bytes, None)
    });
    let known = known.iter().map(|file| (file.name.clone(), Rc::clone(&file.bytes), Some(file)));
    for (at, (name, bytes, before)) in known.chain(unread).enumerate() {
        let chosen = settings.files.get(&name);
        let options = chosen.map(|file| file.read.clone()).unwrap_or_default();
        if let Some(file) = before
            && file.options == options
        {
            files.push(file.taken(chosen));
            continue;
        }
        let mut report = |done: f64| {
            let done = (at as f64 + done.clamp(0.0, 1.0)) / all;
            progress(Progress::of(Stage::Reading, done));
        };
        match format::read(&name, &bytes, &options, &mut report) {
            Ok(read) => {
                let (mut read, beside) = sheets_beside::with_codings(&name, &bytes, &options, read);
                let mut source = read.value;
                if source.reading.text().is_some() && align_rows(&mut source.table) {
                    let is_short =
                        |kind: &WarningKind| matches!(kind, WarningKind::ShortRows { .. });
                    read.warnings.retain(|warning| !is_short(&warning.kind));
                }
                if source.reading.project().is_none() {
                    source.table.decode_entities();
                    source.table.decode_digits();
                }
                let (stage, done) = (Stage::Preparing, at as f64 / all);
                progress(Progress { stage, done, ahead: work::of_preparing(&source.table) });
                let (source, warnings) = (Rc::new(source), read.warnings.into());
                let taking = Taking::new(chosen, &[]);
                let file = StudyFile::new(name, bytes, options, taking, source, warnings, beside);
                files.push(file.taken(chosen));
            }
            Err(error) => errors.push(error.in_file(&name)),
        }
    }
    if errors.is_empty() { Ok(files) } else { Err(errors) }
}

/// What is asked of the columns of a table of counts, and what the user says of them that cannot be.
fn of_counts(
    table: &Table,
    decimal: DecimalMark,
    counts: Option<&Reshaped>,
    chosen: &BTreeMap<String, FamilyKind>,
) -> Families {
    let is_of_counts = |one: &&Reshaped| one.reading.shape == Shape::Counts;
    let asked = counts.filter(is_of_counts).and_then(|_| groups_or_coders(table, decimal));
    let Some(family) = asked else { return Families::default() };
    let can_be = |kind: &FamilyKind| family.choices.iter().any(|choice| choice.kind == *kind);
    let refused = chosen.iter().filter(|(_, kind)| !can_be(kind));
    let refused = refused.map(|(header, kind)| (header.clone(), *kind)).collect();
    Families { asked: vec![family], refused, ..Families::default() }
}

impl StudyFile {
    /// The number of codes, where the file lists codes and holds no codings. What the user has given
    /// roles to holds codings, as long as there is a row.
    pub fn listed(&self, settings: &Settings) -> Option<u32> {
        let own = self.own.as_ref().filter(|own| own.alone)?;
        let chosen = settings.files.get(&self.name).is_some_and(|file| !file.roles.is_empty());
        let listed = u32::try_from(own.codes.len()).unwrap_or(u32::MAX);
        (!chosen || self.source.table.rows() == 0).then_some(listed)
    }

    /// A file that was read: unless it is to be taken as it is, a table of counts turned into its long
    /// form, labels that were typed once filled down, and columns that are one family put one below the
    /// other; and the roles guessed.
    fn new(
        name: String,
        bytes: Rc<Vec<u8>>,
        options: ReadOptions,
        taking: Taking,
        read: Rc<Source>,
        read_warnings: Rc<[Warning]>,
        beside: Rc<[SheetBeside]>,
    ) -> Self {
        let may_be_torn =
            !taking.as_it_is && read.reading.project().is_none() && read.carried.is_none();
        let mended = may_be_torn.then(|| mend_rows(&read.table)).flatten();
        let (source, warnings, left_out): (_, _, Rc<[LeftOut]>) = match mended {
            None => (Rc::clone(&read), Rc::clone(&read_warnings), Rc::default()),
            Some(Mended { table, joined, left_out }) => {
                let warnings = with_torn_rows(&name, &read_warnings, &table, &joined);
                let (reading, codes) = (read.reading.clone(), read.codes.clone());
                let source = Source { reading, table, codes, beside: Vec::new(), carried: None };
                (Rc::new(source), warnings, left_out.into())
            }
        };
        let headless = may_be_torn
            && options.header_row.is_none()
            && options.header_rows.is_none()
            && has_no_header(&source.table);
        let below = headless.then(|| source.table.with_headers_below()).flatten();
        let (source, warnings) = match below {
            None => (source, warnings),
            Some(table) => {
                let warnings = with_header_below(&name, &warnings, &source.table);
                let (reading, codes) = (source.reading.clone(), source.codes.clone());
                (
                    Rc::new(Source { reading, table, codes, beside: Vec::new(), carried: None }),
                    warnings,
                )
            }
        };
        let decimal = source.reading.decimal_mark;
        let may_be_counts =
            !taking.as_it_is && source.reading.project().is_none() && source.carried.is_none();
        let again = left_out.iter().filter(|one| one.reason == LeftOutReason::RepeatedHeader);
        let again: Vec<u64> = again.filter_map(|one| one.at.row).collect();
        let merged = source.reading.workbook().map_or(&[][..], |book| &book.merged_numbers);
        let said = AsSaid { merged, ..taking.as_said(&again) };
        let prepared = Prepared::new(&source.table, may_be_counts, decimal, &said);
        let table = prepared.as_ref().map_or(&source.table, |prepared| &prepared.table);
        let said = taking.of_cells();
        let counts = may_be_counts.then(|| reshape(table, decimal, &known_codes, said)).flatten();
        let filled = if may_be_counts && counts.is_none() {
            Prepared::filled(table, prepared.as_ref())
        } else {
            None
        };
        let prepared = filled.or(prepared).map(Rc::new);
        let own_table = prepared.as_ref().map_or(&source.table, |prepared| &prepared.table);
        let may_be_passages = may_be_counts && counts.is_none() && taking.families.is_empty();
        let passages =
            may_be_passages.then(|| passages_by_codes(own_table, decimal, &known_codes, said));
        let counts = counts.or(passages.flatten());
        let own = own_codes(&name, &source);
        // A list of codes has no codings that columns could be families of.
        let is_list = own.as_ref().is_some_and(|own| own.alone) && taking.families.is_empty();
        let found = if may_be_counts && counts.is_none() && !is_list {
            families(own_table, decimal, &known_codes, &taking.families, said)
        } else {
            of_counts(own_table, decimal, counts.as_ref(), &taking.families)
        };
        let header = |column: &usize| own_table.headers().get(*column).cloned();
        let family = found.columns.iter().filter_map(header).collect();
        let reshaped = counts.or_else(|| found.reshaped.filter(|_| !taking.apart));
        let table = reshaped.as_ref().map_or(own_table, |reshaped| &reshaped.table);
        let warnings = with_taking(&name, warnings, prepared.as_deref(), reshaped.as_ref());
        // In the long form the columns beside those of the family keep their headers.
        let mut refused = found.refused;
        let mut chosen = Vec::with_capacity(found.chosen.len());
        for (column, kind) in &found.chosen {
            let name = own_table.headers().get(*column);
            let known = |header: &String| Some(header) == name;
            match table.headers().iter().position(known) {
                Some(at) => chosen.push((at, *kind)),
                None => refused.extend(name.map(|name| (name.clone(), *kind))),
            }
        }
        refused.retain(|(header, _)| taking.families.contains_key(header));
        let mut guessed = guess_roles_beside(table, decimal, &chosen);
        // Cells that say the valences of codes do so in numbers too.
        let says_valences = |reshaped: &Reshaped| reshaped.reading.shape == Shape::CodeColumns;
        if reshaped.as_ref().is_some_and(says_valences)
            && let Some(column) = guessed
                .iter_mut()
                .find(|column| column.name == words::VALENCE && column.asked == Some(Role::Valence))
        {
            (column.role, column.reason, column.asked) = (Role::Valence, Reason::Header, None);
        }
        let guessed = guessed.into();
        let own = own.filter(|_| reshaped.is_none()).map(Rc::new);
        let may_list = may_be_counts && own.is_none() && reshaped.is_none();
        let perhaps =
            may_list.then(|| perhaps_own_codes(&name, &source.table)).flatten().map(Rc::new);
        let (reshaped, asked) = (reshaped.map(Rc::new), found.asked.into());
        Self {
            name,
            bytes,
            options,
            taking,
            read,
            read_warnings,
            source,
            left_out,
            reshaped,
            prepared,
            asked,
            family,
            refused: refused.into(),
            warnings,
            own,
            perhaps,
            sheets_of_codes: Rc::default(),
            beside,
            guessed,
        }
    }

    /// What it carries as a live figure.
    pub fn carried(&self) -> Option<&str> {
        self.read.carried.as_deref()
    }

    /// Whether it is a list of codes where another file's codings name them.
    pub fn may_list(&self) -> bool {
        self.perhaps.is_some()
    }

    /// The same file as one that lists codes where `is_list` says so of those that it may list, with the sheets
    /// beside its table that do. A list that says how often each was applied may give the codings where nothing else
    /// does (`counts`).
    pub fn listing_codes(
        mut self,
        is_list: impl Fn(&OwnCodes) -> bool,
        counts: bool,
        sheets_of_codes: Rc<[(usize, Rc<OwnCodes>)]>,
    ) -> Self {
        let says_how_often = self.guessed.iter().any(|column| column.role == Role::Count);
        if counts && says_how_often && self.own.as_ref().is_some_and(|own| own.alone) {
            self.perhaps = self.own.take();
        }
        let own = match &self.perhaps {
            Some(own) => Some(own).filter(|own| is_list(own)).cloned(),
            None => self.own.clone(),
        };
        Self { own, sheets_of_codes, ..self }
    }

    /// The columns as guessed.
    pub fn guessed(&self) -> &[ColumnGuess] {
        &self.guessed
    }

    /// All lists of codes in it.
    pub fn lists_of_codes(&self) -> impl Iterator<Item = &Rc<OwnCodes>> {
        self.own.iter().chain(self.sheets_of_codes.iter().map(|(_, own)| own))
    }

    /// Names of the sheets beside its table that list codes.
    pub fn names_of_code_sheets(&self) -> impl Iterator<Item = &str> {
        let sheets = self.sheets_of_codes.iter().filter_map(|(at, _)| self.beside.get(*at));
        sheets.map(|sheet| sheet.name.as_str())
    }

    /// The same file, its table taken as the settings say.
    fn taken(&self, settings: Option<&FileSettings>) -> Self {
        let Taking { valence, group, .. } = self.taking.clone();
        self.taken_so(Taking { valence, group, ..Taking::new(settings, &self.family) })
    }

    /// The same file as one of a valence, or of none.
    pub(super) fn of_valence(&self, valence: Option<Valence>) -> Self {
        self.taken_so(Taking { valence, ..self.taking.clone() })
    }

    /// The same file as one of a group, or of none.
    pub(super) fn of_group(&self, group: Option<String>) -> Self {
        self.taken_so(Taking { group, ..self.taking.clone() })
    }

    fn taken_so(&self, taking: Taking) -> Self {
        if self.taking == taking {
            return self.clone();
        }
        let Self { name, bytes, options, read, read_warnings, beside, .. } = self.clone();
        Self::new(name, bytes, options, taking, read, read_warnings, beside)
    }

    /// True where the user has said what the columns of a family are.
    pub fn is_decided(&self, header: &str) -> bool {
        let is_refused = self.refused.iter().any(|(known, _)| known == header);
        self.taking.apart || self.taking.families.contains_key(header) && !is_refused
    }

    /// The table whose columns have roles: the long form of a table of counts, the one with labels filled
    /// down, else as it was read.
    pub fn table(&self) -> &Table {
        self.reshaped.as_ref().map_or_else(|| self.own_table(), |reshaped| &reshaped.table)
    }

    /// The table before any of it is put one below the other.
    pub fn own_table(&self) -> &Table {
        self.prepared.as_ref().map_or(&self.source.table, |prepared| &prepared.table)
    }

    /// Rows and cells that are not in the table.
    pub fn left_out(&self) -> Vec<LeftOut> {
        let prepared = self.prepared.iter().flat_map(|prepared| &prepared.left_out);
        let reshaped = self.reshaped.iter().flat_map(|table| &table.left_out);
        self.left_out.iter().chain(prepared).chain(reshaped).cloned().collect()
    }

    /// True where both were read from the same bytes in the same way.
    pub fn is_same_table(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.read, &other.read) && self.taking == other.taking
    }

    /// The columns with the user's choices laid over the guesses.
    ///
    /// Where the user gives a role that only one column can have, a column that was merely guessed
    /// to have it makes room.
    ///
    /// # Errors
    /// `UnknownColumn` for a choice that names no column of the file.
    pub fn columns(&self, settings: Option<&FileSettings>) -> Result<Vec<ColumnGuess>> {
        let mut columns = self.guessed.to_vec();
        let Some(settings) = settings else { return Ok(columns) };
        let read = self.source.table.headers();
        let mut named = settings.families.keys().chain(&settings.fill_down);
        if let Some(name) = named.find(|name| !read.contains(name)) {
            let (name, columns) = (name.clone(), read.to_vec());
            let error = Error::from(ErrorKind::UnknownColumn { name, columns });
            return Err(error.in_file(&self.name));
        }
        let now = [self.own_table().headers(), self.table().headers()];
        let is_column =
            |name: &String| read.contains(name) || now.iter().any(|of| of.contains(name));
        if let Some(name) = settings.divided.keys().find(|name| !is_column(name)) {
            let (name, columns) = (name.clone(), self.table().headers().to_vec());
            let error = Error::from(ErrorKind::UnknownColumn { name, columns });
            return Err(error.in_file(&self.name));
        }
        for (name, role) in &settings.roles {
            let Some(column) = columns.iter_mut().find(|column| column.name == *name) else {
                return Err(Error::from(ErrorKind::UnknownColumn {
                    name: name.clone(),
                    columns: self.table().headers().to_vec(),
                })
                .in_file(&self.name));
            };
            column.role = role.clone();
            column.reason = Reason::Chosen;
            column.asked = None;
            column.rivals.clear();
        }
        for role in settings.roles.values().filter(|role| has_one_column(role)) {
            for column in &mut columns {
                column.asked.take_if(|asked| asked == role);
                if column.role == *role && column.reason != Reason::Chosen {
                    column.role = instead_of(role);
                    column.rivals.clear();
                }
            }
        }
        Ok(columns)
    }
}

/// The roles alone.
pub(super) fn roles(columns: &[ColumnGuess]) -> Roles {
    Roles { columns: columns.iter().map(|column| column.role.clone()).collect() }
}

/// True for roles that a second column cannot share.
fn has_one_column(role: &Role) -> bool {
    !matches!(role, Role::Ignored | Role::Attribute | Role::CodeAbove | Role::CodeColumn { .. })
}

/// What becomes of a column whose guessed role the user gave to another.
fn instead_of(role: &Role) -> Role {
    match role {
        Role::Participant | Role::Source | Role::Group | Role::Site => Role::Attribute,
        _ => Role::Ignored,
    }
}

/// A name that is not taken yet: `interviews.csv`, then `interviews.csv (2)`.
pub fn distinct_name(name: &str, taken: &BTreeSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{name} ({number})"));
    std::iter::once(name.to_owned())
        .chain(numbered)
        .find(|name| !taken.contains(name))
        .unwrap_or_else(|| name.to_owned())
}
