//! Who says so: what claims rest on, and how they cite it.

use crate::knowledge::{
    date::Date,
    layer::Layer,
    text::{Id, Text, visible},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// What a claim rests on: something a reader can open. What is not known is left out and reads "not recorded".
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What citations call it.
    pub id: Id,
    /// Its title, as printed.
    #[serde(default)]
    pub title: Option<Text>,
    /// Who published it.
    #[serde(default)]
    pub publisher: Option<Text>,
    /// Where it can be opened: an `http` or `https` address.
    pub address: Text,
    /// Its own date.
    #[serde(default)]
    pub dated: Option<Date>,
    /// The day it was read.
    #[serde(default)]
    pub read: Option<Date>,
    /// What it is a copy of, where the original was not read.
    #[serde(default)]
    pub copy_of: Option<Text>,
    /// Anything else a reader should know of it.
    #[serde(default)]
    pub note: Option<Text>,
    /// Whether it takes the place of the entry of the same id that lies below.
    #[serde(default)]
    pub replaces: bool,
    /// Whose it is.
    #[serde(skip)]
    pub layer: Layer,
}

/// Whom a claim rests on. Written as one string: `"id"` or `"id: where in it"`, `"no source found"`, or `"editorial"`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Citation {
    /// A source, and where in it.
    Source {
        /// The [`Source`]'s id.
        id: Id,
        /// Where in it: a table, a section, a paragraph.
        at: Option<Text>,
    },
    /// A source was looked for and none was found; the screen says so.
    NoneFound,
    /// The judgement of whoever wrote the book or the layer; the screen says so, and whose it is.
    Editorial(Layer),
}

impl Citation {
    /// The id of the cited source, if a source is cited.
    #[must_use]
    pub const fn source(&self) -> Option<&Id> {
        match self {
            Self::Source { id, .. } => Some(id),
            Self::NoneFound | Self::Editorial(_) => None,
        }
    }
}

/// How it is written that no source was found.
const NONE_FOUND: &str = "no source found";
/// How it is written that it is ours.
const EDITORIAL: &str = "editorial";

impl Serialize for Citation {
    fn serialize<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Source { id, at: Some(at) } => output.collect_str(&format_args!("{id}: {at}")),
            Self::Source { id, at: None } => output.serialize_str(id),
            Self::NoneFound => output.serialize_str(NONE_FOUND),
            Self::Editorial(_) => output.serialize_str(EDITORIAL),
        }
    }
}

impl<'de> Deserialize<'de> for Citation {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let written = String::deserialize(input)?;
        match written.as_str() {
            NONE_FOUND => Ok(Self::NoneFound),
            EDITORIAL => Ok(Self::Editorial(Layer::GROUND)),
            cited => {
                let (id, at) = cited.split_once(": ").map_or((cited, None), |(id, at)| (id, Some(at)));
                let at = at.map(|at| Text::try_from(at.to_owned())).transpose().map_err(D::Error::custom)?;
                let id =
                    Id::try_from(id).map_err(|why| D::Error::custom(without_colon(cited).unwrap_or(why)))?;
                Ok(Self::Source { id, at })
            }
        }
    }
}

/// What is wrong with a citation in which no colon stands between the source and where in it.
fn without_colon(cited: &str) -> Option<String> {
    let (id, at) = cited.split_once([' ', ':'])?;
    let at = at.trim_start_matches([' ', ':']);
    let written = cited.split(": ").next().unwrap_or(cited);
    let is_one = Id::try_from(id).is_ok() && !at.is_empty();
    is_one.then(|| {
        let (written, at) = (visible(written), visible(at));
        format!(
            "`{written}` is no id: write `\"{id}: {at}\"`, a colon and a space behind the id of the source"
        )
    })
}
