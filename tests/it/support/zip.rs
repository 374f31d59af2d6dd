//! A small writer of ZIP archives and workbooks for tests, so that no binary files are kept.

use std::fmt::Write as _;

/// One entry of an archive.
pub struct Entry {
    pub name: String,
    pub content: Vec<u8>,
    /// 0 stored; anything else is written into the headers as it is.
    pub method: u16,
    pub flags: u16,
}

impl Entry {
    /// A stored entry.
    pub fn stored(name: &str, content: impl Into<Vec<u8>>) -> Self {
        Self { name: name.to_owned(), content: content.into(), method: 0, flags: 0 }
    }
}

/// Writes an archive of stored entries.
pub fn zip(entries: &[Entry]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut directory = Vec::new();
    for entry in entries {
        let offset = bytes.len() as u32;
        let size = entry.content.len() as u32;
        let mut common = Vec::new();
        for half in [20, entry.flags, entry.method, 0, 0x21] {
            common.extend(half.to_le_bytes());
        }
        for word in [crc32(&entry.content), size, size] {
            common.extend(word.to_le_bytes());
        }
        common.extend((entry.name.len() as u16).to_le_bytes());
        common.extend([0; 2]);
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&common);
        bytes.extend(entry.name.as_bytes());
        bytes.extend(&entry.content);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(entry.name.as_bytes());
    }
    let (start, size, count) = (bytes.len() as u32, directory.len() as u32, entries.len() as u16);
    bytes.extend(directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend(count.to_le_bytes());
    bytes.extend(count.to_le_bytes());
    bytes.extend(size.to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0; 2]);
    bytes
}

/// Bytes of the last three records of an archive with sizes of 64 bits: its end record, the locator, and
/// the end record that every archive has.
pub const WIDE_ENDS: [usize; 3] = [56, 20, 22];

/// Writes an archive of stored entries with all sizes in 64 bits (ZIP64), as programs that do not know
/// beforehand how large it becomes write it.
pub fn zip64(entries: &[Entry]) -> Vec<u8> {
    let wide = |values: &[u64]| -> Vec<u8> {
        let head = [1_u16, values.len() as u16 * 8].map(u16::to_le_bytes).concat();
        [head, values.iter().flat_map(|value| value.to_le_bytes()).collect()].concat()
    };
    let mut bytes = Vec::new();
    let mut directory = Vec::new();
    for entry in entries {
        let (offset, size) = (bytes.len() as u64, entry.content.len() as u64);
        let common = |extra: &[u8]| -> Vec<u8> {
            let halves = [45, entry.flags, entry.method, 0, 0x21].map(u16::to_le_bytes).concat();
            let words = [crc32(&entry.content), u32::MAX, u32::MAX].map(u32::to_le_bytes).concat();
            let lengths = [entry.name.len() as u16, extra.len() as u16].map(u16::to_le_bytes);
            [halves, words, lengths.concat()].concat()
        };
        let (here, listed) = (wide(&[size, size]), wide(&[size, size, offset]));
        bytes.extend([b"PK\x03\x04", &common(&here)[..], entry.name.as_bytes(), &here].concat());
        bytes.extend(&entry.content);
        directory.extend([b"PK\x01\x02\x2d\0", &common(&listed)[..], &[0; 10]].concat());
        directory.extend([&u32::MAX.to_le_bytes()[..], entry.name.as_bytes(), &listed].concat());
    }
    let (start, size, count) = (bytes.len() as u64, directory.len() as u64, entries.len() as u64);
    bytes.extend(directory);
    let record = bytes.len() as u64;
    bytes.extend([b"PK\x06\x06", &44_u64.to_le_bytes()[..], &[45, 0, 45, 0], &[0; 8]].concat());
    bytes.extend([count, count, size, start].map(u64::to_le_bytes).concat());
    bytes
        .extend([b"PK\x06\x07", &[0; 4][..], &record.to_le_bytes(), &1_u32.to_le_bytes()].concat());
    bytes.extend([b"PK\x05\x06", &[0; 4][..], &[0xff; 12], &[0; 2]].concat());
    bytes
}

/// The checksum, bit by bit: slow, and independent of the one under test.
pub fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |value, byte| {
        (0..8).fold(value ^ u32::from(*byte), |value, _| {
            (value >> 1) ^ (0xedb8_8320 & 0_u32.wrapping_sub(value & 1))
        })
    })
}

const CONTENT_TYPES: &str = "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>";

/// The parts of a workbook, to be changed before they are written.
pub struct Workbook {
    /// Name, attributes and content of the part of each sheet.
    pub sheets: Vec<(String, String, String)>,
    pub properties: String,
    pub strings: String,
    pub styles: String,
}

impl Workbook {
    /// A workbook of one sheet with these rows in `sheetData`.
    pub fn of_rows(rows: &str) -> Self {
        Self::of_sheets(&[("Data", "", rows)])
    }

    /// A workbook of sheets, each with its name, attributes and rows.
    pub fn of_sheets(sheets: &[(&str, &str, &str)]) -> Self {
        let sheets = sheets.iter().map(|(name, attributes, rows)| {
            let content = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
            ((*name).to_owned(), (*attributes).to_owned(), content)
        });
        Self {
            sheets: sheets.collect(),
            properties: String::new(),
            strings: "<sst/>".to_owned(),
            styles: "<styleSheet/>".to_owned(),
        }
    }

    /// The same with cells of the first sheet merged, each as a reference such as `A1:B2`.
    pub fn merged(mut self, references: &[&str]) -> Self {
        let merged: String =
            references.iter().map(|one| format!("<mergeCell ref=\"{one}\"/>")).collect();
        if let Some((_, _, content)) = self.sheets.first_mut() {
            let end = format!("</sheetData><mergeCells>{merged}</mergeCells>");
            *content = content.replace("</sheetData>", &end);
        }
        self
    }

    /// The entries of the archive.
    pub fn entries(&self) -> Vec<Entry> {
        let mut sheets = String::new();
        let mut links = String::new();
        for (index, (name, attributes, _)) in self.sheets.iter().enumerate() {
            write!(sheets, "<sheet name=\"{name}\" {attributes} r:id=\"r{index}\"/>").unwrap();
            write!(links, "<Relationship Id=\"r{index}\" Type=\"t/worksheet\" Target=\"worksheets/sheet{index}.xml\"/>").unwrap();
        }
        let workbook = format!(
            "<workbook xmlns:r=\"r\">{}<sheets>{sheets}</sheets></workbook>",
            self.properties
        );
        let links = format!(
            "<Relationships>{links}<Relationship Id=\"s\" Type=\"t/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>\
             <Relationship Id=\"y\" Type=\"t/styles\" Target=\"styles.xml\"/></Relationships>"
        );
        let mut entries = vec![
            Entry::stored("[Content_Types].xml", CONTENT_TYPES),
            Entry::stored("xl/workbook.xml", workbook),
            Entry::stored("xl/_rels/workbook.xml.rels", links),
            Entry::stored("xl/sharedStrings.xml", self.strings.clone()),
            Entry::stored("xl/styles.xml", self.styles.clone()),
        ];
        for (index, (_, _, content)) in self.sheets.iter().enumerate() {
            entries
                .push(Entry::stored(&format!("xl/worksheets/sheet{index}.xml"), content.clone()));
        }
        entries
    }

    /// The archive.
    pub fn bytes(&self) -> Vec<u8> {
        zip(&self.entries())
    }
}

/// A row of inline strings without references.
pub fn row(cells: &[&str]) -> String {
    let cells: String =
        cells.iter().map(|cell| format!("<c t=\"inlineStr\"><is><t>{cell}</t></is></c>")).collect();
    format!("<row>{cells}</row>")
}
