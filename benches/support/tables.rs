//! What is measured, of which programs and books, and the tables of it.

use crate::{
    large_book::{SIDER, Size, TWO_MILLION, layer},
    stopwatch::{Settled, Watched},
};
use cytobrowse::knowledge::{Knowledge, load};
use std::{
    env,
    ffi::OsString,
    fs::{self, File},
    io::{self, BufWriter, Write as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

/// Set in the environment of this program where it is to be the control.
pub(crate) const BE_THE_CONTROL: &str = "CYTOBROWSE_BENCH_CONTROL";

/// How often each program is started.
const STARTS: usize = 9;
/// What is typed, letter by letter, and taken away again.
const TYPED: &str = "nausea, skin rash, swollen ankles";
/// How often.
const TIMES: usize = 2;
/// What is pasted: a complaint that is misspelt, and eight at once.
const PASTED: [&str; 2] =
    ["fatige nausia", "chills, fever, vomiting, rash, headache, itching, cough, swollen ankles"];
/// How long nothing happens.
const IDLE: Duration = Duration::from_secs(2);

/// A program to be measured.
struct Program {
    name: String,
    command: Box<dyn Fn() -> Command>,
    measured: Measured,
}

/// What was measured of one.
#[derive(Default)]
struct Measured {
    starts: Vec<Duration>,
    exits: Vec<Duration>,
    keys: Vec<Settled>,
    pastes: [Vec<Duration>; PASTED.len()],
    memory: Option<u64>,
    idle: Option<(Option<u64>, usize)>,
}

impl Program {
    fn new(name: impl Into<String>, command: impl Fn() -> Command + 'static) -> Self {
        Self { name: name.into(), command: Box::new(command), measured: Measured::default() }
    }

    /// This program with arguments, and nothing of the reader's own.
    fn ours(name: &str, args: &[OsString]) -> Self {
        let args = args.to_vec();
        Self::new(name, move || {
            let mut command = Command::new(env!("CARGO_BIN_EXE_cytobrowse"));
            command.args(["--no-personal", "--no-config"]).args(&args).env_remove("CYTOBROWSE_KNOWLEDGE");
            command
        })
    }

    /// Another program that narrows lines while one types, on the lines of a file.
    fn peer(name: &'static str, lines: PathBuf, of: &str) -> Option<Self> {
        Command::new(name).arg("--version").stdout(Stdio::null()).status().ok()?;
        Some(Self::new(format!("{name}, {of}"), move || {
            let mut command = Command::new("sh");
            command.args(["-c", "exec \"$0\" < \"$1\"", name]).arg(&lines);
            command
        }))
    }

    fn start(&mut self) {
        let (watched, first) = Watched::start((self.command)());
        self.measured.starts.push(first.after);
        self.measured.exits.push(watched.leave());
    }

    fn use_it(&mut self) {
        let (mut watched, _) = Watched::start((self.command)());
        let of = &mut self.measured;
        for _ in 0..TIMES {
            of.keys.extend(TYPED.chars().map(|letter| watched.send(&letter.to_string())));
            rub_out(&mut watched, TYPED);
        }
        for (pasted, times) in PASTED.iter().zip(&mut of.pastes) {
            for _ in 0..STARTS {
                times.push(watched.send(&format!("\x1b[200~{pasted}\x1b[201~")).after);
                rub_out(&mut watched, pasted);
            }
        }
        of.memory = watched.peak_memory();
        of.idle = Some(watched.idle(IDLE));
        watched.leave();
    }
}

/// Takes a text away again, letter by letter: not every program has a key for all of it.
fn rub_out(watched: &mut Watched, text: &str) {
    for _ in text.chars() {
        watched.send("\x7f");
    }
}

/// The one in so many hundredths of all, from the least.
fn within<T: Ord + Copy>(hundredths: usize, all: impl IntoIterator<Item = T>) -> T {
    let mut all: Vec<T> = all.into_iter().collect();
    all.sort_unstable();
    all[(all.len() * hundredths / 100).min(all.len() - 1)]
}

fn ms(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1_000.0;
    if ms < 100.0 { format!("{ms:.1} ms") } else { format!("{ms:.0} ms") }
}

/// The rows of the table: what each is called, and how it reads for a program beside the control.
type Row = (&'static str, fn(&Measured, &Measured) -> String);

const ROWS: [Row; 10] = [
    ("start to first frame", |of, _| ms(within(50, of.starts.iter().copied()))),
    ("the same, in that of the control", |of, control| {
        let [own, base] = [of, control].map(|of| within(50, of.starts.iter().copied()).as_secs_f64());
        format!("{:.1} times", own / base)
    }),
    ("key to settled frame, net, median", |of, control| net(50, of, control)),
    ("the same, 90 of 100 keys within", |of, control| net(90, of, control)),
    ("a misspelt complaint, pasted, net", |of, control| net_paste(0, of, control)),
    ("eight complaints, pasted, net", |of, control| net_paste(1, of, control)),
    ("peak memory", |of, _| {
        of.memory.map_or_else(|| "?".to_owned(), |kb| format!("{:.1} MB", kb as f64 / 1024.0))
    }),
    ("bytes per key, median (most)", |of, _| {
        let bytes = |hundredths| within(hundredths, of.keys.iter().map(|key| key.bytes));
        format!("{} ({})", bytes(50), bytes(100))
    }),
    ("idle for 2 s: wake-ups, bytes", |of, _| {
        let (wake_ups, bytes) = of.idle.unwrap_or_default();
        format!("{}, {bytes}", wake_ups.map_or_else(|| "?".to_owned(), |count| count.to_string()))
    }),
    ("Ctrl-C to the end", |of, _| ms(within(50, of.exits.iter().copied()))),
];

fn net(hundredths: usize, of: &Measured, control: &Measured) -> String {
    let time = |of: &Measured| within(hundredths, of.keys.iter().map(|key| key.after));
    ms(time(of).saturating_sub(time(control)))
}

fn net_paste(which: usize, of: &Measured, control: &Measured) -> String {
    let time = |of: &Measured| within(50, of.pastes[which].iter().copied());
    ms(time(of).saturating_sub(time(control)))
}

/// A book to be measured with.
struct Book {
    name: String,
    /// The layer that lies over the shipped book, and both of them compiled; nothing for the shipped book itself.
    files: Option<[PathBuf; 2]>,
    /// A line for each reaction, for other programs.
    lines: PathBuf,
}

impl Size {
    /// A book with fewer medicines that list as much.
    const fn one_in(self, part: usize) -> Self {
        Self {
            medicines: self.medicines / part,
            reactions: self.reactions / part,
            most_listed: self.most_listed / part,
            ..self
        }
    }
}

/// Writes a book of a size, and the lines of what it lists.
fn write(folder: &Path, size: Option<Size>, shipped: &Knowledge) -> io::Result<Book> {
    let Some(size) = size else {
        let lines = folder.join("shipped.txt");
        lines_of(shipped, &lines)?;
        return Ok(Book { name: "shipped".to_owned(), files: None, lines });
    };
    let name = size.reactions.to_string();
    let [ron, book, lines] = ["ron", "book", "txt"].map(|kind| folder.join(format!("{name}.{kind}")));
    let mut file = BufWriter::new(File::create(&ron)?);
    layer(size, shipped).write(&mut file)?;
    file.flush()?;
    let mut compile = Command::new(env!("CARGO_BIN_EXE_cytobrowse"));
    compile.args(["--no-personal", "--no-config", "--with"]).arg(&ron);
    compile.args(["compile", "--force", "-o"]).arg(&book).stdout(Stdio::null()).stderr(Stdio::null());
    assert!(compile.status()?.success(), "{} cannot be compiled", ron.display());
    let below = load::LayerTexts { name: load::SHIPPED.to_owned(), texts: load::shipped().unwrap() };
    let above = load::LayerTexts { name: name.clone(), texts: load::read(&ron).unwrap() };
    lines_of(&load::load_layers(&[below, above]).unwrap(), &lines)?;
    Ok(Book { name, files: Some([ron, book]), lines })
}

/// A line for each side effect of each medicine.
fn lines_of(knowledge: &Knowledge, path: &Path) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    for (at, medicine) in knowledge.medicines.iter() {
        for listing in knowledge.listings(at) {
            writeln!(file, "{}: {}", medicine.name, knowledge.side_effects[listing.effect].name)?;
        }
    }
    file.flush()
}

/// The programs that are measured on a book.
fn programs(book: &Book) -> Vec<Program> {
    let ours = match &book.files {
        None => vec![Program::ours("shipped", &[])],
        Some([ron, compiled]) => vec![
            Program::ours(&format!("{}, RON", book.name), &["--with".into(), ron.into()]),
            Program::ours(&format!("{}, compiled", book.name), &["--knowledge".into(), compiled.into()]),
        ],
    };
    let peers =
        ["fzf", "fzy"].into_iter().filter_map(|name| Program::peer(name, book.lines.clone(), &book.name));
    ours.into_iter().chain(peers).collect()
}

/// Measures all, and prints a table for each book.
pub(crate) fn print() -> io::Result<()> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("books");
    fs::create_dir_all(&folder)?;
    let shipped = load::shipped_book().expect("the shipped book is sound");
    let sizes = [None, Some(SIDER.one_in(10)), Some(SIDER), Some(TWO_MILLION.one_in(4)), Some(TWO_MILLION)];
    for size in sizes {
        let book = write(&folder, size, &shipped)?;
        let own = env::current_exe()?;
        let mut control = Program::new("control", move || {
            let mut command = Command::new(&own);
            command.env(BE_THE_CONTROL, "1");
            command
        });
        let mut programs = programs(&book);
        // In turns, so that what else the machine does meets all of them alike.
        for _ in 0..STARTS {
            control.start();
            programs.iter_mut().for_each(Program::start);
        }
        control.use_it();
        programs.iter_mut().for_each(Program::use_it);
        print_table(&control, &programs);
    }
    let binary = fs::metadata(env!("CARGO_BIN_EXE_cytobrowse"))?.len();
    println!("The program itself: {:.1} MB.", binary as f64 / (1024.0 * 1024.0));
    Ok(())
}

fn print_table(control: &Program, programs: &[Program]) {
    let all = || [control].into_iter().chain(programs);
    let row = |cells: Vec<String>| println!("| {} |", cells.join(" | "));
    let line = |name: &str, cell: &dyn Fn(&Program) -> String| {
        row([name.to_owned()].into_iter().chain(all().map(cell)).collect());
    };
    line("", &|program| program.name.clone());
    line("---", &|_| "---".to_owned());
    for (name, cell) in ROWS {
        line(name, &|program| cell(&program.measured, &control.measured));
    }
    println!();
}
