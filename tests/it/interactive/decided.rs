//! What the author of a live figure decided, when it is opened: all of it stays but what is asked, and no more than it is carried.

use serde_json::{Value, json};
use steelyard_core::analysis::{CrossTab, Unit};
use steelyard_core::engine::{Engine, ExportOptions, Request, Settings};
use steelyard_core::valence::Valence;

use super::opened::{export, is_not_here, offered, opened};
use super::payload::element;
use super::{STUDY, html, of_study, plan, with};
use crate::support::engine::{ask, load, number, study, table};

/// A list of rows as somebody moves them: of one level, then of another.
#[test]
fn an_order_by_hand_tells_no_rows_that_are_not_shown() {
    let carried = |settings: &Value, of: &Value| {
        let settings = serde_json::from_value(settings.clone()).unwrap();
        let mut engine = with("a.csv", STUDY, settings);
        let options = json!({"fewest_contributors": 0});
        let plan = plan(&mut engine, options, of.clone());
        let carried = element(html(&plan), "sy-study");
        let (mut again, _) = opened(html(&plan));
        let labels = |shown: CrossTab| shown.rows.into_iter().map(|row| row.key).collect();
        let (found, expected): (Vec<String>, Vec<String>) =
            (labels(table(&mut again, json!({}))), labels(table(&mut engine, of.clone())));
        assert_eq!(found, expected, "{of}");
        (carried, found)
    };
    let row = |settings: &Value, of: Value| {
        let mut engine = with("a.csv", STUDY, serde_json::from_value(settings.clone()).unwrap());
        table(&mut engine, of).rows.into_iter().map(|row| row.key).collect::<Vec<_>>()
    };
    let mapping = json!({"Time": "environmental-context-and-resources", "Cost": "skills"});
    let mut settings = json!({"framework": "tdf-2012", "mapping": mapping});
    let codes = row(&settings, json!({"rows": "code"}));
    let domains = row(&settings, json!({"rows": "domain"}));
    let mut all: Vec<String> = domains.iter().rev().cloned().collect();
    all.extend(codes.iter().rev().cloned());
    all.push("a code of earlier data".to_owned());
    settings["table"] = json!({"order": "by_hand", "hand_order": all});
    for (policy, of) in [
        (json!({}), json!({"rows": "domain"})),
        (json!({}), json!({"rows": "domain", "zero_rows": false})),
        (json!({"domains_only": true}), json!({})),
    ] {
        settings["disclosure"] = policy;
        let (carried, rows) = carried(&settings, &of);
        assert!(!carried.contains("earlier data") && !carried.contains("\"code:"), "{carried}");
        let carried: Value = serde_json::from_str(&carried).unwrap();
        let listed: Vec<String> =
            serde_json::from_value(carried["table"]["hand_order"].clone()).unwrap();
        assert!(!listed.is_empty() && listed.iter().all(|key| rows.contains(key)), "{listed:?}");
        let told = carried["table"].to_string().to_lowercase();
        assert!(!told.contains("cost") && !told.contains("time"), "{told}");
    }
    settings["disclosure"] = json!({});
    let filter = json!([{"by": "group", "keep": ["Managers"]}]);
    let other = format!("{STUDY}Lynx-1,interview-4716,North,Quokka,Managers,Space,barrier,None.\n");
    let mut engine = with("a.csv", &other, serde_json::from_value(settings).unwrap());
    let of = json!({"rows": "code", "zero_rows": false, "filter": filter});
    let plan = plan(&mut engine, json!({"fewest_contributors": 0}), of);
    let carried = element(html(&plan), "sy-study").to_lowercase();
    assert!(carried.contains("space"), "{carried}");
    for word in ["\"cost", "\"time", "earlier data"] {
        assert!(!carried.contains(word), "{word}: {carried}");
    }
}

/// What is asked at opening changes that, and nothing else that the author decided.
#[test]
fn what_is_asked_at_opening_is_laid_over_what_its_author_decided() {
    let credits = json!({
        "title": "T", "authors": "A; B", "citation": "A 2026", "licence": "CC BY 4.0",
        "doi": "10.1234/abc", "charts": ["matrix"], "fewest_contributors": 3
    });
    let of = json!({"rows": "code", "unit": "participants", "basis": "share_of_units"});
    let settings = json!({
        "disclosure": {"fewest_contributors": 3, "round_to": 5},
        "figure": {"chart": "matrix", "palette": "greyscale"}
    });
    let mut engine = with("a.csv", STUDY, serde_json::from_value(settings).unwrap());
    let plan = plan(&mut engine, credits, of);
    let (_, own) = opened(html(&plan));
    for asked in [
        json!({"table": {"order": "alphabetical"}}),
        json!({"figure": {"chart": "two_sided_bars"}}),
        json!({"figure": {"palette": "colour"}}),
        json!({"interactive": {"title": "Mine"}}),
        json!({"numbers": {"seed": 7}}),
        json!({"disclosure": {"fewest_contributors": 3}}),
    ] {
        let mut engine = Engine::new();
        let file = ("figure.html", html(&plan).as_bytes());
        let Ok(settings) = serde_json::from_value::<Settings>(asked.clone()) else {
            panic!("{asked}")
        };
        let view = study(&mut engine, load(&[file], settings));
        let mut expected = serde_json::to_value(&own.settings).unwrap();
        for (part, fields) in asked.as_object().unwrap() {
            for (field, value) in fields.as_object().unwrap() {
                expected[part][field] = value.clone();
            }
        }
        assert_eq!(serde_json::to_value(&view.settings).unwrap(), expected, "{asked}");
        assert_eq!(view.available.bases, own.available.bases, "{asked}");
        assert_eq!(table(&mut engine, json!({})).spec.unit, Unit::Participants);
    }
    // What would hide otherwise is refused, as it was.
    for policy in [json!({"fewest_contributors": 5}), json!({"domains_only": true})] {
        let settings = serde_json::from_value(json!({"disclosure": policy})).unwrap();
        let file = ("figure.html", html(&plan).as_bytes());
        let failed = ask(&mut Engine::new(), load(&[file], settings));
        assert!(is_not_here(&failed), "{policy}: {failed:?}");
    }
}

/// Whoever speaks of both is mixed among participants, and no coding is.
#[test]
fn another_unit_of_a_figure_is_shown_and_exported_again() {
    let options = json!({"units": ["codings", "participants"], "fewest_contributors": 0});
    let of = json!({
        "rows": "code", "unit": "participants", "basis": "share_of_units", "both_as_mixed": true
    });
    let mut engine = of_study();
    let document = html(&plan(&mut engine, options, of)).to_owned();
    let (mut again, view) = opened(&document);
    let shown = table(&mut again, json!({"unit": "codings"}));
    assert!(!shown.spec.both_as_mixed);
    assert_eq!(number(&shown, "Cost", "Nurses", Valence::Barrier).0, 2);
    // What is asked for itself is refused, and not left out in silence.
    for asked in [
        json!({"unit": "codings", "both_as_mixed": true}),
        json!({"unit": "codings", "basis": "share_of_units"}),
        json!({"unit": "participants", "both_as_mixed": false}),
    ] {
        let of = serde_json::from_value(asked.clone()).unwrap();
        let failed = ask(&mut again, Request::Table { table: of });
        assert!(is_not_here(&failed), "{asked}: {failed:?}");
    }
    // As the page does when a unit is chosen.
    let mut settings = view.settings.clone();
    settings.table.unit = Some(Unit::Codings);
    (settings.table.both_as_mixed, settings.table.basis) = (None, None);
    study(&mut again, Request::Configure { settings: Box::new(settings) });
    let of_codings = plan(&mut again, json!({}), json!({}));
    assert_eq!(offered(&of_codings, 1), ["codings", "participants"]);
    let own = ExportOptions::Interactive { options: Box::default(), bundle: false };
    assert!(export(&mut again, own, &json!({})).is_ok());
    // And once more, with the other unit.
    let (mut third, view) = opened(html(&of_codings));
    assert_eq!(table(&mut third, json!({})), table(&mut again, json!({})));
    let people = json!({"unit": "participants", "basis": "count"});
    assert!(table(&mut third, people.clone()).spec.both_as_mixed);
    assert_eq!(table(&mut third, people.clone()), table(&mut again, people.clone()));
    let of_people = plan(&mut third, json!({}), people);
    assert_eq!(offered(&of_people, 1), ["codings", "participants"]);
    assert_eq!(view.settings.table.unit, Some(Unit::Codings));
    // A unit that is asked for when it is opened.
    let settings = serde_json::from_value(json!({"table": {"unit": "codings"}})).unwrap();
    let mut fourth = Engine::new();
    study(&mut fourth, load(&[("figure.html", document.as_bytes())], settings));
    assert_eq!(table(&mut fourth, json!({})).spec.unit, Unit::Codings);
    assert_eq!(offered(&plan(&mut fourth, json!({}), json!({})), 1), ["codings", "participants"]);
}
