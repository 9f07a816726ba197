//! How often something was seen, as people write it, and how the vocabulary has it: `31%` is `Percent(31)`.

/// What to write in place of the figure that stands around a byte of a text; nothing where none stands there.
///
/// `within` says whether it stands in the parentheses of such a word already.
pub(super) fn mend(text: &str, at: usize, within: bool) -> Option<String> {
    let (before, after) = text.split_at_checked(at)?;
    let belongs = |c: &char| c.is_ascii_digit() || DASHES.contains(c) || matches!(c, '.' | '%');
    let start = at - before.chars().rev().take_while(belongs).map(char::len_utf8).sum::<usize>();
    let end = at + after.chars().take_while(belongs).map(char::len_utf8).sum::<usize>();
    let numbers: Vec<&str> =
        text.get(start..end)?.split(DASHES).map(|part| part.trim_end_matches('%')).collect();
    let sound = |number: &&str| number.parse::<f64>().is_ok_and(f64::is_finite);
    match numbers.as_slice() {
        [one] if sound(one) && within => Some(format!("write the number alone: `{one}`")),
        [one] if sound(one) => Some(format!("write `Percent({one})`; where a bare number belongs, `{one}`")),
        [low, high] if sound(low) && sound(high) => Some(format!("write `Range({low}, {high})`")),
        _ => None,
    }
}

/// What may stand between the two ends of a range.
const DASHES: [char; 3] = ['-', '–', '—'];

#[cfg(test)]
mod tests {
    use super::mend;

    #[test]
    fn a_figure_is_mended_wherever_in_it_the_fault_was_found() {
        for (text, within, expected) in [
            ("31%", false, Some("write `Percent(31)`; where a bare number belongs, `31`")),
            ("3.5%", true, Some("write the number alone: `3.5`")),
            ("10-25", true, Some("write `Range(10, 25)`")),
            ("10%–25%", false, Some("write `Range(10, 25)`")),
            ("10—25", false, Some("write `Range(10, 25)`")),
            ("1-2-3", false, None),
            ("%", false, None),
            ("", false, None),
        ] {
            for (at, _) in text.char_indices() {
                assert_eq!(mend(text, at, within).as_deref(), expected, "{text} at {at}");
            }
        }
        assert_eq!(
            mend("seen: 31%,", 8, false).as_deref(),
            Some("write `Percent(31)`; where a bare number belongs, `31`")
        );
        assert_eq!(mend("31", 9, false), None);
    }
}
