//! The logic model: determinants from the counts, then strategies, mechanisms and outcomes as they were typed,
//! in four columns with lines between what leads to what; in a narrow figure one below the other.
//!
//! Where nothing was typed an empty box stands: nothing is ever made up.

use super::FigureSpec;
use super::beside::{Beside, Numbers};
use super::chart::{Chart, Drawn, Purpose};
use super::choices::Choices;
use super::frame::{POINTS_PER_MM, Sheet, page_fit, width_pt};
use super::logic_boxes::{Content, ModelBox, boxes};
use super::logic_columns::{Columns, Slice};
use super::options::{NOTATION, PAGE, PageMode};
use super::text::brief;
use super::theme::{Theme, theme};
use crate::analysis::{
    CrossTab, Determinant, LogicModel, ModelEnd, Side, Statistic, StrategyStatus, determinants,
};
use crate::words::logic_model as words;
use crate::words::logic_model::Names;

/// The identifier of this chart, beside which a page has its form.
pub const LOGIC_MODEL: &str = "logic_model";

/// This chart.
pub(super) const CHART: Chart = Chart {
    id: LOGIC_MODEL,
    label: words::LABEL,
    purpose: words::PURPOSE,
    needs: Some(Statistic::LogicModel),
    lacks: |_| None,
    options: &[&DETERMINANTS, &LINKS],
    without: &["labels", "empty_rows", "tree", "mixed_and_neutral", "zeros"],
    caption: |numbers| match numbers.beside {
        Beside::LogicModel(_) => Some(words::caption(numbers.table)),
        _ => None,
    },
    describe: |_, numbers| match numbers.beside {
        Beside::LogicModel(model) => words::alternative_text(model, numbers.table),
        _ => words::NOTHING.to_owned(),
    },
    draw,
};

/// Whether determinants that lead to no strategy are drawn too.
const DETERMINANTS: Choices<bool> = Choices {
    id: "determinants",
    default: ("all", true),
    others: &[("linked", false)],
    compares_columns: false,
};

/// How what leads to what is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Links {
    /// By lines, and by codes in the boxes.
    Both,
    /// By codes alone.
    Codes,
    /// By lines alone, where there is room for them.
    Lines,
}

const LINKS: Choices<Links> = Choices {
    id: "links",
    default: ("both", Links::Both),
    others: &[("codes", Links::Codes), ("lines", Links::Lines)],
    compares_columns: false,
};

/// Determinants drawn at most; the figure grows in height with them.
const MOST_DETERMINANTS: usize = 200;
/// Characters of a name within the label of a mark.
const NAME_IN_MARK: usize = 160;

fn draw(spec: &FigureSpec, numbers: Numbers<'_>, purpose: Purpose<'_>) -> Option<Drawn> {
    let Beside::LogicModel(model) = numbers.beside else { return None };
    let mode = PAGE.chosen(spec);
    let most = spec.height_mm * POINTS_PER_MM;
    let normal = Laid::new(spec, model, numbers.table, theme(spec));
    let whole = normal.height(&normal.columns.everything(), &[]);
    let fits = whole <= most;
    let dense = || Laid::new(spec, model, numbers.table, theme(spec).dense());
    let (laid, is_dense) = match mode {
        PageMode::Dense => (dense(), true),
        PageMode::Auto if !fits => {
            let closer = dense();
            let is_enough = closer.height(&closer.columns.everything(), &[]) <= most;
            if is_enough { (closer, true) } else { (normal, false) }
        }
        _ => (normal, false),
    };
    let is_taller = laid.height(&laid.columns.everything(), &[]) > most;
    let (parts, is_first) = match mode {
        PageMode::Auto | PageMode::Parts if is_taller => (laid.parts(most), false),
        PageMode::First if is_taller => (vec![laid.first(most)], true),
        _ => (vec![laid.columns.everything()], false),
    };
    let mut drawn = laid.draw(&parts, is_first, purpose);
    drawn.page.whole_mm = whole / POINTS_PER_MM;
    drawn.page.is_dense = is_dense;
    Some(drawn)
}

/// A model laid out.
struct Laid<'a> {
    spec: &'a FigureSpec,
    theme: Theme,
    columns: Columns,
    notes: Vec<String>,
}

impl<'a> Laid<'a> {
    fn new(spec: &'a FigureSpec, model: &LogicModel, table: &CrossTab, theme: Theme) -> Self {
        let names = Names::new(model, table);
        let inner = width_pt(spec) - 2.0 * theme.margin;
        let (is_stacked, width) = Columns::room(&theme, inner);
        let links = LINKS.chosen(spec);
        let with_codes = is_stacked || links != Links::Lines;
        let all = determinants(model, table);
        let is_drawn = |one: &&Determinant<'_>| DETERMINANTS.chosen(spec) || one.is_linked;
        let chosen: Vec<&Determinant<'_>> = all.iter().filter(is_drawn).collect();
        let kept = chosen.len().min(MOST_DETERMINANTS);
        let of_determinants = chosen.iter().take(kept);

        let leads_to = |end: &ModelEnd| -> Vec<String> {
            let links = model.links_kept().filter(|link| link.from == *end);
            links.map(|link| names.code(&link.to).to_owned()).collect()
        };
        let typed = |end: ModelEnd, under: String, group: Option<String>, is_dashed: bool| {
            let codes = if with_codes { leads_to(&end) } else { Vec::new() };
            Content {
                code: names.code(&end).to_owned(),
                label: names.label(&end).to_owned(),
                leads_to: if codes.is_empty() { String::new() } else { words::leads_to(&codes) },
                group,
                determinant: None,
                mark: words::typed_mark(
                    &brief(&names.full(&end), NAME_IN_MARK),
                    &under,
                    &leads_to(&end),
                ),
                under,
                is_dashed,
                end,
            }
        };
        let notation = NOTATION.chosen(spec);
        let determinant = |one: &&Determinant<'_>| {
            let end = ModelEnd::Determinant(one.row.key.clone());
            let name = brief(&names.full(&end), NAME_IN_MARK);
            let mark = words::mark(one, table, &name, &leads_to(&end));
            let under = words::counts(one.row, notation);
            let content = typed(end, under, one.row.parent.clone(), false);
            Content {
                // Its domain stands above it.
                label: crate::words::table::row_label(&one.row.label).into_owned(),
                determinant: Some((one.side, words::sign(one.side))),
                mark,
                ..content
            }
        };
        let strategies = model.strategies_kept().map(|one| {
            let is_dashed = one.status == StrategyStatus::Candidate;
            typed(ModelEnd::Strategy(one.id), words::under_strategy(one), None, is_dashed)
        });
        let mechanisms = model.mechanisms.iter().map(|one| {
            let under = words::known(one.known).to_owned();
            typed(ModelEnd::Mechanism(one.id), under, None, false)
        });
        let mut outcomes: Vec<_> = model.outcomes.iter().collect();
        outcomes.sort_by_key(|one| one.tier);
        let outcomes = outcomes.into_iter().map(|one| {
            let group = Some(words::tier(one.tier).to_owned());
            typed(ModelEnd::Outcome(one.id), String::new(), group, false)
        });
        let laid = |contents: Vec<Content>| -> Vec<ModelBox> { boxes(&theme, contents, width) };
        let columns = [
            laid(of_determinants.map(determinant).collect()),
            laid(strategies.collect()),
            laid(mechanisms.collect()),
            laid(outcomes.collect()),
        ];
        let drawn = words::Drawn {
            has_candidates: model
                .strategies
                .iter()
                .any(|one| one.status == StrategyStatus::Candidate),
            rejected: (model.strategies.len() - model.strategies_kept().count()) as u64,
            not_linked: (all.len() - chosen.len()) as u64,
            too_many: (chosen.len() - kept) as u64,
            has_signs: all.iter().any(|one| one.side != Side::Neither),
        };
        let has_lines = !is_stacked && links != Links::Codes;
        let innovation = model.innovation.as_deref().unwrap_or_default();
        let links = model.links_kept();
        Self {
            spec,
            theme,
            columns: Columns::new(&theme, (inner, innovation), columns, links, has_lines),
            notes: words::notes(table, drawn),
        }
    }

    /// Height of the figure with a slice of the model and further notes, in points.
    fn height(&self, slice: &Slice, more: &[String]) -> f64 {
        let notes = [&self.notes[..], more].concat();
        self.sheet(&notes, "").height(&self.columns.heights(slice))
    }

    /// Room for the columns of a model in a figure of a height with further notes, in points.
    fn room(&self, most: f64, more: &[String]) -> f64 {
        let notes = [&self.notes[..], more].concat();
        let [innovation, _] = self.columns.heights(&Slice::default());
        most - self.sheet(&notes, "").height(&[innovation, 0.0])
    }

    fn fits(&self, slice: &Slice, room: f64) -> bool {
        let [_, columns] = self.columns.heights(slice);
        columns <= room
    }

    fn sheet<'s>(&'s self, notes: &'s [String], description: &'s str) -> Sheet<'s> {
        let title = words::LABEL;
        let (spec, theme) = (self.spec, &self.theme);
        Sheet { spec, title, theme, notes, legend: None, series: &[], description }
    }

    /// Cuts the model into parts that are not taller than `most`, as far as can be: each determinant stands with
    /// all that it leads to.
    fn parts(&self, most: f64) -> Vec<Slice> {
        // As long as the note of any part can be.
        let room = self.room(most, &[words::part(888, 888)]);
        let mut parts: Vec<Slice> = Vec::new();
        let mut current = Slice::default();
        for (column, at) in self.columns.all() {
            let is_there = |slice: &Slice| slice.holds(column, at);
            if column > 0 && (is_there(&current) || parts.iter().any(is_there)) {
                continue;
            }
            let unit = self.columns.with_all_behind(column, at);
            let both = current.with(&unit);
            if !current.is_empty() && !self.fits(&both, room) {
                parts.push(std::mem::replace(&mut current, unit));
            } else {
                current = both;
            }
        }
        parts.push(current);
        parts
    }

    /// Everything that was typed, with as many of the first determinants as fit; one at least.
    fn first(&self, most: f64) -> Slice {
        let room = self.room(most, &[words::first(888, 888)]);
        let all = self.columns.everything();
        let count = all.determinants();
        let fitting = |many: &usize| self.fits(&all.with_first(*many), room);
        all.with_first((1..=count).rev().find(fitting).unwrap_or(1))
    }

    /// Draws the part that was asked for, or the last where there are not as many.
    fn draw(&self, parts: &[Slice], is_first: bool, purpose: Purpose<'_>) -> Drawn {
        let all = self.columns.everything().determinants();
        let number = (self.spec.part as usize).clamp(1, parts.len().max(1));
        let everything = self.columns.everything();
        let part = parts.get(number - 1).unwrap_or(&everything);
        let drawn = if is_first { part.determinants() } else { all };
        let told = if parts.len() > 1 {
            Some(words::part(number as u64, parts.len() as u64))
        } else {
            (drawn < all).then(|| words::first(drawn as u64, all as u64))
        };
        let said: Vec<String> = told.into_iter().collect();
        let height = self.height(part, &said);
        let scene = match purpose {
            Purpose::Measuring => None,
            Purpose::Drawing(description) => {
                let notes = [&self.notes[..], &said].concat();
                let description = match said.first() {
                    Some(told) => format!("{description} {told}"),
                    None => description.to_owned(),
                };
                let heights = self.columns.heights(part);
                let sheet = self.sheet(&notes, &description);
                Some(sheet.draw(&heights, &|canvas, band, y, _| {
                    self.columns.draw(canvas, &self.theme, part, band, y);
                }))
            }
        };
        let page = page_fit(self.spec, height, (number, parts.len()), (drawn, all));
        Drawn { scene, page, said }
    }
}
