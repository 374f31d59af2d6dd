//! The table of a project: one row a coding, and one for each selection or source without any.

use std::collections::{HashMap, HashSet};

use super::attributes::{Attributes, attributes};
use super::cases::memberships;
use super::model::{Passage, Project};
use super::spans::Span;
use super::{Budget, Offsets, ProjectReading, counted};
use crate::diag::{Limit, Result, Warning, WarningKind};
use crate::format::limits;
use crate::format::table::{Arena, Cell, Rows, SegmentRange, SegmentRanges, Table};
use crate::schema::PATH;
use crate::schema::project as words;

/// Headers of the columns that are the same for all projects, and whether one without values stays.
const COLUMNS: [(&str, bool); 10] = [
    (words::SOURCE, true),
    (words::SOURCE_ID, false),
    (words::SEGMENT, false),
    (words::START, true),
    (words::END, true),
    (words::CODE, true),
    (words::CODE_SETS, false),
    (words::CODER, false),
    (words::EXCERPT, false),
    (words::CASE, false),
];

/// What was made of a project.
pub(in crate::format) struct ProjectTable {
    /// The rows.
    pub table: Table,
    /// What the project holds.
    pub reading: ProjectReading,
    /// What was noticed.
    pub warnings: Vec<Warning>,
}

/// A table with the columns that every project has, and no rows.
pub(in crate::format) fn without_rows() -> Table {
    let headers = COLUMNS.iter().filter(|(_, stays)| *stays).map(|(name, _)| (*name).to_owned());
    let headers: Vec<String> = headers.collect();
    let rows = Rows::of_width(headers.len());
    Table::assemble(Vec::new(), String::new(), headers, rows)
}

/// What the texts say of the passages.
pub(in crate::format) struct Excerpts {
    /// The excerpt of each passage; empty where there is no text.
    pub cells: Vec<Cell>,
    /// How the positions of each text were understood.
    pub offsets: Vec<Offsets>,
    /// Passages that lie outside their text.
    pub outside: Option<Warning>,
}

/// Names that a warning shows.
const NAMES_SHOWN: usize = 8;

/// Makes the table of a project, whose excerpts lie in the arena.
///
/// # Errors
/// A limit is passed.
pub(in crate::format) fn make(
    project: &Project,
    excerpts: Excerpts,
    arena: Arena,
    budget: &mut Budget,
) -> Result<ProjectTable> {
    let memberships = memberships(project, budget)?;
    let attributes = attributes(project)?;
    let cases: HashSet<&str> = project.cases.iter().map(|case| case.id.as_str()).collect();
    let sets = sets_of_codes(project);
    let ordinals = ordinals(project);
    let mut maker = RowMaker {
        width: COLUMNS.len() + attributes.columns.len(),
        project,
        attributes,
        texts: Texts { arena, made: HashMap::new(), budget },
        cells: Vec::new(),
        ranges: Vec::new(),
        said: None,
        ordinals,
    };
    let mut reading = ProjectReading {
        origin: project.origin.clone(),
        sources: count(project.sources.len()),
        codes: count(project.codes.len()),
        offsets: excerpts.offsets,
        ..ProjectReading::default()
    };
    let mut ranges: HashSet<(usize, &Span)> = HashSet::new();
    let mut coders: HashSet<&str> = HashSet::new();
    let mut unknown = 0_u64;
    // The cells of a code and of its sets, joined once.
    let mut named: HashMap<usize, [Cell; 2]> = HashMap::new();
    let coded = coded_sources(project);
    for (at, (passage, excerpt)) in project.passages.iter().zip(&excerpts.cells).enumerate() {
        let mut cases_here: Vec<usize> = Vec::new();
        cases_here.extend(memberships.of_source.get(passage.source).into_iter().flatten());
        cases_here.extend(memberships.of_passage.get(at).into_iter().flatten());
        let mut codings: Vec<(usize, &str)> = Vec::new();
        for coding in &passage.codings {
            match project.codes.find(&coding.target) {
                Some(code) => codings.push((code, coding.user.as_str())),
                None => unknown += u64::from(!cases.contains(coding.target.as_str())),
            }
        }
        let is_whole = passage.span == Span::Whole;
        reading.selections += u32::from(!is_whole);
        reading.codings += count(codings.len());
        coders.extend(codings.iter().map(|(_, user)| *user).filter(|user| !user.is_empty()));
        if !is_whole && !codings.is_empty() {
            ranges.insert((passage.source, &passage.span));
        }
        // The rows of its codings account for a source; selections that nobody coded do not.
        if codings.is_empty() && is_whole && coded.contains(&passage.source) {
            continue;
        }
        let mut passage = maker.passage(passage, *excerpt, &cases_here)?;
        if codings.is_empty() {
            // A source in which nothing was coded is no selection.
            if is_whole {
                let [_, _, segment, ..] = &mut passage.before;
                *segment = Cell::default();
            }
            maker.row(&passage, [Cell::default(); 3])?;
        }
        for (code, user) in codings {
            let [code_cell, sets_cell] = match named.get(&code) {
                Some(cells) => *cells,
                None => {
                    let sets = sets.get(&code).map_or(&[][..], |sets| sets);
                    let cells = [
                        maker.texts.joined(project.codes.path(code), PATH)?,
                        maker.texts.joined(sets, words::BETWEEN)?,
                    ];
                    named.insert(code, cells);
                    cells
                }
            };
            let user = project.users.get(user).map_or(user, |name| name.as_str());
            let user = maker.texts.cell(user)?;
            maker.row(&passage, [code_cell, sets_cell, user])?;
        }
    }
    reading.ranges = count(ranges.len());
    reading.coders = count(coders.len());
    reading.sources_without_coding = count(project.sources.len() - coded.len());
    let mut warnings: Vec<Warning> =
        counted(WarningKind::UnknownCodes, unknown).into_iter().collect();
    warnings.extend(excerpts.outside);
    warnings.extend(counted(WarningKind::SelectionsRepeated, project.repeated));
    warnings.extend(of_one_id(project));
    Ok(ProjectTable { table: maker.finish()?, reading, warnings })
}

/// A warning of codes and of sources that bear one identifier.
fn of_one_id(project: &Project) -> Option<Warning> {
    let mut names: Vec<String> = Vec::new();
    let mut number = 0;
    for pair in project.codes.of_one_id().chain(project.sources_of_one_id.iter().cloned()) {
        number += 1;
        for name in pair {
            if names.len() < NAMES_SHOWN && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    counted(WarningKind::RepeatedIdentifiers { names }, number)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Positions of the sources with a coding.
fn coded_sources(project: &Project) -> HashSet<usize> {
    let is_known = |passage: &&Passage| {
        passage.codings.iter().any(|coding| project.codes.find(&coding.target).is_some())
    };
    project.passages.iter().filter(is_known).map(|passage| passage.source).collect()
}

/// Which one of its source's texts, from 1, each text with selections is: positions in two transcripts
/// of one recording have nothing to do with each other.
fn ordinals(project: &Project) -> HashMap<usize, u32> {
    let mut found: HashMap<usize, u32> = HashMap::new();
    let mut of_source: HashMap<usize, u32> = HashMap::new();
    for passage in &project.passages {
        if let Span::Text { text, .. } = passage.span
            && !found.contains_key(&text)
        {
            let count = of_source.entry(passage.source).or_default();
            *count += 1;
            found.insert(text, *count);
        }
    }
    found
}

/// Names of the sets that each code is in.
fn sets_of_codes(project: &Project) -> HashMap<usize, Vec<&str>> {
    let mut found: HashMap<usize, Vec<&str>> = HashMap::new();
    for set in &project.sets {
        for code in set.codes.iter().filter_map(|id| project.codes.find(id)) {
            let sets = found.entry(code).or_default();
            if sets.last() != Some(&set.name.as_str()) && !set.name.is_empty() {
                sets.push(&set.name);
            }
        }
    }
    found
}

/// Texts made for cells, each once.
struct Texts<'a> {
    arena: Arena,
    made: HashMap<String, Cell>,
    budget: &'a mut Budget,
}

impl Texts<'_> {
    /// The cell of a text.
    fn cell(&mut self, text: &str) -> Result<Cell> {
        if text.is_empty() {
            return Ok(Cell::default());
        }
        if let Some(cell) = self.made.get(text) {
            return Ok(*cell);
        }
        self.budget.take(text.len())?;
        let cell = self.arena.intern(text)?;
        self.made.insert(text.to_owned(), cell);
        Ok(cell)
    }

    /// The cell of several names.
    fn joined(&mut self, names: &[impl AsRef<str>], between: &str) -> Result<Cell> {
        let bytes = names.iter().map(|name| name.as_ref().len() + between.len()).sum::<usize>();
        if bytes > limits::FIELD_BYTES {
            return Err(limits::passed(Limit::FieldBytes, limits::FIELD_BYTES));
        }
        let mut text = String::with_capacity(bytes);
        for name in names {
            if !text.is_empty() {
                text.push_str(between);
            }
            text.push_str(name.as_ref());
        }
        self.cell(&text)
    }
}

/// Makes rows.
struct RowMaker<'a> {
    project: &'a Project,
    attributes: Attributes<'a>,
    texts: Texts<'a>,
    width: usize,
    /// Cells of all rows, every column filled or empty.
    cells: Vec<Cell>,
    /// The range of each row's segment.
    ranges: Vec<Option<SegmentRange>>,
    /// The source and cases of the passage before, and what stands in their columns.
    said: Option<(usize, Vec<usize>, Vec<Cell>)>,
    /// Which of its source's texts a text is.
    ordinals: HashMap<usize, u32>,
}

/// What all codings of a passage share.
struct Shared {
    /// Source, its identifier, segment, start, end.
    before: [Cell; 5],
    /// Excerpt, case, and the columns of attributes.
    behind: Vec<Cell>,
    /// Where it stands in its source.
    range: Option<SegmentRange>,
}

impl RowMaker<'_> {
    fn passage(&mut self, passage: &Passage, excerpt: Cell, cases: &[usize]) -> Result<Shared> {
        let (name, id) = match self.project.sources.get(passage.source) {
            Some(source) => (source.name.as_str(), source.id.as_str()),
            None => ("", ""),
        };
        let [segment, start, end] = passage.span.cells(&self.ordinals);
        let mut before = [Cell::default(); 5];
        for (slot, text) in before.iter_mut().zip([name, id, &segment, &start, &end]) {
            *slot = self.texts.cell(text)?;
        }
        let mut behind = vec![excerpt];
        behind.extend(self.said_of(passage.source, cases)?);
        let range = passage.span.segment_range(&self.ordinals);
        Ok(Shared { before, behind, range })
    }

    /// Case and attributes of a source, or of a passage that belongs to further cases.
    fn said_of(&mut self, source: usize, cases: &[usize]) -> Result<Vec<Cell>> {
        if let Some((known, known_cases, cells)) = &self.said
            && *known == source
            && known_cases == cases
        {
            return Ok(cells.clone());
        }
        let mut columns: Vec<Vec<&str>> = vec![Vec::new(); self.attributes.columns.len()];
        let mut known: HashSet<(usize, &str)> = HashSet::new();
        let of_source = self.attributes.of_source.get(source).into_iter().flatten();
        let of_cases = cases.iter().filter_map(|case| self.attributes.of_case.get(*case)).flatten();
        for &(column, value) in of_source.chain(of_cases) {
            self.texts.budget.take(size_of::<usize>())?;
            if known.insert((column, value))
                && let Some(values) = columns.get_mut(column)
            {
                values.push(value);
            }
        }
        let names = cases.iter().filter_map(|case| self.project.cases.get(*case));
        let names: Vec<&str> =
            names.map(|case| case.name.as_str()).filter(|name| !name.is_empty()).collect();
        let mut cells = vec![self.texts.joined(&names, words::BETWEEN)?];
        for (values, (_, otherwise)) in columns.iter().zip(&self.attributes.columns) {
            cells.push(match values.as_slice() {
                [] => self.texts.cell(otherwise)?,
                values => self.texts.joined(values, words::BETWEEN)?,
            });
        }
        self.said = Some((source, cases.to_vec(), cells.clone()));
        Ok(cells)
    }

    /// A row: code, sets of codes, coder.
    fn row(&mut self, passage: &Shared, coded: [Cell; 3]) -> Result<()> {
        if self.ranges.len() >= limits::ROWS {
            return Err(limits::passed(Limit::Rows, limits::ROWS));
        }
        self.ranges.push(passage.range);
        if self.ranges.len() * self.width > limits::CELLS {
            return Err(limits::passed(Limit::Cells, limits::CELLS));
        }
        self.cells.extend(passage.before);
        self.cells.extend(coded);
        self.cells.extend_from_slice(&passage.behind);
        Ok(())
    }

    /// The table, without the columns that no row fills.
    fn finish(self) -> Result<Table> {
        let attributes = self.attributes.columns.into_iter().map(|(name, _)| (name, false));
        let columns = COLUMNS.iter().map(|(name, stays)| ((*name).to_owned(), *stays));
        let mut columns: Vec<(String, bool)> = columns.chain(attributes).collect();
        for row in self.cells.chunks_exact(self.width) {
            for ((_, stays), cell) in columns.iter_mut().zip(row) {
                *stays |= !cell.is_empty();
            }
        }
        let headers: Vec<String> =
            columns.iter().filter(|(_, stays)| *stays).map(|(name, _)| name.clone()).collect();
        let mut rows = Rows::of_width(headers.len());
        let mut kept = Vec::with_capacity(headers.len());
        for (number, row) in (2_u32..).zip(self.cells.chunks_exact(self.width)) {
            kept.clear();
            kept.extend(
                row.iter().zip(&columns).filter(|(_, (_, stays))| *stays).map(|(cell, _)| *cell),
            );
            rows.push(number, &kept)?;
        }
        // Attributes stand behind, so the first of a name is the reader's own.
        let column = |name: &str| headers.iter().position(|header| header == name);
        let shown_in = column(words::START).zip(column(words::END));
        let table = Table::assemble(Vec::new(), self.texts.arena.into_text(), headers, rows);
        Ok(match shown_in {
            Some((start, end)) => table.with_ranges(SegmentRanges::new([start, end], self.ranges)),
            None => table,
        })
    }
}
