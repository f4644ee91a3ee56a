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

/// A row of the table.
#[derive(Debug, Clone, Copy)]
pub(super) struct TableRow {
    /// How cells are encoded.
    pub(super) mode: Mode,
    /// The same behind tmux or screen, behind mosh, and behind what passes no bidi controls on.
    behind: [Mode; 3],
    pub(super) harakat: HarakatPolicy,
    pub(super) switch: Switch,
    /// Whether settings decide that cannot be asked for, so that the user should look at the test card.
    pub(super) is_guess: bool,
    /// What the terminal does with OSC 52, by which text gets into the clipboard.
    pub(super) osc52: Osc52,
    /// What the terminal does with right-to-left text, for `--doctor`.
    why: &'static str,
}

/// Behind a multiplexer, where nobody knows whether the terminal outside reorders: an override, which a VTE heeds and
/// which changes nothing in terminals that do not reorder.
const UNSEEN: [Mode; 3] = [Lro, Lro, Shaped];

const KNOWN: bool = false;
const GUESS: bool = true;

/// Everything in it was measured on the terminals themselves, but where it says that it was not tested.
#[rustfmt::skip]
pub(super) const fn row(emulator: Emulator) -> TableRow {
    use Emulator as E;
    use Switch::{Bdsm, BdsmUnheeded, Osc5379, Untouched};

    match emulator {
        //                         mode       behind multiplexers     harakat reordering    guess  OSC 52, and why
        E::Xterm           => line(Shaped,    UNSEEN,                 Keep,  BdsmUnheeded, KNOWN, Osc52::If("OSC 52 if allowWindowOps is true"),
                                   "xterm draws cells as they are sent"),
        E::Urxvt           => line(Shaped,    UNSEEN,                 Keep,  BdsmUnheeded, KNOWN, Osc52::Ignored,
                                   "urxvt draws cells as they are sent"),
        E::St              => line(Shaped,    UNSEEN,                 Strip, BdsmUnheeded, KNOWN, Osc52::Ignored,
                                   "st draws cells as they are sent"),
        E::Alacritty       => line(Shaped,    UNSEEN,                 Strip, BdsmUnheeded, KNOWN, Osc52::Taken,
                                   "alacritty draws cells as they are sent"),
        E::Foot            => line(Shaped,    UNSEEN,                 Strip, BdsmUnheeded, KNOWN, Osc52::Taken,
                                   "foot draws cells as they are sent"),
        E::Vte             => line(Shaped,    [Lro, Lro, Blank],      Keep,  Bdsm,         KNOWN, Osc52::Ignored,
                                   "VTE reorders lines unless it is told not to (CSI 8 l)"),
        E::XtermJs         => line(Each,      [Each, Each, Shaped],   Keep,  BdsmUnheeded, KNOWN, Osc52::Perhaps,
                                   "xterm.js reorders each stretch of one style, if it draws with the DOM"),
        E::Konsole         => line(WordLrm,   [WordLrm, Blank, Blank], Keep, Untouched,    KNOWN, Osc52::Ignored,
                                   "Konsole reorders lines"),
        E::Kitty           => line(KittyRuns, [KittyRuns; 3],         Strip, Untouched,    KNOWN, Osc52::Taken,
                                   "kitty reverses each run of letters"),
        E::Mlterm          => line(Shaped,    [Inv; 3],               Keep,  Osc5379,      KNOWN, Osc52::If("OSC 52 if mlterm was started with --osc52=true"),
                                   "mlterm reorders lines unless it is told not to (OSC 5379, or use_ctl=false in its settings)"),
        E::QTermWidget     => line(QtRuns,    UNSEEN,                 Strip, Untouched,    KNOWN, Osc52::Ignored,
                                   "QTermWidget reorders each stretch of one style"),
        E::CoolRetroTerm   => line(Shaped,    UNSEEN,                 Strip, Untouched,    GUESS, Osc52::Perhaps,
                                   "cool-retro-term 1.2 draws cells as they are sent; its next version is to reorder"),
        E::Putty           => line(Blank,     UNSEEN,                 Strip, Untouched,    GUESS, Osc52::Perhaps,
                                   "PuTTY reorders lines unless its bidi setting is off, which cannot be asked"),
        E::AppleTerminal   => line(WordLrm,   UNSEEN,                 Keep,  Untouched,    GUESS, Osc52::Perhaps,
                                   "Terminal.app is known to reorder lines; not tested"),
        E::Iterm           => line(Shaped,    UNSEEN,                 Keep,  Untouched,    GUESS, Osc52::Perhaps,
                                   "iTerm2 reorders only if its bidi setting is on, which cannot be asked"),
        E::Ghostty         => line(Shaped,    UNSEEN,                 Strip, BdsmUnheeded, GUESS, Osc52::Perhaps,
                                   "Ghostty draws cells as they are sent, programs made with its engine may not; not tested"),
        E::Zed             => line(Shaped,    UNSEEN,                 Strip, BdsmUnheeded, GUESS, Osc52::Perhaps,
                                   "Zed is known to reorder some runs of letters; not tested"),
        E::WindowsTerminal => line(Shaped,    UNSEEN,                 Strip, BdsmUnheeded, GUESS, Osc52::Perhaps,
                                   "Windows Terminal draws cells as they are sent, later versions may not; not tested"),
        E::Termux          => line(Shaped,    UNSEEN,                 Strip, BdsmUnheeded, GUESS, Osc52::Perhaps,
                                   "Termux draws cells as they are sent, later versions may not; not tested"),
        E::Switchable      => line(Shaped,    UNSEEN,                 Keep,  Bdsm,         KNOWN, Osc52::Perhaps,
                                   "it reorders lines unless it is told not to (CSI 8 l)"),
        E::AlwaysReorders  => line(WordLrm,   UNSEEN,                 Keep,  Untouched,    KNOWN, Osc52::Perhaps,
                                   "it says that it always reorders (mode 8 is set for good)"),
        E::Plain           => line(Shaped,    UNSEEN,                 Strip, BdsmUnheeded, KNOWN, Osc52::Perhaps,
                                   "nothing says that it reorders"),
        E::Unanswered      => line(Shaped,    UNSEEN,                 Strip, BdsmUnheeded, GUESS, Osc52::Perhaps,
                                   "it did not answer in time"),
        E::UnansweredXterm => line(Shaped,    UNSEEN,                 Keep,  BdsmUnheeded, GUESS, Osc52::Perhaps,
                                   "it did not answer in time; an xterm by its TERM"),
        E::Hidden          => line(Shaped,    UNSEEN,                 Keep,  Untouched,    GUESS, Osc52::Perhaps,
                                   "there is a terminal that cannot be asked whether it reorders"),
        E::HiddenXterm     => line(Shaped,    [Each, Each, Shaped],   Keep,  Untouched,    GUESS, Osc52::Perhaps,
                                   "there is a terminal that only says xterm: a VTE, or an xterm.js"),
    }
}

const fn line(
    mode: Mode,
    behind: [Mode; 3],
    harakat: HarakatPolicy,
    switch: Switch,
    is_guess: bool,
    osc52: Osc52,
    why: &'static str,
) -> TableRow {
    TableRow {
        mode,
        behind,
        harakat,
        switch,
        is_guess,
        osc52,
        why,
    }
}

impl Identity {
    /// What this terminal is sent. Behind a multiplexer nothing can be switched, for the multiplexer keeps or drops the
    /// sequence. Only tmux has been seen to leave harakat where they are, and only tmux says which terminal is outside.
    pub(super) const fn row(self) -> TableRow {
        let own = row(self.emulator);
        let [in_tmux, in_mosh, without_controls] = own.behind;
        let (mode, harakat, is_guess, osc52) = match self.multiplexer {
            None => return own,
            // Without a switch, numbers may change sides in this one mode.
            Some(Multiplexer::Tmux) => (
                in_tmux,
                own.harakat,
                matches!(in_tmux, Inv),
                Osc52::If("tmux, to the terminal outside if set-clipboard is not off"),
            ),
            Some(Multiplexer::Screen) => (in_tmux, Strip, GUESS, Osc52::Perhaps),
            Some(Multiplexer::Mosh) => (in_mosh, Strip, GUESS, Osc52::Perhaps),
            Some(Multiplexer::WithoutControls) => (without_controls, Strip, GUESS, Osc52::Perhaps),
            Some(Multiplexer::Emacs) => (Blank, Strip, GUESS, Osc52::Perhaps),
        };
        TableRow {
            mode,
            harakat,
            switch: Switch::Untouched,
            is_guess,
            osc52,
            ..own
        }
    }

    /// What the terminal paints of a row in which cells differ, if it keeps ink that reached into the rest. So does the one
    /// outside a multiplexer.
    pub(super) const fn painted(self) -> Option<Painted> {
        match self.emulator {
            Emulator::Konsole => Some(Painted::Row),
            Emulator::Mlterm => Some(Painted::Between),
            _ => None,
        }
    }

    /// Whether the terminal moves rows and leaves nothing behind, by pictures of it: of those that are guesses nobody knows.
    /// Those that keep ink paint all rows again.
    pub(super) const fn moves_rows(self) -> bool {
        use Emulator::{
            Alacritty, Foot, Kitty, Konsole, Mlterm, Plain, St, Switchable, Urxvt, Vte, Xterm,
            XtermJs,
        };
        // tmux moves rows of the terminal outside in its own way, which leaves ink behind in xterm.
        self.multiplexer.is_none()
            && matches!(
                self.emulator,
                Xterm
                    | Urxvt
                    | St
                    | Alacritty
                    | Foot
                    | Vte
                    | XtermJs
                    | Kitty
                    | Konsole
                    | Mlterm
                    | Switchable
                    | Plain
            )
    }

    /// Whether the terminal makes links of OSC 8, by what its makers say of it. xterm, urxvt, st, mlterm, `QTermWidget`,
    /// `PuTTY` and Terminal.app do not, multiplexers drop it or keep it for themselves; to those and to any unknown one nothing
    /// is sent.
    pub(super) const fn takes_links(self) -> bool {
        use Emulator::{
            Alacritty, Foot, Ghostty, Iterm, Kitty, Konsole, Vte, WindowsTerminal, XtermJs, Zed,
        };
        self.multiplexer.is_none()
            && matches!(
                self.emulator,
                Alacritty
                    | Foot
                    | Ghostty
                    | Iterm
                    | Kitty
                    | Konsole
                    | Vte
                    | WindowsTerminal
                    | XtermJs
                    | Zed
            )
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
