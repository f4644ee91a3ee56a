"""The set-ups: which emulator, whether tmux runs in it, what detection should choose there, and what is known to fall short."""

from emulators import EMULATORS


class Setup:
    """A terminal to look at kzread in."""

    def __init__(self, name, marks, emulator=None, ci=False, shortfall="", at_most=0):
        self.name = name
        self.tmux = name.startswith("tmux in ")
        self.emulator = EMULATORS[emulator or name.removeprefix("tmux in ")]
        # What detection should do with harakat here: the reference is told to do the same.
        self.marks = marks
        # One of each behaviour, for machines with little time.
        self.ci = ci
        # Why pixels that differ are no failure, and how many of them in a picture.
        self.shortfall, self.at_most = shortfall, at_most

    def missing(self):
        """The programs it needs that are not installed."""
        return self.emulator.missing("tmux" if self.tmux else None)

    def file_name(self):
        """The name as a part of file names."""
        return self.name.replace(" ", "-")


SETUPS = [
    Setup("xterm", "keep", ci=True),
    Setup("urxvt", "keep"),
    Setup("st", "strip"),
    Setup("alacritty", "strip"),
    Setup("foot", "strip"),
    Setup("kitty", "strip", ci=True),
    Setup("mlterm", "keep", ci=True),
    Setup("sakura", "keep", ci=True),
    Setup("Konsole", "keep", ci=True),
    Setup("qterminal", "strip", at_most=150,
          shortfall="single pixels at the edges of letters, where one stretch of text ends"),
    Setup("tmux in xterm", "keep", ci=True),
    Setup("tmux in sakura", "keep"),
    Setup("tmux in Konsole", "keep"),
    Setup("tmux in kitty", "strip"),
    Setup("tmux in mlterm", "keep", at_most=6_000,
          shortfall="European numbers right of all Arabic words beside them move to the left of those"),
]
