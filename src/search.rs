//! From a query to an answer: what the words mean ([`lexicon`]), what was understood of a query ([`reading`]), what is
//! known about it ([`mod@answer`]).

pub mod answer;
pub mod lexicon;
pub mod reading;

pub use answer::{Answer, Complaint, Finding, Hit, answer};
pub use lexicon::Lexicon;
pub use reading::{How, Reading, Typing, Understood};
