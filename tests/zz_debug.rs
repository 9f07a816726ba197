#![allow(warnings)]
use cytobrowse::{
    knowledge::{Entry, load},
    search::*,
};
#[test]
fn dbg() {
    let k = load::load(&load::shipped().unwrap(), load::SHIPPED).unwrap();
    let l = Lexicon::new(&k);
    let (mut n, mut bad, mut first) = (0, 0, 0);
    for (at, e) in k.side_effects.iter() {
        for w in e.words.iter().chain([&e.name, &e.clinical]).chain(&e.unsure) {
            n += 1;
            let a = answer(&k, &l, w, Typing::Finished);
            let f = a.effects();
            if !f.contains(&at) {
                bad += 1;
                println!(
                    "LOST {} `{w}` -> {:?}",
                    e.id,
                    f.iter().map(|x| k.side_effects[*x].id.to_string()).collect::<Vec<_>>()
                );
            } else if f[0] != at {
                first += 1;
            }
        }
    }
    println!("LOST {bad} of {n}, not first {first}");
}
