//! What goes by the terminal outside tmux, screen and others.

use super::*;

#[test]
fn tmux_goes_by_the_terminal_outside() {
    use HarakatPolicy::{Keep, Strip};
    let konsole_server = [("KONSOLE_VERSION", "221203")];
    for (evidence, expected) in [
        (
            in_tmux("xterm-kitty", "kitty(0.26.5)", &[]),
            (Mode::KittyRuns, Strip, inside(Multiplexer::Tmux, E::Kitty)),
        ),
        (
            in_tmux("xterm-256color", "Konsole 22.12.3", &[]),
            (Mode::WordLrm, Keep, inside(Multiplexer::Tmux, E::Konsole)),
        ),
        (
            in_tmux("xterm-256color", "xterm.js(6.1.0-beta.337)", &[]),
            (Mode::Each, Keep, inside(Multiplexer::Tmux, E::XtermJs)),
        ),
        (
            in_tmux("xterm-256color", "", &konsole_server),
            (Mode::WordLrm, Keep, inside(Multiplexer::Tmux, E::Konsole)),
        ),
        (
            in_tmux("xterm", "XTerm(379)", &konsole_server),
            (Mode::Lro, Keep, inside(Multiplexer::Tmux, E::Xterm)),
        ),
        (
            in_tmux("xterm-256color", "", &[]),
            (Mode::Each, Keep, inside(Multiplexer::Tmux, E::HiddenXterm)),
        ),
        (
            in_tmux("rxvt-unicode-256color", "", &[]),
            (Mode::Lro, Keep, inside(Multiplexer::Tmux, E::Urxvt)),
        ),
        // Those that misplace or lose harakat.
        (
            in_tmux("alacritty", "", &konsole_server),
            (Mode::Lro, Strip, inside(Multiplexer::Tmux, E::Alacritty)),
        ),
        (
            in_tmux("foot", "", &[]),
            (Mode::Lro, Strip, inside(Multiplexer::Tmux, E::Foot)),
        ),
        (
            in_tmux("xterm-256color", "foot(1.13.1)", &[]),
            (Mode::Lro, Strip, inside(Multiplexer::Tmux, E::Foot)),
        ),
        (
            in_tmux("st-256color", "", &[]),
            (Mode::Lro, Strip, inside(Multiplexer::Tmux, E::St)),
        ),
        // It only begins like one of them.
        (
            in_tmux("sterm", "", &[]),
            (Mode::Lro, Keep, inside(Multiplexer::Tmux, E::Hidden)),
        ),
        (
            in_tmux("mlterm", "", &[]),
            (Mode::Inv, Keep, inside(Multiplexer::Tmux, E::Mlterm)),
        ),
        (
            in_tmux("xterm-256color", "", &[("VTE_VERSION", "7006")]),
            (Mode::Lro, Keep, inside(Multiplexer::Tmux, E::Hidden)),
        ),
        // A session that nobody is attached to has no terminal outside.
        (
            in_tmux("", "", &[]),
            (Mode::Lro, Keep, inside(Multiplexer::Tmux, E::Hidden)),
        ),
        // tmux at the other end of SSH cannot be asked; an old one has no XTVERSION.
        (
            evidence("1;2", "84;0;0", "tmux 3.3a", None, &[]),
            (Mode::Lro, Keep, inside(Multiplexer::Tmux, E::Hidden)),
        ),
        (
            evidence("1;2", "84;0;0", "", None, &[TMUX]),
            (Mode::Lro, Keep, inside(Multiplexer::Tmux, E::Hidden)),
        ),
        (
            evidence("", "", "", None, &[TMUX]),
            (Mode::Lro, Keep, inside(Multiplexer::Tmux, E::Hidden)),
        ),
        // A window opened from a shell in tmux is not tmux.
        (
            evidence("64;1;2", "41;379;0", "XTerm(379)", Some(0), &[TMUX]),
            (Mode::Shaped, Keep, own(E::Xterm)),
        ),
    ] {
        assert_eq!(outline(&evidence), expected, "{evidence:?}");
    }
}

/// DA1, DA2 and XTVERSION as they were measured; the environment is that of the terminal outside.
#[test]
fn what_stands_between_goes_by_the_environment_of_the_terminal_outside() {
    let in_screen = |emulator| inside(Multiplexer::Screen, emulator);
    let in_mosh = |emulator| inside(Multiplexer::Mosh, emulator);
    let unheard = |emulator| inside(Multiplexer::WithoutControls, emulator);
    let in_emacs = |emulator| inside(Multiplexer::Emacs, emulator);
    let screen = ("1;2", "83;40900;0", "");
    let mosh = ("62", "1;10;0", "");
    let zellij = ("62;4;52", "0;4501;1", "Zellij(4501)");
    let vim = ("1;2", "0;100;0", "libvterm(0.3)");
    let nvim = ("1;2", "0;100;0", "");
    let dvtm = ("", "", "");
    let emacs = ("", "", "");
    let vte = ("VTE_VERSION", "7006");
    let konsole = ("KONSOLE_VERSION", "221203");
    let kitty = ("KITTY_WINDOW_ID", "1");
    let xterm = ("XTERM_VERSION", "XTerm(379)");
    let remote = ("SSH_TTY", "/dev/pts/1");
    for ((primary, secondary, version), env, mode, reason) in [
        (screen, &[vte][..], Mode::Lro, in_screen(E::Vte)),
        (screen, &[konsole], Mode::WordLrm, in_screen(E::Konsole)),
        (screen, &[kitty], Mode::KittyRuns, in_screen(E::Kitty)),
        (screen, &[xterm], Mode::Lro, in_screen(E::Hidden)),
        (screen, &[remote], Mode::Lro, in_screen(E::Hidden)),
        (mosh, &[vte], Mode::Lro, in_mosh(E::Vte)),
        (mosh, &[konsole], Mode::Blank, in_mosh(E::Konsole)),
        (mosh, &[remote], Mode::Lro, in_mosh(E::Hidden)),
        (zellij, &[vte], Mode::Blank, unheard(E::Vte)),
        (zellij, &[konsole], Mode::Blank, unheard(E::Konsole)),
        (zellij, &[kitty], Mode::KittyRuns, unheard(E::Kitty)),
        (zellij, &[xterm], Mode::Shaped, own(E::Plain)),
        (vim, &[vte], Mode::Blank, unheard(E::Vte)),
        (vim, &[xterm], Mode::Shaped, own(E::Plain)),
        (nvim, &[konsole], Mode::Blank, unheard(E::Konsole)),
        (
            dvtm,
            &[("TERM", "dvtm-256color"), vte],
            Mode::Blank,
            unheard(E::Vte),
        ),
        (
            dvtm,
            &[("TERM", "dvtm"), xterm],
            Mode::Shaped,
            own(E::Unanswered),
        ),
        (
            emacs,
            &[("TERM", "eterm-color"), xterm],
            Mode::Blank,
            in_emacs(E::Hidden),
        ),
        (
            vim,
            &[("INSIDE_EMACS", "vterm"), xterm],
            Mode::Blank,
            in_emacs(E::Hidden),
        ),
    ] {
        let evidence = evidence(primary, secondary, version, None, env);
        let expected = (mode, HarakatPolicy::Strip, reason);
        assert_eq!(outline(&evidence), expected, "{evidence:?}");
    }
}

#[test]
fn what_stands_between_is_drawn_alike_before_it_has_answered() {
    let vte = ("VTE_VERSION", "7006");
    let konsole = ("KONSOLE_VERSION", "221203");
    let screen = [
        ("TERM", "screen.xterm-256color"),
        ("STY", "1.pts-2"),
        konsole,
    ];
    let zellij = [("TERM", "xterm-256color"), ("ZELLIJ", "0"), vte];
    for (env, mode, reason) in [
        (
            &screen,
            Mode::WordLrm,
            inside(Multiplexer::Screen, E::Konsole),
        ),
        (
            &zellij,
            Mode::Blank,
            inside(Multiplexer::WithoutControls, E::Vte),
        ),
    ] {
        let evidence = evidence("", "", "", None, env);
        assert_eq!(outline(&evidence), (mode, HarakatPolicy::Strip, reason));
    }
    // A terminal that was started from one of them answers for itself.
    let inherited = [("TERM", "eterm-color"), ("INSIDE_EMACS", "28.2,term:0.96")];
    let xterm = evidence("64", "41;379;0", "XTerm(379)", Some(0), &inherited);
    assert_eq!(decide(&xterm).reason, own(E::Xterm));
}
