//! Files that ask for far more than they hold: what is made of them is bounded, or they are refused.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use steelyard_core::diag::{ErrorKind, Limit, Warned};
use steelyard_core::format::{Source, limits};
use steelyard_core::framework::own_codebook;

use crate::support::read;
use crate::support::zip::{Entry, zip};

/// A project file with these codes, sources and sets.
fn project(codes: &str, sources: &str, sets: &str) -> String {
    format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\"><CodeBook><Codes>{codes}</Codes></CodeBook>\
         <Sources>{sources}</Sources><Sets>{sets}</Sets></Project>"
    )
}

fn load(text: &str) -> Warned<Source> {
    read("p.qde", text.as_bytes()).unwrap()
}

/// The cells of a column, from the top.
fn column<'a>(source: &'a Warned<Source>, name: &str) -> Vec<&'a str> {
    let table = &source.value.table;
    let at = table.headers().iter().position(|header| header == name).unwrap();
    (0..table.rows()).map(|row| table.text(row, at)).collect()
}

fn too_much() -> ErrorKind {
    ErrorKind::TooLarge { what: Limit::InflatedBytes, limit: limits::MADE_BYTES as u64 }
}

#[test]
fn a_code_has_no_more_levels_than_codes_have() {
    let name = vec!["a"; 10_000].join("::");
    let code = format!("<Code guid=\"c\" name=\"{name}\"/>");
    let source = load(&project(&code, "", ""));
    let path = source.value.codes[0].path.clone();
    assert_eq!(path.len(), limits::CODE_LEVELS);
    assert_eq!(path.last().unwrap().len(), 3 * (10_000 - path.len()) + 1);
    let book = own_codebook("p.qde", "p", &[(path, String::new())]).unwrap();
    assert_eq!(book.items.len(), limits::CODE_LEVELS);

    // Under as many others a name stays as it is.
    let around = 40;
    let inner = "<Code guid=\"i\" name=\"b::c\"/>";
    let deep = "<Code name=\"x\">".repeat(around) + inner + &"</Code>".repeat(around);
    let source = load(&project(&deep, "", ""));
    let deepest = source.value.codes.iter().max_by_key(|code| code.path.len()).unwrap();
    assert_eq!(deepest.path.len(), around + 1);
    assert_eq!(deepest.path.last().unwrap(), "b::c");
}

#[test]
fn the_levels_of_codes_are_paid_for() {
    let name = vec!["a".repeat(1_000); 30].join("::");
    let codes = format!("<Code name=\"{name}\"/>").repeat(600);
    assert_eq!(read("p.qde", project(&codes, "", "").as_bytes()).unwrap_err().kind, too_much());
}

#[test]
fn a_text_that_many_name_is_kept_once_and_paid_for() {
    let text = "word ".repeat(200_000);
    let archive = |sources: &str| {
        zip(&[
            Entry::stored("p.qde", project("", sources, "")),
            Entry::stored("sources/a.txt", text.as_str()),
        ])
    };
    let named: String = (0..3)
        .map(|at| {
            format!(
                "<TextSource guid=\"s{at}\" name=\"s\" plainTextPath=\"internal://a.txt\">\
                 <PlainTextSelection startPosition=\"5\" endPosition=\"9\"/></TextSource>"
            )
        })
        .collect();
    let source = read("p.qdpx", &archive(&named)).unwrap();
    // Each of the sources, which nobody coded, has a row of its own before that of its selection.
    assert_eq!(column(&source, "Excerpt"), ["", "word", "", "word", "", "word"]);
    let mut excerpts = column(&source, "Excerpt");
    excerpts.retain(|excerpt| !excerpt.is_empty());
    assert!(excerpts.iter().all(|one| one.as_ptr() == excerpts[0].as_ptr()));

    let selection = "<PDFSelection page=\"1\" firstX=\"0\" firstY=\"0\" secondX=\"1\" secondY=\"1\">\
                     <Representation plainTextPath=\"a.txt\"/></PDFSelection>";
    let said = format!("<PDFSource guid=\"s\" name=\"s\">{}</PDFSource>", selection.repeat(300));
    assert_eq!(read("p.qdpx", &archive(&said)).unwrap_err().kind, too_much());
}

#[test]
fn a_set_of_many_keeps_one_name() {
    let name = "n".repeat(limits::HEADER_BYTES);
    let members = 2_000;
    let (mut codes, mut of_codes) = (String::new(), String::new());
    let (mut sources, mut of_sources) = (String::new(), String::new());
    for at in 0..members {
        codes += &format!("<Code guid=\"c{at}\" name=\"c{at}\"/>");
        of_codes += &format!("<MemberCode targetGUID=\"c{at}\"/>");
        sources += &format!(
            "<TextSource guid=\"s{at}\" name=\"s{at}\"><Coding><CodeRef targetGUID=\"c{at}\"/>\
             </Coding></TextSource>"
        );
        of_sources += &format!("<MemberSource targetGUID=\"s{at}\"/>");
    }
    let set = format!("<Set name=\"{name}\">{of_codes}{of_sources}</Set>");
    let source = load(&project(&codes, &sources, &set));
    for header in ["Code sets", "Document group"] {
        let cells = column(&source, header);
        assert_eq!(cells.len(), members);
        assert!(cells.iter().all(|cell| *cell == name), "{header}");
    }
}

#[test]
fn many_values_of_one_source_stand_once_each() {
    let count = 30_000;
    let sets: String = (0..count)
        .map(|at| format!("<Set name=\"key: {}\"><MemberSource targetGUID=\"s\"/></Set>", at / 2))
        .collect();
    let source = load(&project("", "<TextSource guid=\"s\" name=\"s\"/>", &sets));
    let cell = column(&source, "key")[0];
    assert_eq!(cell.split(" | ").count(), count / 2);
    assert!(cell.ends_with(&format!(" | {}", count / 2 - 1)));

    let long = "v".repeat(1_000);
    let sets: String = (0..1_100)
        .map(|at| format!("<Set name=\"key: {long}{at}\"><MemberSource targetGUID=\"s\"/></Set>"))
        .collect();
    let text = project("", "<TextSource guid=\"s\" name=\"s\"/>", &sets);
    let limit = limits::FIELD_BYTES as u64;
    assert_eq!(
        read("p.qde", text.as_bytes()).unwrap_err().kind,
        ErrorKind::TooLarge { what: Limit::FieldBytes, limit }
    );
}

#[test]
fn a_long_heading_makes_no_table_of_counts() {
    use steelyard_core::dataset::{CellsSaid, reshape};
    use steelyard_core::format::{DecimalMark, TableBuilder};
    // A heading is said again in every row below it, and a table of that many rows is nobody's count.
    let table = |heading: &str, rows: u32| {
        let headers = ["Construct", "Barriers (n)", "Facilitators (n)"].map(str::to_owned);
        let mut builder = TableBuilder::new(None, headers.into());
        let [heading, one] = [heading, "1"].map(|text| builder.intern(text).unwrap());
        builder.push_row(2, &[heading]).unwrap();
        for row in 0..rows {
            let label = builder.intern(&format!("Construct {row}")).unwrap();
            builder.push_row(row + 3, &[label, one, one]).unwrap();
        }
        builder.finish()
    };
    let taken = |heading: &str, rows| {
        reshape(&table(heading, rows), DecimalMark::Point, &|_| 0, CellsSaid::default())
            .map(|made| made.table.rows())
    };
    assert_eq!(taken("Inner setting", 3), Some(6));
    assert_eq!(taken(&"x".repeat(1 << 20), 3), None);
    assert_eq!(taken("Inner setting", 30_000), None);
}
