//! The loop: draw, wait, update, carry out the request. It sleeps until something happens.

use crate::{
    app::{Edit, Message, NOT_WATCHED, Request, State, Writing, Written, reload::News},
    keymap::Keymap,
    knowledge::{date::Date, text::visible},
    save::{Unsaved, save},
    terminal::{Event, Screen},
    ui::{self, Theme},
    watch::Watch,
};
use std::{
    io,
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver},
};

/// How the browser ended, if it was not by a failure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// The reader left.
    Left,
    /// A signal said so; the process should end by it, so that whoever started it can tell.
    BySignal(i32),
    /// The terminal is gone.
    HungUp,
}

/// How the browser draws.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The styles.
    pub theme: Theme,
    /// Whether to draw with ASCII only.
    pub ascii: bool,
}

/// What is read again when it is saved.
pub struct Saved {
    /// The files and folders that the knowledge was read from; none where it is built in.
    pub paths: Vec<PathBuf>,
    /// Reads them again. It is called on a thread of its own, so that no key waits for a large file.
    pub read: Box<dyn FnMut() -> News + Send>,
}

/// Takes the terminal and browses until the reader leaves. However it ends, the terminal is given back first. What is
/// saved meanwhile is read again; `today` tells the day, for what is dated.
///
/// # Errors
/// The terminal cannot be taken or written to, or a helper thread broke; the message says which.
pub fn run(
    state: &mut State,
    look: &Look,
    keys: &Keymap,
    saved: Saved,
    today: fn() -> Date,
) -> io::Result<Ended> {
    let mut screen = Screen::open()?;
    let (_watch, news) = watch(state, &screen, saved);
    let ended = browse(state, (look, keys), &mut screen, &news, today);
    drop(screen);
    ended
}

/// Watches what the knowledge was read from. Where that cannot be done, the reader is told, and browses all the same.
fn watch(state: &mut State, screen: &Screen, saved: Saved) -> (Option<Watch>, Receiver<News>) {
    let (tell, news) = mpsc::channel();
    if saved.paths.is_empty() {
        return (None, news);
    }
    let (waker, mut read) = (screen.waker(), saved.read);
    let watch = Watch::new(&saved.paths, move || {
        // Without anybody to tell, the browser is about to end.
        let _ = tell.send(read());
        waker.wake();
    });
    if watch.is_err() {
        state.tell(NOT_WATCHED);
    }
    (watch.ok(), news)
}

fn browse(
    state: &mut State,
    (look, keys): (&Look, &Keymap),
    screen: &mut Screen,
    news: &Receiver<News>,
    today: fn() -> Date,
) -> io::Result<Ended> {
    loop {
        show(state, look, keys, screen)?;
        for event in screen.wait() {
            // A browser may stay open over midnight.
            state.today = today();
            if event == Event::Woken {
                for news in news.try_iter() {
                    state.hear(news);
                }
            } else if let ControlFlow::Break(ended) = take(state, keys, event, screen)? {
                return Ok(ended);
            }
        }
    }
}

/// Draws the state; where drawing learned something that changes it, once more.
fn show(state: &mut State, look: &Look, keys: &Keymap, screen: &mut Screen) -> io::Result<()> {
    loop {
        let mut extents = None;
        screen.draw(|frame| {
            extents = Some(ui::draw(state, &look.theme, keys, frame));
            if look.ascii {
                ui::ascii::spell_buffer(frame.buffer_mut());
            }
        })?;
        // Nothing is drawn while the terminal is given back.
        if !extents.is_some_and(|extents| state.observe(extents)) {
            return Ok(());
        }
    }
}

/// Writes a text where the reader said.
fn write(writing: &Writing) -> Written {
    let shown = |path: PathBuf| visible(&path.to_string_lossy()).into_owned();
    match save(&writing.text, Path::new(writing.path.trim()), writing.over) {
        Ok(path) => Written::Done(shown(path)),
        Err(Unsaved::Exists(path)) => Written::Exists(shown(path)),
        Err(Unsaved::Failed(why)) => Written::Failed(why),
    }
}

/// What an event does.
fn take(
    state: &mut State,
    keys: &Keymap,
    event: Event,
    screen: &mut Screen,
) -> io::Result<ControlFlow<Ended>> {
    let message = match event {
        Event::Key(key) => keys.message(state.contexts(), key),
        Event::Paste(text) => Some(Message::Edit(Edit::Insert(text))),
        Event::Resized | Event::Woken => None,
        Event::Suspend => Some(Message::Suspend),
        Event::Continued => {
            screen.retake()?;
            None
        }
        Event::Signal(signal) => return Ok(ControlFlow::Break(Ended::BySignal(signal))),
        Event::HungUp => return Ok(ControlFlow::Break(Ended::HungUp)),
        Event::Broken(message) => return Err(io::Error::other(message)),
    };
    match message.and_then(|message| state.update(&message)) {
        Some(Request::Quit) => Ok(ControlFlow::Break(Ended::Left)),
        Some(Request::Suspend) => screen.suspend().map(ControlFlow::Continue),
        Some(Request::Redraw) => screen.retake().map(ControlFlow::Continue),
        Some(Request::Copy(text)) => screen.copy(&text).map(ControlFlow::Continue),
        Some(Request::Write(writing)) => {
            state.hear_of_writing(write(&writing));
            Ok(ControlFlow::Continue(()))
        }
        None => Ok(ControlFlow::Continue(())),
    }
}
