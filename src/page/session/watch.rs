//! Notices that a worker has fallen silent.
//!
//! A worker gives a sign of life several times a second: by a timer while nothing is asked of it or it is
//! starting, from within its loops while it works. So silence is not slowness. Time in which this page was
//! itself held up (a laptop that slept, a tab in the background) is not held against the worker.

/// How long a worker may be silent, in milliseconds.
const LONGEST_SILENCE_MS: f64 = 1_750.0;
/// And longer by this for every megabyte of the files at work, in milliseconds: what other crates do with them
/// in one piece gives no sign of life.
const PER_MEGABYTE_MS: f64 = 20.0;
/// How often [`Watch::tick`] is to be called, in milliseconds.
pub const TICK_MS: u32 = 250;
/// A tick that comes later than this after the one before, in milliseconds, says that the page was held up.
const LATE_MS: f64 = 700.0;

/// See the module.
#[derive(Debug, Clone, Copy, Default)]
pub struct Watch {
    megabytes: f64,
    silent_ms: f64,
    ticked_at_ms: Option<f64>,
}

impl Watch {
    /// The worker works on files of so many bytes from now on; on none while nothing is asked of it.
    pub fn works_on(&mut self, bytes: u64) {
        self.megabytes = bytes as f64 / 1e6;
    }

    /// The worker gave a sign of life.
    pub fn heard(&mut self) {
        self.silent_ms = 0.0;
    }

    /// Time has come to `now_ms` on the page's clock; true where the worker has been silent for too long.
    pub fn tick(&mut self, now_ms: f64) -> bool {
        let passed_ms = self.ticked_at_ms.replace(now_ms).map_or(0.0, |before| now_ms - before);
        if (0.0..=LATE_MS).contains(&passed_ms) {
            self.silent_ms += passed_ms;
        } else {
            self.silent_ms = 0.0;
        }
        self.silent_ms > LONGEST_SILENCE_MS + PER_MEGABYTE_MS * self.megabytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ticks from a time on, regularly; how long it took to notice, in milliseconds.
    fn noticed(watch: &mut Watch, from_ms: f64, heard: impl Fn(f64) -> bool) -> Option<f64> {
        (0..40).map(|tick| from_ms + f64::from(tick) * f64::from(TICK_MS)).find_map(|now| {
            if heard(now) {
                watch.heard();
            }
            watch.tick(now).then_some(now - from_ms)
        })
    }

    #[test]
    fn silence_is_noticed_within_two_seconds() {
        let after = noticed(&mut Watch::default(), 1_000.0, |_| false);
        assert!(after.is_some_and(|after| after <= 2_000.0), "{after:?}");
    }

    #[test]
    fn large_files_are_given_time() {
        let mut watch = Watch::default();
        watch.works_on(200_000_000);
        let after = noticed(&mut watch, 0.0, |_| false);
        assert!(after.is_some_and(|after| (5_750.0..=6_250.0).contains(&after)), "{after:?}");
    }

    #[test]
    fn signs_of_life_keep_it() {
        let mut watch = Watch::default();
        assert_eq!(noticed(&mut watch, 0.0, |now| now % 1_000.0 < 1.0), None);
    }

    #[test]
    fn a_page_that_was_held_up_blames_itself() {
        let mut watch = Watch::default();
        assert!((0..40).all(|tick| !watch.tick(f64::from(tick) * 1_000.0)));
        assert!(!watch.tick(1e9), "a night's sleep");
        assert!(noticed(&mut watch, 1e9 + 250.0, |_| false).is_some());
    }
}
