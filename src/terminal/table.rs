//! The table of terminals: for each, what is sent to it and why. Which terminal it is, `identify` finds out.
//!
//! A new terminal is a variant of [`Emulator`] with its row in [`row`], a rule in `identify`, and a set-up in
//! `tests/terminals/setups.py`, whose pictures say whether the row is right.

use std::fmt;

use super::mode::HarakatPolicy::{self, Keep, Strip};
use super::mode::Mode::{self, Blank, Each, Inv, KittyRuns, Lro, QtRuns, Shaped, WordLrm};
use super::nudge::Painted;

/// The program that draws, as far as its answers and the environment tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Emulator {
    /// xterm.
    Xterm,
    /// urxvt.
    Urxvt,
    /// st.
    St,
    /// alacritty.
    Alacritty,
    /// foot.
    Foot,
    /// A terminal made with VTE.
    Vte,
    /// xterm.js, the terminal of VS Code, `JupyterLab`, ttyd and others. Its three renderers give the same answers: WebGL and
    /// canvas draw cells as they are sent, the DOM does not.
    XtermJs,
    /// Konsole.
    Konsole,
    /// kitty.
    Kitty,
    /// mlterm.
    Mlterm,
    /// qterminal and others made with `QTermWidget`.
    QTermWidget,
    /// cool-retro-term, whose `QMLTermWidget` is another one.
    CoolRetroTerm,
    /// `PuTTY`.
    Putty,
    /// Terminal.app of macOS.
    AppleTerminal,
    /// iTerm2.
    Iterm,
    /// Ghostty, and terminals of the web that are made with its engine.
    Ghostty,
    /// The terminal of the editor Zed.
    Zed,
    /// Windows Terminal, through WSL or SSH.
    WindowsTerminal,
    /// Termux.
    Termux,
    /// Another one that says that its reordering can be switched off (BDSM).
    Switchable,
    /// Another one that says that it always reorders.
    AlwaysReorders,
    /// Another one that answered, without a word on reordering.
    Plain,
    /// One that did not answer in time, and of which nothing is known.
    Unanswered,
    /// One that did not answer in time, and whose `TERM` says xterm. A VTE and an xterm say that most often.
    UnansweredXterm,
    /// The one outside a multiplexer, of which nothing is known. Most likely a VTE or an xterm.
    Hidden,
    /// The one outside tmux, of which only its `TERM` is known, which says xterm. A VTE and an xterm.js say that and no more.
    HiddenXterm,
}

/// A program between kzread and the terminal, which answers for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Multiplexer {
    /// tmux, which says what is outside it.
    Tmux,
    /// GNU screen.
    Screen,
    /// mosh.
    Mosh,
    /// One that passes no bidi controls on: zellij, dvtm, terminals made with libvterm as those of vim and nvim.
    WithoutControls,
    /// A terminal in a buffer of Emacs, which reorders lines wherever Emacs itself is shown.
    Emacs,
}

/// What a terminal was recognized as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Identity {
    /// The program that draws.
    pub emulator: Emulator,
    /// What is in between, if anything.
    pub multiplexer: Option<Multiplexer>,
}

/// How a terminal's own reordering is switched off while kzread is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Switch {
    /// It is left as it is.
    Untouched,
    /// By BDSM of ECMA-48: explicit mode, in which cells are shown where they are sent. It holds for rows written afterwards.
    Bdsm,
    /// By BDSM as well, though the terminal passes over it. A terminal that has not answered yet may need it, and when it
    /// answers that it does not, nothing has to be switched back and drawn again.
    BdsmUnheeded,
    /// By a sequence of mlterm's own.
    Osc5379,
}

impl Switch {
    /// What switches the reordering off, and on again.
    pub(super) const fn sequences(self) -> (&'static [u8], &'static [u8]) {
        match self {
            Self::Untouched => (b"", b""),
            Self::Bdsm | Self::BdsmUnheeded => (b"\x1b[8l", b"\x1b[8h"),
            Self::Osc5379 => (
                b"\x1b]5379;use_ctl=false\x07",
                b"\x1b]5379;use_ctl=true\x07",
            ),
        }
    }

    /// Whether the terminal then shows something else than before.
    pub(super) const fn is_heeded(self) -> bool {
        matches!(self, Self::Bdsm | Self::Osc5379)
    }
}

/// What a terminal does with OSC 52.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Osc52 {
    /// It puts the text into the clipboard.
    Taken,
    /// It does so on a condition that cannot be asked for.
    If(&'static str),
    /// Nobody has looked.
    Perhaps,
    /// It passes over it.
    Ignored,
}

impl Osc52 {
    /// The same in words.
    pub(super) const fn said(self) -> &'static str {
        match self {
            Self::Taken => "OSC 52",
            Self::If(condition) => condition,
            Self::Perhaps => "OSC 52 perhaps",
            Self::Ignored => "no OSC 52",
        }
    }
}

/// Whether what is sent is right for certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Certainty {
    Known,
    /// Settings decide that cannot be asked for, or nobody has tested it: the user should look at the test card.
    Guess,
}

/// What is sent where rows of the screen move, and where a part of a row changes, by pictures of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rows {
    /// They are moved, and leave nothing behind.
    Clean,
    /// They are moved; ink that reaches beyond its cell stays, unless so much of the row is painted again.
    Ink(Painted),
    /// Nobody has looked: all of them are written anew.
    Written,
}

/// What a terminal does with OSC 8, by which words become links: what its makers say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Osc8 {
    /// It makes links of them.
    Taken,
    /// It passes over it, or nobody knows: nothing is sent.
    Dropped,
}

/// A row of the table.
#[derive(Debug, Clone, Copy)]
pub(super) struct TableRow {
    /// How cells are encoded.
    pub(super) mode: Mode,
    /// The same behind tmux or screen, behind mosh, and behind what passes no bidi controls on.
    behind: [Mode; 3],
    pub(super) harakat: HarakatPolicy,
    pub(super) switch: Switch,
    certainty: Certainty,
    /// What the terminal does with OSC 52, by which text gets into the clipboard.
    pub(super) osc52: Osc52,
    rows: Rows,
    osc8: Osc8,
    /// What the terminal does with right-to-left text, for `--doctor`.
    why: &'static str,
}

/// Behind a multiplexer, where nobody knows whether the terminal outside reorders: an override, which a VTE heeds and
/// which changes nothing in terminals that do not reorder.
const UNSEEN: [Mode; 3] = [Lro, Lro, Shaped];

/// Everything in it was measured on the terminals themselves, but where it says that it was not tested.
#[rustfmt::skip]
pub(super) const fn row(emulator: Emulator) -> TableRow {
    use Emulator as E;
    use Certainty::{Guess, Known};
    use Painted::{Between, Row};
    use Rows::{Clean, Ink, Written};
    use Switch::{Bdsm, BdsmUnheeded, Osc5379, Untouched};

    match emulator {
        //                         mode       behind multiplexers     harakat reordering     certainty OSC 52
        //                         rows       OSC 8           why
        E::Xterm           => line(Shaped,    UNSEEN,                 Keep,  BdsmUnheeded, Known, Osc52::If("OSC 52 if allowWindowOps is true"),
                                   Clean,        Osc8::Dropped, "xterm draws cells as they are sent"),
        E::Urxvt           => line(Shaped,    UNSEEN,                 Keep,  BdsmUnheeded, Known, Osc52::Ignored,
                                   Clean,        Osc8::Dropped, "urxvt draws cells as they are sent"),
        E::St              => line(Shaped,    UNSEEN,                 Strip, BdsmUnheeded, Known, Osc52::Ignored,
                                   Clean,        Osc8::Dropped, "st draws cells as they are sent"),
        E::Alacritty       => line(Shaped,    UNSEEN,                 Strip, BdsmUnheeded, Known, Osc52::Taken,
                                   Clean,        Osc8::Taken,   "alacritty draws cells as they are sent"),
        E::Foot            => line(Shaped,    UNSEEN,                 Strip, BdsmUnheeded, Known, Osc52::Taken,
                                   Clean,        Osc8::Taken,   "foot draws cells as they are sent"),
        E::Vte             => line(Shaped,    [Lro, Lro, Blank],      Keep,  Bdsm,         Known, Osc52::Ignored,
                                   Clean,        Osc8::Taken,   "VTE reorders lines unless it is told not to (CSI 8 l)"),
        E::XtermJs         => line(Each,      [Each, Each, Shaped],   Keep,  BdsmUnheeded, Known, Osc52::Perhaps,
                                   Clean,        Osc8::Taken,   "xterm.js reorders each stretch of one style, if it draws with the DOM"),
        E::Konsole         => line(WordLrm,   [WordLrm, Blank, Blank], Keep, Untouched,    Known, Osc52::Ignored,
                                   Ink(Row),     Osc8::Taken,   "Konsole reorders lines"),
        E::Kitty           => line(KittyRuns, [KittyRuns; 3],         Strip, Untouched,    Known, Osc52::Taken,
                                   Clean,        Osc8::Taken,   "kitty reverses each run of letters"),
        E::Mlterm          => line(Shaped,    [Inv; 3],               Keep,  Osc5379,      Known, Osc52::If("OSC 52 if mlterm was started with --osc52=true"),
                                   Ink(Between), Osc8::Dropped, "mlterm reorders lines unless it is told not to (OSC 5379, or use_ctl=false in its settings)"),
        E::QTermWidget     => line(QtRuns,    UNSEEN,                 Strip, Untouched,    Known, Osc52::Ignored,
                                   Written,      Osc8::Dropped, "QTermWidget reorders each stretch of one style"),
        E::CoolRetroTerm   => line(Shaped,    UNSEEN,                 Strip, Untouched,    Guess, Osc52::Perhaps,
                                   Written,      Osc8::Dropped, "cool-retro-term 1.2 draws cells as they are sent; its next version is to reorder"),
        E::Putty           => line(Blank,     UNSEEN,                 Strip, Untouched,    Guess, Osc52::Perhaps,
                                   Written,      Osc8::Dropped, "PuTTY reorders lines unless its bidi setting is off, which cannot be asked"),
        E::AppleTerminal   => line(WordLrm,   UNSEEN,                 Keep,  Untouched,    Guess, Osc52::Perhaps,
                                   Written,      Osc8::Dropped, "Terminal.app is known to reorder lines; not tested"),
        E::Iterm           => line(Shaped,    UNSEEN,                 Keep,  Untouched,    Guess, Osc52::Perhaps,
                                   Written,      Osc8::Taken,   "iTerm2 reorders only if its bidi setting is on, which cannot be asked"),
        E::Ghostty         => line(Shaped,    UNSEEN,                 Strip, BdsmUnheeded, Guess, Osc52::Perhaps,
                                   Written,      Osc8::Taken,   "Ghostty draws cells as they are sent, programs made with its engine may not; not tested"),
        E::Zed             => line(Shaped,    UNSEEN,                 Strip, BdsmUnheeded, Guess, Osc52::Perhaps,
                                   Written,      Osc8::Taken,   "Zed is known to reorder some runs of letters; not tested"),
        E::WindowsTerminal => line(Shaped,    UNSEEN,                 Strip, BdsmUnheeded, Guess, Osc52::Perhaps,
                                   Written,      Osc8::Taken,   "Windows Terminal draws cells as they are sent, later versions may not; not tested"),
        E::Termux          => line(Shaped,    UNSEEN,                 Strip, BdsmUnheeded, Guess, Osc52::Perhaps,
                                   Written,      Osc8::Dropped, "Termux draws cells as they are sent, later versions may not; not tested"),
        E::Switchable      => line(Shaped,    UNSEEN,                 Keep,  Bdsm,         Known, Osc52::Perhaps,
                                   Clean,        Osc8::Dropped, "it reorders lines unless it is told not to (CSI 8 l)"),
        E::AlwaysReorders  => line(WordLrm,   UNSEEN,                 Keep,  Untouched,    Known, Osc52::Perhaps,
                                   Written,      Osc8::Dropped, "it says that it always reorders (mode 8 is set for good)"),
        E::Plain           => line(Shaped,    UNSEEN,                 Strip, BdsmUnheeded, Known, Osc52::Perhaps,
                                   Clean,        Osc8::Dropped, "nothing says that it reorders"),
        E::Unanswered      => line(Shaped,    UNSEEN,                 Strip, BdsmUnheeded, Guess, Osc52::Perhaps,
                                   Written,      Osc8::Dropped, "it did not answer in time"),
        E::UnansweredXterm => line(Shaped,    UNSEEN,                 Keep,  BdsmUnheeded, Guess, Osc52::Perhaps,
                                   Written,      Osc8::Dropped, "it did not answer in time; an xterm by its TERM"),
        E::Hidden          => line(Shaped,    UNSEEN,                 Keep,  Untouched,    Guess, Osc52::Perhaps,
                                   Written,      Osc8::Dropped, "there is a terminal that cannot be asked whether it reorders"),
        E::HiddenXterm     => line(Shaped,    [Each, Each, Shaped],   Keep,  Untouched,    Guess, Osc52::Perhaps,
                                   Written,      Osc8::Dropped, "there is a terminal that only says xterm: a VTE, or an xterm.js"),
    }
}

#[expect(clippy::too_many_arguments, reason = "each is a column of the table")]
const fn line(
    mode: Mode,
    behind: [Mode; 3],
    harakat: HarakatPolicy,
    switch: Switch,
    certainty: Certainty,
    osc52: Osc52,
    rows: Rows,
    osc8: Osc8,
    why: &'static str,
) -> TableRow {
    TableRow {
        mode,
        behind,
        harakat,
        switch,
        certainty,
        osc52,
        rows,
        osc8,
        why,
    }
}

impl TableRow {
    /// Whether the user should look at the test card.
    pub(super) fn is_guess(&self) -> bool {
        self.certainty == Certainty::Guess
    }
}

impl Identity {
    /// What this terminal is sent. Behind a multiplexer nothing can be switched, for the multiplexer keeps or drops the
    /// sequence. Only tmux has been seen to leave harakat where they are, and only tmux says which terminal is outside.
    pub(super) const fn row(self) -> TableRow {
        use Certainty::{Guess, Known};

        let own = row(self.emulator);
        let [in_tmux, in_mosh, without_controls] = own.behind;
        let (mode, harakat, certainty, osc52) = match self.multiplexer {
            None => return own,
            // Without a switch, numbers may change sides in this one mode.
            Some(Multiplexer::Tmux) => (
                in_tmux,
                own.harakat,
                if matches!(in_tmux, Inv) { Guess } else { Known },
                Osc52::If("tmux, to the terminal outside if set-clipboard is not off"),
            ),
            Some(Multiplexer::Screen) => (in_tmux, Strip, Guess, Osc52::Perhaps),
            Some(Multiplexer::Mosh) => (in_mosh, Strip, Guess, Osc52::Perhaps),
            Some(Multiplexer::WithoutControls) => (without_controls, Strip, Guess, Osc52::Perhaps),
            Some(Multiplexer::Emacs) => (Blank, Strip, Guess, Osc52::Perhaps),
        };
        TableRow {
            mode,
            harakat,
            switch: Switch::Untouched,
            certainty,
            osc52,
            ..own
        }
    }

    /// What the terminal paints of a row in which cells differ, if it keeps ink that reached into the rest. So does the one
    /// outside a multiplexer.
    pub(super) const fn painted(self) -> Option<Painted> {
        match row(self.emulator).rows {
            Rows::Ink(painted) => Some(painted),
            Rows::Clean | Rows::Written => None,
        }
    }

    /// Whether rows are moved. tmux moves those of the terminal outside in its own way, which leaves ink behind in xterm.
    pub(super) const fn moves_rows(self) -> bool {
        self.multiplexer.is_none() && !matches!(row(self.emulator).rows, Rows::Written)
    }

    /// Whether links are sent. Multiplexers drop them or keep them for themselves.
    pub(super) const fn takes_links(self) -> bool {
        self.multiplexer.is_none() && matches!(row(self.emulator).osc8, Osc8::Taken)
    }
}

impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let between = match self.multiplexer {
            None => "",
            Some(Multiplexer::Tmux) => "in tmux; outside it ",
            Some(Multiplexer::Screen) => "in screen; outside it ",
            Some(Multiplexer::Mosh) => "in mosh; outside it ",
            Some(Multiplexer::WithoutControls) => {
                "in a program that passes no bidi controls on; outside it "
            }
            Some(Multiplexer::Emacs) => {
                return f.write_str("in a buffer of Emacs, which reorders lines");
            }
        };
        write!(f, "{between}{}", row(self.emulator).why)
    }
}
