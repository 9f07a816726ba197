//! Everything known, looked up by kind and id.
pub mod date;
pub mod entry;
pub mod text;
