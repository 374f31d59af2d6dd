//! Sheets as people make them by hand: what is taken of them, and what is said or asked.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use steelyard_core::diag::WarningKind;
use steelyard_core::engine::{Engine, FindingKind, Settings, StudyView};
use steelyard_core::valence::Valence;

use crate::support::engine::{load, study};

/// A sheet of this name as it is read with these settings.
pub fn read_as(name: &str, csv: &str, settings: Settings) -> StudyView {
    let settings = Settings { framework: Some("none".into()), ..settings };
    study(&mut Engine::new(), load(&[(name, csv.as_bytes())], settings))
}

/// A sheet as it is read without any settings.
pub fn read(csv: &str) -> StudyView {
    read_as("a.csv", csv, Settings::default())
}

/// Codings by valence: barrier, facilitator, mixed, neutral, missing.
pub fn valences(view: &StudyView) -> [u64; 5] {
    Valence::ALL.map(|valence| view.summary.valences[valence])
}

/// Whether a warning stands among the findings, and how often.
pub fn told(view: &StudyView, of: impl Fn(&WarningKind) -> bool) -> u64 {
    let is_it =
        |kind: &FindingKind| matches!(kind, FindingKind::Noticed { warning } if of(warning));
    view.findings.iter().filter(|one| is_it(&one.kind)).map(|one| one.count).sum()
}

fn is_missing_code(kind: &WarningKind) -> bool {
    matches!(kind, WarningKind::MissingCode { .. })
}

#[test]
fn numbers_that_stand_for_missing_are_no_codings() {
    for (code, header) in [
        ("99", "ID,Role,Cost,Time,Trust"),
        ("9", "ID,Role,Cost,Time,Trust"),
        ("-99", "ID,Role,Cost,Time,Trust"),
        ("8888", "ID,Role,Cost,Time,Trust"),
        ("-9", "Participant,Role,Kostnad,Tid,Tillit"),
        ("999", "Participant,Group,Kosten,Zeit,Vertrauen"),
        ("77", "Respondent,Role,coût,temps,confiance"),
        ("88.0", "ID,Role,Cost,Time,Trust"),
        ("9999", "ID,Site,Cost,Time,Trust"),
        ("-8", "P,Role,Cost,Time,Trust"),
    ] {
        let csv = format!("{header}\n1,A,1,0,1\n2,A,0,{code},1\n3,B,1,1,0\n4,B,{code},0,0\n");
        let view = read(&csv);
        assert_eq!(valences(&view), [0, 0, 0, 0, 5], "{csv}");
        assert_eq!(told(&view, is_missing_code), 2, "{csv}");
    }
    // With valences, and one flag a valence beside the codes of the rows.
    for csv in [
        "ID,Cost - barrier,Cost - facilitator,Time - barrier\n1,1,0,1\n2,0,99,1\n3,0,1,0\n4,99,0,0\n",
        "ID,Barrier_cost,Facilitator_cost,Barrier_time\n1,1,0,1\n2,0,8888,1\n3,0,1,0\n4,8888,0,0\n",
        "ID,Hinder: tid,Främjande: chef,Hinder: kostnad\n1,ja,nej,ja\n2,nej,9,ja\n3,nej,ja,nej\n4,9,nej,nej\n",
        "Participant,Code,Barrier,Facilitator\nP1,Cost,1,0\nP2,Cost,99,1\nP3,Time,1,99\nP4,Time,1,0\n",
    ] {
        let view = read(csv);
        assert_eq!(valences(&view), [3, 1, 0, 0, 0], "{csv}");
        assert_eq!(told(&view, is_missing_code), 2, "{csv}");
        let as_written = Settings { unknown_as_written: Some(true), ..Settings::default() };
        assert_eq!(told(&read_as("a.csv", csv, as_written), is_missing_code), 0, "{csv}");
    }
}

#[test]
fn counts_are_not_taken_for_missing() {
    for (csv, counted) in [
        ("ID,Cost,Time,Trust\n1,3,0,1\n2,0,9,1\n3,12,1,0\n", 27),
        ("ID,Cost,Time,Trust\n1,1,0,1\n2,0,12,1\n3,1,1,0\n", 17),
        ("ID,Cost,Time,Trust\n1,1,,1\n2,,9,1\n3,1,1,\n", 14),
        ("Code,Barrier,Facilitator\nCost,9,0\nTime,1,88\nTrust,4,1\n", 103),
        ("Code,Valence,Count\nCost,barrier,99\nTime,facilitator,1\n", 100),
    ] {
        let view = read(csv);
        assert_eq!(view.summary.codings, counted, "{csv}");
        assert_eq!(told(&view, is_missing_code), 0, "{csv}");
    }
}

#[test]
fn flags_in_words_count_under_headers_of_two_rows_too() {
    for (yes, no) in [
        ("TRUE", "FALSE"),
        ("Yes", "No"),
        ("ja", "nein"),
        ("Ja", "Nej"),
        ("oui", "non"),
        ("sí", "no"),
        ("Sim", "Não"),
        ("tak", "nie"),
        ("kyllä", "ei"),
        ("是", "否"),
        ("WAHR", "FALSCH"),
        ("1", "0"),
    ] {
        let rows = format!(
            "P1,{yes},{no},{yes},{no}\nP2,{no},{no},{yes},{yes}\nP3,{yes},{yes},{no},{no}\n"
        );
        for header in [
            "Participant,Cost - barrier,Time - barrier,Support - facilitator,Money - facilitator",
            ",Barriers,,Facilitators,\nParticipant,Cost,Time,Support,Money",
            ",Barrier,Barrier,Facilitator,Facilitator\nParticipant,Cost,Time,Support,Money",
        ] {
            let csv = format!("{header}\n{rows}");
            let view = read(&csv);
            assert_eq!(valences(&view), [3, 3, 0, 0, 0], "{csv}");
            assert_eq!(view.summary.participants, Some(3), "{csv}");
        }
    }
}

#[test]
fn letters_in_headers_are_valences_and_said() {
    for header in [
        "ID,B: Lack of time,B: Cost,F: Support",
        "ID,B_time,B_cost,F_support",
        "ID,time (B),cost (B),support (F)",
        "Participant,B1 Time,B2 Cost,F1 Support",
        "ID,H: Tid,H: Kostnad,F: Stöd",
        "Nr,time_B,cost_B,support_F",
        "ID,(B) Time,(B) Cost,(E) Support",
        "ID,bar_time,bar_cost,fac_support",
        "ID,F: temps,F: coût,L: soutien",
        "ID,Time [B],Cost [B],Support [F]",
        "ID,time (B)*,cost (B),support (F)",
    ] {
        let csv = format!("{header}\n1,1,0,1\n2,0,1,1\n3,1,1,0\n");
        let view = read(&csv);
        assert_eq!(valences(&view), [4, 2, 0, 0, 0], "{csv}");
        assert_eq!(
            told(&view, |kind| matches!(kind, WarningKind::WordsCutShort { .. })),
            3,
            "{csv}"
        );
    }
    // Whole words need no guess.
    for header in [
        "ID,Barrier - time,Barrier - cost,Facilitator - support",
        "ID,time_barrier,cost_barrier,support_facilitator",
        "ID,Hemmend: Zeit,Hemmend: Geld,Fördernd: Team",
    ] {
        let view = read(&format!("{header}\n1,1,0,1\n2,0,1,1\n3,1,1,0\n"));
        assert_eq!(
            (valences(&view), view.is_all_recognised()),
            ([4, 2, 0, 0, 0], true),
            "{header}"
        );
    }
}

#[test]
fn what_describes_people_is_no_code() {
    for (header, codings) in [
        ("ID,Consent,Sex,Age group,Cost,Time,Trust", 6),
        ("ID,Consented,Female,Age,Cost,Time,Trust", 6),
        ("ID,Samtycke,Kön,Ålder,Kostnad,Tid,Tillit", 6),
        ("ID,Einwilligung,Geschlecht,Alter,Kosten,Zeit,Vertrauen", 6),
        ("ID,Consentement,Sexe,Age,coût,temps,confiance", 6),
        ("ID,consent given,gender,age band,B: Cost,B: Time,F: Trust", 6),
        // Codes in which such a word stands among others.
        ("ID,Getting consent takes too long,Sex,Age group,Cost,Time,Trust", 9),
    ] {
        let csv = format!("{header}\n1,1,0,1,1,0,1\n2,1,1,2,0,1,1\n3,1,0,1,1,1,0\n");
        let view = read(&csv);
        assert_eq!(view.summary.codings, codings, "{csv}");
        assert!(!view.is_all_recognised(), "{csv}");
    }
}

#[test]
fn a_study_without_valences_is_no_success_where_a_name_speaks_of_them() {
    let plain = "Participant,Code,Quote\nP1,Cost,it is dear\nP2,Time,no time for that\nP3,Cost,too dear again\n";
    let said = |view: &StudyView| {
        view.findings.iter().find_map(|one| match &one.kind {
            FindingKind::NoValence { word, column } => {
                Some((word.clone(), column.clone(), one.count))
            }
            _ => None,
        })
    };
    for (name, word) in [
        ("barriers.csv", "barriers"),
        ("Hinder och möjligheter.csv", "Hinder"),
        ("förderliche Faktoren.csv", "förderliche"),
        ("codes_enablers_v2.csv", "enablers"),
        ("freins-2024.csv", "freins"),
        ("barreras.csv", "barreras"),
        ("hemmende_fremmende.csv", "hemmende"),
        ("Obstacles.csv", "Obstacles"),
    ] {
        let view = read_as(name, plain, Settings::default());
        assert_eq!(said(&view), Some((word.to_owned(), None, 3)), "{name}");
        assert!(!view.is_all_recognised(), "{name}");
    }
    for (csv, word, column) in [
        ("Participant,Barrier theme\nP1,Cost\nP2,Time\n", "Barrier", "Barrier theme"),
        (
            "Participant,Factors that hinder us\nP1,Cost\nP2,Time\n",
            "hinder",
            "Factors that hinder us",
        ),
        ("Participant,Code\nP1,Barrier of language\nP2,Time\n", "Barrier", "Code"),
        ("Participant,Code,Kind\nP1,Cost,hampers us\nP2,Time,moves us on\n", "hampers", "Kind"),
    ] {
        let view = read(csv);
        assert_eq!(said(&view), Some((word.to_owned(), Some(column.to_owned()), 2)), "{csv}");
    }
    let letters = "Participant,Code\nP1,B: time\nP1,F: boss\nP2,B: cost\nP3,F: team\n";
    assert_eq!(said(&read(letters)), Some(("B".to_owned(), Some("Code".to_owned()), 4)));
    for (name, csv) in [
        ("plans.csv", "Participant,Code\nP1,A: time\nP1,B: boss\nP2,C: cost\nP3,F: team\n"),
        ("codes.csv", plain),
        ("interviews.csv", "ID,Cost,Time,Trust\n1,1,0,1\n2,0,1,1\n3,1,1,0\n"),
        ("leverage.csv", plain),
        // Where some have one, what has none is counted as such.
        ("barriers.csv", "Participant,Code,Valence\nP1,Cost,barrier\nP2,Time,\n"),
    ] {
        assert_eq!(said(&read_as(name, csv, Settings::default())), None, "{name} {csv}");
    }
}
