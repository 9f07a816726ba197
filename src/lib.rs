//! `cytobrowse` answers one question, in a terminal, without a network: could my medicine be doing this, how fast must I
//! act, and who says so?
//!
//! This page is the map of the house. Knowledge is data: RON files in the vocabulary of [`knowledge::entry`]. The program
//! only reads it; adding a medicine, a word or a warning never touches Rust. Others lay their own over the shipped book,
//! layer by layer ([`knowledge::layer`]); all that comes from a layer says so, on every screen and in JSON. What a reader
//! keeps for themselves ([`knowledge::own`]) stands beside what the sources say: it has no word for a claim or an urgency,
//! so it can change neither.
//!
//! ```text
//!  *.ron ─load, check→ Knowledge ─→ Lexicon ─────────────┐
//!                         │                              ▼
//!  key ─→ keymap(contexts, key) ─→ State::update(Message) ─→ Request ─→ terminal
//!           ▲                                 │
//!           └────── State::contexts() ◀─ State ─→ ui::draw(&State) ─→ Frame, Extents ─┐
//!                                         ▲───────────── State::observe ──────────────┘
//!  query ─→ Reading (what was understood) ─→ Answer ─→ Page ─→ list and page │ plain text │ JSON
//!  settings ─→ Config ─→ theme, characters, the first list, the table of keys
//!  a call sheet ─→ Request ─→ save, where the reader says; a claim ─→ Request ─→ terminal, its clipboard
//!  a saved file ─→ watch ─→ Knowledge, or what is wrong ─→ State::hear
//!  what is marked ──────────────────────────→ Comparison ─→ table │ plain text │ JSON
//! ```
//!
//! # Rules
//!
//! 1. Every claim says who says so. *Listed* and *not listed here* are different values of one enum
//!    ([`search::Finding`]), so that no screen can blur "not listed" into "harmless".
//! 2. One way in, one way out: a key becomes a [`app::Message`], [`app::State::update`] changes the state and returns a
//!    [`app::Request`] to the outside. The state owns everything and borrows nothing.
//! 3. Drawing changes nothing. [`ui::draw`] gives back what it learned of the screen.
//! 4. Tables, not branches: the keys ([`keymap::BINDINGS`]), the roles of a theme ([`ui::Theme`]) and the kinds of problem
//!    ([`knowledge::diagnostic::Code`]) are declared once; footer, help and README are drawn from them.
//! 5. One answer, three skins: screen, plain text and JSON are drawn from one [`search::Answer`], or from one
//!    [`page::compare::Comparison`].
//! 6. Nothing happens until something happens: the loop in [`browser`] sleeps on one queue of events.
//! 7. Meaning never hangs on colour, on Unicode, or on a screen.
//!
//! # Rooms, and who may import whom
//!
//! A test reads the sources and fails on an import that this table does not have.
//!
//! | room | may use | outside crates |
//! |---|---|---|
//! | fold | | unicode-normalization |
//! | knowledge | fold | serde, ron, annotate-snippets, strsim |
//! | search | fold, knowledge | serde |
//! | import | fold, knowledge, search | csv, flate2 |
//! | compiled | knowledge, search | serde, postcard, crc32fast |
//! | shipped | knowledge, search, compiled | |
//! | page | fold, knowledge, search | serde, `serde_json`, unicode-segmentation, unicode-width |
//! | app | knowledge, search, page | unicode-segmentation |
//! | keymap | app | crossterm, serde |
//! | ui | page, app, keymap | ratatui, unicode-normalization, unicode-segmentation |
//! | terminal | | crossterm, ratatui, rustix, signal-hook |
//! | watch | | notify |
//! | save | knowledge | |
//! | browser | knowledge, app, keymap, ui, terminal, watch, save | |
//! | config | knowledge, page, app, keymap, ui | serde |
//! | cli | fold, import, knowledge, search, page, app, keymap, ui, browser, terminal, compiled, shipped, save, config | clap, crc32fast, serde |
//!
//! So the whole application can be driven without a terminal, and the knowledge can be used without a screen.
//!
//! # Words
//!
//! A *side effect* is something known by itself; a *reaction* is a side effect of a medicine. A *listing* is the line that
//! says so, and a *finding* is what one medicine says to one complaint. What can be compared is a *subject*: a medicine or a
//! family. *Request*, *Message*, *update* are Elm's words.

pub mod app;
pub mod browser;
pub mod cli;
pub mod compiled;
pub mod config;
pub mod fold;
pub mod import;
pub mod keymap;
pub mod knowledge;
pub mod page;
pub mod save;
pub mod search;
pub mod shipped;
pub mod terminal;
pub mod ui;
pub mod watch;
