//! Small numbers kept from giving people away.

mod network;

pub use network::{Edge, exposed, protect};
