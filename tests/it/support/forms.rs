//! One study in the forms in which tools and people write it.

use std::fmt::Write as _;

use super::random::Random;
use super::study::{Coding, ROLE, Source, Study};
use super::zip::{Entry, zip};

/// One row a coding.
pub fn long_csv(study: &Study) -> String {
    let mut rows = vec![row(&["Source", ROLE, "Code", "Coder", "Excerpt"])];
    for coding in &study.codings {
        let source = &study.sources[coding.source];
        let code = study.codes[coding.code].joined(" > ");
        let coder = study.coders[coding.coder];
        rows.push(row(&[&source.name, source.role, &code, coder, study.passage(coding)]));
    }
    rows.concat()
}

/// One row a source, one column a code, counts in the cells.
pub fn wide_csv(study: &Study) -> String {
    let codes: Vec<_> = study.codes.iter().map(|code| code.joined(" > ")).collect();
    let mut header = vec!["Source", ROLE];
    header.extend(codes.iter().map(String::as_str));
    let mut rows = vec![row(&header)];
    for (at, source) in study.sources.iter().enumerate() {
        let counts = (0..codes.len()).map(|code| {
            let of_both = |coding: &&Coding| coding.source == at && coding.code == code;
            study.codings.iter().filter(of_both).count().to_string()
        });
        let counts: Vec<_> = counts.collect();
        let mut cells = vec![source.name.as_str(), source.role];
        cells.extend(counts.iter().map(String::as_str));
        rows.push(row(&cells));
    }
    rows.concat()
}

/// Taguette's list of highlights: one row a highlight and tag, the id that of the highlight.
pub fn taguette_csv(study: &Study) -> String {
    let mut passages: Vec<(usize, &std::ops::Range<usize>)> = Vec::new();
    let mut rows = vec!["id,document,tag,content\r\n".to_owned()];
    for coding in &study.codings {
        let passage = (coding.source, &coding.range);
        let known = passages.iter().position(|known| *known == passage);
        let id = known.unwrap_or_else(|| {
            passages.push(passage);
            passages.len() - 1
        });
        let source = &study.sources[coding.source].name;
        let tag = study.codes[coding.code].joined(".");
        rows.push(row(&[&(id + 1).to_string(), source, &tag, study.passage(coding)]));
    }
    rows.concat()
}

/// QualCoder's report of codings: a mark at the start, all cells in quotes, the categories of a code
/// from the nearest to the top one in columns of one name. A code with fewer categories than another
/// has the fewer cells, and the variables of its row stand further to the left.
pub fn qualcoder_csv(study: &Study) -> String {
    let deepest = study.codings.iter().map(|coding| study.codes[coding.code].path.len());
    let deepest = deepest.max().unwrap_or(1);
    let mut header = vec!["File", "Coder", "Coded", "Id", "Codename", "Coded_Memo"];
    header.extend(std::iter::repeat_n("Category", deepest - 1));
    let variable = format!("FileVar_{ROLE}");
    header.push(&variable);
    let mut text = format!("\u{FEFF}{}", row(&header));
    for (number, coding) in study.codings.iter().enumerate() {
        let source = &study.sources[coding.source];
        let (name, above) = study.codes[coding.code].path.split_last().unwrap();
        let id = format!("ctid:{}", number + 1);
        let coder = study.coders[coding.coder];
        let mut cells = vec![source.name.as_str(), coder, study.passage(coding), &id, name, ""];
        cells.extend(above.iter().rev().map(String::as_str));
        cells.push(source.role);
        text.push_str(&row(&cells));
    }
    text
}

/// A line of cells, all in quotes.
fn row(cells: &[&str]) -> String {
    let cells: Vec<_> =
        cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
    format!("{}\r\n", cells.join(","))
}

/// How a program counts positions in a text.
#[derive(Debug, Clone, Copy)]
pub struct Convention {
    pub utf16: bool,
    pub line_end_is_two: bool,
    /// The byte order mark: not there, there, or there and counted.
    pub mark: Mark,
}

/// A byte order mark before a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Absent,
    Present,
    Counted,
}

impl Convention {
    /// One of the twelve.
    pub fn random(random: &mut Random) -> Self {
        Self {
            utf16: random.below(2) == 0,
            line_end_is_two: random.below(2) == 0,
            mark: *random.of(&[Mark::Absent, Mark::Present, Mark::Counted]),
        }
    }

    /// True for what the standard says.
    pub fn is_standard(self) -> bool {
        !self.utf16 && self.line_end_is_two && self.mark != Mark::Counted
    }

    /// The position of a byte of the text.
    fn position(self, text: &str, at: usize) -> usize {
        let before = &text[..at];
        let length =
            if self.utf16 { before.encode_utf16().count() } else { before.chars().count() };
        let ends = if self.line_end_is_two { 0 } else { before.matches("\r\n").count() };
        length - ends + usize::from(self.mark == Mark::Counted)
    }
}

/// A REFI-QDA project: nested codes, texts as files with their role as a variable, and either one
/// selection a coding (as NVivo writes) or one a passage with its text as its name (as ATLAS.ti).
pub fn qdpx(study: &Study, convention: Convention, one_a_passage: bool) -> Vec<u8> {
    let mut project = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <Project name=\"Made up\" origin=\"Steelyard's tests\" xmlns=\"urn:QDA-XML:project:1.0\"><Users>",
    );
    for (at, coder) in study.coders.iter().enumerate() {
        write!(project, "<User guid=\"{}\" name=\"{coder}\"/>", guid('a', at)).unwrap();
    }
    project.push_str("</Users><CodeBook><Codes>");
    let mut ids = Vec::new();
    code_tree(&mut project, &mut ids, study, &[]);
    let variable = guid('f', 0);
    write!(
        project,
        "</Codes></CodeBook><Variables>\
         <Variable guid=\"{variable}\" name=\"{ROLE}\" typeOfVariable=\"Text\"/></Variables><Sources>"
    )
    .unwrap();
    let mut entries = Vec::new();
    for (at, source) in study.sources.iter().enumerate() {
        let id = guid('b', at);
        write!(
            project,
            "<TextSource guid=\"{id}\" name=\"{}\" plainTextPath=\"internal://{id}.txt\">",
            escaped(&source.name)
        )
        .unwrap();
        selections(&mut project, study, at, &ids, convention, one_a_passage);
        write!(
            project,
            "<VariableValue><VariableRef targetGUID=\"{variable}\"/><TextValue>{}</TextValue>\
             </VariableValue></TextSource>",
            escaped(source.role)
        )
        .unwrap();
        let mark = if convention.mark == Mark::Absent { "" } else { "\u{FEFF}" };
        entries.push(Entry::stored(&format!("Sources/{id}.txt"), format!("{mark}{}", source.text)));
    }
    project.push_str("</Sources></Project>");
    entries.insert(0, Entry::stored("project.qde", project));
    zip(&entries)
}

/// Writes the codes below `above`, and notes the path of each at its number.
fn code_tree(project: &mut String, ids: &mut Vec<Vec<String>>, study: &Study, above: &[String]) {
    for code in &study.codes {
        let Some(name) = code.path.strip_prefix(above).and_then(<[String]>::first) else {
            continue;
        };
        let path = [above, std::slice::from_ref(name)].concat();
        if ids.contains(&path) {
            continue;
        }
        let id = guid('c', ids.len());
        ids.push(path.clone());
        write!(project, "<Code guid=\"{id}\" name=\"{}\" isCodable=\"true\">", escaped(name))
            .unwrap();
        code_tree(project, ids, study, &path);
        project.push_str("</Code>");
    }
}

/// Writes the selections of a source with their codings.
fn selections(
    project: &mut String,
    study: &Study,
    source: usize,
    ids: &[Vec<String>],
    convention: Convention,
    one_a_passage: bool,
) {
    let Source { text, .. } = &study.sources[source];
    let mut codings = study.codings.iter().enumerate().peekable();
    let mut open = false;
    while let Some((number, coding)) = codings.next() {
        if coding.source != source {
            continue;
        }
        if !open {
            let name = if one_a_passage { escaped(study.passage(coding)) } else { String::new() };
            let [start, end] =
                [coding.range.start, coding.range.end].map(|at| convention.position(text, at));
            write!(
                project,
                "<PlainTextSelection guid=\"{}\" name=\"{name}\" startPosition=\"{start}\" \
                 endPosition=\"{end}\">",
                guid('d', number)
            )
            .unwrap();
        }
        let code = ids.iter().position(|path| *path == study.codes[coding.code].path).unwrap();
        write!(
            project,
            "<Coding guid=\"{}\" creatingUser=\"{}\"><CodeRef targetGUID=\"{}\"/></Coding>",
            guid('e', number),
            guid('a', coding.coder),
            guid('c', code)
        )
        .unwrap();
        open = one_a_passage
            && codings.peek().is_some_and(|(_, next)| {
                (next.source, &next.range, next.coder) == (source, &coding.range, coding.coder)
            });
        if !open {
            project.push_str("</PlainTextSelection>");
        }
    }
}

fn guid(kind: char, number: usize) -> String {
    format!("{kind}0000000-0000-4000-8000-{number:012x}")
}

/// A text in XML, line ends and tabs kept.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
        .replace('\r', "&#13;")
        .replace('\n', "&#10;")
}
