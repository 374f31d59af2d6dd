//! What files are wrapped in: archives, databases, and XML.
//!
//! Takes bytes that somebody else laid out; gives the entries of an archive, the rows of a database's
//! tables, and the elements and text of a document. All refuse what lies about itself before they take
//! memory; none knows a workbook or a project.

pub(super) mod archive;
pub(super) mod sqlite;
pub(super) mod xml;
