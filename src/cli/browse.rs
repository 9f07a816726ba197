//! The browser itself.

use super::{
    args::Args,
    exit,
    layers::{self, known, read},
    print::Output,
    today,
};
use crate::{
    app::State,
    browser::{self, Ended, Look, Saved},
    knowledge::diagnostic::in_one_line,
    terminal,
};

/// What the knowledge was read from, to be read again when it is saved.
fn saved(args: &Args) -> Saved {
    let args = args.clone();
    let paths = layers::paths(&args);
    let read = move || match read(&args) {
        Ok(volume) => {
            // Here, where nobody waits for it.
            let _ = volume.lexicon();
            Ok(Box::new(volume))
        }
        Err(problems) => Err(in_one_line(&problems)),
    };
    Saved { paths, read: Box::new(read) }
}

/// Opens the browser with the query in its box.
pub(super) fn run(args: &Args, query: &str) -> Result<u8, u8> {
    let (volume, output) = (known(args)?, Output::new(args.looks.ascii()));
    if let Some(why) = terminal::unusable() {
        output.complain(&format!("cytobrowse: {why}"));
        return Err(exit::UNUSABLE);
    }
    if args.looks.insists_on_colour() {
        // What was said on the command line counts for more than NO_COLOR, also with the library that writes colours.
        terminal::insist_on_colour();
    }
    let look = Look { theme: args.looks.theme(&std::io::stdout()), ascii: args.looks.ascii() };
    let mut state = State::new(volume, query);
    state.unheeded.clone_from(&args.unheeded);
    if let Some(list) = &args.config.list {
        state.show_shelf(list.value);
    }
    let ended = browser::run(&mut state, &look, &args.config.keys, saved(args), today);
    // The system takes the memory back at once; to give a large book back string by string takes longer than to leave.
    std::mem::forget(state);
    match ended {
        Ok(Ended::Left) => Ok(exit::FOUND),
        Ok(Ended::BySignal(signal)) => terminal::end_by_signal(signal),
        Ok(Ended::HungUp) => Err(exit::HUNG_UP),
        Err(error) => {
            output.complain(&format!("cytobrowse: {error}"));
            Err(exit::UNUSABLE)
        }
    }
}
