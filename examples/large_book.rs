//! Writes a large layer to measure with: `cargo run --release --example large_book -- 145000 FILE`, or `2000000`.
//!
//! It lies over the shipped book: `cytobrowse --with FILE`. The same number makes the same file on every machine.

#![allow(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "it is a tool for developers"
)]

#[allow(dead_code, reason = "the tests use the rest")]
#[path = "../tests/support/dice.rs"]
mod dice;
#[path = "../benches/support/large_book.rs"]
mod large_book;

use cytobrowse::knowledge::load;
use large_book::{SIDER, TWO_MILLION, layer};
use std::{
    env,
    fs::File,
    io::{BufWriter, Write as _},
};

fn main() -> std::io::Result<()> {
    let args: Vec<String> = env::args().skip(1).collect();
    let (size, path) = match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["145000", path] => (SIDER, (*path).to_owned()),
        ["2000000", path] => (TWO_MILLION, (*path).to_owned()),
        _ => {
            let how = "write `large_book 145000 FILE` or `large_book 2000000 FILE`";
            return Err(std::io::Error::other(how));
        }
    };
    let below = load::shipped_book().expect("the shipped book is sound");
    let mut file = BufWriter::new(File::create(path)?);
    layer(size, &below).write(&mut file)?;
    file.flush()
}
