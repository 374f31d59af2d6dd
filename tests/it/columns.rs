//! Which role each column of a table is taken for.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use steelyard_core::dataset::{ColumnGuess, Reason, Role, guess_roles};
use steelyard_core::format::DecimalMark;
use steelyard_core::valence::Valence;

use crate::dataset::table;

/// Short names for the roles, so that a case fits in a few lines.
fn short(guess: &ColumnGuess) -> String {
    match &guess.role {
        Role::CodeColumn { code, valence } => format!("{code}={valence:?}"),
        role => format!("{role:?}").to_lowercase(),
    }
}

#[track_caller]
fn check(header: &str, rows: &[&str], expected: &str) -> Vec<ColumnGuess> {
    let guesses = guess_roles(&table(header, rows), DecimalMark::Point);
    let found: Vec<String> = guesses.iter().map(short).collect();
    assert_eq!(found.join("|"), expected, "{header}");
    guesses
}

fn rivals(guesses: &[ColumnGuess]) -> Vec<(&str, &[String])> {
    guesses
        .iter()
        .filter(|guess| !guess.rivals.is_empty())
        .map(|guess| (guess.name.as_str(), guess.rivals.as_slice()))
        .collect()
}

const LONG: &str =
    "We never had the time to learn it before the first patient came through the door.";

#[test]
fn long_tables_in_six_languages() {
    let rows: &[&str] = &[
        "P1|Nurse|Cost|Barrier|K|We had no money for it at all",
        "P1|Nurse|Time|Facilitator|K|There was time enough for us",
        "P2|GP|Cost|Barrier|L|Nobody wanted to pay for the thing",
        "P3|GP|Time|Barrier|L|I could not find an hour in the week",
    ];
    for header in [
        "Participant|Stakeholder group|Code|Valence|Coder|Excerpt",
        "participant_id|Role|codename|Barrier/facilitator|Rater|Quote",
        "Respondent|Profession|Tag|Type|Analyst|quotation",
        "Informant|Discipline|CODE|Direction|user|Text",
        "P-ID|group|Code name|Influence|Coded by|Illustrative quote",
        "Deltagare|Yrkesgrupp|Kod|Valens|Kodare|Citat",
        "Informant|Roll|Kod|Hinder/underlättande|Kodad av|Meningsenhet",
        "Deltager|Faggruppe|Kode|Retning|Kodet af|Citat",
        "Deltaker|Yrkesgruppe|Kode|Hemmer/fremmer|Kodet av|Sitat",
        "Osallistuja|Ammattiryhmä|Koodi|Suunta|Koodaaja|Lainaus",
        "Teilnehmer|Berufsgruppe|Code|Richtung|Kodierer|Zitat",
        "Befragte|Rolle|Codierung|Barriere oder Förderfaktor|Kodiererin|Textstelle",
    ] {
        let guesses = check(header, rows, "participant|group|code|valence|coder|excerpt");
        assert_eq!(rivals(&guesses), [], "{header}");
        assert!(guesses.iter().all(|guess| guess.reason == Reason::Header), "{header}");
    }
}

#[test]
fn frameworks_sources_sites_and_counts() {
    let rows: &[&str] = &[
        "A|I1|Inner|Culture|3",
        "A|I2|Outer|Policy|1",
        "B|I3|Inner|Culture|0",
        "B|I1|Inner|Readiness|12",
    ];
    for header in [
        "Site|Document|Domain|Construct|n",
        "Centre|Interview|TDF domain|CFIR construct|quotes",
        "clinic|Study|CFIR domain|Constructs|Frequency",
        "Hospital|transcript|Phase|Step|n_quotes",
        "Vårdcentral|Intervju|Domän|Konstrukt|Antal",
        "Sykehus|Dokument|Domene|Begrep|Antall",
        "Afdeling|Fokusgruppe|Domæne|Begreb|Antal",
        "Terveyskeskus|Haastattelu|Alue|Konstrukti|Lukumäärä",
        "Krankenhaus|Datei|Domäne|Konstrukt|Anzahl",
    ] {
        check(header, rows, "site|source|domain|construct|count");
    }
}

#[test]
fn values_have_their_say() {
    // `quotes` holds counts where it holds whole numbers, and passages where it holds text.
    check(
        "participant|code|quotes",
        &["P1|Cost|3", "P2|Cost|0", "P2|Time|1"],
        "participant|code|count",
    );
    check(
        "participant|code|quotes",
        &["P1|Cost|It is too dear", "P2|Cost|No money", "P2|Time|No hour to spare"],
        "participant|code|excerpt",
    );
    // Valence words are a valence whatever the header.
    check(
        "participant|code|theme",
        &["P1|Cost|Barrier", "P2|Cost|barriers", "P2|Time|Enabler"],
        "participant|code|valence",
    );
    check(
        "participant|code|x",
        &["P1|Cost|+", "P2|Cost|-", "P2|Time|+/-"],
        "participant|code|valence",
    );
    // A `type` of something else is no valence.
    check(
        "participant|code|type",
        &["P1|Cost|Interview", "P1|Time|Interview", "P2|Cost|Group", "P3|Time|Group"],
        "participant|code|group",
    );
    // A valence column with words nobody knows is still one: they are listed.
    check(
        "id|code|valence",
        &["P1|Cost|red", "P1|Time|green", "P2|Cost|red"],
        "participant|code|valence",
    );
    // Ratings.
    check(
        "site|construct|rating",
        &["A|Cost|-2", "A|Time|0", "B|Cost|+1", "B|Time|X"],
        "site|construct|rating",
    );
    check(
        "site|construct|score",
        &["A|Cost|-2", "A|Time|0", "B|Cost|1", "B|Time|2"],
        "site|construct|rating",
    );
    check(
        "site|construct|valence",
        &["A|Cost|-1", "A|Time|0", "B|Cost|1", "B|Time|1"],
        "site|construct|rating",
    );
    // A weight that is 0 throughout, or a strength of 1 to 3, rates nothing.
    check(
        "site|construct|strength",
        &["A|Cost|1", "A|Time|3", "B|Cost|1", "B|Time|2"],
        "site|construct|group",
    );
    // Row numbers.
    check("Column 1|participant|code", &["1|P1|a", "2|P1|b", "3|P2|a"], "ignored|participant|code");
    check("n|participant|code", &["1|P1|a", "2|P1|b", "3|P2|a"], "ignored|participant|code");
    // Passages under a header that says nothing.
    check(
        "participant|code|what was said",
        &[&format!("P1|a|{LONG}"), &format!("P2|b|{LONG} Twice."), &format!("P2|a|{LONG} Thrice.")],
        "participant|code|excerpt",
    );
    // Nothing but an unknown header for the participants and for the codes.
    check("who|what", &["P01|Cost > Money", "P01|Time", "P02|Cost > Rent"], "participant|code");
    check(
        "who|team|what",
        &["P01|X|Cost", "P01|X|Time", "P02|Y|Cost", "P03|Y|Rent"],
        "participant|group|code",
    );
    // One letter.
    check("p|c", &["P1|Cost", "P2|Cost"], "participant|code");
    check("p|c", &["P1|", "P2| ", "P3|\u{200b}"], "participant|code");
    check("p|c", &["P1|Barrier", "P2|barrier", "P3|BARRIER "], "participant|code");
}

#[test]
fn ties_are_asked_and_copies_are_not() {
    let guesses = check(
        "participant|group|role|code",
        &["P1|A|x|Cost", "P1|A|x|Time", "P2|A|y|Cost", "P3|B|y|Cost"],
        "participant|group|attribute|code",
    );
    assert_eq!(rivals(&guesses), [("group", &["role".to_owned()][..])]);
    // One-to-one with the group: no question.
    let guesses = check(
        "participant|group|role|code",
        &["P1|A|x|Cost", "P1|A|x|Time", "P2|A|x|Cost", "P3|B|y|Cost"],
        "participant|group|attribute|code",
    );
    assert_eq!(rivals(&guesses), []);
    let guesses = check(
        "code_id|code_name|participant",
        &["17|Cost|P1", "17|Cost|P2", "4|Time|P2"],
        "ignored|code|participant",
    );
    assert_eq!(guesses[0].reason, Reason::SameAs { column: "code_name".to_owned() });
    let guesses = check(
        "participant|code|human|status",
        &["P1|a|yes|1", "P1|b|yes|1", "P2|a|yes|0", "P3|a|robot|0"],
        "participant|code|group|attribute",
    );
    assert_eq!(rivals(&guesses), [("human", &["status".to_owned()][..])]);
    assert_eq!(guesses[2].reason, Reason::FewValues);
}

#[test]
fn levels_and_several_codes() {
    check(
        "participant|theme|sub-theme",
        &["P1|Trust|In people", "P1|Trust|In machines", "P2|Time|"],
        "participant|theme|theme",
    );
    check(
        "participant|code 1|code 2",
        &["P1|Trust|Time", "P1|Trust|Cost", "P2|Time|"],
        "participant|code|code",
    );
    check(
        "deltagare|tema|undertema",
        &["P1|Tillit|Människor", "P1|Tillit|Maskiner", "P2|Tid|"],
        "participant|theme|theme",
    );
}

#[test]
fn numbers_of_codes_are_no_people() {
    check("code id|code|type", &["C1|Cost|barrier", "C2|Time|barrier"], "ignored|code|valence");
    check(
        "code id|code|type",
        &["C1|Cost|barrier", "C1|Cost|barrier", "C2|Time|barrier"],
        "ignored|code|valence",
    );
    check("wer|code|type", &["P1|Cost|barrier", "P2|Time|facilitator"], "participant|code|valence");
}

#[test]
fn wide_tables() {
    let rows: &[&str] = &["P1|Nurse|3|0|", "P2|GP|0|1|2", "P3|GP|1|1|0"];
    check(
        "participant|group|BR+|BR-|SI+/-",
        rows,
        "participant|group|BR=Facilitator|BR=Barrier|SI=Mixed",
    );
    // Without a pair the signs may be part of the names: the user is asked.
    check(
        "participant|group|BR+|ECR-|SI+/-",
        rows,
        "participant|group|BR+=Missing|ECR-=Missing|SI+/-=Missing",
    );
    check(
        "participant|group|ECRbrrier_environment|ECRfacilitator_environment|SIbarrier",
        rows,
        "participant|group|ECR > environment=Barrier|ECR > environment=Facilitator|SI=Barrier",
    );
    check(
        "participant|group|Cost - barrier|Cost (facilitator)|Barrier: Time",
        rows,
        "participant|group|Cost=Barrier|Cost=Facilitator|Time=Barrier",
    );
    check(
        "id|group|Cost_B|Cost_F|Time_B",
        rows,
        "participant|group|Cost=Barrier|Cost=Facilitator|Time=Barrier",
    );
    check(
        "participant|group|Cost|Time|Trust",
        &["P1|Nurse|x||✓", "P2|GP||x|x", "P3|GP|X||"],
        "participant|group|Cost=Missing|Time=Missing|Trust=Missing",
    );
    check(
        "participant|group|Cost|Time|Trust",
        &["P1|Nurse|TRUE|FALSE|true", "P2|GP|FALSE|FALSE|FALSE", "P3|GP|TRUE|TRUE|FALSE"],
        "participant|group|Cost=Missing|Time=Missing|Trust=Missing",
    );
    // Names that end in a letter by chance.
    check(
        "participant|group|Vitamin_B|Plan_C|Trust",
        &["P1|Nurse|1|0|1", "P2|GP|0|1|0", "P3|GP|1|1|0"],
        "participant|group|Vitamin_B=Missing|Plan_C=Missing|Trust=Missing",
    );
    // Ages are no counts and no groups, and people are no valence.
    check(
        "participant|Age|Implementation Facilitators|Time|Trust",
        &["P1|44|1|0|1", "P2|51|0|1|0", "P3|44|1|1|0"],
        "participant|attribute|Implementation Facilitators=Missing|Time=Missing|Trust=Missing",
    );
    // One row a construct, barriers and facilitators in columns.
    check(
        "construct|group|Barriers|Facilitators (n)|Facilitators %",
        &["Cost|Nurse|3|4|10.5", "Time|GP|0|2|20", "Trust|GP|1|1|3.25"],
        "construct|group|=Barrier|=Facilitator|ignored",
    );
    let guesses = check(
        "Media Title|Excerpt Copy|Codes Applied Combined|Code: Cost\\Money Applied|Code: Time Applied",
        &["I1|no money at all here|Money|True|False", "I2|no hour in the week|Time|False|True"],
        "source|excerpt|ignored|Cost > Money=Missing|Time=Missing",
    );
    assert_eq!(guesses[3].reason, Reason::Tool { tool: "Dedoose".to_owned() });
    assert_eq!(
        guesses[4].role,
        Role::CodeColumn { code: "Time".to_owned(), valence: Valence::Missing }
    );
}

#[test]
fn tables_of_known_tools() {
    for (header, rows, expected, tool) in [
        (
            "id|document|tag|content",
            &[
                "1|I1|Cost|There is no money for it",
                "1|I1|Time|There is no money for it",
                "2|I2|Cost|It is dear",
            ][..],
            "segment|source|code|excerpt",
            "Taguette",
        ),
        (
            "doc_name|doc_id|segment_start|segment_end|code_name|code_id|segment_text|user_name",
            &[
                "I1|1|0|17|Cost|4|There is no money|ann",
                "I1|1|0|17|Time|5|There is no money|bo",
                "I2|2|8|30|Cost|4|It is dear and then some|ann",
            ][..],
            "source|sourcekey|rangestart|rangeend|code|ignored|excerpt|coder",
            "requal",
        ),
        (
            "File|Coder|Coded|Id|Codename|Coded_Memo|Category",
            &[
                "I1|ann|There is no money|ctid:1|Cost||Money",
                "I1|ann|There is no hour|ctid:2|Time||Hours",
                "I2|bo|It is dear and then some|ctid:3|Cost||Money",
            ][..],
            "source|coder|excerpt|ignored|code|ignored|codeabove",
            "QualCoder",
        ),
        (
            "Document group|Document name|Code|Segment|Created by",
            &[
                "Nurses|I1|Barriers > Cost|There is no money for it|ann",
                "Nurses|I1|Barriers > Time|There is no hour for it|ann",
                "GPs|I2|Facilitators > Cost|It is cheap and then some|bo",
            ][..],
            "group|source|code|excerpt|coder",
            "MAXQDA",
        ),
    ] {
        let guesses = check(header, rows, expected);
        let named =
            guesses.iter().any(|guess| guess.reason == Reason::Tool { tool: tool.to_owned() });
        assert!(named, "{tool}: {guesses:?}");
    }
}

#[test]
fn guesses_show_samples_and_counts() {
    let long = "é".repeat(200);
    let guesses = check(
        "participant|code|odd",
        &[&format!("P1|a|{long}"), "P1|b| ", "P2|c|y", "P3|d|y", "P4|a|z"],
        "participant|code|group",
    );
    assert_eq!(guesses[1].samples, ["a", "b", "c"]);
    assert_eq!(guesses[2].samples[0].chars().count(), 80);
    assert_eq!((guesses[2].distinct, guesses[2].blank), (3, 1));
}

#[test]
fn columns_of_barriers_and_facilitators_of_each_code_are_a_wide_table() {
    let made = table(
        "participant|Cost barriers|Cost facilitators|Time barriers|Time facilitators",
        &["P1|2|0|1|", "P2|0|1|3|1", "P3|1||0|2"],
    );
    let guesses = guess_roles(&made, DecimalMark::Point);
    let roles: Vec<Role> = guesses.into_iter().map(|guess| guess.role).collect();
    let of = |code: &str, valence| Role::CodeColumn { code: code.to_owned(), valence };
    assert_eq!(
        roles,
        [
            Role::Participant,
            of("Cost", Valence::Barrier),
            of("Cost", Valence::Facilitator),
            of("Time", Valence::Barrier),
            of("Time", Valence::Facilitator),
        ]
    );
}

#[test]
fn identifiers_and_answers_are_no_counts() {
    for (header, rows, expected) in [
        (
            "Record ID|Degree|No training|No time|No funding",
            &["101|4|1||", "102|2||1|1", "103|5|1|1|", "104|4|||1"][..],
            "participant|attribute|No training=Missing|No time=Missing|No funding=Missing",
        ),
        // Counts that are never 0 beside others that are counts too.
        (
            "Case|Cost|Time|Pay",
            &["P1|1|2|1", "P2|2|1|3", "P3|4|1|1"],
            "participant|Cost=Missing|Time=Missing|Pay=Missing",
        ),
        // Small numbers that all differ are counts; large ones, or those called so, are not.
        (
            "Case|Cost|Time|Pay",
            &["P1|1|0|1", "P2|3|1|3", "P3|2|1|0"],
            "participant|Cost=Missing|Time=Missing|Pay=Missing",
        ),
        (
            "Case|Batch|Cost|Time|Pay",
            &["P1|301|1|0|1", "P2|302|0|1|3", "P3|307|1|1|0"],
            "participant|ignored|Cost=Missing|Time=Missing|Pay=Missing",
        ),
    ] {
        check(header, rows, expected);
    }
}

#[test]
fn signed_numbers_are_ratings_and_never_codes() {
    for (header, rows, expected) in [
        (
            "P|Quality Factor 1|Impact 1",
            &["a|parking|-3", "a|hours|+2", "b|parking|+0"][..],
            "participant|construct|rating",
        ),
        ("P|Code|Rating", &["a|x|-1a", "a|y|+ 1", "b|x|\u{2212} 2*"], "participant|code|rating"),
        ("P|Code|Level", &["a|x|-3", "a|y|+3", "b|x|0"], "participant|code|rating"),
        // Words for the valence stay what they are.
        ("P|Code|Impact", &["a|x|-1", "a|y|+1", "b|x|+2"], "participant|code|valence"),
        ("P|Code|Impact", &["a|x|-", "a|y|+", "b|x|+/-"], "participant|code|valence"),
    ] {
        check(header, rows, expected);
    }
}

#[test]
fn sums_beside_their_parts_are_codes_too() {
    check(
        "Case|Cost|Cost - barrier|Cost - facilitator|Staff",
        &["P1|3|1|2|4", "P2|2|2|0|9", "P3|1|0|1|5"],
        "participant|Cost=Missing|Cost=Barrier|Cost=Facilitator|ignored",
    );
}
