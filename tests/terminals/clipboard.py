#!/usr/bin/env python3
"""Copies in real terminals and reads the clipboard back: what arrives must be the text as it is written.

By OSC 52 in xterm (which must be allowed to), kitty, alacritty and foot, by tmux, and by xclip, xsel and wl-copy. A text with
harakat, justified by kashida, in two directions, and with a table: a paragraph, all of it, and words that were selected by
arrows. Run by hand, after `cargo build --release`; needs what `run.py` needs, and xclip or wl-paste to read. What is missing is
skipped by name.

Exit status: 0 if all that ran is as it should be, 1 if something is not, 2 if nothing could be run.
"""

import argparse
import os
import shutil
import sys
import time

from display import Trouble
from emulators import EMULATORS, Emulator, xterm
from screening import Screening
from setups import Setup

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PAGE = os.path.join(HERE, "page", "copied.md")
# The keys of y, p, a and v, for the layout is Arabic.
COPY, PARAGRAPH, ALL, SELECT = "Arabic_ghain", "Arabic_hah", "Arabic_sheen", "Arabic_ra"

HEADING = "عنوان النص"
TEXT = ("قَالَ الأَوَّلُ: إِنَّ الكِتَابَ (book) فِي ١٢ صَفْحَةً، وَلا يُقْرَأُ إِلَّا بِتَأَنٍّ. وهذه جملة ثانية بلا حركات طويلة كي تُضبط أسطرها على الحافتين "
        "بالكشيدة حيث يجوز ذلك، وفيها NASA عام 2022 و50% من «الرياض» ثم GPT-4 في آخرها، ولا شيء بعد ذلك سوى كلمات تملأ السطر.")
TABLE = "الاسم\tالعدد\nكـتاب\t٣ (three)\na-b\t2022"


def allowed_xterm(*arguments):
    """xterm with a user who lets programs set the clipboard."""
    command = xterm(*arguments)
    return command[:1] + ["-xrm", "*allowWindowOps: true"] + command[1:]


ALLOWED = Emulator("xterm", allowed_xterm, "xterm", draws_in_pieces=True)
EMULATORS["xterm that allows it"] = ALLOWED

# How it is copied: the set-up, the helper programs that kzread finds, what reads the clipboard.
XCLIP = ("xclip", "-o", "-selection", "clipboard")
WL_PASTE = ("wl-paste", "--no-newline")
WAYS = {
    "OSC 52 in xterm": (Setup("xterm that allows it", "keep"), [], XCLIP),
    "OSC 52 in kitty": (Setup("kitty", "strip"), [], XCLIP),
    "OSC 52 in alacritty": (Setup("alacritty", "strip"), [], XCLIP),
    "OSC 52 in foot": (Setup("foot", "strip"), [], WL_PASTE),
    "tmux in xterm": (Setup("tmux in xterm", "keep"), ["tmux"], ("tmux", "-S", "tmux", "show-buffer")),
    "xclip in xterm": (Setup("xterm", "keep"), ["xclip"], XCLIP),
    "xsel in xterm": (Setup("xterm", "keep"), ["xsel"], XCLIP),
    "wl-copy in foot": (Setup("foot", "strip"), ["wl-copy"], WL_PASTE),
}


def helpers(folder, programs):
    """A folder with these programs alone."""
    path = os.path.join(folder, "helpers")
    os.makedirs(path)
    for program in programs:
        os.symlink(shutil.which(program), os.path.join(path, program))
    return path


class Copying:
    """kzread in a terminal whose clipboard is read."""

    def __init__(self, screening, reader):
        self.screening = screening
        self.reader = [screening._path("tmux") if word == "tmux" and at == 2 else word for at, word in enumerate(reader)]

    def arrived(self, is_it, patience=6.0):
        """What is in the clipboard once it is what it should be, or at last."""
        end = time.monotonic() + patience
        while True:
            text = self.screening.display.run(*self.reader)
            if is_it(text) or time.monotonic() > end:
                return text
            time.sleep(0.2)

    def wrong(self, copies):
        """What did not arrive as it should, of these copies."""
        found = []
        for what, keys, is_it in copies:
            self.screening.press(*keys)
            time.sleep(0.3)
            text = self.arrived(is_it)
            if not is_it(text):
                found.append("%s: %r" % (what, text))
            self.screening.press("Escape")
            time.sleep(0.2)
        return found


def squeezed(text):
    """The text with each gap as one blank: how much white stands around a table is no matter here."""
    return " ".join(text.split())


# What is copied, by which keys, and whether a text is that.
COPIES = (
    ("all", (COPY, ALL), lambda text: squeezed(text) == squeezed("\n".join((TEXT, HEADING, TABLE)))),
    ("a paragraph", (COPY, PARAGRAPH), lambda text: text == TEXT),
    # Each arrow adds a word as the eye sees it, across the turn of a line.
    ("a selection", (SELECT,) + ("Left",) * 25 + (COPY,), lambda text: len(text.split()) > 20 and text in TEXT),
)


def look(setup, programs, reader, kzread):
    """What is wrong with one way."""
    if reader is not WL_PASTE:
        return try_again(setup, programs, reader, kzread, COPIES)
    # It takes the focus from the terminal, so each copy has a terminal of its own.
    return [wrong for copy in COPIES for wrong in try_again(setup, programs, reader, kzread, (copy,))]


def try_again(setup, programs, reader, kzread, copies):
    """What is wrong with some copies; what could not be looked at is tried again once."""
    for last in (False, True):
        try:
            command = [kzread, "--lang", "ar", "--set", "justify=kashida", PAGE]
            screening = Screening(setup, command, False)
            command[:0] = ["env", "PATH=" + helpers(screening.folder, programs)]
            with screening:
                screening.look()
                return Copying(screening, reader).wrong(copies)
        except Trouble as trouble:
            if last:
                return [str(trouble)]
    return []


def main():
    """Looks at all ways, or at those named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kzread", default=os.path.join(ROOT, "target", "release", "kzread"))
    parser.add_argument("ways", nargs="*", metavar="WAY", help="one of: " + ", ".join(WAYS))
    arguments = parser.parse_args()
    ran, failed = 0, 0
    for way, (setup, programs, reader) in WAYS.items():
        if arguments.ways and way not in arguments.ways:
            continue
        missing = setup.missing() + [name for name in ("Xvfb", "xdotool", "setxkbmap", *programs, reader[0])
                                     if not shutil.which(name)]
        if missing:
            print("%s: skipped, without %s" % (way, ", ".join(missing)), flush=True)
            continue
        wrong = look(setup, programs, reader, arguments.kzread)
        ran += 1
        failed += bool(wrong)
        print("%s: %s" % (way, "; ".join(wrong) or "ok"), flush=True)
    return 1 if failed else 0 if ran else 2


if __name__ == "__main__":
    sys.exit(main())
