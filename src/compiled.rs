//! A body of knowledge put by, with its words in order, so that the next start need neither read nor check it.
//!
//! What is put by is tied to the program that wrote it ([`Stamp`]) and to the files it was made from. It is never written
//! unasked, and holds nothing that a reader keeps for themselves.
//!
//! ```text
//! MAGIC │ stamp, 4 bytes │ check sum of the rest, 4 bytes │ Origin… │ knowledge │ words      (in postcard's format)
//! ```

use crate::{
    knowledge::packed::Packed,
    search::{Lexicon, Volume, Words},
};
use serde::{Deserialize, Serialize};
use std::{borrow::Cow, fmt};

/// How a compiled book begins. The first byte is no UTF-8, so that nobody takes it for a text.
pub const MAGIC: &[u8; 16] = b"\x93cytobrowse book";

/// Which program wrote a compiled book: one is read only by its like, since it says nothing of how it is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp(pub u32);

/// A file that a compiled book was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Its path, as it was given.
    pub path: String,
    /// How long it was, in bytes.
    pub length: u64,
    /// When it was last changed, in nanoseconds since 1970 where the system tells.
    pub changed: Option<u128>,
    /// The check sum of what was in it.
    pub sum: u32,
}

/// Why a compiled book is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It is no compiled book.
    Foreign,
    /// Another version of the program wrote it.
    Stale,
    /// It is not as it was written.
    Damaged,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Foreign => "this is no compiled book",
            Self::Stale => "another version of cytobrowse compiled this book",
            Self::Damaged => "this compiled book is damaged: it is not as it was written",
        })
    }
}

/// Where the check sum stands, and what it is of.
const SUM: usize = MAGIC.len() + 4;
const BODY: usize = SUM + 4;

/// A body of knowledge as bytes.
///
/// # Errors
/// It holds more than can be written: there is no such thing in practice, and the words say what.
pub fn write(volume: Volume, stamp: Stamp, origins: &[Origin]) -> Result<Vec<u8>, String> {
    let failed = |error: postcard::Error| error.to_string();
    let lexicon = volume.lexicon();
    let words = postcard::to_stdvec(lexicon).map_err(failed)?;
    let mut bytes = [MAGIC.as_slice(), &stamp.0.to_le_bytes(), &[0; 4]].concat();
    bytes = postcard::to_extend(origins, bytes).map_err(failed)?;
    bytes = postcard::to_extend(&Packed::new(volume.knowledge), bytes).map_err(failed)?;
    bytes.extend(words);
    let sum = crc32fast::hash(bytes.get(BODY..).unwrap_or_default());
    if let Some(place) = bytes.get_mut(SUM..BODY) {
        place.copy_from_slice(&sum.to_le_bytes());
    }
    Ok(bytes)
}

/// Whether bytes are a compiled book, sound or not.
#[must_use]
pub fn is_compiled(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// The files that a compiled book was made from, and what it holds.
///
/// # Errors
/// Why it is not read. Whatever the bytes are, nothing half-read comes out.
pub fn read(bytes: Cow<'static, [u8]>, stamp: Stamp) -> Result<(Vec<Origin>, Volume), Refused> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(Refused::Foreign)?;
    let (written_by, rest) = rest.split_first_chunk::<4>().ok_or(Refused::Damaged)?;
    if u32::from_le_bytes(*written_by) != stamp.0 {
        return Err(Refused::Stale);
    }
    let (sum, body) = rest.split_first_chunk::<4>().ok_or(Refused::Damaged)?;
    if u32::from_le_bytes(*sum) != crc32fast::hash(body) {
        return Err(Refused::Damaged);
    }
    let damaged = |_: postcard::Error| Refused::Damaged;
    let (origins, body) = postcard::take_from_bytes::<Vec<Origin>>(body).map_err(damaged)?;
    let (packed, words) = postcard::take_from_bytes::<Packed>(body).map_err(damaged)?;
    // The check sum guards against accidents; that all of it belongs together is looked at, against who can reckon one.
    let knowledge = packed.open().ok_or(Refused::Damaged)?;
    let at = bytes.len() - words.len();
    // Of a file only the words are kept until they are needed.
    let words: Cow<'static, [u8]> = match bytes {
        Cow::Borrowed(all) => Cow::Borrowed(all.get(at..).unwrap_or_default()),
        Cow::Owned(mut all) => {
            drop(all.drain(..at));
            all.shrink_to_fit();
            Cow::Owned(all)
        }
    };
    let words = Words::put_by(move || postcard::from_bytes::<Lexicon>(&words).ok());
    Ok((origins, Volume { knowledge, words }))
}
