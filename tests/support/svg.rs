//! A screen as a picture: text as text, the frames and bars of a terminal as shapes, and nothing from elsewhere.

use super::profile::{Colour, Profile};
use ratatui::{
    buffer::{Buffer, Cell},
    style::{Modifier, Style},
};
use std::fmt::Write as _;

/// A cell's width and height. Letters are three fifths as wide as high in most fonts; in others `textLength` keeps the
/// columns.
const CELL: [u16; 2] = [9, 19];
/// The size of the letters, and how far below a row's top they stand.
const FONT: [u16; 2] = [15, 14];
/// What stays free around the screen.
const MARGIN: u16 = 12;

/// How much is left of dim text, in parts of a hundred.
const FAINT: u32 = 67;

/// What of a cell is filled: rectangles of left, top, width and height in it, and how strongly.
type Shape = (char, &'static [[f32; 4]], f32);

/// The characters that fonts draw with gaps between them, or not at all.
const SHAPES: [Shape; 29] = [
    ('─', &[[0.0, 9.0, 9.0, 1.0]], 1.0),
    ('│', &[[4.0, 0.0, 1.0, 19.0]], 1.0),
    ('┌', &[[4.0, 9.0, 5.0, 1.0], [4.0, 9.0, 1.0, 10.0]], 1.0),
    ('┐', &[[0.0, 9.0, 5.0, 1.0], [4.0, 9.0, 1.0, 10.0]], 1.0),
    ('└', &[[4.0, 9.0, 5.0, 1.0], [4.0, 0.0, 1.0, 10.0]], 1.0),
    ('┘', &[[0.0, 9.0, 5.0, 1.0], [4.0, 0.0, 1.0, 10.0]], 1.0),
    ('├', &[[4.0, 0.0, 1.0, 19.0], [4.0, 9.0, 5.0, 1.0]], 1.0),
    ('┤', &[[4.0, 0.0, 1.0, 19.0], [0.0, 9.0, 5.0, 1.0]], 1.0),
    ('┬', &[[0.0, 9.0, 9.0, 1.0], [4.0, 9.0, 1.0, 10.0]], 1.0),
    ('┴', &[[0.0, 9.0, 9.0, 1.0], [4.0, 0.0, 1.0, 10.0]], 1.0),
    ('┼', &[[0.0, 9.0, 9.0, 1.0], [4.0, 0.0, 1.0, 19.0]], 1.0),
    ('█', &[[0.0, 0.0, 9.0, 19.0]], 1.0),
    ('▉', &[[0.0, 0.0, 7.875, 19.0]], 1.0),
    ('▊', &[[0.0, 0.0, 6.75, 19.0]], 1.0),
    ('▋', &[[0.0, 0.0, 5.625, 19.0]], 1.0),
    ('▌', &[[0.0, 0.0, 4.5, 19.0]], 1.0),
    ('▍', &[[0.0, 0.0, 3.375, 19.0]], 1.0),
    ('▎', &[[0.0, 0.0, 2.25, 19.0]], 1.0),
    ('▏', &[[0.0, 0.0, 1.125, 19.0]], 1.0),
    ('▐', &[[4.5, 0.0, 4.5, 19.0]], 1.0),
    ('▕', &[[7.875, 0.0, 1.125, 19.0]], 1.0),
    ('▀', &[[0.0, 0.0, 9.0, 9.5]], 1.0),
    ('▄', &[[0.0, 9.5, 9.0, 9.5]], 1.0),
    ('░', &[[0.0, 0.0, 9.0, 19.0]], 0.25),
    ('▒', &[[0.0, 0.0, 9.0, 19.0]], 0.5),
    ('▓', &[[0.0, 0.0, 9.0, 19.0]], 0.75),
    ('━', &[[0.0, 8.5, 9.0, 2.0]], 1.0),
    ('┃', &[[3.5, 0.0, 2.0, 19.0]], 1.0),
    ('▪', &[[2.0, 7.0, 5.0, 5.0]], 1.0),
];

/// Signs drawn as a path, since some fonts have them too wide or not at all.
const PATHS: [(char, &str); 5] = [
    ('▸', "M2 5.5 7 9.5 2 13.5z"),
    ('❯', "M2 4.5 3.5 3.5 7.5 9.5 3.5 15.5 2 14.5 5.5 9.5z"),
    ('●', "M1 9.5a3.5 3.5 0 1 1 7 0a3.5 3.5 0 1 1-7 0z"),
    ('○', "M1 9.5a3.5 3.5 0 1 1 7 0a3.5 3.5 0 1 1-7 0zm1 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0z"),
    ('◐', "M4.5 6A3.5 3.5 0 0 0 4.5 13zM4.5 6a3.5 3.5 0 0 1 0 7v-1a2.5 2.5 0 0 0 0-5z"),
];

/// Cells side by side that look the same.
struct Run<'a> {
    /// How far from the left.
    column: u16,
    /// How many cells.
    cells: u16,
    text: String,
    first: &'a Cell,
}

/// Draws a screen as a terminal with these colours shows it. The title and the description are for those who do not see it.
pub(crate) fn draw(buffer: &Buffer, profile: &Profile, title: &str, description: &str) -> String {
    let [width, height] = [buffer.area.width * CELL[0], buffer.area.height * CELL[1]];
    let (text, background) = (hex(profile.text), hex(profile.background));
    let [all_width, all_height] = [width, height].map(|length| length + 2 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"title description\" \
         width=\"{all_width}\" height=\"{all_height}\" viewBox=\"0 0 {all_width} {all_height}\">\n\
         <title id=\"title\">{}</title>\n<desc id=\"description\">{}</desc>\n\
         <rect width=\"{all_width}\" height=\"{all_height}\" rx=\"8\" fill=\"{background}\"/>\n\
         <rect x=\".5\" y=\".5\" width=\"{}\" height=\"{}\" rx=\"7.5\" fill=\"none\" stroke=\"#808080\" \
         stroke-opacity=\".5\"/>\n\
         <g transform=\"translate({MARGIN} {MARGIN})\" fill=\"{text}\" font-size=\"{}\" \
         font-family=\"ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace\">\n",
        escaped(title),
        escaped(description),
        all_width - 1,
        all_height - 1,
        FONT[0],
    );
    let cells = buffer.content.chunks(usize::from(buffer.area.width).max(1));
    for (row, cells) in (0..).zip(cells) {
        draw_row(&mut svg, row * CELL[1], cells, profile);
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

fn draw_row(svg: &mut String, top: u16, cells: &[Cell], profile: &Profile) {
    for run in runs(cells, |one, other| shown(one, profile)[1] == shown(other, profile)[1]) {
        let [_, background] = shown(run.first, profile);
        if background != profile.background {
            rectangle(svg, [run.column * CELL[0], top, run.cells * CELL[0], CELL[1]], &hex(background));
        }
    }
    for run in runs(cells, |one, other| one.style() == other.style() && kind(one) == kind(other)) {
        let [colour, _] = shown(run.first, profile);
        let colour =
            if colour == profile.text { String::new() } else { format!(" fill=\"{}\"", hex(colour)) };
        match kind(run.first) {
            Kind::Letters => draw_text(svg, top, &run, &colour),
            Kind::Sign(sign) => draw_sign(svg, top, &run, sign, &colour),
        }
    }
}

/// What a cell holds.
#[derive(PartialEq)]
enum Kind {
    /// What any monospaced font has.
    Letters,
    /// Something else, which has its place to itself.
    Sign(char),
}

fn kind(cell: &Cell) -> Kind {
    match cell.symbol().chars().next() {
        // Arrows, mathematical and technical signs, frames, blocks, shapes and ornaments.
        Some(sign @ '\u{2190}'..='\u{2bff}') => Kind::Sign(sign),
        _ => Kind::Letters,
    }
}

fn runs(cells: &[Cell], alike: impl Fn(&Cell, &Cell) -> bool) -> Vec<Run<'_>> {
    let mut column = 0;
    let mut found = Vec::new();
    for cells in cells.chunk_by(alike) {
        let length = u16::try_from(cells.len()).unwrap();
        // What a wide character covers is not drawn.
        let mut covered = 0;
        let uncovered = |cell: &&Cell| {
            let is_covered = covered > 0;
            covered = if is_covered { covered - 1 } else { cells_of(cell.symbol()).saturating_sub(1) };
            !is_covered
        };
        let text = cells.iter().filter(uncovered).map(Cell::symbol).collect();
        found.push(Run { column, cells: length, text, first: &cells[0] });
        column += length;
    }
    found
}

/// The words of a run, each stretch between wide gaps at its own column, so that a gap costs nothing.
fn draw_text(svg: &mut String, top: u16, run: &Run<'_>, colour: &str) {
    let style = run.first.style();
    let mut column = run.column;
    for part in run.text.split_inclusive("  ") {
        let words = part.trim();
        let before = cells_of(part) - cells_of(part.trim_start());
        if !words.is_empty() {
            let [x, y] = [(column + before) * CELL[0], top + FONT[1]];
            let length = cells_of(words) * CELL[0];
            let look = look(style);
            writeln!(
                svg,
                "<text x=\"{x}\" y=\"{y}\" textLength=\"{length}\"{colour}{look}>{}</text>",
                escaped(words)
            )
            .unwrap();
        }
        column += cells_of(part);
    }
}

fn draw_sign(svg: &mut String, top: u16, run: &Run<'_>, sign: char, colour: &str) {
    if let Some(shape) = SHAPES.iter().find(|(known, ..)| *known == sign) {
        draw_shape(svg, top, run, shape, colour);
        return;
    }
    let path = PATHS.iter().find(|(known, _)| *known == sign);
    for at in run.column..run.column + run.cells {
        let left = at * CELL[0];
        if let Some((_, path)) = path {
            writeln!(svg, "<path transform=\"translate({left} {top})\" d=\"{path}\"{colour}/>").unwrap();
        } else {
            let (middle, y) = (f32::from(left) + f32::from(CELL[0]) / 2.0, top + FONT[1]);
            let look = look(run.first.style());
            writeln!(
                svg,
                "<text x=\"{middle}\" y=\"{y}\" text-anchor=\"middle\"{colour}{look}>{sign}</text>"
            )
            .unwrap();
        }
    }
}

/// Draws a shape as often as it stands there; what reaches from side to side in one piece, without seams.
fn draw_shape(svg: &mut String, top: u16, run: &Run<'_>, (_, parts, strength): &Shape, colour: &str) {
    let strength = if *strength < 1.0 { format!(" fill-opacity=\"{strength}\"") } else { String::new() };
    let across = parts.iter().all(|[_, _, width, _]| *width >= f32::from(CELL[0]));
    let (pieces, cells) = if across { (1, run.cells) } else { (run.cells, 1) };
    for piece in 0..pieces {
        for [x, y, width, height] in *parts {
            let x = x + f32::from((run.column + piece) * CELL[0]);
            let (y, width) = (y + f32::from(top), width * f32::from(cells));
            writeln!(
                svg,
                "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{colour}{strength}/>"
            )
            .unwrap();
        }
    }
}

fn rectangle(svg: &mut String, [x, y, width, height]: [u16; 4], colour: &str) {
    writeln!(svg, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{colour}\"/>")
        .unwrap();
}

fn shown(cell: &Cell, profile: &Profile) -> [Colour; 2] {
    profile.shown(cell.style(), FAINT)
}

/// What the modifiers of letters are called in a picture.
fn look(style: Style) -> String {
    let has = |modifier: &Modifier| style.add_modifier.contains(*modifier);
    let names = |all: [(Modifier, &'static str); 2]| {
        all.into_iter().filter(move |(one, _)| has(one)).map(|(_, name)| name)
    };
    let mut look: String =
        names([(Modifier::BOLD, " font-weight=\"bold\""), (Modifier::ITALIC, " font-style=\"italic\"")])
            .collect();
    let lines: Vec<_> =
        names([(Modifier::UNDERLINED, "underline"), (Modifier::CROSSED_OUT, "line-through")]).collect();
    if !lines.is_empty() {
        write!(look, " text-decoration=\"{}\"", lines.join(" ")).unwrap();
    }
    look
}

fn cells_of(text: &str) -> u16 {
    cytobrowse::page::wrap::width(text)
}

fn hex(colour: Colour) -> String {
    format!("#{colour:06x}")
}

/// A text as XML and HTML have it, within an element or an attribute.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
