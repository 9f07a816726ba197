//! A reader at a keyboard: types keys at the browser without a terminal, and looks at its screen.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use cytobrowse::{
    app::{Edit, Extents, Message, Request, State, reload::News, view::View},
    browser::Look,
    keymap::Keymap,
    knowledge::{Knowledge, load},
    ui::{self, Theme},
};
use ratatui::{Frame, Terminal, backend::TestBackend, buffer::Buffer, layout::Position};

/// The shipped book.
pub(crate) fn shipped() -> Knowledge {
    load::load(&load::shipped().unwrap(), load::SHIPPED).unwrap()
}

/// A book of two medicines, so that a screen can be told by heart whatever the shipped book learns.
pub(crate) fn small() -> Knowledge {
    let text = load::accept("small.ron", include_bytes!("../small/book.ron").to_vec()).unwrap();
    load::load(&[text], "small").unwrap()
}

/// A small book with every kind of figure, a tree of families, and dated events.
pub(crate) fn figures() -> Knowledge {
    let text = load::accept("figures.ron", include_bytes!("../small/figures.ron").to_vec()).unwrap();
    load::load(&[text], "figures").unwrap()
}

/// A reader and a screen.
pub(crate) struct Reader {
    pub(crate) state: State,
    pub(crate) requests: Vec<Request>,
    /// What the last drawing learned.
    pub(crate) extents: Extents,
    look: Look,
    keymap: Keymap,
    terminal: Terminal<TestBackend>,
}

impl Reader {
    /// Starts the browser on the small book in a window of this size.
    pub(crate) fn at(width: u16, height: u16) -> Self {
        Self::with(small(), width, height)
    }

    /// Starts the browser on other knowledge.
    pub(crate) fn with(knowledge: Knowledge, width: u16, height: u16) -> Self {
        let terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let look = Look { theme: Theme::MONOCHROME, ascii: false };
        let (state, requests) = (State::new(knowledge, ""), Vec::new());
        let mut reader =
            Self { state, requests, extents: Extents::default(), look, keymap: Keymap::default(), terminal };
        reader.draw();
        reader
    }

    /// Draws in another look from now on.
    pub(crate) fn look(&mut self, look: &Look) -> &mut Self {
        self.look = *look;
        self.draw();
        self
    }

    /// Binds other keys from now on.
    pub(crate) fn keymap(&mut self, keymap: Keymap) -> &mut Self {
        self.keymap = keymap;
        self.draw();
        self
    }

    /// Presses keys: text as it is, other keys by name: `chills<Down><Enter>`.
    pub(crate) fn keys(&mut self, keys: &str) -> &mut Self {
        for key in parse(keys) {
            self.press(key);
        }
        self
    }

    /// Presses a key.
    pub(crate) fn press(&mut self, key: KeyEvent) {
        if let Some(message) = self.keymap.message(self.state.contexts(), key) {
            self.send(&message);
        }
    }

    /// Pastes a text.
    pub(crate) fn paste(&mut self, text: &str) -> &mut Self {
        self.send(&Message::Edit(Edit::Insert(text.to_owned())));
        self
    }

    /// What has become of files that were saved.
    pub(crate) fn hear(&mut self, news: News) {
        self.state.hear(news);
        self.draw();
    }

    fn send(&mut self, message: &Message) {
        self.requests.extend(self.state.update(message));
        self.draw();
    }

    /// The page in the page pane.
    pub(crate) fn page(&self) -> &View {
        self.state.leaf.page().unwrap()
    }

    /// Makes the window another size.
    pub(crate) fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.terminal.backend_mut().resize(width, height);
        self.draw();
        self
    }

    /// Draws as the program does: once more where drawing learned something, which must come to an end.
    fn draw(&mut self) {
        for round in 0.. {
            assert!(round < 5, "every drawing teaches another size: {:?}", self.extents);
            let mut extents = None;
            let (state, look, keymap) = (&self.state, self.look, &self.keymap);
            let draw = |frame: &mut Frame<'_>| {
                extents = Some(ui::draw(state, &look.theme, keymap, frame));
                if look.ascii {
                    ui::ascii::spell_buffer(frame.buffer_mut());
                }
            };
            self.terminal.draw(draw).unwrap();
            self.extents = extents.unwrap();
            if !self.state.observe(self.extents) {
                break;
            }
        }
    }

    /// What is on the screen.
    pub(crate) fn buffer(&self) -> &Buffer {
        self.terminal.backend().buffer()
    }

    /// The rows of the screen.
    pub(crate) fn rows(&self) -> Vec<String> {
        let width = usize::from(self.buffer().area.width).max(1);
        let row = |cells: &[ratatui::buffer::Cell]| {
            cells.iter().map(ratatui::buffer::Cell::symbol).collect::<String>()
        };
        self.buffer().content.chunks(width).map(|cells| row(cells).trim_end().to_owned()).collect()
    }

    /// The screen as one text.
    pub(crate) fn screen(&self) -> String {
        self.rows().join("\n")
    }

    /// The row the terminal's cursor stands on.
    pub(crate) fn cursor_row(&mut self) -> String {
        let Position { y, .. } = self.terminal.get_cursor_position().unwrap();
        self.rows().get(usize::from(y)).cloned().unwrap_or_default()
    }
}

/// The keys of a key string.
fn parse(keys: &str) -> Vec<KeyEvent> {
    let mut events = Vec::new();
    let mut rest = keys;
    while let Some(first) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
        if let Some((name, after)) = named {
            events.push(named_key(name));
            rest = after;
        } else {
            events.push(KeyEvent::new(KeyCode::Char(first), KeyModifiers::NONE));
            rest = &rest[first.len_utf8()..];
        }
    }
    events
}

fn named_key(name: &str) -> KeyEvent {
    if let Some(letter) = name.strip_prefix("C-").and_then(|letter| letter.chars().next()) {
        return KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL);
    }
    let code = match name {
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "PgUp" => KeyCode::PageUp,
        "PgDn" => KeyCode::PageDown,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "S-Tab" => KeyCode::BackTab,
        "BS" => KeyCode::Backspace,
        "Del" => KeyCode::Delete,
        "F1" => KeyCode::F(1),
        "F2" => KeyCode::F(2),
        "F3" => KeyCode::F(3),
        other => panic!("no key is called <{other}>"),
    };
    KeyEvent::new(code, KeyModifiers::NONE)
}
