//! A live figure that was opened in place of codings: its counted tables, and what its author decided of them.
//!
//! Takes what was read of its file, which anybody may have written; gives the tables that it holds and no others, and
//! says why others cannot be had. What is hidden in them stays hidden.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::laid_over::{figure_over, table_over};
use super::{InteractiveOptions, Settings};
use crate::analysis::{
    Basis, CarriedTable, CrossTab, MOST_CARRIED_CELLS, Order, Rows, TableOptions, TableSpec, Unit,
    in_order, name, some_valences,
};
use crate::diag::{Error, ErrorKind, Limit, LiveFigureFault, Result, Unavailable};
use crate::disclosure::{FEWEST, Policy, Protection, ROUND_TO};
use crate::examples;
use crate::figure::{self, FigureOptions};
use crate::framework::{Codebook, codebook};
use crate::valence::ByValence;
use crate::words;
use crate::words::methods::OfData;

/// What a live figure carries, so that it can be drawn anew: its tables as they may leave, and what its author decided.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Carried {
    /// The tables of every unit and basis that the author offered, in the framework's order.
    pub tables: Vec<CarriedTable>,
    /// What the author saw.
    pub table: TableOptions,
    /// How it was drawn.
    pub figure: FigureOptions,
    /// What the figure says of itself and lets its readers switch.
    pub interactive: InteractiveOptions,
    /// What is hidden in the tables.
    pub disclosure: Policy,
    /// The published framework whose items the rows are, by its id.
    pub framework: Option<String>,
    /// Label of the built-in example that was counted.
    pub example: Option<String>,
    /// What the methods say of the data.
    pub data: OfData,
}

impl Carried {
    /// Cells of all tables together.
    pub fn cells(&self) -> usize {
        self.tables.iter().map(CarriedTable::size).fold(0, usize::saturating_add)
    }
}

/// A live figure that was opened.
#[derive(Debug)]
pub(super) struct Opened {
    carried: Carried,
    tables: Vec<CrossTab>,
    codebook: Option<Rc<Codebook>>,
}

impl Opened {
    /// Reads what a figure carries.
    ///
    /// # Errors
    /// `LiveFigure` for what contradicts itself or is nothing that is carried; `TooLarge` for more cells than are.
    pub fn read(text: &str) -> Result<Self> {
        let unknown = || Error::from(ErrorKind::LiveFigure { fault: LiveFigureFault::Unknown });
        let carried: Carried = serde_json::from_str(text).map_err(|_| unknown())?;
        if carried.cells() > MOST_CARRIED_CELLS {
            let (what, limit) = (Limit::Cells, MOST_CARRIED_CELLS as u64);
            return Err(ErrorKind::TooLarge { what, limit }.into());
        }
        let tables = carried.tables.iter().map(CarriedTable::tables);
        let tables: Option<Vec<_>> = tables.collect();
        let tables: Vec<CrossTab> = tables.ok_or_else(unknown)?.into_iter().flatten().collect();
        let codebook = carried.framework.as_deref().map(|id| codebook(id).ok_or_else(unknown));
        let opened = Self { codebook: codebook.transpose()?, tables, carried };
        if opened.is_of_one_piece() { Ok(opened) } else { Err(unknown()) }
    }

    /// Whether all tables are of one study, each once, and what the author saw is among them.
    fn is_of_one_piece(&self) -> bool {
        let Carried { table, figure, example, disclosure, interactive, .. } = &self.carried;
        let Some(first) = self.tables.first().map(|table| &table.spec) else { return false };
        let of_one_study = |(at, table): (usize, &CrossTab)| {
            let spec = &table.spec;
            let of_here = TableSpec {
                unit: spec.unit,
                basis: spec.basis,
                both_as_mixed: spec.both_as_mixed,
                ..first.clone()
            };
            let others = self.tables.iter().take(at);
            *spec == of_here && !others.into_iter().any(|other| other.spec == *spec)
        };
        let is_example = |title: &String| {
            examples::all().iter().any(|example| words::examples::title(example.study) == title)
        };
        self.tables.iter().enumerate().all(of_one_study)
            && self.resolve(table).is_ok()
            && figure::resolve(figure).is_ok()
            && disclosure.fewest_contributors.is_none_or(|fewest| FEWEST.contains(&fewest))
            && disclosure.round_to.is_none_or(|to| ROUND_TO.contains(&to))
            && interactive.fewest_contributors.is_some_and(|it| it == 0 || FEWEST.contains(&it))
            && example.as_ref().is_none_or(is_example)
    }

    /// What the methods say of the data.
    pub fn of_data(&self) -> &OfData {
        &self.carried.data
    }

    /// The published framework whose items the rows are.
    pub fn codebook(&self) -> Option<&Rc<Codebook>> {
        self.codebook.as_ref()
    }

    /// Label of the built-in example that was counted.
    pub fn example(&self) -> Option<&String> {
        self.carried.example.as_ref()
    }

    /// Fewest contributors that its author asked for.
    pub fn fewest_asked(&self) -> Option<u32> {
        self.carried.interactive.fewest_contributors
    }

    /// The unit of a table.
    pub fn unit(&self, options: &TableOptions) -> Unit {
        options.unit.or(self.carried.table.unit).unwrap_or_default()
    }

    /// Table settings without what goes with their own unit alone, where another is asked for.
    pub fn fitting(&self, mut own: TableOptions, asked: Option<Unit>) -> TableOptions {
        let Some(unit) = asked.filter(|unit| *unit != self.unit(&own)) else { return own };
        let has = |of: &dyn Fn(&TableSpec) -> bool| {
            let mut of_unit = self.tables.iter().map(|it| &it.spec).filter(|it| it.unit == unit);
            of_unit.any(of)
        };
        own.basis = own.basis.filter(|basis| has(&|spec| spec.basis == *basis));
        own.both_as_mixed = own.both_as_mixed.filter(|it| has(&|spec| spec.both_as_mixed == *it));
        own
    }

    /// What is counted, with every default resolved.
    ///
    /// # Errors
    /// `NotAvailable` for whatever the figure does not hold.
    pub fn resolve(&self, options: &TableOptions) -> Result<TableSpec> {
        let own = &self.carried.table;
        let unit = self.unit(options);
        let of_unit = || self.tables.iter().map(|table| &table.spec).filter(|it| it.unit == unit);
        let has = |basis: &Basis| of_unit().any(|spec| spec.basis == *basis);
        let usual = own.basis.filter(has).or(of_unit().next().map(|spec| spec.basis));
        let basis = options.basis.or(usual).unwrap_or_default();
        let first = of_unit().next().ok_or_else(|| not_here("unit", &unit))?;
        let spec = of_unit().find(|spec| spec.basis == basis);
        let spec = spec.ok_or_else(|| not_here("basis", &basis))?;
        same("rows", options.rows.as_ref(), &first.rows)?;
        same("columns", options.columns.as_ref(), &first.columns)?;
        same("filter", options.filter.as_ref(), &first.filter)?;
        let valences = options.valences.as_deref().map(some_valences);
        same("valences", valences.as_ref(), &first.valences)?;
        same("zero_rows", options.zero_rows.as_ref(), &first.zero_rows)?;
        same("both_as_mixed", options.both_as_mixed.as_ref(), &first.both_as_mixed)?;
        let order = options.order.unwrap_or_default();
        let by_hand = options.hand_order.clone().filter(|_| order == Order::ByHand);
        Ok(TableSpec { order, hand_order: by_hand.unwrap_or_default(), ..spec.clone() })
    }

    /// The table of what [`Self::resolve`] gave, and how much is hidden in it: why which number is, it does not tell.
    ///
    /// # Errors
    /// `NotAvailable` under another policy than its own.
    pub fn table(&self, spec: &TableSpec, policy: &Policy) -> Result<(CrossTab, Protection)> {
        if *policy != self.carried.disclosure {
            return Err(not_here("disclosure", policy));
        }
        let of_spec =
            |table: &&CrossTab| (table.spec.unit, table.spec.basis) == (spec.unit, spec.basis);
        let table = self.tables.iter().find(of_spec);
        let table = in_order(table.ok_or_else(|| not_here("basis", &spec.basis))?, spec);
        let hidden = |numbers: &mut dyn Iterator<Item = bool>| {
            u32::try_from(numbers.filter(|hidden| *hidden).count()).unwrap_or(u32::MAX)
        };
        let cells = table.cells.iter().flatten().flat_map(|cell| cell.valences.values());
        let totals = table.rows.iter().map(|row| &row.totals);
        let totals = totals.chain(table.columns.iter().map(|column| &column.totals));
        let totals = totals.chain([&table.totals]).flat_map(ByValence::values);
        let protection = Protection {
            hidden: hidden(&mut cells.map(|cell| cell.count.is_hidden())),
            totals: hidden(&mut totals.map(|total| total.is_hidden())),
            ..Protection::default()
        };
        Ok((table, protection))
    }

    /// Why rows cannot be had.
    pub fn lacks_rows(&self, rows: Rows) -> Option<Unavailable> {
        self.lacks(|spec| spec.rows == rows)
    }

    /// Why a unit cannot be had.
    pub fn lacks_unit(&self, unit: Unit) -> Option<Unavailable> {
        self.lacks(|spec| spec.unit == unit)
    }

    /// Why a basis of a unit cannot be had.
    pub fn lacks_basis(&self, unit: Unit, basis: Basis) -> Option<Unavailable> {
        self.lacks(|spec| (spec.unit, spec.basis) == (unit, basis))
    }

    fn lacks(&self, has: impl Fn(&TableSpec) -> bool) -> Option<Unavailable> {
        let found = self.tables.iter().any(|table| has(&table.spec));
        (!found).then_some(Unavailable::NotInFigure)
    }

    /// The settings with which it is opened: what is asked, laid over what its author decided.
    pub fn settings(&self, asked: Settings) -> Settings {
        let Carried { table, figure, interactive, .. } = self.carried.clone();
        Settings {
            table: table_over(self.fitting(table, asked.table.unit), asked.table),
            figure: figure_over(figure, asked.figure),
            interactive: asked.interactive.or(&interactive),
            disclosure: self.policy(asked.disclosure),
            ..asked
        }
    }

    /// What is asked to be hidden, laid over what its author hid.
    pub fn policy(&self, asked: Policy) -> Policy {
        let own = &self.carried.disclosure;
        Policy {
            fewest_contributors: asked.fewest_contributors.or(own.fewest_contributors),
            round_to: asked.round_to.or(own.round_to),
            domains_only: asked.domains_only.or(own.domains_only),
        }
    }

    /// Refuses settings that change what was counted, or what is hidden of it.
    ///
    /// # Errors
    /// `NotAvailable` for each.
    pub fn check(&self, settings: &Settings) -> std::result::Result<(), Vec<Error>> {
        let may_be = Settings {
            table: settings.table.clone(),
            numbers: settings.numbers.clone(),
            figure: settings.figure.clone(),
            interactive: settings.interactive.clone(),
            disclosure: self.carried.disclosure.clone(),
            ..Settings::default()
        };
        let (given, may_be) = (parts(settings), parts(&may_be));
        let others = given.iter().filter(|(part, value)| may_be.get(part.as_str()) != Some(*value));
        let errors: Vec<Error> = others.map(|(part, value)| not_here(part, value)).collect();
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }
}

fn parts(settings: &Settings) -> Map<String, Value> {
    match serde_json::to_value(settings) {
        Ok(Value::Object(parts)) => parts,
        _ => Map::new(),
    }
}

/// Refuses what is asked for beside the only value that there is.
fn same<T: PartialEq + Serialize>(setting: &str, asked: Option<&T>, own: &T) -> Result<()> {
    match asked.filter(|asked| *asked != own) {
        Some(asked) => Err(not_here(setting, asked)),
        None => Ok(()),
    }
}

/// What a figure that was opened does not hold.
pub(super) fn not_here(setting: &str, given: &impl Serialize) -> Error {
    let (setting, given) = (setting.to_owned(), name(given));
    ErrorKind::NotAvailable { setting, given, reason: Unavailable::NotInFigure }.into()
}
