//! Draws the views of a live figure and writes its document.

use std::collections::HashMap;

use super::offered::{bases_of, charts, drawable, orders_under, with_own};
use crate::analysis::{
    Basis, Columns, CrossTab, Order, TableOptions, TableSpec, Unit, available_bases, name,
};
use crate::diag::{Error, ErrorKind, Result, Unavailable};
use crate::disclosure::{FEWEST, Policy, Protection};
use crate::engine::asked::{figure_options, resolved_under, table_options};
use crate::engine::quotes::names_people;
use crate::engine::study::Study;
use crate::engine::{InteractiveOptions, answer};
use crate::export::interactive::{self as file, Control, View, Views};
use crate::figure::{self, Beside, FigureOptions, Style};
use crate::pulse;
use crate::words::{caption, interactive as words, table as table_words};

/// Fewest contributors behind a number that a live figure shows where nothing was decided: it goes to everybody.
const FEWEST_CONTRIBUTORS: u32 = 3;
/// Most views of a figure.
const MOST_VIEWS: usize = 480;
/// Most bytes of its document.
pub(super) const MOST_BYTES: usize = 1_000_000;
/// Most columns that are offered one by one where nothing was decided.
const MOST_GROUPS: usize = 6;
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
}

/// What the views of a figure have in common.
pub(super) struct Maker<'a> {
    pub(super) study: &'a Study,
    pub(super) policy: Policy,
    /// The table's settings, those of the study among them.
    pub(super) table: TableOptions,
    pub(super) drawn: FigureOptions,
    /// The table that the author sees.
    pub(super) own: CrossTab,
    pub(super) protection: Protection,
    /// Ids and labels of the charts that can be drawn.
    pub(super) drawable: Vec<(String, String)>,
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
        options: &InteractiveOptions,
        table: TableOptions,
        drawn: FigureOptions,
    ) -> Result<Self> {
        check(options)?;
        let policy = policy(&study.settings.disclosure, options.fewest_contributors);
        let spec = resolved_under(study, &policy, table.clone())?;
        refuse_names(&spec)?;
        let (own, protection) = answer::count_under(study, &policy, table.clone())?;
        let drawable = drawable(&own);
        let charts = charts(study, &drawable, options, &drawn)?;
        let units = options.units.clone().unwrap_or_else(|| vec![spec.unit]);
        let units = with_own(units, spec.unit);
        let bases = options.bases.clone().unwrap_or_else(|| bases_of(spec.unit, &own));
        let bases = with_own(bases, spec.basis);
        let orders = options.orders.clone().unwrap_or_else(|| orders_under(&policy));
        if let Some(order) = orders.iter().find(|order| order.tells_numbers())
            && policy.changes_numbers()
        {
            return Err(not_available("interactive.orders", name(order), Unavailable::Protected));
        }
        let orders = with_own(orders, spec.order);
        let columns = own.columns.len();
        let one_by_one = options.groups.unwrap_or(columns <= MOST_GROUPS) && columns > 1;
        let single = (0..columns).map(Some).filter(|_| one_by_one);
        let groups = std::iter::once(None).chain(single).collect();
        let table = table_options(study, table);
        let mut maker = Self {
            study,
            policy,
            table,
            drawn,
            own,
            protection,
            drawable,
            charts,
            counts: Vec::new(),
            units,
            bases,
            orders,
            groups,
            downloads: options.downloads.unwrap_or(true),
        };
        maker.find_counts()?;
        Ok(maker)
    }

    /// Finds the units and bases that go together. A unit that the data do not give is refused; a basis that a unit
    /// does not have is left out with it.
    fn find_counts(&mut self) -> Result<()> {
        for &unit in &self.units {
            for (basis, reason) in available_bases(unit) {
                if reason.is_none() && self.bases.contains(&basis) {
                    resolved_under(
                        self.study,
                        &self.policy,
                        self.of(unit, basis, Order::Framework),
                    )?;
                    self.counts.push((unit, basis));
                }
            }
        }
        Ok(())
    }

    /// The table of a unit, a basis and an order.
    fn of(&self, unit: Unit, basis: Basis, order: Order) -> TableOptions {
        let both_as_mixed = self.table.both_as_mixed.filter(|_| unit.is_of_people());
        TableOptions {
            unit: Some(unit),
            basis: Some(basis),
            order: Some(order),
            // What the study says is among these options already, and must not be laid over them again.
            both_as_mixed: Some(both_as_mixed.unwrap_or(false)),
            ..self.table.clone()
        }
    }

    pub(super) fn views(&self) -> usize {
        [self.charts.len(), self.counts.len(), self.orders.len(), self.groups.len()]
            .into_iter()
            .fold(1, usize::saturating_mul)
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
        if self.views() > MOST_VIEWS {
            return Err(self.too_many(0));
        }
        let mut views = Views::default();
        let at_first = self.first();
        let mut first = None;
        for &(unit, basis) in &self.counts {
            let mut base: Option<(usize, HashMap<String, usize>)> = None;
            for (order_at, &order) in self.orders.iter().enumerate() {
                let (table, _) =
                    answer::count_under(self.study, &self.policy, self.of(unit, basis, order))?;
                let notes = caption::notes(&table);
                let (place, positions) = base.get_or_insert_with(|| {
                    let rows = table.rows.iter().enumerate();
                    let positions = rows.map(|(at, row)| (row.key.clone(), at)).collect();
                    (views.add_table(&table, &notes), positions)
                });
                let rows: Vec<usize> =
                    table.rows.iter().filter_map(|row| positions.get(&row.key).copied()).collect();
                for (group_at, &group) in self.groups.iter().enumerate() {
                    for (chart_at, (chart, _)) in self.charts.iter().enumerate() {
                        let (unit, basis) =
                            (place_of(&self.units, &unit), place_of(&self.bases, &basis));
                        let at = vec![chart_at, unit, basis, order_at, group_at];
                        let is_first = at == at_first;
                        let view = self.view(at, chart, &table, group, *place, &rows)?;
                        views.add(&view);
                        if is_first {
                            let (table, notes) = (table.clone(), notes.clone());
                            first = Some(First { view, table, notes });
                        }
                        pulse::beat(table.rows.len().saturating_mul(table.columns.len()));
                    }
                }
            }
        }
        Ok((views, first.ok_or(ErrorKind::EngineFailed)?))
    }

    /// Why a figure is refused; `bytes` are those of its document, 0 where it was not written.
    pub(super) fn too_many(&self, bytes: usize) -> Error {
        let (views, controls) = (self.views(), self.controls());
        // What has most choices costs most: each of them is drawn with all the others.
        let costliest = controls.iter().max_by_key(|control| control.choices.len());
        let choices = costliest.map_or(1, |control| control.choices.len().max(1));
        ErrorKind::TooManyViews {
            views: whole(views),
            most_views: whole(MOST_VIEWS),
            bytes: whole(bytes),
            most_bytes: whole(MOST_BYTES),
            control: costliest.map(|control| control.label.to_owned()).unwrap_or_default(),
            views_without: whole(views / choices),
        }
        .into()
    }

    /// The choice of each control in the view that the author sees.
    pub(super) fn first(&self) -> Vec<usize> {
        let own = &self.own.spec;
        let (unit, basis) = (place_of(&self.units, &own.unit), place_of(&self.bases, &own.basis));
        vec![0, unit, basis, place_of(&self.orders, &own.order), 0]
    }

    /// The framework; `None` for the study's own codebook, which has the name of its file.
    pub(super) fn codebook(&self) -> Option<&'a crate::framework::Codebook> {
        self.study.matched.mapping.codebook.as_deref().filter(|book| !book.is_own())
    }

    fn view(
        &self,
        at: Vec<usize>,
        chart: &str,
        table: &CrossTab,
        group: Option<usize>,
        place: usize,
        rows: &[usize],
    ) -> Result<View> {
        let columns: Vec<usize> =
            group.map_or_else(|| (0..table.columns.len()).collect(), |at| vec![at]);
        let of_columns = with_columns(table, &columns);
        let mut scenes = Vec::new();
        let mut words_of_view = None;
        for width_mm in file::WIDTHS_MM {
            let options = FigureOptions { chart: Some(chart.to_owned()), ..self.drawn.clone() };
            let mut options = figure_options(self.study, options);
            options.width_mm = Some(width_mm);
            options.height_mm = Some(NO_PAGE_MM);
            options.style = Some(Style::Screen);
            (options.part, options.preset, options.title) = (None, None, None);
            options.options.insert("page".to_owned(), "whole".to_owned());
            let spec = figure::resolve(&options)?;
            let drawn = figure::draw(&spec, &of_columns, &Beside::Nothing)?;
            let alt = figure::alternative_text(&spec, &of_columns, &Beside::Nothing);
            scenes.push(drawn.scene);
            words_of_view = Some((drawn.subject, drawn.said, alt));
        }
        let (subject, mut said, alt) = words_of_view.unwrap_or_default();
        let shown = group.and_then(|at| table.columns.get(at));
        said.extend(shown.map(|column| words::only(table_words::column_label(&column.label))));
        let caption = caption::figure_caption(table, self.codebook(), subject, said);
        Ok(View { at, scenes, table: place, rows: rows.to_vec(), columns, caption, alt })
    }
}

/// A table of some columns of a table: what is told of rows and of all columns stays what it is.
fn with_columns(table: &CrossTab, columns: &[usize]) -> CrossTab {
    let kept = |cells: &Vec<_>| columns.iter().filter_map(|&at| cells.get(at).cloned()).collect();
    CrossTab {
        columns: columns.iter().filter_map(|&at| table.columns.get(at).cloned()).collect(),
        cells: table.cells.iter().map(kept).collect(),
        ..table.clone()
    }
}

/// The stricter of a study's policy and what is asked of its live figure: 0 for nothing beyond the study's.
fn policy(of_study: &Policy, asked: Option<u32>) -> Policy {
    let asked = asked.unwrap_or(FEWEST_CONTRIBUTORS);
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

fn not_available(setting: &str, given: String, reason: Unavailable) -> crate::diag::Error {
    ErrorKind::NotAvailable { setting: setting.to_owned(), given, reason }.into()
}

/// Where one of a list stands.
fn place_of<T: PartialEq>(list: &[T], one: &T) -> usize {
    list.iter().position(|known| known == one).unwrap_or(0)
}

pub(super) fn whole(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Refuses a threshold that is not offered.
fn check(options: &InteractiveOptions) -> Result<()> {
    let given = options.fewest_contributors.unwrap_or(FEWEST_CONTRIBUTORS);
    if given == 0 || FEWEST.contains(&given) {
        return Ok(());
    }
    let allowed = std::iter::once(0).chain(FEWEST).map(|fewest| fewest.to_string()).collect();
    let setting = "interactive.fewest_contributors".to_owned();
    Err(ErrorKind::UnknownValue { setting, given: given.to_string(), allowed }.into())
}
