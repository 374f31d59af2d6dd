//! The element of a live figure's document that holds its counts, by which such a document is known when it comes back.

/// The name of the document in the archive of a figure.
pub const DOCUMENT: &str = "figure.html";
/// How the element begins: behind it stand the version, [`CHECKSUM`], the checksum of the packed text in eight
/// hexadecimal digits, [`CONTENT`] and the packed text in lines of whatever length.
pub const BEGINNING: &str = "<script type=\"text/plain\" class=\"sy-study\" data-version=\"";
/// What stands before the checksum.
pub const CHECKSUM: &str = "\" data-crc32=\"";
/// What stands before the content.
pub const CONTENT: &str = "\">";
/// What ends it.
pub const END: &str = "</script>";
/// The version of what it holds.
pub const VERSION: u32 = 1;
/// The name of the document in the archive that journals take, beside [`JOURNAL_DATA`].
pub const JOURNAL_DOCUMENT: &str = "index.html";
/// The only other entry of that archive.
pub const JOURNAL_DATA: &str = "data.csv";
/// How a class begins that every document of a live figure has, whatever became of the element: a space and other
/// classes follow where it was saved while it ran, else what ends an attribute.
pub const FIGURE: &str = "class=\"sy-figure";
/// How a live figure begins that is a module for notebooks.
pub const MODULE: &str = "// A live figure. In Jupyter:";
/// Letters of its text beyond which nothing is unpacked, nor written.
pub const MOST_LETTERS: usize = 16 << 20;
