//! Lists of people beside the codings: joined by the names alone, and what found no partner is named.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use serde_json::json;
use steelyard_core::dataset::Role;
use steelyard_core::diag::WarningKind;
use steelyard_core::engine::{
    Engine, FileSettings, FindingKind, InputFile, Request, Settings, StudyView,
};
use steelyard_core::valence::Valence;
use steelyard_core::words::errors;
use steelyard_core::words::table::column_size;

use crate::support::engine::{ask, load, number, study, table};
use crate::support::zip::{Workbook, row};

const CODINGS: &str = "Participant,Code,Valence,Quote\nP1,Cost,Barrier,a\nP2,Culture,Facilitator,b\nP2,Complexity,Barrier,c\n";
const PEOPLE: &str = "Participant,Role,Site\np1 ,Nurse,H1\nP2,Doctor,H2\nP3,Doctor,H2\n";

fn own_themes() -> Settings {
    Settings { framework: Some("none".into()), ..Settings::default() }
}

fn studied(files: &[(&str, &str)]) -> (Engine, StudyView) {
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let mut engine = Engine::new();
    let view = study(&mut engine, load(&files, own_themes()));
    (engine, view)
}

/// Kind and count of what was said of lists.
fn said(view: &StudyView) -> Vec<(WarningKind, u64)> {
    let of_lists = |kind: &FindingKind| match kind {
        FindingKind::Noticed { warning } => match warning {
            WarningKind::PeopleJoined { .. }
            | WarningKind::PeopleWithoutColumns
            | WarningKind::PeopleWithoutCodings { .. }
            | WarningKind::CodingsWithoutPerson { .. }
            | WarningKind::PeopleSaidTwice { .. }
            | WarningKind::PeopleContradicted { .. } => Some(warning.clone()),
            _ => None,
        },
        _ => None,
    };
    view.findings.iter().filter_map(|one| Some((of_lists(&one.kind)?, one.count))).collect()
}

fn joined(name: &str, columns: &[&str]) -> WarningKind {
    let columns = columns.iter().map(|&column| column.to_owned()).collect();
    WarningKind::PeopleJoined { name: name.to_owned(), columns }
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

fn by(engine: &mut Engine, columns: &str, row: &str, column: &str, valence: Valence) -> u32 {
    let table = table(engine, json!({"rows": "code", "columns": columns, "unit": "codings"}));
    number(&table, row, column, valence).0
}

/// The numbers of [`CODINGS`] by the columns of [`PEOPLE`].
fn assert_joined(engine: &mut Engine) {
    for (columns, row, column, valence, count) in [
        ("group", "Cost", "Nurse", Valence::Barrier, 1),
        ("group", "Cost", "Doctor", Valence::Barrier, 0),
        ("group", "Culture", "Doctor", Valence::Facilitator, 1),
        ("group", "Complexity", "Doctor", Valence::Barrier, 1),
        ("site", "Cost", "H1", Valence::Barrier, 1),
        ("site", "Complexity", "H2", Valence::Barrier, 1),
    ] {
        assert_eq!(by(engine, columns, row, column, valence), count, "{columns} {row} {column}");
    }
}

#[test]
fn a_list_of_people_is_joined_to_the_codings_by_name() {
    for order in [["codings.csv", "people.csv"], ["people.csv", "codings.csv"]] {
        let text = |name: &str| if name == "people.csv" { PEOPLE } else { CODINGS };
        let (mut engine, view) = studied(&order.map(|name| (name, text(name))));
        assert_eq!(view.summary.codings, 3);
        assert_eq!((view.summary.participants, view.attributes.len()), (Some(2), 1));
        assert_eq!(
            said(&view),
            [
                (WarningKind::PeopleWithoutCodings { names: names(&["P3"]) }, 1),
                (joined("Participant", &["Role", "Site"]), 2),
            ]
        );
        let at = view.files.iter().position(|file| file.reading.file == "people.csv").unwrap();
        assert_eq!(view.files[at].listed_people, Some(3));
        assert!(view.questions.is_empty(), "{:?}", view.questions);
        let sentences: Vec<String> = view.files[at].warnings.iter().map(errors::warning).collect();
        assert!(sentences.iter().any(|one| one.contains("“P3”")), "{sentences:?}");
        assert!(sentences.iter().all(|one| one.starts_with("“people.csv”: ")), "{sentences:?}");
        assert_joined(&mut engine);
    }
}

#[test]
fn a_list_is_added_later_and_left_aside_again() {
    let (mut engine, before) = studied(&[("codings.csv", CODINGS)]);
    let people = InputFile { name: "people.csv".to_owned(), bytes: PEOPLE.as_bytes().to_vec() };
    let settings = Box::new(own_themes());
    let view = study(&mut engine, Request::Add { files: vec![people], settings });
    assert_eq!(view.summary.codings, 3);
    assert_joined(&mut engine);
    let aside = FileSettings { people_aside: true, ..FileSettings::default() };
    let files = BTreeMap::from([("people.csv".to_owned(), aside)]);
    let settings = Box::new(Settings { files, ..own_themes() });
    let view = study(&mut engine, Request::Configure { settings });
    assert_eq!((view.summary.codings, view.attributes.len()), (3, 0));
    assert_eq!((said(&view), view.summary.sites.clone()), (Vec::new(), None));
    assert_eq!(view.questions, before.questions);
    let view = study(&mut engine, Request::Configure { settings: Box::new(own_themes()) });
    assert_eq!(said(&view).len(), 2);
    assert_joined(&mut engine);
}

#[test]
fn what_finds_no_partner_and_what_contradicts_is_named() {
    // Numbers are not guessed to be people.
    let (_, view) = studied(&[
        ("codings.csv", CODINGS),
        ("people.csv", "Participant,Role\n1,Nurse\n2,Doctor\n"),
    ]);
    assert_eq!(view.summary.codings, 3);
    assert_eq!(
        said(&view),
        [
            (WarningKind::PeopleWithoutCodings { names: names(&["1", "2"]) }, 2),
            (WarningKind::CodingsWithoutPerson { names: names(&["P1", "P2"]) }, 2),
        ]
    );
    // Of what is said in two ways nothing is taken; the other column of the same rows is.
    let (mut engine, view) = studied(&[
        ("codings.csv", CODINGS),
        (
            "people.csv",
            "Participant,Role,Site\nP1,Nurse,H1\nP1,Doctor,H1\nP2,Doctor,H2\nP2,doctor,H2\nP3,Nurse,H2\n",
        ),
    ]);
    let twice = WarningKind::PeopleSaidTwice { column: "Role".to_owned(), names: names(&["P1"]) };
    assert!(said(&view).contains(&(twice, 1)), "{:?}", said(&view));
    assert_eq!(by(&mut engine, "group", "Cost", "Not stated", Valence::Barrier), 1);
    assert_eq!(by(&mut engine, "group", "Culture", "Doctor", Valence::Facilitator), 1);
    assert_eq!(by(&mut engine, "site", "Cost", "H1", Valence::Barrier), 1);
    // What the codings say holds, and a blank of theirs is filled.
    let codings = "Participant,Role,Code,Valence\nP1,Nurse,Cost,Barrier\nP2,,Culture,Facilitator\n";
    let (mut engine, view) = studied(&[
        ("codings.csv", codings),
        ("people.csv", "Participant,Role\nP1,Doctor\nP2,Doctor\nP3,Nurse\n"),
    ]);
    let contradicted =
        WarningKind::PeopleContradicted { column: "Role".to_owned(), names: names(&["P1"]) };
    assert!(said(&view).contains(&(contradicted, 1)), "{:?}", said(&view));
    assert_eq!(by(&mut engine, "group", "Cost", "Nurse", Valence::Barrier), 1);
    assert_eq!(by(&mut engine, "group", "Culture", "Doctor", Valence::Facilitator), 1);
    let blanks = |kind: &FindingKind| {
        matches!(kind, FindingKind::Noticed { warning: WarningKind::BlankLabels { .. } })
    };
    assert!(!view.findings.iter().any(|one| blanks(&one.kind)), "{:?}", view.findings);
}

#[test]
fn a_list_alone_is_refused_and_files_that_are_none_are_left_alone() {
    let (_, view) = studied(&[("people.csv", PEOPLE)]);
    assert_eq!(view.summary.codings, 0);
    assert!(!view.questions.is_empty(), "{:?}", view.questions);
    assert_eq!(view.files[0].listed_people, None);
    for (other, codings) in [
        // Codings with a group.
        ("Participant,Role,Code,Valence\nP1,Nurse,Cost,Barrier\nP2,Doctor,Time,Barrier\n", 5),
        // A table of counts by participant.
        ("Participant,Cost - barrier,Cost - facilitator\nP1,1,0\nP2,0,2\n", 6),
        // One of so few rows that its columns are asked about.
        ("Participant,Cost,Time\nP1,1,0\nP2,0,2\n", 0),
        // A second coder's sheet.
        ("Participant,Coder,Code,Valence\nP1,B,Cost,Barrier\nP2,B,Culture,Facilitator\n", 5),
        // A list of codes.
        ("Code,Definition\nCost,what it costs\nTime,what time it takes\n", 3),
    ] {
        let (_, view) = studied(&[("codings.csv", CODINGS), ("other.csv", other)]);
        assert_eq!((view.summary.codings, said(&view)), (codings, Vec::new()), "{other}");
        assert_eq!(view.files[1].listed_people, None, "{other}");
    }
    // What the user says holds codes is no list.
    let roles = BTreeMap::from([("Role".to_owned(), Role::Code)]);
    let of_file = FileSettings { roles, ..FileSettings::default() };
    let files = BTreeMap::from([("people.csv".to_owned(), of_file)]);
    let settings = Settings { files, ..own_themes() };
    let both: [(&str, &[u8]); 2] =
        [("codings.csv", CODINGS.as_bytes()), ("people.csv", PEOPLE.as_bytes())];
    let view = study(&mut Engine::new(), load(&both, settings));
    assert_eq!((view.summary.codings, view.files[1].listed_people), (6, None));
}

fn book(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let sheets: Vec<(&str, String)> = sheets
        .iter()
        .map(|(name, cells)| (*name, cells.iter().map(|cells| row(cells)).collect()))
        .collect();
    let sheets: Vec<(&str, &str, &str)> =
        sheets.iter().map(|(name, rows)| (*name, "", rows.as_str())).collect();
    Workbook::of_sheets(&sheets).bytes()
}

const INTERVIEWS: &[&[&str]] = &[
    &["Who was interviewed"],
    &["Interview", "Stakeholder", "Hospital", "Years in post"],
    &["Int-01", "Nurse", "H1", "3"],
    &["Int-02", "Doctor", "H1", "12"],
    &["Int-03", "Nurse", "H2", "7"],
    &["Int-04", "Doctor", "H2", "1"],
    &["Int-05", "Doctor", "H2", "4"],
];
const EXTRACT: &[&[&str]] = &[
    &["Interview", "Code", "Direction", "Excerpt"],
    &["Int-01", "Skills", "Facilitator", "We practised with dolls"],
    &["Int-02", "Skills", "Barrier", "Nobody showed me"],
    &["Int-03", "Goals", "Facilitator", "It is our first aim"],
    &["Int-04", "Skills", "Barrier", "I was never shown"],
];

#[test]
fn a_sheet_beside_the_codings_is_joined_whichever_is_larger() {
    let few = &EXTRACT[..3];
    for (sheets, codings) in [
        ([("Codings", EXTRACT), ("Participants", INTERVIEWS)], 4),
        ([("Participants", INTERVIEWS), ("Codings", EXTRACT)], 4),
        // The list is the larger sheet.
        ([("Participants", INTERVIEWS), ("Codings", few)], 2),
    ] {
        let bytes = book(&sheets);
        let mut engine = Engine::new();
        let view = study(&mut engine, load(&[("book.xlsx", &bytes)], own_themes()));
        assert_eq!(view.summary.codings, codings);
        assert_eq!(view.files[0].people_sheets, ["Participants"]);
        let of_sheets = |kind: &FindingKind| matches!(kind, FindingKind::SheetsNotRead { .. });
        assert!(!view.findings.iter().any(|one| of_sheets(&one.kind)), "{:?}", view.findings);
        assert!(said(&view).iter().any(|(kind, count)| {
            matches!(kind, WarningKind::PeopleJoined { name, columns }
                if name == "Interview" && columns[..2] == ["Stakeholder", "Hospital"])
                && *count == codings
        }));
        assert_eq!(by(&mut engine, "group", "Skills", "Nurse", Valence::Facilitator), 1);
        assert_eq!(
            by(&mut engine, "group", "Skills", "Doctor", Valence::Barrier),
            codings as u32 / 2
        );
        assert_eq!(by(&mut engine, "site", "Skills", "H1", Valence::Facilitator), 1);

        // The sheet of the codings asked for by name is joined as well.
        let read = serde_json::from_value(json!({"sheet": "Codings"})).unwrap();
        let of_file = FileSettings { read, ..FileSettings::default() };
        let files = BTreeMap::from([("book.xlsx".to_owned(), of_file)]);
        let settings = Box::new(Settings { files, ..own_themes() });
        let view = study(&mut engine, Request::Configure { settings });
        assert_eq!((view.summary.codings, view.files[0].people_sheets.len()), (codings, 1));
    }
}

#[test]
fn sheets_that_are_no_lists_stay_unread_and_are_named() {
    for other in [
        // A second coder under other headers.
        &[&["Case", "Node", "Valence"][..], &["Int-01", "Skills", "Barrier"]][..],
        // Counts by interview.
        &[
            &["Interview", "Skills", "Goals", "Trust"],
            &["Int-01", "1", "0", "2"],
            &["Int-02", "0", "1", "1"],
        ],
        // Whom nobody has coded.
        &[&["Study", "Reason"], &["Smith 2001", "no full text"], &["Ek 2003", "no full text"]],
    ] {
        let bytes = book(&[("Codings", EXTRACT), ("Other", other)]);
        let mut engine = Engine::new();
        let view = study(&mut engine, load(&[("book.xlsx", &bytes)], own_themes()));
        assert_eq!((view.summary.codings, said(&view)), (4, Vec::new()), "{other:?}");
        let sheets = vec!["Other".to_owned()];
        let not_read = FindingKind::SheetsNotRead { sheets };
        assert!(view.findings.iter().any(|one| one.kind == not_read), "{other:?}");
    }
}

#[test]
fn a_name_is_one_persons_at_a_site_where_the_user_says_so() {
    let codings = "Participant,Site,Code,Valence\nP1,North,Cost,Barrier\nP1,South,Time,Barrier\nP2,North,Cost,Barrier\nP2,South,Cost,Barrier\n";
    let people = "Participant,Site,Role\nP1,North,Nurse\nP2,North,Nurse\nP3,North,Nurse\nP1,South,Doctor\nP4,South,Doctor\n";
    let (mut engine, view) = studied(&[("codings.csv", codings), ("people.csv", people)]);
    assert!(
        said(&view).iter().any(|(kind, _)| matches!(kind, WarningKind::PeopleSaidTwice { column, .. } if column == "Role")),
        "{:?}",
        said(&view)
    );
    let settings = Settings {
        participants_within: Some(steelyard_core::dataset::PeopleWithin::Site),
        ..own_themes()
    };
    ask(&mut engine, Request::Configure { settings: Box::new(settings) });
    assert_eq!(by(&mut engine, "group", "Cost", "Nurse", Valence::Barrier), 2);
    assert_eq!(by(&mut engine, "group", "Time", "Doctor", Valence::Barrier), 1);
    assert_eq!(by(&mut engine, "group", "Cost", "Not stated", Valence::Barrier), 1);
}

#[test]
fn what_no_file_of_a_column_names_is_not_counted_in_it() {
    let (mut engine, _) = studied(&[
        (
            "one.csv",
            "Participant,Role,Site,Code,Valence\nP1,Nurse,H1,Cost,Barrier\nP2,Nurse,H2,Cost,Barrier\n",
        ),
        (
            "two.csv",
            "Participant,Role,Code,Valence\nP3,Doctor,Cost,Barrier\nP4,Doctor,Time,Barrier\n",
        ),
    ]);
    let table = table(&mut engine, json!({"rows": "code", "columns": "group"}));
    let sizes: Vec<String> = (0..table.columns.len()).map(|at| column_size(&table, at)).collect();
    assert!(sizes.contains(&"n = 2 participants, 2 sites".to_owned()), "{sizes:?}");
    assert!(sizes.contains(&"n = 2 participants".to_owned()), "{sizes:?}");
}

/// A flat OpenDocument workbook of these sheets.
fn flat_ods(sheets: &[(&str, &[&[&str]])]) -> String {
    let cell =
        |text: &&str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let row = |cells: &&[&str]| {
        format!("<table:table-row>{}</table:table-row>", cells.iter().map(cell).collect::<String>())
    };
    let table = |(name, rows): &(&str, &[&[&str]])| {
        let rows: String = rows.iter().map(row).collect();
        format!("<table:table table:name=\"{name}\">{rows}</table:table>")
    };
    let tables: String = sheets.iter().map(table).collect();
    format!(
        "<?xml version=\"1.0\"?><office:document \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
         office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">\
         <office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document>"
    )
}

#[test]
fn a_sheet_of_another_kind_of_workbook_is_joined_as_well_and_for_the_codings_of_other_files() {
    let text = flat_ods(&[("Participants", INTERVIEWS), ("Codings", &EXTRACT[..3])]);
    let more = "Interview,Code,Direction,Excerpt\nint-05,Trust,Barrier,Nobody trusts it\n";
    let (mut engine, view) = studied(&[("book.fods", &text), ("more.csv", more)]);
    assert_eq!((view.summary.codings, view.files[0].people_sheets.len()), (3, 1));
    assert_eq!(by(&mut engine, "group", "Skills", "Nurse", Valence::Facilitator), 1);
    assert_eq!(by(&mut engine, "group", "Trust", "Doctor", Valence::Barrier), 1);
    assert_eq!(by(&mut engine, "site", "Trust", "H2", Valence::Barrier), 1);
}
