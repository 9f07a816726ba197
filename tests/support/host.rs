//! A small program around a [`Screen`]: it shows what it hears and obeys a few keys. It hides in the test that runs
//! it, as a test that is not run by itself.

use std::io::{self, Write};
use std::process::{self, Command};
use std::thread;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use cytobrowse::terminal::{self, Event, Screen};
use ratatui::layout::Position;
use ratatui::style::Stylize;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

const ARGUMENTS: [&str; 5] = ["--ignored", "--exact", "host::run", "--nocapture", "--test-threads=1"];

/// The exit code that tells of a dead line.
pub(crate) const HUNG_UP: i32 = 42;

/// The program by itself.
pub(crate) fn alone() -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(ARGUMENTS);
    command
}

/// The program started by a shell: `"$@"` in the script.
pub(crate) fn in_shell(script: &str) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", script, "sh"]).arg(std::env::current_exe().unwrap()).args(ARGUMENTS);
    command
}

#[test]
#[ignore = "the program that the other tests run in a terminal"]
fn run() {
    let complain = |what: &dyn std::fmt::Display| {
        let _ = writeln!(io::stderr(), "host: {what}");
    };
    if let Some(reason) = terminal::unusable() {
        complain(&reason);
        process::exit(2);
    }
    match browse() {
        Ok(End::Wanted) => process::exit(0),
        Ok(End::HungUp) => process::exit(HUNG_UP),
        Ok(End::Signal(signal)) => terminal::end_by_signal(signal),
        Err(error) => {
            complain(&error);
            process::exit(1);
        }
    }
}

/// Why the program ends.
enum End {
    Wanted,
    HungUp,
    Signal(i32),
}

fn browse() -> io::Result<End> {
    let mut screen = Screen::open()?;
    let mut heard = Vec::new();
    loop {
        draw(&mut screen, &heard.join(" "))?;
        for event in screen.wait() {
            if let Some(end) = hear(event, &mut screen, &mut heard)? {
                return Ok(end);
            }
        }
    }
}

fn draw(screen: &mut Screen, heard: &str) -> io::Result<()> {
    screen.draw(|frame| {
        let area = frame.area();
        let first = format!("host {} of {}x{}.", process::id(), area.width, area.height);
        frame.render_widget(
            Paragraph::new(vec![first.into(), Line::from(format!("> {heard}")).bold().red()]),
            area,
        );
        frame.set_cursor_position(Position::new(0, 1));
    })
}

fn hear(event: Event, screen: &mut Screen, heard: &mut Vec<String>) -> io::Result<Option<End>> {
    match event {
        Event::Key(key) => return obey(key, screen, heard),
        Event::Paste(text) => heard.push(format!("paste {text:?}")),
        Event::Resized => {}
        Event::Suspend => screen.suspend()?,
        Event::Continued => {
            screen.retake()?;
            heard.push("continued".into());
        }
        Event::Woken => heard.push("woken".into()),
        Event::Signal(signal) => return Ok(Some(End::Signal(signal))),
        Event::HungUp => return Ok(Some(End::HungUp)),
        Event::Broken(message) => return Err(io::Error::other(message)),
    }
    Ok(None)
}

fn obey(key: KeyEvent, screen: &mut Screen, heard: &mut Vec<String>) -> io::Result<Option<End>> {
    match key.code {
        KeyCode::Char('z') if key.modifiers == KeyModifiers::CONTROL => screen.suspend()?,
        KeyCode::Char('q') => return Ok(Some(End::Wanted)),
        KeyCode::Char('e') => return Err(io::Error::other("an error")),
        KeyCode::Char('p') => panic!("a panic of the owner"),
        KeyCode::Char('h') => helper(|| panic!("a panic of a helper")),
        KeyCode::Char('w') => {
            let waker = screen.waker();
            helper(move || waker.wake());
        }
        KeyCode::Char('d') => {
            draw(screen, "deaf from now on")?;
            loop {
                thread::park();
            }
        }
        KeyCode::Char('f') => {
            for drop in 0_u64.. {
                draw(screen, &format!("flood {}", drop.to_string().repeat(20)))?;
            }
        }
        KeyCode::Char('-') => {}
        code => heard.push(code.to_string()),
    }
    Ok(None)
}

fn helper(work: impl FnOnce() + Send + 'static) {
    thread::Builder::new().name("helper".into()).spawn(work).unwrap();
}
