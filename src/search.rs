//! From a query to an answer: what the words mean ([`lexicon`]), what was understood of a query ([`reading`]), what is
//! known about it ([`mod@answer`]).

pub mod answer;
mod clause;
mod cover;
mod english;
pub mod lexicon;
mod measure;
mod mend;
mod near;
mod pattern;
pub mod reading;
mod spelling;
mod token;
pub mod volume;
mod words;

pub use answer::{Answer, Complaint, Finding, Hit, answer};
pub use lexicon::Lexicon;
pub use reading::{How, Reading, Typing, Understood};
pub use volume::{Volume, Words};
