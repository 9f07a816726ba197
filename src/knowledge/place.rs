//! Where in the text a path lies.
//!
//! A value that has been read has no place in the text any more. What is wrong with it names its place by the way down
//! to it, and only when something is wrong that way is walked again, this time in the text.

use super::token::{Kind, Token, Tokens};
use std::{fmt, iter::Peekable, ops::Range};

/// One step down into a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// To a named field.
    Field(&'static str),
    /// To an item of a list or an argument of a variant, counted from 0.
    Index(usize),
}

/// A way down into a book. A chain on the stack, so that checking millions of values allocates nothing.
///
/// ```
/// use cytobrowse::knowledge::place::{Path, locate};
/// let (root, text) = (Path::root(), r#"Book(terms: [(id: "a"), (id: "B")])"#);
/// let terms = root.field("terms");
/// let second = terms.index(1);
/// assert_eq!(&text[locate(text, &second.field("id").keep())], r#""B""#);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Path<'a> {
    way: Option<(&'a Self, Step)>,
}

impl Path<'_> {
    /// The book itself.
    #[must_use]
    pub const fn root() -> Self {
        Self { way: None }
    }

    /// A field of this.
    #[must_use]
    pub const fn field(&self, name: &'static str) -> Path<'_> {
        Path { way: Some((self, Step::Field(name))) }
    }

    /// An item of this list, or an argument of this variant, counted from 0.
    #[must_use]
    pub const fn index(&self, index: usize) -> Path<'_> {
        Path { way: Some((self, Step::Index(index))) }
    }

    /// The field it leads to, or the one whose item it leads to.
    #[must_use]
    pub fn name(&self) -> Option<&'static str> {
        let mut ways = std::iter::successors(self.way, |(parent, _)| parent.way);
        ways.find_map(|(_, step)| match step {
            Step::Field(name) => Some(name),
            Step::Index(_) => None,
        })
    }

    /// The same way, to be kept.
    #[must_use]
    pub fn keep(&self) -> OwnedPath {
        let mut steps: Vec<_> =
            std::iter::successors(self.way, |(parent, _)| parent.way).map(|(_, step)| step).collect();
        steps.reverse();
        OwnedPath(steps.into())
    }
}

/// A [`Path`] to be kept. Reads `medicines[3].reactions.list[0].effect`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OwnedPath(Box<[Step]>);

impl<const N: usize> From<[Step; N]> for OwnedPath {
    fn from(steps: [Step; N]) -> Self {
        Self(steps.into())
    }
}

impl fmt::Display for OwnedPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().enumerate().try_for_each(|(depth, step)| match step {
            Step::Field(name) if depth == 0 => f.write_str(name),
            Step::Field(name) => write!(f, ".{name}"),
            Step::Index(index) => write!(f, "[{index}]"),
        })
    }
}

/// The bytes of the value a path leads to, or of the deepest value on its way that the text has.
///
/// `Some(…)` is no step: the path goes through it. Total on every text, in time linear in its length.
#[must_use]
pub fn locate(text: &str, path: &OwnedPath) -> Range<usize> {
    let mut here = Walk { text, tokens: Tokens::new(text).peekable() };
    for &step in &path.0 {
        let mut deeper = here.clone();
        if !deeper.go(step) {
            break;
        }
        here = deeper;
    }
    here.value()
}

/// A place in the text, before a value.
#[derive(Clone)]
struct Walk<'a> {
    text: &'a str,
    tokens: Peekable<Tokens<'a>>,
}

impl<'a> Walk<'a> {
    /// Goes to a value inside the value at hand; false where there is none.
    fn go(&mut self, step: Step) -> bool {
        self.enter()
            && match step {
                Step::Field(name) => self.pass_to(name),
                Step::Index(index) => (0..index).all(|_| self.pass_comma()),
            }
            && self.tokens.peek().is_some_and(|next| !matches!(next.kind, Kind::Close(_) | Kind::Comma))
    }

    /// Goes inside the brackets of the value at hand, and of what stands in them where that is a `Some(…)`.
    fn enter(&mut self) -> bool {
        loop {
            let word = self.word();
            if self.tokens.next_if(|next| matches!(next.kind, Kind::Open(_))).is_none() {
                return false;
            }
            if word != Some("Some") {
                return true;
            }
        }
    }

    /// Goes past the name of a field and its colon.
    fn pass_to(&mut self, name: &str) -> bool {
        loop {
            let found = self.word().map(|word| word.strip_prefix("r#").unwrap_or(word));
            let named = self.tokens.next_if(|next| next.kind == Kind::Colon).is_some();
            if named && found == Some(name) {
                return true;
            }
            if !self.pass_comma() {
                return false;
            }
        }
    }

    /// Goes past the comma behind the value at hand; false where the brackets end first.
    fn pass_comma(&mut self) -> bool {
        let mut depth = 0_usize;
        while let Some(next) = self.tokens.next_if(|next| depth > 0 || !matches!(next.kind, Kind::Close(_))) {
            match next.kind {
                Kind::Open(_) => depth += 1,
                Kind::Close(_) => depth -= 1,
                Kind::Comma if depth == 0 => return true,
                _ => {}
            }
        }
        false
    }

    fn word(&mut self) -> Option<&'a str> {
        self.tokens.next_if(|next| next.kind == Kind::Word).map(|word| word.of(self.text))
    }

    /// The bytes of the value at hand. Where none stands, nothing wide, before what stands there instead.
    fn value(mut self) -> Range<usize> {
        let Some(first) = self.tokens.next() else { return self.text.len()..self.text.len() };
        match first.kind {
            Kind::Open(_) => first.start..self.closing(first),
            Kind::Word => match self.tokens.next_if(|next| matches!(next.kind, Kind::Open(_))) {
                Some(open) => first.start..self.closing(open),
                None => first.span(),
            },
            Kind::Close(_) | Kind::Comma | Kind::Colon => first.start..first.start,
            _ => first.span(),
        }
    }

    /// The end of the bracket that closes the one just passed, or of the last token where none does.
    fn closing(self, open: Token) -> usize {
        let (mut depth, mut end) = (1_usize, open.end);
        for token in self.tokens {
            end = token.end;
            match token.kind {
                Kind::Open(_) => depth += 1,
                Kind::Close(_) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        end
    }
}

#[cfg(test)]
mod tests {
    use super::Step::{Field, Index};
    use super::{OwnedPath, Path, Step, locate};

    fn at<const N: usize>(text: &str, steps: [Step; N]) -> &str {
        text.get(locate(text, &steps.into())).unwrap()
    }

    const BOOK: &str = r##"// Book(format: 7) «ž»
Book(
    format: 1, /* title: "no", /* nested: ( */ */
    title: "a ] ) } // \" title: \\",
    sources: [
        Source(id: "größe", address: r#"a"),(id: "b"#),
        (id: "second", note: Some("five"),),
    ],
    medicines: [Medicine(reactions: (list: [(effect: "x", seen: Range(37, 81.5))], people: Some(Some(5))),
        indications: [(r#for: "melanoma")], correction: Some(Correction(text: 'c')))],
)"##;

    #[test]
    fn every_kind_of_step_leads_down() {
        assert_eq!(at(BOOK, [Field("format")]), "1");
        assert_eq!(at(BOOK, [Field("sources"), Index(1), Field("id")]), r#""second""#);
        let (medicines, first, reactions) = (Field("medicines"), Index(0), Field("reactions"));
        let (list, seen) = (Field("list"), Field("seen"));
        let reaction = r#"(effect: "x", seen: Range(37, 81.5))"#;
        assert_eq!(at(BOOK, [medicines, first, reactions, list, first]), reaction);
        assert_eq!(at(BOOK, [medicines, first, reactions, list, first, seen]), "Range(37, 81.5)");
        assert_eq!(at(BOOK, [medicines, first, reactions, list, first, seen, Index(1)]), "81.5");
        assert_eq!(at(BOOK, [medicines, first, reactions, Field("people")]), "Some(Some(5))");
        assert_eq!(at(BOOK, [medicines, first, Field("correction"), Field("text")]), "'c'");
        assert_eq!(at(BOOK, [medicines, first, Field("indications"), first, Field("for")]), r#""melanoma""#);
    }

    #[test]
    fn strings_and_comments_hide_what_they_hold() {
        assert_eq!(at(BOOK, [Field("title")]), r#""a ] ) } // \" title: \\""#);
        assert_eq!(at(BOOK, [Field("sources"), Index(0), Field("address")]), r##"r#"a"),(id: "b"#"##);
        assert_eq!(at(BOOK, [Field("sources"), Index(0), Field("id")]), r#""größe""#);
    }

    #[test]
    fn a_path_that_goes_further_than_the_text_ends_at_the_deepest_value() {
        assert_eq!(
            at(BOOK, [Field("sources"), Index(1), Field("title")]),
            r#"(id: "second", note: Some("five"),)"#
        );
        assert_eq!(at(BOOK, [Field("format"), Index(3)]), "1");
        assert_eq!(at("(a: [1, 2])", [Field("a"), Index(2)]), "[1, 2]");
        assert_eq!(at("(a: [1, 2,])", [Field("a"), Index(2)]), "[1, 2,]");
        assert_eq!(at("(a: [])", [Field("a"), Index(0), Index(0)]), "[]");
        assert_eq!(at("(a: 1)", [Field("b")]), "(a: 1)");
    }

    #[test]
    fn a_broken_text_has_places_too() {
        for (text, found) in [
            ("", ""),
            ("   ", ""),
            ("(a", "(a"),
            ("(a:", "(a:"),
            ("(a:)", "(a:)"),
            ("(a: [", "["),
            ("(a: ]", "(a: ]"),
            ("(a: \"b", "\"b"),
            ("(a: b c: d)", "b"),
            (")", ""),
            ("((((a: 1", "((((a: 1"),
        ] {
            assert_eq!(at(text, [Field("a")]), found, "{text}");
        }
    }

    #[test]
    fn nesting_of_any_depth_is_walked_without_a_stack() {
        let deep = "[".repeat(1_000_000);
        assert_eq!(locate(&deep, &[Index(0), Index(0)].into()), 2..1_000_000);
    }

    #[test]
    fn a_kept_path_reads_like_one() {
        let root = Path::root();
        let (medicines, first) = (root.field("medicines"), Step::Index(0));
        assert_eq!(medicines.index(3).field("name").keep().to_string(), "medicines[3].name");
        assert_eq!(medicines.index(0).keep(), OwnedPath::from([Field("medicines"), first]));
        assert_eq!(root.keep(), OwnedPath::from([]));
    }
}
