//! Labels made fit to be drawn: cleaned, wrapped on words, shortened where they do not fit.
//!
//! Takes any text that a file may hold; gives lines that are never wider than asked, cut only
//! between user-perceived characters. Never changes a key: only what is drawn.

use super::metrics::{Font, combines};

/// Marks kept upon one character; more would run into the lines above and below.
const MARKS_PER_CHARACTER: usize = 3;
/// Characters of a label that are drawn, read out or kept as its full text.
const LONGEST: usize = 12_000;

/// A text in lines.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lines {
    /// The lines; at least one.
    pub lines: Vec<String>,
    /// The whole text, where the lines are shortened.
    pub full: Option<String>,
}

impl Lines {
    /// Width of the widest line in points.
    pub fn width_pt(&self, font: Font) -> f64 {
        self.lines.iter().map(|line| font.width_pt(line)).fold(0.0, f64::max)
    }
}

/// A text without what would break a line of a drawing: blanks of all kinds become one space,
/// control characters go, heaps of marks are cut, and characters that turn the direction of what
/// follows are shown as U+FFFD instead of taking effect.
pub(super) fn clean(text: &str) -> String {
    let mut cleaned = String::new();
    let mut marks = 0;
    let mut blank = false;
    for c in text.chars().take(LONGEST) {
        if c.is_whitespace() {
            blank = true;
            continue;
        }
        let c = match c {
            // Marks of direction and isolates: harmless, and without effect on a single run.
            '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{2066}'..='\u{2069}' => continue,
            // Embeddings and overrides: they make a label look like another.
            '\u{202A}'..='\u{202E}' => '\u{FFFD}',
            '\u{FFFE}' | '\u{FFFF}' => '\u{FFFD}',
            c if c.is_control() => continue,
            c => c,
        };
        if combines(c) {
            marks += 1;
            if marks > MARKS_PER_CHARACTER {
                continue;
            }
        } else {
            marks = 0;
        }
        if blank && !cleaned.is_empty() {
            cleaned.push(' ');
        }
        blank = false;
        cleaned.push(c);
    }
    cleaned
}

/// A cleaned text cut to at most `limit` characters, after a word where one ends in its second half, with an
/// ellipsis where it was cut.
pub(super) fn brief(text: &str, limit: usize) -> String {
    // Enough for `limit` characters of several parts each; the rest of a long text is never looked at.
    let beginning: String = text.chars().take(limit * 8).collect();
    let cleaned = clean(&beginning);
    let (mut end, mut last_break) = (0, None);
    for (index, cluster) in clusters(&cleaned).enumerate() {
        if cluster == " " && index * 2 > limit {
            last_break = Some(end);
        }
        if index == limit {
            return cut(&cleaned, last_break.unwrap_or(end));
        }
        end += cluster.len();
    }
    cleaned
}

/// Wraps a text into at most `max_lines` lines of at most `max_width` points.
pub(super) fn wrap(text: &str, font: Font, max_width: f64, max_lines: usize) -> Lines {
    wrap_cleaned(&clean(text), font, max_width, max_lines)
}

fn wrap_cleaned(cleaned: &str, font: Font, max_width: f64, max_lines: usize) -> Lines {
    let mut lines = Vec::new();
    let mut rest = cleaned;
    let mut shortened = false;
    let mut kept = number_in_front(cleaned);
    while !rest.is_empty() {
        if lines.len() + 1 >= max_lines {
            let last = shorten(rest, font, max_width);
            shortened = last != rest;
            lines.push(last);
            break;
        }
        let (line, after) = take_line(rest, font, max_width, kept);
        kept = 0;
        lines.push(line.trim_end().to_owned());
        rest = after.trim_start();
    }
    if lines.is_empty() {
        lines.push(String::new());
    }
    Lines { lines, full: shortened.then(|| cleaned.to_owned()) }
}

/// As [`wrap`], with lines as equal in length as the same number of lines allows.
pub(super) fn wrap_evenly(text: &str, font: Font, max_width: f64, max_lines: usize) -> Lines {
    let text = clean(text);
    let widest = wrap_cleaned(&text, font, max_width, max_lines);
    if widest.full.is_some() || widest.lines.len() < 2 {
        return widest;
    }
    let count = widest.lines.len();
    let (mut low, mut high) = (max_width / count as f64 / 2.0, max_width);
    let mut best = widest;
    for _ in 0..10 {
        let middle = (low + high) / 2.0;
        let tried = wrap_cleaned(&text, font, middle, count);
        if tried.full.is_none() && !breaks_words(&tried, &text) {
            high = middle;
            best = tried;
        } else {
            low = middle;
        }
    }
    best
}

/// True where a line ends inside a word of the text.
fn breaks_words(lines: &Lines, text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    lines.lines.iter().any(|line| {
        line.split_whitespace().next_back().is_some_and(|last| {
            !words.contains(&last)
                && !last.ends_with(BREAK_AFTER)
                && !words.iter().any(|word| word.ends_with(last))
        })
    })
}

/// Width of the widest piece that wrapping would keep whole, in points.
pub(super) fn widest_word(text: &str, font: Font) -> f64 {
    let text = clean(text);
    let (number, rest) = text.split_at(number_in_front(&text));
    rest.split(' ')
        .enumerate()
        .map(|(at, word)| {
            let mut pieces = word.split_inclusive(BREAK_AFTER);
            let first = pieces.next().map_or(0.0, |piece| font.width_pt(piece));
            let before = if at == 0 { font.width_pt(number) } else { 0.0 };
            pieces.map(|piece| font.width_pt(piece)).fold(before + first, f64::max)
        })
        .fold(0.0, f64::max)
}

/// How many bytes of a text are a number that counts it, with the blank after it ("2= ", "10. ", "3) "): it says
/// nothing without the word that follows. 0 where it begins otherwise, as with a year or a share.
fn number_in_front(text: &str) -> usize {
    let Some((number, _)) = text.split_once(' ') else { return 0 };
    let digits = number.trim_end_matches(['.', '=', ')']);
    let is_number = number.len() == digits.len() + 1
        && !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { number.len() + 1 } else { 0 }
}

/// Characters after which a word may be broken.
const BREAK_AFTER: [char; 5] = ['-', '/', '–', '—', '>'];
/// A word is not broken after a hyphen that comes sooner than this many bytes into it ("pre-").
const LEAST_BEFORE_HYPHEN: usize = 5;

/// Takes a line from the front of a text: as many words as fit, and of a word that does not fit by itself as much as
/// does. No line ends within the first `kept` bytes where what follows them can be broken elsewhere.
fn take_line(text: &str, font: Font, max_width: f64, kept: usize) -> (&str, &str) {
    let mut width = 0.0;
    let mut end = 0;
    let mut last_break = None;
    let mut word_start = 0;
    for cluster in clusters(text) {
        let next = end + cluster.len();
        width += font.width_pt(cluster);
        if width > max_width && cluster != " " && end > 0 {
            let kept = Some(kept).filter(|&kept| kept > 0 && kept < end);
            return text.split_at(last_break.or(kept).unwrap_or(end));
        }
        end = next;
        if cluster == " " {
            last_break = Some(end).filter(|&end| end > kept);
            word_start = end;
        } else if cluster.ends_with(BREAK_AFTER) && end - word_start > LEAST_BEFORE_HYPHEN {
            last_break = Some(end);
        }
    }
    (text, "")
}

/// The text itself where it fits, else as many of its words as fit with an ellipsis after them; of a first
/// word that is too long by itself as much as fits.
fn shorten(text: &str, font: Font, max_width: f64) -> String {
    if font.width_pt(text) <= max_width {
        return text.to_owned();
    }
    let mut width = font.width_pt("…");
    let mut end = 0;
    let mut last_break = None;
    for cluster in clusters(text) {
        if cluster == " " {
            last_break = Some(end);
        }
        width += font.width_pt(cluster);
        if width > max_width {
            break;
        }
        end += cluster.len();
        if cluster.ends_with(BREAK_AFTER) {
            last_break = Some(end);
        }
    }
    cut(text, last_break.filter(|&at| at > 0).unwrap_or(end))
}

/// The beginning of a text with an ellipsis after it.
fn cut(text: &str, end: usize) -> String {
    let kept = text.get(..end).unwrap_or(text);
    format!("{}…", kept.trim_end_matches([' ', ',', ';', ':', '-', '(', '/', '>']))
}

/// The user-perceived characters of a text, by a rule that is a little coarser than Unicode's: what
/// combines, joiners and what they join, and pairs of regional indicators stay together.
fn clusters(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut chars = rest.char_indices();
        let (_, mut before) = chars.next()?;
        let mut flags = usize::from(is_regional(before));
        let mut end = rest.len();
        for (index, c) in chars {
            let pairs = is_regional(c) && flags == 1;
            if !(combines(c) || before == '\u{200D}' || pairs) {
                end = index;
                break;
            }
            flags += usize::from(is_regional(c));
            before = c;
        }
        let (cluster, after) = rest.split_at(end);
        rest = after;
        Some(cluster)
    })
}

fn is_regional(c: char) -> bool {
    matches!(u32::from(c), 0x1F1E6..=0x1F1FF)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use super::*;

    const FONT: Font = Font::regular(10.0);

    #[test]
    fn clusters_stay_whole() {
        for (text, expected) in [
            ("abc", vec!["a", "b", "c"]),
            ("e\u{301}a", vec!["e\u{301}", "a"]),
            ("👩‍⚕️x", vec!["👩‍⚕️", "x"]),
            ("🇸🇪🇫🇮", vec!["🇸🇪", "🇫🇮"]),
            ("👍🏽!", vec!["👍🏽", "!"]),
        ] {
            assert_eq!(clusters(text).collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn words_wrap_and_the_rest_is_shortened() {
        let lines = wrap("Environmental context and resources", FONT, 80.0, 3);
        assert_eq!(lines.lines, ["Environmental", "context and", "resources"]);
        assert_eq!(lines.full, None);
        let lines = wrap("Environmental context and resources", FONT, 80.0, 2);
        assert_eq!(lines.lines, ["Environmental", "context and…"]);
        assert_eq!(lines.full.as_deref(), Some("Environmental context and resources"));
    }

    #[test]
    fn labels_are_cut_after_a_word_and_only_an_endless_word_within() {
        let cut = |text: &str, width| wrap(text, FONT, width, 1).lines.remove(0);
        assert_eq!(cut("Personal, cultural and local", 60.0), "Personal…");
        assert_eq!(cut("Care (post-operative) of wounds", 80.0), "Care (post…");
        assert_eq!(cut("Donaudampfschifffahrt", 60.0), "Donaudam…");
        assert_eq!(brief("Time and money", 14), "Time and money");
        assert_eq!(brief("Time and money", 10), "Time and…");
        assert_eq!(brief("Timeandmoney", 10), "Timeandmon…");
    }

    #[test]
    fn short_prefixes_keep_their_word() {
        let lines = wrap("Effective pre-innovation staff training", FONT, 80.0, 3);
        assert_eq!(lines.lines, ["Effective", "pre-innovation", "staff training"]);
        let lines = wrap("Technical assistance/coaching", FONT, 110.0, 3);
        assert_eq!(lines.lines, ["Technical assistance/", "coaching"]);
    }

    #[test]
    fn a_number_in_front_stays_with_its_word() {
        let lines = wrap("5= Social influences", FONT, 60.0, 3);
        assert_eq!(lines.lines, ["5= Social", "influences"]);
        let lines = wrap("10. Reinforcement", FONT, 80.0, 3);
        assert_eq!(lines.lines, ["10.", "Reinforcement"], "a word is not broken for it");
        let lines = wrap_evenly("5= Environmental context", FONT, 90.0, 3);
        assert_eq!(lines.lines, ["5= Environmental", "context"]);
        // A year, a share and a number alone count nothing.
        for (text, kept) in
            [("2020 guidelines", 0), ("5% more", 0), ("3", 0), ("12) Goals", 4), ("2.. x", 0)]
        {
            assert_eq!(number_in_front(text), kept, "{text}");
        }
        let (whole, word) = ("10. Reinforcement", "Reinforcement");
        assert_eq!(widest_word(whole, FONT), FONT.width_pt("10. ") + FONT.width_pt(word));
    }

    #[test]
    fn even_lines_are_no_more_lines() {
        let lines = wrap_evenly("Memory, attention and decision processes", FONT, 140.0, 3);
        assert_eq!(lines.lines, ["Memory, attention and", "decision processes"]);
    }

    #[test]
    fn no_line_is_wider_than_asked() {
        let zalgo: String = "Z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}".repeat(80);
        for text in [
            "x".repeat(4000),
            "long label ".repeat(1000),
            zalgo,
            "👩‍⚕️".repeat(50),
            "مرحبا بالعالم ".repeat(9),
        ] {
            for width in [30.0, 81.0, 200.0] {
                let lines = wrap(&text, FONT, width, 3);
                assert!(lines.lines.len() <= 3);
                assert!(lines.width_pt(FONT) <= width, "{} {width}", lines.lines[0]);
            }
        }
    }

    #[test]
    fn direction_cannot_be_turned_and_controls_go() {
        assert_eq!(clean("a\u{202E}b\u{2067}c\u{0}\t\n d"), "a\u{FFFD}bc d");
        assert_eq!(clean("  x  "), "x");
    }
}
