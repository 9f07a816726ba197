//! The keys of a configuration: names of keys, of what they do and of where, checked against the table.

use super::{File, meant};
use crate::{
    app::{Context, Message},
    keymap::{ACTIONS, Change, Clash, Key, Keymap, actions, contexts_of},
    knowledge::{
        diagnostic::{Code, nearest},
        place::Path as Way,
        text::Text,
    },
};
use serde::Deserialize;

/// How keys are called.
const HOW_KEYS_ARE_CALLED: &str =
    "write a letter, a letter with Ctrl as in `Ctrl-g`, or a name such as `F5`, `Enter` or `PgUp`";

/// Some keys as they are written.
#[derive(Debug, Deserialize)]
#[serde(rename = "Keys", deny_unknown_fields)]
pub(super) struct Written {
    /// Where; everywhere that the action counts, where nothing is said.
    #[serde(default, rename = "where")]
    contexts: Vec<Text>,
    press: Vec<Text>,
    action: Text,
    #[serde(default)]
    replaces: bool,
}

/// The table with what is written changed in it; the table as it is where something is wrong.
pub(super) fn in_force(file: &mut File, written: &[Written]) -> Keymap {
    let root = Way::root();
    let all = root.field("keys");
    let before = file.problems.len();
    let changes: Vec<Option<Change>> =
        written.iter().enumerate().map(|(at, keys)| change(file, keys, &all.index(at))).collect();
    if file.problems.len() > before {
        return Keymap::default();
    }
    let changes: Vec<Change> = changes.into_iter().flatten().collect();
    Keymap::changed(&changes).unwrap_or_else(|clashes| {
        for clash in clashes {
            twice(file, written, &clash, &all);
        }
        Keymap::default()
    })
}

/// What one row changes; nothing where its action is unknown.
fn change(file: &mut File, written: &Written, way: &Way<'_>) -> Option<Change> {
    let names: Vec<&str> = ACTIONS.iter().map(|(name, _)| *name).collect();
    let Some(message) = actions::named(&written.action) else {
        let message = format!("no key can do `{}`", written.action);
        file.wrong(Code::NoSuchAction, &way.field("action"), &message, &meant(&written.action, &names));
        return None;
    };
    let contexts = contexts(file, written, message, way);
    let press = way.field("press");
    let mut keys = Vec::new();
    for (at, name) in written.press.iter().enumerate() {
        keys.extend(key(file, name, &contexts, message, &press.index(at)));
    }
    if written.press.is_empty() {
        file.wrong(Code::NoSuchKey, &press, "no key is named here", "name one: `press: [\"F5\"]`");
    }
    Some(Change { contexts, keys, message: message.clone(), replaces: written.replaces })
}

/// Where a row counts.
fn contexts(file: &mut File, written: &Written, message: &Message, way: &Way<'_>) -> Vec<Context> {
    let counts = contexts_of(message);
    let names: Vec<&str> = counts.iter().map(|context| context.name()).collect();
    if written.contexts.is_empty() {
        // A letter is text in the list: who names no place means where it is none.
        let letters =
            written.press.iter().any(|name| name.parse().is_ok_and(|key: Key| key.letter().is_some()));
        return counts.iter().copied().filter(|context| !(letters && context.is_text())).collect();
    }
    let mut contexts = Vec::new();
    for (at, name) in written.contexts.iter().enumerate() {
        if let Some(context) = counts.iter().find(|context| context.name() == name.as_str()) {
            contexts.push(*context);
        } else {
            let message = format!("`{}` means nothing in `{name}`", written.action);
            let way = way.field("where");
            file.wrong(Code::NoSuchAction, &way.index(at), &message, &meant(name, &names));
        }
    }
    contexts
}

/// A key by its name, if it can be bound.
fn key(file: &mut File, name: &Text, contexts: &[Context], message: &Message, way: &Way<'_>) -> Option<Key> {
    let Ok(key) = name.parse::<Key>() else {
        let near = nearest(name, Key::names());
        let help =
            near.map_or_else(|| HOW_KEYS_ARE_CALLED.to_owned(), |near| format!("did you mean `{near}`?"));
        file.wrong(Code::NoSuchKey, way, &format!("no key is called `{name}`"), &help);
        return None;
    };
    let why = if key.always_leaves() && *message != Message::Quit {
        Some((Code::KeyTwice, "`Ctrl-c` always leaves", "choose another key"))
    } else if key.is_taken() {
        Some((Code::NoSuchKey, "this key never arrives, or as another one", "choose another key"))
    } else if key.letter().is_some() && contexts.iter().any(|context| context.is_text()) {
        Some((
            Code::KeyTwice,
            "a letter is text where text is typed",
            "add `Ctrl-`, or leave that place out of `where`",
        ))
    } else {
        None
    };
    match why {
        Some((code, message, help)) => {
            file.wrong(code, way, message, help);
            None
        }
        None => Some(key),
    }
}

/// Says that a key would do two things.
fn twice(file: &mut File, written: &[Written], clash: &Clash, all: &Way<'_>) {
    let row = written.get(clash.change);
    let name = row.and_then(|row| row.press.get(clash.key)).map_or("", Text::as_str);
    let other = actions::name(&clash.other).unwrap_or_default();
    let message = format!("`{name}` does `{other}` in `{}` already", clash.context.name());
    let help = format!("choose another key, or give `{other}` others with `replaces: true`");
    let at = all.index(clash.change);
    let press = at.field("press");
    file.wrong(Code::KeyTwice, &press.index(clash.key), &message, &help);
}
