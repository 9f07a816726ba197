//! A question in one line over everything else: where to write the call sheet.

use super::{
    State,
    input::Input,
    message::{Request, Writing, Written},
};
use crate::{
    page::{markdown, sheet, text},
    search::{Typing, answer},
};
use std::{mem, path::Path};

/// What is said when there is no question to make a call sheet of.
pub const NOTHING_TO_WRITE: &str = "A call sheet tells what was asked, and nothing is asked yet";
/// The longest a path may be, in characters.
const LONGEST_PATH: usize = 1024;

/// The question where to write the call sheet.
#[derive(Debug)]
pub struct Prompt {
    /// What is answered so far.
    pub path: Input,
    /// The answer at which a file is there already: given once more, it is written over.
    over: Option<String>,
}

impl State {
    /// Asks where to write the call sheet, with a name to begin with.
    pub(super) fn prompt_for_sheet(&mut self) {
        if self.query.text().trim().is_empty() {
            return self.tell(NOTHING_TO_WRITE);
        }
        let path = Input::holding(&sheet::file_name(self.today), LONGEST_PATH);
        self.prompt = Some(Prompt { path, over: None });
    }

    /// Asks the outside to write the call sheet where the reader said.
    pub(super) fn write_sheet(&mut self) -> Option<Request> {
        let prompt = self.prompt.as_mut()?;
        let path = prompt.path.text().to_owned();
        let over = mem::take(&mut prompt.over).is_some_and(|said| said == path);
        let answer =
            answer(&self.knowledge, self.words.of(&self.knowledge), self.query.text(), Typing::Finished);
        let page = sheet::page(&self.knowledge, &answer, self.today);
        let is_markdown = sheet::is_markdown(Path::new(path.trim()));
        let text = if is_markdown { markdown::page } else { text::page }(&self.knowledge, &page);
        Some(Request::Write(Writing { path, text, over }))
    }

    /// Takes in what came of writing. Where nothing was written, the question stays, so that no answer is lost.
    pub fn hear_of_writing(&mut self, written: Written) {
        match (written, &mut self.prompt) {
            (Written::Done(path), _) => {
                self.prompt = None;
                self.tell(format!("Written to {path}"));
            }
            (Written::Exists(path), Some(prompt)) => {
                prompt.over = Some(prompt.path.text().to_owned());
                self.tell(format!(
                    "The same key once more writes over the file that is there already: {path}"
                ));
            }
            (Written::Exists(why) | Written::Failed(why), _) => self.tell(why),
        }
    }
}
