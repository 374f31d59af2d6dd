//! Numbers before labels that say which stand below which: `1`, `1.1`, `II.A`, `B2`.

/// Steps of a number at most.
const MOST_STEPS: usize = 6;

/// How deep each label stands by the numbers before them; `None` where no numbered label stands below another,
/// or one would stand below a label that it is no part of. A label without a number stands at the top.
pub(super) fn depths(labels: &[&str]) -> Option<Vec<usize>> {
    let mut above: Vec<Vec<String>> = Vec::new();
    let mut depths = Vec::with_capacity(labels.len());
    let mut below = 0_usize;
    for label in labels {
        let steps = steps(label).unwrap_or_default();
        if steps.is_empty() {
            if !label.is_empty() {
                above.clear();
            }
            depths.push(0);
            continue;
        }
        while above.last().is_some_and(|one| one.len() >= steps.len() || !steps.starts_with(one)) {
            above.pop();
        }
        below += usize::from(!above.is_empty());
        depths.push(above.len());
        above.push(steps);
    }
    (below > 0).then_some(depths)
}

/// The steps of the number that a label begins with; `None` where it begins with none.
fn steps(label: &str) -> Option<Vec<String>> {
    let number = label.split_whitespace().next()?;
    let number = number.trim_end_matches(['.', ')', ':', '-', '\u{2013}']);
    let mut steps: Vec<String> = Vec::new();
    for part in number.split('.') {
        // `B2` and `1a` are two steps.
        let is_digit = |letter: char| letter.is_ascii_digit();
        let turn = part
            .char_indices()
            .skip(1)
            .find(|(at, letter)| {
                let first = part.starts_with(is_digit);
                *at > 0 && is_digit(*letter) != first
            })
            .map_or(part.len(), |(at, _)| at);
        let (first, second) = part.split_at_checked(turn)?;
        for step in [first, second].into_iter().filter(|step| !step.is_empty() || part.is_empty()) {
            is_step(step).then(|| steps.push(step.to_owned()))?;
        }
    }
    (steps.len() <= MOST_STEPS).then_some(steps)
}

/// True for a number of up to three digits, a letter, or a Roman number.
fn is_step(step: &str) -> bool {
    let digits = step.len() <= 3 && step.bytes().all(|byte| byte.is_ascii_digit());
    let letter = step.len() == 1 && step.bytes().all(|byte| byte.is_ascii_alphabetic());
    let roman = step.len() <= 4 && step.bytes().all(|byte| b"IVX".contains(&byte));
    !step.is_empty() && (digits || letter || roman)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_stand_below_those_whose_number_begins_theirs() {
        for (labels, expected) in [
            (&["1. Inner", "1.1 Culture", "1.2 Climate", "2. Outer", "2.1 Policy"][..], "01101"),
            (&["1 Inner", "1.1 Culture", "1.1.1 Norms", "1.2 Climate", "2 Outer"], "01210"),
            (&["I. Inner", "I.A Culture", "I.B Climate", "II. Outer", "II.A Policy"], "01101"),
            (&["A Inner", "A1 Culture", "A2 Climate", "B Outer", "B1 Policy"], "01101"),
            (&["1) Kultur", "1a) Normen", "1b) Werte", "2) Klima"], "0110"),
            (&["1.0 Inner", "2.0 Outer", "2.0.1 Policy"], "001"),
            (&["1", "1.1", "1.2", "2"], "0110"),
            (&["1 Inner", "", "1.1 Culture", "Total"], "0010"),
            // Nothing stands below anything.
            (&["1 Cost", "2 Time", "3 Trust"], ""),
            (&["1.1 Cost", "1.2 Time"], ""),
            (&["Cost", "Time"], ""),
            (&["A lack of time", "I feel alone", "2 jobs"], ""),
            (&["3.5 hours are too many", "4 hours"], ""),
            (&["1 Inner", "Other", "1.1 Culture"], ""),
            (&["2019 report", "2019.1 annex"], ""),
            (&["P1", "P2", "P10"], ""),
            (&["e.g. this", "i.e. that"], ""),
            (&[], ""),
        ] {
            let found: String =
                depths(labels).unwrap_or_default().iter().map(ToString::to_string).collect();
            assert_eq!(found, expected, "{labels:?}");
        }
    }
}
