//! Rows of totals below lists of codings: left out as what they are, and told from passages without a code.

#![allow(clippy::panic)]

use steelyard_core::dataset::LeftOutReason::{self, NoCode, TotalsRow};

use crate::support::engine::loaded;

#[test]
fn totals_are_no_passages_that_lost_their_code() {
    for (rows, left_out, codings) in [
        ("P2,Time,facilitator,there is time\n", &[][..], 2),
        ("Total,,,6\n", &[TotalsRow], 1),
        (",Total,,6\n", &[TotalsRow], 1),
        ("Total,,,\n", &[TotalsRow], 1),
        ("Total,,6,100 %\nP2,Time,facilitator,there is time\n", &[TotalsRow], 2),
        ("P2,,facilitator,there is time\nTotal,,,6\n", &[NoCode, TotalsRow], 1),
        // Somebody who speaks of a total, and a code that is called so.
        ("Total,,barrier,all in all it is too dear\n", &[NoCode], 1),
        (",Total,,\n", &[], 2),
        ("P2,Overall,facilitator,it is fine\n", &[], 2),
        ("Total,Time,,6\n", &[], 2),
        ("P2,Total,,\n", &[], 2),
    ] {
        let csv = format!("participant,code,valence,quote\nP1,Cost,barrier,too dear\n{rows}");
        let (_, view) = loaded(&[("a.csv", csv.as_bytes())]);
        let reasons: Vec<LeftOutReason> =
            view.account.left_out.iter().map(|row| row.reason).collect();
        assert_eq!(reasons, left_out, "{csv}");
        assert_eq!(view.summary.codings, codings, "{csv}");
    }
}
