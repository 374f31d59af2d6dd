//! Documents for a word processor: figure, table, words and quotations, and the forms in which constructs are rated.
//! Their parts are whole, their tables are the counted ones, and nobody's name leaves with a passage.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::{Value, json};
use steelyard_core::engine::{
    Engine, ExcerptQuery, Export, ExportOptions, PickedPassage, Request, Response, Settings,
};
use steelyard_core::format::ReadOptions;
use steelyard_core::words::cell::{Notation, NumberForm, value};
use steelyard_core::words::paper::{NAMED, PROTECTED};

use super::support::engine::{ask, load, loaded, study, table};
use super::support::random::Random;
use super::support::unzip::unzip;
use super::support::{cells, read_with};

const DOCX: ExportOptions = ExportOptions::Docx { dpi: 150.0 };

/// People whose names are in nobody's words, and what they said of two constructs in two wards.
const INTERVIEWS: &str = "who,group,site,code,valence,quote
Zebra-17,Nurses,North,Cost,barrier,It is too dear for us.
Yak-03,Nurses,South,Cost,facilitator,There is a grant.
Zebra-17,Nurses,North,Time,barrier,\"We have no time,
not even for lunch.\"
Xerus-99,Doctors,North,Time,facilitator,The days are long enough.
Yak-03,Nurses,South,Time,barrier,<b>Never</b> & nowhere.
";

fn export(engine: &mut Engine, export: ExportOptions, table: Value) -> Export {
    let table = serde_json::from_value(table).unwrap();
    match ask(engine, Request::Export { export, table, figure: Default::default() }) {
        Response::Export(file) => file,
        other => panic!("no file but {other:?}"),
    }
}

/// One element of XML with its attributes, elements within and text.
#[derive(Debug, Default, Clone)]
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    children: Vec<Element>,
    text: String,
}

impl Element {
    fn parse(bytes: &[u8]) -> Self {
        let text = std::str::from_utf8(bytes).unwrap();
        let mut reader = Reader::from_str(text);
        let mut open = vec![Self::default()];
        let start = |event: &quick_xml::events::BytesStart<'_>| Self {
            name: event.name().as_ref().to_owned(),
            attributes: event
                .attributes()
                .map(|one| {
                    let one = one.unwrap();
                    let key = one.key.as_ref().to_owned();
                    (key, quick_xml::escape::unescape(&one.value).unwrap().into_owned())
                })
                .collect(),
            ..Self::default()
        };
        loop {
            match reader.read_event().unwrap() {
                Event::Start(event) => open.push(start(&event)),
                Event::Empty(event) => open.last_mut().unwrap().children.push(start(&event)),
                Event::End(_) => {
                    let closed = open.pop().unwrap();
                    open.last_mut().unwrap().children.push(closed);
                }
                Event::Text(event) => open.last_mut().unwrap().text.push_str(&event),
                Event::GeneralRef(event) => {
                    let letter = quick_xml::escape::resolve_predefined_entity(&event).unwrap();
                    open.last_mut().unwrap().text.push_str(letter);
                }
                Event::Decl(_) => {}
                Event::Eof => break,
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(open.len(), 1);
        open.remove(0).children.remove(0)
    }

    /// All elements of a name, in order, however deep.
    fn all(&self, name: &str) -> Vec<&Self> {
        let mut found = Vec::new();
        for child in &self.children {
            if child.name == name {
                found.push(child);
            }
            found.extend(child.all(name));
        }
        found
    }

    fn of(&self, name: &str) -> impl Iterator<Item = &Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// All that is read in it; breaks of lines are ends of lines.
    fn read(&self) -> String {
        match self.name.as_str() {
            "w:t" => self.text.clone(),
            "w:br" => "\n".to_owned(),
            _ => self.children.iter().map(Self::read).collect(),
        }
    }
}

/// A document that was taken apart: every part is whole, has a type, and what it refers to is there.
struct Document {
    parts: BTreeMap<String, Vec<u8>>,
    body: Element,
}

impl Document {
    fn of(bytes: &[u8]) -> Self {
        let parts = unzip(bytes);
        for (name, content) in parts.iter().filter(|(name, _)| !name.ends_with(".png")) {
            assert!(content.starts_with(b"<?xml"), "{name}");
            Element::parse(content);
        }
        let types = Element::parse(&parts["[Content_Types].xml"]);
        let defaults: Vec<&str> =
            types.of("Default").map(|it| it.attributes["Extension"].as_str()).collect();
        for of in types.of("Override") {
            assert!(
                parts.contains_key(of.attributes["PartName"].trim_start_matches('/')),
                "{of:?}"
            );
        }
        for name in parts.keys().filter(|name| *name != "[Content_Types].xml") {
            assert!(defaults.contains(&name.rsplit('.').next().unwrap()), "{name} has no type");
        }
        let relations = Element::parse(&parts["word/_rels/document.xml.rels"]);
        let mut known = Vec::new();
        for relation in relations.of("Relationship") {
            let target = format!("word/{}", relation.attributes["Target"]);
            assert!(parts.contains_key(&target), "{target}");
            known.push(relation.attributes["Id"].clone());
        }
        let body = Element::parse(&parts["word/document.xml"]).children.remove(0);
        for blip in body.all("a:blip") {
            assert!(known.contains(&blip.attributes["r:embed"]));
        }
        let styles = Element::parse(&parts["word/styles.xml"]);
        let styles: Vec<_> =
            styles.of("w:style").map(|style| style.attributes["w:styleId"].clone()).collect();
        for style in body.all("w:pStyle") {
            assert!(styles.contains(&style.attributes["w:val"]), "{style:?}");
        }
        for table in body.all("w:tbl") {
            let width = table.of("w:tblGrid").next().unwrap().children.len();
            assert!((1..=63).contains(&width), "Word knows tables of up to 63 columns: {width}");
            let is_head = |row: &&Element| !row.all("w:tblHeader").is_empty();
            let heads = table.of("w:tr").take_while(is_head).count();
            assert!(heads >= 1 && table.of("w:tr").filter(is_head).count() == heads);
            for row in table.of("w:tr") {
                let spans = row.of("w:tc").map(|cell| {
                    let span = cell.all("w:gridSpan");
                    span.first().map_or(1, |span| span.attributes["w:val"].parse().unwrap())
                });
                assert_eq!(spans.sum::<usize>(), width, "{}", row.read());
            }
        }
        Self { parts, body }
    }

    /// The texts of the cells of each table below its head.
    fn tables(&self) -> Vec<Vec<Vec<String>>> {
        let rows = |table: &&Element| {
            let rows = table.of("w:tr").filter(|row| row.all("w:tblHeader").is_empty());
            rows.map(|row| row.of("w:tc").map(Element::read).collect()).collect()
        };
        self.body.all("w:tbl").iter().map(rows).collect()
    }

    fn text(&self) -> String {
        self.body.all("w:p").iter().map(|it| it.read() + "\n").collect()
    }

    fn holds(&self, text: &str) -> bool {
        self.parts.values().any(|part| part.windows(text.len()).any(|at| at == text.as_bytes()))
    }
}

/// The study with the passages of some of its rows collected, in that order.
fn collected(csv: &str, rows: &[u64], settings: Value) -> Engine {
    let (mut engine, _) = loaded(&[("a.csv", csv.as_bytes())]);
    let settings: Settings = serde_json::from_value(settings).unwrap();
    study(&mut engine, Request::Configure { settings: Box::new(settings.clone()) });
    let counted = table(&mut engine, json!({"columns": "all"}));
    let mut passages = BTreeMap::new();
    for row in &counted.rows {
        let query = ExcerptQuery { row: row.key.clone(), column: None, valence: None, with: None };
        let asked = serde_json::from_value(json!({"columns": "all"})).unwrap();
        let Response::Excerpts { excerpts } =
            ask(&mut engine, Request::Excerpts { query, table: asked })
        else {
            panic!("there are passages")
        };
        passages.extend(excerpts.iter().map(|it| (it.at.row.unwrap(), PickedPassage::from(it))));
    }
    let quotes = rows.iter().map(|row| passages[row].clone()).collect();
    let settings = Settings { quotes, ..settings };
    study(&mut engine, Request::Configure { settings: Box::new(settings) });
    engine
}

fn own(more: Value) -> Value {
    let mut settings = json!({"framework": "none", "table": {"rows": "code"}, "files": {"a.csv": {"roles": {
        "who": "participant", "group": "group", "site": "site", "code": "code", "valence": "valence", "quote": "excerpt",
    }}}});
    settings.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    settings
}

#[test]
fn a_document_holds_the_figure_the_counted_table_and_the_words() {
    for (id, options) in [
        ("cfir_interviews", json!({"rows": "construct", "basis": "share_of_valence"})),
        ("cfir_interviews", json!({"unit": "participants", "basis": "share_of_units"})),
        ("tdf_scoping_review", json!({"basis": "share_of_domain"})),
        ("thematic_analysis", json!({})),
        ("qif_documents", json!({"columns": "source"})),
    ] {
        let mut engine = Engine::new();
        study(&mut engine, Request::Example { id: id.to_owned() });
        let asked: steelyard_core::analysis::TableOptions =
            serde_json::from_value(options.clone()).unwrap();
        let figure = Request::Figure { table: asked, figure: Default::default() };
        let Response::Figure(view) = ask(&mut engine, figure) else { panic!() };
        let file = export(&mut engine, DOCX, options.clone());
        assert!(file.file_name.ends_with(" for the paper.docx"), "{}", file.file_name);
        assert_eq!(file.bytes, export(&mut engine, DOCX, options).bytes, "the same twice");
        let document = Document::of(&file.bytes);
        let text = document.text();
        for said in [&view.caption, &view.alt, &view.methods] {
            assert!(text.contains(said.as_str()), "{id}: {said} in {text}");
        }
        // A picture for each part of the figure, with what it shows for who does not see it.
        let pictures = document.body.all("wp:docPr");
        assert_eq!(pictures.len() as u32, view.page.parts);
        assert_eq!(pictures[0].attributes["descr"], view.alt);
        let png = &document.parts["word/media/figure1.png"];
        assert!(png.starts_with(b"\x89PNG"));
        let extent = document.body.all("wp:extent")[0];
        let side = |at: &str| extent.attributes[at].parse::<f64>().unwrap();
        let drawn = view.scene.width_pt / view.scene.height_pt;
        assert!((side("cx") / side("cy") / drawn - 1.0).abs() < 0.01, "it is not stretched");
        assert!(side("cx") <= 160.1 * 36_000.0 && side("cy") <= 180.1 * 36_000.0);

        // The numbers of the table, part by part, are those counted.
        let counted = &view.table;
        let valences = counted.shown_valences();
        let mut found: Vec<Vec<String>> = vec![Vec::new(); counted.rows.len() + 1];
        for rows in document.tables() {
            // Headings between the rows take a whole row.
            let rows: Vec<_> = rows.iter().filter(|row| row.len() > 1).collect();
            assert_eq!(rows.len(), counted.rows.len() + 1, "{id}");
            for (all, row) in found.iter_mut().zip(rows) {
                all.extend_from_slice(&row[1..]);
            }
        }
        for (found, cells) in found.iter().zip(&counted.cells) {
            let expected: Vec<String> = cells
                .iter()
                .flat_map(|cell| valences.iter().map(|it| cell.get(*it)))
                .map(|cell| value(cell, &counted.spec, NumberForm::Export, Notation::ENGLISH))
                .collect();
            assert_eq!(found, &expected, "{id}");
        }
    }
}

#[test]
fn rows_stand_under_their_own_heading_and_nowhere_else() {
    let mut engine = Engine::new();
    study(&mut engine, Request::Example { id: "cfir_interviews".to_owned() });
    for order in ["framework", "total"] {
        let options = json!({"rows": "construct", "order": order});
        let counted = table(&mut engine, options.clone());
        let document = Document::of(&export(&mut engine, DOCX, options).bytes);
        let rows = &document.tables()[0];
        let (mut at, mut heading) = (0, None);
        for row in rows.iter().take(rows.len() - 1) {
            if row.len() == 1 {
                heading = Some(row[0].clone());
                continue;
            }
            let parent = counted.rows[at].parent.clone().unwrap();
            let named = format!("({parent})");
            assert!(
                heading.as_ref() == Some(&parent) || row[0].ends_with(&named),
                "{row:?} under {heading:?}"
            );
            at += 1;
        }
        assert_eq!(at, counted.rows.len());
    }
}

#[test]
fn quotations_stand_by_row_and_group_under_pseudonyms_and_no_name_leaves() {
    let mut engine = collected(INTERVIEWS, &[6, 4, 2, 5, 3], own(json!({})));
    let file = export(&mut engine, DOCX, json!({}));
    let document = Document::of(&file.bytes);
    let quotations = document.tables().pop().unwrap();
    let expected = [
        vec!["Cost"],
        vec!["Nurses", "Barrier", "It is too dear for us.", "P01"],
        vec!["Nurses", "Facilitator", "There is a grant.", "P02"],
        vec!["Time"],
        vec!["Nurses", "Barrier", "<b>Never</b> & nowhere.", "P02"],
        vec!["Nurses", "Barrier", "We have no time,\nnot even for lunch.", "P01"],
        vec!["Doctors", "Facilitator", "The days are long enough.", "P03"],
    ];
    assert_eq!(quotations, expected);
    for name in ["Zebra", "Yak", "Xerus"] {
        assert!(!document.holds(name), "{name} left");
    }
    assert!(document.text().contains("P and S are pseudonyms"));
    assert_eq!(file.bytes, export(&mut engine, DOCX, json!({})).bytes);

    // A table whose columns name who spoke would say whose pseudonym is which.
    for columns in ["participant", "source"] {
        let engine = &mut collected(INTERVIEWS, &[2, 3], own(json!({})));
        let table = serde_json::from_value(json!({"columns": columns})).unwrap();
        let request = Request::Export { export: DOCX, table, figure: Default::default() };
        let Response::Export(file) = ask(engine, request) else { continue };
        let document = Document::of(&file.bytes);
        assert!(document.text().contains(NAMED) && !document.holds("too dear"), "{columns}");
    }
}

#[test]
fn no_passage_leaves_that_was_not_picked_or_while_anything_is_kept_back() {
    let texts = ["too dear", "a grant", "no time", "long enough", "Never"];
    let held = |engine: &mut Engine, kind: ExportOptions| -> Vec<&str> {
        let document = Document::of(&export(engine, kind, json!({})).bytes);
        texts.into_iter().filter(|text| document.holds(text)).collect()
    };
    assert_eq!(held(&mut collected(INTERVIEWS, &[], own(json!({}))), DOCX), [""; 0]);
    assert_eq!(held(&mut collected(INTERVIEWS, &[3], own(json!({}))), DOCX), ["a grant"]);
    let memo = held(&mut collected(INTERVIEWS, &[5], own(json!({}))), ExportOptions::MemoForm);
    assert_eq!(memo, ["long enough"]);
    for policy in [json!({"fewest_contributors": 3}), json!({"round_to": 5})] {
        let mut engine = collected(INTERVIEWS, &[2, 3], own(json!({})));
        let mut settings: Settings =
            serde_json::from_value(own(json!({"disclosure": policy}))).unwrap();
        let Response::Export(saved) = ask(
            &mut engine,
            Request::Export {
                export: ExportOptions::STUDY,
                table: Default::default(),
                figure: Default::default(),
            },
        ) else {
            panic!()
        };
        let saved: Value = serde_json::from_slice(&saved.bytes).unwrap();
        settings.quotes = serde_json::from_value(saved["settings"]["quotes"].clone()).unwrap();
        assert_eq!(settings.quotes.len(), 2);
        let view = study(&mut engine, Request::Configure { settings: Box::new(settings) });
        assert!(view.quotes.len() == 2 && view.quotes.iter().all(|it| it.excerpt.is_none()));
        assert_eq!(held(&mut engine, DOCX), [""; 0], "{policy}");
        let document = Document::of(&export(&mut engine, DOCX, json!({})).bytes);
        assert!(document.text().contains(PROTECTED));
    }
}

#[test]
fn what_was_collected_comes_back_with_the_study_and_is_never_taken_for_another_passage() {
    let mut engine = collected(INTERVIEWS, &[6, 2], own(json!({})));
    let saved = export(&mut engine, ExportOptions::Study { without_data: true }, json!({}));
    let text = String::from_utf8(saved.bytes.clone()).unwrap();
    assert!(!text.contains("nowhere") && !text.contains("too dear") && !text.contains("Zebra"));
    let restored = |csv: &str| {
        let (mut engine, _) = loaded(&[("a.csv", csv.as_bytes())]);
        let files =
            vec![steelyard_core::engine::InputFile { name: "a.csv".into(), bytes: csv.into() }];
        let view = study(&mut engine, Request::Restore { bytes: saved.bytes.clone(), files });
        let document = Document::of(&export(&mut engine, DOCX, json!({})).bytes);
        let found: Vec<bool> = view.quotes.iter().map(|it| it.excerpt.is_some()).collect();
        (found, document.text())
    };
    assert_eq!(restored(INTERVIEWS).0, [true, true]);
    // The next export of the project has a row more above them, or other words in their place.
    let (found, text) = restored(&INTERVIEWS.replace("<b>Never</b> & nowhere.", "Something else."));
    assert_eq!(found, [false, true]);
    assert!(text.contains("too dear") && !text.contains("Something else"));
    assert!(text.contains("left out: 1 passage that had been collected"), "{text}");
    let shifted =
        INTERVIEWS.replacen("Zebra-17", "Zebra-17,Nurses,North,Cost,barrier,New.\nZebra-17", 1);
    assert_eq!(restored(&shifted).0, [false, false]);
}

/// Ratings as a column of their own, with the reason beside each.
const RATED: &str = "site,construct,rating,reason
North,Available Resources,-2,Nobody has time.
North,Compatibility,+1,It fits the rounds.
South,Available Resources,1,There is a grant.
South,Compatibility,X,Some say yes & some say no.
";

#[test]
fn the_forms_hold_ratings_with_their_reasons_and_leave_the_rest_to_be_filled() {
    let settings = json!({"framework": "cfir-2022", "table": {"rows": "construct"}, "files": {"r.csv": {"roles": {
        "site": "site", "construct": "construct", "rating": "rating", "reason": "excerpt",
    }}}});
    let settings: Settings = serde_json::from_value(settings).unwrap();
    let mut engine = Engine::new();
    study(&mut engine, load(&[("r.csv", RATED.as_bytes())], settings));
    let matrix = export(&mut engine, ExportOptions::MatrixForm, json!({}));
    assert!(matrix.file_name.ends_with("matrix of ratings by site.xlsx"), "{}", matrix.file_name);
    let options = ReadOptions {
        header_row: Some(1),
        header_rows: Some(2),
        sheet: Some("Matrix".into()),
        ..ReadOptions::default()
    };
    let source = read_with("m.xlsx", &matrix.bytes, &options).unwrap().value;
    let rows = cells(&source.table);
    let row = |label: &str| rows.iter().find(|row| row[0] == label).unwrap()[1..7].to_vec();
    assert_eq!(
        row("Available Resources"),
        ["-2", "", "Nobody has time.", "1", "", "There is a grant."]
    );
    assert_eq!(
        row("Compatibility"),
        ["1", "", "It fits the rounds.", "X", "", "Some say yes & some say no."]
    );
    // Constructs of which nothing was said are there to be filled.
    assert_eq!(row("Culture"), [""; 6]);

    let memo = export(&mut engine, ExportOptions::MemoForm, json!({}));
    let document = Document::of(&memo.bytes);
    let headings: Vec<String> = document
        .body
        .all("w:p")
        .into_iter()
        .filter(|it| it.all("w:pStyle").iter().any(|style| style.attributes["w:val"] == "Heading1"))
        .map(Element::read)
        .collect();
    assert_eq!(headings, ["North", "South"]);
    let all: Vec<Vec<String>> = document.tables().concat();
    let of =
        |label: &str| -> Vec<&Vec<String>> { all.iter().filter(|row| row[0] == label).collect() };
    let resources = of("Available Resources");
    assert_eq!(resources[0][1..], ["\u{2212}2", "", "Nobody has time.", ""]);
    assert_eq!(resources[1][1..], ["+1", "", "There is a grant.", ""]);
    assert_eq!(of("Culture").len(), 2);

    // Where there are codings the summary begins with what was said.
    let mut engine = collected(INTERVIEWS, &[2, 6], own(json!({})));
    let memo = Document::of(&export(&mut engine, ExportOptions::MemoForm, json!({})).bytes);
    let all: Vec<Vec<String>> = memo.tables().concat();
    assert_eq!(all[0][0], "Cost");
    assert_eq!(all[0][2], "0 participants named it as a facilitator, 1 as a barrier; 1 passage.");
    assert_eq!(all[0][4], "“It is too dear for us.” (P01)");
    assert!(!memo.holds("Zebra"));
    // Rating compares cases; with nothing to compare there is no form but a reason.
    let table = serde_json::from_value(json!({"columns": "all"})).unwrap();
    let refused =
        Request::Export { export: ExportOptions::MatrixForm, table, figure: Default::default() };
    assert!(matches!(ask(&mut engine, refused), Response::Export(_) | Response::Failed { .. }));
}

#[test]
fn hostile_labels_and_passages_are_texts_in_documents() {
    const PIECES: [&str; 16] = [
        "<w:p>",
        "&lt;",
        "]]>",
        "\"",
        "'",
        "\u{1}",
        "\u{FFFE}",
        "\u{202E}",
        "\u{5E9}\u{5DC}",
        "{ HYPERLINK x }",
        "=1+1",
        "a",
        "\u{1F600}",
        "\\",
        "--",
        "\u{0644}\u{0627}",
    ];
    let mut random = Random::new(7);
    for _ in 0..15 {
        let mut text = || -> String {
            let pieces = 1 + random.below(4);
            let joined: String = (0..pieces).map(|_| *random.of(&PIECES)).collect();
            format!("\"k{}\"", joined.replace('"', "\"\""))
        };
        let mut csv = String::from("who,group,site,code,valence,quote\n");
        for row in 0..8 {
            let valence = ["barrier", "facilitator"][row % 2];
            csv.push_str(&format!(
                "P{row},{},S{},{},{valence},{}\n",
                text(),
                row % 2,
                text(),
                text()
            ));
        }
        let divided = json!({"a.csv": {"as_it_is": true, "divided": {"code": false, "group": false}, "roles": own(json!({}))["files"]["a.csv"]["roles"]}});
        let mut engine = collected(&csv, &[2, 3, 4], own(json!({"files": divided})));
        for kind in [DOCX, ExportOptions::MemoForm] {
            let document = Document::of(&export(&mut engine, kind, json!({})).bytes);
            assert!(document.body.all("w:instrText").is_empty());
            for field in document.body.all("w:fldSimple") {
                assert!(field.attributes["w:instr"].starts_with(" SEQ "), "{field:?}");
            }
        }
    }
    // What is written from the right is set from the right.
    let csv = INTERVIEWS.replace("Cost", "\u{5E2}\u{5DC}\u{5D5}\u{5EA}");
    let mut engine = collected(&csv, &[2], own(json!({})));
    let document = Document::of(&export(&mut engine, DOCX, json!({})).bytes);
    assert!(!document.body.all("w:bidi").is_empty() && !document.body.all("w:rtl").is_empty());
}

#[test]
fn two_hundred_rows_and_thirty_six_columns_are_tables_that_a_page_holds() {
    let mut csv = String::from("who,group,code,valence\n");
    for row in 0..200 {
        for column in 0..36 {
            let valence = ["barrier", "facilitator"][(row + column) % 2];
            csv.push_str(&format!("P{column},Group {column},Code {row},{valence}\n"));
        }
    }
    let settings = json!({"framework": "none", "table": {"rows": "code", "columns": {"attribute": "group"}}, "figure": {"chart": "matrix"}});
    let settings: Settings = serde_json::from_value(settings).unwrap();
    let mut engine = Engine::new();
    study(&mut engine, load(&[("a.csv", csv.as_bytes())], settings));
    let document = Document::of(&export(&mut engine, DOCX, json!({})).bytes);
    let tables = document.tables();
    assert!(tables.len() > 5 && tables.iter().all(|rows| rows.len() == 201), "{}", tables.len());
    let widths = document.body.all("w:tblGrid").into_iter().map(|grid| {
        grid.children.iter().map(|it| it.attributes["w:w"].parse::<u32>().unwrap()).sum::<u32>()
    });
    assert!(widths.clone().all(|width| width <= 14_010), "{:?}", widths.collect::<Vec<_>>());
}
