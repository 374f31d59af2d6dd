//! Tables of barriers and facilitators as they were printed, each number from a coded study built to it.
//!
//! A builder spreads the printed counts over the printed number of sources or people; everything that it
//! adds (who said what) is made up. What a table's reader can trip over is asserted beside its numbers.
//! Left out is Musculoskeletal Care 2025;23(2):e70108, whose one known row is the example
//! `tdf_scoping_review`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use serde_json::json;
use steelyard_core::analysis::{CrossTab, Note, NoteKind, Number, Statistic, TableOptions, Unit};
use steelyard_core::engine::{Engine, Request, Response, Settings};
use steelyard_core::valence::{ByValence, Valence};
use steelyard_core::words::numbers::Sheet;
use steelyard_core::words::table::{column_label, row_label};

use super::support::engine::{ask, load, table};

use Valence::{Barrier, Facilitator, Missing};

/// A study of one CSV in an engine.
fn study(framework: &str, header: &str, rows: &[String]) -> Engine {
    let csv = format!("{header}\n{}\n", rows.join("\n"));
    let settings = Settings { framework: Some(framework.into()), ..Settings::default() };
    let mut engine = Engine::new();
    match ask(&mut engine, load(&[("study.csv", csv.as_bytes())], settings)) {
        Response::Study(view) => assert_eq!(view.account.left_out, [], "{:?}", view.warnings),
        other => panic!("{other:?}"),
    }
    engine
}

/// One printed number: count, percentage to one decimal, denominator.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Printed {
    count: u32,
    percent: Option<f64>,
    of: Option<u32>,
}

/// The number of a row and valence in a column, by labels; labels are compared without case.
fn number(table: &CrossTab, row: &str, column: usize, valence: Valence) -> Printed {
    let same = |label: &str| label.eq_ignore_ascii_case(row);
    let at = table.rows.iter().position(|head| same(&row_label(&head.label)));
    let at = at.unwrap_or_else(|| panic!("no row {row}: {:?}", table.rows));
    let cell = table.cells[at][column].get(valence);
    Printed { count: cell.count.shown().unwrap(), percent: cell.percent, of: cell.denominator }
}

fn count(table: &CrossTab, row: &str, valence: Valence) -> u32 {
    number(table, row, 0, valence).count
}

fn sum_of_rows(table: &CrossTab, valence: Valence) -> u32 {
    table.rows.iter().map(|row| row.totals[valence].shown().unwrap()).sum()
}

fn sheet(engine: &mut Engine, kind: Statistic, options: serde_json::Value) -> Sheet {
    let table: TableOptions = serde_json::from_value(options).unwrap();
    match ask(engine, Request::Numbers { kind, table }) {
        Response::Numbers(sheet) => *sheet,
        other => panic!("{other:?}"),
    }
}

/// Rows of a sheet as texts.
fn texts(sheet: &Sheet) -> Vec<Vec<String>> {
    sheet.rows.iter().map(|row| row.iter().map(|cell| cell.text.clone()).collect()).collect()
}

/// Implement Sci Commun 2023;4 (10.1186/s43058-023-00500-9), table 2: meetings of 40 in which a construct
/// of CFIR 2009 came up as facilitator and as barrier, each with its percentage of the 40.
const GENOMIC: [(&str, &str, [u32; 2], [f64; 2]); 27] = [
    ("I", "Intervention source", [3, 2], [7.5, 5.0]),
    ("I", "Evidence, strength, and quality", [2, 0], [5.0, 0.0]),
    ("I", "Relative advantage", [0, 0], [0.0, 0.0]),
    ("I", "Adaptability", [21, 8], [52.5, 20.0]),
    ("I", "Trialability", [9, 2], [22.5, 5.0]),
    ("I", "Complexity", [2, 14], [5.0, 35.0]),
    ("I", "Design, quality, and packaging", [8, 5], [20.0, 12.5]),
    ("I", "Cost", [3, 6], [7.5, 15.0]),
    ("II", "Patient needs and resources", [10, 9], [25.0, 22.5]),
    ("II", "Cosmopolitanism", [8, 2], [20.0, 5.0]),
    ("II", "Peer pressure", [3, 1], [7.5, 2.5]),
    ("II", "External policies and incentives", [4, 6], [10.0, 15.0]),
    ("III", "Structural characteristics", [3, 6], [7.5, 15.0]),
    ("III", "Networks and communication", [19, 7], [47.5, 17.5]),
    ("III", "Culture", [1, 1], [2.5, 2.5]),
    ("III", "Tension for change", [5, 5], [12.5, 12.5]),
    ("III", "Compatibility", [4, 11], [10.0, 27.5]),
    ("III", "Relative priority", [10, 1], [25.0, 2.5]),
    ("III", "Organizational incentives and rewards", [1, 0], [2.5, 0.0]),
    ("III", "Goals and feedback", [6, 2], [15.0, 5.0]),
    ("III", "Learning climate", [6, 1], [15.0, 2.5]),
    ("III", "Leadership engagement", [16, 5], [40.0, 12.5]),
    ("III", "Availability of resources", [11, 7], [27.5, 17.5]),
    ("III", "Access to knowledge and information", [2, 4], [5.0, 10.0]),
    ("IV", "Knowledge and beliefs about intervention", [5, 6], [12.5, 15.0]),
    ("IV", "Self-efficacy", [6, 9], [15.0, 22.5]),
    ("IV", "Individual stage of change", [0, 0], [0.0, 0.0]),
];

#[test]
fn meetings_of_genomic_screening() {
    let mut rows = Vec::new();
    for (place, (_, construct, counts, _)) in GENOMIC.iter().enumerate() {
        for (meetings, side) in counts.iter().zip(["facilitator", "barrier"]) {
            for at in 0..*meetings as usize {
                rows.push(format!("M{:02},\"{construct}\",{side}", (place * 7 + at) % 40));
            }
        }
    }
    let mut engine = study("cfir-2009", "source,construct,type", &rows);
    let asked = |rows: &str, unit: &str, basis: &str| json!({"rows": rows, "columns": "all", "unit": unit, "basis": basis});
    let found = table(&mut engine, asked("construct", "sources", "share_of_units"));
    assert_eq!(found.columns[0].sources, Some(40));
    assert!(found.rows.iter().all(|row| !row.unmapped), "{:?}", found.notes);
    for (domain, construct, counts, percents) in GENOMIC {
        // What is printed under other names than the framework's is found by its aliases.
        let label = match construct {
            "Evidence, strength, and quality" => "Evidence Strength & Quality",
            "Design, quality, and packaging" => "Design Quality & Packaging",
            "Patient needs and resources" => "Patient Needs & Resources",
            "External policies and incentives" => "External Policy & Incentives",
            "Networks and communication" => "Networks & Communications",
            "Organizational incentives and rewards" => "Organizational Incentives & Rewards",
            "Availability of resources" => "Available Resources",
            "Access to knowledge and information" => "Access to Knowledge & Information",
            "Knowledge and beliefs about intervention" => {
                "Knowledge & Beliefs about the Intervention"
            }
            same => same,
        };
        let row = found.rows.iter().find(|row| row_label(&row.label).eq_ignore_ascii_case(label));
        let code = row.and_then(|row| row.code.clone()).unwrap();
        assert_eq!(code.split('.').next(), Some(domain), "{label}");
        for (side, (printed, percent)) in
            [Facilitator, Barrier].into_iter().zip(counts.into_iter().zip(percents))
        {
            let printed = Printed { count: printed, percent: Some(percent), of: Some(40) };
            assert_eq!(number(&found, label, 0, side), printed, "{construct}, {side:?}");
        }
    }
    // The printed sums of a domain are of meetings counted again for every construct: they come out
    // as codings, of which there is one for each meeting and construct, and as nothing else.
    let printed = [
        ("Intervention Characteristics", [48, 37]),
        ("Outer Setting", [25, 18]),
        ("Inner Setting", [84, 50]),
        ("Characteristics of Individuals", [11, 15]),
    ];
    let codings = table(&mut engine, asked("domain", "codings", "count"));
    let meetings = table(&mut engine, asked("domain", "sources", "share_of_units"));
    for (domain, [facilitators, barriers]) in printed {
        assert_eq!(count(&codings, domain, Facilitator), facilitators, "{domain}");
        assert_eq!(count(&codings, domain, Barrier), barriers, "{domain}");
        for side in [Facilitator, Barrier] {
            let distinct = number(&meetings, domain, 0, side);
            assert!(distinct.count <= 40 && distinct.of == Some(40), "{domain}: {distinct:?}");
            assert!(distinct.percent.unwrap() <= 100.0, "{domain}: {distinct:?}");
        }
    }
    assert_eq!([codings.totals[Facilitator], codings.totals[Barrier]], [168, 120]);
    assert!(count(&meetings, "Inner Setting", Facilitator) < 84);
    assert!(meetings.notes.contains(&NoteKind::UnitsOverlap.into()), "{:?}", meetings.notes);
    assert!(!codings.notes.contains(&NoteKind::UnitsOverlap.into()));
}

/// BMC Obesity 2017 (10.1186/s40608-017-0154-4), table 3: utterances and participants of 16, each as
/// barrier and enabler, by domain of TDF 2012.
const NURSES: [(&str, [u32; 2], [u32; 2]); 9] = [
    ("Social influences", [17, 45], [10, 14]),
    ("Beliefs about capabilities", [9, 27], [6, 15]),
    ("Intentions", [19, 14], [8, 8]),
    ("Knowledge", [1, 26], [1, 15]),
    ("Goals", [0, 20], [0, 11]),
    ("Reinforcement", [0, 19], [0, 11]),
    ("Social/professional role and identity", [2, 14], [4, 8]),
    ("Optimism", [0, 9], [0, 7]),
    ("Skills", [0, 0], [0, 0]),
];

/// The same by subcategory: utterances as barrier and enabler.
const NURSES_PARTS: [(&str, &str, [u32; 2]); 15] = [
    ("Social influences", "Family, friends, patients and work colleagues", [17, 45]),
    ("Beliefs about capabilities", "Confidence", [7, 24]),
    ("Beliefs about capabilities", "Past experiences", [2, 3]),
    ("Intentions", "Lack of motivation", [19, 0]),
    ("Intentions", "Having intentions", [0, 14]),
    ("Knowledge", "Awareness of guidelines and strategies", [0, 25]),
    ("Knowledge", "Awareness of local facilities", [1, 1]),
    ("Goals", "Priority", [0, 6]),
    ("Goals", "Holidays/Special occasions", [0, 14]),
    ("Reinforcement", "Immediate benefits", [0, 16]),
    ("Reinforcement", "Compliments", [0, 2]),
    ("Reinforcement", "Free gym membership", [0, 1]),
    ("Social/professional role and identity", "Role model", [0, 10]),
    ("Social/professional role and identity", "Responsibilities of role as a nurse", [2, 4]),
    ("Optimism", "Positive about outcome of managing body weight", [0, 9]),
];

#[test]
fn utterances_and_people_of_nurses() {
    let mut rows = Vec::new();
    for (place, (domain, _, people)) in NURSES.iter().enumerate() {
        for (side, (name, people)) in ["barrier", "enabler"].into_iter().zip(people).enumerate() {
            let parts = NURSES_PARTS.iter().filter(|part| part.0 == *domain);
            let said = parts.flat_map(|part| vec![part.1; part.2[side] as usize]);
            for (at, theme) in said.enumerate() {
                // As many people as are printed, from another one on in each domain.
                let who = (place * 3 + at % *people as usize) % 16;
                rows.push(format!(
                    "P{who:02},{domain},\"{theme}\",{name},said {domain} {name} {at}"
                ));
            }
        }
    }
    let mut engine = study("tdf-2012", "participant,domain,theme,type,excerpt", &rows);
    let mut count_by = |rows: &str, unit: &str, basis: &str| {
        table(&mut engine, json!({"rows": rows, "columns": "all", "unit": unit, "basis": basis}))
    };
    let said = count_by("domain", "codings", "count");
    let people = count_by("domain", "participants", "share_of_units");
    let parts = count_by("theme", "codings", "count");
    assert_eq!(people.columns[0].participants, Some(16));
    assert_eq!(
        [said.totals[Barrier], said.totals[Facilitator], said.columns[0].codings],
        [48, 174, 222]
    );
    for (domain, utterances, participants) in NURSES {
        for (side, (utterances, participants)) in
            [Barrier, Facilitator].into_iter().zip(utterances.into_iter().zip(participants))
        {
            assert_eq!(count(&said, domain, side), utterances, "{domain}, {side:?}");
            let seen = number(&people, domain, 0, side);
            assert_eq!(seen.of, Some(16));
            // Four people are printed behind two utterances, which no one coding of the interviews
            // gives: the two counts come from two passes. Nobody is added to make it so.
            let printed_more_people_than_codings = participants > utterances;
            assert_eq!(
                printed_more_people_than_codings,
                domain.starts_with("Social/professional") && side == Barrier
            );
            assert_eq!(seen.count, participants.min(utterances), "{domain}, {side:?}");
        }
    }
    for (domain, theme, utterances) in NURSES_PARTS {
        assert_eq!([count(&parts, theme, Barrier), count(&parts, theme, Facilitator)], utterances);
        let of_domain = NURSES_PARTS.iter().filter(|part| part.0 == domain);
        let sum = of_domain.fold([0, 0], |sum, part| [sum[0] + part.2[0], sum[1] + part.2[1]]);
        assert_eq!([count(&said, domain, Barrier), count(&said, domain, Facilitator)], sum);
    }
    assert!(people.notes.contains(&NoteKind::UnitsOverlap.into()));
    assert!(
        sum_of_rows(&people, Facilitator) > 16 && people.totals[Facilitator].shown().unwrap() <= 16
    );
}

/// A ranked row: rank as printed, domain, studies, themes, whether beliefs conflict.
type RankedRow = (&'static str, &'static str, u32, u32, bool);

/// Rows of a study in which so many studies name a domain in so many themes.
fn ranked_study(rows: &[RankedRow], studies: usize) -> Vec<String> {
    let mut csv = Vec::new();
    for (place, (_, domain, named, themes, conflict)) in rows.iter().enumerate() {
        for at in 0..(*named).max(*themes) {
            let study = (place * 5 + (at % named) as usize) % studies;
            let row = |side| format!("S{study:02},{domain},{domain} theme {},{side}", at % themes);
            csv.push(row("barrier"));
            if *conflict && at == 0 {
                csv.push(row("facilitator"));
            }
        }
    }
    csv
}

/// Implement Sci 2020;15:44 (10.1186/s13012-020-01001-2), table 2: 25 studies.
const CAUTI: [RankedRow; 14] = [
    ("1", "Environmental context and resources", 13, 8, true),
    ("2", "Knowledge", 12, 9, true),
    ("3", "Beliefs about consequences", 12, 8, true),
    ("4", "Social influences", 9, 6, true),
    ("5", "Memory, attention and decision processes", 8, 8, true),
    ("6", "Social/professional role and identity", 6, 4, true),
    ("7", "Behavioural regulation", 3, 2, true),
    ("8", "Beliefs about capabilities", 2, 2, false),
    ("9=", "Skills", 2, 1, false),
    ("9=", "Goals", 2, 1, false),
    ("11=", "Reinforcement", 0, 0, false),
    ("11=", "Intentions", 0, 0, false),
    ("11=", "Optimism", 0, 0, false),
    ("11=", "Emotion", 0, 0, false),
];

/// BMC Public Health 2024;24:418 (10.1186/s12889-023-17621-4), table 2: 39 studies, 15 rows as the review
/// made them (Skills in two), and the percentage of the 39 as printed.
const COMB_REVIEW: [(RankedRow, u32); 15] = [
    (("1", "Environmental context and resources", 35, 12, true), 90),
    (("2", "Social influences", 28, 7, true), 72),
    (("3", "Goals", 21, 3, true), 54),
    (("4", "Intentions", 17, 3, true), 44),
    (("5", "Reinforcement", 15, 8, true), 38),
    (("6", "Emotion", 15, 2, true), 38),
    (("7", "Beliefs about consequences", 12, 5, true), 31),
    (("8", "Knowledge", 11, 4, true), 28),
    (("9", "Physical skills", 8, 3, true), 21),
    (("10", "Beliefs about capabilities", 7, 2, true), 18),
    (("11", "Cognitive and interpersonal skills", 6, 1, true), 15),
    (("12", "Social/professional role and identity", 3, 2, false), 8),
    (("13", "Behavioural regulation", 1, 2, false), 3),
    (("14", "Memory, attention and decision processes", 0, 0, false), 0),
    (("15", "Optimism", 0, 0, false), 0),
];

#[test]
fn domains_are_ranked_as_the_reviews_rank_them() {
    let quoted = |rows: Vec<String>| -> Vec<String> {
        rows.into_iter().map(|row| row.replace("Memory, ", "Memory ")).collect()
    };
    let asked = json!({
        "rows": "domain", "columns": "all", "unit": "sources", "basis": "share_of_units"
    });
    let mut engine =
        study("tdf-2012", "study,domain,theme,type", &quoted(ranked_study(&CAUTI, 25)));
    let found = table(&mut engine, asked.clone());
    assert_eq!(found.columns[0].sources, Some(25));
    let ranking = texts(&sheet(&mut engine, Statistic::Ranking, asked.clone()));
    assert_eq!(ranking.len(), 14);
    for (rank, domain, studies, themes, conflict) in CAUTI {
        assert_eq!(number(&found, domain, 0, Barrier).count, studies, "{domain}");
        assert_eq!(number(&found, domain, 0, Barrier).of, Some(25), "{domain}");
        let row = ranking.iter().find(|row| row[0].eq_ignore_ascii_case(domain)).unwrap();
        let expected = [rank.to_owned(), studies.to_string(), themes.to_string()];
        assert_eq!(row[1..4], expected, "{domain}");
        assert_eq!(row[4] != "0", conflict, "{domain}");
    }

    let (rows, percents): (Vec<RankedRow>, Vec<u32>) = COMB_REVIEW.into_iter().unzip();
    let mut engine = study("none", "study,domain,theme,type", &ranked_study(&rows[..13], 39));
    let found = table(&mut engine, asked.clone());
    let ranking = texts(&sheet(&mut engine, Statistic::Ranking, asked));
    // Rows of the review's own making that nobody named are in no coding and so in no row; the two
    // that it prints as 14 and 15 are alike and would share a rank.
    assert_eq!((found.rows.len(), ranking.len()), (13, 13));
    for ((rank, domain, studies, themes, conflict), percent) in rows.into_iter().zip(percents) {
        // Printed without decimals, of 39.
        assert_eq!((studies * 200 + 39) / 78, percent, "{domain}");
        if studies == 0 {
            continue;
        }
        let seen = number(&found, domain, 0, Barrier);
        assert_eq!((seen.count, seen.of), (studies, Some(39)), "{domain}");
        assert!((seen.percent.unwrap() - f64::from(percent)).abs() <= 0.5, "{domain}: {seen:?}");
        let row = ranking.iter().find(|row| row[0] == domain).unwrap();
        let expected = [rank.to_owned(), studies.to_string(), themes.to_string()];
        assert_eq!(row[1..4], expected, "{domain}");
        assert_eq!(row[4] != "0", conflict, "{domain}");
    }
}

/// A category, its items with the patients who named each, and the patients of any.
type Category = (&'static str, &'static [(&'static str, u32)], u32);

/// PMC7788279, table 3: patients with each difficulty, and patients with any of a category.
const MEDICATION: [Category; 5] = [
    (
        "Routine/organisation",
        &[("Difficulties ordering supplies", 11), ("No clear routine", 9)],
        17,
    ),
    (
        "Forgetting",
        &[
            ("Occasional forgetfulness", 30),
            ("Frequent forgetfulness", 6),
            ("Forgets when away from home", 6),
        ],
        39,
    ),
    (
        "Practical difficulties",
        &[
            ("Dexterity", 3),
            ("Packaging", 6),
            ("Labels", 2),
            ("Swallowing", 5),
            ("Regimen too complex", 1),
        ],
        12,
    ),
    (
        "Beliefs",
        &[
            ("General concerns", 10),
            ("Generics", 1),
            ("Side effects", 11),
            ("Lack of symptoms", 5),
            ("Unaware of consequences", 7),
            ("Worried about side effects", 9),
            ("Uncertain of benefits", 11),
        ],
        32,
    ),
    ("Motivation", &[("Inappropriate prioritisation", 4), ("Lack of motivation", 4)], 8),
];

#[test]
fn patients_in_a_category_are_no_sum_of_its_parts() {
    // The domains of the TDF beside a category are several for one: text about it, not a count.
    let mut rows = Vec::new();
    for (category, items, patients) in MEDICATION {
        let mut at = 0;
        for (item, named) in items {
            for _ in 0..*named {
                rows.push(format!("P{:02},{category},{item},barrier", at % patients));
                at += 1;
            }
        }
    }
    let mut engine = study("none", "patient id,theme,code,type", &rows);
    let mut count_by = |rows: &str| {
        table(&mut engine, json!({"rows": rows, "columns": "all", "unit": "participants"}))
    };
    let (categories, parts) = (count_by("theme"), count_by("code"));
    let mut more_than_patients = 0;
    for (category, items, patients) in MEDICATION {
        assert_eq!(count(&categories, category, Barrier), patients, "{category}");
        for (item, named) in items {
            assert_eq!(count(&parts, item, Barrier), *named, "{item}");
        }
        let sum: u32 = items.iter().map(|item| item.1).sum();
        more_than_patients += u32::from(sum > patients);
    }
    // 20 and 17, 42 and 39, 17 and 12, 54 and 32: only the last is the sum of its parts.
    assert_eq!(more_than_patients, 4);
    for table in [&categories, &parts] {
        assert!(table.notes.contains(&NoteKind::UnitsOverlap.into()), "{:?}", table.notes);
        assert!(sum_of_rows(table, Barrier) > table.totals[Barrier].shown().unwrap());
    }
}

/// PMC7791817, table 3: implementation teams that say yes or no to constructs of CFIR 2009, and how many
/// say no as printed.
const TEAMS: [&str; 7] = ["QC", "ON", "MB1", "MB2", "NB1", "NB2", "BC"];
const YES_NO: [(&str, &str, u32); 32] = [
    ("Intervention Source", "YNNYYNY", 3),
    ("Evidence Strength & Quality", "YYYYYNY", 1),
    ("Relative advantage", "YNNYNNN", 5),
    ("Adaptability", "YNYYYYY", 1),
    ("Trialability", "YNYYNNN", 4),
    ("Complexity", "NNNYNNN", 6),
    ("Design Quality & Packaging", "YYYYYNY", 1),
    ("Cost", "YYYYYYY", 0),
    ("Patient Needs & Resources", "YNYYNNN", 4),
    ("Cosmopolitanism", "YYYYYYY", 0),
    ("Peer Pressure", "YNNNYYY", 3),
    ("External Policy & Incentives", "NNNNNNN", 7),
    ("Structural Characteristics", "YNYYNNY", 3),
    ("Networks & Communications", "YYYYYNN", 2),
    ("Culture", "YYYYYNN", 2),
    ("Implementation Climate", "YYNYYNN", 3),
    ("Tension for Change", "YYYYNNN", 3),
    ("Compatibility", "YNYNNNY", 4),
    ("Relative Priority", "YYYYYYY", 0),
    ("Organizational Incentives & Rewards", "YNYYYNN", 3),
    ("Goals and Feedback", "YNYYYNY", 2),
    ("Learning Climate", "YNNNYNY", 4),
    ("Readiness for Implementation", "YNYYYNY", 2),
    ("Leadership Engagement", "YYYYYNN", 2),
    ("Available Resources", "YYYYYYY", 0),
    ("Access to Knowledge & Information", "YYNYNNY", 3),
    ("Knowledge & Beliefs about the Intervention", "YYYYYNY", 1),
    ("Self-efficacy", "YYYYYNY", 1),
    ("Individual Stage of Change", "YYYYYYY", 0),
    ("Individual Identification with Organization", "YYYYYYY", 0),
    ("Planning", "YNYYNYY", 2),
    ("Opinion Leaders", "NNYNNYY", 4),
];

#[test]
fn yes_and_no_of_teams() {
    let mut rows = Vec::new();
    for (construct, answers, _) in YES_NO {
        for (team, _) in TEAMS.iter().zip(answers.chars()).filter(|(_, answer)| *answer == 'Y') {
            rows.push(format!("{team},{construct}"));
        }
    }
    let mut engine = study("cfir-2009", "site,construct", &rows);
    let mut count_by = |columns: &str| {
        let asked = json!({
            "rows": "construct", "columns": columns, "unit": "sites", "basis": "share_of_units"
        });
        table(&mut engine, asked)
    };
    let (by_team, all) = (count_by("site"), count_by("all"));
    for (construct, answers, no) in YES_NO {
        for (column, head) in by_team.columns.iter().enumerate() {
            let team = TEAMS.iter().position(|team| *team == column_label(&head.label)).unwrap();
            let yes = u32::from(answers.as_bytes()[team] == b'Y');
            let seen = number(&by_team, construct, column, Missing);
            assert_eq!((seen.count, seen.of), (yes, Some(1)), "{construct}, {team}");
        }
        let seen = number(&all, construct, 0, Missing);
        assert_eq!(seen.of.unwrap() - seen.count, no, "{construct}");
        assert_eq!(seen.of, Some(7));
    }
}

/// J Med Internet Res 2015;17(11):e262 (10.2196/jmir.5091), table 2: five hospital units, ratings by
/// consensus as printed (`0 (mix)`, Missing, External) and what distinguishes them.
const RATINGS: [(&str, [&str; 5], &str); 29] = [
    ("Intervention source", ["E", "E", "M", "M", "E"], ""),
    ("Evidence strength & quality", ["M", "M", "M", "M", "M"], ""),
    ("Relative advantage", ["2", "2", "0m", "1", "0"], "Weak"),
    ("Adaptability", ["1", "2", "1", "1", "1"], ""),
    ("Trialability", ["2", "2", "2", "2", "-1"], "Strong"),
    ("Complexity", ["1", "1", "1", "1", "1"], ""),
    ("Design quality and packaging", ["1", "1", "1", "-1", "0"], ""),
    ("Cost", ["0m", "0", "-1", "-2", "M"], ""),
    ("Patient needs & resources", ["0", "1", "0", "0", "-1"], "Weak"),
    ("Cosmopolitanism", ["M", "M", "M", "M", "M"], ""),
    ("Peer pressure", ["M", "M", "M", "M", "M"], ""),
    ("External policies & incentives", ["M", "M", "M", "M", "M"], ""),
    ("Structural characteristics", ["0", "0", "0", "0", "-1"], "Weak"),
    ("Networks & communications", ["1", "0m", "1", "2", "1"], ""),
    ("Culture", ["-1", "-1", "1", "-1", "-2"], "Weak"),
    ("Tension for change", ["1", "1", "0m", "1", "-2"], "Strong"),
    ("Compatibility", ["M", "1", "0m", "2", "-2"], "Strong"),
    ("Relative priority", ["0", "M", "0", "1", "-2"], "Strong"),
    ("Organizational incentives & rewards", ["0", "1", "0", "M", "M"], ""),
    ("Goals & feedback", ["M", "M", "M", "0m", "0"], ""),
    ("Learning climate", ["1", "1", "M", "M", "1"], ""),
    ("Leadership engagement", ["1", "0", "1", "0", "1"], ""),
    ("Available resources", ["2", "2", "2", "2", "-1"], "Strong"),
    ("Access to information and knowledge", ["2", "1", "2", "2", "M"], ""),
    ("Knowledge and belief about the intervention", ["2", "2", "0m", "2", "-1"], "Weak"),
    ("Self-efficacy", ["1", "1", "2", "2", "1"], ""),
    ("Individual stage of change", ["-1", "2", "-1", "-1", "-1"], ""),
    ("Individual identification with organization", ["M", "M", "M", "M", "M"], ""),
    ("Other personal attributes", ["M", "M", "M", "M", "M"], ""),
];

/// Range and median of ratings as the sheet writes them, worked out by another way: the value that has at
/// most half of the others on either side.
fn spanned(ratings: &[&str]) -> (String, String) {
    let value = |text: &&str| if *text == "0m" { Some(0) } else { text.parse::<i8>().ok() };
    let values: Vec<i8> = ratings.iter().filter_map(value).collect();
    let signed = |value: i8| match value {
        0 => "0".to_owned(),
        1.. => format!("+{value}"),
        _ => format!("\u{2212}{}", -value),
    };
    let span = |low: Option<i8>, high: Option<i8>| match low.zip(high) {
        None => String::new(),
        Some((low, high)) if low == high => signed(low),
        Some((low, high)) => format!("{} to {}", signed(low), signed(high)),
    };
    let middle = |own: &i8| {
        let below = values.iter().filter(|value| *value < own).count();
        let above = values.iter().filter(|value| *value > own).count();
        2 * below <= values.len() && 2 * above <= values.len()
    };
    let middles = || values.iter().copied().filter(|value| middle(value));
    let range = span(values.iter().copied().min(), values.iter().copied().max());
    (range, span(middles().min(), middles().max()))
}

#[test]
fn ratings_of_five_hospital_units() {
    // As a table of ratings is printed: a column a unit. External says where the source lies and rates
    // nothing; it is left out with its place, as missing is without.
    let mut csv = "Construct,Unit1,Unit2,Unit3,Unit4,Unit5\n".to_owned();
    for (construct, ratings, _) in RATINGS {
        let cells = ratings.map(|cell| match cell {
            "0m" => "0 (mix)",
            "M" => "Missing",
            "E" => "External",
            number => number,
        });
        csv.push_str(&format!("{construct},{}\n", cells.join(",")));
    }
    let settings = Settings { framework: Some("none".into()), ..Settings::default() };
    let mut engine = Engine::new();
    ask(&mut engine, load(&[("ratings.csv", csv.as_bytes())], settings));
    let asked = json!({"rows": "construct", "columns": "site", "unit": "sites"});
    let found = texts(&sheet(&mut engine, Statistic::Ratings, asked));
    for (construct, ratings, _) in RATINGS {
        let row = found.iter().find(|row| row[0] == construct);
        let rated = ratings.iter().any(|cell| !matches!(*cell, "M" | "E"));
        // Where nobody rated there is nothing to show, and no 0.
        assert_eq!(row.is_some(), rated, "{construct}");
        let Some(row) = row else { continue };
        let written = ratings.map(|cell| match cell {
            "0m" => "X".to_owned(),
            "M" | "E" => String::new(),
            "0" => "0".to_owned(),
            number => match number.strip_prefix('-') {
                Some(size) => format!("\u{2212}{size}"),
                None => format!("+{number}"),
            },
        });
        let seen: Vec<&String> = (0..5).map(|unit| &row[1 + 2 * unit]).collect();
        assert_eq!(seen, written.iter().collect::<Vec<_>>(), "{construct}");
        let (range, median) = spanned(&ratings);
        assert_eq!((&row[11], &row[12]), (&range, &median), "{construct}");
    }
    // A gap is no rule for what distinguishes: the same ranges are printed as weak, strong or neither.
    let labels_of = |range: &str| -> Vec<&str> {
        RATINGS.iter().filter(|row| spanned(&row.1).0 == range).map(|row| row.2).collect()
    };
    assert_eq!(labels_of("\u{2212}1 to +2"), ["Strong", "Strong", "Weak", ""]);
}

#[test]
fn ratings_entered_by_hand_are_those_printed() {
    // The same table entered on the codings of the constructs: M stays M, mixed stays mixed.
    let rows: Vec<String> = RATINGS
        .iter()
        .flat_map(|(construct, ..)| (1..=5).map(move |unit| format!("Unit{unit},{construct}")))
        .collect();
    let mut settings = Settings { framework: Some("none".into()), ..Settings::default() };
    for (construct, ratings, word) in RATINGS {
        // The key of a row of the user's own labels.
        let key = format!("construct:{construct}");
        let of_row = settings.numbers.ratings.entry(key.clone()).or_default();
        for (unit, rating) in (1..=5).zip(ratings.iter().filter(|cell| **cell != "E")) {
            of_row.insert(format!("site:Unit{unit}"), rating.replace("0m", "0 (mix)"));
        }
        settings.numbers.distinguishing.insert(key, word.to_owned());
    }
    let csv = format!("site,construct\n{}\n", rows.join("\n"));
    let mut engine = Engine::new();
    ask(&mut engine, load(&[("study.csv", csv.as_bytes())], settings));
    let asked = json!({"rows": "construct", "columns": "site"});
    let found = texts(&sheet(&mut engine, Statistic::Ratings, asked));
    assert_eq!(found.len(), RATINGS.len());
    for ((construct, ratings, word), row) in RATINGS.into_iter().zip(&found) {
        assert_eq!((row[0].as_str(), row[13].as_str()), (construct, word));
        let (range, median) = spanned(&ratings);
        assert_eq!((&row[11], &row[12]), (&range, &median), "{construct}");
    }
}

/// BMC Primary Care 2023 (10.1186/s12875-023-02240-0), table 4 as far as it could be had: construct,
/// sub-theme, articles, barriers, enablers.
const ARTICLES: [(&str, &str, u32, u32, u32); 19] = [
    ("Intervention Source", "", 0, 0, 0),
    ("Evidence Strength & Quality", "", 2, 0, 2),
    ("Relative Advantage", "", 0, 0, 0),
    ("Adaptability", "", 0, 0, 0),
    ("Trialability", "", 0, 0, 0),
    ("Complexity", "", 0, 0, 0),
    ("Design Quality & Packaging", "", 2, 1, 2),
    ("Cost", "", 8, 6, 7),
    ("Patient Needs & Resources", "", 4, 2, 7),
    ("Cosmopolitanism", "", 8, 1, 11),
    ("Peer Pressure", "", 0, 0, 0),
    ("External Policy & Incentives", "Funding Models & Compensation", 10, 6, 5),
    ("External Policy & Incentives", "Government & Regulatory Policy", 7, 3, 3),
    ("External Policy & Incentives", "Education", 3, 1, 3),
    ("Structural Characteristics", "Team size & composition", 8, 3, 11),
    ("Structural Characteristics", "Governance", 7, 4, 3),
    ("Structural Characteristics", "Team Organization & Coordination Supports", 7, 3, 6),
    ("Networks & Communications", "Communication Tools & Technology", 11, 1, 19),
    ("Networks & Communications", "Formal Communication", 10, 0, 15),
];

#[test]
fn items_of_articles_are_not_bounded_by_articles() {
    let mut rows = Vec::new();
    let mut more_articles_than_items = Vec::new();
    for (construct, theme, articles, barriers, enablers) in ARTICLES {
        // A row without a sub-theme of its own stands under its construct's name.
        let theme = if theme.is_empty() { construct } else { theme };
        if articles > barriers + enablers {
            more_articles_than_items.push(theme);
        }
        for at in 0..barriers + enablers {
            let side = if at < barriers { "barrier" } else { "enabler" };
            let article = at % articles;
            rows.push(format!("A{article:02},{construct},{theme},{side},{theme} {side} {at}"));
        }
    }
    // In one row more articles are printed than items: one of them gave neither, and no coding can say
    // so.
    assert_eq!(more_articles_than_items, ["Government & Regulatory Policy"]);
    let mut engine = study("cfir-2009", "article,construct,theme,type,excerpt", &rows);
    let mut count_by = |rows: &str, unit: &str| {
        table(&mut engine, json!({"rows": rows, "columns": "all", "unit": unit}))
    };
    let (items, articles) = (count_by("theme", "codings"), count_by("theme", "sources"));
    let constructs = count_by("construct", "codings");
    for (construct, theme, named, barriers, enablers) in ARTICLES {
        if named == 0 {
            assert_eq!(count(&constructs, construct, Barrier), 0, "{construct}");
            assert_eq!(count(&constructs, construct, Facilitator), 0, "{construct}");
            continue;
        }
        let theme = if theme.is_empty() { construct } else { theme };
        assert_eq!(count(&items, theme, Barrier), barriers, "{theme}");
        assert_eq!(count(&items, theme, Facilitator), enablers, "{theme}");
        let row = articles.rows.iter().find(|row| row_label(&row.label) == theme).unwrap();
        assert_eq!(row.total, named.min(barriers + enablers), "{theme}");
        let [barrier, enabler] =
            [Barrier, Facilitator].map(|side| row.totals[side].shown().unwrap());
        assert!(
            row.total.shown().unwrap() <= barrier + enabler
                && barrier.max(enabler) <= row.total.shown().unwrap(),
            "{theme}"
        );
    }
    assert!(items.totals[Facilitator].shown().unwrap() > items.columns[0].sources.unwrap());
    assert!(articles.notes.contains(&NoteKind::UnitsOverlap.into()));
}

/// J Med Internet Res 2016;18(9):e236 (10.2196/jmir.5670), table 2: of 164 references how many carry each
/// strategy at each level.
const LEVELS: [(&str, [u32; 8]); 7] = [
    ("User", [100, 8, 28, 2, 0, 1, 1, 0]),
    ("Practitioner", [13, 14, 15, 8, 1, 1, 1, 0]),
    ("Supervisor", [0, 0, 0, 0, 0, 0, 0, 0]),
    ("Group", [0, 0, 0, 0, 0, 1, 0, 0]),
    ("Leadership", [0, 0, 0, 0, 0, 0, 0, 0]),
    ("Organization", [1, 0, 0, 0, 2, 4, 3, 0]),
    ("Residual", [1, 1, 0, 0, 0, 1, 4, 0]),
];
const DRIVERS: [&str; 8] = [
    "Selection",
    "Training",
    "Supervision",
    "Performance",
    "Decision support",
    "Administrative support",
    "System intervention",
    "Leadership",
];

#[test]
fn references_with_several_codes_give_more_codings_than_references() {
    // 164 references as segments; the 211 codings run through them, so that the first 47 carry two.
    let mut rows = Vec::new();
    for (level, counts) in LEVELS {
        for (driver, named) in DRIVERS.iter().zip(counts) {
            for _ in 0..named {
                rows.push(format!("{},{level} x {driver}", rows.len() % 164));
            }
        }
    }
    assert_eq!(rows.len(), 211);
    let mut engine = study("none", "segment id,code", &rows);
    let mut count_by = |unit: &str, basis: &str| {
        table(&mut engine, json!({"rows": "code", "columns": "all", "unit": unit, "basis": basis}))
    };
    let found = count_by("segments", "share_of_group");
    let mut sum = 0.0;
    for (level, counts) in LEVELS {
        for (driver, named) in DRIVERS.iter().zip(counts).filter(|(_, named)| *named > 0) {
            let seen = number(&found, &format!("{level} x {driver}"), 0, Missing);
            assert_eq!((seen.count, seen.of), (named, Some(164)), "{level} x {driver}");
            sum += seen.percent.unwrap();
        }
    }
    for (cell, percent) in [
        ("User x Selection", 61.0),
        ("Practitioner x Selection", 7.9),
        ("User x Supervision", 17.1),
        // Printed as 0.4, which 1 of 164 is not.
        ("Residual x Administrative support", 0.6),
    ] {
        assert_eq!(number(&found, cell, 0, Missing).percent, Some(percent), "{cell}");
    }
    assert!(sum > 128.0, "{sum}: 211 of 164 are more than all");
    assert_eq!(found.totals[Missing], 164);
    assert!(found.notes.contains(&NoteKind::UnitsOverlap.into()), "{:?}", found.notes);
    let codings = count_by("codings", "share_of_group");
    assert_eq!(number(&codings, "User x Selection", 0, Missing).of, Some(211));
}

/// BMC Primary Care 2024 (10.1186/s12875-024-02321-8), table 4, the block Capability: sub-themes with their
/// groups.
const SUBTHEMES: [(&str, Valence, &str, &[&str]); 14] = [
    ("Knowledge", Barrier, "Lack of knowledge of the condition", &["P", "HCP"]),
    ("Knowledge", Barrier, "Lack of knowledge about management", &["P", "HCP"]),
    ("Knowledge", Barrier, "Low general health literacy", &["P"]),
    ("Knowledge", Facilitator, "Knowledge about the condition", &["P"]),
    ("Skills", Barrier, "Lack of skills to communicate", &["HCP"]),
    ("Skills", Barrier, "Lack of skills to self-manage", &["P"]),
    ("Skills", Barrier, "Lack of experience", &["HCP"]),
    ("Skills", Facilitator, "Skills to self-manage", &["P"]),
    ("Skills", Facilitator, "Good general coping skills", &["P"]),
    ("Skills", Facilitator, "Clinician skills to support patient", &["HCP"]),
    ("Memory attention and decision processes", Barrier, "Forget to engage", &["P", "HCP"]),
    ("Memory attention and decision processes", Barrier, "Energy limitations", &["P"]),
    ("Behavioural regulation", Barrier, "Difficulties adhering", &["P"]),
    ("Behavioural regulation", Facilitator, "Daily routine", &["P"]),
];

#[test]
fn subthemes_of_two_groups_count_in_both_and_once_together() {
    // What is counted is the sub-theme, so it is the source; those of both groups stand in both columns.
    let rows: Vec<String> = SUBTHEMES
        .iter()
        .flat_map(|(domain, valence, subtheme, groups)| {
            let side = if *valence == Barrier { "barrier" } else { "enabler" };
            groups.iter().map(move |group| format!("{subtheme},{group},{domain},{side}"))
        })
        .collect();
    let mut engine = study("tdf-2012", "source,group,domain,type", &rows);
    let mut count_by = |columns: &str| {
        table(&mut engine, json!({"rows": "domain", "columns": columns, "unit": "sources"}))
    };
    let all = count_by("all");
    for (domain, barriers, enablers) in [
        ("Knowledge", 3, 1),
        ("Skills", 3, 3),
        ("Memory, attention and decision processes", 2, 0),
        ("Behavioural regulation", 1, 1),
    ] {
        assert_eq!(count(&all, domain, Barrier), barriers, "{domain}");
        assert_eq!(count(&all, domain, Facilitator), enablers, "{domain}");
    }
    let sides = |totals: ByValence<Number>| [Barrier, Facilitator].map(|side| totals[side]);
    assert_eq!(sides(all.totals), [9, 5]);
    let by_group = count_by("group");
    let of_group = |label: &str| {
        by_group.columns.iter().find(|column| column_label(&column.label) == label).unwrap().totals
    };
    assert_eq!(sides(of_group("P")), [7, 4]);
    assert_eq!(sides(of_group("HCP")), [5, 1]);
    assert_eq!(sides(by_group.totals), [9, 5], "nine barriers and not twelve");
    let overlap = Note::of(NoteKind::ColumnsOverlap { unit: Unit::Sources }, 3);
    assert!(by_group.notes.contains(&overlap), "{:?}", by_group.notes);
    assert!(!all.notes.contains(&overlap));
}

/// J Med Internet Res 2023;25:e39742, table 1 as far as it could be had: papers of 111, with percentages.
const PAPERS: [(&str, u32, f64); 30] = [
    ("1a.1 Type or format of care needs", 11, 9.9),
    ("1a.2 Ambiguous or rare decisions", 23, 20.7),
    ("1a.3 Quality of current care", 18, 16.2),
    ("1a.4 Decision urgency and impact", 11, 9.9),
    ("1b.1 Other associated health problems", 5, 4.5),
    ("1b.2 Aligning patient and health priorities", 6, 5.4),
    ("1c Sociocultural factors", 13, 11.7),
    ("2a.1 Usability of the tool", 28, 25.2),
    ("2a.2 Lack of emotion", 12, 10.8),
    ("2a.3 Large amounts of changing data", 14, 12.6),
    ("2b.1 Knowledge required of patients", 24, 21.6),
    ("2b.2 Enabling users to evaluate tools", 20, 18.0),
    ("2b.3 Agreeing the scope of use", 19, 17.1),
    ("2c.1 Communicate meaning effectively", 45, 40.5),
    ("2c.2 Target a clinical need", 23, 20.7),
    ("2c.3 Recommend clear action", 25, 22.5),
    ("2d.1 Equipment and network requirements", 23, 20.7),
    ("2d.2 Working across multiple health data systems", 25, 22.5),
    ("2d.3 Quality of the health data and guidelines used", 33, 29.7),
    ("2e Who owns the IP", 14, 12.6),
    ("2f.1 Extent of tools independence", 23, 20.7),
    ("2f.2 When and to whom the tool responds", 21, 18.9),
    ("2f.3 How and where the tool responds", 20, 18.0),
    ("3a Supply-side value", 7, 6.3),
    ("3b.1 Time required for service provision", 27, 24.3),
    ("3b.2 Patient-centered care", 22, 19.8),
    ("3b.3 Cost of health care", 17, 15.3),
    ("3b.4 Impact on outcomes", 28, 25.2),
    ("3b.5 Educating and prompting HCPs", 41, 36.9),
    ("3b.6 Consistency and authority of care", 33, 29.7),
];

#[test]
fn papers_on_decision_support() {
    let mut rows = Vec::new();
    for (code, papers, _) in PAPERS {
        for _ in 0..papers {
            rows.push(format!("{},{code}", rows.len() % 111));
        }
    }
    let mut engine = study("none", "paper,code", &rows);
    let asked = json!({
        "rows": "code", "columns": "all", "unit": "sources", "basis": "share_of_units"
    });
    let found = table(&mut engine, asked);
    for (code, papers, percent) in PAPERS {
        let printed = Printed { count: papers, percent: Some(percent), of: Some(111) };
        assert_eq!(number(&found, code, 0, Missing), printed, "{code}");
    }
    assert!(found.notes.contains(&NoteKind::UnitsOverlap.into()));
    assert!(sum_of_rows(&found, Missing) > 111 && found.totals[Missing].shown().unwrap() <= 111);
}
