//! `OnSIDES` 3: tables with commas and headers, of what a computer read out of medicine labels.
//!
//! A label is of a product, a product of one ingredient or of several. What a label of several says is said of all of them
//! together and pinned on none: their combination is a medicine by itself.

use super::{
    Imported, Reason, Tally,
    collect::Collected,
    columns::{Fault, Form, Table},
    layer::{DataSet, Seen},
    mapping::clean,
};
use crate::knowledge::Knowledge;
use std::{
    collections::{BTreeSet, HashMap, hash_map::Entry},
    path::Path,
};

/// The data set.
pub(super) const SET: DataSet = DataSet {
    id: "onsides-3",
    short: "OnSIDES",
    name: "OnSIDES 3",
    title: "OnSIDES 3: side effects on medicine labels",
    publisher: "Tatonetti Lab",
    address: "https://github.com/tatonetti-lab/onsides",
    dated: None,
    about: None,
    note: "Licence: MIT. A computer read it out of the labels of medicines, and can have read them wrongly. Terms are those of MedDRA, names those of RxNorm.",
};

/// What to do about a column that holds something else.
const MEND: &str = "take the file as it was published";

/// Reads the data set.
pub(super) fn import(
    folder: &Path,
    below: &Knowledge,
    progress: &mut dyn FnMut(&str, u64),
) -> Result<Imported, Fault> {
    let mut rows = Rows {
        terms: terms(folder, progress)?,
        names: medicines(folder, progress)?,
        collected: Collected::new(below, SET),
        medicines: HashMap::new(),
        effects: HashMap::new(),
    };
    let mut tally = Tally::default();
    let columns = Form::Commas(["product_label_id", "effect_meddra_id"]);
    let mut table = Table::open(folder, "product_adverse_effect.csv", columns, progress)?;
    let file = table.file();
    while let Some((line, [label, term])) = table.next_row()? {
        let fault = |what| Fault { file: file.clone(), line: Some(line), what, mend: MEND };
        tally.rows += 1;
        let label = number(label, "product_label_id").map_err(fault)?;
        let found = if term.is_empty() {
            Err(Reason::UnknownTerm)
        } else {
            rows.take(label, number(term, "effect_meddra_id").map_err(fault)?)
        };
        if let Err(reason) = found {
            tally.count(reason);
        }
    }
    Ok(rows.collected.finish(tally))
}

/// What the rows have said so far.
struct Rows<'k> {
    terms: HashMap<u32, (TermType, String)>,
    /// The name of the medicine that each label is of.
    names: HashMap<u32, String>,
    collected: Collected<'k>,
    medicines: HashMap<u32, u32>,
    effects: HashMap<u32, Option<u32>>,
}

impl Rows<'_> {
    /// Takes in what a row says, or tells why it is left out.
    fn take(&mut self, label: u32, term: u32) -> Result<(), Reason> {
        let (kind, name) = self.terms.get(&term).ok_or(Reason::UnknownTerm)?;
        kind.left_out().map_or(Ok(()), Err)?;
        let medicine = match self.medicines.entry(label) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(new) => {
                let name = self.names.get(&label).ok_or(Reason::UnknownMedicine)?;
                *new.insert(self.collected.medicine(name))
            }
        };
        let effect = match self.effects.entry(term) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(new) => *new.insert(clean(name).map(|name| self.collected.effect(&name))),
        };
        self.collected.reaction(medicine, effect.ok_or(Reason::BadName)?, Seen::NoNumber);
        Ok(())
    }
}

/// What type a term is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TermType {
    Preferred,
    LowerLevel,
    Unknown,
}

impl TermType {
    /// Why its rows are left out, if they are.
    const fn left_out(self) -> Option<Reason> {
        match self {
            Self::Preferred => None,
            Self::LowerLevel => Some(Reason::NotPreferred),
            Self::Unknown => Some(Reason::UnknownType),
        }
    }
}

/// The terms, each with its type and its name.
fn terms(
    folder: &Path,
    progress: &mut dyn FnMut(&str, u64),
) -> Result<HashMap<u32, (TermType, String)>, Fault> {
    let columns = Form::Commas(["meddra_id", "meddra_name", "meddra_term_type"]);
    let mut table = Table::open(folder, "vocab_meddra_adverse_effect.csv", columns, progress)?;
    let (file, mut terms) = (table.file(), HashMap::new());
    while let Some((line, [term, name, kind])) = table.next_row()? {
        let fault = |what| Fault { file: file.clone(), line: Some(line), what, mend: MEND };
        let kind = match kind {
            "PT" => TermType::Preferred,
            "LLT" => TermType::LowerLevel,
            _ => TermType::Unknown,
        };
        terms.insert(number(term, "meddra_id").map_err(fault)?, (kind, name.to_owned()));
    }
    Ok(terms)
}

/// The name of the medicine that each label is of: that of its ingredient, or those of all of them.
fn medicines(folder: &Path, progress: &mut dyn FnMut(&str, u64)) -> Result<HashMap<u32, String>, Fault> {
    let columns = Form::Commas(["rxnorm_id", "rxnorm_name"]);
    let mut table = Table::open(folder, "vocab_rxnorm_ingredient.csv", columns, progress)?;
    let mut ingredients: HashMap<String, String> = HashMap::new();
    while let Some((_, [id, name])) = table.next_row()? {
        if let Some(name) = clean(name) {
            ingredients.insert(id.to_owned(), name);
        }
    }
    let columns = Form::Commas(["ingredient_id", "product_id"]);
    let mut table = Table::open(folder, "vocab_rxnorm_ingredient_to_product.csv", columns, progress)?;
    let mut products: HashMap<String, BTreeSet<String>> = HashMap::new();
    while let Some((_, [ingredient, product])) = table.next_row()? {
        if let Some(name) = ingredients.get(ingredient) {
            products.entry(product.to_owned()).or_default().insert(name.clone());
        }
    }
    let columns = Form::Commas(["label_id", "rxnorm_product_id"]);
    let mut table = Table::open(folder, "product_to_rxnorm.csv", columns, progress)?;
    let (file, mut labels) = (table.file(), HashMap::<u32, BTreeSet<String>>::new());
    while let Some((line, [label, product])) = table.next_row()? {
        let fault = |what| Fault { file: file.clone(), line: Some(line), what, mend: MEND };
        let label = number(label, "label_id").map_err(fault)?;
        if let Some(names) = products.get(product) {
            labels.entry(label).or_default().extend(names.iter().cloned());
        }
    }
    let together = |names: BTreeSet<String>| names.into_iter().collect::<Vec<_>>().join(" + ");
    Ok(labels.into_iter().map(|(label, names)| (label, together(names))).collect())
}

/// A whole number in a column.
fn number(text: &str, column: &str) -> Result<u32, String> {
    // Tables that went through other programs write whole numbers with a decimal point.
    let digits = text.strip_suffix(".0").unwrap_or(text);
    digits.parse().map_err(|_wrong| format!("`{column}` is a whole number, and not `{text}`"))
}
