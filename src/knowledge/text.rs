//! Strings that may be shown: nothing in them can command a terminal or hide from a reader.

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{Error, Visitor},
};
use std::{
    borrow::{Borrow, Cow},
    fmt,
    ops::Deref,
};

/// Whether a character has no business in a text that a terminal will show.
///
/// These are control characters (C0 but line feed and tab, DEL, C1), characters that reorder text (bidirectional
/// controls), characters that cannot be seen (zero-width, soft hyphen, fillers, tags, variation selectors),
/// line separators that are not line feeds, private-use characters and noncharacters.
///
/// Line feed, tab and carriage return are white space between the tokens of a knowledge file and so pass here;
/// [`Text`] refuses them inside a string.
#[must_use]
pub const fn is_hostile(c: char) -> bool {
    matches!(c,
        '\0'..='\u{08}' | '\u{0b}' | '\u{0c}' | '\u{0e}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{20e3}' | '\u{3164}' | '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1f3fb}'..='\u{1f3ff}')
        || matches!(c, '\u{e0000}'..='\u{10ffff}')
        || (c as u32) & 0xfffe == 0xfffe
}

/// Whether a text has nothing but the letters, digits and signs of ASCII, none of which is hostile. Most have, and this
/// looks at sixteen of them at once.
#[must_use]
pub fn is_plain(text: &str) -> bool {
    text.bytes().fold(true, |plain, byte| plain & (b' '..=b'~').contains(&byte))
}

/// A text with every hostile character spelled out (`\u{1b}`), so that it can be shown whoever wrote it.
///
/// Line feeds, carriage returns and tabs are spelled out as well: what comes from outside is one line.
///
/// ```
/// use cytobrowse::knowledge::text::visible;
/// assert_eq!(visible("fever"), "fever");
/// assert_eq!(visible("fe\u{1b}ver\n"), r"fe\u{1b}ver\n");
/// ```
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().any(|c| is_hostile(c) || c.is_control()) {
        text.chars()
            .fold(String::with_capacity(text.len()), |mut out, c| {
                if is_hostile(c) || c.is_control() {
                    out.extend(c.escape_default());
                } else {
                    out.push(c);
                }
                out
            })
            .into()
    } else {
        text.into()
    }
}

/// A text from a knowledge file: one line, without hostile characters. The only kind of string the vocabulary has, so
/// that nothing unchecked can reach a screen.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Text(Box<str>);

impl Text {
    /// The text as a plain string slice.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Text {
    type Error = String;

    /// # Errors
    /// Names the first character that a text may not hold.
    fn try_from(text: String) -> Result<Self, String> {
        if is_plain(&text) {
            return Ok(Self(text.into()));
        }
        match text.chars().find(|&c| is_hostile(c) || c.is_control()) {
            Some(c) => Err(format!("a text may not hold the character U+{:04X}", u32::from(c))),
            None => Ok(Self(text.into())),
        }
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        /// Takes the text as it stands in the file, which is copied once.
        struct Look;

        impl Visitor<'_> for Look {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
                if is_plain(text) { Ok(Text(text.into())) } else { self.visit_string(text.to_owned()) }
            }

            fn visit_string<E: Error>(self, text: String) -> Result<Text, E> {
                Text::try_from(text).map_err(E::custom)
            }
        }
        input.deserialize_str(Look)
    }
}

impl Deref for Text {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// The longest an [`Id`] may be, in characters.
pub const LONGEST_ID: usize = 64;

/// What an entry is called inside the knowledge: lower-case words and numbers joined by hyphens, at most
/// [`LONGEST_ID`] characters.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Id(Box<str>);

impl Id {
    /// The id as a plain string slice.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a text has the form of an id.
    fn check(id: &str) -> Result<(), String> {
        let word = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if id.len() <= LONGEST_ID && id.split('-').all(word) {
            return Ok(());
        }
        let written = spelled_as_an_id(id);
        let write = if written.is_empty() { String::new() } else { format!("write `{written}`; ") };
        Err(format!(
            "`{}` is no id: {write}an id is lower-case words (a to z, 0 to 9) joined by hyphens, at most {LONGEST_ID} characters",
            visible(id)
        ))
    }
}

impl TryFrom<&str> for Id {
    type Error = String;

    /// # Errors
    /// Says what an id looks like, when this one does not.
    fn try_from(id: &str) -> Result<Self, String> {
        Self::check(id)?;
        Ok(Self(id.into()))
    }
}

/// A name as an id spells it: "St Marys" is `st-marys`. Empty where nothing of it can stand in one, or too much.
fn spelled_as_an_id(name: &str) -> String {
    let lower = name.to_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let id = words.collect::<Vec<_>>().join("-");
    if id.len() <= LONGEST_ID && name.is_ascii() { id } else { String::new() }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        Self::try_from(String::deserialize(input)?.as_str()).map_err(D::Error::custom)
    }
}

impl Deref for Id {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// [`Id`]s in one text, with white space between them: what a large book has very many of takes little room so.
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
pub struct Ids(Box<str>);

impl Ids {
    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.split_ascii_whitespace()
    }
}

impl TryFrom<&str> for Ids {
    type Error = String;

    /// # Errors
    /// Says of the first that is no id what one looks like.
    fn try_from(ids: &str) -> Result<Self, String> {
        ids.split_ascii_whitespace().try_for_each(Id::check)?;
        Ok(Self(ids.into()))
    }
}

impl<'de> Deserialize<'de> for Ids {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        /// Takes the text as it stands in the file, which is not copied for it.
        struct Look;

        impl Visitor<'_> for Look {
            type Value = Ids;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("ids in a text")
            }

            fn visit_str<E: Error>(self, ids: &str) -> Result<Ids, E> {
                Ids::try_from(ids).map_err(E::custom)
            }
        }
        input.deserialize_str(Look)
    }
}

impl fmt::Debug for Ids {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}
