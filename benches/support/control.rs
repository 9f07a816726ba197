//! The smallest program of its kind: one line, and what is typed. What it takes, the terminal and its libraries take.

use crossterm::event::{self, Event, KeyCode, KeyModifiers};
use ratatui::widgets::Paragraph;

/// Shows what is typed until Ctrl-C.
pub(crate) fn run() -> std::io::Result<()> {
    let mut terminal = ratatui::init();
    let mut typed = String::new();
    loop {
        terminal.draw(|frame| frame.render_widget(Paragraph::new(format!("> {typed}")), frame.area()))?;
        match event::read()? {
            Event::Key(key) => match key.code {
                KeyCode::Char('c') if key.modifiers == KeyModifiers::CONTROL => break,
                KeyCode::Char(letter) => typed.push(letter),
                KeyCode::Backspace => drop(typed.pop()),
                _ => {}
            },
            Event::Paste(text) => typed.push_str(&text),
            _ => {}
        }
    }
    ratatui::restore();
    Ok(())
}
