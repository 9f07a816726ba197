//! The map of the house (written last).
pub mod app;
pub mod browser;
pub mod cli;
pub mod fold;
pub mod keymap;
pub mod knowledge;
pub mod page;
pub mod search;
pub mod terminal;
pub mod ui;
