//! Books with one fault each: every fault is refused under its own code, at the very character where it is.

#[path = "support/book.rs"]
mod book;

use cytobrowse::knowledge::{
    diagnostic::Problem,
    entry::Book,
    load::{accept, parse},
};

const BASE: &str = include_str!("bad_knowledge/base.ron");

fn read(bytes: impl Into<Vec<u8>>) -> Result<Book, Vec<Problem>> {
    accept("base.ron", bytes.into()).and_then(|source| parse(&source))
}

/// The codes and places of what is wrong: `KB105@3:14`.
fn complaint(bytes: impl Into<Vec<u8>>) -> String {
    book::places(&read(bytes).err().unwrap_or_default())
}

fn edited(from: &str, to: &str) -> String {
    book::edited(BASE, from, to)
}

fn check(table: &[(&str, &str, &str, &str)]) {
    for (proof, from, to, expected) in table {
        assert_eq!(complaint(edited(from, to)), *expected, "{proof}: {to}");
    }
}

#[test]
fn a_sound_book_is_read_however_it_is_written() {
    let book = read(BASE).expect("the base is sound");
    assert_eq!((book.sources.len(), book.medicines[0].reactions[0].list.len()), (2, 4));
    for (proof, text) in [
        ("a byte order mark is passed over", format!("\u{feff}{BASE}")),
        ("Windows ends lines in its own way", BASE.replace('\n', "\r\n")),
        ("no kind of entry need be named", BASE.replace("Book(", "(").replace("Medicine(", "(")),
        ("every section may be left out", "(format: 1)".to_owned()),
        ("a name may be written as a raw one", edited("(for:", "(r#for:")),
        ("a text may go on in the next line", edited("You shake", "You \\\n     shake")),
        ("comments nest", edited("format: 1", "format: /* /* ( */ \" */ 1")),
    ] {
        assert_eq!(complaint(text), "", "{proof}");
    }
}

#[test]
fn bytes_that_are_no_plain_text_are_refused() {
    for (proof, bytes, expected) in [
        ("an empty file holds nothing", &b""[..], "KB107@1:1"),
        ("white space is nothing", b"  \n\n", "KB107@3:1"),
        ("a comment alone is nothing", b"// to do\n", "KB107@2:1"),
        ("Latin-1 is not UTF-8", b"Book(title: \"caf\xe9\")", "KB003@1:17"),
        ("half a pair is no character", b"Book(title: \"caf\xed\xa0\x80\")", "KB003@1:17"),
        ("NUL in two bytes is no character", b"Book(title: \"caf\xc0\x80\")", "KB003@1:17"),
        ("the place is right behind a byte order mark", b"\xef\xbb\xbf(\n\xff", "KB003@2:1"),
        ("UTF-16 is known by its mark", b"\xff\xfeB\0o\0", "KB003@1:1"),
        ("so is the other UTF-16", b"\xfe\xff\0B\0o", "KB003@1:1"),
        ("a program is no book", b"\x7fELF\x02\x01\x01\0\xff", "KB003@1:9"),
        ("each NUL has its place", b"\0\0", "KB004@1:1 KB004@1:2"),
    ] {
        assert_eq!(complaint(bytes), expected, "{proof}");
    }
    assert_eq!(complaint(vec![0; 99]).matches("KB004").count(), 8, "a few are enough");
}

#[test]
fn what_could_command_a_terminal_or_hide_is_refused() {
    check(&[
        ("ESC in a text", r#""Chills""#, "\"Chi\u{1b}[2Jlls\"", "KB004@46:23"),
        ("C1 in a text", r#""Chills""#, "\"Chi\u{9b}lls\"", "KB004@46:23"),
        ("ESC spelled out", r#""Chills""#, r#""Chi\u{1b}lls""#, "KB004@46:23"),
        ("ESC spelled out in bytes", r#""Chills""#, r#""Chi\x1blls""#, "KB004@46:23"),
        ("NUL spelled out", r#""Chills""#, r#""Chi\0lls""#, "KB004@46:23"),
        ("a line end spelled out", r#""Chills""#, r#""C\"\\i\nlls""#, "KB004@46:26"),
        ("bidi in a comment", "// A small", "// \u{202e}A small", "KB004@1:4"),
        ("each zero-width space", r#""Chills""#, "\"\u{200b}Chills\u{200b}\"", "KB004@46:20 KB004@46:27"),
        ("a line end in a raw text", "It wakes", "It\nwakes", "KB004@24:36"),
    ]);
}

#[test]
fn brackets_must_match() {
    check(&[
        ("a list runs into a field", r#"brands: ["Proleukin"],"#, r#"brands: ["Proleukin","#, "KB101@20:21"),
        ("an entry runs into the next", "serious: Source),", "serious: Source,", "KB101@32:21"),
        ("so it does where kinds are named", "proleukin.pdf\"),", "proleukin.pdf\",", "KB101@7:9"),
        ("the book is not closed", "],\n)", "],", "KB101@2:5"),
        ("a list is closed as an entry", r#"["Proleukin"]"#, r#"["Proleukin")"#, "KB102@20:33"),
        ("an entry is closed as a list", r#"name: "Melanoma")"#, r#"name: "Melanoma"]"#, "KB102@41:42"),
        ("nothing is left to close", "", ")", "KB102@59:1"),
        ("the book is closed too early", "    uses: [", "    ), uses: [", "KB108@40:6"),
        ("two books in one file", "", "Book(format: 1)", "KB108@59:1"),
        ("words behind the book", "", "the end", "KB108@59:1"),
    ]);
    let deep = format!("Book(format: 1, title: {}", "[".repeat(40));
    assert_eq!(complaint(deep), "KB110@1:55", "nesting has an end");
}

#[test]
fn a_string_or_comment_must_end_where_it_should() {
    check(&[
        ("a quote is missing at a line's end", r#""Aldesleukin","#, r#""Aldesleukin,"#, "KB103@19:19"),
        ("a quote is missing within a line", r#""shivering", "#, r#""shivering, "#, "KB103@50:21"),
        ("a quote inside a text", "You shake", r#"You "shake""#, "KB103@49:22"),
        ("a raw text is not closed", r##"cells."#"##, r#"cells.""#, "KB103@24:31"),
        ("a comment is not closed", "system: General", "system: /* General", "KB104@48:21"),
        ("an escape that means nothing", r#""Chills""#, r#""Chi\qlls""#, "KB112@46:23"),
        ("an escape beyond Unicode", r#""Chills""#, r#""Chi\u{110000}lls""#, "KB112@46:23"),
    ]);
}

#[test]
fn commas_colons_and_values_have_their_places() {
    check(&[
        ("no comma behind a number", "format: 1,", "format: 1", "KB105@3:14"),
        ("no comma behind a list", r#"["Proleukin"],"#, r#"["Proleukin"]"#, "KB105@20:34"),
        ("no comma in a list", r#""shivering", "#, r#""shivering" "#, "KB105@50:32"),
        ("a semicolon", r#""Aldesleukin","#, r#""Aldesleukin";"#, "KB105@19:32"),
        ("two commas", "General,", "General,,", "KB108@48:29"),
        ("no value", "system: General,", "system: ,", "KB108@48:21"),
        ("no value at the end", r#"name: "Melanoma")"#, "name:)", "KB108@41:31"),
        ("no colon", r#"name: "Aldesleukin""#, r#"name "Aldesleukin""#, "KB106@19:17"),
        ("no colon before an entry", "reactions: [(", "reactions [(", "KB106@28:22"),
        ("an equals sign", r#"name: "Aldesleukin""#, r#"name = "Aldesleukin""#, "KB106@19:18"),
        ("no name", r#"name: "Melanoma")"#, r#""Melanoma")"#, "KB106@41:26"),
        ("a name alone, first in its entry", r#"(id: "melanoma","#, "(id,", "KB106@41:12"),
        ("two colons", r#"name: "Aldesleukin""#, r#"name:: "Aldesleukin""#, "KB108@19:18"),
    ]);
}

#[test]
fn other_languages_are_recognised() {
    check(&[
        ("a name in quotes, as in JSON", r#"(id: "melanoma","#, r#"("id": "melanoma","#, "KB109@41:10"),
        ("curly quotes", r#""Aldesleukin""#, "“Aldesleukin”", "KB109@19:19"),
        ("single quotes", r#""Aldesleukin""#, "'Aldesleukin'", "KB109@19:19"),
        ("a space that does not break", "name: \"Aldesleukin\"", "name:\u{a0}\"Aldesleukin\"", "KB109@19:18"),
        ("an attribute", "// A small", "#![enable(unwrap_newtypes)]\n// A small", "KB109@1:1"),
        ("a comment with a hash", "    uses: [", "    # uses\n    uses: [", "KB109@40:5"),
    ]);
    assert_eq!(complaint(r#"{"format": 1}"#), "KB204@1:1", "JSON is no RON");
}

#[test]
fn names_are_those_of_the_vocabulary() {
    check(&[
        ("a field misspelt", r#"name: "Aldesleukin""#, r#"nmae: "Aldesleukin""#, "KB201@19:13"),
        ("columns count characters", "größer\"", "größer\", nope: 1", "KB201@34:85"),
        ("a sign in a name", r#"name: "Aldesleukin""#, r#"name%: "Aldesleukin""#, "KB201@19:13"),
        ("a field missing", "            id: \"aldesleukin\",\n", "", "KB202@17:9"),
        ("a field missing, kind not named", r#", name: "Melanoma""#, "", "KB202@41:9"),
        ("the format missing", "    format: 1,\n", "", "KB202@2:1"),
        ("a field twice", r#""Aldesleukin","#, r#""Aldesleukin", name: "x","#, "KB203@19:34"),
        ("a word misspelt", "Approved", "Aproved", "KB205@26:51"),
        ("a word in quotes", "Approved", r#""Approved""#, "KB205@26:51"),
        ("a word with a hyphen", "Approved", "Not-Approved", "KB205@26:51"),
        ("a number for a word", "Percent(71)", "71", "KB205@32:58"),
        ("a word in quotes inside Some", "serious: Source", r#"serious: Some("Source")"#, "KB205@32:85"),
        ("a kind misspelt", "Medicine(", "Medicin(", "KB206@17:9"),
    ]);
    assert_eq!(complaint("Library(format: 1)"), "KB206@1:1", "a library is no book");
}

#[test]
fn values_are_of_the_kind_the_vocabulary_has() {
    check(&[
        ("a number for a text", r#""Aldesleukin""#, "42", "KB204@19:19"),
        ("a bare word for a text", r#""Aldesleukin""#, "Aldesleukin", "KB204@19:19"),
        ("a list for a text", r#""Aldesleukin""#, r#"["Aldesleukin"]"#, "KB204@19:19"),
        ("bytes for a text", r#""Aldesleukin""#, r#"b"Aldesleukin""#, "KB204@19:19"),
        ("a text for a list", r#"["Proleukin"]"#, r#""Proleukin""#, "KB204@20:21"),
        ("a text for a number", "525", r#""525""#, "KB204@30:25"),
        (
            "a text for an entry",
            r#"(text: "A drip into a vein.", sources: ["editorial"])"#,
            r#""A drip""#,
            "KB204@56:53",
        ),
        ("a fraction of a person", "525", "525.5", "KB204@30:25"),
        ("fewer than nobody", "525", "-1", "KB204@30:25"),
        ("more people than there can be", "525", "4294967296", "KB204@30:25"),
        ("a percent sign", "Percent(71)", "Percent(71%)", "KB204@32:66"),
        ("a decimal comma", "Percent(71)", "Percent(71,5)", "KB204@32:69"),
        ("a percent without a number", "Percent(71)", "Percent", "KB204@32:58"),
        ("a percent of nothing", "Percent(71)", "Percent()", "KB204@32:58"),
        ("a number where none is taken", "Percent(71)", "NoNumber(71)", "KB204@32:66"),
        ("half a range", "Range(37, 52.5)", "Range(37)", "KB204@33:46"),
        ("a range of three", "Range(37, 52.5)", "Range(37, 52.5, 60)", "KB204@33:62"),
    ]);
    for text in ["42", "\"Book\"", "[]", "nothing"] {
        assert!(complaint(text).ends_with("@1:1"), "{text} is no book");
    }
}

#[test]
fn ids_and_dates_are_refused_where_they_stand() {
    check(&[
        ("an id in capitals", r#"cytokine: "il-2""#, r#"cytokine: "IL-2""#, "KB310@22:23"),
        ("an id with a Cyrillic letter", r#"id: "aldesleukin""#, "id: \"\u{430}ldesleukin\"", "KB310@18:17"),
        ("an id in a citation", "fda-proleukin: table III", "FDA: table III", "KB310@29:27"),
        ("a day the calendar lacks", "1998-01-09", "1998-02-30", "KB307@26:78"),
        ("a date written the other way round", "1998-01-09", "09/01/1998", "KB307@26:78"),
    ]);
}

#[test]
fn another_format_is_named_before_anything_else() {
    check(&[
        ("a newer format", "format: 1,", "format: 2,", "KB207@3:13"),
        ("a newer format with newer words", "format: 1,", "format: 2, colour: Red,", "KB207@3:13"),
        ("a newer format with newer syntax", "format: 1,", "format: 2, colour = “red”,", "KB207@3:13"),
        ("no format at all", "format: 1,", "format: 0,", "KB207@3:13"),
        ("half a format", "format: 1,", "format: 1.5,", "KB204@3:13"),
    ]);
}
