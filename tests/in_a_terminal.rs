//! The whole program in a real terminal: it starts, answers keys, follows the window, and gives the terminal back.
#![cfg(unix)]
#![expect(clippy::expect_used, clippy::indexing_slicing, clippy::unwrap_used, reason = "it is a test")]

#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/pty.rs"]
mod pty;

use pty::Pty;
use rustix::process::Signal;
use std::{fs, os::unix::process::ExitStatusExt, process::Command};

const SIZE: (u16, u16) = (24, 80);
/// The option that has a book of two medicines read, whose answers are known by heart.
const TWO_MEDICINES: &str = concat!("--knowledge=", env!("CARGO_MANIFEST_DIR"), "/tests/small/book.ron");
const CTRL_C: &str = "\x03";
const ESC: &str = "\x1b";
const DOWN: &str = "\x1b[B";

/// The program with nothing of ours in its environment.
fn program(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cytobrowse"));
    command.env_clear().env("LANG", "C.UTF-8").args(args);
    command
}

/// The program in a terminal, after its first frame.
fn start(args: &[&str]) -> Pty {
    started(program(args))
}

fn started(command: Command) -> Pty {
    let mut pty = Pty::spawn(command, SIZE);
    pty.wait_for_text("F1 help");
    pty
}

/// Every cell of the screen.
fn cells(screen: &vt100::Screen) -> impl Iterator<Item = &vt100::Cell> {
    let (rows, columns) = screen.size();
    let (rows, columns) = (rows.get(), columns.get());
    let at = (0..rows).flat_map(move |row| (0..columns).map(move |column| (row, column)));
    at.filter_map(|(row, column)| screen.cell(row, column))
}

fn assert_given_back(pty: &Pty) {
    assert_eq!(pty.modes(), pty.modes_found());
    let screen = pty.screen();
    assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste());
}

#[test]
fn it_opens_with_the_knowledge_built_in_and_leaves_on_ctrl_c() {
    let mut pty = start(&[]);
    pty.wait_for_text("Aldesleukin (Proleukin)");
    pty.send(CTRL_C);
    assert!(pty.exit().success());
    assert_given_back(&pty);
}

#[test]
fn typing_asks_and_enter_opens_and_q_leaves_the_page() {
    let mut pty = start(&[]);
    pty.send("hair loss");
    pty.wait_for_text("understood Thinning hair");
    pty.send("\r");
    pty.wait_for_text("Enter follow");
    pty.send("q");
    assert!(pty.exit().success());
    assert_given_back(&pty);
}

#[test]
fn a_saved_file_is_read_again_and_a_broken_one_is_told_until_it_is_mended() {
    let folder = std::env::temp_dir().join(format!("cytobrowse-saved-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let (path, beside) = (folder.join("mine.ron"), folder.join("mine.ron.new"));
    let book = include_str!("small/figures.ron");
    fs::write(&path, book).unwrap();
    let mut pty = start(&["--knowledge", path.to_str().unwrap(), "chills"]);
    pty.wait_for_text("52 in 100");
    // As an editor saves: another file takes the place of the one that is there.
    fs::write(&beside, book.replace("Percent(52)", "Percent(54)")).unwrap();
    fs::rename(&beside, &path).unwrap();
    pty.wait_for_text("54 in 100");
    fs::write(&path, book.replace("effect: \"chills\"", "effect: \"chils\"")).unwrap();
    pty.wait_for_text("Not read again");
    let text = pty.screen().contents();
    assert!(text.contains("54 in 100") && text.contains("mine.ron:20:"), "{text}");
    fs::write(&path, book).unwrap();
    pty.wait_for("the file is mended", |screen| {
        let text = screen.contents();
        text.contains("52 in 100") && !text.contains("Not read again")
    });
    pty.send(CTRL_C);
    assert!(pty.exit().success());
    assert_given_back(&pty);
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_query_on_the_command_line_stands_in_the_box() {
    let mut pty = start(&["hair", "loss"]);
    pty.wait_for_text("❯ hair loss");
    pty.wait_for_text("understood Thinning hair");
}

#[test]
fn a_second_esc_leaves() {
    let mut pty = start(&[]);
    pty.send(ESC);
    pty.wait_for_text("Press Esc again");
    pty.send(ESC);
    assert!(pty.exit().success());
    assert_given_back(&pty);
}

#[test]
fn the_cursor_of_the_terminal_follows_the_selection() {
    let mut pty = start(&[TWO_MEDICINES, "chills"]);
    let stands_on = |name: &'static str| {
        move |screen: &vt100::Screen| {
            let row = usize::from(screen.cursor_position().0);
            !screen.hide_cursor() && screen.rows(0, 80).nth(row).is_some_and(|row| row.starts_with(name))
        }
    };
    pty.wait_for("the cursor on the first medicine", stands_on("▸ Aldesleukin"));
    pty.send(DOWN);
    pty.wait_for("the cursor on the next", stands_on("▸ Interferon alfa-2b"));
}

#[test]
fn it_follows_the_window_to_any_size_and_back() {
    let mut pty = start(&["chills"]);
    pty.resize((5, 20));
    pty.wait_for_text("This window is too");
    pty.resize((1, 1));
    pty.resize((40, 120));
    pty.wait_for_text("side effects · 23 November 2026");
    pty.send(CTRL_C);
    assert!(pty.exit().success());
    assert_given_back(&pty);
}

#[test]
fn a_paste_is_a_query_and_never_a_command() {
    let mut pty = start(&[]);
    pty.send("\x1b[200~chills\nfever\n\x1b[201~");
    pty.wait_for_text("❯ chills, fever");
}

#[test]
fn a_signal_ends_it_as_it_would_end_any_program() {
    for signal in [Signal::TERM, Signal::INT, Signal::HUP, Signal::QUIT] {
        let mut pty = start(&["chills"]);
        pty.signal(signal);
        assert_eq!(pty.exit().signal(), Some(signal.as_raw()));
        assert_given_back(&pty);
    }
}

#[test]
fn ctrl_z_gives_the_terminal_to_the_shell_and_fg_takes_it_again() {
    let mut command = Command::new("sh");
    let script = r#""$@"; echo "status $? back in the shell"; read line; fg; echo "the end""#;
    command.args(["-mc", script, "sh", env!("CARGO_BIN_EXE_cytobrowse"), "chills"]);
    command.env("LANG", "C.UTF-8");
    let mut pty = started(command);
    pty.send("\x1a");
    pty.wait_for_text("back in the shell");
    assert!(!pty.screen().alternate_screen());
    pty.send("\r");
    pty.wait_for("the browser again", |screen| {
        screen.alternate_screen() && screen.contents().contains("understood Chills")
    });
    pty.send(CTRL_C);
    pty.wait_for_text("the end");
    assert!(pty.exit().success());
}

#[test]
fn without_colour_bold_and_reverse_survive() {
    for (variable, args) in [
        ("NO_COLOR", &["chills"] as &[&str]),
        ("NO_COLOR", &["--theme", "paper", "chills"]),
        ("UNUSED", &["--color", "never", "chills"]),
        ("UNUSED", &["--color", "never", "--theme", "contrast", "chills"]),
    ] {
        let mut command = program(args);
        command.env(variable, "1");
        let mut pty = started(command);
        let marked = |screen: &vt100::Screen| {
            let row = screen.cursor_position().0;
            screen.cell(row, 4).is_some_and(vt100::Cell::inverse)
        };
        pty.wait_for("a selected row in reverse", marked);
        let plain = |cell: &vt100::Cell| [cell.fgcolor(), cell.bgcolor()] == [vt100::Color::Default; 2];
        assert!(cells(pty.screen()).all(plain), "{variable} {args:?}");
    }
}

#[test]
fn a_theme_paints_the_whole_window_in_colours_that_the_terminal_knows() {
    for (colours, paper) in [("truecolor", vt100::Color::Rgb(0xfd, 0xf6, 0xdc)), ("", vt100::Color::Idx(230))]
    {
        let mut command = program(&["--theme", "paper", "chills"]);
        command.env("COLORTERM", colours);
        let mut pty = started(command);
        assert!(cells(pty.screen()).filter(|cell| cell.bgcolor() != paper).count() < 100, "{colours}");
        assert!(cells(pty.screen()).all(|cell| cell.bgcolor() != vt100::Color::Default), "{colours}");
        pty.send(CTRL_C);
        assert!(pty.exit().success());
        assert_given_back(&pty);
        assert!(pty.output().contains("\x1b[0m"), "the shell is not left in its colours");
    }
}

#[test]
fn the_default_theme_leaves_the_background_to_the_terminal() {
    let pty = start(&["low blood pressure"]);
    assert!(cells(pty.screen()).all(|cell| cell.bgcolor() == vt100::Color::Default));
    assert!(cells(pty.screen()).any(|cell| cell.fgcolor() != vt100::Color::Default));
}

#[test]
fn in_ascii_no_other_character_is_sent() {
    let mut pty = start(&["--ascii", "low blood pressure"]);
    pty.send("\r");
    pty.wait_for_text("Enter follow");
    assert!(pty.output().is_ascii(), "{:?}", pty.output());
}

#[test]
fn knowledge_that_cannot_be_used_is_complained_of_before_the_terminal_is_touched() {
    let mut pty = Pty::spawn(program(&["--knowledge", "there-is-no-such.ron"]), SIZE);
    assert_eq!(pty.exit().code(), Some(2));
    assert!(pty.screen().contents().contains("there-is-no-such.ron"));
    assert!(!pty.output().contains("\x1b[?1049h"));
    assert_given_back(&pty);
}

#[test]
fn the_window_may_close_at_any_time() {
    let mut pty = start(&["chills"]);
    pty.hang_up();
    assert!(!pty.exit().success());
}
