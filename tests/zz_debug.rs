#![allow(warnings)]
use cytobrowse::{
    knowledge::{Entry, load},
    search::*,
};
use std::collections::*;
#[test]
fn dbg() {
    let k = load::load(&load::shipped().unwrap(), load::SHIPPED).unwrap();
    let l = Lexicon::new(&k);
    let mut by: BTreeMap<Vec<_>, Vec<(String, String)>> = BTreeMap::new();
    for n in 0..l.patterns() {
        let p = l.pattern(n as u32).unwrap();
        let m = l.meanings(p);
        if !matches!(m[0].entry, Entry::SideEffect(_)) || format!("{:?}", p.asks) != "Some" {
            continue;
        }
        let mut ks = p.keys.to_vec();
        ks.sort();
        by.entry(ks)
            .or_default()
            .push((m[0].folded.to_string(), m.iter().map(|m| k.id(m.entry)).collect::<Vec<_>>().join("+")));
    }
    let mut n = 0;
    let mut red = 0;
    for (ks, v) in by {
        let s: BTreeSet<_> = v.iter().map(|x| x.1.clone()).collect();
        if s.len() > 1 {
            n += 1;
            println!("CLASH {v:?}");
        } else if v.len() > 1 {
            red += v.len() - 1;
        }
    }
    println!("clashes {n} redundant {red} patterns {}", l.patterns());
}
