//! Everything known, looked up by kind and id.
pub mod date;
pub mod diagnostic;
pub mod entry;
pub mod load;
pub mod place;
mod shape;
pub mod source;
mod syntax;
pub mod text;
mod token;
