"""The cells of a terminal as text, held against what kzread prints and against a few rows written by hand."""

import subprocess
import unicodedata

RULE = "\u2502"
WIDEST, NARROWEST = 70, 20

# How these should stand on the screen, from left to right.
BY_HAND = {
    "a sum": "\uFE9E\uFEE0\uFE9B + (\uFEE2\uFEF4\uFECF \u2013 \uFEB2\uFEE4\uFEB7) + \uFEAE\uFEC4\uFEE3 + "
             "\uFEA2\uFEF3\uFEAD = \uFEF2\uFED3\uFE8E\uFEBC\uFEDF\uFE8D",
    "an English sum": "NET = wind + rain + (sun \u2013 cloud) + snow",
    "a lam-alef with a mark between its letters": "\uFEFC\u064E\uFE91\u0650 \uFEA1\uFEFC\uFEE4\uFEDF\uFE8D\uFEED",
    "a percentage": " \u066A \u0668\u0665.\u0667 ",
    "a number in brackets": " ( \uFE95\uFE8E\uFEA4\uFED4\uFEBB \u0667 ) ",
    "three brackets closed at once": "((( \uFE8E\uFE92\uFEF3\uFEAE\uFED8\uFE97 ) \uFE8E\uFEE3\uFE8E\uFECB \u0664\u0661 )",
    "a title in the list": "\uFE9D\uFEAE\uFE92\uFEDF\uFE8D \uFEEA\uFEB4\uFEF4\uFED8\uFEF3 \uFE8E\uFEE3 "
                           ":\uFE94\uFEE4\uFE8B\uFE8E\uFED7\uFEED \uFEDD\uFEED\uFEAA\uFE9F",
}


def split(row):
    """The cells of a row: each a base with its marks."""
    cells = []
    for char in row:
        if cells and unicodedata.combining(char):
            cells[-1] += char
        else:
            cells.append(char)
    return cells


def printed(kzread, page, width):
    """The rows of a page as kzread prints them."""
    command = [kzread, "--print", "--width", str(width), page]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, encoding="utf-8")
    return [split(row) for row in done.stdout.rstrip("\n").split("\n")]


def faults(rows, kzread, page):
    """What is wrong with the rows of a screen that shows the beginning of a page beside the list."""
    found = [f"{what} is not there" for what, text in BY_HAND.items() if not any(text in row for row in rows)]
    texts = []
    for row in map(split, rows):
        if RULE in row:
            texts.append(row[:row.index(RULE)])
    wrong = min((misplaced(texts, printed(kzread, page, width)) for width in range(WIDEST, NARROWEST - 1, -1)), key=len)
    return found + [f"not on the screen: {''.join(row).strip()!r}" for row in wrong]


def misplaced(texts, rows):
    """The rows that do not stand one below the other in the text pane, in the best place for them."""
    best = rows
    for top in range(len(texts) - len(rows) + 1):
        for left in range(0, 30):
            shown = [text[left:] for text in texts[top:]]
            wrong = [row for row, text in zip(rows, shown) if trimmed(row) != trimmed(text)]
            best = min(best, wrong, key=len)
    return best


def trimmed(row):
    """Without the blanks at its right end."""
    return "".join(row).rstrip()
