//! The shape of JSON: which members, in which order, without their values.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// Reads `{id,names:[],source:{at}}`. Null has no shape of its own, and the items of a list have one together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A text, a number, a truth value or null.
    #[default]
    Plain,
    /// A list, and what its items have in common.
    List(Box<Self>),
    /// An object's members in their order.
    Object(Vec<(String, Self)>),
}

/// The shape of a JSON text.
pub(crate) fn shape(json: &str) -> String {
    serde_json::from_str::<Shape>(json).expect("it is JSON").to_string()
}

impl Shape {
    /// What holds for both.
    fn join(self, other: Self) -> Self {
        match (self, other) {
            (Self::Plain, shape) | (shape, Self::Plain) => shape,
            (Self::List(one), Self::List(other)) => Self::List(Box::new(one.join(*other))),
            (Self::Object(one), Self::Object(other)) => {
                let names =
                    |members: &[(String, Self)]| members.iter().map(|(name, _)| name.clone()).collect();
                let (left, right): (Vec<_>, Vec<_>) = (names(&one), names(&other));
                assert_eq!(left, right, "items of one list have the same members");
                let pairs = one.into_iter().zip(other);
                Self::Object(pairs.map(|((name, one), (_, other))| (name, one.join(other))).collect())
            }
            (one, other) => panic!("{one} and {other} stand in one list"),
        }
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plain => Ok(()),
            Self::List(items) => write!(f, "[{items}]"),
            Self::Object(members) => {
                let member = |(name, shape): &(String, Self)| match shape {
                    Self::Plain => name.clone(),
                    shape => format!("{name}:{shape}"),
                };
                write!(f, "{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(","))
            }
        }
    }
}

impl<'de> Deserialize<'de> for Shape {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        input.deserialize_any(Look)
    }
}

struct Look;

impl<'de> Visitor<'de> for Look {
    type Value = Shape;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Shape, E> {
        Ok(Shape::Plain)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Shape, E> {
        Ok(Shape::Plain)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Shape, E> {
        Ok(Shape::Plain)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Shape, E> {
        Ok(Shape::Plain)
    }

    fn visit_str<E>(self, _: &str) -> Result<Shape, E> {
        Ok(Shape::Plain)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Shape, A::Error> {
        let mut shape = Shape::Plain;
        while let Some(item) = items.next_element()? {
            shape = shape.join(item);
        }
        Ok(Shape::List(Box::new(shape)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Shape, A::Error> {
        let mut shape = Vec::new();
        while let Some(member) = members.next_entry()? {
            shape.push(member);
        }
        Ok(Shape::Object(shape))
    }
}
