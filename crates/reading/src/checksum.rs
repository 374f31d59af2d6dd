//! The checksum of ZIP archives and of PNG pictures: CRC-32 as in ISO 3309, four bytes at a time.

/// `TABLES[k][b]`: the checksum of byte `b` followed by `k` zero bytes.
static TABLES: [[u32; 256]; 4] = tables();

#[allow(clippy::indexing_slicing)] // Evaluated by the compiler; the indices are the loops' own.
const fn tables() -> [[u32; 256]; 4] {
    let mut tables = [[0; 256]; 4];
    let mut byte = 0;
    while byte < 256 {
        let mut value = byte as u32;
        let mut bit = 0;
        while bit < 8 {
            value = if value & 1 == 1 { 0xedb8_8320 ^ (value >> 1) } else { value >> 1 };
            bit += 1;
        }
        tables[0][byte] = value;
        byte += 1;
    }
    let mut byte = 0;
    while byte < 256 {
        let mut table = 1;
        while table < 4 {
            let before = tables[table - 1][byte];
            tables[table][byte] = (before >> 8) ^ tables[0][(before & 0xff) as usize];
            table += 1;
        }
        byte += 1;
    }
    tables
}

/// The checksum of some bytes.
pub fn crc32(bytes: &[u8]) -> u32 {
    let [first, second, third, fourth] = &TABLES;
    let at =
        |table: &[u32; 256], index: u32| table.get((index & 0xff) as usize).copied().unwrap_or(0);
    let mut value = !0_u32;
    let mut words = bytes.chunks_exact(4);
    for word in &mut words {
        value ^= u32::from_le_bytes(<[u8; 4]>::try_from(word).unwrap_or_default());
        value = at(fourth, value)
            ^ at(third, value >> 8)
            ^ at(second, value >> 16)
            ^ at(first, value >> 24);
    }
    for byte in words.remainder() {
        value = (value >> 8) ^ at(first, value ^ u32::from(*byte));
    }
    !value
}

#[cfg(test)]
mod tests {
    use super::crc32;

    #[test]
    fn checksums_are_the_known_ones() {
        for (text, expected) in [("", 0), ("a", 0xe8b7_be43), ("123456789", 0xcbf4_3926)] {
            assert_eq!(crc32(text.as_bytes()), expected);
        }
    }
}
