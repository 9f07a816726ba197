//! The 240 colours above the terminal's own sixteen: the same in every terminal that knows 256.

use ratatui::style::Color;

/// How bright each of a colour's three lights is in the cube of six by six by six, from number 16 on.
const LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];
/// The number of the first grey behind the cube.
const FIRST_GREY: u8 = 232;

/// The fixed colour nearest to a mixed one, by the distance of their three lights. Every other colour is as it was.
pub(super) fn nearest(colour: Color) -> Color {
    let Color::Rgb(red, green, blue) = colour else { return colour };
    let distance = |number: &u8| -> u32 {
        let lights = lights(*number).into_iter().zip([red, green, blue]);
        lights.map(|(one, other)| u32::from(one.abs_diff(other)).pow(2)).sum()
    };
    (16..=u8::MAX).min_by_key(distance).map_or(colour, Color::Indexed)
}

/// The red, green and blue light of a fixed colour.
fn lights(number: u8) -> [u8; 3] {
    if number >= FIRST_GREY {
        return [8 + 10 * (number - FIRST_GREY); 3];
    }
    let at = number.saturating_sub(16);
    [at / 36, at / 6 % 6, at % 6].map(|level| LEVELS.get(usize::from(level)).copied().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fixed_colour_is_nearest_to_itself_and_the_greys_lie_between_the_corners_of_the_cube() {
        for number in 16..=u8::MAX {
            let [red, green, blue] = lights(number);
            let Color::Indexed(found) = nearest(Color::Rgb(red, green, blue)) else { panic!() };
            assert_eq!(lights(found), [red, green, blue], "{number}");
        }
        assert_eq!(lights(16), [0; 3]);
        assert_eq!(lights(231), [255; 3]);
        assert_eq!(lights(208), [255, 135, 0]);
        assert_eq!(lights(255), [238; 3]);
    }

    #[test]
    fn a_mixed_colour_becomes_its_neighbour_and_any_other_stays() {
        assert_eq!(nearest(Color::Rgb(0xd5, 0x5e, 0x00)), Color::Indexed(166));
        assert_eq!(nearest(Color::Rgb(0x13, 0x13, 0x13)), Color::Indexed(233));
        for other in [Color::Reset, Color::LightRed, Color::Indexed(3)] {
            assert_eq!(nearest(other), other);
        }
    }
}
