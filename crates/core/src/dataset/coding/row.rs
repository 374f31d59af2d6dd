//! One row: which codes it applies, how often, and with which valence.

use std::collections::HashMap;

use super::join::Says;
use super::layout::Layout;
use super::study::{Study, place};
use super::{Input, cells};
use crate::dataset::number::{Rated, Rating, parse_count, parse_mark, parse_rating};
use crate::dataset::split_cells::{Counted, Split, Told};
use crate::dataset::{CodeKey, Id, LeftOutReason, NONE, ValenceSource};
use crate::diag::WarningKind;
use crate::fold::trim;
use crate::format::number;
use crate::valence::Valence;

/// A label of a coding: as written, without its valence, and that valence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub written: Id,
    pub bare: Id,
    pub valence: Valence,
}

impl Part {
    const NONE: Self = Self { written: NONE, bare: NONE, valence: Valence::Missing };
}

/// A coding that a row gives.
#[derive(Debug, Clone, Copy)]
pub(super) struct RowCoding {
    pub code_key: u32,
    pub says: Says,
    pub rating: Option<Rating>,
    pub count: u32,
}

/// What became of a row.
#[derive(Debug)]
pub(super) enum Outcome {
    /// Its codings; none where every count in it is 0.
    Codings(Vec<RowCoding>),
    /// It gives nothing.
    LeftOut(LeftOutReason),
}

/// What is remembered of a file's labels, so that each distinct one is taken apart once.
pub(super) struct FileKeys<'k, 'a> {
    parts: HashMap<&'a str, Part>,
    codes: HashMap<&'a str, Part>,
    /// Cells that hold something else than one code.
    cells: &'k HashMap<Counted<'a>, Split<'a>>,
    paths: HashMap<String, Part>,
    /// Code and header of the wide columns.
    wide: Vec<(Id, Id)>,
}

/// The domain, construct and theme of a row.
#[derive(Clone, Copy)]
struct Labels {
    domain: Part,
    construct: Part,
    theme: Part,
}

impl Labels {
    fn key(&self, code: Id, bare_code: Id) -> CodeKey {
        CodeKey {
            domain: self.domain.bare,
            construct: self.construct.bare,
            theme: self.theme.bare,
            code,
            bare_code,
        }
    }

    fn any(&self) -> bool {
        [self.domain, self.construct, self.theme].iter().any(|part| part.bare != NONE)
    }

    /// The valence in a name: the most particular one that holds any.
    fn valence(&self) -> Valence {
        [self.construct, self.theme, self.domain]
            .iter()
            .map(|part| part.valence)
            .find(|valence| *valence != Valence::Missing)
            .unwrap_or_default()
    }
}

impl<'k, 'a> FileKeys<'k, 'a> {
    pub fn new(
        study: &mut Study<'a>,
        layout: &Layout,
        cells: &'k HashMap<Counted<'a>, Split<'a>>,
    ) -> Self {
        let wide = layout
            .wide
            .iter()
            .map(|cell| {
                if cell.code.is_empty() {
                    (NONE, NONE)
                } else {
                    study.texts(&cell.header, &cell.code)
                }
            })
            .collect();
        Self { parts: HashMap::new(), codes: HashMap::new(), cells, paths: HashMap::new(), wide }
    }

    /// Reads a row that is not blank.
    pub fn read(
        &mut self,
        study: &mut Study<'a>,
        input: &Input<'a>,
        layout: &Layout,
        row: usize,
    ) -> Outcome {
        let labels = Labels {
            domain: self.path(study, input, row, &layout.domain),
            construct: self.path(study, input, row, &layout.construct),
            theme: self.path(study, input, row, &layout.theme),
        };
        let mut codes: Vec<Part> = Vec::with_capacity(layout.codes.len());
        let mut not_told = false;
        for path in &layout.codes {
            let before = codes.len();
            match path.only_column() {
                Some(column) => {
                    not_told |= self.cell(study, input, layout, row, column, &mut codes);
                }
                None => codes.push(self.path(study, input, row, &path.columns)),
            }
            for part in codes.iter_mut().skip(before) {
                if part.valence == Valence::Missing {
                    part.valence = path.valence;
                }
            }
        }
        codes.retain(|part| part.bare != NONE);
        if codes.is_empty() && not_told {
            return Outcome::LeftOut(LeftOutReason::CodesNotToldApart);
        }
        if codes.is_empty() && labels.any() {
            codes.push(Part::NONE);
        }
        let applied = if layout.wide.is_empty() {
            Self::long(study, input, layout, row, &labels, &codes)
        } else {
            self.wide(study, input, layout, row, &labels, &codes)
        };
        let applied = match applied {
            Ok(applied) => applied,
            Err(reason) => return Outcome::LeftOut(reason),
        };
        let (says, rating) = Self::says(study, input, layout, row);
        let mut codings = Vec::with_capacity(applied.len());
        for (code_key, name, count) in applied {
            if count == 0 {
                continue;
            }
            let mut says = says;
            if name != Valence::Missing {
                says.set(ValenceSource::Name, name);
            }
            if says.contradict(ValenceSource::Column, ValenceSource::Name) {
                study.warn(WarningKind::ValenceContradicted, || place(input, row, layout.valence));
            }
            codings.push(RowCoding { code_key, says, rating, count });
        }
        Outcome::Codings(codings)
    }

    /// Adds the codes of a cell; true where some of it cannot be told apart, which is noted.
    fn cell(
        &mut self,
        study: &mut Study<'a>,
        input: &Input<'a>,
        layout: &Layout,
        row: usize,
        column: usize,
        codes: &mut Vec<Part>,
    ) -> bool {
        let cell = trim(input.table.text(row, column));
        if cell.is_empty() {
            return false;
        }
        let split = self.cells.get(&(cell, cells::number(input, layout, row)));
        let (names, told) = split.map_or((std::slice::from_ref(&cell), Told::Apart), |split| {
            (split.codes.as_slice(), split.told)
        });
        for name in names {
            let part = self.codes.entry(name).or_insert_with(|| study.code(name, layout.tool));
            codes.push(*part);
        }
        let kind = match told {
            Told::Apart => return false,
            Told::InPart => WarningKind::CodesNotToldApart,
            Told::AsOne => WarningKind::TakenAsOneCode,
        };
        study.warn(kind, || place(input, row, Some(column)));
        told == Told::InPart
    }

    /// The codes of a long table's row: key, valence in the name, count.
    fn long(
        study: &mut Study<'a>,
        input: &Input<'a>,
        layout: &Layout,
        row: usize,
        labels: &Labels,
        codes: &[Part],
    ) -> Result<Vec<(u32, Valence, u32)>, LeftOutReason> {
        if codes.is_empty() {
            return Err(LeftOutReason::NoCode);
        }
        let count = match layout.count {
            None => 1,
            Some(column) => parse_count(input.table.text(row, column), input.decimal)
                .ok_or(LeftOutReason::BadCount)?,
        };
        Ok(codes
            .iter()
            .map(|code| {
                let key = study.code_key(labels.key(code.written, code.bare));
                (key, own_or(code.valence, labels), count)
            })
            .collect())
    }

    /// The codes of a wide table's row, those with a count of 0 included. A cell counts each code that
    /// the row's own columns name.
    fn wide(
        &self,
        study: &mut Study<'a>,
        input: &Input<'a>,
        layout: &Layout,
        row: usize,
        labels: &Labels,
        row_codes: &[Part],
    ) -> Result<Vec<(u32, Valence, u32)>, LeftOutReason> {
        let mut applied = Vec::with_capacity(layout.wide.len());
        let (mut bad, mut nameless) = (false, false);
        for (cell, &(code, bare)) in layout.wide.iter().zip(&self.wide) {
            let of_header = [Part { written: code, bare, valence: Valence::Missing }];
            let codes = if bare == NONE { row_codes } else { &of_header };
            if codes.is_empty() {
                nameless = true;
                continue;
            }
            let Some(count) = parse_mark(input.table.text(row, cell.column), input.decimal) else {
                bad = true;
                study.warn(WarningKind::BadCount, || place(input, row, Some(cell.column)));
                continue;
            };
            for code in codes {
                let of_cell = cell.valence != Valence::Missing;
                let valence = if of_cell { cell.valence } else { code.valence };
                let key = study.code_key(labels.key(code.written, code.bare));
                applied.push((key, own_or(valence, labels), count));
            }
        }
        match (applied.is_empty(), bad, nameless) {
            (true, true, _) => Err(LeftOutReason::BadCount),
            (true, false, true) => Err(LeftOutReason::NoCode),
            _ => Ok(applied),
        }
    }

    /// What the columns of a row say of the valence, and its rating. A word that nobody knows is said
    /// to be no valence: no other place can stand in for it.
    fn says(
        study: &mut Study<'a>,
        input: &Input<'a>,
        layout: &Layout,
        row: usize,
    ) -> (Says, Option<Rating>) {
        let mut says = Says::default();
        let rated = layout.rating.map_or(Rated::Blank, |column| {
            parse_rating(input.table.text(row, column), input.decimal)
        });
        let mut rating = None;
        match rated {
            Rated::Blank => {}
            Rated::Missing => rating = Some(Rating::Missing),
            Rated::Rating(value, valence) => {
                let mixed = valence == Valence::Mixed;
                rating = Some(if mixed { Rating::Mixed } else { Rating::Value(value) });
                says.set(ValenceSource::Rating, valence);
            }
            Rated::Bad => {
                study.warn(WarningKind::BadRating, || place(input, row, layout.rating));
            }
        }
        let cell =
            |column: Option<usize>| column.map_or("", |column| trim(input.table.text(row, column)));
        let word = cell(layout.valence);
        if !word.is_empty() {
            let valence = study.valence_of(word, || place(input, row, layout.valence));
            says.set(ValenceSource::Column, valence.unwrap_or_default());
        }
        if let Some(valence) =
            study.valence_of_sets(cell(layout.code_sets), || place(input, row, layout.code_sets))
        {
            says.set(ValenceSource::CodeSets, valence);
        }
        if let Some(weight) = number(cell(layout.weight), input.decimal) {
            study.weights_below_zero |= weight < 0.0;
            // A weight of 0 is what the program gives that asks for none.
            if weight != 0.0 {
                let valence = if weight < 0.0 { Valence::Barrier } else { Valence::Facilitator };
                says.set(ValenceSource::Weight, valence);
            }
        }
        (says, rating)
    }

    /// The label that columns give together, from the top level down.
    fn path(
        &mut self,
        study: &mut Study<'a>,
        input: &Input<'a>,
        row: usize,
        columns: &[usize],
    ) -> Part {
        let mut steps = columns
            .iter()
            .map(|&column| trim(input.table.text(row, column)))
            .filter(|text| !text.is_empty());
        let Some(first) = steps.next() else { return Part::NONE };
        let Some(second) = steps.next() else {
            return *self.parts.entry(first).or_insert_with(|| study.part(first));
        };
        let mut path = format!("{first} > {second}");
        for step in steps {
            path.push_str(" > ");
            path.push_str(step);
        }
        if let Some(part) = self.paths.get(&path) {
            return *part;
        }
        let part = study.part(&path);
        self.paths.insert(path, part);
        part
    }
}

fn own_or(valence: Valence, labels: &Labels) -> Valence {
    if valence == Valence::Missing { labels.valence() } else { valence }
}
