//! Rows of a name alone below each of which the same codes stand: they say whose the codes are.

use serde_json::json;
use steelyard_core::engine::Settings;
use steelyard_core::valence::Valence;

use super::{check, read};
use crate::support::engine::{number, table};

#[test]
fn names_above_the_same_codes_are_groups() {
    check(&[
        (
            "Code|Barrier|Facilitator\nNurses||\nPay|3|1\nRota|2|2\nDoctors||\nPay|1|1\nRota|0|4\n",
            "6 8 0 0 0; titles_are_groups 2",
        ),
        (
            "Thema|n\nPflege|\nLohn|3\nDienst|2\nÄrzte|\nLohn|1\nDienst|4\nHitze|1\n",
            "0 0 0 0 11; titles_are_groups 2",
        ),
        (
            "Código|Barrera|Facilitador\nHospital A||\nCoste|3|1\nTiempo|2|2\nHospital B||\nCoste|1|1\nTiempo|0|4\n",
            "6 8 0 0 0; titles_are_groups 2",
        ),
        // Domains over codes of their own, one of which is called alike.
        (
            "Code|Barrier|Facilitator\nInner setting||\nCulture|3|1\nOther|2|2\nOuter setting||\nPolicy|1|1\nOther|0|4\n",
            "6 8 0 0 0",
        ),
        // Valences over the same codes.
        (
            "Code|n\nBarriers|\nPay|3\nRota|2\nFacilitators|\nPay|1\nRota|4\n",
            "5 5 0 0 0; sections_are_valences 2",
        ),
    ]);
    let csv =
        "Code|Barrier|Facilitator\nNurses||\nPay|3|1\nRota|2|2\nDoctors||\nPay|1|1\nRota|0|4\n";
    let (mut engine, _) = read(&[("table.csv", csv)], Settings::default());
    let counted = table(&mut engine, json!({"rows": "code"}));
    for (code, group, valence, count) in [
        ("Pay", "Nurses", Valence::Barrier, 3),
        ("Pay", "Doctors", Valence::Barrier, 1),
        ("Rota", "Nurses", Valence::Facilitator, 2),
        ("Rota", "Doctors", Valence::Facilitator, 4),
    ] {
        assert_eq!(number(&counted, code, group, valence).0, count, "{code} {group}");
    }
}
