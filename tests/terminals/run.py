#!/usr/bin/env python3
"""Runs kzread in real terminals and judges the pictures.

Each terminal is its own reference: what it shows with nothing asked of kzread must equal, pixel by pixel, what it shows
of `--bidi-mode shaped` with its own reordering switched off by its configuration. Of xterm the cells are read back as
text as well, and held against what kzread prints and against rows written by hand. After lines, a search, pages and another
size, the picture must be that of a window opened anew at the same place.

Needs Xvfb, setxkbmap, xdotool and whichever of the terminals are there (foot needs weston): others are skipped, and named;
with KZREAD_REQUIRE=1 that is a failure. No configuration of yours is used or touched, and nothing is left running.

Exit status: 0 if all that ran is as it should be, 1 if something is not or is required and missing, 2 if nothing could be
run.
"""

import argparse
import os
import shutil
import signal
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import cells
import picture
import table
from behind import left_behind
from display import Trouble
from screening import Screening
from setups import SETUPS

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PAGES = [os.path.join(HERE, "page", name) for name in ("1-plain.txt", "2-marks.md", "3-letters.txt")]
# On an Arabic keyboard, where these are the keys of the slash and of the bracket.
SEARCH = ("Arabic_zah", "Arabic_lam", "Arabic_alef", "Return")
NEXT_ARTICLE = "Arabic_dal"
PRINTING = threading.Lock()


def say(text):
    """Prints a line at once and in one piece."""
    with PRINTING:
        print(text, flush=True)


def take(setup, kzread, as_sent):
    """The pictures of one terminal, by name; and the cells, if it can tell them."""
    asked = ["--bidi-mode", "shaped", "--harakat", setup.marks] if as_sent else []
    with Screening(setup, [kzread, "--lang", "ar"] + asked + PAGES, as_sent) as screening:
        # A guess is told of until the next key, once the terminal has answered.
        first = screening.look()
        screening.press("Return")
        plain = screening.look(unlike=first)
        rows = screening.cells() if setup.name == "xterm" and not as_sent else None
        screening.press(*SEARCH)
        search = screening.look(unlike=plain)
        screening.press(NEXT_ARTICLE)
        marks = screening.look(unlike=search)
        screening.press(NEXT_ARTICLE)
        letters = screening.look(unlike=marks)
        return {"plain": plain, "search": search, "marks": marks, "letters": letters}, rows


def patiently(setup, look, *arguments):
    """What a look at a set-up gives, tried again once, for emulators without a desktop have their moods."""
    try:
        return look(setup, *arguments)
    except Trouble as trouble:
        say(f"{setup.name}: tried again, {trouble}")
        return look(setup, *arguments)


def judge(setup, kzread, out):
    """Looks at one set-up; gives its verdict and more lines to report: "ok", "known: …", or what is wrong."""
    begun = time.monotonic()
    try:
        shown, rows = patiently(setup, take, kzread, False)
        wanted, _ = patiently(setup, take, kzread, True)
        moved = patiently(setup, left_behind, kzread, PAGES)
    except Trouble as trouble:
        return f"FAILED, {trouble}", []
    box = picture.bounds(list(shown.values()) + list(wanted.values()))
    pairs = {name: (shown[name].crop(*box), wanted[name].crop(*box)) for name in shown}
    looks = {name: (*pair, picture.differing(*pair)) for name, pair in pairs.items()} | moved
    counts, lines, known = [], [], {}
    for name, (one, other, pixels) in looks.items():
        path = os.path.join(out, f"{setup.file_name()}-{name}")
        one.png(path + ".png")
        other.png(path + "-wanted.png")
        counts.append(len(pixels))
        if pixels:
            known[name] = setup.known(name, len(pixels))
            picture.marked(other, pixels).png(path + "-differs.png")
            lines.append(f"    {name}: {picture.places(pixels)}")
    lines += [f"    {fault}" for fault in (cells.faults(rows, kzread, PAGES[0]) if rows else [])]
    good = not lines
    explained = len(known) == len(lines) and all(known.values())
    verdict = "ok" if good else "known: " + "; ".join(sorted(set(known.values()))) if explained else "WRONG"
    told = ", cells as printed" if rows and good else ""
    seconds = time.monotonic() - begun
    lines.insert(0, f"    pixels that differ: {counts}{told} ({seconds:.0f} s)")
    return verdict, lines


def is_good(verdict):
    """Whether nothing is wrong but what is known."""
    return verdict == "ok" or verdict.startswith("known: ")


def chosen(only, ci):
    """The set-ups asked for."""
    names = {name.strip().lower() for name in only.split(",")} if only else None
    if names:
        unknown = names - {setup.name.lower() for setup in SETUPS}
        if unknown:
            sys.exit(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(setup.name for setup in SETUPS)}")
    return [s for s in SETUPS if (s.ci or not ci) and (not names or s.name.lower() in names)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kzread", nargs="?", default=os.path.join(ROOT, "target/release/kzread"), help="the binary")
    parser.add_argument("--only", metavar="NAMES", help="these set-ups, separated by commas")
    parser.add_argument("--ci", action="store_true", help="one of each behaviour")
    parser.add_argument("--out", default=os.path.join(ROOT, "target/terminals"), help="where the pictures go")
    parser.add_argument("--readme", action="store_true", help="write the README's table from the verdicts of all set-ups")
    parser.add_argument("--jobs", type=int, default=2, help="terminals at a time")
    args = parser.parse_args()
    kzread = os.path.abspath(args.kzread)
    # Ended from outside, everything that was started is ended, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))

    missing = [tool for tool in ("Xvfb", "setxkbmap", "xdotool") if not shutil.which(tool)]
    required = os.environ.get("KZREAD_REQUIRE", "0") not in ("", "0")
    if missing or not os.access(kzread, os.X_OK):
        print("not there:", ", ".join(missing or [kzread]), file=sys.stderr)
        return 1 if required else 2
    ready, skipped = [], []
    for setup in chosen(args.only, args.ci):
        (skipped if setup.missing() else ready).append(setup)
    for setup in skipped:
        say(f"{setup.name}: skipped, not installed: {', '.join(setup.missing())}")
    os.makedirs(args.out, exist_ok=True)

    verdicts = []
    with ThreadPoolExecutor(max_workers=max(args.jobs, 1)) as pool:
        judged = pool.map(lambda setup: judge(setup, kzread, args.out), ready)
        for setup, (verdict, lines) in zip(ready, judged):
            say("\n".join([f"{setup.name}: {verdict}"] + lines))
            verdicts.append((setup, verdict))
    all_good = not (required and skipped) and all(is_good(verdict) for _, verdict in verdicts)
    say(f"{len(ready)} set-ups looked at, {len(skipped)} skipped; the pictures are in {args.out}")
    if not ready:
        return 2
    if args.readme:
        if len(verdicts) < len(SETUPS) or not all_good:
            sys.exit("the table stays as it is: it tells of all set-ups, when nothing is wrong")
        table.write(os.path.join(ROOT, "README.md"), SETUPS)
    return 0 if all_good else 1


if __name__ == "__main__":
    sys.exit(main())
