//! What the user chose, and modes side by side.

use super::*;

#[test]
fn the_user_has_the_last_word() {
    let vte = |mode| Evidence {
        mode: Some(mode),
        ..evidence("65", "65;7006;1", "", Some(1), &[])
    };
    let shaped = decide(&vte(Mode::Shaped));
    assert_eq!(
        (shaped.mode, shaped.reason, shaped.enter),
        (Mode::Shaped, Reason::Asked, EXPLICIT)
    );
    // This one needs the terminal's reordering.
    let words = decide(&vte(Mode::WordLrm));
    assert_eq!(
        (words.mode, words.enter, words.leave),
        (Mode::WordLrm, &b""[..], &b""[..])
    );
    let kitty = evidence("62", "1;4000;26", "kitty(0.26.5)", Some(0), &[]);
    assert_eq!(
        decide(&Evidence {
            harakat: Harakat::Keep,
            ..kitty
        })
        .harakat,
        HarakatPolicy::Keep
    );
    let xterm = evidence("64", "41;379;0", "XTerm(379)", Some(0), &[]);
    assert_eq!(
        decide(&Evidence {
            harakat: Harakat::Strip,
            ..xterm
        })
        .harakat,
        HarakatPolicy::Strip
    );
}

#[test]
fn a_remembered_mode_yields_to_one_that_is_asked_for() {
    let konsole = evidence("62;1;4", "1;115;0", "Konsole 22.12.3", None, &[]);
    let remembered = Evidence {
        remembered: Some(Mode::Shaped),
        ..konsole
    };
    assert_eq!(
        outline(&remembered),
        (Mode::Shaped, HarakatPolicy::Keep, Reason::Remembered)
    );
    let asked = Evidence {
        mode: Some(Mode::Inv),
        ..remembered
    };
    assert_eq!(outline(&asked).0, Mode::Inv);
    assert_eq!(outline(&asked).2, Reason::Asked);
}

#[test]
fn modes_side_by_side_need_no_switch() {
    let shown = |evidence: &Evidence| side_by_side(evidence, &decide(evidence));
    let all: Vec<Mode> = Mode::NAMES.into_iter().map(|(_, mode)| mode).collect();
    for any in [
        evidence("64;1;2", "41;379;0", "XTerm(379)", Some(0), &[]),
        evidence("62;1;4", "1;115;0", "Konsole 22.12.3", None, &[]),
        evidence("1;2", "", "", None, &[("TERM_PROGRAM", "Apple_Terminal")]),
        in_tmux("alacritty", "", &[]),
    ] {
        assert_eq!(shown(&any), all, "{any:?}");
    }
    for switched in [
        evidence("65;1;9", "65;7006;1", "", Some(1), &[]),
        evidence("63;1;2", "24;279;0", "", Some(0), &[("MLTERM", "3.9.0")]),
    ] {
        assert_eq!(
            shown(&switched),
            [Mode::Shaped, Mode::Visual],
            "{switched:?}"
        );
        let left_alone = Evidence {
            mode: Some(Mode::Inv),
            ..switched
        };
        assert_eq!(
            shown(&left_alone),
            [
                Mode::Lro,
                Mode::Each,
                Mode::WordLrm,
                Mode::KittyRuns,
                Mode::QtRuns,
                Mode::Blank,
                Mode::Inv,
                Mode::Logical
            ]
        );
    }
}
