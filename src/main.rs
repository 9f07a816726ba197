//! `cytobrowse`: parse the command line, run it, say how it went.

use std::process::ExitCode;

fn main() -> ExitCode {
    cytobrowse::cli::main(std::env::args_os())
}
