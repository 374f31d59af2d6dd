//! Small numbers kept from giving people away.
//!
//! Takes a counted table and a [`Policy`]; gives the table as it may leave, in which a hidden number is
//! no number any more, and what was hidden. Never counts anything.

mod behind;
mod hidden;
mod network;
mod policy;
mod remainder;
mod table;

pub use network::{Edge, exposed, protect};
pub use policy::{FEWEST, Policy, ROUND_TO};
pub use remainder::{Few, in_thin_remainders, protect_remainders};
pub use table::{Protection, protect_table};
