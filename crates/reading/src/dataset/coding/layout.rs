//! Which column of a file serves which purpose, and how the files' attributes correspond.

use std::collections::{HashMap, HashSet};

use super::Input;
use super::not_stated::NotStated;
use super::sources;
use crate::dataset::headers::is_lower_level;
use crate::dataset::missing_codes;
use crate::dataset::rating::Scale;
use crate::dataset::split::steps_of_path;
use crate::dataset::tools::{self, Tool};
use crate::dataset::valence_words::{is_doubtful, meaning_of_key};
use crate::dataset::{Attribute, Role};
use crate::fold::fold_word;
use crate::schema::PATH;
use crate::valence::Valence;

/// A code of a wide table.
#[derive(Debug)]
pub(super) struct CodeCell {
    /// Position of the column.
    pub column: usize,
    /// Code as the column's header writes it, with its valence; empty where the row's own columns say it.
    pub header: String,
    /// Code without the valence.
    pub code: String,
    /// Valence in the header.
    pub valence: Valence,
}

/// Columns that give one code a row: the code's own and those of its lower levels.
#[derive(Debug)]
pub(super) struct CodePath {
    /// Positions, from the top level down.
    pub columns: Vec<usize>,
    /// Valence in the header (a column of barriers beside a column of facilitators).
    pub valence: Valence,
}

impl CodePath {
    /// The column, where it is one.
    pub fn only_column(&self) -> Option<usize> {
        match self.columns.as_slice() {
            [column] => Some(*column),
            _ => None,
        }
    }
}

/// The columns of one file by purpose.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub participant: Option<usize>,
    pub source: Option<usize>,
    pub site: Option<usize>,
    pub segment: Option<usize>,
    pub source_key: Option<usize>,
    /// Names that several of its documents bear, by the numbers that the names of their passages begin with.
    pub names_of_several: HashSet<String>,
    pub range_start: Option<usize>,
    pub range_end: Option<usize>,
    pub code_sets: Option<usize>,
    pub weight: Option<usize>,
    pub coder: Option<usize>,
    pub excerpt: Option<usize>,
    pub count: Option<usize>,
    pub valence: Option<usize>,
    pub rating: Option<usize>,
    /// The scale of its ratings.
    pub scale: Scale,
    /// Levels of the domain; those of construct and theme likewise.
    pub domain: Vec<usize>,
    pub construct: Vec<usize>,
    pub theme: Vec<usize>,
    pub codes: Vec<CodePath>,
    pub wide: Vec<CodeCell>,
    /// Those of its columns in which some numbers stand for what is missing.
    pub missing: Vec<usize>,
    /// The tool that wrote the file, where its headers tell.
    pub tool: Option<&'static Tool>,
    /// Column that says how many codes a cell holds.
    pub number_of_codes: Option<usize>,
    /// For each attribute of the study the column that holds it here.
    pub attributes: Vec<Option<usize>>,
    /// The column of the group.
    pub group: Option<usize>,
    /// What says nothing in the columns that say who, where and which group, and in those of labels.
    pub not_stated: Vec<(usize, NotStated)>,
}

impl Layout {
    /// Columns that say who, where and which group.
    pub fn owners(&self) -> impl Iterator<Item = usize> {
        let columns = [self.participant, self.source, self.group, self.site, self.coder];
        columns.into_iter().flatten()
    }

    /// Whether a cell of a column says nothing.
    pub fn says_nothing(&self, column: usize, cell: &str) -> bool {
        let of_column = self.not_stated.iter().find(|(known, _)| *known == column);
        of_column.is_some_and(|(_, texts)| texts.has(cell))
    }

    /// Whether a part of a cell of a column of labels says nothing.
    pub fn part_says_nothing(&self, column: usize, part: &str) -> bool {
        let of_column = self.not_stated.iter().find(|(known, _)| *known == column);
        of_column.is_some_and(|(_, texts)| texts.has_part(part))
    }

    /// Columns whose cells name a domain, construct, theme or code.
    pub fn label_columns(&self) -> impl Iterator<Item = usize> {
        let codes = self.codes.iter().flat_map(|path| &path.columns);
        self.domain.iter().chain(&self.construct).chain(&self.theme).chain(codes).copied()
    }
}

/// Lays out all files and fills the list of attributes: the group first where any file has one, the
/// others matched by their header. `as_written` says that words for what is not known are names, `nothing` that words
/// for nothing are no codes.
pub(super) fn lay_out(
    inputs: &[Input<'_>],
    attributes: &mut Vec<Attribute>,
    as_written: bool,
    nothing: bool,
) -> Vec<Layout> {
    let mut layouts: Vec<Layout> = Vec::with_capacity(inputs.len());
    // Per file: the group's column, the other attributes' columns.
    let mut wanted: Vec<(Option<usize>, Vec<usize>)> = Vec::with_capacity(inputs.len());
    for input in inputs {
        let (mut layout, group, others) = columns_by_purpose(input);
        layout.group = group;
        if !as_written {
            let texts = |column| (column, NotStated::of_column(input, column));
            layout.not_stated = layout.owners().map(texts).collect();
            // What a tool calls a code is one.
            if layout.tool.is_none() && !input.is_project {
                let labels = |column| (column, NotStated::of_labels(input, column, nothing));
                let columns: Vec<usize> = layout.label_columns().collect();
                layout.not_stated.extend(columns.into_iter().map(labels));
            }
            let wide: Vec<usize> = layout.wide.iter().map(|cell| cell.column).collect();
            let cells =
                |column| (0..input.table.rows()).map(move |row| input.table.text(row, column));
            layout.missing = missing_codes::columns(&wide, cells, input.decimal);
        }
        layouts.push(layout);
        wanted.push((group, others));
    }

    let tools: Vec<_> = layouts.iter().map(|layout| layout.tool).collect();
    let name = |file: usize, column: usize| {
        let header = inputs.get(file).and_then(|input| input.table.headers().get(column));
        let header = header.map_or("", String::as_str);
        let tool = tools.get(file).copied().flatten();
        tool.and_then(|tool| tool.attribute(header)).unwrap_or(header).trim()
    };
    let group_name = wanted
        .iter()
        .enumerate()
        .find_map(|(file, (group, _))| group.map(|column| name(file, column).to_owned()));
    let group_key = group_name.as_deref().map(fold_word);
    if let Some(name) = &group_name {
        attributes.push(Attribute { name: name.clone(), is_group: true, ..Attribute::default() });
    }
    let mut by_key: HashMap<String, usize> = HashMap::new();
    for (file, (layout, (group, others))) in layouts.iter_mut().zip(&wanted).enumerate() {
        layout.attributes.resize(attributes.len(), None);
        if let (Some(slot), Some(column)) = (layout.attributes.first_mut(), *group) {
            *slot = Some(column);
        }
        for &column in others {
            let name = name(file, column);
            let key = fold_word(name);
            let of_group = group_key.as_ref() == Some(&key) && group.is_none();
            let known = if of_group { Some(0) } else { by_key.get(&key).copied() };
            // A second one of the file under a name that reads alike is another.
            let is_taken = |at: &usize| matches!(layout.attributes.get(*at), Some(Some(_)));
            let known = known.filter(|at| !is_taken(at));
            let at = known.unwrap_or_else(|| {
                attributes.push(Attribute { name: name.to_owned(), ..Attribute::default() });
                by_key.insert(key, attributes.len() - 1);
                attributes.len() - 1
            });
            layout.attributes.resize(attributes.len().max(layout.attributes.len()), None);
            if let Some(slot @ None) = layout.attributes.get_mut(at) {
                *slot = Some(column);
            }
        }
    }
    for layout in &mut layouts {
        layout.attributes.resize(attributes.len(), None);
    }
    layouts
}

fn columns_by_purpose(input: &Input<'_>) -> (Layout, Option<usize>, Vec<usize>) {
    let headers = input.table.headers();
    let tool = tools::of_headers(headers);
    let mut layout = Layout {
        tool,
        number_of_codes: tool.and_then(|tool| tool.number_of_codes(headers)),
        ..Layout::default()
    };
    let mut group = None;
    let mut others = Vec::new();
    let mut above: Vec<usize> = Vec::new();
    for ((column, header), role) in headers.iter().enumerate().zip(&input.roles.columns) {
        let lower = || is_lower_level(&fold_word(header));
        let slot = match role {
            Role::Ignored => continue,
            Role::Attribute => {
                others.push(column);
                continue;
            }
            Role::Domain => {
                layout.domain.push(column);
                continue;
            }
            Role::Construct => {
                layout.construct.push(column);
                continue;
            }
            Role::Theme => {
                layout.theme.push(column);
                continue;
            }
            Role::Code => {
                match layout.codes.last_mut().filter(|_| lower()) {
                    Some(path) => path.columns.push(column),
                    None => layout.codes.push(CodePath {
                        columns: vec![column],
                        valence: meaning_of_key(&fold_word(header))
                            .filter(|meaning| meaning.strong && !is_doubtful(&fold_word(header)))
                            .map_or(Valence::Missing, |meaning| meaning.valence),
                    }),
                }
                continue;
            }
            Role::CodeAbove => {
                above.push(column);
                continue;
            }
            Role::CodeColumn { code, valence } => {
                layout.wide.push(CodeCell {
                    column,
                    header: if code.is_empty() { String::new() } else { written_code(header) },
                    code: code.trim().to_owned(),
                    valence: *valence,
                });
                continue;
            }
            Role::Participant => &mut layout.participant,
            Role::Source => &mut layout.source,
            Role::Group => &mut group,
            Role::Site => &mut layout.site,
            Role::Segment => &mut layout.segment,
            Role::SourceKey => &mut layout.source_key,
            Role::RangeStart => &mut layout.range_start,
            Role::RangeEnd => &mut layout.range_end,
            Role::CodeSets => &mut layout.code_sets,
            Role::Weight => &mut layout.weight,
            Role::Valence => &mut layout.valence,
            Role::Rating => &mut layout.rating,
            Role::Coder => &mut layout.coder,
            Role::Excerpt => &mut layout.excerpt,
            Role::Count => &mut layout.count,
        };
        if slot.is_none() {
            *slot = Some(column);
        } else {
            others.push(column);
        }
    }
    if let [path] = layout.codes.as_mut_slice() {
        path.columns.splice(..0, above.into_iter().rev());
    }
    if let Some(column) = layout.rating {
        let texts = (0..input.table.rows()).map(|row| input.table.text(row, column));
        layout.scale = Scale::of(texts, input.decimal);
    }
    let own_key = || tool.and_then(|tool| tool.source_key(headers));
    layout.source_key = layout.source_key.or_else(own_key);
    if let (Some(source), Some(segment), true) =
        (layout.source, layout.segment, tool.is_some_and(|tool| tool.numbers_documents))
    {
        layout.names_of_several = sources::names_of_several(input.table, source, segment);
    }
    (layout, group, others)
}

/// The code that a wide table's header names: what a tool writes around it is no part of it.
fn written_code(header: &str) -> String {
    match tools::code_in_header(header) {
        Some((_, path)) => steps_of_path(path).join(PATH),
        None => header.trim().to_owned(),
    }
}
