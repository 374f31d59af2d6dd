//! What of a sheet is asked before its numbers hold: valences in words that nobody knows, signs at names, counts,
//! sizes of groups and percentages; and what of that kind is not asked.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use serde_json::json;
use steelyard_core::engine::{Engine, Response, Settings, StudyView};
use steelyard_core::valence::Valence;

use crate::support::engine::{ask, load};

/// Questions that are not of the framework, with the columns or names that they are about.
fn asked(view: &StudyView) -> Vec<String> {
    let of_framework = ["framework", "ambiguous_labels", "unknown_labels"];
    let questions = view.questions.iter().map(|question| serde_json::to_value(question).unwrap());
    let said = questions.filter_map(|question| {
        let (kind, parts) = question.as_object()?.iter().next()?;
        let about =
            ["columns", "column", "pairs", "words"].iter().find_map(|name| parts.get(*name));
        let role = parts.get("role").and_then(|role| role.as_str()).map(|role| format!(":{role}"));
        let kind_and_role = format!("{kind}{}", role.unwrap_or_default());
        let kept = !of_framework.contains(&kind.as_str());
        kept.then(|| {
            format!("{kind_and_role} {}", about.map(ToString::to_string).unwrap_or_default())
        })
    });
    said.collect()
}

fn study(csv: &str, settings: serde_json::Value) -> Box<StudyView> {
    let settings: Settings = serde_json::from_value(settings).unwrap();
    match ask(&mut Engine::new(), load(&[("a.csv", csv.as_bytes())], settings)) {
        Response::Study(view) => view,
        other => panic!("{csv:?}: {other:?}"),
    }
}

/// Codings by valence: barrier, facilitator, mixed, neutral, missing.
fn valences(view: &StudyView) -> [u64; 5] {
    Valence::ALL.map(|valence| view.summary.valences[valence])
}

#[test]
fn what_may_be_otherwise_is_asked() {
    for (csv, questions, counted) in [
        // Words that nobody knows, beside codes that have no valence otherwise.
        (
            "who,code,judgement\nP1,Cost,gris\nP1,Time,azul\nP2,Cost,gris\n",
            r#"column:valence ["judgement"]"#,
            3,
        ),
        ("code,kind\nCost,gut\nTime,schlecht\nCost,gut\n", r#"column:valence ["kind"]"#, 3),
        // Words that mean a valence and much else.
        (
            "id,theme,result\n1,Cost,positive\n2,Time,negative\n3,Cost,positive\n",
            r#"column:valence ["result"]"#,
            3,
        ),
        // Signs in pairs at too few names, and at many without a pair.
        (
            "who,code\nP1,Cost +\nP1,Cost -\nP2,Time\nP2,Staff\nP2,Trust\n",
            r#"code_signs ["Cost"]"#,
            5,
        ),
        ("who,code\nP1,Cost +\nP1,Staff -\nP2,Time +\n", "code_signs []", 3),
        ("who,Cost+,Time-,Staff+\nP1,1,0,2\nP2,0,1,0\n", "code_signs []", 4),
        // Counts of which most are none; a name for counts over words.
        (
            "who,code,type,count\nP1,Cost,barrier,3\nP2,Cost,barrier,many\nP3,Cost,barrier,few\n",
            r#"column:count ["count"]"#,
            3,
        ),
        (
            "who,code,type,frequency\nP1,Cost,barrier,often\nP2,Cost,barrier,rarely\n",
            r#"column:count ["frequency"]"#,
            2,
        ),
        // A dash alone under the name of a valence.
        ("who,code,valence\nP1,Cost,-\nP2,Time,-\n", "unknown_valence_words 1", 2),
        ("who,code,+/-\nP1,Cost,+\nP2,Time,-\nP3,Time,?\n", "unknown_valence_words 1", 3),
        // Sizes.
        ("code,type,n\nCost,barrier,12\nTime,facilitator,12\n", r#"group_size "n""#, 2),
        (
            "group,code,type,N\nA,Cost,barrier,20\nA,Time,barrier,20\nB,Cost,barrier,15\n",
            r#"group_size "N""#,
            3,
        ),
        (
            "study,code,type,sample size\nS1,Cost,barrier,20\nS1,Time,barrier,20\nS2,Cost,barrier,7\n",
            "",
            3,
        ),
        // Percentages and fractions where counts ought to stand.
        (
            "code,barriers,facilitators\nCost,30%,70%\nTime,10 %,90 %\n",
            r#"percentages ["barriers","facilitators"]"#,
            0,
        ),
        (
            "code;Barriere;Hemmnis im Team\nCost;33,3 %;1,5 %\nTime;10,0 %;2,0 %\n",
            r#"percentages ["Barriere","Hemmnis im Team"]"#,
            0,
        ),
        ("code,type,count\nCost,barrier,3/8\nTime,barrier,1/8\n", r#"percentages ["count"]"#, 0),
        (
            "code,type,percentage\nCost,barrier,37.5\nTime,barrier,12.5\n",
            r#"percentages ["percentage"]"#,
            0,
        ),
    ] {
        let view = study(csv, json!({}));
        assert_eq!(asked(&view).join("; "), questions, "{csv:?}");
        assert_eq!(view.summary.codings, counted, "{csv:?}");
    }
}

#[test]
fn what_is_clear_is_not_asked() {
    for csv in [
        // Attributes of people are no valence.
        "participant,shift,code\nP1,day,Cost\nP1,day,Time\nP2,night,Cost\nP2,night,Time\n",
        "participant,gender,code\nP1,male,Cost\nP2,female,Time\nP3,male,Cost\n",
        "participant,role,code\nP1,nurse,Cost\nP2,doctor,Time\nP3,nurse,Cost\n",
        // Valences that stand elsewhere.
        "participant,phase,code,type\nP1,early,Cost,barrier\nP1,late,Time,facilitator\n",
        "participant,phase,code\nP1,early,Cost - barrier\nP1,late,Time - facilitator\n",
        "participant,wave,BR+,BR-\nP1,early,1,0\nP1,late,0,2\n",
        // Too many words, long ones, numbers.
        "participant,mood,code\nP1,a one,Cost\nP1,b two,Time\nP1,c three,Cost\nP1,d four,Time\nP1,e five,Time\n",
        "participant,wave,code\nP1,1,Cost\nP1,2,Time\nP2,1,Cost\n",
        // Names with a sign.
        "participant,code,type\nP1,HIV+,barrier\nP1,HIV-,barrier\nP2,Cost,barrier\n",
        "participant,code,type\nP1,C++,barrier\nP1,Time,barrier\nP2,Cost,barrier\n",
        "participant,code\nP1,BR+\nP1,BR-\nP2,SI+\n",
        // Counts, also where they are all one or vary within the group.
        "group,code,type,n\nA,Cost,barrier,1\nA,Time,barrier,1\nB,Cost,barrier,1\n",
        "group,code,type,n\nA,Cost,barrier,3\nA,Time,barrier,2\nB,Cost,barrier,2\n",
        "group,code,type,count\nA,Cost,barrier,4\nA,Time,barrier,4\n",
        "group,code,type,n\nA,Cost,barrier,4\nB,Time,barrier,3\n",
        // Percentages beside counts, or of something else in a list of codings.
        "code,type,n,%\nCost,barrier,3,37.5\nTime,barrier,1,12.5\n",
        "participant,code,type,coverage %\nP1,Cost,barrier,3.5\nP2,Time,barrier,0.5\n",
        "code,type,session\nCost,barrier,1/2\nTime,barrier,2/2\n",
        "code,barriers,facilitators\nCost,3 (30%),7 (70%)\nTime,1 (10%),9 (90%)\n",
    ] {
        let view = study(csv, json!({}));
        assert!(asked(&view).is_empty(), "{csv:?}: {:?}", asked(&view));
        assert!(view.summary.codings > 0, "{csv:?}");
    }
}

#[test]
fn sheets_of_ten_languages_are_read() {
    for csv in [
        "participante;grupo;código;tipo;frecuencia\nP1;Enfermera;Coste;Barrera;2\nP2;Médico;Tiempo;Facilitador;1\n",
        "participant;groupe;thème;frein/levier;effectif\nP1;IDE;Coût;Frein;2\nP2;MG;Temps;Levier;1\n",
        "intervistato,ruolo,tema,tipo,frequenza\nP1,inf,Costo,ostacolo,2\nP2,med,Tempo,facilitatore,1\n",
        "entrevistado,perfil,categoria,valência,frequência\nE1,enf,Custo,barreira,2\nE2,med,Tempo,facilitador,1\n",
        "deelnemer,functie,thema,invloed,frequentie\nP1,arts,kosten,belemmerend,2\nP2,vpk,tijd,bevorderend,1\n",
        "uczestnik,rola,kod,rodzaj,częstość\nU1,pielęgniarka,Koszt,bariera,2\nU2,lekarz,Czas,ułatwienie,1\n",
        "参与者,角色,主题,效价,频次\nP1,护士,成本,障碍,2\nP2,医生,时间,促进因素,1\n",
        "参加者,職種,コード,種別,件数\nP1,看護師,費用,阻害要因,2\nP2,医師,時間,促進要因,1\n",
        "참여자,직종,코드,유형,빈도\nP1,간호사,비용,장벽,2\nP2,의사,시간,촉진요인,1\n",
        "المشارك,الدور,الرمز,النوع,التكرار\nP1,ممرض,التكلفة,عائق,2\nP2,طبيب,الوقت,ميسر,1\n",
    ] {
        let view = study(csv, json!({}));
        assert_eq!(valences(&view), [2, 1, 0, 0, 0], "{csv:?}");
        assert_eq!(view.summary.participants, Some(2), "{csv:?}");
        let groups = view.attributes.iter().find(|attribute| attribute.is_group);
        assert_eq!(groups.map(|group| group.values.len()), Some(2), "{csv:?}");
        assert!(asked(&view).is_empty(), "{csv:?}: {:?}", asked(&view));
    }
}

#[test]
fn marks_under_a_barrier_and_a_facilitator_are_theirs() {
    let view =
        study("who,code,barrier,facilitator\nP1,Cost,x,\nP2,Time,,x\nP3,Cost,x,x\n", json!({}));
    assert_eq!(valences(&view), [2, 2, 0, 0, 0]);
    assert!(asked(&view).is_empty(), "{:?}", asked(&view));
}

#[test]
fn answers_change_the_numbers() {
    let signs = "who,code\nP1,Cost +\nP1,Cost -\nP2,Time\nP2,Staff\nP2,Trust\n";
    let wide = "who,Cost+,Time-,Staff+\nP1,1,0,2\nP2,0,1,0\n";
    let pairs = "who,code\nP1,BR+\nP1,BR-\nP2,SI+\n";
    let size = "code,type,n\nCost,barrier,12\nTime,facilitator,12\n";
    let shares = "code,type,count\nCost,barrier,3/8\nTime,barrier,1/8\n";
    let words = "who,code,type\nP1,Cost,barrier\nP2,Cost,x\nP3,Cost,no barrier\n";
    for (csv, settings, counted) in [
        (signs, json!({}), [0, 0, 0, 0, 5]),
        (signs, json!({"code_signs": true}), [1, 1, 0, 0, 3]),
        (signs, json!({"code_signs": false}), [0, 0, 0, 0, 5]),
        (wide, json!({}), [0, 0, 0, 0, 4]),
        (wide, json!({"code_signs": true}), [1, 3, 0, 0, 0]),
        (pairs, json!({}), [1, 2, 0, 0, 0]),
        (pairs, json!({"code_signs": false}), [0, 0, 0, 0, 3]),
        (size, json!({"files": {"a.csv": {"roles": {"n": "count"}}}}), [12, 12, 0, 0, 0]),
        (size, json!({"files": {"a.csv": {"roles": {"n": "ignored"}}}}), [1, 1, 0, 0, 0]),
        (shares, json!({"files": {"a.csv": {"roles": {"count": "ignored"}}}}), [2, 0, 0, 0, 0]),
        (words, json!({}), [1, 0, 0, 0, 2]),
        (words, json!({"valence_words": {"x": "mixed", "no barrier": "neutral"}}), [1, 0, 1, 1, 0]),
    ] {
        let view = study(csv, settings.clone());
        assert_eq!(valences(&view), counted, "{csv:?} {settings}");
        if settings != json!({}) {
            assert!(asked(&view).is_empty(), "{csv:?} {settings}: {:?}", asked(&view));
        }
    }
}

#[test]
fn words_that_are_one_letter_off_are_suggested_and_not_taken() {
    let view = study(
        "who,code,type\nP1,Cost,barier\nP2,Cost,barrier\nP3,Time,facilitatr\nP4,Time,hmm\n",
        json!({}),
    );
    let found: Vec<_> = view
        .valence_words
        .iter()
        .map(|word| (word.word.as_str(), word.valence, word.nearby))
        .collect();
    let (barrier, facilitator) = (Some(Valence::Barrier), Some(Valence::Facilitator));
    assert_eq!(
        found,
        [
            ("barier", None, barrier),
            ("barrier", barrier, None),
            ("facilitatr", None, facilitator),
            ("hmm", None, None)
        ]
    );
    assert_eq!(valences(&view), [1, 0, 0, 0, 3]);
}

#[test]
fn one_sign_of_two_files_means_what_both_say() {
    let files = [
        ("a.csv", &b"who,code,type\nP1,Cost,+\nP2,Cost,-\n"[..]),
        ("b.csv", b"who,code,type\nP3,Cost,barrier\nP4,Cost,-\n"),
    ];
    // A dash is a barrier in one of them and nothing in the other: it is asked.
    let Response::Study(view) = ask(&mut Engine::new(), load(&files, Settings::default())) else {
        panic!("no study")
    };
    assert_eq!(valences(&view), [1, 1, 0, 0, 2]);
    assert_eq!(asked(&view), ["unknown_valence_words 1"]);
}

#[test]
fn what_was_mended_or_guessed_is_said_with_its_count() {
    for (csv, warnings, left_out) in [
        ("code,file,text\nTime,A,We never have\nthe time\nCost,B,So dear\n", "torn_lines 1", 0),
        ("who,code,type\nP1,Cost,barrier\nwho,code,type\nP2,Cost,barrier\n", "", 1),
        (
            "who,code,type,count\nP1,Cost,barrier,\"1,200\"\nP2,Cost,barrier,3\n",
            "marks_guessed 1",
            0,
        ),
        (
            "who,code,type,count\nP1,Cost,barrier,1.000\nP2,Cost,barrier,2.000\n",
            "marks_guessed 2",
            0,
        ),
        ("who,code,type,count\nP1,Cost,barrier,1 200\nP2,Cost,barrier,3\n", "", 0),
        ("who,code,type,\nP1,Cost,barrier,2\nP2,Cost,barrier,5\n", "column_without_name 2", 0),
        ("who,code,type,\nP1,Cost,barrier,\nP2,Cost,barrier,\n", "", 0),
        (",who,code,type\n0,P1,Cost,barrier\n1,P2,Cost,barrier\n", "", 0),
        (",who,code,type\n1,P1,Cost,barrier\n2,P2,Cost,barrier\n", "", 0),
        (",who,code,type\n7,P1,Cost,barrier\n5,P2,Cost,barrier\n", "column_without_name 2", 0),
        ("who,code,type\nP1,Cost - not a barrier,\nP2,Cost,barrier\n", "denied_in_names 1", 0),
        ("who,code,type,count\nP1,Cost,barrier,2000000\nP2,Cost,barrier,3\n", "bad_count 1", 1),
    ] {
        let view = study(csv, json!({}));
        let all = view.files.iter().flat_map(|file| &file.warnings).chain(&view.warnings);
        let kinds = [
            "torn_lines",
            "marks_guessed",
            "column_without_name",
            "denied_in_names",
            "bad_count",
            "short_rows",
        ];
        let said: Vec<String> = all
            .map(|warning| (serde_json::to_value(&warning.kind).unwrap(), warning.count))
            .map(|(kind, count)| {
                match kind.as_object().and_then(|parts| parts.keys().next().cloned()) {
                    Some(name) => (name, count),
                    None => (kind.as_str().unwrap().to_owned(), count),
                }
            })
            .filter(|(kind, _)| kinds.contains(&kind.as_str()))
            .map(|(kind, count)| format!("{kind} {count}"))
            .collect();
        assert_eq!(said.join("; "), warnings, "{csv:?}");
        assert_eq!(view.account.left_out.len(), left_out, "{csv:?}");
    }
}
