//! The whole program among unkind circumstances: hostile texts, floods, odd environments, a window that closes at any moment.
#![cfg(unix)]
#![allow(
    clippy::disallowed_macros,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "it is a test"
)]

#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/dice.rs"]
mod dice;
#[path = "support/grammar.rs"]
mod grammar;
#[path = "support/hostile_texts.rs"]
mod hostile_texts;
#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/pty.rs"]
mod pty;

use grammar::strange;
use hostile_texts::HOSTILE;
use pty::Pty;
use std::{
    env, fs,
    process::{self, Command},
    time::{Duration, Instant},
};

const SIZE: (u16, u16) = (24, 80);
const CTRL_C: &str = "\x03";
/// What the first frame takes at least, in bytes.
const FIRST_FRAME: usize = 1_500;
/// How much may be sent for a flood of keys: a few frames, and not one for each key.
const MOST_SENT: usize = 2 << 20;

/// The program with nothing of ours in its environment.
fn program(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cytobrowse"));
    command.env_clear().env("LANG", "C.UTF-8").args(args);
    command
}

fn start(args: &[&str]) -> Pty {
    let mut pty = Pty::spawn(program(args), SIZE);
    pty.wait_for_text("F1 help");
    pty
}

/// The program as a shell starts it: `"$@"` in the script.
fn in_shell(script: &str) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", script, "sh", env!("CARGO_BIN_EXE_cytobrowse")]).env("LANG", "C.UTF-8");
    command
}

fn paste(text: &str) -> String {
    format!("\x1b[200~{text}\x1b[201~")
}

/// Leaves, with the terminal as it was found. How long that took is told with `--nocapture`.
fn leave(pty: &mut Pty, after: &str) {
    let started = Instant::now();
    pty.send(CTRL_C);
    assert!(pty.exit().success(), "{after}");
    let taken = started.elapsed();
    println!("{taken:?} to leave after {after}, {} bytes sent in all", pty.output().len());
    assert_eq!(pty.modes(), pty.modes_found(), "{after}");
    let screen = pty.screen();
    assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste(), "{after}");
    assert_eq!(strange(&pty.output()), None, "{after}");
}

// Hostile texts.

#[test]
fn what_is_pasted_and_typed_never_comes_out_as_a_command_to_the_terminal() {
    let mut pty = start(&[]);
    for text in HOSTILE {
        pty.send(&paste(text));
        pty.send(text);
        pty.send("\x1b[200~chills\x1b[201~");
    }
    pty.wait_for_text("F1 help");
    leave(&mut pty, "hostile texts");
}

#[test]
fn a_hostile_query_on_the_command_line_is_shown_without_what_is_hostile() {
    for text in HOSTILE {
        let mut pty = start(&[text]);
        leave(&mut pty, &format!("{text:?}"));
    }
}

#[test]
fn hostile_file_names_and_texts_are_told_in_the_terminal_in_plain_words() {
    let folder = env::temp_dir().join(format!("cytobrowse-unkind-{}", process::id()));
    fs::create_dir_all(&folder).unwrap();
    for text in HOSTILE {
        let path = folder.join(text.replace('/', "-"));
        fs::write(&path, format!("Book(format: 1, title: \"{text}\"")).unwrap();
        for args in [["--knowledge", path.to_str().unwrap()], ["check", path.to_str().unwrap()]] {
            let mut pty = Pty::spawn(program(&args), SIZE);
            assert!([Some(1), Some(2)].contains(&pty.exit().code()), "{args:?}");
            assert_eq!(strange(&pty.output()), None, "{args:?}");
        }
    }
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_mouse_a_focus_and_broken_sequences_are_no_keys() {
    let mut pty = start(&[]);
    for odd in [
        "\x1b[I",
        "\x1b[O",
        "\x1b[<0;10;10M",
        "\x1b[<0;10;10m",
        "\x1b[M !!",
        "\x1b[99;99;99~",
        "\x1b[?1;2c",
        "\x1b[24;80R",
    ] {
        pty.send(odd);
    }
    pty.send(&paste("chills"));
    pty.wait_for_text("understood Chills");
    leave(&mut pty, "a mouse");
}

// Floods.

#[test]
fn a_flood_of_keys_a_flood_of_paste_and_a_flood_of_sizes_end_when_the_reader_says_so() {
    let typed: fn(&mut Pty) = |pty| (0..100).for_each(|_| pty.send(&"chills, ".repeat(128)));
    let pasted: fn(&mut Pty) = |pty| pty.send(&paste(&"chills\n".repeat(15_000)));
    let resized: fn(&mut Pty) = |pty| (0..1_500).for_each(|at| pty.resize((at % 60, at * 7 % 200)));
    for (name, flood) in [("100 kB typed", typed), ("100 kB pasted", pasted), ("1,500 sizes", resized)] {
        let mut pty = start(&[]);
        flood(&mut pty);
        pty.resize(SIZE);
        leave(&mut pty, name);
        assert!(pty.output().len() < MOST_SENT, "{name}: {} bytes", pty.output().len());
    }
}

#[test]
fn what_is_pasted_behind_the_key_that_leaves_never_reaches_the_shell() {
    let mut pty =
        Pty::spawn(in_shell(r#""$@"; echo ready; read -r line; echo "the shell read [$line]""#), SIZE);
    pty.wait_for_text("F1 help");
    pty.send(&format!("\x03{}", paste(&"echo surprise\r".repeat(300))));
    pty.wait_for_text("ready");
    assert_eq!(pty.modes(), pty.modes_found());
    pty.send("mine\r");
    pty.wait_for_text("the shell read [mine]");
}

// Odd environments.

#[test]
fn it_browses_without_a_locale_a_home_or_a_right_to_write_there() {
    for script in [
        r#"unset LANG LC_ALL LC_CTYPE; exec "$@""#,
        r#"unset HOME; exec "$@""#,
        r#"export HOME=/proc; exec "$@""#,
        r#"export HOME=/nowhere XDG_CONFIG_HOME=/nowhere; cd /; exec "$@""#,
        r#"exec env -i TERM=xterm "$@""#,
    ] {
        let mut pty = Pty::spawn(in_shell(script), SIZE);
        pty.wait_for_text("F1 help");
        leave(&mut pty, script);
    }
}

#[test]
fn without_a_terminal_that_can_place_text_one_line_says_so_and_nothing_is_touched() {
    for script in [r#"TERM=dumb exec "$@""#, r#"unset TERM; exec "$@""#, r#"exec "$@" </dev/null"#] {
        let mut pty = Pty::spawn(in_shell(script), (24, 200));
        assert_eq!(pty.exit().code(), Some(2), "{script}");
        let output = pty.output();
        assert_eq!(output.lines().count(), 1, "{output}");
        assert!(output.contains("cannot browse here") && !output.contains('\x1b'), "{output:?}");
        assert_eq!(pty.modes(), pty.modes_found());
    }
}

// Nothing happens.

#[cfg(target_os = "linux")]
#[test]
fn left_alone_for_five_seconds_no_thread_wakes_and_nothing_is_written_and_a_mouse_changes_nothing() {
    let mut pty = start(&["chills"]);
    pty.listen_for(Duration::from_secs(1));
    let (switches, written) = (pty.switches(), pty.output().len());
    pty.listen_for(Duration::from_secs(5));
    assert_eq!(pty.switches(), switches, "a thread woke");
    assert_eq!(pty.output().len(), written);
    pty.send("\x1b[<35;10;10M\x1b[<0;10;10M\x1b[<0;10;10m\x1b[<64;10;10M\x1b[I\x1b[O");
    pty.listen_for(Duration::from_millis(500));
    assert_eq!(pty.output().len(), written, "a mouse draws");
    leave(&mut pty, "rest");
}

// Windows that close.

#[test]
fn the_window_may_close_after_any_number_of_bytes() {
    let times = dice::rounds("HANG_UPS", 12);
    for at in 0..times {
        // Where nobody is told of the hang-up, the next write fails (EIO).
        let deaf = in_shell(r#"trap "" HUP; exec "$@" chills"#);
        let mut pty = Pty::spawn(if at % 2 == 0 { program(&["chills"]) } else { deaf }, SIZE);
        pty.listen_to_bytes(at * FIRST_FRAME / times);
        pty.hang_up();
        let code = pty.exit();
        assert!(!code.success() && code.code() != Some(101), "after {at}: {code:?}");
    }
}

// Calls that fail.

/// The program under strace, which has its n-th call of this kind fail (`7`; from then on all: `7+`), on this path if one is
/// named.
#[cfg(target_os = "linux")]
fn failing(call: &str, error: &str, at: &str, path: Option<&str>, args: &[&str]) -> Command {
    let mut command = Command::new("strace");
    command.env_clear().env("LANG", "C.UTF-8").args(["-qq", "-o", "/dev/null"]);
    if let Some(path) = path {
        command.args(["-P", path]);
    }
    command.args(["-e", &format!("inject={call}:error={error}:when={at}")]);
    command.arg(env!("CARGO_BIN_EXE_cytobrowse")).args(args);
    command
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "it needs strace: `FAULTS=300 cargo test --test unkind -- --ignored`"]
fn a_frame_that_cannot_be_written_ends_the_browser_with_the_terminal_given_back_or_is_written_again() {
    let times = dice::rounds("FAULTS", 12);
    for (error, is_the_end) in [("EIO", true), ("EPIPE", true), ("EAGAIN", false), ("EINTR", false)] {
        for at in 1..=times {
            let mut pty = Pty::spawn(failing("write", error, &at.to_string(), None, &[]), SIZE);
            // The first write takes the terminal. Each of the others is a frame: each key changes what is seen.
            let mut frames = 1;
            while frames < at && pty.listen_to_frames(frames) {
                pty.send(if frames % 2 == 0 { "\x7f" } else { "x" });
                frames += 1;
            }
            if !is_the_end {
                pty.wait_for_text("F1 help");
                pty.send(CTRL_C);
            }
            assert_eq!(pty.exit().code(), Some(if is_the_end { 2 } else { 0 }), "{error} at {at}");
            assert_eq!(pty.modes(), pty.modes_found(), "{error} at {at}");
            let screen = pty.screen();
            assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste());
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "it needs strace: `FAULTS=300 cargo test --test unkind -- --ignored`"]
fn a_knowledge_file_that_fails_at_any_read_is_refused_with_a_reason() {
    let book = env::temp_dir().join(format!("cytobrowse-failing-{}.ron", process::id()));
    // A few hundred thousand bytes are read in more than one piece.
    let text = format!("Book(format: 1)\n{}", "// more\n".repeat(40_000));
    fs::write(&book, text).unwrap();
    let path = book.to_str().unwrap();
    let check = |error, at: &str| {
        let ran = failing("read", error, at, Some(path), &["check", path]).output().unwrap();
        (ran.status.code(), String::from_utf8_lossy(&ran.stderr).into_owned())
    };
    let sound = check("EIO", "1000");
    let mut reads = 0;
    loop {
        let (code, told) = check("EIO", &format!("{}+", reads + 1));
        if (code, &told) == (sound.0, &sound.1) {
            break;
        }
        assert!(code == Some(2) && told.contains("cannot be read"), "{code:?} {told}");
        assert_eq!(
            check("EINTR", &(reads + 1).to_string()),
            sound,
            "what was only interrupted is read again"
        );
        reads += 1;
    }
    assert!(reads > 1, "{reads} reads");
    fs::remove_file(&book).unwrap();
}
