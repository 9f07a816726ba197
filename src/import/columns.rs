//! Tables with tabs or commas, packed or plain, read row by row: however large the file, one row is held at a time.

use csv::{ByteRecord, Reader, ReaderBuilder};
use flate2::read::MultiGzDecoder;
use std::{
    cell::Cell,
    fmt,
    fs::{self, File},
    io::{self, ErrorKind, Read},
    path::Path,
    rc::Rc,
};

/// How many bytes a row may have. The longest that are published have some hundred.
const LONGEST_ROW: usize = 1 << 18;

/// After how many rows progress is told.
const STRIDE: u64 = 1 << 16;

/// A file that is missing or is not what it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file or folder.
    pub file: String,
    /// The line, from 1, if it lies in one.
    pub line: Option<u64>,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub mend: &'static str,
}

/// `file:line: what is wrong; what to do`.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = self.line.map(|line| format!(":{line}")).unwrap_or_default();
        write!(f, "{}{line}: {}; {}", self.file, self.what, self.mend)
    }
}

/// How a table is written.
#[derive(Debug, Clone, Copy)]
pub enum Form<const N: usize> {
    /// N columns with tabs between them, and no header.
    Tabs,
    /// Columns with commas between them; a header names these, in whatever order.
    Commas([&'static str; N]),
}

/// A table of which N columns are read.
pub struct Table<'p, const N: usize> {
    file: String,
    reader: Reader<Bounded>,
    since: Rc<Cell<usize>>,
    record: ByteRecord,
    places: [usize; N],
    /// How many columns every row must have.
    width: usize,
    rows: u64,
    progress: &'p mut dyn FnMut(&str, u64),
}

/// A row: its line in the file, from 1, and its columns.
pub type Row<'t, const N: usize> = (u64, [&'t str; N]);

impl<'p, const N: usize> Table<'p, N> {
    /// The table of this name in a folder, packed (`….gz`) or plain.
    ///
    /// # Errors
    /// It is not there, cannot be opened, or its header lacks a column.
    pub fn open(
        folder: &Path,
        name: &str,
        form: Form<N>,
        progress: &'p mut dyn FnMut(&str, u64),
    ) -> Result<Self, Fault> {
        let packed = folder.join(format!("{name}.gz"));
        let is_packed = packed.exists();
        let path = if is_packed { packed } else { folder.join(name) };
        let fault = |what: String, mend| Fault { file: path.display().to_string(), line: None, what, mend };
        let failed = |error: io::Error| match error.kind() {
            ErrorKind::NotFound => {
                let what = "there is no such file, nor one that ends in `.gz`".to_owned();
                fault(what, "download it, and name the folder that holds the files as they were published")
            }
            _ => fault(format!("it cannot be read: {error}"), "check the file and the disk it is on"),
        };
        // Before it is opened, because opening a pipe waits for somebody to write into it.
        if !fs::metadata(&path).map_err(failed)?.is_file() {
            return Err(fault("it is no regular file".to_owned(), "put the file in its place"));
        }
        let file = File::open(&path).map_err(failed)?;
        let inner: Box<dyn Read> =
            if is_packed { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) };
        let since = Rc::new(Cell::new(0));
        let bounded = Bounded { inner, since: Rc::clone(&since) };
        let mut builder = ReaderBuilder::new();
        builder.has_headers(false).flexible(true);
        if matches!(form, Form::Tabs) {
            builder.delimiter(b'\t').quoting(false);
        }
        let mut table = Self {
            file: path.display().to_string(),
            reader: builder.from_reader(bounded),
            since,
            record: ByteRecord::new(),
            places: std::array::from_fn(|at| at),
            width: N,
            rows: 0,
            progress,
        };
        if let Form::Commas(names) = form {
            table.header(names)?;
        }
        Ok(table)
    }

    /// Finds the columns by their names in the header.
    fn header(&mut self, names: [&'static str; N]) -> Result<(), Fault> {
        const MEND: &str = "take the file as it was published, with its first line";
        if !self.step()? {
            return Err(self.fault(None, "there is nothing in it".to_owned(), MEND));
        }
        let found: Vec<String> =
            self.record.iter().map(|name| String::from_utf8_lossy(name).trim().to_owned()).collect();
        self.width = found.len();
        for (place, name) in self.places.iter_mut().zip(names) {
            let Some(at) = found.iter().position(|found| found == name) else {
                let what = format!("the first line names no column `{name}`");
                return Err(self.fault(Some(1), what, MEND));
            };
            *place = at;
        }
        Ok(())
    }

    /// Reads the next record; false behind the last.
    fn step(&mut self) -> Result<bool, Fault> {
        self.since.set(0);
        let line = self.reader.position().line();
        match self.reader.read_byte_record(&mut self.record) {
            Ok(more) => Ok(more),
            Err(wrong) => {
                let too_long = self.since.get() > LONGEST_ROW;
                let (what, mend) = if too_long {
                    ("this row has no end, or a quote in it none".to_owned(), "check the file in an editor")
                } else {
                    (
                        format!("it cannot be read on: {wrong}"),
                        "it may be cut off or damaged: download it again",
                    )
                };
                Err(self.fault(Some(line), what, mend))
            }
        }
    }

    /// The next row, nothing behind the last.
    ///
    /// # Errors
    /// The row has not as many columns as it should, is not UTF-8 or has no end, or the file is cut off.
    pub fn next_row(&mut self) -> Result<Option<Row<'_, N>>, Fault> {
        if !self.step()? {
            return Ok(None);
        }
        self.rows += 1;
        if self.rows.is_multiple_of(STRIDE) {
            (self.progress)(&self.file, self.rows);
        }
        let line = self.record.position().map_or(0, csv::Position::line);
        if self.record.len() != self.width {
            let (found, width) = (self.record.len(), self.width);
            let what = format!("this row has {found} columns, not {width}");
            return Err(self.fault(
                Some(line),
                what,
                "take the file as it was published, and no other of the set",
            ));
        }
        let mut fields = [""; N];
        for (field, &place) in fields.iter_mut().zip(&self.places) {
            let bytes = self.record.get(place).unwrap_or_default();
            *field = std::str::from_utf8(bytes).map_err(|_wrong| {
                self.fault(Some(line), "this row is not UTF-8".to_owned(), "save the file as UTF-8")
            })?;
        }
        Ok(Some((line, fields)))
    }

    /// What is wrong at a line.
    fn fault(&self, line: Option<u64>, what: String, mend: &'static str) -> Fault {
        Fault { file: self.file.clone(), line, what, mend }
    }

    /// The name of the file, to tell what is wrong with a row of it.
    #[must_use]
    pub fn file(&self) -> String {
        self.file.clone()
    }
}

/// A file of which no row may be without end: more than is allowed since the last row began is an error.
struct Bounded {
    inner: Box<dyn Read>,
    /// How many bytes were read since.
    since: Rc<Cell<usize>>,
}

impl Read for Bounded {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        self.since.set(self.since.get().saturating_add(read));
        if self.since.get() > LONGEST_ROW {
            return Err(io::Error::new(ErrorKind::InvalidData, "a row is too long"));
        }
        Ok(read)
    }
}
