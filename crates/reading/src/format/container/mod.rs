//! What files are wrapped in: archives, compound files, databases, and XML.
//!
//! Takes bytes that somebody else laid out; gives the entries of an archive, the streams of a compound
//! file, the rows of a database's tables, and the elements and text of a document. All refuse what lies about itself before they take
//! memory; none knows a workbook or a project.

pub(super) mod archive;
pub(super) mod compound;
pub(super) mod sqlite;
pub(super) mod xml;
