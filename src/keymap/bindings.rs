//! The rows of the table of keys.

use super::{
    Binding,
    key::{Key, ctrl, key, letter},
};
use crate::app::{
    Context::{self, EmptyQuery, Help, List, Matrix, Page, Prompt},
    Edit, Message, Motion,
};
use crossterm::event::KeyCode;
use std::borrow::Cow;

const PANES: &[Context] = &[List, Page, Matrix, Help];
const BROWSING: &[Context] = &[List, Page];
const READING: &[Context] = &[Page, Matrix, Help];

const COPY: &str = "copy the claim under the cursor, with its source";
const SHEET: &str = "write a call sheet of what was asked";

const fn row(
    contexts: &'static [Context],
    keys: &'static [Key],
    message: Message,
    help: &'static str,
) -> Binding {
    Binding { contexts: Cow::Borrowed(contexts), keys: Cow::Borrowed(keys), message, help, hint: "" }
}

/// Every key there is. The order is that of the help and the footer.
pub static BINDINGS: &[Binding] = &[
    row(PANES, &[key(KeyCode::F(1))], Message::Help, "show or close this help").hint("help"),
    row(&[Page, Matrix, Help, EmptyQuery], &[letter('?')], Message::Help, "show or close this help"),
    row(PANES, &[key(KeyCode::Up), ctrl('p')], Message::Move(Motion::Up), "one line up").hint("move"),
    row(PANES, &[key(KeyCode::Down), ctrl('n')], Message::Move(Motion::Down), "one line down").hint("move"),
    row(READING, &[letter('k')], Message::Move(Motion::Up), "one line up"),
    row(READING, &[letter('j')], Message::Move(Motion::Down), "one line down"),
    row(PANES, &[key(KeyCode::PageUp), ctrl('u')], Message::Move(Motion::PageUp), "one screen up"),
    row(PANES, &[key(KeyCode::PageDown), ctrl('d')], Message::Move(Motion::PageDown), "one screen down"),
    row(PANES, &[key(KeyCode::Home)], Message::Move(Motion::First), "to the start"),
    row(PANES, &[key(KeyCode::End)], Message::Move(Motion::Last), "to the end"),
    row(READING, &[letter('g')], Message::Move(Motion::First), "to the start"),
    row(READING, &[letter('G')], Message::Move(Motion::Last), "to the end"),
    row(&[Page, Matrix], &[letter('n')], Message::Move(Motion::NextHeading), "next heading"),
    row(&[Page, Matrix], &[letter('N')], Message::Move(Motion::PreviousHeading), "heading before"),
    row(&[Matrix], &[key(KeyCode::Left), letter('h')], Message::Move(Motion::Left), "one column left")
        .hint("move"),
    row(&[Matrix], &[key(KeyCode::Right), letter('l')], Message::Move(Motion::Right), "one column right")
        .hint("move"),
    row(&[Matrix], &[letter('0')], Message::Move(Motion::FirstColumn), "to the first column"),
    row(&[Matrix], &[letter('$')], Message::Move(Motion::LastColumn), "to the last column"),
    row(&[List], &[key(KeyCode::Enter)], Message::Open, "open the page").hint("open"),
    row(&[Page], &[key(KeyCode::Enter), key(KeyCode::Right), letter('l')], Message::Open, "follow the link")
        .hint("follow"),
    row(
        &[List, Page],
        &[key(KeyCode::Esc)],
        Message::Back,
        "one step back: page, list, clear the query, leave",
    )
    .hint("back"),
    row(&[Page], &[letter('s')], Message::Sources, "who says so: the sources of the line").hint("source"),
    row(BROWSING, &[key(KeyCode::Tab)], Message::Shelf(1), "next list").hint("list"),
    row(BROWSING, &[key(KeyCode::BackTab)], Message::Shelf(-1), "list before"),
    row(&[Page, EmptyQuery], &[letter('-')], Message::Fold(true), "fold a branch of the family tree"),
    row(&[Page, EmptyQuery], &[letter('+'), letter('=')], Message::Fold(false), "unfold it"),
    row(&[Page], &[letter('o')], Message::Order, "side effects by how often, or by part of the body")
        .hint("order"),
    row(
        &[Matrix],
        &[key(KeyCode::Enter), letter('s')],
        Message::Open,
        "the claim under the cursor, and who says so",
    )
    .hint("source"),
    row(
        &[Page],
        &[key(KeyCode::Left), letter('h'), letter('b')],
        Message::Back,
        "back along the trail, then to the list",
    ),
    row(
        &[Matrix],
        &[key(KeyCode::Esc), letter('b'), key(KeyCode::F(2)), letter('m')],
        Message::Back,
        "back to the list or the page it was opened from",
    )
    .hint("back"),
    row(&[Matrix], &[letter('o')], Message::Order, "by part of the body, by difference, or by how often")
        .hint("order"),
    row(&[Help], &[key(KeyCode::Esc), letter('q')], Message::Back, "close the help").hint("close"),
    row(&[Page, Matrix, EmptyQuery], &[letter('/')], Message::Search, "to the search box").hint("search"),
    row(BROWSING, &[ctrl('t')], Message::Mark, "mark a medicine or a cytokine, or take its mark away"),
    row(
        &[Page, EmptyQuery],
        &[letter(' ')],
        Message::Mark,
        "mark a medicine or a cytokine, or take its mark away",
    )
    .hint("mark"),
    row(&[Matrix], &[letter(' ')], Message::Mark, "take the column out of the comparison").hint("take out"),
    row(BROWSING, &[key(KeyCode::F(2))], Message::Compare, "compare what is marked").hint("compare"),
    row(&[Page], &[letter('m')], Message::Compare, "compare what is marked"),
    row(&[List], &[key(KeyCode::Left)], Message::Edit(Edit::Left), "in the query, one letter left"),
    row(
        &[List],
        &[key(KeyCode::Right)],
        Message::Edit(Edit::Right),
        "in the query, one letter right; at its end, open the page",
    ),
    row(&[List], &[key(KeyCode::Backspace)], Message::Edit(Edit::Backspace), "delete the letter before"),
    row(&[List], &[key(KeyCode::Delete)], Message::Edit(Edit::Delete), "delete the letter after"),
    row(&[List], &[ctrl('w')], Message::Edit(Edit::DeleteWord), "delete the word before"),
    row(&[Page, Matrix], &[letter('q')], Message::Quit, "leave").hint("leave"),
    row(&[Page, Matrix], &[letter('y')], Message::Copy, COPY).hint("copy"),
    row(&[Page, Matrix], &[letter('p')], Message::Sheet, SHEET).hint("call sheet"),
    row(&[Page], &[letter('w')], Message::Words, "what the words on this page mean").hint("words"),
    row(&[List, Page, Matrix], &[ctrl('y')], Message::Copy, COPY),
    row(BROWSING, &[key(KeyCode::F(3))], Message::Sheet, SHEET),
    row(PANES, &[ctrl('c')], Message::Quit, "leave at once"),
    row(PANES, &[ctrl('z')], Message::Suspend, "put the program to sleep; fg wakes it"),
    row(PANES, &[ctrl('l')], Message::Redraw, "draw the screen anew"),
    row(&[Prompt], &[key(KeyCode::Enter)], Message::Open, "write the file").hint("write"),
    row(&[Prompt], &[key(KeyCode::Esc)], Message::Back, "write nothing").hint("write nothing"),
    row(&[Prompt], &[key(KeyCode::Left)], Message::Edit(Edit::Left), "one letter left"),
    row(&[Prompt], &[key(KeyCode::Right)], Message::Edit(Edit::Right), "one letter right"),
    row(&[Prompt], &[key(KeyCode::Backspace)], Message::Edit(Edit::Backspace), "delete the letter before"),
    row(&[Prompt], &[key(KeyCode::Delete)], Message::Edit(Edit::Delete), "delete the letter after"),
    row(&[Prompt], &[ctrl('w')], Message::Edit(Edit::DeleteWord), "delete the word before"),
    row(&[Prompt], &[ctrl('c')], Message::Quit, "leave at once"),
    row(&[Prompt], &[ctrl('z')], Message::Suspend, "put the program to sleep; fg wakes it"),
    row(&[Prompt], &[ctrl('l')], Message::Redraw, "draw the screen anew"),
];
