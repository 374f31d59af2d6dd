//! What the player of a live figure reads, taken apart here by itself: its drawings are made of it alone.

use std::fmt::Write;

use serde_json::Value;

/// What the player of a figure reads.
pub fn payload(html: &str) -> Value {
    let (_, rest) = html.split_once("class=\"sy-data\"").unwrap();
    let (_, rest) = rest.split_once('>').unwrap();
    let (payload, _) = rest.split_once("</script>").unwrap();
    assert!(payload.lines().all(|line| line.len() <= 64 * 1024), "a line is too long for a host");
    assert!(!payload.contains('<'));
    serde_json::from_str(payload).unwrap()
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

/// A drawing as the player saves it, made here of the payload alone.
pub fn drawing(payload: &Value, scene: &Value) -> String {
    let points = |of: &Value| hundredths(of.as_i64().unwrap());
    let mut svg = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    let (width, height) = (scene[2].as_str().unwrap(), scene[3].as_str().unwrap());
    write!(svg, " width=\"{width}\" height=\"{height}\"").unwrap();
    write!(svg, " viewBox=\"0 0 {} {}\"", points(&scene[0]), points(&scene[1])).unwrap();
    svg.push_str(" role=\"img\" aria-labelledby=\"figure-title figure-description\"");
    svg.push_str(" font-family=\"Arial, Helvetica, 'Liberation Sans', sans-serif\">\n");
    let title = escaped(&text(payload, &scene[4]));
    writeln!(svg, "<title id=\"figure-title\">{title}</title>").unwrap();
    let description = escaped(&text(payload, &scene[5]));
    writeln!(svg, "<desc id=\"figure-description\">{description}</desc>").unwrap();
    placed(payload, scene[6].as_array().unwrap(), 0, &mut svg);
    svg.push_str("</svg>\n");
    svg
}

fn placed(payload: &Value, nodes: &[Value], top: i64, svg: &mut String) {
    for node in nodes.chunks(2) {
        let part: Vec<i64> = serde_json::from_value(
            payload["parts"][usize::try_from(node[0].as_i64().unwrap()).unwrap()].clone(),
        )
        .unwrap();
        let y = top + node[1].as_i64().unwrap();
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
        match part[0] {
            0 => {
                let paint = paint(part[4], part[5], part[6]);
                let (x, y, width, height) = (n(1), hundredths(y), n(2), n(3));
                writeln!(
                    svg,
                    "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{paint}/>"
                )
                .unwrap();
            }
            1 => {
                let paint = paint(part[3], part[4], part[5]);
                let (x, y, r) = (n(1), hundredths(y), n(2));
                writeln!(svg, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\"{paint}/>").unwrap();
            }
            2 => {
                svg.push_str("<path d=\"");
                for (at, point) in part[7..].chunks(2).enumerate() {
                    let command = if at == 0 { 'M' } else { 'L' };
                    let (x, y) = (hundredths(point[0]), hundredths(y + point[1]));
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
                write!(svg, "<text x=\"{}\" y=\"{}\" font-size=\"{}\"", n(1), hundredths(y), n(3))
                    .unwrap();
                svg.push_str(
                    ["", " text-anchor=\"middle\"", " text-anchor=\"end\""]
                        [usize::try_from(part[4]).unwrap()],
                );
                svg.push_str(if part[5] == 1 { " font-weight=\"700\"" } else { "" });
                write!(svg, " fill=\"{}\">", ink(part[6])).unwrap();
                if part[7] >= 0 {
                    let full = escaped(&text(payload, &place(part[7])));
                    write!(svg, "<title>{full}</title>").unwrap();
                }
                writeln!(svg, "{}</text>", escaped(&text(payload, &place(part[2])))).unwrap();
            }
            _ => {
                let label = escaped(&text(payload, &place(part[1])));
                writeln!(svg, "<g><title>{label}</title>").unwrap();
                let nodes: Vec<Value> = part[8..].iter().map(|&at| at.into()).collect();
                placed(payload, &nodes, y, svg);
                svg.push_str("</g>\n");
            }
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
