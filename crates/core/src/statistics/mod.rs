//! Statistics: numbers in, numbers out.
//!
//! Takes counts and ratings; gives coefficients, intervals and probabilities, and `None` for what is
//! undefined. Knows no study, rounds nothing, draws random numbers from a stated seed alone.

mod adjust;
mod agreement;
mod alpha;
mod chi_square;
mod exact;
mod factorials;
mod overlap;
mod permutation;
mod proportion;
mod random;
mod saturation;

pub use adjust::{benjamini_hochberg, holm};
pub use agreement::{
    Agreement, Category, Weights, brennan_prediger, cohen, conger, fleiss, fleiss_of_kinds, gwet,
    gwet_error_of_kinds, gwet_of_kinds, interval, scott,
};
pub use alpha::{Alpha, Metric, krippendorff, krippendorff_of_kinds};
pub use chi_square::{ChiSquare, chi_square, chi_square_yates};
pub use exact::{Fisher, fisher, freeman_halton, odds_ratio};
pub use overlap::Overlap;
pub use permutation::{Permuted, Share, permute_shares};
pub use proportion::{newcombe, wilson, wilson_corrected};
pub use random::Random;
pub use saturation::{Run, Saturation, guest, mean_new_codes, new_codes};
