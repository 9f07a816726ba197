#![allow(warnings)]
use cytobrowse::{knowledge::{load,Entry}, search::*};
#[test] fn dbg() {
    let k = load::load(&load::shipped().unwrap(), load::SHIPPED).unwrap();
    let l = Lexicon::new(&k);
    for w in ["myself","bed","eyes","gained"] {
        let key = l.keys().get(w).unwrap();
        for &p in l.having(key) { let p=l.pattern(p).unwrap(); if p.keys.len()==1 || w=="gained" && p.keys.len()<3 { println!("{w} {key:?} {:?} {:?} {:?}", p.asks, p.keys, l.meanings(p).iter().map(|m| (&m.folded, k.id(m.entry))).collect::<Vec<_>>()); } }
    }
}
