//! A frequency as SIDER gives it: the words of the label, and the least and the most as parts of one.
//!
//! What a label prints is taken as it is printed. Only what is no plain figure is taken from the two ends, whose decimal
//! point is moved by two places: no number is worked out, and none is rounded.

use super::layer::Seen;

/// More digits than this come from a computer's reckoning, and from no label.
const DIGITS: usize = 6;

/// A frequency word has no more letters; what has is a sentence.
const LONGEST_WORD: usize = 32;

/// How often, if it can be told.
pub(super) fn seen(text: &str, least: &str, most: &str) -> Option<Seen> {
    let text = text.trim().to_lowercase();
    let letters = |word: &str| word.bytes().all(|b| b.is_ascii_lowercase());
    let words: Vec<&str> = text.split([' ', '-']).filter(|word| !word.is_empty()).collect();
    if !words.is_empty() && text.len() <= LONGEST_WORD && words.iter().all(|word| letters(word)) {
        return Some(Seen::Word(words.join(" ")));
    }
    printed(&text).or_else(|| range(in_100(least)?, in_100(most)?))
}

/// A figure or a range as it is printed: "12%", "1 to 10%", "0.1% - 1%".
fn printed(text: &str) -> Option<Seen> {
    let text = text.strip_suffix('%')?;
    let ends = text.split_once(" to ").or_else(|| text.split_once('-'));
    let number = |text: &str| {
        let text = text.trim();
        plain(text.strip_suffix('%').unwrap_or(text).trim())
    };
    match ends {
        None => number(text).map(Seen::Percent),
        Some((low, high)) => range(number(low)?, number(high)?),
    }
}

/// From so many to so many; where both are the same, that.
fn range(low: String, high: String) -> Option<Seen> {
    let (least, most): (f64, f64) = (low.parse().ok()?, high.parse().ok()?);
    match least.total_cmp(&most) {
        _ if least <= 0.0 && most >= 100.0 => None,
        std::cmp::Ordering::Equal => Some(Seen::Percent(low)),
        std::cmp::Ordering::Less if least <= 0.0 => Some(Seen::UpTo(high)),
        std::cmp::Ordering::Less => Some(Seen::Range(low, high)),
        std::cmp::Ordering::Greater => None,
    }
}

/// A part of one as people in 100: its decimal point moved by two places.
fn in_100(part: &str) -> Option<String> {
    let (digits, power) = part.trim().split_once(['e', 'E']).unwrap_or((part.trim(), "0"));
    let power: i32 = power.parse().ok().filter(|power| (-9..=9).contains(power))?;
    let (whole, behind) = digits.split_once('.').unwrap_or((digits, ""));
    let digits = format!("{whole}{behind}");
    if digits.is_empty() {
        // Nothing said is not nought.
        return None;
    }
    let point = i32::try_from(whole.len()).ok()? + power + 2;
    let before = usize::try_from((-point).max(0)).ok()?;
    let point = usize::try_from(point.max(0)).ok()?;
    let padded = format!("{}{digits:0<point$}", "0".repeat(before));
    let (whole, behind) = padded.split_at_checked(point)?;
    plain(&format!("{}.{behind}", if whole.is_empty() { "0" } else { whole }))
}

/// A decimal number from 0 to 100 without needless noughts; nothing where it is another, or not plain.
fn plain(number: &str) -> Option<String> {
    let (whole, behind) = number.split_once('.').unwrap_or((number, ""));
    let are_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if number.is_empty() || whole.is_empty() || !are_digits(whole) || !are_digits(behind) {
        return None;
    }
    let (whole, behind) = (whole.trim_start_matches('0'), behind.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    if whole.len() + behind.len() > DIGITS + 1 {
        return None;
    }
    let plain = if behind.is_empty() { whole.to_owned() } else { format!("{whole}.{behind}") };
    plain.parse::<f64>().is_ok_and(|percent| percent <= 100.0).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_as_the_label_prints_it_and_no_number_is_worked_out() {
        let percent = |text: &str| Some(Seen::Percent(text.to_owned()));
        let range = |low: &str, high: &str| Some(Seen::Range(low.to_owned(), high.to_owned()));
        let up_to = |high: &str| Some(Seen::UpTo(high.to_owned()));
        for (text, least, most, expected) in [
            ("12%", "0.12", "0.12", percent("12")),
            ("7.0%", "0.07", "0.07", percent("7")),
            ("0.014%", "0.00014", "0.00014", percent("0.014")),
            ("1 to 10%", "0.01", "0.1", range("1", "10")),
            ("1% to 10%", "0.01", "0.1", range("1", "10")),
            ("0.1-1%", "0.001", "0.01", range("0.1", "1")),
            ("<1%", "0.0", "0.01", up_to("1")),
            (">10%", "0.1", "1", range("10", "100")),
            ("1/1000", "0.001", "0.001", percent("0.1")),
            ("1/100000", "1e-05", "1e-05", percent("0.001")),
            ("", "0.07", "0.07", percent("7")),
            // A computer's reckoning, and no figure.
            ("1 in 91", "0.01098901098901099", "0.01098901098901099", None),
            ("up to everyone", "0", "1", Some(Seen::Word("up to everyone".to_owned()))),
            ("0 to 100%", "0", "1", None),
            ("120%", "1.2", "1.2", None),
            ("10 to 1%", "0.1", "0.01", None),
            ("?", "", "", None),
        ] {
            assert_eq!(seen(text, least, most), expected, "{text} {least} {most}");
        }
    }

    #[test]
    fn a_word_stays_a_word_whatever_numbers_stand_beside_it() {
        for text in ["postmarketing", "Very Rare", "infrequent"] {
            let word = Some(Seen::Word(text.to_lowercase()));
            assert_eq!(seen(text, "0.001", "0.001"), word);
        }
    }
}
