//! Sheets as people make them by hand: lists in cells, studies by author and year, people and valences.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use steelyard_core::dataset::Role;
use steelyard_core::diag::{LabelOf, NameOf, WarningKind};
use steelyard_core::engine::{Engine, FileSettings, Question, Settings, StudyView};
use steelyard_core::valence::Valence;

use crate::sheets_by_hand::{read, read_as, told, valences};
use crate::support::engine::{load, study};

/// A sheet as it is read with these settings of its file.
fn read_with(csv: &str, file: FileSettings) -> StudyView {
    let files = BTreeMap::from([("a.csv".to_owned(), file)]);
    read_as("a.csv", csv, Settings { files, ..Settings::default() })
}

fn divided(columns: &[(&str, bool)]) -> FileSettings {
    let divided = columns.iter().map(|(name, to)| ((*name).to_owned(), *to)).collect();
    FileSettings { divided, ..FileSettings::default() }
}

fn is_divided(kind: &WarningKind) -> bool {
    matches!(kind, WarningKind::CellsDivided { .. })
}

#[test]
fn lists_of_findings_are_divided_and_said() {
    for (csv, counted) in [
        (
            "Study,Barriers,Facilitators\nA 2019,\"Time, cost, training\",\"Support, leaders\"\nB 2020,\"Cost, training\",Leaders\n",
            [5, 3],
        ),
        (
            "Studie,Hinder,Möjliggörande\nA 2019,\"Tid, kostnad och personal\",Stöd\nB 2020,\"Kostnad, tid\",\"Stöd, chef\"\n",
            [5, 3],
        ),
        (
            "Study,Barriers,Facilitators\nA 2019,(1) Time (2) trust,(1) Support\nB 2020,(1) Cost (2) Time (3) trust,(1) Support (2) leaders\n",
            [5, 3],
        ),
        (
            "Study,Barriers,Facilitators\nA 2019,a) Time b) trust,a) Support\nB 2020,a) Cost b) Time c) trust,a) Support b) leaders\n",
            [5, 3],
        ),
        (
            "Study,Barriers,Facilitators\nA 2019,i. Time ii. trust,Support\nB 2020,i. Cost ii. Time iii. trust,i. Support ii. leaders\n",
            [5, 3],
        ),
        (
            "Study,Barriers,Facilitators\nA 2019,1. Time 2. trust,Support\nB 2020,1) Cost 2) Time 3) trust,1) Support 2) leaders\n",
            [5, 3],
        ),
        (
            "Étude,Freins,Leviers\nA 2019,\"Temps, coût\",Soutien\nB 2020,\"coût, formation, équipe\",\"soutien, chef\"\n",
            [5, 3],
        ),
        (
            "Studie,Barrieren,Förderfaktoren\nA 2019,\"Zeit, Kosten\",Team\nB 2020,\"Zeit, Kosten und Team\",\"Team, Leitung\"\n",
            [5, 3],
        ),
        (
            "Participant,Barriers,Facilitators\nP1,\"Time,cost,training\",Support\nP2,\"cost,time\",\"Support,leaders\"\n",
            [5, 3],
        ),
        (
            "Participant,Barrier codes,Facilitator codes\nP1,\"Time, cost\",Support\nP2,\"Cost, time, pay\",\"Support, leaders\"\n",
            [5, 3],
        ),
    ] {
        let view = read(csv);
        let [barriers, facilitators, rest @ ..] = valences(&view);
        assert_eq!(([barriers, facilitators], rest), (counted, [0, 0, 0]), "{csv}");
        assert!(told(&view, is_divided) > 0, "{csv}");
        // Left whole, they are a finding a cell.
        let headers: Vec<&str> = csv.lines().next().unwrap().split(',').skip(1).collect();
        let whole = read_with(csv, divided(&[(headers[0], false), (headers[1], false)]));
        assert_eq!(valences(&whole), [2, 2, 0, 0, 0], "{csv}");
        assert_eq!(told(&whole, is_divided), 0, "{csv}");
    }
}

#[test]
fn what_may_be_a_list_is_said_and_divided_where_the_user_says_so() {
    let csv = "Study,Barriers,Facilitators\nA 2019,\"Time, cost\",Support\nB 2020,Trust,Leaders\n";
    let view = read(csv);
    assert_eq!(valences(&view), [2, 2, 0, 0, 0]);
    assert_eq!(told(&view, |kind| *kind == WarningKind::TakenAsOneCode), 1);
    let asked = read_with(csv, divided(&[("Barriers", true)]));
    assert_eq!(valences(&asked), [3, 2, 0, 0, 0]);
    assert_eq!(told(&asked, |kind| *kind == WarningKind::TakenAsOneCode), 0);
}

#[test]
fn sentences_and_slashes_are_one_finding() {
    for (csv, counted) in [
        (
            "Study,Barriers,Facilitators\nA 2019,\"Lack of time, which nurses felt most, was named\",Support\nB 2020,Cost,\"Good leadership, with a clear plan\"\n",
            [2, 2],
        ),
        (
            "Study,Barriers,Facilitators\nA 2019,Time/cost,Support\nB 2020,Time/cost,Support/leaders\n",
            [2, 2],
        ),
        (
            "Study,Barriers,Facilitators\nA 2019,Too slow (see table 2) and too dear,Support\nB 2020,It took 1.5 hours,Leaders\n",
            [2, 2],
        ),
        (
            "Participant,Code,Valence\nP1,Time/cost,barrier\nP2,Trust,facilitator\nP3,Time/cost,barrier\nP3,Leaders/bosses,facilitator\n",
            [2, 2],
        ),
    ] {
        let view = read(csv);
        let [barriers, facilitators, ..] = valences(&view);
        assert_eq!([barriers, facilitators], counted, "{csv}");
        assert_eq!(told(&view, is_divided), 0, "{csv}");
    }
}

#[test]
fn studies_are_named_by_author_and_year() {
    let is_told = |kind: &WarningKind| matches!(kind, WarningKind::AuthorsWithYears { .. });
    for header in [
        "First author,Publication year,Code,Valence",
        "Author,Year,Code,Valence",
        "Authors,Year of publication,Code,Valence",
        "Author(s),Pub year,Theme,Type",
        "Författare,År,Kod,Valens",
        "Autor,Jahr,Code,Valenz",
        "Auteur,Année,Code,Valence",
        "Primer autor,Año,Código,Tipo",
        "Lead author,Published,Code,Valence",
        "Erstautor,Erscheinungsjahr,Code,Richtung",
    ] {
        let csv = format!(
            "{header}\nSmith,2019,Time,barrier\nSmith,2021,Cost,barrier\nLee,2021a,Support,facilitator\n"
        );
        let view = read(&csv);
        assert_eq!(view.summary.sources.as_ref().map(Vec::len), Some(3), "{csv}");
        assert_eq!(valences(&view), [2, 1, 0, 0, 0], "{csv}");
        assert_eq!(told(&view, is_told), 3, "{csv}");
        let review = format!(
            "{},Barriers,Facilitators\nSmith,2019,Time,\nSmith,2021,Cost,\nLee,2021,,Support\n",
            header.split(',').take(2).collect::<Vec<_>>().join(",")
        );
        assert_eq!(read(&review).summary.sources.map(|all| all.len()), Some(3), "{review}");
    }
    for csv in [
        // A year each, another column for the studies, what are no years.
        "First author,Year,Code,Valence\nSmith,2019,Time,barrier\nLee,2021,Cost,facilitator\n",
        "Study,Author,Year,Code,Valence\nA,Smith,2019,Time,barrier\nB,Smith,2021,Cost,facilitator\n",
        "Author,Date,Code,Valence\nAnn,2024-01-02,Time,barrier\nAnn,2024-01-03,Cost,facilitator\n",
        "Participant,Year,Code,Valence\nSmith,2019,Time,barrier\nSmith,2021,Cost,facilitator\n",
    ] {
        assert_eq!(told(&read(csv), is_told), 0, "{csv}");
    }
}

#[test]
fn ids_of_one_person_are_named_and_can_be_taken_for_one() {
    for (ids, pairs) in [
        (["1", "1.0", "01"], 2),
        (["P1", "P01", "P 1"], 2),
        (["P-1", "p1", "P_01"], 2),
        (["Interview 1", "Interview 01", "Interview1"], 2),
        (["7", "007", "8"], 1),
        (["1", "10", "11"], 0),
        (["P1", "Q1", "P11"], 0),
        (["1.1", "1.10", "11"], 0),
    ] {
        let csv = format!(
            "Participant,Code,Valence\n{},Cost,barrier\n{},Time,barrier\n{},Trust,facilitator\n",
            ids[0], ids[1], ids[2]
        );
        let of_people = |kind: &WarningKind| {
            matches!(kind, WarningKind::LookAlikes { of: LabelOf::Name(NameOf::Participant), .. })
        };
        let view = read(&csv);
        assert_eq!((told(&view, of_people), view.summary.participants), (pairs, Some(3)), "{csv}");
        if pairs == 2 {
            let same = ids[1..].iter().map(|one| ((*one).to_owned(), ids[0].to_owned())).collect();
            let names = BTreeMap::from([(NameOf::Participant, same)]);
            let one = read_as("a.csv", &csv, Settings { names, ..Settings::default() });
            assert_eq!((told(&one, of_people), one.summary.participants), (0, Some(1)), "{csv}");
        }
    }
}

#[test]
fn several_people_in_a_cell_are_said_and_count_each_where_the_user_says_so() {
    let is_told = |kind: &WarningKind| matches!(kind, WarningKind::SeveralPeople { .. });
    for between in [", ", "; ", "/", " & ", " and ", " och ", " + ", ",", " und ", "\n"] {
        for header in ["Participant", "Respondent", "Deltagare", "Interviewee ID"] {
            let csv = format!(
                "{header},Code,Valence\nP1,Cost,barrier\n\"P1{between}P2\",Time,barrier\nP3,Trust,facilitator\n"
            );
            let view = read(&csv);
            assert_eq!((told(&view, is_told), view.summary.participants), (1, Some(3)), "{csv}");
            let each = read_with(&csv, divided(&[(header, true)]));
            assert_eq!((told(&each, is_told), each.summary.participants), (0, Some(3)), "{csv}");
            assert_eq!(valences(&each), [3, 1, 0, 0, 0], "{csv}");
            let whole = read_with(&csv, divided(&[(header, false)]));
            assert_eq!((told(&whole, is_told), whole.summary.participants), (0, Some(3)), "{csv}");
        }
    }
    for csv in [
        "Participant,Code,Valence\n\"Smith, John\",Cost,barrier\n\"Jones, Ann\",Time,facilitator\n",
        "Study,Code,Valence\nSmith and Lee 2019,Cost,barrier\nLee 2020,Time,facilitator\n",
        "Participant,Code,Valence\nNurse/midwife,Cost,barrier\nNurse,Time,facilitator\n",
    ] {
        assert_eq!(told(&read(csv), is_told), 0, "{csv}");
    }
}

#[test]
fn valences_in_numbers_are_asked_and_a_legend_answers() {
    for header in ["Valence", "Type", "Valens", "Direction", "Barrier/facilitator"] {
        for [one, other] in [["1", "2"], ["0", "1"], ["2", "1"]] {
            let csv = format!(
                "Participant,Code,{header}\nP1,Cost,{one}\nP1,Time,{other}\nP2,Trust,{one}\nP3,Cost,{other}\n"
            );
            let view = read(&csv);
            let asked = view.questions.iter().any(|one| {
                matches!(one, Question::Column { role: Role::Valence, .. })
                    || *one == Question::UnknownValenceWords { words: 2 }
            });
            assert!(asked, "{csv}{:?}", view.questions);
            assert_eq!(valences(&view), [0, 0, 0, 0, 4], "{csv}");
            let roles = BTreeMap::from([(header.to_owned(), Role::Valence)]);
            let files = BTreeMap::from([(
                "a.csv".to_owned(),
                FileSettings { roles, ..FileSettings::default() },
            )]);
            let valence_words = BTreeMap::from([
                (one.to_owned(), Valence::Barrier),
                (other.to_owned(), Valence::Facilitator),
            ]);
            let settings = Settings { files, valence_words, ..Settings::default() };
            assert_eq!(valences(&read_as("a.csv", &csv, settings)), [2, 2, 0, 0, 0], "{csv}");
        }
    }
    for header in [
        "\"Valence (1=barrier, 2=facilitator)\"",
        "\"Barrier=1, Facilitator=2\"",
        "1=barrier/2=facilitator",
        "Typ (1 = Barriere; 2 = Förderfaktor)",
        "Riktning (1 - hinder; 2 - främjande)",
        "Sens [1: frein; 2: levier]",
    ] {
        let csv =
            format!("Participant,Code,{header}\nP1,Cost,1\nP1,Time,2\nP2,Trust,1\nP3,Cost,1\n");
        let view = read(&csv);
        assert_eq!((valences(&view), view.questions.len()), ([3, 1, 0, 0, 0], 0), "{csv}");
    }
}

#[test]
fn a_french_citation_is_what_was_said() {
    for (csv, sources) in [
        (
            "Participant,Code,Valence,Citation\nP1,Coût,frein,Ça coûte trop cher pour nous\nP2,Soutien,levier,La chef nous aide beaucoup\n",
            None,
        ),
        (
            "Citation,Code,Valence\nIl nous faut encore du temps,Temps,frein\nOn se parle entre nous ici,Soutien,levier\n",
            None,
        ),
        (
            "Citation,Code,Valence\n\"Smith J, Lee K. A trial of things. 2019\",Time,barrier\n\"Jones A. Another trial of things. 2020\",Support,facilitator\n",
            Some(2),
        ),
        (
            "Citation,Code,Valence\nSmith 2019,Time,barrier\nJones 2020,Support,facilitator\n",
            Some(2),
        ),
    ] {
        assert_eq!(read(csv).summary.sources.map(|all| all.len()), sources, "{csv}");
    }
}

#[test]
fn fractions_without_a_percent_sign_are_no_counts() {
    for csv in [
        "Theme,Barriers,Facilitators\nCost,0.25,0.5\nTime,0.5,0.25\nTrust,0.25,0.25\n",
        "Theme;Barriers;Facilitators\nCost;0,25;0,5\nTime;0,5;0,25\nTrust;0,25;0,25\n",
        "Tema,Hinder,Främjande\nKostnad,0.1,1\nTid,0.9,0.4\nStöd,0,0.2\n",
        "Code,Nurses - barrier,Nurses - facilitator\nCost,0.33,0.2\nTime,0.67,0.8\n",
    ] {
        let view = read(csv);
        let asked = view.questions.iter().any(|one| matches!(one, Question::Percentages { .. }));
        assert!(asked && view.summary.codings == 0, "{csv}");
    }
    let counts = read("Theme,Barriers,Facilitators\nCost,0,1\nTime,1,0\n");
    assert_eq!(valences(&counts), [1, 1, 0, 0, 0]);
}

#[test]
fn tables_side_by_side_are_read_one_below_the_other() {
    for (csv, counted) in [
        (
            "Participant,Barrier,,Participant,Facilitator\nP1,Cost,,P1,Support\nP2,Time,,P3,Leaders\nP3,Cost,,,\n",
            [3, 2],
        ),
        (
            "Code,Barriers,Facilitators,,Code,Barriers,Facilitators\nCost,3,1,,Time,2,0\nTrust,1,4,,Support,0,5\n",
            [6, 10],
        ),
        (
            "Participant,Code,Valence,,Participant,Code,Valence\nP1,Cost,barrier,,P3,Cost,facilitator\nP2,Time,barrier,,P4,Trust,facilitator\n",
            [2, 2],
        ),
        ("Kod,Hinder,Främjande,,,Kod,Hinder,Främjande\nTid,3,1,,,Stöd,2,0\n", [5, 1]),
    ] {
        let view = read(csv);
        let [barriers, facilitators, ..] = valences(&view);
        assert_eq!([barriers, facilitators], counted, "{csv}");
        assert!(told(&view, |kind| *kind == WarningKind::TablesSideBySide) > 0, "{csv}");
    }
    for csv in [
        "Code,Nurses - barrier,,Doctors - barrier\nCost,1,,2\nTime,3,,4\n",
        "Code,Barriers,Facilitators,,Code,Definition\nCost,3,1,,Cost,what it costs\n",
        "Participant,Code,Valence,,Note,By\nP1,Cost,barrier,,seen,Ann\n",
    ] {
        let view =
            study(&mut Engine::new(), load(&[("a.csv", csv.as_bytes())], Settings::default()));
        assert_eq!(told(&view, |kind| *kind == WarningKind::TablesSideBySide), 0, "{csv}");
    }
}

#[test]
fn headers_and_rows_say_the_valence_of_what_stands_below() {
    let sections = |kind: &WarningKind| matches!(kind, WarningKind::SectionsAreValences { .. });
    for (csv, [barriers, facilitators]) in [
        ("Code list\nBarriers\nNo time\nNo money\nFacilitators\nTraining\n", [2, 1]),
        ("Barriers\nNo time\nNo money\nFacilitators\nTraining\n", [2, 1]),
        ("Hinder\nTidsbrist\nPengar\nMöjliggörare\nUtbildning\n", [2, 1]),
        ("Barriers,n\nNo time,3\nNo money,2\nFacilitators,n\nTraining,4\n", [5, 4]),
        ("Barreras;n\nFalta de tiempo;3\nFacilitadores;n\nFormación;4\n", [3, 4]),
        ("Barriers,Quote\nNo time,we have none\nFacilitators,Quote\nTraining,it helped\n", [1, 1]),
        ("Barriers (n=20),n,%\nNo time,3,15\nFacilitators (n=20),n,%\nTraining,4,20\n", [3, 4]),
        ("Facilitators,Nurses,Doctors\nBoss,4,1\nBarriers,Nurses,Doctors\nTime,3,2\n", [5, 5]),
        ("Participant,Barriers\nP1,Time\n,Facilitators\nP1,Boss\nP2,Boss\n", [1, 2]),
    ] {
        let view = read(csv);
        assert_eq!(valences(&view), [barriers, facilitators, 0, 0, 0], "{csv}");
        assert_eq!(told(&view, sections), 2, "{csv}");
    }
    for csv in [
        "Code\nBarrier\nBarrier\nFacilitator\nBarrier\n",
        "Study,Barriers\nSmith 2010,No time\nLee 2011,Facilitators\nKim 2012,No money\n",
        "Barriers,Site\nNo time,A\nFacilitators,B\nTraining,B\n",
        "Barrier,Facilitator\nNo time,Training\nNo money,Boss\n",
    ] {
        assert_eq!(told(&read(csv), sections), 0, "{csv}");
    }
    // What has no name beside them is still said.
    let view = read("Barriers,,\nNo time,3,P1\nNo money,2,P2\nFacilitators,,\nTraining,4,P1\n");
    assert_eq!(valences(&view), [2, 1, 0, 0, 0]);
    let nameless =
        |kind: &WarningKind| matches!(kind, WarningKind::ColumnWithoutName { sum: Some(9), .. });
    assert_eq!(told(&view, nameless), 3);
}
