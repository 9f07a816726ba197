//! SIDER 4.1: tables with tabs and no headers, of what package leaflets list.
//!
//! A medicine is known by its flat STITCH number (`CID1…`), a term by its name.

use super::{
    Imported, Reason, Tally,
    collect::Collected,
    columns::{Fault, Form, Table},
    frequency,
    layer::{DataSet, Seen},
    mapping::clean,
};
use crate::knowledge::Knowledge;
use std::{collections::HashMap, path::Path};

/// The data set.
pub(super) const SET: DataSet = DataSet {
    id: "sider-4-1",
    short: "SIDER",
    name: "SIDER 4.1",
    title: "SIDER 4.1: Side Effect Resource",
    publisher: "European Molecular Biology Laboratory",
    address: "http://sideeffects.embl.de/",
    dated: Some("2015-10-21"),
    about: Some("as labels print it: where they differ, each figure stands here"),
    note: "Licence: CC BY-NC-SA 4.0. A computer read it out of the labels of medicines, and can have read them wrongly. Terms are those of MedDRA.",
};

/// What to do about a column that holds something else.
const MEND: &str = "take the file as it was published, with its columns in their order";

/// Which table a row of reactions stands in, and what it says beyond the others.
struct Listed<'r> {
    medicine: &'r str,
    kind: &'r str,
    term: &'r str,
    name: &'r str,
    seen: Option<[&'r str; 3]>,
}

/// Reads the data set.
pub(super) fn import(
    folder: &Path,
    below: &Knowledge,
    progress: &mut dyn FnMut(&str, u64),
) -> Result<Imported, Fault> {
    let mut rows = Rows {
        names: names(folder, progress)?,
        collected: Collected::new(below, SET),
        medicines: HashMap::new(),
        effects: HashMap::new(),
        tally: Tally::default(),
    };
    let mut table = Table::<6>::open(folder, "meddra_all_se.tsv", Form::Tabs, progress)?;
    let file = table.file();
    while let Some((line, [medicine, _, label, kind, term, name])) = table.next_row()? {
        let listed = Listed { medicine, kind, term, name, seen: None };
        rows.take(&listed, label).map_err(|what| Fault {
            file: file.clone(),
            line: Some(line),
            what,
            mend: MEND,
        })?;
    }
    let mut table = Table::<10>::open(folder, "meddra_freq.tsv", Form::Tabs, progress)?;
    let file = table.file();
    while let Some((line, row)) = table.next_row()? {
        let [medicine, _, label, placebo, text, least, most, kind, term, name] = row;
        let fault = |what| Fault { file: file.clone(), line: Some(line), what, mend: MEND };
        stitch(medicine, 1).map_err(fault)?;
        match placebo {
            "" => {
                let seen = Some([text, least, most]);
                rows.take(&Listed { medicine, kind, term, name, seen }, label).map_err(fault)?;
            }
            "placebo" => {
                rows.tally.rows += 1;
                rows.tally.count(Reason::Placebo);
            }
            other => return Err(fault(format!("column 4 is empty or `placebo`, and not `{other}`"))),
        }
    }
    rows.codes(folder, progress)?;
    Ok(rows.collected.finish(rows.tally))
}

/// The names of the medicines.
fn names(folder: &Path, progress: &mut dyn FnMut(&str, u64)) -> Result<HashMap<u32, String>, Fault> {
    let mut table = Table::<2>::open(folder, "drug_names.tsv", Form::Tabs, progress)?;
    let (file, mut names) = (table.file(), HashMap::new());
    while let Some((line, [medicine, name])) = table.next_row()? {
        let fault = |what| Fault { file: file.clone(), line: Some(line), what, mend: MEND };
        let number = stitch(medicine, 1).map_err(fault)?;
        if let Some(name) = clean(name) {
            names.entry(number).or_insert(name);
        }
    }
    Ok(names)
}

/// What the rows have said so far.
struct Rows<'k> {
    names: HashMap<u32, String>,
    collected: Collected<'k>,
    medicines: HashMap<u32, u32>,
    effects: HashMap<String, Option<u32>>,
    tally: Tally,
}

impl Rows<'_> {
    /// Takes in a row of either table, or says what is wrong with it.
    fn take(&mut self, row: &Listed<'_>, label: &str) -> Result<(), String> {
        let number = stitch(row.medicine, 1)?;
        concept(label, 3)?;
        if row.kind == "PT" {
            concept(row.term, if row.seen.is_some() { 9 } else { 5 })?;
        }
        self.tally.rows += 1;
        if let Err(reason) = self.list(number, row) {
            self.tally.count(reason);
        }
        Ok(())
    }

    /// Takes in what a row lists, or tells why it is left out.
    fn list(&mut self, number: u32, row: &Listed<'_>) -> Result<(), Reason> {
        match row.kind {
            "PT" => {}
            "LLT" => return Err(Reason::NotPreferred),
            _ => return Err(Reason::UnknownType),
        }
        let medicine = self.medicine(number).ok_or(Reason::UnknownMedicine)?;
        let effect = self.effect(row.name).ok_or(Reason::BadName)?;
        let seen = row.seen.map(|[text, least, most]| frequency::seen(text, least, most));
        if seen == Some(None) {
            self.tally.count(Reason::BadFrequency);
        }
        self.collected.reaction(medicine, effect, seen.flatten().unwrap_or(Seen::NoNumber));
        Ok(())
    }

    fn medicine(&mut self, number: u32) -> Option<u32> {
        let name = self.names.get(&number)?;
        Some(*self.medicines.entry(number).or_insert_with(|| self.collected.medicine(name)))
    }

    fn effect(&mut self, name: &str) -> Option<u32> {
        if let Some(&known) = self.effects.get(name) {
            return known;
        }
        let effect = clean(name).map(|name| self.collected.effect(&name));
        self.effects.insert(name.to_owned(), effect);
        effect
    }

    /// The ATC codes of the medicines. A folder without them will do.
    fn codes(&mut self, folder: &Path, progress: &mut dyn FnMut(&str, u64)) -> Result<(), Fault> {
        const NAME: &str = "drug_atc.tsv";
        if !folder.join(NAME).exists() && !folder.join(format!("{NAME}.gz")).exists() {
            return Ok(());
        }
        let mut table = Table::<2>::open(folder, NAME, Form::Tabs, progress)?;
        let (file, mut codes) = (table.file(), HashMap::<u32, Vec<String>>::new());
        while let Some((line, [medicine, code])) = table.next_row()? {
            let fault = |what| Fault { file: file.clone(), line: Some(line), what, mend: MEND };
            let number = stitch(medicine, 1).map_err(fault)?;
            let is_code =
                !code.is_empty() && code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
            if !is_code {
                return Err(fault(format!("column 2 is an ATC code such as `L03AC01`, and not `{code}`")));
            }
            if let Some(&medicine) = self.medicines.get(&number) {
                codes.entry(medicine).or_default().push(code.to_owned());
            }
        }
        for (medicine, mut own) in codes {
            own.sort_unstable();
            own.dedup();
            let said = if own.len() == 1 { "ATC code" } else { "ATC codes" };
            self.collected.statement(medicine, format!("{said}: {}.", own.join(", ")), NAME);
        }
        Ok(())
    }
}

/// The number of a STITCH id: `CID100000085`.
fn stitch(id: &str, column: usize) -> Result<u32, String> {
    let number = id.strip_prefix("CID").filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()));
    number
        .and_then(|digits| digits.parse().ok())
        .ok_or_else(|| format!("column {column} is a STITCH id such as `CID100000085`, and not `{id}`"))
}

/// Whether a column holds a UMLS concept: `C0000737`.
fn concept(id: &str, column: usize) -> Result<(), String> {
    let digits = id.strip_prefix('C').filter(|digits| !digits.is_empty());
    if digits.is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_digit())) {
        return Ok(());
    }
    Err(format!("column {column} is a UMLS concept such as `C0000737`, and not `{id}`"))
}
