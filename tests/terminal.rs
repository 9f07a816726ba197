//! The terminal is given back, whatever happens, and costs nothing while nothing happens. Each test runs a small
//! program of its own (`host`) in a real terminal.
#![cfg(unix)]
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "it is a test"
)]

#[path = "support/host.rs"]
mod host;
#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/pty.rs"]
mod pty;

use std::os::unix::process::ExitStatusExt;
use std::process::{Command, ExitStatus};

use pty::Pty;
use rustix::process::{Pid, Signal, kill_process};

const SIZE: (u16, u16) = (24, 80);

/// Leaves the alternate screen.
const LEAVE: &str = "\x1b[?1049l";

/// A terminal in which the host has drawn its first frame.
fn start(command: Command) -> Pty {
    let mut pty = Pty::spawn(command, SIZE);
    pty.wait_for_text("of 80x24.");
    assert!(pty.screen().alternate_screen() && pty.screen().bracketed_paste());
    assert_ne!(pty.modes(), pty.modes_found());
    pty
}

fn host_pid(pty: &Pty) -> Pid {
    let contents = pty.screen().contents();
    let pid = contents.split(' ').skip_while(|word| *word != "host").nth(1).unwrap();
    Pid::from_raw(pid.parse().unwrap()).unwrap()
}

/// The terminal is as it was found, and was never asked a question.
fn assert_given_back(pty: &Pty) {
    assert_eq!(pty.modes(), pty.modes_found());
    let screen = pty.screen();
    assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste());
    assert!(!screen.bold() && screen.fgcolor() == vt100::Color::Default);
    assert_asks_nothing(pty);
}

fn assert_asks_nothing(pty: &Pty) {
    for question in ["\x1b[6n", "\x1b[c", "\x1b[0c", "\x1b[>", "\x1b[=", "\x1b[?u", "\x1b]", "\x1bP", "$p"] {
        assert!(!pty.output().contains(question), "{question:?} in {:?}", pty.output());
    }
    assert_eq!(pty.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::None);
}

fn is_ended_by(signal: Signal, status: ExitStatus) -> bool {
    status.signal() == Some(signal.as_raw())
}

// Giving the terminal back.

#[test]
fn the_terminal_is_given_back_at_the_end() {
    let mut pty = start(host::alone());
    pty.send("q");
    assert!(pty.exit().success());
    assert_given_back(&pty);
}

#[test]
fn the_terminal_is_given_back_after_an_error() {
    let mut pty = start(host::alone());
    pty.send("e");
    assert_eq!(pty.exit().code(), Some(1));
    assert_given_back(&pty);
    assert!(pty.screen().contents().contains("host: an error"));
}

#[test]
fn a_panic_of_the_owner_gives_the_terminal_back_and_is_printed_once() {
    let mut pty = start(host::alone());
    pty.send("p");
    assert_eq!(pty.exit().code(), Some(101));
    assert_given_back(&pty);
    let output = pty.output();
    let (while_held, after) = output.split_once(LEAVE).unwrap();
    assert!(!while_held.contains("panic"));
    assert_eq!(after.matches("a panic of the owner").count(), 1);
}

#[test]
fn a_panic_of_a_helper_is_printed_once_after_the_terminal_is_given_back() {
    let mut pty = start(host::alone());
    pty.send("h");
    assert_eq!(pty.exit().code(), Some(1));
    assert_given_back(&pty);
    let output = pty.output();
    let (while_held, after) = output.split_once(LEAVE).unwrap();
    assert!(!while_held.contains("panic"));
    assert_eq!(after.matches("a panic of a helper").count(), 1);
    assert!(after.contains("host: thread 'helper' panicked at tests/support/host.rs"));
}

#[test]
fn a_signal_ends_the_program_and_the_terminal_is_given_back() {
    for signal in [Signal::TERM, Signal::INT, Signal::HUP, Signal::QUIT] {
        let mut pty = start(host::alone());
        pty.signal(signal);
        assert!(is_ended_by(signal, pty.exit()), "{signal:?}");
        assert_given_back(&pty);
    }
}

#[test]
fn a_signal_ends_even_a_program_that_does_not_answer() {
    let mut pty = start(host::alone());
    pty.send("d");
    pty.wait_for_text("deaf from now on");
    pty.signal(Signal::TERM);
    assert!(is_ended_by(Signal::TERM, pty.exit()));
    assert_given_back(&pty);
}

#[test]
fn a_signal_ends_even_a_program_that_waits_for_a_frozen_window() {
    let mut pty = start(host::alone());
    pty.send("f");
    pty.wait_for_text("flood");
    pty.signal(Signal::TERM);
    assert!(is_ended_by(Signal::TERM, pty.exit_unread()));
    assert_eq!(pty.modes(), pty.modes_found());
}

#[test]
fn keys_typed_ahead_never_reach_the_shell() {
    let mut pty = start(host::in_shell(r#""$@"; echo ready; read -r line; echo "the shell read [$line]""#));
    pty.send(&format!("q{}", "echo surprise\r".repeat(100)));
    pty.wait_for_text("ready");
    assert_given_back(&pty);
    pty.send("mine\r");
    pty.wait_for_text("the shell read [mine]");
}

// Stopping and going on.

#[test]
fn suspending_gives_the_terminal_back_until_the_shell_goes_on() {
    let script = r#"set -m; "$@"; echo stopped; read -r line; fg >/dev/null; echo "code $?""#;
    let stop_key = |pty: &mut Pty| pty.send("\x1a");
    let stop_signal = |pty: &mut Pty| kill_process(host_pid(pty), Signal::TSTP).unwrap();
    for stop in [stop_key as fn(&mut Pty), stop_signal] {
        let mut pty = start(host::in_shell(script));
        let raw = pty.modes();
        stop(&mut pty);
        pty.wait_for("the shell", |screen| {
            screen.contents().contains("stopped") && !screen.alternate_screen()
        });
        assert_given_back(&pty);
        pty.send("\r");
        pty.wait_for_text("continued");
        assert_eq!(pty.modes(), raw);
        pty.send("q");
        pty.wait_for_text("code 0");
        assert!(pty.exit().success());
        assert_given_back(&pty);
    }
}

#[test]
fn a_suspended_program_can_be_ended_from_the_shell() {
    let mut pty = start(host::in_shell(r#"set -m; "$@"; kill %1; fg >/dev/null; echo "code $?""#));
    pty.send("\x1a");
    pty.wait_for_text(&format!("code {}", 128 + Signal::TERM.as_raw()));
    assert!(pty.exit().success());
    assert_given_back(&pty);
}

#[test]
fn a_program_that_nobody_could_continue_does_not_stop() {
    let mut pty = start(host::alone());
    pty.send("\x1ax");
    pty.wait_for_text("> x");
    pty.signal(Signal::TSTP);
    pty.send("y");
    pty.wait_for_text("> x y");
    pty.send("q");
    assert!(pty.exit().success());
    assert_given_back(&pty);
}

#[test]
fn stopped_without_warning_the_terminal_is_taken_again() {
    let script = r#"set -m; "$@"; stty sane; echo stopped; read -r line; fg >/dev/null"#;
    let mut pty = start(host::in_shell(script));
    let raw = pty.modes();
    kill_process(host_pid(&pty), Signal::STOP).unwrap();
    pty.wait_for_text("stopped");
    assert_ne!(pty.modes(), raw);
    pty.send("\r");
    pty.wait_for_text("continued");
    assert_eq!(pty.modes(), raw);
    assert!(!pty.screen().contents().contains("stopped"));
    pty.send("q");
    assert!(pty.exit().success());
    assert_given_back(&pty);
}

// The line goes dead.

#[test]
fn a_program_whose_line_goes_dead_ends() {
    let mut pty = start(host::alone());
    pty.hang_up();
    // By a signal, by an event or by an error, whichever comes first.
    assert!(!pty.exit().success());
}

/// The shell leads the session: the system tells the shell that the line is dead, and nobody else.
const DEAF_SHELL: &str = r#"trap "" HUP; "$@"; exit $?"#;

#[test]
fn a_program_whose_line_goes_dead_ends_without_a_signal() {
    let mut pty = start(host::in_shell(DEAF_SHELL));
    pty.hang_up();
    assert_eq!(pty.exit().code(), Some(host::HUNG_UP));
}

#[test]
fn a_program_whose_line_goes_dead_ends_without_a_signal_and_without_an_answer() {
    let mut pty = start(host::in_shell(DEAF_SHELL));
    pty.send("d");
    pty.wait_for_text("deaf from now on");
    pty.hang_up();
    assert_eq!(pty.exit().code(), Some(128 + Signal::HUP.as_raw()));
}

// Drawing and listening.

#[test]
fn a_frame_is_one_piece_and_an_unchanged_frame_is_nothing() {
    let mut pty = start(host::alone());
    let frames = |pty: &Pty| pty.output().matches("\x1b[?2026h").count();
    assert_eq!(frames(&pty), 1);
    for _ in 0..10 {
        pty.send("-");
    }
    pty.send("x");
    pty.wait_for_text("> x");
    pty.send("q");
    pty.exit();
    assert_eq!(frames(&pty), 2);
    assert_given_back(&pty);
}

#[test]
fn a_frame_follows_the_size_of_the_window_even_when_there_is_none() {
    let mut pty = start(host::alone());
    for size @ (rows, columns) in [(50, 132), (0, 0), (10, 40), (1, 1), (24, 80)] {
        pty.resize(size);
        if columns >= 40 {
            pty.wait_for_text(&format!("of {columns}x{rows}."));
        }
    }
    pty.send("q");
    assert!(pty.exit().success());
    assert_given_back(&pty);
}

#[test]
fn a_paste_is_one_event_and_a_released_key_is_none() {
    let mut pty = start(host::alone());
    pty.send("\x1b[200~chills\rq\x1b[201~");
    pty.wait_for_text(r#"> paste "chills\rq""#);
    pty.send("\x1b[120;1:3u\x1b[121;1:2u\x1b[122;1:1u");
    pty.wait_for_text("> paste \"chills\\rq\" y z");
    pty.send("q");
    assert!(pty.exit().success());
    assert_given_back(&pty);
}

#[test]
fn another_thread_can_end_the_wait() {
    let mut pty = start(host::alone());
    pty.send("w");
    pty.wait_for_text("woken");
}

#[test]
fn without_a_terminal_nothing_is_touched() {
    for (script, reason) in [
        (r#""$@" </dev/null"#, "standard input is not a terminal"),
        (r#""$@" | cat"#, "standard output is not a terminal"),
        (r#"TERM=dumb "$@""#, "TERM is \"dumb\" or not set"),
        (r#"unset TERM; "$@""#, "TERM is \"dumb\" or not set"),
    ] {
        let mut pty = Pty::spawn(host::in_shell(&format!("{script}; echo done")), (24, 200));
        pty.wait_for_text("done");
        pty.exit();
        let output = pty.output();
        assert!(output.contains(reason) && output.contains("cytobrowse find"), "{output}");
        assert!(!output.contains('\x1b'), "{output:?}");
        assert_given_back(&pty);
    }
}
