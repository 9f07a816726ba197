//! What each theme promises of its colours, measured: contrast by WCAG 2, distance for eyes that tell fewer colours apart.
//!
//! `cargo test --test themes -- --nocapture` prints the figures.

#![allow(
    clippy::disallowed_macros,
    clippy::indexing_slicing,
    clippy::unreadable_literal,
    clippy::unwrap_used,
    reason = "it is a test"
)]

#[path = "support/colour.rs"]
mod colour;
#[path = "support/profile.rs"]
mod profile;

use colour::{EYES, contrast, distance};
use cytobrowse::ui::{
    Theme,
    theme::{Named, THEMES},
};
use profile::{Colour, DARK, PROFILES, Profile};
use ratatui::style::{Color, Modifier, Style};

/// The themes that bring their own colours, and the least contrast that each promises.
const PROMISED: [(&str, f64); 3] = [("contrast", 7.0), ("colourblind", 4.5), ("paper", 4.5)];

/// The roles that `terminal` dims.
const DIM: &[&str] = &["quiet", "ruled_out", "axis", "scroll"];
/// The roles that `terminal` shows in the terminal's bright blue.
const BLUE: &[&str] = &["heading", "link", "bar", "bar_range"];

/// Where `terminal` stays below 3:1 in a common terminal, and how far, if it dims as much as [`FAINTEST`] says. No other
/// choice of colours would help: bright blue is the best that is left, and dim text has none.
const BELOW: [(&str, &str, &[&str]); 6] = [
    ("Solarized, dark", "2.2", DIM),
    ("Solarized, light", "1.9", DIM),
    ("Solarized, light", "2.9", BLUE),
    ("Tango, light", "2.9", DIM),
    ("Tango, light", "2.8", BLUE),
    ("VS Code, light", "2.8", DIM),
];

/// How much is left of dim text where a terminal dims as much as most do at all, in parts of a hundred.
const FAINTEST: u32 = 50;

/// How far apart the roles of `colourblind` stay, whoever looks.
const APART: f64 = 18.0;

fn theme(name: &str) -> Theme {
    THEMES.into_iter().find(|named| named.name == name).unwrap().theme
}

/// Every role of a theme as it lies on its base.
fn roles(mut theme: Theme) -> Vec<(&'static str, Style)> {
    let base = theme.base;
    theme.styles_mut().into_iter().map(|(name, style)| (name, base.patch(*style))).collect()
}

/// The contrast of every role in a terminal.
fn contrasts(theme: Theme, profile: &Profile) -> Vec<(&'static str, f64)> {
    let measured = |style| {
        let [text, background] = profile.shown(style, FAINTEST);
        contrast(text, background)
    };
    roles(theme).into_iter().map(|(name, style)| (name, measured(style))).collect()
}

/// A theme in all the colours it was mixed from, and in the fixed ones.
fn depths(name: &str) -> [Theme; 2] {
    [theme(name), theme(name).in_fixed_colours()]
}

#[test]
fn every_role_of_a_theme_with_colours_of_its_own_is_as_clear_as_promised_at_both_depths_of_colour() {
    assert_eq!(PROMISED.map(|(name, _)| name), [1, 2, 3].map(|at: usize| THEMES[at].name));
    for (name, promised) in PROMISED {
        for theme in depths(name) {
            // Its colours are fixed, so that any terminal will do.
            let contrasts = contrasts(theme, &DARK);
            println!("{name}: {contrasts:.1?}");
            for (role, contrast) in contrasts {
                assert!(contrast >= promised, "{name} {role}: {contrast:.2}");
            }
        }
    }
}

#[test]
fn the_selected_row_of_a_theme_stands_out_from_the_rows_around_it() {
    for (name, _) in PROMISED {
        for theme in depths(name) {
            let [_, around] = DARK.shown(theme.base, FAINTEST);
            let [_, row] = DARK.shown(theme.selected, FAINTEST);
            assert!(contrast(row, around) >= 3.0, "{name}: {:.2}", contrast(row, around));
        }
    }
}

#[test]
fn a_theme_with_colours_of_its_own_leaves_none_to_the_terminal_and_dims_nothing() {
    for (name, _) in PROMISED {
        for (role, style) in roles(theme(name)) {
            let own = |colour| matches!(colour, Some(Color::Rgb(..)));
            assert!(own(style.fg) && own(style.bg), "{name} {role}");
            assert!(!style.add_modifier.contains(Modifier::DIM), "{name} {role}");
        }
    }
}

#[test]
fn the_terminals_own_colours_stay_above_three_in_common_terminals_but_where_it_is_told() {
    let mut found = Vec::new();
    for profile in &PROFILES {
        let contrasts = contrasts(theme("terminal"), profile);
        println!("{}: {contrasts:.1?}", profile.name);
        let below = contrasts.into_iter().filter(|(_, contrast)| *contrast < 3.0);
        found.extend(below.map(|(role, contrast)| (profile.name, format!("{contrast:.1}"), role)));
    }
    let told = BELOW
        .iter()
        .flat_map(|&(name, figure, roles)| roles.iter().map(move |&role| (name, figure.to_owned(), role)));
    let mut told: Vec<_> = told.collect();
    found.sort();
    told.sort();
    assert_eq!(found, told);
}

/// The least contrast that a colour of the terminal has in a common terminal.
fn least(colour: Color) -> f64 {
    let on = |profile: &Profile| contrast(profile.colour(Some(colour)).unwrap(), profile.background);
    PROFILES.iter().map(on).fold(f64::INFINITY, f64::min)
}

#[test]
fn no_other_of_the_terminals_colours_would_stand_out_better_where_it_stands_out_least() {
    const OTHERS: [Color; 13] = [
        Color::Black,
        Color::White,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightCyan,
    ];
    const USED: [Color; 3] = [Color::LightRed, Color::LightMagenta, Color::LightBlue];
    for (role, style) in roles(theme("terminal")) {
        assert!(style.fg.is_none_or(|colour| USED.contains(&colour)), "{role}");
    }
    let [used, others] = [USED.as_slice(), &OTHERS]
        .map(|colours| colours.iter().map(|&colour| (least(colour), colour)).collect::<Vec<_>>());
    println!("the least contrast of those used {used:.2?}, of others {others:.2?}");
    let worst_used = used.iter().map(|(least, _)| *least).fold(f64::INFINITY, f64::min);
    assert!(others.iter().all(|(least, _)| *least < worst_used));
}

#[test]
fn the_default_theme_has_no_background_and_no_colour_that_a_background_swallows() {
    assert_eq!(THEMES[0].name, "terminal");
    let swallowed = [
        Color::Black,
        Color::White,
        Color::Gray,
        Color::DarkGray,
        Color::Yellow,
        Color::LightYellow,
        Color::Reset,
    ];
    for (role, style) in roles(THEMES[0].theme) {
        assert_eq!(style.bg, None, "{role}");
        assert!(!style.fg.is_some_and(|colour| swallowed.contains(&colour)), "{role}");
    }
    assert_eq!(THEMES[0].theme, THEMES[0].theme.in_fixed_colours(), "the sixteen are not mixed");
}

/// The colours that must stay apart.
fn told_apart(theme: &Theme) -> Vec<Vec<(&'static str, Colour)>> {
    let shown = |name, style| (name, DARK.shown(theme.base.patch(style), FAINTEST)[0]);
    let words = [
        ("text", theme.text),
        ("link", theme.link),
        ("matched", theme.matched),
        ("caution", theme.caution),
        ("alarm", theme.alarm),
    ];
    let bars = [("bar", theme.bar), ("bar_range", theme.bar_range)];
    [words.as_slice(), &bars]
        .map(|roles| roles.iter().map(|&(name, style)| shown(name, style)).collect())
        .into()
}

#[test]
fn what_counts_stays_apart_for_eyes_that_tell_fewer_colours_apart() {
    for theme in depths("colourblind") {
        for (eyes, matrix) in &EYES {
            let mut nearest = (f64::INFINITY, "", "");
            for roles in told_apart(&theme) {
                for (at, &(one, colour)) in roles.iter().enumerate() {
                    for &(other, beside) in &roles[..at] {
                        let apart = distance(colour, beside, matrix);
                        assert!(apart >= APART, "{eyes}: {one} and {other} are {apart:.1} apart");
                        nearest = if apart < nearest.0 { (apart, one, other) } else { nearest };
                    }
                }
            }
            println!("{eyes}: the nearest are {nearest:.1?}");
        }
    }
}

#[test]
fn what_counts_differs_in_more_than_colour() {
    for Named { name, theme, .. } in THEMES {
        for (of, with) in roles(theme).into_iter().zip(roles(Theme::MONOCHROME)) {
            let kept = with.1.add_modifier - Modifier::DIM - Modifier::REVERSED;
            assert!(of.1.add_modifier.contains(kept), "{name} {}", of.0);
        }
    }
}

#[test]
fn without_colour_there_is_none_and_the_selected_row_is_reversed() {
    for (role, style) in roles(Theme::MONOCHROME) {
        assert_eq!((style.fg, style.bg), (None, None), "{role}");
    }
    assert!(Theme::MONOCHROME.selected.add_modifier.contains(Modifier::REVERSED));
}

#[test]
fn contrast_and_distance_are_those_of_their_publications() {
    // WCAG 2: black on white is 21:1, the same on the same 1:1, and #777777 on white just misses 4.5:1.
    assert!((contrast(0x000000, 0xffffff) - 21.0).abs() < 0.001);
    assert!((contrast(0x123456, 0x123456) - 1.0).abs() < 0.001);
    assert!((contrast(0x777777, 0xffffff) - 4.48).abs() < 0.005);
    // CIE L*a*b*: white is 100 from black; red and green of sRGB are 170.6 apart (53.2, 80.1, 67.2 and 87.7, -86.2, 83.2).
    let [(_, most), (_, protan), (_, deutan), (_, tritan)] = &EYES;
    assert!((distance(0x000000, 0xffffff, most) - 100.0).abs() < 0.01);
    assert!((distance(0xff0000, 0x00ff00, most) - 170.6).abs() < 0.1);
    // White stays white for all, and what one kind of eyes confuses another tells apart.
    for (eyes, matrix) in &EYES {
        assert!(distance(0x000000, 0xffffff, matrix) > 99.9, "{eyes}");
    }
    let [brown, olive] = [0xa05028, 0x6e6428];
    assert!(distance(brown, olive, most) > 1.5 * distance(brown, olive, protan));
    assert!(distance(brown, olive, most) > 1.5 * distance(brown, olive, deutan));
    let [blue, green] = [0x0078a0, 0x008278];
    assert!(distance(blue, green, most) > 1.5 * distance(blue, green, tritan));
}
