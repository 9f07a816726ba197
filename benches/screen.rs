//! How long the program takes, seen from outside, in a terminal: `cargo bench --bench screen`.
//!
//! Every start and every key is measured beside the smallest program of its kind, in turns, and only the two together mean
//! something: how fast a machine is, and how busy, is in both. Where fzf or fzy is installed, it is measured as well, on
//! the lines of the same books. The tables that it prints stand in `docs/benchmarks.md`.

#![allow(
    clippy::cast_precision_loss,
    clippy::disallowed_macros,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "it is a benchmark"
)]

#[cfg(unix)]
#[path = "support/control.rs"]
mod control;
#[cfg(unix)]
#[allow(dead_code, reason = "the tests use the rest")]
#[path = "../tests/support/dice.rs"]
mod dice;
#[cfg(unix)]
#[path = "support/large_book.rs"]
mod large_book;
#[cfg(unix)]
#[path = "support/stopwatch.rs"]
mod stopwatch;
#[cfg(unix)]
#[path = "support/tables.rs"]
mod tables;

#[cfg(unix)]
fn main() -> std::io::Result<()> {
    if std::env::var_os(tables::BE_THE_CONTROL).is_some() { control::run() } else { tables::print() }
}

#[cfg(not(unix))]
fn main() {
    println!("It needs a terminal to run the program in, which it can make on Unix only.");
}
