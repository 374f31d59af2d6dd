//! The columns of a table, out of the statement that made it.
//!
//! Knows as much of SQL as tells names, which column is the number of the row, what a column that was
//! added later has in rows of before, and which columns are not stored.

use super::record::Value;

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Column {
    /// Its name.
    pub name: String,
    /// True where it is the number of the row, which is stored beside the record.
    pub is_rowid: bool,
    /// What it has where a record ends before it.
    pub default: Value<'static>,
    /// Which of the stored values it is; `None` where it is worked out.
    pub place: Option<usize>,
}

/// A part of a statement.
#[derive(Debug, Clone, PartialEq)]
enum Token {
    /// A keyword, a name or a number.
    Word(String),
    /// A name or a text in quotation marks, with the mark.
    Quoted(char, String),
    Mark(char),
}

impl Token {
    fn is(&self, keyword: &str) -> bool {
        matches!(self, Self::Word(word) if word.eq_ignore_ascii_case(keyword))
    }

    fn is_one_of(&self, keywords: &[&str]) -> bool {
        keywords.iter().any(|keyword| self.is(keyword))
    }

    fn name(&self) -> Option<&str> {
        match self {
            Self::Word(name) | Self::Quoted(_, name) => Some(name),
            Self::Mark(_) => None,
        }
    }
}

/// What a constraint of a table begins with.
const OF_TABLE: [&str; 5] = ["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"];
/// What ends the type of a column.
const OF_COLUMN: [&str; 11] = [
    "CONSTRAINT",
    "PRIMARY",
    "NOT",
    "NULL",
    "UNIQUE",
    "CHECK",
    "DEFAULT",
    "COLLATE",
    "REFERENCES",
    "GENERATED",
    "AS",
];

/// The columns in their order; none for a statement that makes no table.
pub(super) fn columns(sql: &str) -> Vec<Column> {
    let tokens = tokens(sql);
    let mut columns = Vec::new();
    let mut is_integer = Vec::new();
    let mut key: Option<String> = None;
    let mut places = 0..;
    for part in parts(&tokens) {
        let Some(first) = part.first() else { continue };
        if first.is_one_of(&OF_TABLE) {
            key = key.or_else(|| key_of_table(part));
            continue;
        }
        let Some(name) = first.name() else { continue };
        let rest = part.get(1..).unwrap_or(&[]);
        let of_type = rest.iter().take_while(|token| !token.is_one_of(&OF_COLUMN)).count();
        let (of_type, rest) = rest.split_at_checked(of_type).unwrap_or((rest, &[]));
        is_integer.push(matches!(of_type, [only] if only.is("INTEGER")));
        if is_key(rest) {
            key.get_or_insert_with(|| name.to_owned());
        }
        let place = if is_worked_out(rest) { None } else { places.next() };
        columns.push(Column {
            name: name.to_owned(),
            is_rowid: false,
            default: default(rest),
            place,
        });
    }
    for (column, is_integer) in columns.iter_mut().zip(is_integer) {
        column.is_rowid =
            is_integer && key.as_ref().is_some_and(|key| key.eq_ignore_ascii_case(&column.name));
    }
    columns
}

/// The column of a constraint by which the table's key is that one column.
fn key_of_table(part: &[Token]) -> Option<String> {
    let at = part.iter().position(|token| token.is("PRIMARY"))?;
    match part.get(at + 1..)? {
        [key, Token::Mark('('), column, rest @ ..] if key.is("KEY") => {
            let mut rest = rest.iter().filter(|token| !token.is_one_of(&["ASC", "DESC"]));
            (rest.next() == Some(&Token::Mark(')'))).then(|| column.name().map(str::to_owned))?
        }
        _ => None,
    }
}

/// True where the constraints of a column make it the key. In descending order it is not the row's
/// number (file format, 2.5.1).
fn is_key(rest: &[Token]) -> bool {
    let at = rest.iter().position(|token| token.is("PRIMARY"));
    let behind = at.and_then(|at| rest.get(at + 1..)).unwrap_or(&[]);
    behind.first().is_some_and(|token| token.is("KEY"))
        && !behind.get(1).is_some_and(|token| token.is("DESC"))
}

/// True for a column that is worked out of others and not stored.
fn is_worked_out(rest: &[Token]) -> bool {
    let is_start = |pair: &[Token]| matches!(pair, [word, Token::Mark('(')] if word.is("AS"));
    rest.windows(2).any(is_start) && !rest.iter().any(|token| token.is("STORED"))
}

/// The default of a column, where it is written out.
fn default(rest: &[Token]) -> Value<'static> {
    let at = rest.iter().position(|token| token.is("DEFAULT"));
    let behind = at.and_then(|at| rest.get(at + 1..)).unwrap_or(&[]);
    let behind = behind.strip_prefix(&[Token::Mark('(')]).unwrap_or(behind);
    let (sign, behind) = match behind {
        [Token::Mark('-'), behind @ ..] => (-1, behind),
        [Token::Mark('+'), behind @ ..] => (1, behind),
        behind => (1, behind),
    };
    match behind.first() {
        Some(Token::Quoted(_, text)) => Value::Said(text.clone()),
        Some(Token::Word(word)) => match (word.parse::<i64>(), word.parse::<f64>()) {
            (Ok(whole), _) => Value::Integer(whole * sign),
            (_, Ok(number)) if word.starts_with(|c: char| c.is_ascii_digit() || c == '.') => {
                Value::Real(number * sign as f64)
            }
            _ => Value::Null,
        },
        _ => Value::Null,
    }
}

/// What stands between the outer brackets, divided at the commas.
fn parts(tokens: &[Token]) -> impl Iterator<Item = &[Token]> {
    let start = tokens.iter().position(|token| *token == Token::Mark('('));
    let inside = start.and_then(|start| tokens.get(start + 1..)).unwrap_or(&[]);
    let mut depth = 0_usize;
    let mut is_over = false;
    inside.split(move |token| {
        match token {
            Token::Mark('(') => depth += 1,
            Token::Mark(')') if depth == 0 => is_over = true,
            Token::Mark(')') => depth -= 1,
            _ => {}
        }
        // What stands behind the outer brackets makes parts that name no column.
        is_over || (depth == 0 && *token == Token::Mark(','))
    })
}

/// The parts of a statement, without comments.
fn tokens(sql: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        let behind = rest.get(first.len_utf8()..).unwrap_or("");
        rest = match first {
            _ if first.is_whitespace() => behind,
            '-' if behind.starts_with('-') => behind.split_once('\n').map_or("", |(_, rest)| rest),
            '/' if behind.starts_with('*') => behind.split_once("*/").map_or("", |(_, rest)| rest),
            '"' | '`' | '\'' | '[' => {
                let (text, rest) = quoted(behind, if first == '[' { ']' } else { first });
                tokens.push(Token::Quoted(first, text));
                rest
            }
            _ if is_of_word(first) => {
                let end = rest.find(|c: char| !is_of_word(c)).unwrap_or(rest.len());
                let (word, rest) = rest.split_at_checked(end).unwrap_or((rest, ""));
                tokens.push(Token::Word(word.to_owned()));
                rest
            }
            _ => {
                tokens.push(Token::Mark(first));
                behind
            }
        };
    }
    tokens
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '$' | '.') || !letter.is_ascii()
}

/// A text up to its closing mark, which stands for itself where it is doubled, and what follows.
fn quoted(text: &str, mark: char) -> (String, &str) {
    let mut inside = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(mark) {
        inside.push_str(before);
        match behind.strip_prefix(mark).filter(|_| mark != ']') {
            Some(behind) => {
                inside.push(mark);
                rest = behind;
            }
            None => return (inside, behind),
        }
    }
    (inside + rest, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The columns of a statement in short: `*` marks the row's number, `-` what is not stored.
    fn short(sql: &str) -> String {
        let columns = columns(sql).into_iter().map(|column| {
            let default = match column.default {
                Value::Integer(number) => format!("={number}"),
                Value::Real(number) => format!("={number}"),
                Value::Said(text) => format!("='{text}'"),
                _ => String::new(),
            };
            let mark = if column.is_rowid { "*" } else { "" };
            let place = column.place.map_or("-".to_owned(), |place| place.to_string());
            format!("{}{mark}{place}{default}", column.name)
        });
        columns.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn columns_are_found_in_the_statements_that_programs_write() {
        for (sql, expected) in [
            ("CREATE TABLE a (id integer primary key, name text, unique(name))", "id*0 name1"),
            (
                "CREATE TABLE tags (\n\tid INTEGER NOT NULL, \n\tpath VARCHAR(200) NOT NULL, \
                 \n\tCONSTRAINT pk_tags PRIMARY KEY (id), \n\tCONSTRAINT uq UNIQUE (id, path)\n)",
                "id*0 path1",
            ),
            ("create table a (id INTEGER CONSTRAINT pk PRIMARY KEY AUTOINCREMENT)", "id*0"),
            ("create table a (id INTEGER PRIMARY KEY DESC, b INT PRIMARY KEY)", "id0 b1"),
            ("create table a (id int primary key)", "id0"),
            ("create table a (x integer, y integer, primary key (x, y))", "x0 y1"),
            ("create table a (x integer, y integer, primary key (\"y\" asc))", "x0 y*1"),
            (
                "CREATE TABLE \"a (b\" -- (c\n ( /* d, */ [e f] text, `g` real default -1.5, 'h' \
                 int default 'it''s', i default (7) check (i in (1, 2)), j default null)",
                "e f0 g1=-1.5 h2='it's' i3=7 j4",
            ),
            (
                "create table a (x text, y text generated always as (hex(x)) virtual, z as (1) \
                 stored, w int)",
                "x0 y- z1 w2",
            ),
            ("create table sqlite_sequence(name,seq)", "name0 seq1"),
            ("create table a (x) without rowid, strict (y)", "x0"),
            ("create table a", ""),
            ("create table a (x 'never closed", "x0"),
            ("((((", ""),
            ("", ""),
        ] {
            assert_eq!(short(sql), expected, "{sql}");
        }
    }
}
