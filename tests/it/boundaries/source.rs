//! A source file as its tokens: the names and paths in it, its strings, and what is markup of the page.
//!
//! Comments are gone and so are test modules, wherever they stand: a test may use whatever it likes. The tokens of
//! macros are read as all others.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// Folders of sources: the reading's, the core's and the page's.
const ROOTS: [&str; 3] = ["crates/reading/src", "crates/core/src", "src"];

/// One source file.
#[derive(Debug)]
pub struct Source {
    /// Its path below `src`, with `/`.
    pub path: String,
    /// All of its lines.
    pub lines: usize,
    /// Its tokens without comments and test modules, groups laid open.
    pub tokens: Vec<Token>,
}

/// One token, or the bracket that begins or ends a group.
#[derive(Debug)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Line in the file, 1-based.
    pub line: usize,
    /// Whether it stands within `html!`.
    pub in_html: bool,
    /// The inline modules of the file that it stands in.
    pub within: Vec<String>,
}

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A name or keyword.
    Name(String),
    /// A sign. `::` and `=>`, `->`, `==` and the like are one.
    Sign(String),
    /// The text of a string, as written, escapes and all.
    Text(String),
    /// A number or character.
    Value,
    /// Begin of a group.
    Open(char),
    /// End of a group.
    Close(char),
}

/// Signs of two characters that are one.
const PAIRS: [&str; 7] = ["::", "=>", "->", "==", "!=", "<=", ">="];

/// All source files of the three crates, in the order of their paths.
pub fn sources() -> &'static [Source] {
    static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
        let mut sources = Vec::new();
        for root in ROOTS {
            let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(root);
            let mut paths = Vec::new();
            collect(&root, &mut paths);
            paths.sort();
            sources.extend(paths.iter().map(|path| {
                let below = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                Source::of(&below, &fs::read_to_string(path).unwrap())
            }));
        }
        assert!(sources.len() > 100, "the sources are not where they were");
        sources
    });
    &SOURCES
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

impl Source {
    /// Reads the text of a file.
    pub fn of(path: &str, text: &str) -> Self {
        let stream: TokenStream =
            text.parse().unwrap_or_else(|error| panic!("{path} is no Rust: {error}"));
        let mut source =
            Self { path: path.to_owned(), lines: text.lines().count(), tokens: Vec::new() };
        source.read(stream, false, &[]);
        source
    }

    /// The file's module: `["format", "archive"]` of `format/archive.rs`; empty for a crate's root.
    pub fn module(&self) -> Vec<String> {
        let path = self.path.trim_end_matches(".rs").trim_end_matches("/mod");
        let is_root = matches!(path, "lib" | "main");
        path.split('/').filter(|_| !is_root).map(str::to_owned).collect()
    }

    /// Whether a name stands in the code.
    pub fn has_name(&self, name: &str) -> bool {
        self.tokens.iter().any(|token| matches!(&token.kind, Kind::Name(it) if it == name))
    }

    /// The strings, each with its place among the tokens.
    pub fn strings(&self) -> impl Iterator<Item = (usize, &str)> {
        self.tokens.iter().enumerate().filter_map(|(at, token)| match &token.kind {
            Kind::Text(text) => Some((at, text.as_str())),
            _ => None,
        })
    }

    /// What a token is; `None` beyond the tokens' ends.
    pub fn kind(&self, at: Option<usize>) -> Option<&Kind> {
        at.and_then(|at| self.tokens.get(at)).map(|token| &token.kind)
    }

    /// Name of the attribute of an element whose value begins at a place; empty where none does.
    pub fn attribute_before(&self, at: usize) -> String {
        let back = |at: Option<usize>| at.and_then(|at| at.checked_sub(1));
        let is = |at: Option<usize>, sign: &str| matches!(self.kind(at), Some(Kind::Sign(it)) if it == sign);
        let mut name = String::new();
        let mut before = back(Some(at));
        if !self.tokens[at].in_html || !is(before, "=") {
            return name;
        }
        before = back(before);
        while let Some(Kind::Name(part)) = self.kind(before) {
            name.insert_str(0, part);
            before = back(before);
            if !is(before, "-") {
                break;
            }
            name.insert(0, '-');
            before = back(before);
        }
        let is_variable =
            matches!(self.kind(before), Some(Kind::Name(it)) if it == "let" || it == "mut");
        if is_variable { String::new() } else { name }
    }

    /// Whether an attribute of a name is given to an element.
    pub fn has_attribute(&self, name: &str) -> bool {
        (0..self.tokens.len()).any(|at| self.attribute_before(at) == name)
    }

    fn read(&mut self, stream: TokenStream, in_html: bool, within: &[String]) {
        let trees: Vec<TokenTree> = stream.into_iter().collect();
        let mut at = 0;
        while at < trees.len() {
            if let Some(after) = passed_over(&trees[at..]) {
                at += after;
                continue;
            }
            let html = in_html
                || at >= 2 && is_name(&trees[at - 2], "html") && is_sign(&trees[at - 1], '!');
            at += self.token(&trees[at..], html, within);
        }
    }

    /// Reads the first of some tokens, and gives how many it took.
    fn token(&mut self, trees: &[TokenTree], in_html: bool, within: &[String]) -> usize {
        let line = trees[0].span().start().line;
        let mut push = |kind, line| {
            self.tokens.push(Token { kind, line, in_html, within: within.to_vec() });
        };
        match &trees[0] {
            TokenTree::Ident(name) => {
                let name = name.to_string();
                push(Kind::Name(name.trim_start_matches("r#").to_owned()), line);
                if let (true, [_, TokenTree::Ident(module), TokenTree::Group(body), ..]) =
                    (name == "mod", trees)
                {
                    push(Kind::Name(module.to_string()), line);
                    let within: Vec<String> =
                        within.iter().cloned().chain([module.to_string()]).collect();
                    self.read(body.stream(), in_html, &within);
                    return 3;
                }
            }
            TokenTree::Punct(sign) => {
                let mut text = String::from(sign.as_char());
                if let (Spacing::Joint, Some(TokenTree::Punct(next))) =
                    (sign.spacing(), trees.get(1))
                {
                    text.push(next.as_char());
                    if PAIRS.contains(&text.as_str()) {
                        push(Kind::Sign(text), line);
                        return 2;
                    }
                    text.pop();
                }
                push(Kind::Sign(text), line);
            }
            TokenTree::Literal(literal) => {
                push(string(&literal.to_string()).map_or(Kind::Value, Kind::Text), line);
            }
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ('(', ')'),
                    Delimiter::Bracket => ('[', ']'),
                    Delimiter::Brace | Delimiter::None => ('{', '}'),
                };
                push(Kind::Open(open), line);
                self.read(group.stream(), in_html, within);
                let line = group.span_close().start().line;
                self.tokens.push(Token {
                    kind: Kind::Close(close),
                    line,
                    in_html,
                    within: within.to_vec(),
                });
            }
        }
        1
    }
}

/// How many tokens to pass over where a comment of documentation or a test module begins.
fn passed_over(trees: &[TokenTree]) -> Option<usize> {
    let (length, words) = attribute(trees)?;
    if words.first().is_some_and(|word| word == "doc") {
        return Some(length);
    }
    if words != ["cfg", "(test)"] {
        return None;
    }
    // Other attributes may stand between.
    let mut at = length;
    while let Some((length, _)) = attribute(&trees[at..]) {
        at += length;
    }
    match &trees[at..] {
        [module, _, TokenTree::Group(_), ..] if is_name(module, "mod") => Some(at + 3),
        _ => None,
    }
}

/// Length and words of the attribute that begins here.
fn attribute(trees: &[TokenTree]) -> Option<(usize, Vec<String>)> {
    if !is_sign(trees.first()?, '#') {
        return None;
    }
    let at = if is_sign(trees.get(1)?, '!') { 2 } else { 1 };
    match trees.get(at)? {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
            Some((at + 1, group.stream().into_iter().map(|tree| tree.to_string()).collect()))
        }
        _ => None,
    }
}

fn is_name(tree: &TokenTree, name: &str) -> bool {
    matches!(tree, TokenTree::Ident(it) if it == name)
}

fn is_sign(tree: &TokenTree, sign: char) -> bool {
    matches!(tree, TokenTree::Punct(it) if it.as_char() == sign)
}

/// The text of a literal that is a string.
fn string(literal: &str) -> Option<String> {
    let body = literal.trim_start_matches(['b', 'c', 'r']).trim_matches('#');
    Some(body.strip_prefix('"')?.strip_suffix('"')?.to_owned())
}

/// The classes and identifiers that the page's elements bear: of the style sheet, and as attributes.
pub fn classes_and_ids(sources: &[Source]) -> BTreeSet<String> {
    let sheet = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/style.css");
    let sheet = fs::read_to_string(sheet).unwrap();
    let name = |text: &str| -> String {
        text.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '-')).collect()
    };
    let classes = sheet.split('.').skip(1).map(name);
    let ids = sources.iter().flat_map(|source| {
        let strings = source.strings();
        strings
            .filter(|(at, _)| source.attribute_before(*at) == "id")
            .map(|(_, text)| text.to_owned())
    });
    classes.chain(ids).collect()
}
