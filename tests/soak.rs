//! A reader without a plan: keys, pastes, windows of any size and saved files as they come, and after each of them a frame that
//! has to be sound.
//!
//! `SOAK=1000000 cargo test --profile stress --test soak` takes as many steps. Each episode has dice of its own, so that its
//! story, which is told when it goes wrong, is the same again.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "it is a test"
)]

#[path = "support/dice.rs"]
mod dice;
#[path = "support/hostile.rs"]
mod hostile;
#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/reader.rs"]
mod reader;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use cytobrowse::{
    app::{Focus, Leaf, input::LONGEST_QUERY, matrix::Matrix, view::View},
    browser::Look,
    knowledge::{Knowledge, text::is_hostile},
    ui::Theme,
};
use dice::Dice;
use reader::Reader;
use std::{collections::BTreeSet, fmt, io, io::Write as _, thread};

/// How many steps one reader takes before the next one starts.
const EPISODE: usize = 2_000;
/// How many of the last steps are told when something goes wrong.
const TOLD: usize = 60;

/// The books that are read and saved: from very small to the shipped one.
const BOOKS: [fn() -> Knowledge; 5] =
    [reader::figures, || hostile::hostile(30), reader::small, reader::figures, reader::shipped];
/// Out of so many episodes one is on the shipped book, the largest.
const SHIPPED_EVERY: usize = 20;

/// What is typed and pasted: what books hold, what people misspell, and what no keyboard sends.
const TEXTS: [&str; 28] = [
    "chills",
    "low blood pressure",
    "fever, hair loss",
    "no fever but ",
    "primo",
    "firstleukin rash",
    "nausious",
    "temp 39.5",
    "e1",
    "for long words",
    "漢字",
    "aldesleukin",
    "?",
    " ",
    ", , ,",
    "I can't ",
    "e\u{301}\u{302}\u{303}",
    "\u{301}",
    "👩‍👩‍👧‍👦❤️",
    "\u{1b}[2J\u{1b}]52;c;aGk=\u{7}",
    "\u{202e}evil\u{2066}",
    "line\r\nline\tline\n",
    "اَلْعَرَبِيَّةُ",
    "ﷺ",
    "ß İ ǆ ﬃ",
    "9999999999999999999999 °C",
    "x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x",
    "\u{0}\u{85}\u{9b}\u{ad}\u{fffe}\u{10ffff}",
];

/// One step.
#[derive(Debug, Clone)]
enum Step {
    Key(KeyEvent),
    Paste(String),
    Resize(u16, u16),
    /// Another book takes the place of the one that is read.
    Saved(usize),
    Broken,
    Ascii(bool),
}

impl Step {
    fn any(dice: &mut Dice) -> Self {
        match dice.roll(1_000) {
            0..600 => Self::Key(any_key(dice)),
            600..800 => Self::Key(KeyCode::Char(any_letter(dice)).into()),
            800..870 => Self::Paste(dice.one_of(&TEXTS).to_owned()),
            870..880 => Self::Paste(dice.one_of(&TEXTS).repeat(dice.roll(300))),
            880..980 => any_size(dice),
            980..990 => Self::Ascii(dice.roll(2) == 0),
            990..997 => Self::Broken,
            _ => Self::Saved(dice.roll(BOOKS.len())),
        }
    }

    fn take(&self, reader: &mut Reader) {
        match self {
            Self::Key(key) => reader.press(*key),
            Self::Paste(text) => drop(reader.paste(text)),
            Self::Resize(width, height) => drop(reader.resize(*width, *height)),
            Self::Saved(book) => {
                reader.hear(Ok(Box::new(BOOKS[*book]().into())));
            }
            Self::Broken => reader.hear(Err("mine.ron:12:5: `chils` is no side effect here.".repeat(5))),
            Self::Ascii(ascii) => drop(reader.look(&Look { theme: Theme::MONOCHROME, ascii: *ascii })),
        }
    }
}

/// A key, rather one that has a meaning; held with Ctrl, Shift or Alt now and then.
fn any_key(dice: &mut Dice) -> KeyEvent {
    const MOVES: [KeyCode; 11] = [
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::Down,
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::PageUp,
        KeyCode::PageDown,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::Enter,
        KeyCode::Enter,
    ];
    const OTHERS: [KeyCode; 11] = [
        KeyCode::Tab,
        KeyCode::BackTab,
        KeyCode::Esc,
        KeyCode::Esc,
        KeyCode::Backspace,
        KeyCode::Delete,
        KeyCode::F(1),
        KeyCode::F(2),
        KeyCode::F(2),
        KeyCode::F(12),
        KeyCode::Null,
    ];
    let code = match dice.roll(10) {
        0..4 => dice.one_of(&MOVES),
        4..6 => dice.one_of(&OTHERS),
        _ => KeyCode::Char(char::from(dice.one_of(b"?jkgGnNhlsob-+=/ mqtwcudpz"))),
    };
    let modifiers = match dice.roll(10) {
        0..7 => KeyModifiers::NONE,
        7..9 => KeyModifiers::CONTROL,
        _ => dice.one_of(&[KeyModifiers::SHIFT, KeyModifiers::ALT, KeyModifiers::all()]),
    };
    KeyEvent::new(code, modifiers)
}

/// A letter out of something that might be typed.
fn any_letter(dice: &mut Dice) -> char {
    let text: Vec<char> = dice.one_of(&TEXTS).chars().collect();
    dice.one_of(&text)
}

/// A window from nothing to 300x100, rather one that people have.
fn any_size(dice: &mut Dice) -> Step {
    match dice.roll(20) {
        0..12 => Step::Resize(low(20 + dice.roll(101)), low(4 + dice.roll(37))),
        12..19 => Step::Resize(low(dice.roll(40)), low(dice.roll(14))),
        _ => Step::Resize(low(dice.roll(301)), low(dice.roll(101))),
    }
}

fn low(number: usize) -> u16 {
    u16::try_from(number).unwrap()
}

/// What happened so far; it is told only when something goes wrong.
struct Story {
    episode: usize,
    steps: Vec<Step>,
}

impl fmt::Display for Story {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "episode {}, {} steps, the last of them:", self.episode, self.steps.len())?;
        self.steps.iter().rev().take(TOLD).rev().try_for_each(|step| writeln!(f, "  {step:?}"))
    }
}

impl Drop for Story {
    fn drop(&mut self) {
        if thread::panicking() {
            // Nobody is left to tell of a failure.
            let _ = write!(io::stderr(), "{self}");
        }
    }
}

#[test]
fn whatever_is_pressed_pasted_resized_and_saved_the_browser_stays_sound() {
    let steps = dice::rounds("SOAK", 12_000);
    let gathered = dice::on_all_cores(steps.div_ceil(EPISODE), |at, places: &mut BTreeSet<&str>| {
        places.extend(episode(at, EPISODE.min(steps - at * EPISODE)));
    });
    let places: BTreeSet<&str> = gathered.into_iter().flatten().collect();
    assert_eq!(places.len(), PLACES, "not everything was reached: {places:?}");
}

/// Takes so many steps. Where they led.
fn episode(episode: usize, steps: usize) -> BTreeSet<&'static str> {
    let book = if episode % SHIPPED_EVERY == SHIPPED_EVERY - 1 { BOOKS.len() - 1 } else { episode % 3 };
    let (mut dice, mut places) = (Dice::new(episode as u64), BTreeSet::new());
    let mut reader = Reader::with(BOOKS[book](), 80, 24);
    let mut story = Story { episode, steps: Vec::new() };
    for _ in 0..steps {
        let step = Step::any(&mut dice);
        story.steps.push(step.clone());
        step.take(&mut reader);
        assert_sound(&reader);
        places.extend(where_it_is(&reader));
    }
    places
}

/// How many places there are to be seen.
const PLACES: usize = 9;

/// Where the reader has got to: without these, nothing would be proved.
fn where_it_is(reader: &Reader) -> impl Iterator<Item = &'static str> {
    let state = &reader.state;
    let folded = |view: &View| (0..view.page.blocks.len()).any(|at| view.folds().is_folded(at));
    let is_full = state.query.is_full();
    [
        ("help", state.help.is_some()),
        ("scrolled help", state.help > Some(0)),
        ("a comparison", state.leaf.matrix().is_some()),
        ("a comparison of many", state.leaf.matrix().is_some_and(|matrix| matrix.left() > 0)),
        ("a page behind others", state.trail_len() > 2),
        ("a folded tree", folded(&state.list) || state.leaf.page().is_some_and(folded)),
        ("a full query", is_full),
        ("a broken file", state.broken.is_some()),
        ("something urgent", !state.answer.urgent.is_empty()),
    ]
    .into_iter()
    .filter_map(|(place, is_there)| is_there.then_some(place))
}

/// What holds whatever happened.
fn assert_sound(reader: &Reader) {
    let state = &reader.state;
    let query = state.query.text();
    assert!(query.chars().count() <= LONGEST_QUERY, "the query is too long: {query:?}");
    assert!(!query.chars().any(|c| is_hostile(c) || c.is_control()), "{query:?}");
    let (before, after) = state.query.halves();
    assert_eq!([before, after].concat(), query, "the caret stands in the query");

    let extents = reader.extents;
    assert_eq!(state.list.layout().width, extents.list.width, "the list is laid out to its pane");
    assert_view(&state.list, extents.list.height);
    match &state.leaf {
        Leaf::Page(view) => {
            assert_eq!(view.layout().width, extents.page.width, "the page is laid out to its pane");
            assert_view(view, extents.page.height);
        }
        Leaf::Matrix(matrix) => assert_matrix(matrix, extents.matrix.columns, extents.matrix.rows),
    }
    assert!(state.help.is_none_or(|scrolled| scrolled <= extents.help_rows), "the help ends");
    match state.focus {
        Focus::List => {
            assert_eq!(state.trail_len(), 0, "from the list no way leads back");
            assert!(state.leaf.page().is_some(), "a comparison has the keys while it is in sight");
        }
        Focus::Page => {
            assert!(state.leaf.matrix().is_none() || state.trail_len() > 0, "a comparison has a way back");
        }
    }
    assert_harmless(reader);
}

/// The line under the cursor is in sight, and no fold hides it.
fn assert_view(view: &View, height: u16) {
    let is_hidden = view.line().is_some() && view.folds().hides(&view.page, view.cursor());
    assert!(!is_hidden, "the cursor is on a line that is folded away");
    if height == 0 {
        return;
    }
    let (top, bottom) = (view.offset(), view.offset() + usize::from(height));
    let (rows, last) = (view.layout().rows_of(view.cursor()), view.layout().height());
    assert!(top <= last.saturating_sub(usize::from(height)), "scrolled beyond its end");
    assert!(
        view.line().is_none() || (rows.start < bottom && rows.end > top),
        "the cursor on {rows:?} is out of sight, {top}..{bottom} of {last} are in it"
    );
}

/// The cell under the cursor is there and in sight.
fn assert_matrix(matrix: &Matrix, columns: usize, rows: usize) {
    let subjects = matrix.comparison.subjects.len();
    assert!(subjects > 1, "one alone is no comparison");
    assert!(matrix.column() < subjects, "column {} of {subjects}", matrix.column());
    assert_eq!(matrix.cell().is_some(), !matrix.comparison.rows.is_empty(), "a cell is under the cursor");
    let (top, left) = (matrix.top(), matrix.left());
    // Out of sight nothing is scrolled: that comes with the next size.
    if columns > 0 && rows > 0 && matrix.cell().is_some() {
        assert!((top..top + rows).contains(&matrix.cursor()), "the row under the cursor is out of sight");
        assert!(
            (left..left + columns).contains(&matrix.column()),
            "the column under the cursor is out of sight"
        );
    }
}

/// Nothing on the screen commands a terminal, and the terminal's cursor is on it.
fn assert_harmless(reader: &Reader) {
    for cell in &reader.buffer().content {
        let symbol = cell.symbol();
        // Nearly every cell is one plain letter, which needs no closer look.
        if symbol.len() > 1 || symbol.as_bytes().first().is_some_and(u8::is_ascii_control) {
            assert!(!symbol.chars().any(|c| is_hostile(c) || c.is_control()), "{symbol:?} is on the screen");
        }
    }
}
