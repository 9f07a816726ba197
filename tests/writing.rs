//! What is written to a file and sent to the clipboard: where the reader said, all of it or nothing, and nothing else.
#![cfg(unix)]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "it is a test"
)]

#[path = "support/grammar.rs"]
mod grammar;
#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/program.rs"]
mod program;
#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/pty.rs"]
mod pty;

use grammar::{strange, without_copies};
use program::{Ran, end, program, start};
use pty::Pty;
use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::Command,
};

/// The option that has a book of two medicines read, whose answers are known by heart.
const TWO_MEDICINES: &str = concat!("--knowledge=", env!("CARGO_MANIFEST_DIR"), "/tests/small/book.ron");
const CTRL_C: &str = "\x03";

/// An empty folder of one test.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("writing").join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path.canonicalize().unwrap()
}

/// What is in a folder, in order, hidden files as well.
fn inside(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

/// The browser in a folder that is also its home, with a query, on the page of the first answer.
fn browse(folder: &Path, size: (u16, u16)) -> Pty {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cytobrowse"));
    command.env_clear().envs([("LANG", "C.UTF-8")]).env("HOME", folder).current_dir(folder);
    command.args([TWO_MEDICINES, "chills"]);
    let mut pty = Pty::spawn(command, size);
    pty.wait_for_text("F1 help");
    pty.send("\r");
    pty.wait_for_text("Enter follow");
    pty
}

fn leave(pty: &mut Pty) {
    pty.send(CTRL_C);
    assert!(pty.exit().success());
    assert_eq!(pty.modes(), pty.modes_found());
}

/// Runs `sheet chills` in a folder that is also its home.
fn sheet(folder: &Path, args: &[&str]) -> Ran {
    let mut command = program([TWO_MEDICINES, "sheet", "chills", "--today", "2026-11-23"]);
    end(start(command.args(args).current_dir(folder).env("HOME", folder)))
}

#[test]
fn p_writes_one_file_where_the_reader_says_and_nothing_else() {
    let folder = folder("p");
    let mut pty = browse(&folder, (24, 100));
    pty.send("p");
    pty.wait_for_text("Write the call sheet to: call-sheet-");
    pty.send("\x1b");
    pty.wait_for_text("Enter follow");
    assert!(inside(&folder).is_empty(), "nothing is written before the reader says where");
    pty.send("p");
    pty.wait_for_text("Write the call sheet to: call-sheet-");
    pty.send(&format!("{}~/mine.txt\r", "\x7f".repeat(40)));
    pty.wait_for_text("Written to ");
    let written = fs::read_to_string(folder.join("mine.txt")).unwrap();
    assert!(
        written.starts_with("Call sheet\n") && written.ends_with("Reference, not medical advice\n"),
        "{written}"
    );
    pty.send("p");
    pty.wait_for_text("Write the call sheet to: call-sheet-");
    pty.send(&format!("{}mine.txt\r", "\x7f".repeat(40)));
    pty.wait_for_text("The same key once more writes over");
    assert_eq!(fs::read_to_string(folder.join("mine.txt")).unwrap(), written);
    fs::write(folder.join("mine.txt"), "older").unwrap();
    pty.send("\r");
    pty.wait_for_text("Written to ");
    leave(&mut pty);
    assert_eq!(inside(&folder), ["mine.txt"]);
    assert_eq!(fs::read_to_string(folder.join("mine.txt")).unwrap(), written);
    assert_eq!(strange(&pty.output()), None);
}

#[test]
fn y_sends_the_claim_to_the_clipboard_and_nothing_is_sent_before() {
    let folder = folder("y");
    let mut pty = browse(&folder, (24, 80));
    assert_eq!(strange(&pty.output()), None, "before the key that copies nothing is sent");
    pty.send("y");
    pty.wait_for_text("Sent to the terminal's clipboard");
    leave(&mut pty);
    let (rest, copies) = without_copies(&pty.output());
    assert_eq!(strange(&rest), None);
    let claim = "\
Aldesleukin (Proleukin): Chills: no number given
Cytokines (Breastcancer.org), paragraph 7, date not recorded
said of Interleukin-2 as a group, not of one medicine alone
Source: Cytokines (Breastcancer.org), paragraph 7
https://www.breastcancer.org/treatment/immunotherapy/cytokines
its own date: not recorded; read: 23 November 2026";
    assert_eq!(copies, [base64(claim)]);
    assert!(inside(&folder).is_empty());
}

/// A text in base64, as RFC 4648 has it.
fn base64(text: &str) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letters = text.as_bytes().chunks(3).flat_map(|bytes| {
        let all = (0..3).fold(0, |all, at| all << 8 | usize::from(*bytes.get(at).unwrap_or(&0)));
        let letter = move |at: usize| LETTERS[all >> (18 - 6 * at) & 63] as char;
        (0..4).map(move |at| if at <= bytes.len() { letter(at) } else { '=' }).collect::<Vec<_>>()
    });
    letters.collect()
}

#[test]
fn a_sheet_is_printed_or_written_as_text_or_as_markdown() {
    let folder = folder("formats");
    let printed = sheet(&folder, &[]);
    assert_eq!((printed.code, printed.err.as_str()), (Some(0), ""));
    assert!(printed.out.starts_with("Call sheet\n23 November 2026\n"), "{}", printed.out);
    let marked = sheet(&folder, &["--markdown"]);
    assert!(marked.out.starts_with("# Call sheet\n\n23 November 2026\n"), "{}", marked.out);
    let path = folder.join("sheet.txt");
    let written = sheet(&folder, &["-o", "sheet.txt"]);
    assert_eq!(
        written,
        Ran { code: Some(0), out: format!("Written to {}\n", path.display()), err: String::new() }
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), printed.out);
    assert_eq!(
        fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o600,
        "only its owner may read it"
    );
    sheet(&folder, &["-o", "~/sheet.md"]);
    assert_eq!(fs::read_to_string(folder.join("sheet.md")).unwrap(), marked.out);
    assert_eq!(inside(&folder), ["sheet.md", "sheet.txt"]);
}

#[test]
fn a_file_that_is_there_stays_as_it_is_unless_it_is_to_be_written_over() {
    let folder = folder("there");
    let (path, link) = (folder.join("there.txt"), folder.join("link.txt"));
    fs::write(&path, "mine").unwrap();
    std::os::unix::fs::symlink(&path, &link).unwrap();
    for name in ["there.txt", "link.txt"] {
        let ran = sheet(&folder, &["-o", name]);
        assert_eq!(ran.code, Some(2));
        assert!(ran.err.contains("is there already") && ran.err.contains("--force"), "{}", ran.err);
        assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    }
    assert_eq!(sheet(&folder, &["-o", "link.txt", "--force"]).code, Some(0));
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink(), "the link stays, what it leads to is written");
    assert!(fs::read_to_string(&path).unwrap().starts_with("Call sheet"));
    assert_eq!(inside(&folder), ["link.txt", "there.txt"]);
}

#[test]
fn where_nothing_can_be_written_one_line_says_why_and_nothing_is_left_behind() {
    let folder = folder("cannot");
    let long = "x".repeat(300);
    for (path, why) in [
        ("nowhere/sheet.txt", "there is no such folder"),
        (".", "this is a folder"),
        ("sheet/", "this is a folder"),
        ("/dev/full", "this is not an ordinary file"),
        ("/proc/sheet.txt", "Not written to /proc/sheet.txt"),
        (long.as_str(), "Not written to"),
        ("a\u{1b}[2J/b", r"\u{1b}"),
    ] {
        let ran = sheet(&folder, &["--force", "-o", path]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{path:?}: {}", ran.err);
        assert!(ran.err.contains(why) && ran.err.lines().count() == 1, "{path:?}: {}", ran.err);
        assert!(inside(&folder).is_empty(), "{path:?}");
    }
    let mut homeless = program([TWO_MEDICINES, "sheet", "chills", "-o", "~/sheet.txt"]);
    let ran = end(start(homeless.current_dir(&folder)));
    assert!(ran.err.contains("no home folder is set"), "{}", ran.err);
    assert!(inside(&folder).is_empty());
}

#[test]
fn on_a_full_disk_what_was_there_stays_and_nothing_else_is_left() {
    let folder = folder("full");
    fs::write(folder.join("sheet.txt"), "mine").unwrap();
    // No file may grow: the first byte finds no room.
    let script = r#"trap "" XFSZ; ulimit -f 0; "$@" 2>&1 | cat"#;
    let mut command = Command::new("sh");
    command.args(["-c", script, "sh", env!("CARGO_BIN_EXE_cytobrowse"), TWO_MEDICINES]);
    command
        .args(["sheet", "chills", "--force", "-o", "sheet.txt"])
        .current_dir(&folder)
        .env("LANG", "C.UTF-8");
    let output = command.output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("there is no room left") && said.lines().count() == 1, "{said}");
    assert_eq!(fs::read_to_string(folder.join("sheet.txt")).unwrap(), "mine");
    assert_eq!(inside(&folder), ["sheet.txt"]);
}
