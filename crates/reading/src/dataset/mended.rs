//! Rows that a table ought not to have: parts of rows that an export tore at line breaks within a text, and
//! headers that come again.
//!
//! Takes a table as it was read; gives it with torn rows joined and without what cannot be joined or is a
//! header, or nothing where there is none of it. Joins only what the columns tell: rows that are short
//! themselves and make a whole row together. Never touches a table in which short rows are a tool's way.

use std::collections::HashSet;
use std::ops::Range;

use super::headers::{EXACT, candidates};
use super::roles::Role;
use super::{LeftOut, LeftOutReason, tools};
use crate::fold::{fold_word, trim};
use crate::format::{Table, TornEnd};

/// Lines at most that one text was torn into.
const MOST_LINES: usize = 200;
/// Mean letters from which a column holds texts, where its header does not say so.
const LONG_TEXT: usize = 30;
/// Words from which a line reads like a part of a text.
const WORDS_OF_TEXT: usize = 4;

/// A table that was mended.
#[derive(Debug, Clone)]
pub struct Mended {
    /// The table without the rows that are part of others or headers.
    pub table: Table,
    /// Rows of the file that are part of the rows before them now, in order.
    pub joined: Vec<u64>,
    /// Rows that are not in the table any more, and are in no other row of it.
    pub left_out: Vec<LeftOut>,
}

/// Mends a table; `None` where there is nothing to mend.
pub fn mend_rows(table: &Table) -> Option<Mended> {
    let headers = repeated_headers(table);
    let torn = torn_rows(table);
    if headers.is_empty() && torn.joins.is_empty() && torn.left.is_empty() {
        return None;
    }
    let mut mended = table.clone();
    let mut gone: Vec<usize> = Vec::new();
    let mut joined: Vec<u64> = Vec::new();
    let mut left: Vec<(usize, LeftOutReason)> =
        torn.left.into_iter().map(|row| (row, LeftOutReason::TornLine)).collect();
    for join in torn.joins {
        let behind = join.rows.clone().skip(1);
        if mended.join_torn(join.rows, torn.column, join.end) {
            joined.extend(behind.clone().map(|row| table.row_number(row)));
            gone.extend(behind);
        } else {
            left.extend(behind.map(|row| (row, LeftOutReason::TornLine)));
        }
    }
    left.extend(headers.into_iter().map(|row| (row, LeftOutReason::RepeatedHeader)));
    left.sort_by_key(|(row, _)| *row);
    left.dedup_by_key(|(row, _)| *row);
    gone.extend(left.iter().map(|(row, _)| *row));
    gone.sort_unstable();
    gone.dedup();
    let left_out = left
        .iter()
        .map(|&(row, reason)| LeftOut { at: table.place(row, usize::MAX), reason })
        .collect();
    Some(Mended { table: mended.without_rows(&gone), joined, left_out })
}

/// Rows that say what the headers say, in every column and at least two.
fn repeated_headers(table: &Table) -> Vec<usize> {
    // Alike headers were numbered and nameless ones named when the table was made.
    let says = |header: &str, text: &str, column: usize| {
        let plain = header.rsplit_once(" (").map_or(header, |(plain, number)| {
            let number = number.trim_end_matches(')');
            let numbered = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
            if numbered { plain } else { header }
        });
        let nameless = text.is_empty() && header == format!("Column {}", column + 1);
        let alike = |header: &str| trim(header).eq_ignore_ascii_case(text) || trim(header) == text;
        nameless || alike(header) || alike(plain)
    };
    let of_sheet = table.sheet_column();
    let repeats = |row: &usize| {
        let mut named = 0_usize;
        let all = table.headers().iter().enumerate().all(|(column, header)| {
            let text = trim(table.text(*row, column));
            named += usize::from(!text.is_empty() && of_sheet != Some(column));
            of_sheet == Some(column) || says(header, text, column)
        });
        all && named >= 2
    };
    (0..table.rows()).filter(repeats).collect()
}

/// Rows that one row was torn into.
struct Join {
    rows: Range<usize>,
    end: TornEnd,
}

/// What of a table is torn.
#[derive(Default)]
struct Torn {
    /// The column whose texts were torn.
    column: usize,
    joins: Vec<Join>,
    /// Parts that make no whole row with those before them.
    left: Vec<usize>,
}

fn torn_rows(table: &Table) -> Torn {
    let fields = table.header_fields();
    let short: Vec<(usize, usize)> = table.short_rows().collect();
    if short.is_empty() || fields < 2 || tools::leaves_cells_out(table.headers()) {
        return Torn::default();
    }
    let is_whole = |row: &usize| short.binary_search_by_key(row, |(row, _)| *row).is_err();
    let whole: Vec<usize> = (0..table.rows()).filter(is_whole).collect();
    let Some(column) = text_column(table, &whole) else { return Torn::default() };
    let firsts: HashSet<&str> = whole.iter().map(|row| trim(table.text(*row, 0))).collect();
    let reads_on = |row: usize, written: usize| {
        let text = trim(table.text(row, 0));
        match written {
            1 => line_reads_on(text, fields, &firsts),
            _ => {
                // Within a sentence a blank follows the mark that made fields of it.
                let of_prose = (1..written).all(|at| table.text(row, at).starts_with(' '));
                !firsts.contains(text)
                    && goes_on(text)
                    && (of_prose || text.split_whitespace().nth(1).is_some())
            }
        }
    };
    let is_last = column + 1 == fields;
    let mut torn = Torn { column, ..Torn::default() };
    let mut at = 0;
    while let Some(&(row, written)) = short.get(at) {
        let rest = short.get(at..).unwrap_or(&[]);
        // Neighbours among the short rows, in the file too.
        let run = rest.iter().zip(row..).take_while(|((one, _), row)| one == row).take(MOST_LINES);
        let run: Vec<usize> = run.map(|((_, written), _)| *written).collect();
        let found = if is_last {
            let lines = run
                .iter()
                .zip(row..)
                .take_while(|(written, row)| reads_on(*row, **written))
                .count();
            let before = row.checked_sub(1).filter(|before| is_whole(before));
            let ends_in_text = before.is_some_and(|row| !trim(table.text(row, column)).is_empty());
            let last = lines.checked_sub(1).and_then(|last| run.get(last));
            before.zip(last).filter(|_| ends_in_text).map(|(before, last)| {
                let end = TornEnd::InText { fields: *last };
                (Join { rows: before..row + lines, end }, lines)
            })
        } else if written == column + 1 && !trim(table.text(row, column)).is_empty() {
            // The text goes on in lines of its own and ends in one with the columns behind it.
            let behind = run.iter().skip(1).position(|written| *written != 1);
            behind
                .filter(|behind| run.get(behind + 1) == Some(&(fields - column)))
                .filter(|behind| {
                    (row + 1..=row + behind + 1)
                        .all(|row| !firsts.contains(trim(table.text(row, 0))))
                })
                .map(|behind| {
                    let rows = row..row + behind + 2;
                    (Join { rows, end: TornEnd::WithCellsBehind }, behind + 2)
                })
        } else {
            None
        };
        match found {
            Some((join, lines)) => {
                torn.joins.push(join);
                at += lines;
            }
            None => {
                let words = trim(table.text(row, 0)).split_whitespace().count();
                if fields > 2
                    && words > 1
                    && written <= fields - column.min(fields - 1)
                    && reads_on(row, written)
                {
                    torn.left.push(row);
                }
                at += 1;
            }
        }
    }
    torn
}

/// True for a line of one field that goes on with a text: it begins as no row does, in the middle of a
/// sentence or with several words. A heading, or a row that leaves blank cells at its end out, does not.
fn line_reads_on(text: &str, fields: usize, firsts: &HashSet<&str>) -> bool {
    if text.is_empty() || firsts.contains(text) {
        return false;
    }
    let words = text.split_whitespace().count();
    if fields == 2 {
        return goes_on(text) && words > 1;
    }
    let is_heading = text.chars().filter(|letter| letter.is_alphabetic()).all(char::is_uppercase);
    // A word with a number is somebody's name.
    let is_name = words == 1 && text.contains(|letter: char| letter.is_ascii_digit());
    let ends_sentence = text.ends_with(['.', '!', '?', '…', '。', '！', '？']) && !is_heading;
    !is_name && (goes_on(text) || ends_sentence || words >= WORDS_OF_TEXT && !is_heading)
}

/// True for a text that begins in the middle of a sentence.
fn goes_on(text: &str) -> bool {
    text.chars().next().is_some_and(|first| {
        first.is_lowercase()
            || matches!(first, ',' | ';' | '.' | '…' | '-' | '–' | '—' | ')' | '”' | '»')
    })
}

/// The column of the passages: by its name, else the one whose texts are by far the longest.
fn text_column(table: &Table, whole: &[usize]) -> Option<usize> {
    let headers = table.headers().iter().take(table.header_fields());
    let named = headers.clone().position(|header| {
        let known = candidates(&fold_word(header));
        known.iter().any(|(role, weight)| *role == Role::Excerpt && *weight >= EXACT)
    });
    let length = |column: usize| {
        let letters = whole.iter().map(|row| table.text(*row, column).chars().count());
        letters.sum::<usize>() / whole.len().max(1)
    };
    let lengths = headers.enumerate().map(|(column, _)| (length(column), column));
    named.or_else(|| {
        lengths.max().filter(|(length, _)| *length >= LONG_TEXT).map(|(_, column)| column)
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::format::{ReadOptions, read};

    fn table(text: &str) -> Table {
        read("a.csv", text.as_bytes(), &ReadOptions::default(), &mut |_| {}).unwrap().value.table
    }

    fn rows(table: &Table) -> Vec<String> {
        let cells =
            |row| (0..table.width()).map(|column| table.text(row, column)).collect::<Vec<_>>();
        (0..table.rows()).map(|row| cells(row).join("|")).collect()
    }

    #[test]
    fn torn_rows_are_joined_where_the_columns_tell_it() {
        for (text, mended, joined) in [
            // The text stands last, in one line more or several.
            (
                "Code,File,Text\nTime,A,We never\nhave time\nand staff\nCost,B,So dear\n",
                &["Time|A|We never\nhave time\nand staff", "Cost|B|So dear"][..],
                &[3, 4][..],
            ),
            // With commas in the torn line, and ends of lines of another kind.
            (
                "Code,File,Coder,Text\r\nTime,A,x,We never\r\nhave time, really\r\nCost,B,x,So dear\r\n",
                &["Time|A|x|We never\r\nhave time, really", "Cost|B|x|So dear"],
                &[3],
            ),
            // A sentence that begins anew.
            (
                "Code,File,Text\nTime,A,We never have it.\nNobody covers the ward\nCost,B,So dear\n",
                &["Time|A|We never have it.\nNobody covers the ward", "Cost|B|So dear"],
                &[3],
            ),
            // The text stands before other columns.
            (
                "File,Text,Code,Coder\nA,We never\nhave,Time,x\nB,So dear,Cost,x\nC,One\nTwo\nThree,Cost,y\n",
                &["A|We never\nhave|Time|x", "B|So dear|Cost|x", "C|One\nTwo\nThree|Cost|y"],
                &[3, 6, 7],
            ),
            // Commas from the first word on, and one word that ends a sentence.
            (
                "File,Code,Note,Text\nA,Time,,We never\nand, to be honest, nobody\nB,Cost,,Good.\nYes.\n",
                &["A|Time||We never\nand, to be honest, nobody", "B|Cost||Good.\nYes."],
                &[3, 5],
            ),
            // Two columns, and a line that goes on.
            (
                "Code;Text\nTime;We never\nhave the time\nCost;Dear\n",
                &["Time|We never\nhave the time", "Cost|Dear"],
                &[3],
            ),
        ] {
            let found = mend_rows(&table(text)).unwrap();
            assert_eq!(rows(&found.table), mended, "{text:?}");
            assert_eq!(found.joined, joined, "{text:?}");
            assert!(found.left_out.is_empty(), "{text:?}");
        }
    }

    #[test]
    fn parts_that_make_no_whole_are_left_out() {
        let text = "File,Text,Code,Coder\nA,We never have time,Time,x\nand nobody covers\nB,So dear,Cost,x\n";
        let found = mend_rows(&table(text)).unwrap();
        assert_eq!(rows(&found.table), ["A|We never have time|Time|x", "B|So dear|Cost|x"]);
        let [left_out] = found.left_out.as_slice() else { panic!("{:?}", found.left_out) };
        assert_eq!((left_out.at.row, left_out.reason), (Some(3), LeftOutReason::TornLine));
    }

    #[test]
    fn headers_that_come_again_are_left_out() {
        for (text, left) in [("a,b\n1,2\na,b\n3,4\nA,B\n", 2), ("a,a,\n1,2,3\na,a,\n", 1)] {
            let found = mend_rows(&table(text)).unwrap();
            assert_eq!(found.left_out.len(), left, "{text:?}");
            let again = |one: &LeftOut| one.reason == LeftOutReason::RepeatedHeader;
            assert!(found.left_out.iter().all(again), "{text:?}");
        }
    }

    #[test]
    fn short_rows_of_other_kinds_stay_as_they_are() {
        for text in [
            // Blank cells at the end are left out.
            "participant,code,comment\nP1,Cost,so it is\nP2,Time\nP3,Cost\n",
            "participant,code,text\np1,Cost,so it is\np2,Time\np3\n",
            "role,code,note,text\nnurse,Cost,,so it is\ndoctor,Time\nporter,time\n",
            // Headings among the rows, also of many words in capitals.
            "code,n,text\nINNER SETTING\nCost,1,so it is\nTHE OUTER SETTING OF CARE\nTime,2,and so on\n",
            "code,n,text\nCost,1,so it is\nTime\nTime,2,and so on\n",
            // Codes without a text.
            "code,text\nCost,so it is\ntime\nTime,and so on\n",
            "code,text\nCost,so it is\nTime pressure\nTime,and so on\n",
            // A row before which there is none.
            "code,file,text\nan idea\nCost,A,so it is\n",
            // No column of texts.
            "participant,code,valence\nP1,Cost,barrier\nand so\nP2,Cost,barrier\n",
            // A value that is like a header, and a table of one column.
            "a,b\na,c\n",
            "a\n1\na\n",
            "a,b\n1,2\n",
        ] {
            let left = mend_rows(&table(text)).map(|found| (found.joined, found.left_out));
            let torn_first = text.contains("an idea");
            assert!(left.is_none() || torn_first, "{text:?}: {left:?}");
        }
    }
}
