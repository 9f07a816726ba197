//! The field's open data sets, read from the files that they are published in and written as one layer.
//!
//! ```text
//!  *.tsv.gz, *.csv ─columns→ rows ─sider, onsides→ Layer ─write→ one file of RON
//!                                     ▲
//!            what lies below ─mapping─┘  a name that is known there becomes the entry of that name
//! ```
//!
//! Nothing of a data set comes with the program, and nothing is fetched: a reader downloads it and says where it is.

pub mod layer;
pub mod mapping;
