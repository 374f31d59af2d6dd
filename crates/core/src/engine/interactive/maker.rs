//! Draws the views of a live figure and writes its document.

use std::collections::HashMap;

use super::not_available;
use super::offered::{Possible, drawable};
use crate::analysis::{
    Basis, Columns, CrossTab, Order, TableOptions, TableSpec, Unit, in_order, name,
};
use crate::diag::{Error, ErrorKind, Result, Unavailable};
use crate::disclosure::{FEWEST, Policy, Protection};
use crate::engine::answer::invented;
use crate::engine::asked::{figure_options, resolved_under, table_options};
use crate::engine::describe;
use crate::engine::quotes::names_people;
use crate::engine::study::Study;
use crate::engine::{InteractiveOptions, answer, origin};
use crate::export::interactive::{self as file, Control, View, Views};
use crate::figure::{self, Beside, FigureOptions, Style};
use crate::pulse;
use crate::words::cell::Notation;
use crate::words::{caption, interactive as words, notes, table as table_words};

/// Fewest contributors behind a number that a live figure shows where nothing was decided: it goes to everybody.
const FEWEST_CONTRIBUTORS: u32 = 3;
/// Most views of a figure.
const MOST_VIEWS: usize = 480;
/// Most bytes of its document.
pub(super) const MOST_BYTES: usize = 1_000_000;
/// Most columns that are offered one by one where nothing was decided.
const MOST_GROUPS: usize = 6;
/// A drawn scene in units of [`pulse::beat`]: a scene of 60 rows takes as long as all that lies between two signs of
/// life, and in an engine that does not compile its programs ten times as long.
const WORK_OF_A_SCENE: usize = 16_384;
/// A height that no figure reaches: a document has no pages.
const NO_PAGE_MM: f64 = figure::HEIGHTS_MM.1;

/// The view that the author sees.
pub(super) struct First {
    /// The view.
    pub view: View,
    /// Its table.
    pub table: CrossTab,
    /// The notes of the table as sentences.
    pub notes: Vec<String>,
    /// How its numbers are written.
    pub notation: Notation,
    /// The choice of each control in every view that was drawn.
    pub drawn: Vec<[usize; 5]>,
    /// The tables of every unit and basis, in the framework's order.
    pub counted: Vec<CrossTab>,
}

/// What the views of a figure have in common.
pub(super) struct Maker<'a> {
    pub(super) study: &'a Study,
    pub(super) policy: Policy,
    /// Fewest contributors that was asked for, 0 for no more than the study hides.
    pub(super) fewest_asked: u32,
    /// The table's settings, those of the study among them.
    pub(super) table: TableOptions,
    pub(super) drawn: FigureOptions,
    /// The table that the author sees.
    pub(super) own: CrossTab,
    pub(super) protection: Protection,
    /// Ids and labels of the charts that can be drawn.
    pub(super) drawable: Vec<(String, String)>,
    /// Label of the study's own chart where it is not among them.
    pub(super) not_live: Option<&'static str>,
    /// Those of them that are offered, the study's own first.
    pub(super) charts: Vec<(String, String)>,
    /// Units and bases that can be had together.
    pub(super) counts: Vec<(Unit, Basis)>,
    pub(super) units: Vec<Unit>,
    pub(super) bases: Vec<Basis>,
    pub(super) orders: Vec<Order>,
    /// All columns together, or one by its position.
    pub(super) groups: Vec<Option<usize>>,
    pub(super) downloads: bool,
}

impl<'a> Maker<'a> {
    pub(super) fn new(
        study: &'a Study,
        asked: &InteractiveOptions,
        table: TableOptions,
        drawn: FigureOptions,
    ) -> Result<Self> {
        let options = asked.clone().or(&study.settings.interactive);
        let of_figure = study.opened.as_ref().and_then(|figure| figure.fewest_asked());
        let usual = of_figure.unwrap_or(FEWEST_CONTRIBUTORS);
        let fewest_asked = options.fewest_contributors.unwrap_or(usual);
        check(fewest_asked)?;
        let policy = policy(&study.settings.disclosure, fewest_asked);
        let spec = resolved_under(study, &policy, table.clone())?;
        refuse_names(&spec)?;
        let (own, protection) = answer::count_under(study, &policy, table.clone())?;
        if own.rows.is_empty() || own.columns.is_empty() {
            let nothing = Unavailable::NothingCounted;
            return Err(not_available("interactive", name(&spec.rows), nothing));
        }
        let drawable = drawable(&own);
        let can = Possible { study, policy: &policy, table: &own, drawable: &drawable };
        let charts = can.charts(asked, &drawn)?;
        let not_live = can.not_live(&drawn)?;
        let units = can.units(asked)?;
        let orders = can.orders(asked)?;
        let bases = can.bases(asked);
        let columns = own.columns.len();
        let groups = asked.groups.or(study.settings.interactive.groups);
        let one_by_one = groups.unwrap_or(columns <= MOST_GROUPS) && columns > 1;
        let single = (0..columns).map(Some).filter(|_| one_by_one);
        let groups = std::iter::once(None).chain(single).collect();
        let table = table_options(study, table);
        let mut maker = Self {
            study,
            policy,
            fewest_asked,
            table,
            drawn,
            own,
            protection,
            drawable,
            not_live,
            charts,
            counts: Vec::new(),
            units,
            bases,
            orders,
            groups,
            downloads: options.downloads.unwrap_or(true),
        };
        maker.find_counts();
        Ok(maker)
    }

    /// Finds the units and bases that go together. What a unit does not have of the bases is left out with it, and a
    /// unit that has none of them too.
    fn find_counts(&mut self) {
        for &unit in &self.units {
            let of_unit = describe::bases(self.study, unit).into_iter();
            let can = of_unit.filter(|(basis, why)| why.is_none() && self.bases.contains(basis));
            self.counts.extend(can.map(|(basis, _)| (unit, basis)));
        }
        let counts = &self.counts;
        self.units.retain(|unit| counts.iter().any(|(known, _)| known == unit));
        self.bases.retain(|basis| counts.iter().any(|(_, known)| known == basis));
    }

    /// Counts what is shown under one unit and basis, in the framework's order: what is hidden must be the same in
    /// every order. A study's own codebook has the name of its file, by which it is not called here.
    fn counted(&self, unit: Unit, basis: Basis) -> Result<CrossTab> {
        let asked = self.of(unit, basis, Order::Framework);
        let (mut table, _) = answer::count_under(self.study, &self.policy, asked)?;
        if table.spec.own_codes {
            table.framework = table.framework.map(|_| words::OWN_CODEBOOK.to_owned());
        }
        Ok(table)
    }

    /// The table of a unit, a basis and an order.
    fn of(&self, unit: Unit, basis: Basis, order: Order) -> TableOptions {
        let both_as_mixed = self.table.both_as_mixed.filter(|_| unit.is_of_people());
        // A figure that was opened has it as its author decided of each unit.
        let decides = self.study.opened.is_none();
        TableOptions {
            unit: Some(unit),
            basis: Some(basis),
            order: Some(order),
            // What the study says is among these options already, and must not be laid over them again.
            both_as_mixed: decides.then(|| both_as_mixed.unwrap_or(false)),
            ..self.table.clone()
        }
    }

    /// The choice of each control in every view that may be, as its charts can be drawn.
    pub(super) fn combinations(&self) -> Vec<[usize; 5]> {
        let mut all = Vec::new();
        for (unit, basis) in &self.counts {
            let (unit_at, basis_at) = (place_of(&self.units, unit), place_of(&self.bases, basis));
            for order_at in 0..self.orders.len() {
                for (group_at, group) in self.groups.iter().enumerate() {
                    if has_column(*group, *basis) {
                        let of_charts = 0..self.charts.len();
                        all.extend(of_charts.map(|at| [at, unit_at, basis_at, order_at, group_at]));
                    }
                }
            }
        }
        all
    }

    pub(super) fn controls(&self) -> Vec<Control> {
        let charts = self.charts.iter().map(|(_, label)| label.clone()).collect();
        let units = self.units.iter().map(|unit| table_words::unit(*unit).to_owned()).collect();
        let bases = self.bases.iter().map(|basis| words::basis(*basis).to_owned()).collect();
        let orders = self.orders.iter().map(|order| words::order(*order).to_owned()).collect();
        let group = |at: &Option<usize>| match at.and_then(|at| self.own.columns.get(at)) {
            Some(column) => table_words::column_label(&column.label).to_owned(),
            None => words::ALL_GROUPS.to_owned(),
        };
        let groups = self.groups.iter().map(group).collect();
        vec![
            Control { id: "chart", label: words::CHART, choices: charts },
            Control { id: "unit", label: table_words::UNIT, choices: units },
            Control { id: "basis", label: words::BASIS, choices: bases },
            Control { id: "order", label: words::ORDER, choices: orders },
            Control { id: "groups", label: self.columns_label(), choices: groups },
        ]
    }

    /// What the control of the columns is called.
    pub(super) fn columns_label(&self) -> &'static str {
        if self.own.spec.columns == Columns::Group { words::GROUPS } else { words::COLUMNS }
    }

    /// Draws every view, and keeps the one that the author sees.
    ///
    /// # Errors
    /// `TooManyViews` before anything is drawn; those of counting and drawing.
    pub(super) fn draw(&self) -> Result<(Views, First)> {
        if self.combinations().len() > MOST_VIEWS {
            return Err(self.too_many(0));
        }
        let mut drawing = Drawing::default();
        let notation = answer::notation_of(self.study, self.drawn.clone())?;
        for &(unit, basis) in &self.counts {
            let counted = self.counted(unit, basis)?;
            let place = drawing.views.add_table(&counted, &notes::notes(&counted), notation);
            let rows = counted.rows.iter().enumerate();
            let positions: HashMap<&str, usize> =
                rows.map(|(at, row)| (row.key.as_str(), at)).collect();
            for &order in &self.orders {
                let asked = self.of(unit, basis, order);
                let table = in_order(&counted, &resolved_under(self.study, &self.policy, asked)?);
                let places = table.rows.iter().filter_map(|row| positions.get(row.key.as_str()));
                let rows: Vec<usize> = places.copied().collect();
                self.draw_table(&table, place, &rows, &mut drawing)?;
            }
            drawing.counted.push(counted);
        }
        let (view, table) = drawing.first.ok_or(ErrorKind::EngineFailed)?;
        let notes = notes::notes(&table);
        let Drawing { views, drawn, counted, .. } = drawing;
        Ok((views, First { view, table, notes, notation, drawn, counted }))
    }

    /// Draws a table by every chart, with all its columns and with each alone.
    fn draw_table(
        &self,
        table: &CrossTab,
        place: usize,
        rows: &[usize],
        drawing: &mut Drawing,
    ) -> Result<()> {
        let spec = &table.spec;
        let (unit_at, basis_at) =
            (place_of(&self.units, &spec.unit), place_of(&self.bases, &spec.basis));
        let order_at = place_of(&self.orders, &spec.order);
        let groups = self.groups.iter().enumerate();
        for (group_at, &group) in groups.filter(|(_, group)| has_column(**group, spec.basis)) {
            let of_columns = group.map(|at| of_column(table, at));
            let of_columns = of_columns.as_ref().unwrap_or(table);
            for (chart_at, (chart, _)) in self.charts.iter().enumerate() {
                let at = [chart_at, unit_at, basis_at, order_at, group_at];
                let is_first = at == self.first();
                // What cannot be drawn of it is no view; the author's own is drawn, whatever it says.
                if !is_first && !figure::can_be_drawn(chart, of_columns) {
                    continue;
                }
                let view =
                    self.view(chart, &Shown { at, table, of_columns, group }, place, rows)?;
                drawing.views.add(&view);
                drawing.drawn.push(at);
                if is_first {
                    drawing.first = Some((view, table.clone()));
                }
            }
        }
        Ok(())
    }

    /// Why a figure is refused; `bytes` are those of its document, 0 where it was not written.
    pub(super) fn too_many(&self, bytes: usize) -> Error {
        let (all, controls) = (self.combinations(), self.controls());
        let without = |at: usize| views_without(&all, &self.first(), at);
        let several = controls.iter().enumerate().filter(|(_, one)| one.choices.len() > 1);
        let costliest = several.min_by_key(|(at, _)| without(*at));
        ErrorKind::TooManyViews {
            views: whole(all.len()),
            most_views: whole(MOST_VIEWS),
            bytes: whole(bytes),
            most_bytes: whole(MOST_BYTES),
            control: costliest.map(|(_, one)| one.label.to_owned()).unwrap_or_default(),
            views_without: costliest.map_or(0, |(at, _)| whole(without(at))),
        }
        .into()
    }

    /// The choice of each control in the view that the author sees.
    pub(super) fn first(&self) -> [usize; 5] {
        let own = &self.own.spec;
        let (unit, basis) = (place_of(&self.units, &own.unit), place_of(&self.bases, &own.basis));
        [0, unit, basis, place_of(&self.orders, &own.order), 0]
    }

    /// The framework; `None` for the study's own codebook, which has the name of its file.
    pub(super) fn codebook(&self) -> Option<&'a crate::framework::Codebook> {
        self.study.matched.mapping.codebook.as_deref().filter(|book| !book.is_own())
    }

    fn view(&self, chart: &str, shown: &Shown<'_>, place: usize, rows: &[usize]) -> Result<View> {
        let mut scenes = Vec::new();
        let mut words_of_view = None;
        for width_mm in file::WIDTHS_MM {
            let spec = figure::resolve(&self.drawing(chart, width_mm))?;
            let drawn = figure::draw(&spec, shown.of_columns, &Beside::Nothing)?;
            let alt = figure::alternative_text(&spec, shown.of_columns, &Beside::Nothing);
            scenes.push(drawn.scene);
            pulse::beat(WORK_OF_A_SCENE);
            words_of_view = Some((drawn.subject, drawn.said, alt));
        }
        let (subject, mut said, alt) = words_of_view.unwrap_or_default();
        let table = shown.table;
        let column = shown.group.and_then(|at| table.columns.get(at));
        said.extend(invented(self.study));
        said.extend(column.map(|column| words::only(table_words::column_label(&column.label))));
        let columns = shown.group.map_or_else(|| (0..table.columns.len()).collect(), |at| vec![at]);
        let by_hand = origin::by_hand_under(self.study, &self.policy, table);
        let caption = caption::caption(table, self.codebook(), subject, said, by_hand);
        let (at, rows) = (shown.at.to_vec(), rows.to_vec());
        Ok(View { at, scenes, table: place, rows, columns, caption, alt })
    }

    /// How a chart is drawn: the author's own with its options, the others with those that all charts share.
    fn drawing(&self, chart: &str, width_mm: f64) -> FigureOptions {
        let mut options = figure_options(self.study, self.drawn.clone());
        let own = figure::resolve(&options).is_ok_and(|spec| spec.chart == chart);
        options.chart = Some(chart.to_owned());
        options.options.retain(|option, _| own || figure::is_shared(option));
        options.options.insert("page".to_owned(), "whole".to_owned());
        options.width_mm = Some(width_mm);
        options.height_mm = Some(NO_PAGE_MM);
        options.style = Some(Style::Screen);
        (options.part, options.preset, options.title) = (None, None, None);
        options
    }
}

/// What has been drawn.
#[derive(Default)]
struct Drawing {
    views: Views,
    /// The choice of each control in every view.
    drawn: Vec<[usize; 5]>,
    /// The view that the author sees, and its table.
    first: Option<(View, CrossTab)>,
    /// The tables of every unit and basis.
    counted: Vec<CrossTab>,
}

/// What a view is drawn of.
struct Shown<'a> {
    /// The choice of each control.
    at: [usize; 5],
    /// The table of all columns.
    table: &'a CrossTab,
    /// Those of its columns that are shown.
    of_columns: &'a CrossTab,
    /// Which, where it is one.
    group: Option<usize>,
}

/// Whether a column is shown by itself under a basis: a share of all columns together needs them all.
fn has_column(group: Option<usize>, basis: Basis) -> bool {
    group.is_none() || basis != Basis::ShareOfValence
}

/// A table of one column of a table, taken out of it as it is told there: counted by itself it could hide less.
fn of_column(table: &CrossTab, at: usize) -> CrossTab {
    let column = table.columns.get(at);
    let cells = table.cells.iter().map(|row| row.get(at).cloned().into_iter().collect());
    let rows = table.rows.iter().zip(&table.cells).map(|(row, cells)| {
        let mut row = row.clone();
        if let Some(cell) = cells.get(at) {
            row.totals = cell.valences.clone().map(|number| number.count);
        }
        row
    });
    CrossTab {
        rows: rows.collect(),
        cells: cells.collect(),
        totals: column.map(|column| column.totals).unwrap_or_default(),
        columns: column.cloned().into_iter().collect(),
        ..table.clone()
    }
}

/// The views that are left where a control keeps what the author sees alone.
pub(super) fn views_without(all: &[[usize; 5]], own: &[usize; 5], control: usize) -> usize {
    all.iter().filter(|at| at.get(control) == own.get(control)).count()
}

/// The stricter of a study's policy and what is asked of its live figure: 0 for nothing beyond the study's.
fn policy(of_study: &Policy, asked: u32) -> Policy {
    let fewest = of_study.fewest_contributors.unwrap_or(0).max(asked);
    Policy { fewest_contributors: (fewest > 0).then_some(fewest), ..of_study.clone() }
}

/// Refuses columns and filters that name people: a live figure goes to everybody.
fn refuse_names(spec: &TableSpec) -> Result<()> {
    if names_people(&spec.columns) {
        return Err(not_available("columns", name(&spec.columns), Unavailable::NamesPeople));
    }
    match spec.filter.iter().find(|filter| names_people(&filter.by)) {
        Some(filter) => Err(not_available("filter", name(&filter.by), Unavailable::NamesPeople)),
        None => Ok(()),
    }
}

/// Where one of a list stands.
fn place_of<T: PartialEq>(list: &[T], one: &T) -> usize {
    list.iter().position(|known| known == one).unwrap_or(0)
}

pub(super) fn whole(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Refuses a threshold that is not offered.
fn check(given: u32) -> Result<()> {
    if given == 0 || FEWEST.contains(&given) {
        return Ok(());
    }
    let allowed = std::iter::once(0).chain(FEWEST).map(|fewest| fewest.to_string()).collect();
    let setting = "interactive.fewest_contributors".to_owned();
    Err(ErrorKind::UnknownValue { setting, given: given.to_string(), allowed }.into())
}
