//! REFI-QDA projects and codebooks: what is read out of them, rule by rule.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::time::Instant;

use steelyard_core::dataset::{Choices, Input, Role, Roles, build, guess_roles};
use steelyard_core::diag::{ErrorKind, Limit, Warned};
use steelyard_core::format::{DecimalMark, FileKind, OffsetUnit, ProjectReading, Source};
use steelyard_core::words::errors::message;

use crate::support::random::Random;
use crate::support::zip::{Entry, zip};
use crate::support::{cells, kinds, read, shared};

/// A project file with this in it. Identifiers are short; the reader compares them and no more.
fn project(inside: &str) -> String {
    format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"t\" origin=\"Test 1\">{inside}</Project>"
    )
}

/// Two codes, and sources.
fn with_sources(sources: &str) -> String {
    project(&format!(
        "<Users><User guid=\"U1\" name=\"Ann\"/><User guid=\"U2\" id=\"bo\"/></Users>\
         <CodeBook><Codes><Code guid=\"C1\" name=\"Cost\" isCodable=\"true\"/>\
         <Code guid=\"C2\" name=\"Time\" isCodable=\"true\"/></Codes></CodeBook>\
         <Sources>{sources}</Sources>"
    ))
}

fn coding(code: &str) -> String {
    format!("<Coding guid=\"x\" creatingUser=\"U1\"><CodeRef targetGUID=\"{code}\"/></Coding>")
}

/// A text source of one text with selections, each its positions and what is in it.
fn text_source(guid: &str, selections: &[(u32, u32, String)]) -> String {
    let selections: String = selections
        .iter()
        .map(|(start, end, inside)| {
            format!(
                "<PlainTextSelection guid=\"{guid}s{start}\" startPosition=\"{start}\" \
                 endPosition=\"{end}\">{inside}</PlainTextSelection>"
            )
        })
        .collect();
    format!(
        "<TextSource guid=\"{guid}\" name=\"{guid}.txt\"><PlainTextContent>We cannot pay. It \
         saves time.</PlainTextContent>{selections}</TextSource>"
    )
}

fn load(text: &str) -> Warned<Source> {
    read("p.qde", text.as_bytes()).unwrap()
}

/// The cells of some columns, row by row, divided by ` / `; a column that is not there shows as `?`.
fn columns(source: &Warned<Source>, names: &[&str]) -> Vec<String> {
    let table = &source.value.table;
    let at: Vec<Option<usize>> =
        names.iter().map(|name| table.headers().iter().position(|header| header == name)).collect();
    let row = |row: usize| -> Vec<&str> {
        at.iter().map(|column| column.map_or("?", |column| table.text(row, column))).collect()
    };
    (0..table.rows()).map(|index| row(index).join(" / ")).collect()
}

fn of_project(source: &Warned<Source>) -> &ProjectReading {
    source.value.reading.project().unwrap()
}

#[test]
fn codes_have_their_paths() {
    let codes = "<Code guid=\"a\" name=\"Setting\" isCodable=\"false\"><Description> Where </Description>\
         <Code guid=\"b\" name=\"Cost\" isCodable=\"true\"><Description>Money\nand more</Description></Code>\
         <Code guid=\"c\" name=\"Other\" isCodable=\"true\"/></Code>\
         <Code guid=\"d\" name=\"Other\"/><Code guid=\"e\" name=\"Coke::diet Coke\" isCodable=\"true\"/>\
         <Code guid=\"f\" name=\"a::\" isCodable=\"true\"/><Code guid=\"G\" isCodable=\"true\"/>";
    let expected = [
        ("Setting > Cost", "Money\nand more"),
        ("Setting > Other", ""),
        ("Other", ""),
        ("Coke > diet Coke", ""),
        ("a::", ""),
        ("g", ""),
    ];
    let codebook = format!(
        "\u{feff}<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\"><Codes>{codes}</Codes>\
             <Sets><Set guid=\"s\" name=\"x\"><MemberCode guid=\"b\"/></Set></Sets></CodeBook>"
    );
    let files = [
        ("c.qdc", codebook, FileKind::RefiCodebook),
        (
            "p.qde",
            project(&format!("<CodeBook><Codes>{codes}</Codes></CodeBook>")),
            FileKind::RefiProject,
        ),
    ];
    for (name, text, kind) in files {
        let source = read(name, text.as_bytes()).unwrap();
        let found: Vec<(String, &str)> = source
            .value
            .codes
            .iter()
            .map(|code| (code.path.join(" > "), code.description.as_str()))
            .collect();
        let found: Vec<(&str, &str)> =
            found.iter().map(|(path, description)| (path.as_str(), *description)).collect();
        assert_eq!(found, expected, "{name}");
        assert_eq!((source.value.reading.kind(), source.value.table.rows()), (kind, 0));
        assert_eq!(source.value.table.headers(), ["Source", "Start", "End", "Code"]);
        assert!(source.warnings.is_empty());
    }
}

#[test]
fn a_row_is_a_coding_and_what_is_uncoded_has_its_row() {
    let again = format!("{}<Description>x</Description>{}", coding("C1"), coding("C2"));
    let sources = [
        text_source("S1", &[(3, 9, again), (15, 17, String::new())]),
        text_source("S2", &[]),
        format!("<TextSource guid=\"S3\" name=\"S1.txt\">{}</TextSource>", coding("{c2}")),
    ];
    let notes = "<Notes><Note guid=\"n\" name=\"memo\"><PlainTextContent>x</PlainTextContent>\
         <PlainTextSelection guid=\"ns\" startPosition=\"0\" endPosition=\"1\"><Coding guid=\"q\">\
         <CodeRef targetGUID=\"C1\"/></Coding></PlainTextSelection></Note></Notes>";
    let text = with_sources(&sources.concat()).replace("</Project>", &format!("{notes}</Project>"));
    let source = load(&text);
    assert_eq!(
        columns(&source, &["Source", "Source ID", "Segment", "Start", "End", "Code", "Excerpt"]),
        [
            "S1.txt / s1 /  / 3 / 9 / Cost / cannot",
            "S1.txt / s1 /  / 3 / 9 / Time / cannot",
            "S1.txt / s1 /  / 15 / 17 /  / It",
            "S2.txt / s2 /  /  /  /  / ",
            "S1.txt / s3 / whole source /  /  / Time / ",
        ]
    );
    let found = of_project(&source);
    assert_eq!(found.origin, "Test 1");
    assert_eq!(
        [found.sources, found.sources_without_coding, found.selections, found.ranges],
        [3, 1, 2, 1]
    );
    assert_eq!([found.codings, found.coders, found.codes], [3, 1, 2]);
    assert_eq!(source.value.table.row_number(0), 2);
}

#[test]
fn coders_are_known_by_name() {
    let by = |user: &str| format!("<Coding guid=\"x\"{user}><CodeRef targetGUID=\"C1\"/></Coding>");
    let selection = |user: &str, inside: String| {
        format!(
            "<PlainTextSelection guid=\"{}\" startPosition=\"0\" endPosition=\"2\"{user}>{inside}</PlainTextSelection>",
            inside.len() + user.len()
        )
    };
    let own = [
        selection(" creatingUser=\"U1\"", by(" creatingUser=\"{u2}\"")),
        selection(" creatingUser=\"u1\"", by("")),
        selection("", by(" creatingUser=\"U9\"")),
        selection("", by("")),
    ];
    let text =
        with_sources(&format!("<TextSource guid=\"S\" name=\"s\">{}</TextSource>", own.concat()));
    let source = load(&text);
    assert_eq!(columns(&source, &["Coder"]), ["bo", "Ann", "u9", ""]);
    assert_eq!(of_project(&source).coders, 3);
}

#[test]
fn every_kind_of_selection_says_where_it_is() {
    let coded = coding("C1");
    let point = |guid: &str, attributes: &str| format!("<SyncPoint guid=\"{guid}\" {attributes}/>");
    let transcript = [
        point("P1", "position=\"3\" timeStamp=\"1000\""),
        point("P2", "position=\"9\" timeStamp=\"2000\""),
        point("P3", "timeStamp=\"3000\""),
    ]
    .concat();
    let between = |guid: &str, from: &str, to: &str| {
        format!(
            "<TranscriptSelection guid=\"{guid}\" fromSyncPoint=\"{{{from}}}\" toSyncPoint=\"{to}\">{coded}</TranscriptSelection>"
        )
    };
    let sources = format!(
        "<PictureSource guid=\"a\" name=\"picture\"><TextDescription guid=\"t\">\
           <PlainTextContent>A hut.</PlainTextContent>\
           <PlainTextSelection guid=\"a0\" startPosition=\"2\" endPosition=\"5\">{coded}</PlainTextSelection>\
           </TextDescription>\
           <PictureSelection guid=\"a1\" firstX=\"1\" firstY=\"2\" secondX=\"3\" secondY=\"4\">{coded}</PictureSelection>\
           {coded}</PictureSource>\
         <PDFSource guid=\"b\" name=\"pdf\">\
           <PDFSelection guid=\"b1\" page=\"3\" firstX=\"10\" firstY=\"20\" secondX=\"30\" secondY=\"40\">\
             <Representation guid=\"r1\"><PlainTextContent>said here</PlainTextContent></Representation>{coded}</PDFSelection>\
           <Representation guid=\"r2\"><PlainTextContent>Long &amp; slow</PlainTextContent>\
             <PlainTextSelection guid=\"b2\" startPosition=\"0\" endPosition=\"4\">{coded}</PlainTextSelection>\
           </Representation></PDFSource>\
         <AudioSource guid=\"c\" name=\"audio\"><Transcript guid=\"t\">\
           <PlainTextContent>We cannot pay.</PlainTextContent>{transcript}{}{}</Transcript>\
           <AudioSelection guid=\"c3\" begin=\"1200\" end=\"3400\">{coded}</AudioSelection></AudioSource>\
         <VideoSource guid=\"d\" name=\"video\">\
           <VideoSelection guid=\"d1\" begin=\"0\" end=\"7\">{coded}</VideoSelection></VideoSource>",
        between("c1", "P1", "p2"),
        between("c2", "P3", "P3"),
    );
    let source = load(&with_sources(&sources));
    assert_eq!(
        columns(&source, &["Source", "Segment", "Start", "End", "Code", "Excerpt"]),
        [
            "picture / whole source /  /  / Cost / ",
            "picture /  / 2 / 5 / Cost / hut",
            "picture / (1, 2)–(3, 4) /  /  / Cost / ",
            "pdf / page 3 (10, 20)–(30, 40) /  /  / Cost / said here",
            "pdf /  / 0 / 4 / Cost / Long",
            "audio /  / 3 / 9 / Cost / cannot",
            "audio /  / 3000 ms / 3000 ms / Cost / ",
            "audio /  / 1200 ms / 3400 ms / Cost / ",
            "video /  / 0 ms / 7 ms / Cost / ",
        ]
    );
    assert!(source.warnings.is_empty(), "{:?}", source.warnings);
}

#[test]
fn positions_in_two_texts_of_a_source_are_apart() {
    let transcript = |text: &str, codings: String| {
        format!(
            "<Transcript guid=\"{text}\"><PlainTextContent>{text} one two</PlainTextContent>\
             <SyncPoint guid=\"{text}1\" position=\"0\"/><SyncPoint guid=\"{text}2\" position=\"5\"/>\
             <TranscriptSelection guid=\"s{text}\" fromSyncPoint=\"{text}1\" toSyncPoint=\"{text}2\">\
             {codings}</TranscriptSelection></Transcript>"
        )
    };
    let texts = transcript("First", coding("C1")) + &transcript("Other", coding("C2"));
    let source = load(&with_sources(&format!(
        "<VideoSource guid=\"v\" name=\"video\">{texts}</VideoSource>\
         <VideoSource guid=\"w\" name=\"next\">{}</VideoSource>",
        transcript("Third", coding("C1"))
    )));
    assert_eq!(
        columns(&source, &["Source", "Start", "End", "Code", "Excerpt"]),
        [
            "video / 0 / 5 / Cost / First",
            "video / 0 text 2 / 5 text 2 / Time / Other",
            "next / 0 / 5 / Cost / Third",
        ]
    );
    assert_eq!(of_project(&source).ranges, 3);
    let guesses = guess_roles(&source.value.table, DecimalMark::Point);
    let roles = Roles { columns: guesses.into_iter().map(|guess| guess.role).collect() };
    let input = Input {
        file: "p.qde",
        table: &source.value.table,
        roles: &roles,
        decimal: DecimalMark::Point,
        is_project: true,
        coder: None,
        divided: None,
        codes: &[],
    };
    let data = build(&[input], Choices::default()).unwrap().value;
    let ranges = data.records.values().iter().map(|record| {
        let range = record.range.unwrap();
        (data.scales.text(range.scale).unwrap(), range.start, range.end)
    });
    assert_eq!(ranges.collect::<Vec<_>>(), [("", 0, 5), ("text 2", 0, 5), ("", 0, 5)]);
    // A column that the user takes for something else says no range any more.
    let is_end = |role: &Role| *role == Role::RangeEnd;
    let columns = roles.columns.iter().cloned();
    let columns = columns.map(|role| if is_end(&role) { Role::Ignored } else { role }).collect();
    let without_ends = Input { roles: &Roles { columns }, ..input };
    let other = build(&[without_ends], Choices::default()).unwrap().value;
    assert!(other.records.values().iter().all(|record| record.range.is_none()));
    let mut segments: Vec<_> = data.records.values().iter().map(|record| record.segment).collect();
    segments.dedup();
    assert_eq!(segments.len(), 3, "{:?}", data.records);
}

#[test]
fn one_quotation_in_two_forms_is_one() {
    let coded = coding("C1");
    let sources = format!(
        "<PDFSource guid=\"b\" name=\"pdf\">\
           <PDFSelection guid=\"Q\" page=\"0\" firstX=\"1\" firstY=\"2\" secondX=\"3\" secondY=\"4\">{coded}</PDFSelection>\
           <Representation guid=\"r\"><PlainTextContent>granola bar</PlainTextContent>\
             <PlainTextSelection guid=\"{{q}}\" startPosition=\"0\" endPosition=\"7\">{coded}{}</PlainTextSelection>\
             <PlainTextSelection guid=\"q\" startPosition=\"8\" endPosition=\"11\">{coded}</PlainTextSelection>\
           </Representation></PDFSource>",
        coding("C2"),
    );
    let source = load(&with_sources(&sources));
    assert_eq!(
        columns(&source, &["Segment", "Start", "End", "Code", "Excerpt"]),
        ["? / 0 / 7 / Cost / granola", "? / 0 / 7 / Time / granola", "? / 8 / 11 / Cost / bar"]
    );
    assert_eq!(kinds(&source), ["selections_repeated"]);
}

#[test]
fn a_quotation_over_two_pages_is_one() {
    let coded = coding("C1");
    let area = |guid: &str, page: u32, made: &str| {
        let said =
            format!("<Representation><PlainTextContent>{guid}</PlainTextContent></Representation>");
        format!(
            "<PDFSelection guid=\"{guid}\" page=\"{page}\" name=\"granola…\" creationDateTime=\"{made}\">{said}{coded}</PDFSelection>"
        )
    };
    let areas =
        [area("a", 0, "noon"), area("b", 1, "noon"), area("c", 2, "later"), area("d", 2, "later")];
    let source = load(&with_sources(&format!(
        "<PDFSource guid=\"s\" name=\"one\">{}</PDFSource><PDFSource guid=\"t\" name=\"two\">{}</PDFSource>",
        areas.concat(),
        area("e", 3, "later"),
    )));
    assert_eq!(
        columns(&source, &["Source", "Code", "Excerpt"]),
        ["one / Cost / a", "one / Cost / c", "one / Cost / d", "two / Cost / e"]
    );
    assert_eq!(source.warnings.iter().map(|warning| warning.count).collect::<Vec<_>>(), [1]);
}

#[test]
fn cases_and_variables_become_columns() {
    let variables = ["Age", "Paid", "Since", "Seen", "Share", "Role", "Unused"];
    let declared: String = variables
        .iter()
        .map(|name| format!("<Variable guid=\"V{name}\" name=\"{name}\" typeOfVariable=\"Text\"/>"))
        .collect();
    let value = |name: &str, kind: &str, text: &str| {
        format!(
            "<VariableValue><VariableRef targetGUID=\"{{v{name}}}\"/><{kind}Value>{text}</{kind}Value></VariableValue>"
        )
    };
    let values = [
        value("Age", "Integer", "41"),
        value("Paid", "Boolean", "true"),
        value("Since", "Date", "2020-01-31"),
        value("Seen", "DateTime", "2020-01-31T10:00:00Z"),
        value("Share", "Float", "0.5"),
    ]
    .concat();
    let cases = format!(
        "<Case guid=\"K1\" name=\"Ada\">{values}<SourceRef targetGUID=\"S1\"/></Case>\
         <Case guid=\"K2\" name=\"Ben\">{}<SelectionRef targetGUID=\"S2s0\"/></Case>\
         <Case guid=\"K3\" name=\"Cy\"/>\
         <Case guid=\"K4\">{}<SourceRef targetGUID=\"s2\"/></Case>",
        value("Role", "Text", "nurse"),
        value("Role", "Text", "team"),
    );
    let to_case = "<Coding guid=\"x\"><CodeRef targetGUID=\"K3\"/></Coding>";
    let own = value("Age", "Integer", "7");
    let sources = [
        text_source("S1", &[(3, 9, coding("C1"))]),
        text_source(
            "S2",
            &[
                (0, 14, String::new()),
                (3, 9, coding("C1")),
                (10, 20, coding("C2")),
                (15, 29, to_case.to_owned()),
                (18, 23, coding("C1")),
            ],
        ),
        format!("<TextSource guid=\"S3\" name=\"s3\">{own}{to_case}{}</TextSource>", coding("C1")),
    ]
    .concat();
    let text = with_sources(&sources).replace(
        "<Sources>",
        &format!("<Variables>{declared}</Variables><Cases>{cases}</Cases><Sources>"),
    );
    let source = load(&text);
    assert_eq!(
        columns(&source, &["Start", "Code", "Case", "Role"]),
        [
            "3 / Cost / Ada / ",
            "0 /  / Ben / team | nurse",
            "3 / Cost / Ben / team | nurse",
            "10 / Time /  / team",
            "15 /  / Cy / team",
            "18 / Cost / Cy / team",
            " / Cost / Cy / ",
        ]
    );
    assert_eq!(
        columns(&source, &["Age", "Paid", "Since", "Seen", "Share", "Unused"])[0],
        "41 / true / 2020-01-31 / 2020-01-31T10:00:00Z / 0.5 / ?"
    );
    assert_eq!(columns(&source, &["Age"])[6], "7");
    // A case is no code that is missing.
    assert!(source.warnings.is_empty(), "{:?}", source.warnings);
    assert_eq!(of_project(&source).codings, 5);
}

#[test]
fn sets_become_attributes_groups_and_sets_of_codes() {
    let sources: String = ["S1", "S2", "S3"]
        .iter()
        .map(|guid| text_source(guid, &[(3, 9, format!("{}{}", coding("C1"), coding("C2")))]))
        .collect();
    let set = |name: &str, members: &[&str]| {
        let members: String = members
            .iter()
            .map(|guid| {
                let kind = if guid.starts_with('C') { "MemberCode" } else { "MemberSource" };
                format!("<{kind} targetGUID=\"{guid}\"/>")
            })
            .collect();
        format!("<Set guid=\"g{name}\" name=\"{name}\">{members}</Set>")
    };
    let load = |sets: &[String]| {
        let end = format!("<Sets>{}</Sets></Project>", sets.concat());
        load(&with_sources(&sources).replace("</Project>", &end))
    };
    let first = [
        set("gender: male", &["S1"]),
        set("gender: female", &["S2", "S9"]),
        set("Nurses", &["S1", "S2"]),
        set("Doctors", &["s3"]),
        set("empty", &[]),
        set("negative", &["C1"]),
        set("costly", &["C1", "C9"]),
    ];
    let source = load(&first);
    assert_eq!(
        columns(&source, &["gender", "Document group", "Code", "Code sets", "empty"]),
        [
            "male / Nurses / Cost / negative | costly / ?",
            "male / Nurses / Time /  / ?",
            "female / Nurses / Cost / negative | costly / ?",
            "female / Nurses / Time /  / ?",
            " / Doctors / Cost / negative | costly / ?",
            " / Doctors / Time /  / ?",
        ]
    );
    let overlapping = load(&[set("Nurses", &["S1", "S2"]), set("City", &["S2"])]);
    assert_eq!(
        columns(&overlapping, &["Nurses", "City", "Document group", "Code sets"]),
        ["yes / no / ? / ?"; 2]
            .into_iter()
            .chain(["yes / yes / ? / ?"; 2])
            .chain(["no / no / ? / ?"; 2])
            .collect::<Vec<_>>()
    );
}

#[test]
fn unknown_codes_and_places_outside_are_counted() {
    let sources = text_source(
        "S",
        &[
            (3, 9, format!("{}{}", coding("C1"), coding("C8"))),
            (0, 2, coding("C9")),
            (900, 901, coding("C1")),
            (9, 3, coding("C1")),
        ],
    );
    let source = load(&with_sources(&sources));
    assert_eq!(
        columns(&source, &["Start", "End", "Code", "Excerpt"]),
        ["3 / 9 / Cost / cannot", "0 / 2 /  / We", "900 / 901 / Cost / ", "9 / 3 / Cost / "]
    );
    assert_eq!(kinds(&source), ["unknown_codes", "positions_outside"]);
    assert_eq!([source.warnings[0].count, source.warnings[1].count], [2, 2]);
}

/// A source whose text lies at a path, with one selection of that name.
fn at_path(path: &str, name: &str) -> String {
    with_sources(&format!(
        "<TextSource guid=\"S\" plainTextPath=\"{path}\"><PlainTextSelection guid=\"s\" \
         name=\"{name}\" startPosition=\"0\" endPosition=\"3\">{}</PlainTextSelection></TextSource>",
        coding("C1")
    ))
}

#[test]
fn texts_come_from_the_archive_alone() {
    let cases: [(&str, &str, &str, &[&str]); 10] = [
        ("internal://A.txt", "Sources/a.TXT", "a.txt / One", &[]),
        ("A.txt", "study/sources/A.txt", "a.txt / One", &[]),
        ("internal://A.txt", "sources\\A.txt", "a.txt / One", &[]),
        ("internal://A.txt", "other/A.txt", "a.txt / One, two", &["texts_missing"]),
        ("internal://../A.txt", "A.txt", "a.txt / One, two", &["texts_outside"]),
        ("relative:///A.txt", "sources/A.txt", "a.txt / One, two", &["texts_outside"]),
        ("absolute:///C:/A.txt", "sources/A.txt", "a.txt / One, two", &["texts_outside"]),
        ("https://x.example/A.txt", "sources/A.txt", "a.txt / One, two", &["texts_outside"]),
        (
            "internal://A.txt",
            "../sources/A.txt",
            "a.txt / One, two",
            &["unsafe_names", "texts_missing"],
        ),
        (
            "internal://A.txt",
            "/sources/A.txt",
            "a.txt / One, two",
            &["unsafe_names", "texts_missing"],
        ),
    ];
    for (path, entry, expected, warnings) in cases {
        let bytes = zip(&[
            Entry::stored("My study.QDE", at_path(path, "One, two")),
            Entry::stored("sources/.root", ""),
            Entry::stored(entry, "\u{feff}One two"),
        ]);
        let source = read("p.qdpx", &bytes).unwrap();
        let found = columns(&source, &["Source", "Excerpt"]).remove(0).to_lowercase();
        assert_eq!(found, expected.to_lowercase(), "{path} {entry}");
        assert_eq!(kinds(&source), warnings, "{path} {entry}");
    }
    let alone = load(&at_path("internal://A.txt", "One"));
    assert_eq!(kinds(&alone), ["texts_missing"]);
}

#[test]
fn positions_are_counted_as_they_fit_best() {
    let text = "\u{feff}One 😀😀\r\nTwo 😀 words\r\nthe end";
    let selection = |(start, end): (u32, u32), name: &str| {
        format!(
            "<PlainTextSelection guid=\"s{start}\" name=\"{name}\" startPosition=\"{start}\" \
             endPosition=\"{end}\">{}</PlainTextSelection>",
            coding("C1")
        )
    };
    let cases = [
        ([(8, 11), (25, 28)], ["", ""], OffsetUnit::CodePoints, true, (4, 4, false)),
        ([(10, 13), (28, 31)], ["", ""], OffsetUnit::Utf16, true, (4, 4, false)),
        ([(7, 10), (19, 26)], ["Two", "the e…"], OffsetUnit::CodePoints, false, (2, 2, true)),
        ([(9, 12), (16, 21)], ["", "words"], OffsetUnit::Utf16, false, (1, 1, true)),
    ];
    for (ranges, names, unit, line_end_is_two, fit) in cases {
        let inside = [selection(ranges[0], names[0]), selection(ranges[1], names[1])].concat();
        let project = with_sources(&format!(
            "<TextSource guid=\"S\" name=\"Interview\" plainTextPath=\"internal://a.txt\">{inside}</TextSource>"
        ));
        let bytes = zip(&[Entry::stored("p.qde", project), Entry::stored("sources/a.txt", text)]);
        let source = read("p.qdpx", &bytes).unwrap();
        let [found] = of_project(&source).offsets.as_slice() else { panic!("one text") };
        assert_eq!((found.source.as_str(), found.mark_is_counted), ("Interview", false));
        assert_eq!((found.unit, found.line_end_is_two), (unit, line_end_is_two), "{ranges:?}");
        assert_eq!((found.fitting, found.checked, found.by_quotes), fit, "{ranges:?}");
    }
}

#[test]
fn what_is_no_project_is_refused_with_what_is_missing() {
    let whole = zip(&[
        Entry::stored("p.qde", at_path("internal://a.txt", "")),
        Entry::stored("sources/a.txt", "One two"),
    ]);
    let with_first = |change: &dyn Fn(&mut Entry)| {
        let mut entries = [Entry::stored("p.qde", at_path("internal://a.txt", ""))];
        change(&mut entries[0]);
        zip(&entries)
    };
    let several = [Entry::stored("a.qde", "<Project/>"), Entry::stored("x/b.qde", "<Project/>")];
    let shadow =
        [Entry::stored("a.qde", project("")), Entry::stored("__MACOSX/._a.qde", "\u{0}\u{5}")];
    let deep = project(&format!("<CodeBook><Codes>{}", "<Code name=\"x\">".repeat(300)));
    let cases: Vec<(&str, Vec<u8>, ErrorKind)> = vec![
        ("p.qdpx", zip(&[Entry::stored("readme.txt", "x")]), ErrorKind::NoProject),
        ("p.qdpx", zip(&[Entry::stored("../p.qde", project(""))]), ErrorKind::NoProject),
        (
            "p.qdpx",
            zip(&several),
            ErrorKind::SeveralProjects { names: vec!["a.qde".to_owned(), "x/b.qde".to_owned()] },
        ),
        ("p.qdpx", whole[..whole.len() / 2].to_vec(), ErrorKind::DamagedArchive),
        ("p.qdpx", with_first(&|entry| entry.flags = 1), ErrorKind::Encrypted),
        ("p.qdpx", with_first(&|entry| entry.method = 8), ErrorKind::DamagedArchive),
        ("p.qdpx", with_first(&|entry| entry.method = 99), ErrorKind::UnsupportedCompression),
        ("p.qdpx", with_first(&|entry| entry.content.truncate(200)), ErrorKind::MalformedXml),
        ("p.qde", project("<x>").into_bytes(), ErrorKind::MalformedXml),
        ("p.qde", b"<!DOCTYPE a []><Project/>".to_vec(), ErrorKind::DocumentType),
        ("p.qde", deep.into_bytes(), ErrorKind::TooLarge { what: Limit::XmlDepth, limit: 256 }),
        (
            "plan.xml",
            b"<Project xmlns=\"http://schemas.microsoft.com/project\"/>".to_vec(),
            ErrorKind::NotATable { found: steelyard_core::diag::ContentKind::Xml },
        ),
    ];
    for (name, bytes, expected) in cases {
        let error = read(name, &bytes).unwrap_err();
        assert_eq!(error.kind, expected, "{error:?}");
    }
    assert!(read("p.qdpx", &zip(&shadow)).is_ok());
    let later = project("").replace("project:1.0", "project:2.5");
    assert!(read("p.qde", later.as_bytes()).is_ok());
}

#[test]
fn roles_are_known_by_the_headers() {
    let sources = text_source("S1", &[(3, 9, coding("C1")), (10, 13, coding("C2"))])
        + &text_source("S2", &[(3, 9, coding("C1"))]);
    let more = "<Sets><Set guid=\"g\" name=\"G\"><MemberSource targetGUID=\"S1\"/><MemberCode targetGUID=\"C1\"/></Set></Sets></Project>";
    let cases = "<Cases><Case guid=\"k\" name=\"Ada\"><SourceRef targetGUID=\"S1\"/></Case></Cases><Sources>";
    let text = with_sources(&sources).replace("</Project>", more).replace("<Sources>", cases);
    let source = load(&text);
    let guesses = guess_roles(&source.value.table, DecimalMark::Point);
    let roles: Vec<(&str, &Role)> =
        guesses.iter().map(|guess| (guess.name.as_str(), &guess.role)).collect();
    assert_eq!(
        roles,
        [
            ("Source", &Role::Source),
            ("Source ID", &Role::SourceKey),
            ("Start", &Role::RangeStart),
            ("End", &Role::RangeEnd),
            ("Code", &Role::Code),
            ("Code sets", &Role::CodeSets),
            ("Coder", &Role::Coder),
            ("Excerpt", &Role::Excerpt),
            ("Case", &Role::Participant),
            ("Document group", &Role::Group),
        ]
    );
}

/// What would take long or much if it were not linear, or stored twice.
#[test]
fn many_selections_are_quick_and_share_their_text() {
    let selections: Vec<(u32, u32, String)> =
        (0..4_000).map(|at| (at * 50, at * 50 + 400_000, coding("C1"))).collect();
    let long = "word and word 😀 ".repeat(50_000);
    let nested = selections.iter().map(|(start, end, _)| {
        format!("<PlainTextSelection guid=\"k{start}\" startPosition=\"{start}\" endPosition=\"{end}\"><Coding guid=\"x\"><CodeRef targetGUID=\"K\"/></Coding></PlainTextSelection>")
    });
    let many = nested.clone().count();
    let text = with_sources(
        &(text_source("S", &selections[..100]).replace("We cannot", &long)
            + &format!(
                "<TextSource guid=\"T\" name=\"t\">{}</TextSource>",
                nested.collect::<String>()
            )),
    )
    .replace("<Sources>", "<Cases><Case guid=\"K\" name=\"Ada\"/></Cases><Sources>");
    let start = Instant::now();
    let source = load(&text);
    assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
    // One more for the source whose selections are a case's, and nobody's codings.
    assert_eq!(source.value.table.rows(), 100 + many + 1);
    let excerpts = source.value.table.headers().iter().position(|name| name == "Excerpt").unwrap();
    let [one, two] = [0, 1].map(|row| source.value.table.text(row, excerpts));
    assert!(one.as_bytes().as_ptr_range().contains(&two.as_ptr()));
}

#[test]
fn no_mutation_makes_it_panic() {
    const PIECES: [&str; 24] = [
        "<Code guid=\"C1\" name=\"a::b\">",
        "</Code>",
        "<TextSource guid=\"S1\">",
        "</TextSource>",
        "<PlainTextSelection startPosition=\"-9223372036854775808\" endPosition=\"9223372036854775807\">",
        "</PlainTextSelection>",
        "<PDFSelection guid=\"S1s3\" page=\"-1\" firstX=\"9999999999999999999\">",
        "</PDFSelection>",
        "<Representation>",
        "</Representation>",
        "<Coding><CodeRef targetGUID=\"C1\"/></Coding>",
        "<Coding>",
        "<CodeRef targetGUID=\"K1\"/>",
        "<TranscriptSelection fromSyncPoint=\"x\"/>",
        "<SyncPoint guid=\"x\" position=\"5\"/>",
        "<Set name=\"a: b\"><MemberSource targetGUID=\"S1\"/></Set>",
        "<Case guid=\"K1\" name=\"k\"><SourceRef targetGUID=\"S1\"/><SelectionRef targetGUID=\"S1s3\"/></Case>",
        "<VariableValue><VariableRef targetGUID=\"v\"/><TextValue>1</TextValue></VariableValue>",
        "<PlainTextContent>é😀\r\n</PlainTextContent>",
        "<Description>x</Description>",
        "<Notes>",
        "</Notes>",
        "&#13;",
        "<VariableValue><TextValue>",
    ];
    let valid = with_sources(
        &(text_source("S1", &[(3, 9, coding("C1")), (0, 29, coding("K1"))])
            + "<PDFSource guid=\"b\"><Representation plainTextPath=\"internal://a.txt\"><PlainTextSelection name=\"One\" startPosition=\"0\" endPosition=\"3\"/></Representation></PDFSource>"),
    );
    let mut random = Random::new(7);
    let mut read_some = 0;
    for round in 0..3_000 {
        let mut text = valid.clone();
        for _ in 0..random.below(4) {
            let places: Vec<usize> = text.match_indices('<').map(|(at, _)| at).collect();
            let piece: &str = random.of::<&str>(&PIECES);
            text.insert_str(*random.of(&places), piece);
        }
        let mut bytes = text.into_bytes();
        for _ in 0..random.below(3) {
            let at = random.below(bytes.len());
            bytes[at] = u8::try_from(random.below(256)).unwrap();
        }
        let bytes = match round % 3 {
            0 => bytes,
            _ => zip(&[
                Entry::stored("p.qde", bytes),
                Entry::stored("sources/a.txt", *random.of(&["One\r\ntwo", "", "\u{feff}😀"])),
            ]),
        };
        match read("p.qdpx", &bytes) {
            Ok(source) => read_some += cells(&source.value.table).len(),
            Err(error) => assert!(message(&error).contains("p.qdpx")),
        }
    }
    assert!(read_some > 1_000, "{read_some}");
}

/// The true counts were worked out from the project files by other means.
#[test]
fn real_projects_are_read() {
    let Some(folder) = shared("data/samples") else { return };
    let nvivo = std::fs::read(folder.join("oltas0517.qdpx")).unwrap();
    let nvivo = read("oltas0517.qdpx", &nvivo).unwrap();
    let found = of_project(&nvivo);
    assert_eq!(found.origin, "NVivo for Windows 12.6");
    assert_eq!([found.codings, found.selections, found.ranges], [303, 303, 188]);
    assert_eq!([found.sources, found.sources_without_coding, found.coders], [2, 1, 1]);
    assert_eq!(found.codes, 152);
    let [offsets] = found.offsets.as_slice() else { panic!("one coded text") };
    assert_eq!(offsets.unit, OffsetUnit::Utf16);
    assert!(offsets.line_end_is_two && !offsets.mark_is_counted && !offsets.by_quotes);
    assert!(offsets.checked == 606 && offsets.fitting >= 594, "{offsets:?}");
    assert_eq!(
        steelyard::page::words::account::offsets(std::iter::once(found)),
        [
            "99 % of 606 positions on the edges of words, counted in UTF-16 units, line ends counted as \
          two."
        ]
    );
    // One row for the source that nobody coded.
    assert_eq!(nvivo.value.table.rows(), 304);
    assert!(nvivo.warnings.is_empty());

    let atlas = std::fs::read(folder.join("skyloom_TestProject.qdpx")).unwrap();
    let atlas = read("skyloom_TestProject.qdpx", &atlas).unwrap();
    let found = of_project(&atlas);
    // 16 codings stand in the file, two of them a second time under the same selection, one on the
    // second page of its quotation.
    assert_eq!([found.codings, found.selections, found.ranges, found.codes], [13, 12, 10, 14]);
    assert_eq!([found.sources, found.sources_without_coding], [12, 6]);
    assert_eq!(kinds(&atlas), ["selections_repeated", "texts_missing"]);
    assert_eq!(
        columns(&atlas, &["Start", "Code", "Code sets", "gender", "age"])[7],
        "0 / happiness / Feelings | positive feelings / female / 25"
    );
}
