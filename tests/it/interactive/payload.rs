//! What the player of a live figure reads, taken apart here by itself: its drawings are made of it alone.

use std::fmt::Write;

use serde_json::Value;

/// A document with what it carries packed unpacked behind it, for all that it says.
pub fn unpacked(html: &str) -> String {
    format!("{html}\n{}\n{}", element(html, "sy-data"), element(html, "sy-study"))
}

/// What the player of a figure reads.
pub fn payload(html: &str) -> Value {
    let mut payload: Value = serde_json::from_str(&element(html, "sy-data")).unwrap();
    // Numbers of a run are written as what they are more than the one before.
    for run in payload["runs"].as_array_mut().unwrap() {
        let mut sum = 0;
        for group in run.as_array_mut().unwrap() {
            sum += group.as_i64().unwrap();
            *group = sum.into();
        }
    }
    payload
}

/// The text of an element of a document that holds it packed.
pub fn element(html: &str, class: &str) -> String {
    let (_, digits) = html.split_once("data-digits=\"").unwrap();
    let (digits, _) = digits.split_once('"').unwrap();
    let (_, rest) = html.split_once(&format!("class=\"{class}\"")).unwrap();
    let (_, rest) = rest.split_once('>').unwrap();
    let (packed, _) = rest.split_once("</script>").unwrap();
    assert!(packed.lines().all(|line| line.len() <= 64 * 1024), "a line is too long for a host");
    assert!(!packed.contains('<'));
    plain(packed, digits)
}

/// A text that was packed.
fn plain(packed: &str, digits: &str) -> String {
    let half = digits.len() / 2;
    let mut out: Vec<char> = Vec::new();
    let mut letters = packed.chars().filter(|letter| *letter != '\n');
    while let Some(letter) = letters.next() {
        if letter != '~' {
            out.push(letter);
            continue;
        }
        let mut number = || {
            let mut value = 0;
            loop {
                let digit = digits.find(letters.next().unwrap()).unwrap();
                value = value * half + digit % half;
                if digit < half {
                    return value;
                }
            }
        };
        let (length, back) = (number() + 5, number() + 1);
        for _ in 0..length {
            out.push(out[out.len() - back]);
        }
    }
    out.into_iter().collect()
}

/// An entry of a list of a payload.
fn entry<'a>(payload: &'a Value, list: &str, at: i64) -> &'a Value {
    &payload[list][usize::try_from(at).unwrap()]
}

fn numbers(of: &Value) -> Vec<i64> {
    serde_json::from_value(of.clone()).unwrap()
}

/// A text of a payload.
pub fn text(payload: &Value, at: &Value) -> String {
    match &payload["texts"][usize::try_from(at.as_i64().unwrap()).unwrap()] {
        Value::String(text) => text.clone(),
        Value::Array(parts) => parts.iter().map(|part| text(payload, part)).collect(),
        other => panic!("no text but {other}"),
    }
}

pub fn sentences(payload: &Value, places: &Value) -> String {
    let sentences: Vec<_> = places.as_array().unwrap().iter().map(|at| text(payload, at)).collect();
    sentences.join(" ")
}

/// A drawing as the engine writes it, made here of the payload alone.
pub fn drawing(payload: &Value, view: &Value, scene: &Value) -> String {
    let points = |of: &Value| hundredths(of.as_i64().unwrap());
    let mut svg = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    let (width, height) = (scene[2].as_str().unwrap(), scene[3].as_str().unwrap());
    write!(svg, " width=\"{width}\" height=\"{height}\"").unwrap();
    write!(svg, " viewBox=\"0 0 {} {}\"", points(&scene[0]), points(&scene[1])).unwrap();
    svg.push_str(" role=\"img\" aria-labelledby=\"figure-title figure-description\"");
    svg.push_str(
        " font-family=\"Arial, Helvetica, 'Liberation Sans', Arimo, 'Nimbus Sans', sans-serif\">\n",
    );
    let title = escaped(&text(payload, &scene[4]));
    writeln!(svg, "<title id=\"figure-title\">{title}</title>").unwrap();
    let description = escaped(&text(payload, &scene[5]));
    writeln!(svg, "<desc id=\"figure-description\">{description}</desc>").unwrap();
    let rows = payload["tables"][usize::try_from(view["table"].as_u64().unwrap()).unwrap()]["rows"]
        .as_array()
        .unwrap();
    let says = entry(payload, "says", view["says"].as_i64().unwrap());
    let mut order: Vec<usize> = serde_json::from_value(scene[6].clone()).unwrap();
    order.push(rows.len());
    for node in numbers(&scene[7]).chunks(3) {
        if node[0] >= 0 {
            part(payload, node[0], [node[1], node[2]], "", &mut svg);
            continue;
        }
        let mut steps = numbers(entry(payload, "steps", node[2])).into_iter();
        let run = numbers(entry(payload, "runs", -1 - node[0]));
        let mut top = node[1];
        for &row in &order {
            if run[row] == 0 {
                continue;
            }
            top += steps.next().unwrap();
            let group = numbers(entry(payload, "groups", run[row] - 1));
            let frame = numbers(entry(payload, "frames", group[0]));
            for (&of, frame) in group[1..].iter().zip(frame.chunks(7)) {
                let label = if entry(payload, "parts", of)[1] == -1 {
                    says[row].get(usize::try_from(frame[4]).unwrap_or(usize::MAX))
                } else {
                    Some(&entry(payload, "parts", of)[1])
                };
                let is_mark = entry(payload, "parts", of)[0] == 4;
                let label = label.filter(|_| is_mark).map(|label| text(payload, label));
                let at = [frame[0], top + frame[1]];
                part(payload, of, at, &label.unwrap_or_default(), &mut svg);
            }
        }
        assert!(steps.next().is_none(), "a row is missing");
    }
    svg.push_str("</svg>\n");
    svg
}

/// A part at its place; `label` is what it says if it is a mark.
fn part(payload: &Value, of: i64, [left, top]: [i64; 2], label: &str, svg: &mut String) {
    let part = numbers(entry(payload, "parts", of));
    let y = top;
    let n = |at: usize| hundredths(part[at]);
    let ink = |at: i64| {
        let colour = &payload["inks"][usize::try_from(at).unwrap()][0];
        colour.as_str().unwrap().to_owned()
    };
    let paint = |fill: i64, stroke: i64, width: i64| {
        let fill = if fill < 0 { "none".to_owned() } else { ink(fill) };
        let mut out = format!(" fill=\"{fill}\"");
        if stroke >= 0 {
            let width = hundredths(width);
            write!(out, " stroke=\"{}\" stroke-width=\"{width}\"", ink(stroke)).unwrap();
        }
        out
    };
    let place = |at: i64| Value::from(at);
    let x = hundredths(left);
    match part[0] {
        0 => {
            let paint = paint(part[3], part[4], part[5]);
            let (y, width, height) = (hundredths(y), n(1), n(2));
            writeln!(
                svg,
                "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{paint}/>"
            )
            .unwrap();
        }
        1 => {
            let paint = paint(part[2], part[3], part[4]);
            let (y, r) = (hundredths(y), n(1));
            writeln!(svg, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\"{paint}/>").unwrap();
        }
        2 => {
            svg.push_str("<path d=\"");
            for (at, point) in part[7..].chunks(2).enumerate() {
                let command = if at == 0 { 'M' } else { 'L' };
                let (x, y) = (hundredths(left + point[0]), hundredths(y + point[1]));
                write!(svg, "{command}{x} {y}").unwrap();
            }
            svg.push_str(if part[1] == 1 { "Z\"" } else { "\"" });
            if part[5] != 0 {
                write!(svg, " stroke-dasharray=\"{} {}\"", n(5), n(6)).unwrap();
            }
            let paint = paint(part[2], part[3], part[4]);
            writeln!(svg, "{paint}/>").unwrap();
        }
        3 => {
            write!(svg, "<text x=\"{x}\" y=\"{}\" font-size=\"{}\"", hundredths(y), n(2)).unwrap();
            svg.push_str(
                ["", " text-anchor=\"middle\"", " text-anchor=\"end\""]
                    [usize::try_from(part[3]).unwrap()],
            );
            svg.push_str(if part[4] == 1 { " font-weight=\"700\"" } else { "" });
            write!(svg, " fill=\"{}\">", ink(part[5])).unwrap();
            if part[6] >= 0 {
                let full = escaped(&text(payload, &place(part[6])));
                write!(svg, "<title>{full}</title>").unwrap();
            }
            writeln!(svg, "{}</text>", escaped(&text(payload, &place(part[1])))).unwrap();
        }
        _ => {
            writeln!(svg, "<g><title>{}</title>", escaped(label)).unwrap();
            for node in part[2..].chunks(3) {
                self::part(payload, node[0], [left + node[1], y + node[2]], "", svg);
            }
            svg.push_str("</g>\n");
        }
    }
}

fn hundredths(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let (whole, rest) = (value.abs() / 100, value.abs() % 100);
    let text = format!("{sign}{whole}.{rest:02}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
