//! What files are wrapped in: archives, and XML.
//!
//! Takes bytes that somebody else laid out; gives the entries of an archive, and the elements and text
//! of a document. Both refuse what lies about itself before it takes memory; neither knows a workbook.

pub(super) mod archive;
pub(super) mod xml;
