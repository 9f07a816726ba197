//! The map of the house (written last).
pub mod fold;
pub mod knowledge;
pub mod page;
pub mod search;
