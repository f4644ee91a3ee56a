"""The set-ups: which emulator, which multiplexer runs in it, what detection should choose there, and what is known to fall short."""

from collections import namedtuple

from behind import STEPS
from emulators import EMULATORS

# Why pixels that differ are no failure, and how many of them at most in a picture.
Shortfall = namedtuple("Shortfall", "why at_most")


class Setup:
    """A terminal to look at kzread in."""

    def __init__(self, name, marks, emulator=None, ci=False, shortfall=None, of_letters=None, of_moving=None):
        self.name = name
        inside, _, outside = name.rpartition(" in ")
        self.multiplexer = inside or None
        self.emulator = EMULATORS[emulator or outside]
        # What detection should do with harakat here: the reference is told to do the same.
        self.marks = marks
        # One of each behaviour, for machines with little time.
        self.ci = ci
        # What is known to fall short in all pictures, in that of letters which common fonts lack, and in those after some moving
        # about.
        self.shortfall = shortfall
        self.of_letters = of_letters or shortfall
        self.of_moving = of_moving or shortfall

    def known(self, picture, pixels):
        """What is known to fall short, if that explains so many pixels that differ in a picture."""
        particular = {"letters": self.of_letters} | dict.fromkeys(STEPS, self.of_moving)
        shortfall = particular.get(picture, self.shortfall)
        return shortfall.why if shortfall and pixels <= shortfall.at_most else None

    def missing(self):
        """The programs it needs that are not installed."""
        return self.emulator.missing(self.multiplexer)

    def file_name(self):
        """The name as a part of file names."""
        return self.name.replace(" ", "-")


IN_MARGIN = Shortfall("single pixels stay in the margin of the window after moving about", 60)
ENDS = Shortfall("single pixels at the ends of letters after moving about", 60)
EDGES = Shortfall("single pixels at the edges of a match", 20)
OTHER_FACES = Shortfall("letters of another font have another weight", 800)

SETUPS = [
    Setup("xterm", "keep", ci=True),
    # It draws only what has changed, and its letters reach into what has not.
    Setup("urxvt", "keep", of_moving=ENDS),
    Setup("st", "strip"),
    Setup("alacritty", "strip"),
    Setup("foot", "strip"),
    Setup("kitty", "strip", ci=True, of_letters=OTHER_FACES),
    Setup("mlterm", "keep", ci=True, of_moving=IN_MARGIN),
    Setup("env in mlterm", "keep", of_moving=IN_MARGIN),
    Setup("sakura", "keep", ci=True),
    Setup("Konsole", "keep", ci=True, of_moving=IN_MARGIN),
    Setup("qterminal", "strip",
          shortfall=Shortfall("single pixels at the edges of letters, where one stretch of text ends", 150),
          of_letters=Shortfall("what another font draws is not kept to its cells", 15_000)),
    # Which pieces of a row it draws anew depends on time.
    Setup("pterm", "strip", ci=True, shortfall=Shortfall("single pixels at the edges of a match, now and then", 150)),
    # Drawn by WebGL. What the browser makes of the letters where it draws them itself is looked at by eye.
    Setup("xterm.js", "keep", shortfall=EDGES),
    # In which order it draws what has changed depends on time.
    Setup("tmux in xterm", "keep", ci=True, of_moving=ENDS),
    Setup("tmux in sakura", "keep"),
    Setup("tmux in xterm.js", "keep", shortfall=EDGES),
    Setup("tmux in Konsole", "keep", of_moving=IN_MARGIN),
    Setup("tmux in kitty", "strip", of_letters=OTHER_FACES),
    Setup("tmux in mlterm", "keep",
          shortfall=Shortfall("European numbers right of all Arabic words beside them move to the left of those", 6_000),
          of_moving=IN_MARGIN),
    Setup("screen in xterm", "strip"),
    # Not among those for machines with little time: once in three runs of all, whole pictures differed, and alone never.
    Setup("screen in sakura", "strip"),
    Setup("screen in Konsole", "strip"),
    Setup("screen in kitty", "strip",
          of_letters=Shortfall("screen shows slanted letters in reverse, and those of another font are slanted", 15_000)),
]
