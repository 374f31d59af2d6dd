//! Choices made by bytes, so that whoever changes a byte changes one choice.

/// Numbers that bytes say; where they end, it goes on as if they began again, differently each time.
pub(crate) struct Random {
    bytes: Vec<u8>,
    at: usize,
    turns: u64,
}

impl Random {
    /// Chooses by bytes.
    pub(crate) fn of_bytes(bytes: &[u8]) -> Self {
        Self { bytes: bytes.to_vec(), at: 0, turns: 0 }
    }

    fn next(&mut self) -> u64 {
        if let Some(byte) = self.bytes.get(self.at) {
            self.at += 1;
            return u64::from(*byte);
        }
        // SplitMix64, as the host tests have it.
        self.turns = self.turns.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.turns;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `bound` - 1.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    /// One of some things, of which there is one at least.
    #[allow(clippy::expect_used)]
    pub(crate) fn of<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        let index = self.below(things.len());
        things.get(index).expect("one thing at least")
    }
}
