//! The map of the house (written last).
pub mod knowledge;
pub mod terminal;
