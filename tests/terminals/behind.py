"""What stays behind on the screen: pictures after some moving about, held against a window opened anew at the same place.

A screen that is only drawn again may keep what was left on it.
"""

import os
import shutil
import tempfile

import picture
from screening import COLUMNS, ROWS, Screening

SMALLER = (COLUMNS - 10, ROWS - 6)
# A smaller difference is no speck: where the edge of a letter is drawn twice it is a little darker.
VISIBLE = 0x40

# On an Arabic keyboard: the slash, a word that stands in each part of the long text, the next match; its marks go dark. Escape
# would do that too, but screen passes it on together with the next key.
JUMP = ("Arabic_zah", "Arabic_kaf", "Arabic_yeh", "Arabic_yeh", "Arabic_feh", "Return", "Arabic_alefmaksura", "BackSpace")
STEPS = {
    "lines": ("Down",) * 30 + ("Up",) * 28,
    "jump": JUMP + ("Return",),
    "pages": ("space", "space", "Prior", "Down", "Down"),
    "resize": ("Down", "Up"),
}


def long_text(folder, pages):
    """A file of many screens: the texts of some files thrice, without their front matter."""
    texts = []
    for page in pages:
        with open(page, encoding="utf-8") as file:
            texts.append(file.read().rpartition("+++\n")[2])
    path = os.path.join(folder, "long.md")
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n\n".join(texts * 3))
    return path


def specks(moved, fresh, screening):
    """The pixels that the window opened afterwards has neither as it was written nor as it is drawn at once."""
    left = picture.differing(moved, fresh, by=VISIBLE)
    if not left:
        return left
    at_once = set(picture.differing(moved, screening.look(), by=VISIBLE))
    return [pixel for pixel in left if pixel in at_once]


def left_behind(setup, kzread, pages):
    """For each step the picture after it, that of a window that was opened afterwards, and the pixels that differ."""
    folder = tempfile.mkdtemp(prefix="kzread.")
    try:
        command = [kzread, "--lang", "ar", long_text(folder, pages), pages[-1]]
        state = os.path.join(folder, "state")
        size, moved, found = (COLUMNS, ROWS), None, {}
        steps = [step for step in STEPS if step != "resize" or setup.emulator.resizable]
        for step in (*steps, None):
            with Screening(setup, command, False, size, state) as screening:
                fresh = screening.enter()
                if moved:
                    found[last] = moved, fresh, specks(moved, fresh, screening)
                if step == "resize":
                    size = SMALLER
                    screening.resize(size)
                if step:
                    screening.press(*STEPS[step])
                    last, moved = step, screening.as_is(unlike=fresh)
                    screening.quit()
        return found
    finally:
        shutil.rmtree(folder, ignore_errors=True)


