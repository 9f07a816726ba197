//! Who imports whom: the table in the crate's documentation holds for the sources.

#![allow(clippy::string_slice, clippy::unwrap_used, reason = "it is a test")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// What a room may use.
struct Allowed {
    rooms: BTreeSet<String>,
    crates: BTreeSet<String>,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The table in the crate's documentation.
fn table() -> BTreeMap<String, Allowed> {
    let text = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let rows = text.lines().filter_map(|line| line.strip_prefix("//! | ")).skip(1);
    let names = |cell: &str| {
        cell.split(',')
            .map(|name| name.trim().trim_matches('`').to_owned())
            .filter(|name| !name.is_empty())
            .collect()
    };
    rows.map(|row| {
        let mut cells = row.trim_end_matches('|').split('|').map(str::trim);
        let room = cells.next().unwrap().to_owned();
        let rooms = names(cells.next().unwrap());
        (room, Allowed { rooms, crates: names(cells.next().unwrap()) })
    })
    .collect()
}

/// Every source file below a folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// What stands over the rooms and may use them all.
const ROOTS: [&str; 3] = ["build", "lib", "main"];

/// The sources of each room, without comments and tests.
fn rooms() -> Vec<(String, PathBuf, String)> {
    let src = root().join("src");
    let in_room = |path: PathBuf| {
        let relative = path.strip_prefix(&src).unwrap().to_owned();
        let room = relative
            .components()
            .next()
            .unwrap()
            .as_os_str()
            .to_string_lossy()
            .trim_end_matches(".rs")
            .to_owned();
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap().to_owned();
        let code: String =
            code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        (room, relative, code)
    };
    sources(&src).into_iter().map(in_room).filter(|(room, ..)| !ROOTS.contains(&room.as_str())).collect()
}

/// What stands directly behind `crate::`, also in a list: `use crate::{fold::fold, knowledge::Kind}`.
fn imports(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, start) in code.match_indices("crate::") {
        let rest = &code[at + start.len()..];
        let name =
            |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        if let Some(list) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut first = true;
            for (at, c) in list.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => first = true,
                    c if first && c.is_alphabetic() => {
                        found.insert(name(&list[at..]));
                        first = false;
                    }
                    _ => {}
                }
            }
        } else {
            found.insert(name(rest));
        }
    }
    found
}

#[test]
fn every_room_is_in_the_table_and_every_row_is_a_room() {
    let rooms: BTreeSet<String> = rooms().into_iter().map(|(room, ..)| room).collect();
    assert_eq!(rooms, table().into_keys().collect());
}

#[test]
fn no_room_imports_another_that_the_table_does_not_grant() {
    let table = table();
    for (room, file, code) in rooms() {
        for imported in imports(&code) {
            let granted = imported == room || table[&room].rooms.contains(&imported);
            assert!(granted, "{} imports {imported}, which {room} may not", file.display());
        }
    }
}

#[test]
fn every_import_that_the_table_grants_is_used() {
    for (room, allowed) in table() {
        let used: BTreeSet<String> =
            rooms().iter().filter(|(of, ..)| *of == room).flat_map(|(.., code)| imports(code)).collect();
        for granted in allowed.rooms {
            assert!(used.contains(&granted), "{room} may use {granted} and does not");
        }
    }
}

#[test]
fn outside_crates_stay_in_the_rooms_that_the_table_gives_them() {
    let table = table();
    let known: BTreeSet<&String> = table.values().flat_map(|allowed| &allowed.crates).collect();
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let section = |name: &str| {
        let lines = manifest
            .lines()
            .skip_while(|line| *line != name)
            .skip(1)
            .take_while(|line| !line.starts_with('['));
        lines
            .filter_map(|line| line.split_once(" = "))
            .map(|(name, _)| name.to_owned())
            .collect::<BTreeSet<_>>()
    };
    let mut dependencies = section("[dependencies]");
    dependencies.extend(section("[target.'cfg(unix)'.dependencies]"));
    assert_eq!(known, dependencies.iter().collect(), "the table names each dependency");
    for (room, file, code) in rooms() {
        for dependency in &dependencies {
            let module = dependency.replace('-', "_");
            let used = code.contains(&format!("{module}::")) || code.contains(&format!("use {module}"));
            // A type of ours may be called as a crate is: `keymap::crossterm` would not compile.
            let granted = table[&room].crates.contains(dependency);
            assert!(!used || granted, "{} uses {dependency}, which {room} may not", file.display());
        }
    }
}

#[test]
fn no_colour_is_named_outside_the_themes() {
    let mut themed = 0;
    for (_, file, code) in rooms() {
        let written = |name: &&&str| code.contains(**name);
        let named: Vec<_> =
            ["Color::", "Rgb(", "Indexed(", "Stylize", ".fg(", ".bg("].iter().filter(written).collect();
        if file.starts_with("ui/theme") || file == Path::new("ui/theme.rs") {
            themed += named.len();
        } else {
            assert!(named.is_empty(), "{} has {named:?}", file.display());
        }
    }
    assert!(themed > 0, "the themes are found and read");
}

#[test]
fn every_path_under_crate_is_found() {
    let code = "use crate::{fold::{a, b}, knowledge::Kind, search};\nfn f() { crate::page::of() }";
    let found: Vec<String> = imports(code).into_iter().collect();
    assert_eq!(found, ["fold", "knowledge", "page", "search"]);
}
