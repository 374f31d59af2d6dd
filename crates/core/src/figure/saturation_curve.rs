//! The saturation curve: codes found so far by source, in the order of the data and as the mean over random
//! orders, with the new codes of each source as bars, in all and for each group.

use super::beside::{Beside, Numbers};
use super::chart::{Chart, Drawn, Purpose};
use super::frame::{POINTS_PER_MM, Sheet, page_fit, per_band, width_pt};
use super::heads::run;
use super::metrics::{ASCENT, DESCENT};
use super::options::{NOTATION, PAGE, PageMode};
use super::plot::{Area, Canvas};
use super::scale;
use super::signs::{self, Series, Sign};
use super::text::wrap;
use super::theme::{Theme, theme};
use super::{Anchor, FigureSpec, Ink, MarkKey, PageFit, Shape, TextRun};
use crate::analysis::{SaturationOf, SaturationPart, Statistic};
use crate::valence::Valence;
use crate::words::cell::Notation;
use crate::words::drawn as drawn_words;
use crate::words::saturated as words;

/// This chart.
pub(super) const CHART: Chart = Chart {
    id: "saturation",
    label: words::LABEL,
    purpose: words::PURPOSE,
    needs: Some(Statistic::Saturation),
    lacks: |_| None,
    options: &[],
    without: &["labels", "empty_rows", "tree", "mixed_and_neutral", "zeros"],
    caption: |numbers| match numbers.beside {
        Beside::Saturation(found) => Some(words::caption(found, numbers.table)),
        _ => None,
    },
    describe: |_, numbers| match numbers.beside {
        Beside::Saturation(found) => words::alternative_text(found, numbers.table),
        _ => words::NOTHING.to_owned(),
    },
    draw,
};

/// Height of a curve's field to its width.
const SLENDER: f64 = 0.62;
/// Sources up to which each has its sign on the curve.
const MOST_SIGNS: usize = 60;
/// The new codes of a source.
const NEW: Ink = Ink::Shade(Valence::Facilitator, 2);

/// Everything about the layout.
struct Curves<'a> {
    found: &'a SaturationOf,
    parts: Vec<&'a SaturationPart>,
    theme: Theme,
    notation: Notation,
    per_band: usize,
    /// Width of a panel, and height of the field in which its curve lies, in points.
    panel_width: f64,
    field_height: f64,
}

fn draw(spec: &FigureSpec, numbers: Numbers<'_>, purpose: Purpose<'_>) -> Option<Drawn> {
    let Beside::Saturation(found) = numbers.beside else { return None };
    let parts: Vec<&SaturationPart> =
        found.parts.iter().filter(|part| !part.sources.is_empty()).collect();
    if parts.is_empty() {
        return None;
    }
    let curves = Curves::new(spec, found, parts);
    let title = words::title(numbers.table);
    let series = curves.series();
    let most = spec.height_mm * POINTS_PER_MM;
    let bands = curves.parts.len().div_ceil(curves.per_band);
    let heights = vec![curves.band_height(); bands];
    let mut notes = words::notes(found);
    // As long as the note of any part can be.
    let mut with_part = notes.clone();
    with_part.push(drawn_words::part(88, 88, (888, 888), 888));
    let sheet = |notes: &[String], heights: &[f64]| {
        let (theme, title, series) = (&curves.theme, &title, &series);
        Sheet { spec, title, theme, notes, legend: None, series, description: "" }.height(heights)
    };
    let whole = sheet(&notes, &heights);
    let is_cut = !matches!(PAGE.chosen(spec), PageMode::Whole) && whole > most;
    let fitting =
        |&many: &usize| sheet(&with_part, heights.get(..many).unwrap_or_default()) <= most;
    let together = if is_cut { (1..=bands).rev().find(fitting).unwrap_or(1) } else { bands };
    let count = bands.div_ceil(together);
    let number = (spec.part as usize).clamp(1, count);
    let first = (number - 1) * together;
    let here = heights.iter().skip(first).take(together).copied().collect::<Vec<f64>>();
    let mut said = Vec::new();
    if count > 1 {
        let from = first * curves.per_band;
        let to = ((first + here.len()) * curves.per_band).min(curves.parts.len());
        let told = words::part((number as u64, count as u64), (from as u64 + 1, to as u64));
        notes.push(told.clone());
        said.push(told);
    }
    let height = sheet(&notes, &here);
    let scene = match purpose {
        Purpose::Measuring => None,
        Purpose::Drawing(description) => {
            let (theme, title, series, notes) = (&curves.theme, &title, &series, &notes);
            let sheet = Sheet { spec, title, theme, notes, legend: None, series, description };
            Some(sheet.draw(&here, &|canvas, at, y, _| curves.band(canvas, first + at, y)))
        }
    };
    let page = PageFit {
        whole_mm: whole / POINTS_PER_MM,
        ..page_fit(spec, height, (number, count), (0, 0))
    };
    Some(Drawn { scene, page, said })
}

impl<'a> Curves<'a> {
    fn new(spec: &FigureSpec, found: &'a SaturationOf, parts: Vec<&'a SaturationPart>) -> Self {
        let theme = theme(spec);
        let inner = width_pt(spec) - 2.0 * theme.margin;
        let gap = theme.apart * 1.4;
        let least = theme.label.size_pt * 20.0;
        let per_band = per_band(parts.len(), least, gap, inner);
        let panel_width = (inner - gap * (per_band - 1) as f64) / per_band as f64;
        // A single curve across a wide page needs no more height than a screen shows.
        let field_height = (panel_width * SLENDER).min(theme.label.size_pt * 22.0);
        let notation = NOTATION.chosen(spec);
        Self { found, parts, theme, notation, per_band, panel_width, field_height }
    }

    fn series(&self) -> Vec<Series> {
        let series = |sign, ink, name: String| Series { sign, ink, name };
        vec![
            series(Sign::Circle, Ink::Text, words::SO_FAR.to_owned()),
            series(Sign::Dashes, Ink::Muted, words::MEAN.to_owned()),
            series(Sign::Square, NEW, words::new_of(self.found.by)),
        ]
    }

    /// Whether panels are told apart by name.
    fn has_names(&self) -> bool {
        self.parts.len() > 1
    }

    /// Height of a panel's head: its name, and how far it is saturated, each on a line at most.
    fn head_height(&self) -> f64 {
        let name = if self.has_names() { self.theme.head.line_pt() } else { 0.0 };
        name + self.theme.small.line_pt() + self.theme.near * 2.0
    }

    fn band_height(&self) -> f64 {
        let below = self.theme.small.line_pt() * 2.0 + self.theme.near * 2.0;
        self.head_height() + self.field_height + below
    }

    fn band(&self, canvas: &Canvas, number: usize, top: f64) {
        let parts = self.parts.iter().enumerate().skip(number * self.per_band).take(self.per_band);
        for (at, (panel, part)) in parts.enumerate() {
            let x = self.theme.margin + at as f64 * (self.panel_width + self.theme.apart * 1.4);
            self.panel(canvas, panel, part, (x, top));
        }
    }

    fn panel(&self, canvas: &Canvas, panel: usize, part: &SaturationPart, (x, top): (f64, f64)) {
        let theme = &self.theme;
        let line = |text: &str, font: super::metrics::Font, ink: Ink, baseline: f64| {
            let told = wrap(text, font, self.panel_width, 1);
            if let Some(first) = told.lines.first() {
                let run = run(first, font, x, baseline, Anchor::Start, ink);
                canvas.text(TextRun { full: told.full.clone(), ..run });
            }
        };
        if self.has_names() {
            line(&words::part_name(part), theme.head, Ink::Text, top + theme.head.size_pt);
        }
        let baseline = top + self.head_height() - theme.near * 2.0 - theme.small.size_pt * DESCENT;
        line(&words::verdict_line(part, self.found.rule), theme.small, Ink::Muted, baseline);

        let codes = part.codes().max(1);
        let most = f64::from(codes);
        let widest = theme.small.width_pt(&self.notation.whole(codes.into()));
        let field = Area {
            x: x + widest + theme.near * 1.5,
            y: top + self.head_height(),
            width: (self.panel_width - widest - theme.near * 1.5).max(1.0),
            height: self.field_height,
        };
        let bottom = field.y + field.height;
        let up = (field.height - theme.bar * 0.4) / most;
        let y_of = |value: f64| bottom - value * up;
        let step = field.width / part.sources.len().max(1) as f64;
        let x_of = |source: f64| field.x + (source + 0.5) * step;
        let straight = |from: (f64, f64), to: (f64, f64), ink: Ink, width: f64, dash| {
            let (points, stroke) = (vec![from, to], Some((ink, width)));
            canvas.shape(Shape::Path { points, closed: false, fill: None, stroke, dash });
        };
        for tick in scale::ticks(most, up, theme.small.line_pt() * 1.4, true) {
            let y = y_of(tick);
            let (ink, width) =
                if tick == 0.0 { (Ink::Axis, theme.line) } else { (Ink::Grid, theme.hairline) };
            straight((field.x, y), (field.x + field.width, y), ink, width, None);
            let text = self.notation.tick(tick, false);
            let baseline = y + theme.small.size_pt * (ASCENT - 0.04) / 2.0;
            let x = field.x - theme.near;
            canvas.text(run(&text, theme.small, x, baseline, Anchor::End, Ink::Muted));
        }
        if let Some(after) = part.found.as_ref().and_then(|found| found.reached_after) {
            let at = field.x + f64::from(after) * step;
            let dash = Some((theme.near, theme.near));
            straight((at, field.y), (at, bottom), Ink::Axis, theme.line, dash);
        }
        self.curves(canvas, panel, part, (field, step), &y_of, &x_of);
        self.axis(canvas, part, field, step);
    }

    fn curves(
        &self,
        canvas: &Canvas,
        panel: usize,
        part: &SaturationPart,
        (field, step): (Area, f64),
        y_of: &dyn Fn(f64) -> f64,
        x_of: &dyn Fn(f64) -> f64,
    ) {
        let theme = &self.theme;
        let bottom = field.y + field.height;
        let bar = (step * 0.6).min(theme.bar * 1.5);
        let cumulative = part.cumulative();
        let before: usize = self.parts.iter().take(panel).map(|part| part.sources.len()).sum();
        for (at, (_, new)) in part.sources.iter().enumerate().filter(|(_, (_, new))| *new > 0) {
            let (x, y) = (x_of(at as f64) - bar / 2.0, y_of(f64::from(*new)));
            let (height, fill) = (bottom - y, Some(NEW));
            canvas.shape(Shape::Rect { x, y, width: bar, height, fill, stroke: None });
        }
        let path = |points: Vec<(f64, f64)>, ink: Ink, dash| {
            let stroke = Some((ink, theme.line * 1.4));
            canvas.shape(Shape::Path { points, closed: false, fill: None, stroke, dash });
        };
        let mut sum = 0.0;
        let mean = part.mean_new.iter().enumerate().map(|(at, new)| {
            sum += new;
            (x_of(at as f64), y_of(sum))
        });
        path(mean.collect(), Ink::Muted, Some((theme.near * 1.5, theme.near)));
        let point = |(at, sum): (usize, &u32)| (x_of(at as f64), y_of(f64::from(*sum)));
        path(cumulative.iter().enumerate().map(point).collect(), Ink::Text, None);
        for (at, ((source, new), sum)) in part.sources.iter().zip(&cumulative).enumerate() {
            let hit = Area { x: field.x + at as f64 * step, width: step, ..field };
            let label = words::mark((at as u64 + 1, source), *new, *sum, part);
            // No codings of a row stand behind it.
            canvas.open(MarkKey::of_row(None, before + at), panel, at, label, hit);
            if part.sources.len() <= MOST_SIGNS {
                let centre = (x_of(at as f64), y_of(f64::from(*sum)));
                let radius = (theme.bar * 0.26).min(step * 0.4);
                signs::draw(canvas, Sign::Circle, centre, radius, Ink::Text);
            }
            canvas.close();
        }
    }

    /// The numbers of the sources, as many as have room, and what they number.
    fn axis(&self, canvas: &Canvas, part: &SaturationPart, field: Area, step: f64) {
        let theme = &self.theme;
        let font = theme.small;
        let count = part.sources.len();
        let widest = font.width_pt(&self.notation.whole(count as u64));
        let baseline = field.y + field.height + theme.near + font.size_pt * (1.0 - DESCENT);
        let ticks = scale::ticks(count as f64, step, widest + theme.apart * 0.5, true);
        // The first source is number 1, however far apart the numbers stand.
        let has_first = ticks.contains(&1.0);
        let ticks = ticks.into_iter().filter(|tick| *tick > 0.0 || !has_first);
        for tick in ticks.map(|tick| tick.max(1.0)) {
            let text = self.notation.tick(tick, false);
            let x = field.x + (tick - 0.5) * step;
            canvas.text(run(&text, font, x, baseline, Anchor::Middle, Ink::Muted));
        }
        let told = wrap(&words::axis(self.found.by), font, field.width, 1);
        if let Some(text) = told.lines.first() {
            let x = field.x + field.width;
            let text = run(text, font, x, baseline + font.line_pt(), Anchor::End, Ink::Muted);
            canvas.text(TextRun { full: told.full.clone(), ..text });
        }
    }
}
