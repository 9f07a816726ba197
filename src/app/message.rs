//! What can be asked of the application, and what it asks of the outside.

/// One thing asked of the application.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Message {
    /// Move in whatever holds the keys.
    Move(Motion),
    /// Change the query.
    Edit(Edit),
    /// Open the selected entry, or follow the link or the claim under the cursor.
    Open,
    /// One step back: help, page, list, query, leave.
    Back,
    /// Show the shelf so many steps further on.
    Shelf(isize),
    /// Go to the search box.
    Search,
    /// Group the page's side effects the other way; order a comparison the next way.
    Order,
    /// Fold what belongs to a line of a tree away, or show it again.
    Fold(bool),
    /// Mark what is under the cursor for comparison, or take its mark away; take a column out of a comparison.
    Mark,
    /// Compare what is marked.
    Compare,
    /// Show the sources of the line under the cursor.
    Sources,
    /// Send what is under the cursor, with its source, to the terminal's clipboard.
    Copy,
    /// Ask where to write the call sheet.
    Sheet,
    /// Show what the words on the page mean.
    Words,
    /// Show or hide the help.
    Help,
    /// Leave.
    Quit,
    /// Give the terminal back for a while.
    Suspend,
    /// Draw everything anew.
    Redraw,
}

/// A way to move, the same in every pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Motion {
    /// One line up.
    Up,
    /// One line down.
    Down,
    /// One column left, where there are columns.
    Left,
    /// One column right.
    Right,
    /// One screen up.
    PageUp,
    /// One screen down.
    PageDown,
    /// To the first line.
    First,
    /// To the last line.
    Last,
    /// To the first column.
    FirstColumn,
    /// To the last column.
    LastColumn,
    /// To the next heading.
    NextHeading,
    /// To the heading before.
    PreviousHeading,
}

/// A change of the query.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Edit {
    /// Put text in at the caret.
    Insert(String),
    /// Delete what stands before the caret.
    Backspace,
    /// Delete what stands after the caret.
    Delete,
    /// Delete the word before the caret.
    DeleteWord,
    /// Move the caret left.
    Left,
    /// Move the caret right; at the end, open the selected entry.
    Right,
}

/// One thing asked of the outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// Leave the program.
    Quit,
    /// Give the terminal back and stop until continued.
    Suspend,
    /// Draw everything anew, whatever is on the screen.
    Redraw,
    /// Send a text to the terminal's clipboard.
    Copy(String),
    /// Write a text to a file; [`State::hear_of_writing`](super::State::hear_of_writing) wants to know what came of it.
    Write(Writing),
}

/// A text to be written where the reader said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writing {
    /// Where, as the reader wrote it.
    pub path: String,
    /// The text.
    pub text: String,
    /// Whether the reader said to write over what is there.
    pub over: bool,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// It stands in this file.
    Done(String),
    /// Nothing was written: this file is there already, and the reader did not say to write over it.
    Exists(String),
    /// Nothing was written, for this reason.
    Failed(String),
}
