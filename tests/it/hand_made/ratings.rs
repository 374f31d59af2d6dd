//! Ratings as people type them: remarks in cells, sites in headers, means below, and no signs.

use super::check;

#[test]
fn a_cell_that_is_no_rating_costs_no_site() {
    let table = |heads: &str, odd: &str| {
        format!(
            "Construct|{heads}\nPlanning|+1|-1|{odd}\nEngaging|-2|+2|{odd}\nFit|0|+1|-1\nCulture|+2|-1|-2\n"
        )
    };
    for heads in ["North|East|South", "Site 1|Site 2|Site 3", "Klinik A|Klinik B|Klinik C"] {
        for (odd, expected) in [
            ("+1 (weak)", "5 6 0 1 0"),
            ("+2 (strong)", "5 6 0 1 0"),
            ("+1 (leaders keen)", "5 6 0 1 0"),
            ("+1 weak", "5 6 0 1 0"),
            ("+1 (schwach)", "5 6 0 1 0"),
            ("1 (weak)", "5 6 0 1 0"),
            ("+1/-1", "5 4 2 1 0"),
            ("-2 / +1", "5 4 2 1 0"),
            ("±1", "5 4 2 1 0"),
            ("+1 to +2", "5 4 0 1 0; bad_rating 2"),
            ("-1 to -2", "5 4 0 1 0; bad_rating 2"),
            ("?", "5 4 0 1 0; bad_rating 2"),
        ] {
            check(&[(&table(heads, odd), expected)]);
        }
    }
}

#[test]
fn sites_stand_beside_the_word_for_a_rating() {
    for heads in [
        "North rating|East rating",
        "Rating North|Rating East",
        "North (rating)|East (rating)",
        "Rating: North|Rating: East",
        "North_rating|East_rating",
    ] {
        check(&[(
            &format!(
                "Construct|{heads}\nPlanning|+1|-1\nEngaging|-2|+2\nFit|0|+1\nCulture|+2|-1\n"
            ),
            "3 4 0 1 0",
        )]);
    }
    check(&[
        (
            "Construct|North rating|North rationale|East rating|East rationale\nPlanning|+1|keen staff|-1|too busy\nEngaging|-2|no leader|+2|champion\nFit|0|mixed|+1|fits\nCulture|+2|open|-1|closed\n",
            "3 4 0 1 0",
        ),
        (
            "Construct|North|East|Rationale\nPlanning|+1|-1|staff were keen\nEngaging|-2|+2|leaders busy\nFit|0|+1|mixed views\nCulture|+2|-1|long history\n",
            "3 4 0 1 0",
        ),
    ]);
}

#[test]
fn means_of_ratings_are_no_constructs() {
    for (name, [one, other]) in
        [("Mean", ["0.25", "0.25"]), ("Mean", ["1", "0"]), ("Mittelwert", ["1", "0"])]
    {
        check(&[
            (
                &format!(
                    "Construct|North|East\nPlanning|+1|-1\nEngaging|-2|+2\nFit|0|+1\nCulture|+2|-1\n{name}|{one}|{other}\n"
                ),
                "3 4 0 1 0; totals_row 1",
            ),
            (
                &format!(
                    "Construct|Site|Rating\nPlanning|North|+1\nEngaging|North|-2\nFit|East|0\nCulture|East|+2\n{name}||{one}\n"
                ),
                "1 2 0 1 0; totals_row 1",
            ),
        ]);
    }
}

#[test]
fn ratings_without_any_sign_are_asked() {
    check(&[
        (
            "Site|Construct|Rating\nNorth|Planning|1\nNorth|Fit|0\nEast|Planning|2\nEast|Fit|1\n",
            "0 3 0 1 0; column?",
        ),
        (
            "Participant|Code|Rating\nP1|Time|1\nP1|Cost|2\nP2|Time|0\nP2|Team|2\n",
            "0 3 0 1 0; column?",
        ),
        // One sign says what the others are.
        (
            "Site|Construct|Rating\nNorth|Planning|1\nNorth|Fit|-1\nEast|Planning|2\nEast|Fit|0\n",
            "1 2 0 1 0",
        ),
        (
            "Site|Construct|Rating\nNorth|Planning|+1\nNorth|Fit|0\nEast|Planning|+2\nEast|Fit|+1\n",
            "0 3 0 1 0",
        ),
        // The valence stands beside them.
        (
            "Participant|Code|Valence|Rating\nP1|Time|Barrier|1\nP1|Cost|Barrier|2\nP2|Team|Facilitator|2\n",
            "2 1 0 0 0; valence_place?",
        ),
    ]);
}

#[test]
fn sites_keep_the_group_above_them() {
    for (text, expected) in [
        (
            "|Nurses||Doctors\nConstruct|Site A|Site B|Site C\nLeadership|+2|-1|+1\nResources|-2|-1|0\nCost|-1|+1|+2\n",
            "4 4 0 1 0; groups_in_names 3",
        ),
        (
            "|Sjuksköterskor|||Läkare||\nKonstrukt|Enhet 1|Enhet 2|Enhet 3|Enhet 4|Enhet 5|Enhet 6\n\
             Ledarskap|+2|-1|+1|-1|+2|0\nResurser|-2|-1|0|+1|+1|-2\nKostnad|-1|+1|+2|-2|-1|-1\n",
            "9 7 0 2 0; groups_in_names 6",
        ),
        (
            "|Pflege||Ärzte|\nKonstrukt|Klinik Nord|Klinik Süd|Klinik Ost|Klinik West\nFührung|2|-1|1|-1\n\
             Ressourcen|-2|-1|0|1\nKosten|-1|1|2|-2\n",
            "6 5 0 1 0; groups_in_names 4",
        ),
        // One group above all is said to be left out.
        (
            "|Nurses||\nConstruct|Site A|Site B|Site C\nLeadership|+2|-1|+1\nResources|-2|-1|0\n",
            "3 2 0 1 0; rows_above_header 1",
        ),
    ] {
        let (_, view) = super::read(&[("a.csv", text)], Default::default());
        assert_eq!(super::told(&view), expected, "{text}");
        let groups = view.attributes.iter().filter(|one| one.is_group).count();
        assert_eq!(groups, usize::from(expected.contains("groups")), "{text}");
        let sites = view.summary.sites.unwrap();
        let bare = !expected.contains("groups") || sites.iter().all(|site| !site.contains('/'));
        assert!(bare, "{sites:?}");
    }
}
