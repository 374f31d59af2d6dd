//! Golden figures: what is drawn of a table is the same, byte for byte, everywhere.
//!
//! `STEELYARD_BLESS=1 cargo test golden` writes the files anew; look at them before committing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::path::PathBuf;

use steelyard_core::analysis::{CrossTab, TableOptions};
use steelyard_core::engine::{Engine, Request, Response};
use steelyard_core::export::svg;
use steelyard_core::figure::{Beside, FigureOptions, Palette, Style, draw, resolve};

use crate::support::engine::{ask, load, study};
use crate::tables;

struct Golden {
    name: &'static str,
    table: fn() -> CrossTab,
    chart: &'static str,
    width_mm: f64,
    style: Style,
    palette: Palette,
    options: &'static [(&'static str, &'static str)],
}

const BARS: &str = "two_sided_bars";
const MATRIX: &str = "matrix";

const GOLDEN: &[Golden] = &[
    golden("cfir", tables::cfir, BARS, 230.0, Style::Screen),
    golden("cfir_print_narrow", tables::cfir, BARS, 84.0, Style::Print),
    golden("tdf_print", tables::tdf, BARS, 170.0, Style::Print),
    golden("tdf_phone", tables::tdf, BARS, 85.0, Style::Screen),
    golden("qif", tables::qif, BARS, 190.0, Style::Screen),
    golden("npt", tables::npt, BARS, 230.0, Style::Screen),
    golden("thematic_print", tables::thematic, BARS, 129.0, Style::Print),
    golden("five_states", tables::five_states, BARS, 230.0, Style::Screen),
    golden("cfir_matrix", tables::cfir, MATRIX, 190.0, Style::Screen),
    golden("npt_matrix_print", tables::npt, MATRIX, 129.0, Style::Print),
    Golden {
        options: &[("form", "heat")],
        ..golden("tdf_heat", tables::tdf, MATRIX, 190.0, Style::Screen)
    },
    Golden {
        palette: Palette::Dark,
        options: &[("form", "heat")],
        ..golden("cfir_heat_dark", tables::cfir, MATRIX, 190.0, Style::Screen)
    },
    golden("five_states_matrix", tables::five_states, MATRIX, 190.0, Style::Screen),
    golden("five_states_dots", tables::five_states, "dots", 150.0, Style::Print),
    Golden {
        options: &[("pair", "groups")],
        ..golden("five_states_groups_screen", tables::five_states, "dots", 170.0, Style::Screen)
    },
    golden("five_states_forest", tables::five_states, "forest", 129.0, Style::Print),
    golden("npt_presence", tables::npt, "presence", 129.0, Style::Print),
    Golden {
        options: &[("meaning", "evidence")],
        ..golden("five_states_evidence", tables::five_states, "presence", 129.0, Style::Screen)
    },
    golden("cfir_dots", tables::cfir, "dots", 190.0, Style::Screen),
    Golden {
        palette: Palette::Greyscale,
        options: &[("numbers", "hidden"), ("scale", "own")],
        ..golden("cfir_axis_greyscale", tables::cfir, BARS, 174.0, Style::Print)
    },
    Golden {
        palette: Palette::Dark,
        options: &[("labels", "narrow")],
        ..golden("qif_dark", tables::qif, BARS, 140.0, Style::Screen)
    },
];

const fn golden(
    name: &'static str,
    table: fn() -> CrossTab,
    chart: &'static str,
    width_mm: f64,
    style: Style,
) -> Golden {
    Golden { name, table, chart, width_mm, style, palette: Palette::Colour, options: &[] }
}

/// A figure that an engine draws of a file.
struct OfFile {
    name: &'static str,
    csv: &'static str,
    settings: &'static str,
}

/// Ratings with all that a cell can be: from -2 to +2, mixed, missing, not rated, contradicting, in reverse.
const RATED: &str = "\
site,construct,rating,participant
Clinic A,Relative advantage,+1,P1
Clinic A,Complexity,0,P1
Clinic A,Culture,-2,P1
Clinic A,Available resources,X,P1
Clinic A,Champions,+2,P1
Clinic B,Relative advantage,+2,P2
Clinic B,Complexity,-1,P2
Clinic B,Culture,+1,P2
Clinic B,Available resources,M,P2
Hospital C,Relative advantage,-1,P3
Hospital C,Complexity,X,P3
Hospital C,Culture,-1,P3
Hospital C,Culture,+1,P4
Hospital C,Available resources,0,P3
Hospital C,Champions,M,P3
";

/// Who says what: six people, four codes, one of them both ways, one without valence.
const SAID: &str = "\
participant,code,valence
P1,Work > Time,barrier
P2,Work > Time,barrier
P2,Work > Staff,facilitator
P3,Work > Time,facilitator
P3,Work > Time,barrier
P3,Work > Staff,barrier
P3,Money,barrier
P4,Trust,facilitator
P5,Work > Time,barrier
P5,Work > Staff,facilitator
P5,Trust,
P6,Money,mixed
";

/// Two coders of the same eight passages, who mostly agree.
pub const CODED_TWICE: &str = "\
source,segment,coder,domain,theme,valence
Interview 1,s1,Ana,Skills,Training,barrier
Interview 1,s1,Ben,Skills,Training,barrier
Interview 1,s2,Ana,Goals,Priority,facilitator
Interview 1,s2,Ben,Goals,Priority,facilitator
Interview 2,s3,Ana,Skills,Practice,barrier
Interview 2,s3,Ben,Knowledge,Facts,barrier
Interview 2,s4,Ana,Knowledge,Facts,facilitator
Interview 2,s4,Ben,Knowledge,Facts,facilitator
Interview 3,s5,Ana,Skills,Training,facilitator
Interview 3,s5,Ana,Emotion,Fear,barrier
Interview 3,s5,Ben,Skills,Training,facilitator
Interview 3,s5,Ben,Emotion,Fear,barrier
Interview 4,s6,Ana,Goals,Priority,barrier
Interview 4,s6,Ben,Goals,Priority,barrier
Interview 5,s7,Ana,Knowledge,Guidelines,facilitator
Interview 5,s7,Ben,Knowledge,Guidelines,facilitator
Interview 5,s7,Ben,Skills,Training,facilitator
Interview 6,s8,Ana,Emotion,Fear,barrier
Interview 6,s8,Ben,Emotion,Fear,barrier
Interview 6,s9,Ana,Skills,Practice,facilitator
Interview 6,s9,Ben,Skills,Practice,facilitator
";

/// A logic model with all that it can have, and a column that nobody filled whole.
const LOGIC_MODEL: &str = r#"{"framework": "tdf-2012", "table": {"rows": "domain"},
    "logic_model": {
        "innovation": "Guided internet treatment in pain rehabilitation",
        "strategies": [
            {"id": 1, "label": "Conduct educational meetings", "eric": "E33"},
            {"id": 2, "label": "Audit and provide feedback", "status": "candidate"},
            {"id": 3, "label": "Alter incentives", "status": "rejected"}],
        "mechanisms": [
            {"id": 1, "label": "Clinicians know how to guide patients", "known": "theory"},
            {"id": 2, "label": "The gap to others is seen", "known": "data"}],
        "outcomes": [
            {"id": 1, "label": "Fewer days lost to pain", "tier": "client"},
            {"id": 2, "label": "Adoption by all teams"}],
        "links": [
            {"from": {"determinant": "skills"}, "to": {"strategy": 1}},
            {"from": {"determinant": "knowledge"}, "to": {"strategy": 1}},
            {"from": {"determinant": "goals"}, "to": {"strategy": 2}},
            {"from": {"strategy": 1}, "to": {"mechanism": 1}},
            {"from": {"strategy": 2}, "to": {"mechanism": 2}},
            {"from": {"strategy": 2}, "to": {"outcome": 1}},
            {"from": {"mechanism": 1}, "to": {"outcome": 2}}]},
    "figure": {"chart": "logic_model", "width_mm": 170, "style": "print"}}"#;

const OF_FILES: &[OfFile] = &[
    OfFile {
        name: "ranking",
        csv: CODED_TWICE,
        settings: r#"{"framework": "tdf-2012", "table": {"rows": "domain"},
            "figure": {"chart": "ranking", "width_mm": 170, "style": "print"}}"#,
    },
    OfFile {
        name: "agreement",
        csv: CODED_TWICE,
        settings: r#"{"framework": "tdf-2012", "table": {"rows": "domain", "zero_rows": false},
            "figure": {"chart": "agreement", "width_mm": 129, "style": "print"}}"#,
    },
    OfFile {
        name: "saturation",
        csv: CODED_TWICE,
        settings: r#"{"framework": "tdf-2012", "table": {"rows": "theme"},
            "numbers": {"saturation_base": 3, "saturation_run": 1},
            "figure": {"chart": "saturation", "width_mm": 129, "style": "print"}}"#,
    },
    OfFile {
        name: "co_occurrence",
        csv: CODED_TWICE,
        settings: r#"{"framework": "tdf-2012", "table": {"rows": "domain"},
            "figure": {"chart": "co_occurrence", "width_mm": 129, "style": "print"}}"#,
    },
    OfFile { name: "logic_model", csv: CODED_TWICE, settings: LOGIC_MODEL },
    OfFile {
        name: "who_says_what",
        csv: SAID,
        settings: r#"{"framework": "none", "table": {"rows": "code", "columns": "participant"},
            "figure": {"chart": "presence", "width_mm": 129, "style": "print"}}"#,
    },
    OfFile {
        name: "ratings_grid",
        csv: RATED,
        settings: r#"{"framework": "cfir-2009", "table": {"rows": "construct"},
        "numbers": {"distinguishing": {"inner-setting/culture": "strong"}},
        "figure": {"chart": "ratings_grid", "width_mm": 129, "style": "print"}}"#,
    },
];

impl OfFile {
    fn svg(&self) -> String {
        let settings = serde_json::from_str(self.settings).expect("settings of the API");
        let mut engine = Engine::new();
        study(&mut engine, load(&[("study.csv", self.csv.as_bytes())], settings));
        let request =
            Request::Drawing { table: TableOptions::default(), figure: FigureOptions::default() };
        match ask(&mut engine, request) {
            Response::Drawing(drawing) => drawing.svg,
            other => panic!("no drawing but {other:?}"),
        }
    }
}

/// All golden figures by name.
fn golden_figures() -> Vec<(&'static str, String)> {
    let of_tables = GOLDEN.iter().map(|golden| (golden.name, golden.svg()));
    of_tables.chain(OF_FILES.iter().map(|golden| (golden.name, golden.svg()))).collect()
}

impl Golden {
    fn svg(&self) -> String {
        let table = (self.table)();
        let options: BTreeMap<String, String> =
            self.options.iter().map(|(id, choice)| ((*id).into(), (*choice).into())).collect();
        let asked = FigureOptions {
            chart: Some(self.chart.to_owned()),
            title: None,
            width_mm: Some(self.width_mm),
            height_mm: None,
            part: None,
            style: Some(self.style),
            palette: Some(self.palette),
            options,
            preset: None,
        };
        let spec = resolve(&asked).expect("the options exist");
        svg::write(
            &draw(&spec, &table, &Beside::Nothing).expect("the chart exists").scene,
            spec.palette,
        )
    }
}

#[test]
fn golden_figures_are_unchanged() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/golden");
    let bless = std::env::var_os("STEELYARD_BLESS").is_some();
    let mut changed = Vec::new();
    let mut pairs = String::new();
    for (name, drawn) in golden_figures() {
        let path = folder.join(format!("{name}.svg"));
        let known = std::fs::read_to_string(&path).unwrap_or_default();
        if bless {
            std::fs::write(&path, &drawn).expect("the golden folder can be written");
        } else if known != drawn {
            changed.push(name);
            pairs.push_str(&side_by_side(name, &known, &drawn));
        }
    }
    if changed.is_empty() {
        return;
    }
    let page = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("changed_figures.html");
    let html =
        format!("<!doctype html><meta charset=\"utf-8\"><title>Changed figures</title>{pairs}");
    std::fs::write(&page, html).expect("the folder of what tests write can be written");
    let shown = page.display();
    panic!("changed: {changed:?}; look at {shown}, then run with STEELYARD_BLESS=1");
}

/// Both pictures of a figure, the one that is known to the left.
fn side_by_side(name: &str, known: &str, drawn: &str) -> String {
    format!("<h2>{name}</h2><table><tr><td>{known}<td>{drawn}</table>")
}

#[test]
fn svg_holds_nothing_but_what_is_allowed() {
    let elements = ["svg", "title", "desc", "g", "rect", "circle", "path", "text"];
    for (golden, drawn) in golden_figures() {
        for tag in drawn.split('<').skip(1) {
            let name = tag.trim_start_matches('/').split([' ', '>', '/']).next().unwrap();
            assert!(elements.contains(&name), "{name} in {golden}");
        }
        for forbidden in [" style=", "href", "url(", " on", "data:"] {
            let inside_tags = drawn.split('<').filter_map(|tag| tag.split('>').next());
            assert!(!inside_tags.into_iter().any(|tag| tag.contains(forbidden)), "{forbidden}");
        }
    }
}
