//! A codebook (.qdc): codes and their descriptions, and nothing that was coded with them.

use super::{Codes, begin_code, check_namespace};
use crate::diag::Result;
use crate::format::CodeEntry;
use crate::format::container::xml::{Node, Xml};
use crate::format::project::Budget;

/// The codes of a codebook, in its order.
///
/// # Errors
/// It is not well formed or another's document, or a limit is passed.
pub(super) fn parse(
    text: &str,
    budget: &mut Budget,
    progress: &mut dyn FnMut(f64),
) -> Result<Vec<CodeEntry>> {
    let mut xml = Xml::new(text);
    let mut codes = Codes::default();
    let mut depth = 0_usize;
    let mut description: Option<String> = None;
    while let Some(node) = xml.next()? {
        match node {
            Node::Start(element) => {
                if depth == 0 {
                    check_namespace(&element)?;
                }
                depth += 1;
                match element.name() {
                    "Code" => begin_code(&mut codes, &element, budget)?,
                    "Description" => description = Some(String::new()),
                    _ => {}
                }
            }
            Node::Text(part) => {
                if let Some(description) = &mut description {
                    description.push_str(&part);
                }
            }
            Node::End(element) => {
                depth -= 1;
                match element.name() {
                    "Code" => codes.end(),
                    "Description" => codes.describe(&description.take().unwrap_or_default()),
                    _ => {}
                }
            }
        }
    }
    progress(1.0);
    Ok(codes.entries())
}
