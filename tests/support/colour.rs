//! Colours as eyes see them: how well one stands out from another, and what becomes of them for readers whose eyes tell
//! fewer apart.
//!
//! Contrast is that of WCAG 2. Distance is that of CIE 1976 L\*a\*b\* (D65); 2.3 is about the least that can be seen.

use super::profile::{Colour, channels};

/// Three numbers and what makes three of three.
type Three = [f64; 3];
type Matrix = [Three; 3];

/// Who looks, and how the light of a colour arrives: red, green and blue after, from red, green and blue before. The
/// dichromats are those of Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
/// Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (2009), at severity 1.
pub(crate) const EYES: [(&str, Matrix); 4] = [
    ("most eyes", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// What sRGB light is in CIE XYZ, seen relative to its white (D65).
const TO_XYZ: Matrix = [
    [0.412_456_4, 0.357_576_1, 0.180_437_5],
    [0.212_672_9, 0.715_152_2, 0.072_175_0],
    [0.019_333_9, 0.119_192_0, 0.950_304_1],
];
const WHITE: Three = [0.950_47, 1.0, 1.088_83];

/// How well one colour stands out from another, from 1 to 21.
pub(crate) fn contrast(one: Colour, other: Colour) -> f64 {
    let [_, one, _] = times(&TO_XYZ, light(one));
    let [_, other, _] = times(&TO_XYZ, light(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// How far two colours are apart for somebody's eyes.
pub(crate) fn distance(one: Colour, other: Colour, eyes: &Matrix) -> f64 {
    let lab = |colour| lab(times(eyes, light(colour)).map(|light| light.clamp(0.0, 1.0)));
    let apart = lab(one).into_iter().zip(lab(other));
    apart.map(|(one, other)| (one - other).powi(2)).sum::<f64>().sqrt()
}

/// The light of a colour, each channel from 0 to 1.
fn light(colour: Colour) -> Three {
    channels(colour).map(|channel| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
}

fn times(matrix: &Matrix, light: Three) -> Three {
    matrix.map(|row| row.into_iter().zip(light).map(|(one, other)| one * other).sum())
}

fn lab(light: Three) -> Three {
    let curve = |t: f64| if t > 216.0 / 24389.0 { t.cbrt() } else { (24389.0 / 27.0 * t + 16.0) / 116.0 };
    let [x, y, z] = times(&TO_XYZ, light);
    let [x, y, z] = [x / WHITE[0], y / WHITE[1], z / WHITE[2]].map(curve);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}
