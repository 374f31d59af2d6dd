//! What a preset asks, held against the file that was written.

use super::Proved;
use crate::export::measured::{Measured, measured};
use crate::figure::{Demand, FigureSpec, Ink, Node, Preset, Scene, Seen, Shape};
use crate::words::preset as words;

/// Half of the last digit that is told, so that no rounding breaks a rule.
const SLACK: f64 = 0.051;

/// Each demand of the figure's preset on a file; nothing where it has none.
pub(super) fn of(spec: &FigureSpec, scene: &Scene, extension: &str, bytes: &[u8]) -> Vec<Proved> {
    let Some(preset) = spec.preset.as_deref().and_then(Preset::of) else { return Vec::new() };
    let mut found = measured(extension, bytes);
    // Where letters are outlines or pixels, the drawing says how large they are.
    found.text_pt = found.text_pt.or_else(|| text_of(scene));
    found.line_pt = found.line_pt.or_else(|| lines_of(scene));
    let proved = |(demand, seen): &(Demand, Seen)| {
        let mut proved = held(*demand, &found, spec, extension, bytes.len() as u64)?;
        if proved.is_met {
            proved.remedy.clear();
        }
        proved.seen = match seen {
            Seen::Page => String::new(),
            Seen::Retold => words::IN_A_COPY.to_owned(),
            Seen::Nowhere => words::NOT_SEEN.to_owned(),
        };
        Some(proved)
    };
    preset.demands.iter().filter_map(proved).collect()
}

/// A demand on a file; `None` where it is none on such a file, as the resolution of what has no pixels.
fn held(
    demand: Demand,
    file: &Measured,
    spec: &FigureSpec,
    extension: &str,
    bytes: u64,
) -> Option<Proved> {
    let proved = |is_met: bool, (asked, found, remedy): (String, String, &str)| {
        let (remedy, seen) = (remedy.to_owned(), String::new());
        Some(Proved { is_met, asked, found, remedy, seen })
    };
    let within = |(low, high): (f64, f64), least: f64, most: f64| {
        low >= least - SLACK / 2.0 && high <= most + SLACK / 2.0
    };
    match demand {
        Demand::Width { least, most, .. } => {
            let (width, _) = file.size_mm?;
            let is_met = width >= least - SLACK && width <= most + SLACK;
            proved(is_met, words::width(width, least, most))
        }
        Demand::Height(most) => {
            let (_, height) = file.size_mm?;
            proved(height <= most + SLACK, words::height(height, most))
        }
        Demand::Text(least, most) => {
            let text = file.text_pt?;
            proved(within(text, least, most), words::text(text, least, most))
        }
        Demand::Line(least, most) => {
            let line = file.line_pt?;
            let is_met = line.0 >= least - 0.001 && line.1 <= most + 0.001;
            proved(is_met, words::line(line, least, most))
        }
        Demand::Formats(formats) => {
            let format = if extension == "tif" { "tiff" } else { extension };
            proved(formats.contains(&format), words::format(format, formats))
        }
        Demand::Dpi(least, most) => {
            let dpi = file.dpi?;
            proved(within((dpi, dpi), least, most), words::dpi(dpi, least, most))
        }
        Demand::Bytes(most) => proved(bytes <= most, words::bytes(bytes, most)),
        Demand::Pixels(most) => {
            let (width, height) = file.pixels?;
            proved(width.max(height) <= most, words::pixels(width, height, most))
        }
        Demand::Opaque => proved(!file.is_transparent, words::opaque(file.is_transparent)),
        Demand::Untitled => proved(spec.title.is_none(), words::untitled(spec.title.is_some())),
    }
}

fn range(numbers: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    numbers.fold(None, |range, number| {
        let (least, most) = range.unwrap_or((number, number));
        Some((least.min(number), most.max(number)))
    })
}

fn text_of(scene: &Scene) -> Option<(f64, f64)> {
    range(scene.nodes.iter().flat_map(|node| match node {
        Node::Shape(_) => Vec::new(),
        Node::Text(text) => vec![text.size_pt],
        Node::Mark(mark) => mark.texts.iter().map(|text| text.size_pt).collect(),
    }))
}

fn lines_of(scene: &Scene) -> Option<(f64, f64)> {
    let line = |shape: &Shape| -> Option<(Ink, f64)> {
        match shape {
            Shape::Rect { stroke, .. }
            | Shape::Circle { stroke, .. }
            | Shape::Path { stroke, .. } => *stroke,
        }
    };
    let shapes = scene.nodes.iter().flat_map(|node| match node {
        Node::Shape(shape) => std::slice::from_ref(shape),
        Node::Text(_) => &[],
        Node::Mark(mark) => mark.shapes.as_slice(),
    });
    range(shapes.filter_map(line).map(|(_, width)| width))
}
