//! The built-in codebooks: one file each, one line of registration each.
//!
//! Takes an identifier; gives the codebook, parsed at its first use and shared from then on. Never
//! parses what nobody asks for.
//!
//! What belongs, where the sources leave room:
//! - CFIR 2009 has the 39 constructs of its paper and the two that its own site added later (V.B.5,
//!   V.B.6), since most studies' codebooks hold them.
//! - CFIR 2022's Individuals stand as two sub-domains, roles and characteristics. Their 36
//!   combinations are not items: `Mid-level Leaders: Motivation` is found as the characteristic.
//! - NPT is the theory of 2009, four by four. The contexts and outcomes of the coding manual of 2022
//!   are another layer and are not constructs of it; its mechanisms are the same four.
//! - QIF's items are four phases and fourteen steps; the groups of steps within a phase are not items.
//! - TDF 2005 has domains only: its component lists are prose, not codes.
//! - EPIS's phases are a second axis of a coding, not factors, and are left out.

use std::cell::OnceCell;
use std::rc::Rc;

use serde::Deserialize;

use super::codebook::{Citation, Codebook, Item, SharedName, Status};

/// The registration: identifier and file of every built-in codebook, in the order of offering.
const FILES: [(&str, &str); 12] = [
    ("cfir-2022", include_str!("codebooks/cfir_2022.json")),
    ("cfir-2009", include_str!("codebooks/cfir_2009.json")),
    ("tdf-2012", include_str!("codebooks/tdf_2012.json")),
    ("tdf-2005", include_str!("codebooks/tdf_2005.json")),
    ("com-b-2011", include_str!("codebooks/com_b.json")),
    ("npt-2009", include_str!("codebooks/npt.json")),
    ("qif-2012", include_str!("codebooks/qif.json")),
    ("nasss-2017", include_str!("codebooks/nasss.json")),
    ("epis-2011", include_str!("codebooks/epis.json")),
    ("i-parihs-2016", include_str!("codebooks/i_parihs.json")),
    ("re-aim-1999+prism-2008", include_str!("codebooks/re_aim_prism.json")),
    ("eric-2015", include_str!("codebooks/eric.json")),
];

const IDS: [&str; FILES.len()] = {
    let mut ids = [""; FILES.len()];
    let mut at = 0;
    while at < FILES.len() {
        // Evaluated by the compiler: a wrong index is a build error, not a panic.
        #[allow(clippy::indexing_slicing)]
        {
            ids[at] = FILES[at].0;
        }
        at += 1;
    }
    ids
};

thread_local! {
    static PARSED: [OnceCell<Option<Rc<Codebook>>>; FILES.len()] =
        const { [const { OnceCell::new() }; FILES.len()] };
}

/// Identifiers of the built-in codebooks, in the order in which they are offered.
pub fn codebook_ids() -> &'static [&'static str] {
    &IDS
}

/// A built-in codebook; `None` where there is none of that name.
pub fn codebook(id: &str) -> Option<Rc<Codebook>> {
    let at = FILES.iter().position(|(name, _)| *name == id)?;
    let (_, text) = FILES.get(at)?;
    PARSED.with(|parsed| parsed.get(at)?.get_or_init(|| parse(text).map(Rc::new)).clone())
}

/// A codebook as its file writes it: items nested, a label that is short enough not said twice.
#[derive(Deserialize)]
struct BookFile {
    id: String,
    name: String,
    abbrev: String,
    version: String,
    citation: Citation,
    /// Names with the codes of the items that share them; a list keeps the file's order.
    #[serde(default)]
    shared_names: Vec<(String, Vec<String>)>,
    items: Vec<ItemFile>,
}

#[derive(Deserialize)]
struct ItemFile {
    code: String,
    /// The last part of the identifier; the parents' parts precede it.
    id: String,
    label: String,
    short: Option<String>,
    definition: String,
    #[serde(default)]
    aliases: Vec<String>,
    status: Option<Status>,
    #[serde(default)]
    items: Vec<ItemFile>,
}

/// `None` only for a file that is not a codebook, which the tests rule out.
fn parse(text: &str) -> Option<Codebook> {
    let file: BookFile = serde_json::from_str(text).ok()?;
    let mut items = Vec::new();
    for item in file.items {
        lay_out(item, None, &mut items);
    }
    let shared_names = file
        .shared_names
        .into_iter()
        .map(|(name, codes)| SharedName { name, items: positions(&items, &codes) })
        .collect();
    Some(Codebook {
        id: file.id,
        name: file.name,
        abbrev: file.abbrev,
        version: file.version,
        citation: file.citation,
        items,
        shared_names,
        names: Default::default(),
    })
}

/// Appends an item and then what is nested in it. The depth of nesting is that of our own files.
fn lay_out(item: ItemFile, parent: Option<u32>, into: &mut Vec<Item>) {
    let above = parent.and_then(|at| into.get(at as usize));
    let (id, depth) = match above {
        Some(above) => (format!("{}/{}", above.id, item.id), above.depth.saturating_add(1)),
        None => (item.id, 0),
    };
    let position = u32::try_from(into.len()).ok();
    into.push(Item {
        id,
        code: item.code,
        short: item.short.unwrap_or_else(|| item.label.clone()),
        label: item.label,
        definition: item.definition,
        aliases: item.aliases,
        parent,
        depth,
        status: item.status.unwrap_or(Status::Verified),
    });
    for child in item.items {
        lay_out(child, position, into);
    }
}

fn positions(items: &[Item], codes: &[String]) -> Vec<u32> {
    let found = (0u32..).zip(items).filter(|(_, item)| codes.contains(&item.code));
    found.map(|(at, _)| at).collect()
}
