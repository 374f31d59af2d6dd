//! Lists of codes that say of each which other stands above it: `Barriers` is a code there and no heading.

use steelyard_core::engine::Settings;

use super::{check, read, told};

#[test]
fn rows_of_a_list_that_names_parents_say_no_valence() {
    let codings = "Participant|Code|Text\nP1|Cost|It costs too much for us all\nP2|Support|It helps us a lot every day\n";
    for list in [
        "id|name|parent\n1|Barriers|\n2|Cost|1\n3|Time|1\n4|Facilitators|\n5|Support|4\n",
        "id|name|parent\n1|Barriers|\n2|Cost|Barriers\n3|Time|Barriers\n4|Facilitators|\n5|Support|Facilitators\n",
        "Nr|Bezeichnung|Übergeordnet\n1|Barrieren|\n2|Cost|1\n4|Förderfaktoren|\n5|Support|4\n",
        "Code|Above\nBarriers|\nCost|Barriers\nTime|Barriers\nFacilitators|\nSupport|Facilitators\n",
    ] {
        let files = [("codes.csv", list), ("codings.csv", codings)];
        let (_, view) = read(&files, Settings::default());
        assert_eq!(told(&view), "0 0 0 0 2", "{list}");
    }
    // Counts below headings, which are small, and numbers before the rows.
    check(&[
        (
            "No|Code|n\n1|Barriers|\n2|Cost|1\n3|Time|1\n4|Facilitators|\n5|Support|3\n",
            "2 3 0 0 0; sections_are_valences 2; heading_row 2",
        ),
        (
            "Code|n\nBarriers|\nCost|3\nTime|1\nFacilitators|\nSupport|3\n",
            "4 3 0 0 0; sections_are_valences 2",
        ),
    ]);
}
