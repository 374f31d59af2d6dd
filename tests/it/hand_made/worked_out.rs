//! Rows of averages, extremes, shares and sums under words of many languages and under any name, in every layout.

use super::check;

/// Codes in rows: counts of each valence, and a row below them.
fn counts(name: &str, numbers: &str) -> String {
    format!(
        "Code|Barriers|Facilitators\nTime|5|2\nCost|3|1\nTrust|0|3\nSupport|4|6\n{name}|{numbers}\n"
    )
}

/// People in rows, codes in columns.
fn people(name: &str, numbers: &str) -> String {
    format!(
        "Participant|Time|Cost|Trust\nP1|5|2|3\nP2|3|1|2\nP3|0|3|1\nP4|4|6|2\n{name}|{numbers}\n"
    )
}

/// A row a code and valence.
fn long(name: &str, barriers: &str, facilitators: &str) -> String {
    let of = |code, barriers, facilitators| {
        format!("{code}|Barrier|{barriers}\n{code}|Facilitator|{facilitators}\n")
    };
    let rows = [of("Time", "5", "2"), of("Cost", "3", "1"), of("Trust", "0", "3")];
    let rows = rows.concat() + &of("Support", "4", "6") + &of(name, barriers, facilitators);
    format!("Code|Valence|Count\n{rows}")
}

#[test]
fn averages_are_left_out_under_words_of_many_languages() {
    for name in [
        "Mean",
        "Gemiddeld",
        "Snitt",
        "Ø",
        "Media",
        "Mittelwert",
        "Moyenne",
        "Średnia",
        "Průměr",
        "Ortalama",
        "Среднее",
        "Keskiarvo",
        "Gennemsnit",
        "平均",
        "평균",
        "المتوسط",
    ] {
        check(&[
            (&*counts(name, "3|3"), "12 12 0 0 0; totals_row 1"),
            (&*people(name, "3|3|2"), "0 0 0 0 32; totals_row 1"),
            (&*long(name, "3", "3"), "12 12 0 0 0; totals_row 2"),
        ]);
    }
}

#[test]
fn extremes_and_shares_are_left_out_where_they_are_such() {
    for name in ["Max", "Maximum", "Maks", "最大值", "Максимум", "Höchstwert"] {
        check(&[(&*counts(name, "5|6"), "12 12 0 0 0; totals_row 1")]);
        check(&[(&*long(name, "5", "6"), "12 12 0 0 0; totals_row 2")]);
    }
    for name in ["Range", "Spannweite", "Étendue", "Rango"] {
        check(&[(&*counts(name, "5|5"), "12 12 0 0 0; totals_row 1")]);
    }
    for name in ["Anteil", "Andel", "Share", "Proportion", "Pourcentage", "占比", "Udział"] {
        check(&[
            (&*counts(name, "50%|50%"), "12 12 0 0 0; totals_row 1"),
            (&*people(name, "37.5%|37.5%|25%"), "0 0 0 0 32; totals_row 1"),
        ]);
    }
    check(&[
        (&*counts("Base", "12|12"), "12 12 0 0 0; totals_row 1"),
        // Several below each other.
        (
            &*format!("{}Max|5|6\nMin|0|1\nRange|5|5\n", counts("Mean", "3|3")),
            "12 12 0 0 0; totals_row 4",
        ),
    ]);
}

#[test]
fn what_is_called_like_an_average_and_is_none_counts() {
    check(&[
        (&*counts("Media", "2|7"), "14 19 0 0 0"),
        (&*counts("Max", "1|2"), "13 14 0 0 0"),
        (&*counts("Range", "1|0"), "13 12 0 0 0"),
        (&*counts("Social media", "3|3"), "15 15 0 0 0"),
        (&*counts("Maximum workload", "5|6"), "17 18 0 0 0"),
        (&*counts("Anteil", "1|1"), "13 13 0 0 0"),
        (&*long("Media", "2", "7"), "14 19 0 0 0"),
        // Somebody called Max who said as much of everything as anybody is named.
        (&*people("Max", "5|6|3"), "0 0 0 0 46; rows_add_up_others 1; column_family?"),
        (&*people("Max", "1|6|2"), "0 0 0 0 41; column_family?"),
        // The mean of all under a name that says nothing of it.
        (&*people("Qwert", "3|3|2"), "0 0 0 0 40; rows_add_up_others 1; column_family?"),
        (&*people("Qwert", "3|3|1"), "0 0 0 0 39; column_family?"),
    ]);
}

#[test]
fn sums_are_left_out_under_words_of_many_languages() {
    for name in [
        "Total",
        "Celkem",
        "Spolu",
        "Összesen",
        "Итого",
        "Всего",
        "Altogether",
        "Toplam",
        "Σύνολο",
        "Łącznie",
        "Totaux",
        "Yht.",
        "סה״כ",
        "总共",
    ] {
        check(&[
            (
                "Code|Barriers|Facilitators\nTime|5|2\nCost|3|1\nX|8|3\n"
                    .replace('X', name)
                    .as_str(),
                "8 3 0 0 0; totals_row 1",
            ),
            (&*people(name, "12|12|8"), "0 0 0 0 32; totals_row 1"),
            (&*long(name, "12", "12"), "12 12 0 0 0; totals_row 2"),
        ]);
    }
    for name in
        ["Ensemble", "全体", "Iedereen", "Zusammen", "Any", "Either", "Toutes", "Все", "Wszyscy"]
    {
        check(&[(
            "Group|Code|Valence|Count\nA|Time|Barrier|2\nB|Time|Barrier|3\nX|Time|Barrier|5\nA|Cost|Barrier|1\nB|Cost|Barrier|2\nX|Cost|Barrier|3\n"
                .replace('X', name).as_str(),
            "8 0 0 0 0; totals_row 2",
        )]);
    }
}

#[test]
fn sums_under_any_name_are_left_out_of_long_tables() {
    check(&[
        (&*long("Qwert", "12", "12"), "12 12 0 0 0; totals_row 2"),
        // One number is another.
        (&*long("Qwert", "12", "11"), "24 23 0 0 0"),
        // Groups.
        (
            "Group|Code|Count\nNurse|Time|2\nNurse|Cost|1\nNurse|Trust|3\nDoctor|Time|3\nDoctor|Cost|2\nDoctor|Trust|1\nQwert|Time|5\nQwert|Cost|3\nQwert|Trust|4\n",
            "0 0 0 0 12; totals_row 3",
        ),
        (
            "Group|Code|Count\nNurse|Time|2\nNurse|Cost|1\nNurse|Trust|3\nDoctor|Time|3\nDoctor|Cost|2\nDoctor|Trust|1\nQwert|Time|5\nQwert|Cost|3\nQwert|Trust|2\n",
            "0 0 0 0 22",
        ),
        // Passages are coded, however many they stand for.
        (
            "Passage|Code|Valence|Count\na b c|Time|Barrier|1\nd e f|Cost|Barrier|2\ng h i|Time|Facilitator|2\nj k l|Cost|Facilitator|1\nm n o|Trust|Barrier|1\np q r|Trust|Facilitator|1\ns t u|Pay|Barrier|4\nv w x|Pay|Facilitator|4\n",
            "8 8 0 0 0",
        ),
    ]);
}

#[test]
fn sums_of_two_rows_are_named_and_count() {
    check(&[
        (
            "Code|Barriers|Facilitators\nTime|5|2\nCost|3|1\nQwert|8|3\n",
            "16 6 0 0 0; rows_add_up_others 1",
        ),
        (
            "Participant|Time|Cost|Trust\nP1|5|2|3\nP2|3|1|2\nQwert|8|3|5\n",
            "0 0 0 0 32; rows_add_up_others 1; column_family?",
        ),
        // Flags and small numbers add up by chance.
        ("Participant|Time|Cost|Trust\nP1|1|0|1\nP2|0|1|0\nP3|1|1|1\n", "0 0 0 0 6"),
        ("Code|Barriers|Facilitators\nTime|1|0\nCost|0|1\nPay|1|1\n", "2 2 0 0 0"),
    ]);
}
