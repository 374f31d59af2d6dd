//! A figure's file measured again: what it says itself of its size, its type, its lines and its pixels.
//!
//! Takes the bytes of a PDF, EPS, SVG, PNG or TIFF that this program wrote; gives what can be read in them.

/// Millimetres in a point.
const MM_PER_POINT: f64 = 25.4 / 72.0;

/// What a file says of itself; `None` for what such a file does not tell.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Measured {
    /// Width and height, in millimetres.
    pub size_mm: Option<(f64, f64)>,
    /// Smallest and largest text, in points.
    pub text_pt: Option<(f64, f64)>,
    /// Thinnest and thickest line, in points.
    pub line_pt: Option<(f64, f64)>,
    /// Pixels in a line, and lines.
    pub pixels: Option<(u64, u64)>,
    /// Dots per inch.
    pub dpi: Option<f64>,
    /// Whether anything in it is transparent, or could be.
    pub is_transparent: bool,
}

/// Measures a file by the ending of its name.
pub fn measured(extension: &str, bytes: &[u8]) -> Measured {
    match extension {
        "pdf" => of_pdf(bytes),
        "eps" => of_eps(bytes),
        "svg" => of_svg(bytes),
        "png" => of_png(bytes).unwrap_or_default(),
        "tif" => of_tiff(bytes).unwrap_or_default(),
        _ => Measured::default(),
    }
}

/// The least and the greatest of some numbers.
fn range(numbers: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    numbers.fold(None, |range, number| {
        let (least, most) = range.unwrap_or((number, number));
        Some((least.min(number), most.max(number)))
    })
}

/// The number before each use of an operator.
fn before<'a>(content: &'a str, operator: &'a str) -> impl Iterator<Item = f64> + 'a {
    let words = content.split_ascii_whitespace();
    let following = content.split_ascii_whitespace().skip(1);
    let pairs = words.zip(following).filter(move |(_, word)| *word == operator);
    pairs.filter_map(|(number, _)| number.parse().ok())
}

/// The numbers behind a word.
fn after(text: &str, word: &str) -> Vec<f64> {
    let rest = text.split_once(word).map_or("", |(_, rest)| rest);
    let end = |c: char| !(c.is_ascii_digit() || c == '.' || c == ' ' || c == '-');
    let numbers = rest.split(end).next().unwrap_or("");
    numbers.split(' ').filter_map(|number| number.parse().ok()).collect()
}

fn of_pdf(bytes: &[u8]) -> Measured {
    let text = String::from_utf8_lossy(bytes);
    let mut found = Measured::default();
    if let [_, _, width, height] = after(&text, "/MediaBox [")[..] {
        found.size_mm = Some((width * MM_PER_POINT, height * MM_PER_POINT));
    }
    // Of the packed streams the page's is the one that begins with its tag.
    let mut rest = bytes;
    while let Some(start) = rest.windows(8).position(|window| window == b"\nstream\n") {
        rest = rest.get(start + 8..).unwrap_or_default();
        let Ok(content) = miniz_oxide::inflate::decompress_to_vec_zlib(rest) else { continue };
        let content = String::from_utf8_lossy(&content);
        if content.starts_with("/Figure ") {
            found.text_pt = range(before(&content, "Tf"));
            found.line_pt = range(before(&content, "w"));
            break;
        }
    }
    found.is_transparent = ["/ca ", "/CA ", "/SMask"].iter().any(|word| text.contains(word));
    found
}

fn of_eps(bytes: &[u8]) -> Measured {
    let text = String::from_utf8_lossy(bytes);
    let mut found = Measured::default();
    if let [_, _, width, height] = after(&text, "%%HiResBoundingBox: ")[..] {
        found.size_mm = Some((width * MM_PER_POINT, height * MM_PER_POINT));
    }
    let drawing = text.split_once("%%EndProlog").map_or("", |(_, drawing)| drawing);
    found.line_pt = range(before(drawing, "w"));
    found
}

fn of_svg(bytes: &[u8]) -> Measured {
    let text = String::from_utf8_lossy(bytes);
    let all = |name: &str| {
        let start = format!(" {name}=\"");
        let values: Vec<f64> = text
            .split(start.as_str())
            .skip(1)
            .filter_map(|rest| rest.split(['"', 'm']).next()?.parse().ok())
            .collect();
        values
    };
    let first = |name: &str| all(name).first().copied();
    Measured {
        size_mm: first("width").zip(first("height")),
        text_pt: range(all("font-size").into_iter()),
        line_pt: range(all("stroke-width").into_iter()),
        is_transparent: text.contains("opacity=\""),
        ..Measured::default()
    }
}

fn of_pixels(width: u64, height: u64, dpi: Option<f64>, is_transparent: bool) -> Measured {
    let mm = |pixels: u64, dpi: f64| pixels as f64 / dpi * 25.4;
    Measured {
        size_mm: dpi.map(|dpi| (mm(width, dpi), mm(height, dpi))),
        pixels: Some((width, height)),
        dpi,
        is_transparent,
        ..Measured::default()
    }
}

fn of_png(bytes: &[u8]) -> Option<Measured> {
    let number = |at: usize| Some(u64::from(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?)));
    let (width, height, colours) = (number(16)?, number(20)?, *bytes.get(25)?);
    let head = bytes.get(..bytes.len().min(4096))?;
    let at = head.windows(4).position(|window| window == b"pHYs");
    // Dots per metre; half a one is the greatest error of a whole number.
    let dpi = at.and_then(|at| number(at + 4)).map(|dots| (dots as f64 * 0.254).round() / 10.0);
    // Colours 4 and 6 have a channel of transparency; a list of transparent colours is a part of its own.
    let is_transparent = colours & 4 != 0 || head.windows(4).any(|window| window == b"tRNS");
    Some(of_pixels(width, height, dpi, is_transparent))
}

fn of_tiff(bytes: &[u8]) -> Option<Measured> {
    let short = |at: usize| Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?));
    let long = |at: usize| Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?));
    let directory = long(4)? as usize;
    let entries = (0..usize::from(short(directory)?)).map(|entry| directory + 2 + entry * 12);
    let value =
        |tag: u16| entries.clone().find(|at| short(*at) == Some(tag)).and_then(|at| long(at + 8));
    let dots = value(282)? as usize;
    let dpi = f64::from(long(dots)?) / f64::from(long(dots + 4)?);
    let is_transparent = value(277)? > 3 || value(338).is_some();
    Some(of_pixels(value(256)?.into(), value(257)?.into(), Some(dpi), is_transparent))
}
