//! A panic never prints on a terminal we hold.

use std::panic;
use std::sync::mpsc::Sender;
use std::thread;

use super::event::Event;
use super::hold;

/// From now on a panic of the calling thread gives the terminal back before it is printed. One of any other thread
/// leaves the screen alone: it becomes an [`Event::Broken`], to be printed when the screen is closed.
pub(super) fn report_to(sender: Sender<Event>) {
    let owner = thread::current().id();
    let print = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        let thread = thread::current();
        if thread.id() == owner {
            hold::give_back();
        } else if hold::is_held() {
            let name = thread.name().unwrap_or("unnamed");
            let _ = sender.send(Event::Broken(format!("thread '{name}' {panic}")));
            return;
        }
        print(panic);
    }));
}
