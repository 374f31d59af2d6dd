//! Colours by which somebody marked what hinders and what helps: nobody knows which is which, so it is asked.

use super::check;

#[test]
fn colours_of_passages_are_asked_for_their_valence() {
    for (header, red, green) in [
        ("Colour", "red", "green"),
        ("Color", "Red", "Green"),
        ("Highlight colour", "orange", "blue"),
        ("Farbe", "rot", "grün"),
        ("Färg", "röd", "grön"),
        ("Farve", "rød", "grøn"),
        ("Couleur", "rouge", "vert"),
        ("Kleur", "rood", "groen"),
        ("颜色", "红", "绿"),
    ] {
        let rows = format!(
            "P1|Time|no time at all|{red}\nP1|Support|they help us|{green}\nP2|Time|we have the time|{green}\nP2|Cost|too expensive|{red}\nP3|Support|nobody asks|{red}\n"
        );
        let text = format!("Participant|Code|Quote|{header}\n{rows}");
        check(&[(&text, "0 0 0 0 5; column?")]);
    }
}

#[test]
fn colours_of_codes_and_beside_valences_say_nothing() {
    check(&[
        // Each code has its own.
        (
            "Participant|Code|Quote|Colour\nP1|Time|no time at all|red\nP1|Support|they help us|green\nP2|Time|we have the time|red\nP2|Support|too few|green\nP3|Support|nobody asks|green\n",
            "0 0 0 0 5",
        ),
        (
            "Participant|Code|Valence|Colour\nP1|Time|Barrier|red\nP1|Support|Facilitator|green\nP2|Time|Facilitator|green\nP2|Cost|Barrier|red\n",
            "2 2 0 0 0",
        ),
        // More colours than there are valences, and what a program writes.
        (
            "Participant|Code|Quote|Colour\nP1|Time|no time at all|red\nP1|Support|they help us|green\nP2|Time|we have the time|blue\nP2|Cost|too few|pink\nP3|Time|nobody asks|black\n",
            "0 0 0 0 5",
        ),
        (
            "Participant|Code|Quote|Colour\nP1|Time|no time at all|#ff0000\nP1|Support|they help us|#00ff00\nP2|Time|we have the time|#00ff00\nP2|Cost|too few|#ff0000\n",
            "0 0 0 0 4",
        ),
    ]);
}
