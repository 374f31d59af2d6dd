//! Groups in the names of people and places, and above their columns.

use std::collections::BTreeMap;

use serde_json::json;
use steelyard_core::engine::{FileSettings, Settings};
use steelyard_core::valence::Valence;

use super::{check, read, told};
use crate::support::engine::{number, table};

#[test]
fn groups_above_people_and_places_are_theirs() {
    check(&[
        (
            "|High implementation||Low implementation|\nTheme|Site A|Site B|Site C|Site D\nTime|2|1|3|4\nCost|1|0|2|2\nTeam|3|2|0|1\n",
            "0 0 0 0 21; columns_are_people 4; groups_in_names 4",
        ),
        (
            "||Hohe Umsetzung||Geringe Umsetzung|\nThema|Richtung|Klinik 1|Klinik 2|Klinik 3|Klinik 4\nZeit|Barriere|2|1|3|4\nKosten|Barriere|1|0|2|2\nTeam|Förderfaktor|3|2|0|1\n",
            "15 6 0 0 0; columns_are_people 4; groups_in_names 4",
        ),
        (
            "|Nurses|||GPs|\nTheme|P1|P2|P3|P4|P5\nTime|x||x|x|\nCost||x||x|x\nTeam|x||||x\n",
            "0 0 0 0 8; columns_are_people 5; groups_in_names 5",
        ),
        // Attributes of the same people, of which one counts.
        (
            "Code|Role: Nurse|Role: Doctor|Setting: Hospital|Setting: Clinic\nPay|4|2|3|3\nRota|1|3|2|1\n",
            "0 0 0 0 10; one_of_attributes 2; column_family?",
        ),
    ]);
    let csv = "||Nurses||GPs|\nTheme|Valence|P1|P2|P3|P4\nTime|Barrier|x||x|x\nCost|Barrier||x||x\nTeam|Facilitator|x|||\n";
    let (mut engine, view) = read(&[("table.csv", csv)], Settings::default());
    assert_eq!(told(&view), "5 1 0 0 0; columns_are_people 4; groups_in_names 4");
    assert_eq!(view.summary.participants, Some(4));
    let counted = table(&mut engine, json!({"rows": "theme"}));
    for (code, group, valence, count) in [
        ("Time", "Nurses", Valence::Barrier, 1),
        ("Time", "GPs", Valence::Barrier, 2),
        ("Cost", "GPs", Valence::Barrier, 1),
        ("Team", "Nurses", Valence::Facilitator, 1),
    ] {
        assert_eq!(number(&counted, code, group, valence).0, count, "{code} {group}");
    }
}

#[test]
fn groups_in_brackets_behind_names_are_theirs() {
    let people = "Participant|Theme|Valence\nP1 (nurse)|Time|barrier\nP2 (GP)|Cost|barrier\nP3 (nurse)|Team|facilitator\nP1 (nurse)|Team|facilitator\n";
    let (mut engine, view) = read(&[("table.csv", people)], Settings::default());
    assert_eq!(told(&view), "2 2 0 0 0; groups_in_names 3");
    assert_eq!(view.summary.participants, Some(3));
    let counted = table(&mut engine, json!({"rows": "theme"}));
    for (code, group, valence, count) in [
        ("Time", "nurse", Valence::Barrier, 1),
        ("Cost", "GP", Valence::Barrier, 1),
        ("Team", "nurse", Valence::Facilitator, 2),
    ] {
        assert_eq!(number(&counted, code, group, valence).0, count, "{code} {group}");
    }
    check(&[
        (
            "Teilnehmer|Thema|Richtung\nP1 (Pflege)|Zeit|Barriere\nP2 (Arzt)|Kosten|Barriere\nP3 (Pflege)|Team|Förderfaktor\n",
            "2 1 0 0 0; groups_in_names 3",
        ),
        (
            "Theme|Valence|P1 (nurse)|P2 (GP)|P3 (nurse)\nTime|barrier|x||x\nCost|barrier||x|x\nTeam|facilitator|x|x|\n",
            "4 2 0 0 0; columns_are_people 3; groups_in_names 3",
        ),
        (
            "Code|P1 (nurse)|P2 (GP)|P3 (nurse)\nTime|B||B\nCost||B|B\nTeam|F|F|\n",
            "4 2 0 0 0; columns_are_people 3; groups_in_names 3",
        ),
        // A column says the group, and nothing that several share stands in brackets.
        (
            "Participant|Group|Theme|Valence\nP1 (nurse)|Ward|Time|barrier\nP2 (GP)|Office|Cost|barrier\n",
            "2 0 0 0 0",
        ),
        (
            "Participant|Theme|Valence\nP1 (Anna)|Time|barrier\nP2 (Ben)|Cost|barrier\nP3 (Cleo)|Team|facilitator\n",
            "2 1 0 0 0",
        ),
        (
            "Participant|Theme|Valence\nP1 (F, 45)|Time|barrier\nP2 (M, 51)|Cost|barrier\nP3 (F, 38)|Team|facilitator\n",
            "2 1 0 0 0",
        ),
    ]);
}

#[test]
fn several_groups_in_a_cell_are_said_and_can_count_for_each() {
    for text in [
        "Group|Theme|Valence\nNurse; GP|Time|barrier\nNurse|Cost|barrier\nGP|Team|facilitator\nNurse; GP|Team|facilitator\nNurse|Time|barrier\n",
        "Grupp|Tema|Valens\nSköterska, Läkare|Tid|hinder\nSköterska|Pengar|hinder\nLäkare|Lag|främjande\nSköterska, Läkare|Lag|främjande\nSköterska|Tid|hinder\n",
    ] {
        check(&[(text, "3 2 0 0 0; several_people 2")]);
        let header = text.split('|').next().unwrap().to_owned();
        let divided = BTreeMap::from([(header, true)]);
        let file = FileSettings { divided, ..FileSettings::default() };
        let files = BTreeMap::from([("table.csv".to_owned(), file)]);
        let (_, view) = read(&[("table.csv", text)], Settings { files, ..Settings::default() });
        assert_eq!(told(&view), "4 3 0 0 0", "{text}");
    }
    // One name for people who do both, and places that are called so.
    check(&[
        ("Group|Theme|Valence\nNurse/midwife|Time|barrier\nGP|Team|facilitator\n", "1 1 0 0 0"),
        ("Site|Theme|Valence\nNorth and South|Time|barrier\nEast|Team|facilitator\n", "1 1 0 0 0"),
    ]);
}

#[test]
fn people_who_go_on_are_one() {
    for text in [
        "Participant|Theme|Valence\nP1|Time|barrier\nP1 (cont.)|Cost|barrier\nP2|Team|facilitator\nP2 (continued)|Time|barrier\n",
        "Teilnehmer|Thema|Richtung\nP1|Zeit|Barriere\nP1 (Forts.)|Kosten|Barriere\nP2|Team|Förderfaktor\nP2 (Fortsetzung)|Zeit|Barriere\n",
    ] {
        let (_, view) = read(&[("table.csv", text)], Settings::default());
        assert_eq!((told(&view).as_str(), view.summary.participants), ("3 1 0 0 0", Some(2)));
    }
}

#[test]
fn what_was_looked_for_beside_a_side_is_a_group_by_its_bare_name() {
    for (head, groups) in [
        (
            "Barrier AND Nurse|Facilitator AND Nurse|Barrier AND GP|Facilitator AND GP",
            ["Nurse", "GP"],
        ),
        (
            "Nurse AND Barrier|Nurse AND Facilitator|GP AND Barrier|GP AND Facilitator",
            ["Nurse", "GP"],
        ),
        (
            "Barriere UND Pflege|Förderfaktor UND Pflege|Barriere UND Ärzte|Förderfaktor UND Ärzte",
            ["Pflege", "Ärzte"],
        ),
        (
            "Hinder & chef|Möjliggörare & chef|Hinder & läkare|Möjliggörare & läkare",
            ["chef", "läkare"],
        ),
    ] {
        let table = format!("Code|{head}\nTime|5|1|2|0\nCost|3|1|1|1\nTeam|0|4|1|2\n");
        let (_, view) = super::read(&[("a.csv", &table)], Default::default());
        assert_eq!(super::told(&view), "12 9 0 0 0", "{head}");
        let values: Vec<&str> =
            view.attributes.iter().flat_map(|one| &one.values).map(|(value, _)| &**value).collect();
        assert_eq!(values, groups, "{head}");
    }
}
