//! Archives with sizes of 64 bits (ZIP64): read where they agree with themselves, else refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use steelyard_core::diag::{ErrorKind, Limit};

use crate::support::random::Random;
use crate::support::zip::{Entry, WIDE_ENDS, Workbook, row, zip, zip64};
use crate::support::{cells, read, shared};

fn workbook() -> Workbook {
    Workbook::of_rows(&(row(&["p", "code"]) + &row(&["P1", "Cost"])))
}

/// Where the wide end record, the locator and the end record of an archive begin.
fn ends(bytes: &[u8]) -> [usize; 3] {
    let [wide, locator, narrow] = WIDE_ENDS;
    let end = bytes.len();
    [end - narrow - locator - wide, end - narrow - locator, end - narrow]
}

/// An archive with some of its bytes replaced, each from a place on.
fn with(bytes: &[u8], changes: &[(usize, &[u8])]) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    for (at, new) in changes {
        changed[*at..*at + new.len()].copy_from_slice(new);
    }
    changed
}

/// Where a signature stands first.
fn first(bytes: &[u8], signature: &[u8]) -> usize {
    bytes.windows(signature.len()).position(|window| window == signature).unwrap()
}

#[test]
fn wide_sizes_are_read_as_narrow_ones() {
    let entries = workbook().entries();
    let (narrow, wide) = (zip(&entries), zip64(&entries));
    let [_, _, end] = ends(&wide);
    // The end record may tell what it can; what follows it is a comment.
    let count = (entries.len() as u16).to_le_bytes();
    let told = with(&wide, &[(end + 8, &count), (end + 10, &count)]);
    let mut commented = with(&wide, &[(wide.len() - 2, &[3, 0])]);
    commented.extend(b"abc");
    // Disks that the wide record tells of are all ones in the other.
    let disks = with(&wide, &[(end + 4, &[0xff; 4])]);
    for bytes in [&narrow, &wide, &told, &commented, &disks] {
        let source = read("book.xlsx", bytes).unwrap().value;
        assert_eq!(source.table.headers(), ["p", "code"]);
        assert_eq!(cells(&source.table), [["P1", "Cost"]]);
    }
}

#[test]
fn wide_sizes_that_lie_are_refused() {
    let entries = workbook().entries();
    let good = zip64(&entries);
    let [record, locator, end] = ends(&good);
    let listed = first(&good, b"PK\x01\x02");
    let name = entries[0].name.len();
    // The extra field: its head, then size, packed size, offset of the local header.
    let (sizes, local_sizes) = (listed + 46 + name + 4, 30 + name + 4);
    let all = &u64::MAX.to_le_bytes()[..];
    let beyond = &(good.len() as u64).to_le_bytes()[..];
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("no locator", [&good[..locator], &good[end..]].concat()),
        ("half a locator", [&good[..locator], &good[locator + 10..]].concat()),
        ("no record", [&good[..record], &good[locator..]].concat()),
        ("cut within the record", good[..record + 30].to_vec()),
        ("locator beyond the file", with(&good, &[(locator + 8, beyond)])),
        ("locator beyond all files", with(&good, &[(locator + 8, all)])),
        ("locator to itself", with(&good, &[(locator + 8, &(locator as u64).to_le_bytes())])),
        (
            "locator to another record",
            with(&good, &[(locator + 8, &(listed as u64).to_le_bytes())]),
        ),
        ("two disks", with(&good, &[(locator + 16, &[2])])),
        ("another disk", with(&good, &[(record + 16, &[1])])),
        ("record shorter than it says", with(&good, &[(record + 4, &[45])])),
        ("record as long as nothing", with(&good, &[(record + 4, all)])),
        ("counts that disagree", with(&good, &[(record + 24, &[1])])),
        ("more entries than there are", with(&good, &[(record + 24, all), (record + 32, all)])),
        ("fewer entries than there are", with(&good, &[(record + 24, &[1]), (record + 32, &[1])])),
        ("end record that disagrees", with(&good, &[(end + 8, &[9, 0, 9, 0])])),
        ("end record of another size", with(&good, &[(end + 12, &[1, 0, 0, 0])])),
        ("end record of another start", with(&good, &[(end + 16, &[0; 4])])),
        ("directory beyond the file", with(&good, &[(record + 48, beyond)])),
        ("directory beyond all files", with(&good, &[(record + 48, all)])),
        ("directory of all bytes", with(&good, &[(record + 40, all)])),
        (
            "directory over the record",
            with(&good, &[(record + 40, &(good.len() as u64).to_le_bytes())]),
        ),
        ("size beyond the file", with(&good, &[(sizes, all)])),
        ("packed size beyond the file", with(&good, &[(sizes + 8, all), (local_sizes + 8, all)])),
        ("entry beyond the file", with(&good, &[(sizes + 16, beyond)])),
        ("entry beyond all files", with(&good, &[(sizes + 16, all)])),
        ("size unlike its header's", with(&good, &[(local_sizes, &[1])])),
        ("packed size unlike its header's", with(&good, &[(local_sizes + 8, &[1])])),
        ("size unlike its content", with(&good, &[(sizes, &[1]), (local_sizes, &[1])])),
        ("no wide sizes", with(&good, &[(sizes - 4, &[9])])),
        ("too few wide sizes", with(&good, &[(sizes - 2, &[16])])),
        ("extra field too long", with(&good, &[(sizes - 2, &[0xff, 0xff])])),
    ];
    for (name, bytes) in cases {
        let error = read("book.xlsx", &bytes).map(|_| name).unwrap_err();
        assert_eq!(error.kind, ErrorKind::DamagedArchive, "{name}");
    }
    let many: Vec<Entry> = (0..1_001).map(|nth| Entry::stored(&nth.to_string(), "")).collect();
    let limit = ErrorKind::TooLarge { what: Limit::ArchiveEntries, limit: 1_000 };
    assert_eq!(read("book.xlsx", &zip64(&many)).unwrap_err().kind, limit);
    // Two entries of one size, the second said to lie where the first does.
    let twins = zip64(&[Entry::stored("a", "same"), Entry::stored("b", "same")]);
    let second = first(&twins, b"PK\x01\x02") + 46 + 1 + 28;
    let overlap = with(&twins, &[(second + 46 + 1 + 4 + 16, &[0; 8])]);
    assert_eq!(read("book.xlsx", &overlap).unwrap_err().kind, ErrorKind::AmbiguousArchive);
}

#[test]
fn no_wide_archive_makes_it_panic() {
    let good = zip64(&workbook().entries());
    let [record, ..] = ends(&good);
    let listed = first(&good, b"PK\x01\x02");
    let mut random = Random::new(64);
    for round in 0..4_000 {
        let mut bytes = good.clone();
        for _ in 0..1 + random.below(3) {
            let from = if round % 2 == 0 { record } else { listed };
            let at = from + random.below(bytes.len() - from);
            bytes[at] = [0, 1, 0x7f, 0xff, random.below(256) as u8][random.below(5)];
        }
        if round % 5 == 0 {
            bytes.truncate(record + random.below(bytes.len() - record));
        }
        let _ = read("book.xlsx", &bytes);
    }
}

#[test]
fn an_archive_of_another_program_is_read() {
    let Some(path) = shared("cases/wrong-numbers/zip64_full.xlsx") else { return };
    let source = read("zip64_full.xlsx", &std::fs::read(path).unwrap()).unwrap().value;
    assert!(source.table.rows() > 0);
}
