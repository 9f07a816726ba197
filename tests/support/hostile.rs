//! A book that is hard to draw.

use cytobrowse::knowledge::{Knowledge, load};

/// A book of a medicine with so many side effects, one without any, and names as long and as wide as they come.
pub(crate) fn hostile(reactions: usize) -> Knowledge {
    let long = "x".repeat(200);
    let wide = "漢字".repeat(20);
    let spaced = "long words in a very long name ".repeat(7).trim().to_owned();
    let seen = ["Percent(52)", "Range(20, 35)", "UpTo(3)", "NoNumber", "Percent(0.05)", "Percent(100)"];
    let names = [long.as_str(), wide.as_str(), spaced.as_str()];
    let (mut effects, mut list) = (String::new(), String::new());
    for at in 0..reactions {
        let (name, seen) = (format!("{} {at}", names[at % 3]), seen[at % 6]);
        effects.extend([format!(
            "(id: \"e{at}\", name: \"{name}\", clinical: \"{name}\", system: General, meaning: \"It is.\", \
             urgency: TellTeam, sources: [\"s\"]),"
        )]);
        list.extend([format!("(effect: \"e{at}\", seen: {seen}, serious: Source),")]);
    }
    let medicine = |id: &str, name: &str, reactions: &str| {
        format!(
            "(id: \"{id}\", name: \"{name}\", names_from: [\"s\"], cytokine: \"c\", cytokine_from: [\"s\"], \
             indications: [(for: \"u\", events: [(what: Approved, by: \"{long}\", date: \"1986\", sources: [\"s\"])])], \
             reactions: [{reactions}]),"
        )
    };
    let book = format!(
        "Book(format: 1, sources: [(id: \"s\", title: \"{long}\", address: \"https://example.org/{long}\")], \
         cytokines: [(id: \"c\", name: \"{wide}\")], uses: [(id: \"u\", name: \"For {spaced}\")], \
         medicines: [{}{}], side_effects: [{effects}])",
        medicine("all", &format!("M {wide}"), &format!("(sources: [\"s\"], list: [{list}])")),
        medicine("none", &long, ""),
    );
    let text = load::accept("hostile.ron", book.into_bytes()).unwrap();
    load::load(&[text], "hostile").unwrap_or_else(|problems| panic!("{:?}", problems[0].message()))
}
