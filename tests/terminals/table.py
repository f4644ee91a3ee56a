"""The README's table of terminals, made after a run in which nothing was wrong but what is known."""

BEGIN = "<!-- Made by tests/terminals/run.py --readme -->\n"
END = "<!-- End of what run.py made -->\n"

MARKS = {"keep": "shown", "strip": "left out"}


def table(setups):
    """The rows of set-ups. What one is known to fall short of stands there whether this run has met it or not."""
    rows = ["| in | harakat | what is shown |", "|---|---|---|"]
    for setup in setups:
        known = dict.fromkeys(short.why for short in (setup.shortfall, setup.of_letters, setup.of_moving) if short)
        rows.append(f"| {setup.name} | {MARKS[setup.marks]} | {'; '.join(known) or 'right, pixel by pixel'} |")
    return "\n".join(rows) + "\n"


def write(path, setups):
    """Puts the table in the place of the one that is there."""
    with open(path, encoding="utf-8") as file:
        before, found, rest = file.read().partition(BEGIN)
    _, closed, after = rest.partition(END)
    if not (found and closed):
        raise SystemExit(f"{path}: no place for the table, which is between\n{BEGIN}{END}")
    with open(path, "w", encoding="utf-8") as file:
        file.write(before + BEGIN + table(setups) + END + after)
