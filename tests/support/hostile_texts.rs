//! Texts by which a terminal could be commanded or a reader deceived.

/// Forty of them.
pub(crate) const HOSTILE: [&str; 40] = [
    // The screen, its colours, its modes.
    "\u{1b}[2J",
    "\u{1b}[31mchills",
    "\u{1b}c",
    "\u{1b}[?1049l",
    "\u{1b}[?1000h",
    "\u{1b}#8",
    "\u{1b}(0",
    "\u{1b}[8;1;1t",
    "\u{1b}[1;1Hchills",
    "\u{1b}[10M",
    // Questions, whose answers a shell would read.
    "\u{1b}[6n",
    "\u{1b}[c",
    "\u{1b}[21t",
    "\u{1b}P+q544e\u{1b}\\",
    "\u{1b}P$qm\u{1b}\\",
    // The clipboard, the title, links, a notice, a picture.
    "\u{1b}]52;c;Y3l0bw==\u{7}",
    "\u{1b}]0;title\u{7}",
    "\u{1b}]8;;https://example.org\u{1b}\\fever\u{1b}]8;;\u{1b}\\",
    "\u{1b}]777;notify;a;b\u{7}",
    "\u{1b}_Gf=100;AAAA\u{1b}\\",
    "\u{1b}]1337;File=:AAAA\u{7}",
    // The same in one character.
    "\u{9b}31m",
    "\u{9d}0;title\u{9c}",
    "\u{90}q\u{9c}",
    // Control characters.
    "chills\rfever\u{8}",
    "chills\u{7f}\u{85}",
    "\u{7}\u{b}\u{c}\u{e}\u{f}",
    "a\tb\u{1e}c",
    // Text that is not read as it is written.
    "\u{202e}sllihc",
    "\u{2066}chills\u{2069}",
    "\u{200e}\u{200f}\u{61c}",
    "chi\u{200b}lls\u{feff}",
    "chi\u{ad}lls\u{2060}",
    "chills\u{e0041}\u{e007f}",
    "chills\u{2028}fever\u{2029}",
    "\u{3164}\u{115f}\u{ffa0}",
    "\u{fff9}chills\u{fffa}x\u{fffb}",
    "\u{2764}\u{fe0f}\u{20e3}\u{1f44b}\u{1f3fd}",
    "\u{e000}\u{fdd0}\u{ffff}",
    "x\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30a}\u{30b}\u{30c}",
];
