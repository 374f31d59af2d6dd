//! What the header of a column of counts says: group, valence, and whether it counts or shares.

use super::other_measures;
use crate::dataset::answers_in_headers::without_answers;
use crate::dataset::split::split_valence;
use crate::dataset::valence_words::{is_doubtful, is_unsure_alone, meaning_of_key};
use crate::dataset::wide_headers::letter_at_end;
use crate::dataset::word_list::listed;
use crate::fold::{fold_word, is_dash};
use crate::valence::Valence;

/// What a header says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// Group, or whatever stands beside the valence; empty for nothing.
    pub group: String,
    pub valence: Valence,
    /// True where the valence is a word that means nothing else anywhere.
    pub sure: bool,
    /// True for a header of percentages without counts.
    pub percent: bool,
}

/// Words at the ends of a header that say that numbers stand under it; folded.
const MEASURES: [&str; 25] = [
    "n",
    "number",
    "count",
    "counts",
    "frequency",
    "freq",
    "frekvens",
    "antal",
    "antall",
    "anzahl",
    "lkm",
    "lukumaara",
    "mentions",
    "codings",
    "quotes",
    "quotations",
    "references",
    "refs",
    "utterances",
    "#",
    "no of",
    "number of",
    "times",
    "nennungen",
    "total n",
];
/// What a number in brackets may be of without naming a group; folded.
const COUNTED_IN: &str = "studies,study,articles,papers,publications,reviews,documents,interviews,participants,people,\
    studier,artiklar,kallor,intervjuer,deltagare,studien,artikel,publikationen,quellen,interviews,teilnehmer,teilnehmende,\
    tutkimukset,etudes,articles,entretiens,estudios,articulos,entrevistas,studi,articoli,estudos,artigos";
/// Words for percentages; folded.
const SHARES: [&str; 9] =
    ["%", "percent", "percentage", "pct", "procent", "prosent", "prozent", "share", "andel"];

/// Words between a valence and a group.
const LINKS: [&str; 14] = [
    "for", "among", "in", "by", "of", "from", "hos", "bland", "blant", "bei", "fra", "av", "af",
    "von",
];

/// Words between a code and another that was looked for beside it (`Barrier AND Nurse`).
const BOTH: [&str; 14] =
    ["and", "und", "och", "og", "ja", "et", "y", "e", "en", "i", "with", "mit", "med", "x"];

/// What joins the parts of a header.
const JOINTS: [char; 6] = ['/', ':', '|', '-', ',', ' '];

/// Reads a header.
pub(super) fn read(header: &str) -> Head {
    let (rest, counts, percent) = without_measures(without_answers(header));
    let percent = percent && !counts;
    if let Some((measure, valence)) = measure_of_side(&rest) {
        return Head { group: measure.to_owned(), valence, sure: true, percent };
    }
    let key = fold_word(&rest);
    if let Some(meaning) = meaning_of_key(&key) {
        let sure = meaning.strong && !is_unsure_alone(&key);
        return Head { valence: meaning.valence, sure, percent, ..Head::default() };
    }
    let (group, valence) = split_valence(&rest);
    if valence != Valence::Missing {
        return Head { group: group.into_owned(), valence, sure: true, percent };
    }
    if let Some((group, valence, sure)) = group_in_brackets(&rest) {
        return Head { group: group.to_owned(), valence, sure, percent };
    }
    let beside = word_at_end(&rest).map(|(group, valence)| (group, valence, true));
    let letter = || letter_at_end(&rest).map(|(group, valence)| (group, valence, false));
    match beside.or_else(letter) {
        Some((group, valence, sure)) => {
            let group = group.trim_end_matches(JOINTS).to_owned();
            Head { group, valence, sure, percent }
        }
        None => Head { group: rest, percent, ..Head::default() },
    }
}

/// A header without what says that it counts or shares.
pub(super) fn bare(header: &str) -> String {
    without_measures(header).0
}

/// `Barrier strength`: strengths and weaknesses are sides themselves, and behind a side they measure it.
fn measure_of_side(rest: &str) -> Option<(&str, Valence)> {
    let (word, measure) = rest.split_once(char::is_whitespace)?;
    let valence = direction(word).filter(|(_, sure)| *sure).map(|(valence, _)| valence)?;
    let is_side = meaning_of_key(&fold_word(measure)).is_some();
    (is_side && other_measures::reason(measure).is_some()).then_some((measure.trim(), valence))
}

/// `Barriers (nurses)`, `Enabling factors [nurses]`: a valence, and the group in brackets behind it.
fn group_in_brackets(rest: &str) -> Option<(&str, Valence, bool)> {
    let (before, inner) = rest.strip_suffix([')', ']'])?.split_once(['(', '['])?;
    let (group, (valence, sure)) = (inner.trim(), direction(before)?);
    (!group.is_empty()).then_some((group, valence, sure))
}

/// The direction that a word or phrase says, and whether it means nothing else.
fn direction(words: &str) -> Option<(Valence, bool)> {
    let key = fold_word(words);
    let meaning = meaning_of_key(&key).filter(|found| found.strong)?;
    let speaks = matches!(meaning.valence, Valence::Barrier | Valence::Facilitator);
    speaks.then(|| (meaning.valence, !is_doubtful(&key)))
}

/// `Nurse barriers`, `Barriers for nurses`.
fn word_at_end(rest: &str) -> Option<(&str, Valence)> {
    let sure = |word| direction(word).filter(|(_, sure)| *sure).map(|(valence, _)| valence);
    let last = rest
        .rsplit_once(char::is_whitespace)
        .and_then(|(group, word)| Some((group.trim_end_matches(JOINTS).trim(), sure(word)?)));
    let last = last.map(|(group, valence)| {
        let joined = group.rsplit_once(' ').filter(|(_, word)| is_both(word));
        (joined.map_or(group, |(group, _)| group.trim()), valence)
    });
    last.or_else(|| {
        let (word, group) = rest.split_once(char::is_whitespace)?;
        let valence = sure(word)?;
        let group = group.trim();
        let linked = group
            .split_once(' ')
            .filter(|(link, _)| LINKS.contains(&fold_word(link).as_str()) || is_both(link));
        Some((linked.map_or(group, |(_, group)| group.trim()), valence))
    })
}

fn is_both(word: &str) -> bool {
    matches!(word, "&" | "+" | "×") || BOTH.contains(&fold_word(word).as_str())
}

/// The header without what says that it counts or shares: `(n)`, `n (%)`, `/ n`, `(n = 12)`, `No. of`.
fn without_measures(header: &str) -> (String, bool, bool) {
    let (mut counts, mut percent) = (false, false);
    let mut rest = header.trim().to_owned();
    // Brackets that hold nothing but measures and numbers.
    let mut from = 0;
    while let Some(open) =
        rest.get(from..).and_then(|tail| tail.find(['(', '['])).map(|at| at + from)
    {
        let close = rest.get(open..).and_then(|tail| tail.find([')', ']'])).map(|at| at + open);
        let Some((inner, close)) = close.and_then(|at| Some((rest.get(open + 1..at)?, at))) else {
            break;
        };
        let shares = inner.contains('%') || SHARES.contains(&fold_word(inner).as_str());
        let key = fold_word(inner);
        let measures = !key.is_empty()
            && key.split(' ').all(|word| {
                MEASURES.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit())
            })
            || is_number_of(&key);
        if !shares && !measures {
            from = close + 1;
            continue;
        }
        percent |= shares;
        // The second column of one name is numbered.
        let is_number = key.bytes().all(|byte| byte.is_ascii_digit());
        counts |= measures && !is_number && !SHARES.contains(&key.as_str());
        rest.replace_range(open..=close, " ");
    }
    let separates = |letter: char| {
        letter.is_whitespace()
            || matches!(letter, ':' | '/' | '|' | ',' | ';' | '_')
            || is_dash(letter)
    };
    let mut rest = rest.trim();
    loop {
        let before = rest;
        let ends = |letter: char| letter.is_whitespace() || letter == '_' || letter == '/';
        let last = rest.rfind(ends).map_or(0, |at| at + 1);
        let first = rest.find(ends).unwrap_or(rest.len());
        let (head, tail) = (rest.get(..last).unwrap_or(""), rest.get(last..).unwrap_or(""));
        let (start, behind) = (rest.get(..first).unwrap_or(""), rest.get(first..).unwrap_or(""));
        if let Some(shares) = measure(tail) {
            (percent, counts) = (percent || shares, counts || !shares);
            rest = head.trim_end_matches(separates);
        } else if let Some(shares) = measure(start) {
            (percent, counts) = (percent || shares, counts || !shares);
            rest = behind.trim_start_matches(separates);
            // `Number of barriers`.
            rest = rest.strip_prefix("of ").unwrap_or(rest).trim_start();
        }
        if rest == before {
            return (rest.to_owned(), counts, percent);
        }
    }
}

/// True for a number of what was counted in: `n studies`, `no of articles`, `Anzahl Studien`.
pub(super) fn is_number_of(key: &str) -> bool {
    let mut words = key.split(' ');
    let counts = words
        .next()
        .is_some_and(|word| MEASURES.contains(&word) || matches!(word, "no" | "nr" | "num"));
    let mut rest = words.filter(|word| !matches!(*word, "of" | "av" | "af" | "der" | "von"));
    counts && rest.next().is_some_and(|word| listed(COUNTED_IN, word)) && rest.next().is_none()
}

/// Whether a word is a measure, and whether it shares.
fn measure(word: &str) -> Option<bool> {
    let key = fold_word(word);
    if word.contains('%') && (key == "%" || MEASURES.contains(&key.as_str())) {
        return Some(key == "%");
    }
    if SHARES.contains(&key.as_str()) {
        return Some(true);
    }
    // `No.` is a number; `No` may be a group.
    let number = word.ends_with('.') && matches!(key.as_str(), "no" | "nr" | "num");
    (number || MEASURES.contains(&key.as_str())).then_some(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_say_group_valence_and_measure() {
        use Valence::{Barrier, Facilitator, Missing};
        for (header, group, valence, percent) in [
            ("Barrier (n)", "", Barrier, false),
            ("Barriers", "", Barrier, false),
            ("Barrier strength", "strength", Barrier, false),
            ("Facilitator Strength", "Strength", Facilitator, false),
            ("Strengths", "", Facilitator, false),
            ("Facilitator n (%)", "", Facilitator, false),
            ("Facilitators / n", "", Facilitator, false),
            ("Facilitators / %", "", Facilitator, true),
            ("Facilitator (%)", "", Facilitator, true),
            ("Barrier %", "", Barrier, true),
            ("% (2)", "", Missing, true),
            ("% barriers", "", Barrier, true),
            ("Barrier % (n)", "", Barrier, false),
            ("Number of barriers", "", Barrier, false),
            ("No. of facilitators", "", Facilitator, false),
            ("# Barriers", "", Barrier, false),
            ("Nurses: Barrier (n)", "Nurses", Barrier, false),
            ("Nurses / Barriers n", "Nurses", Barrier, false),
            ("Hospital staff / Nurses / Barrier", "Hospital staff / Nurses", Barrier, false),
            ("Nurses / Barriers / n", "Nurses", Barrier, false),
            ("Barriers - GPs", "GPs", Barrier, false),
            ("Barriers for GPs", "GPs", Barrier, false),
            ("Nurse barriers", "Nurse", Barrier, false),
            ("Nurse B", "Nurse", Barrier, false),
            ("Nurse F", "Nurse", Facilitator, false),
            ("Nurses / B", "Nurses", Barrier, false),
            ("Hospital / Nurses / F", "Hospital / Nurses", Facilitator, false),
            ("Nurses (n = 12): Barrier", "Nurses", Barrier, false),
            ("Nurses (Barriers)", "Nurses", Barrier, false),
            ("Barriers (nurses)", "nurses", Barrier, false),
            ("Barreras (Enfermera)", "Enfermera", Barrier, false),
            ("Underlättande faktorer (Chef)", "Chef", Facilitator, false),
            ("Barriers [urban sites]", "urban sites", Barrier, false),
            ("Workflow (new)", "Workflow (new)", Missing, false),
            ("nurse_barrier_n", "nurse", Barrier, false),
            ("Barrier (% of meetings)", "", Barrier, true),
            ("Ward nurses / Facilitators / n (%)", "Ward nurses", Facilitator, false),
            ("No: Barrier", "No", Barrier, false),
            ("Hinder, antal", "", Barrier, false),
            ("Barrier (Y/N)", "", Barrier, false),
            ("Total", "Total", Missing, false),
            ("%", "", Missing, true),
            ("n", "", Missing, false),
            ("Construct", "Construct", Missing, false),
            ("", "", Missing, false),
        ] {
            let head = read(header);
            assert_eq!(
                (head.group.as_str(), head.valence, head.percent),
                (group, valence, percent),
                "{header:?}"
            );
        }
    }
}
