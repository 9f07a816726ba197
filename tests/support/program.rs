//! The program as a script runs it: no terminal, a known environment, and a watchdog that only a hanging program meets.

use std::{
    ffi::OsStr,
    io::Write as _,
    process::{Child, Command, Output, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

/// How long a program may take before the test is given up.
const WATCHDOG: Duration = Duration::from_secs(60);

/// What became of a program.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ran {
    /// The exit code; nothing where a signal ended it.
    pub(crate) code: Option<i32>,
    /// Its standard output.
    pub(crate) out: String,
    /// Its standard error.
    pub(crate) err: String,
}

/// The program with these arguments, in a terminal's environment but without a terminal.
pub(crate) fn program(args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cytobrowse"));
    command.env_clear().envs([("LANG", "C.UTF-8"), ("TERM", "xterm-256color")]).args(args);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs the program with these arguments to its end.
pub(crate) fn run<const N: usize>(args: [&str; N]) -> Ran {
    end(start(&mut program(args)))
}

/// Runs the program with something to read on its standard input.
pub(crate) fn run_on(input: impl Into<Vec<u8>>, args: &[&str]) -> Ran {
    let mut child = start(program(args).stdin(Stdio::piped()));
    let (mut stdin, input) = (child.stdin.take().unwrap(), input.into());
    let writer = thread::spawn(move || stdin.write_all(&input));
    let ran = end(child);
    writer.join().unwrap().unwrap();
    ran
}

/// Starts a program.
pub(crate) fn start(command: &mut Command) -> Child {
    command.spawn().unwrap()
}

/// Waits for the end of a program.
pub(crate) fn end(child: Child) -> Ran {
    let (tell, told) = mpsc::channel();
    thread::spawn(move || tell.send(child.wait_with_output()));
    let Output { status, stdout, stderr } = told.recv_timeout(WATCHDOG).expect("it hangs").unwrap();
    let text = |bytes| String::from_utf8(bytes).expect("it writes UTF-8");
    Ran { code: status.code(), out: text(stdout), err: text(stderr) }
}
