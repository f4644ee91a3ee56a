#!/usr/bin/env python3
"""What kzread keeps, under faults, with the real program in tmux: two readers at once, a state folder that is read-only, missing
or full, and damaged files. Run by hand after `cargo build --release`; needs tmux, and root for the folders that are mounted.

Exit status: 0 if all is as it should be, 1 if something is not, 2 without tmux.
"""

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PARAGRAPHS = 400


class Reader:
    """kzread in a tmux of its own."""

    def __init__(self, kzread, state, *arguments):
        self.socket = tempfile.mktemp(prefix="kzread-faults.")
        environment = {"PATH": os.environ["PATH"], "HOME": "/nowhere", "XDG_STATE_HOME": state, "LC_ALL": "C.UTF-8"}
        command = ["env", "-i", "TERM=xterm-256color"] + ["%s=%s" % pair for pair in environment.items()]
        # tmux itself tells the exit status of what ran in it most of the time, and not always.
        self.status = self.socket + ".status"
        script = 'status=$1; shift; "$@"; echo $? > "$status.new"; mv "$status.new" "$status"'
        self.tmux("-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "24", "sh", "-c", script, "sh", self.status,
                  *command, kzread, "--lang", "en", "--set", "paragraph-spacing=0", *arguments)
        self.until(lambda rows: any("paragraph" in row for row in rows), "the text")

    def tmux(self, *arguments):
        done = subprocess.run(["tmux", "-u", "-S", self.socket, *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                              text=True, check=False)
        return done.stdout

    def rows(self):
        return self.tmux("capture-pane", "-p").split("\n")

    def top(self):
        """The number of the first paragraph on the screen."""
        found = re.search(r"paragraph (\d+)", "\n".join(self.rows()))
        return int(found.group(1)) if found else None

    def keys(self, *keys):
        self.tmux("send-keys", *keys)

    def until(self, is_it, what, patience=15.0):
        end = time.monotonic() + patience
        while not is_it(self.rows()):
            if time.monotonic() > end:
                raise AssertionError("no %s in\n%s" % (what, "\n".join(self.rows())))
            time.sleep(0.05)

    def quit(self):
        top = self.top()
        self.keys("q")
        end = time.monotonic() + 10
        while not os.path.exists(self.status) and time.monotonic() < end:
            time.sleep(0.05)
        time.sleep(0.05)
        rows = self.rows()
        self.tmux("kill-server")
        assert os.path.exists(self.status), "it did not end:\n" + "\n".join(rows)
        with open(self.status) as file:
            status = file.read().strip()
        os.remove(self.status)
        assert status == "0", "it ended with %s" % status
        return top


def text(folder, name):
    path = os.path.join(folder, name)
    with open(path, "w") as file:
        file.write("\n\n".join("paragraph %d %s" % (n, name) for n in range(1, PARAGRAPHS + 1)) + "\n")
    return path


def kept(state):
    """All files that are kept, checked: each line of a journal and each place is whole."""
    files = [os.path.join(folder, name) for folder, _, names in os.walk(state) for name in names]
    for path in files:
        assert not path.endswith(".bad"), path
        if path.endswith((".json", ".jsonl")):
            with open(path) as file:
                whole = file.read()
            for line in whole.splitlines() if path.endswith(".jsonl") else [whole]:
                json.loads(line)
    return files


def place(kzread, state, path):
    """Where a reader goes on."""
    return Reader(kzread, state, path).quit()


def two_readers(kzread, folder, seconds, same):
    """Two at once press keys, mark and note; afterwards each place is that of a reader of the text, and no note is lost."""
    state = os.path.join(folder, "two-same" if same else "two")
    paths = [text(folder, "a.txt"), text(folder, "a.txt" if same else "b.txt")]
    readers = [Reader(kzread, state, path) for path in paths]
    numbers, notes, presses = random.Random(1), 0, 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        reader = numbers.choice(readers)
        reader.keys(*(numbers.choice(("Down", "Up", "Space", "b", "j", "k", "d", "u")) for _ in range(numbers.randrange(1, 6))))
        presses += 1
        if presses % 10 == 0:
            notes += 1
            reader.keys("M", "C-u", *("note%d" % notes), "Enter")
        time.sleep(0.02)
    time.sleep(1.5)
    tops = [reader.quit() for reader in readers]
    kept(state)
    with open(os.path.join(state, "kzread", "bookmarks.jsonl")) as file:
        written = file.read()
    lost = [n for n in range(1, notes + 1) if '"note%d"' % n not in written]
    assert not lost, "notes %s are lost" % lost
    for path, top in zip(paths, tops):
        found = place(kzread, state, path)
        assert found in (tops if same else [top]), "%s of %s" % (found, tops)
    return "%d times keys, %d notes, at %s in the end" % (presses, notes, tops)


def tells(reader):
    """The reader goes on, and says that the place is not kept."""
    reader.keys("Down")
    reader.until(lambda rows: "not kept" in "\n".join(rows), "word that nothing is kept")
    reader.keys("Down", "Down")
    reader.until(lambda _: reader.top() == 4, "the fourth paragraph")


def mounted(folder, options):
    os.makedirs(folder)
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], check=True)


def read_only(kzread, folder):
    state, path = os.path.join(folder, "read-only"), text(folder, "r.txt")
    mounted(state, "ro")
    try:
        reader = Reader(kzread, state, path)
        tells(reader)
        reader.quit()
    finally:
        subprocess.run(["umount", state], check=True)
    return "told once, read on"


def missing(kzread, folder):
    state, path = os.path.join(folder, "not/yet/there"), text(folder, "m.txt")
    reader = Reader(kzread, state, path)
    reader.keys("Down", "Down")
    reader.until(lambda _: reader.top() == 3, "the third paragraph")
    reader.quit()
    assert place(kzread, state, path) == 3
    reader = Reader(kzread, "/proc/none", path)
    tells(reader)
    reader.quit()
    return "made where it can be, told where not"


def full(kzread, folder):
    """A disk that is full and has room again: the old place stays whole, and the next key keeps the new one."""
    state, path = os.path.join(folder, "full"), text(folder, "f.txt")
    mounted(state, "size=256k")
    try:
        reader = Reader(kzread, state, path)
        reader.keys("Down")
        reader.until(lambda _: reader.top() == 2, "the second paragraph")
        reader.quit()
        with open(os.path.join(state, "filler"), "wb", buffering=0) as filler:
            try:
                while filler.write(b"x" * 4096):
                    pass
            except OSError:
                pass
        reader = Reader(kzread, state, path)
        reader.keys("Down")
        reader.until(lambda rows: "not kept" in "\n".join(rows), "word that nothing is kept")
        kept(state)
        found = place(kzread, state, path)
        assert found == 2, "%s where 2 was kept" % found
        os.remove(filler.name)
        reader.keys("Down")
        time.sleep(2.5)
        found = place(kzread, state, path)
        assert found == 4, "%s where 4 is to be kept" % found
        reader.quit()
    finally:
        subprocess.run(["umount", state], check=True)
    return "told, the old place whole, the new one kept once there was room"


def damaged(kzread, folder):
    """Each file that is kept is damaged: one is set aside, and what it held is lost alone."""
    state, path = os.path.join(folder, "damaged"), text(folder, "d.txt")
    reader = Reader(kzread, state, path)
    reader.keys("m", "Down", "Down", "+")
    reader.until(lambda _: reader.top() == 3, "the third paragraph")
    reader.keys("/", *"paragraph 9", "Enter")
    time.sleep(1.5)
    reader.quit()
    files = [file for file in kept(state) if not file.endswith(".lock")]
    numbers = random.Random(1)
    for file in files:
        with open(file, "rb") as opened:
            whole = opened.read()
        for damage in (b"", b"\0" * 50, whole[:len(whole) // 2], numbers.randbytes(300)):
            with open(file, "wb") as opened:
                opened.write(damage)
            reader = Reader(kzread, state, path)
            reader.keys("Down")
            reader.quit()
            if os.path.exists(file + ".bad"):
                os.remove(file + ".bad")
        with open(file, "wb") as opened:
            opened.write(whole)
    return "%d files, each in 4 ways" % len(files)


def main():
    """Does all of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kzread", default=os.path.join(ROOT, "target", "release", "kzread"))
    parser.add_argument("--only", default="", help="do only what has this in its name")
    parser.add_argument("--seconds", type=float, default=60, help="how long two readers read at once")
    arguments = parser.parse_args()
    if not shutil.which("tmux"):
        print("skipped: no tmux")
        return 2
    kzread, seconds, failed = os.path.abspath(arguments.kzread), arguments.seconds, 0
    is_root = os.geteuid() == 0
    with tempfile.TemporaryDirectory(prefix="kzread-faults.") as folder:
        for name, check in (
            ("two readers of one text", lambda: two_readers(kzread, folder, seconds, True)),
            ("two readers of two texts", lambda: two_readers(kzread, folder, seconds, False)),
            ("a read-only folder", is_root and (lambda: read_only(kzread, folder))),
            ("a missing folder", lambda: missing(kzread, folder)),
            ("a full disk", is_root and (lambda: full(kzread, folder))),
            ("damaged files", lambda: damaged(kzread, folder)),
        ):
            if arguments.only not in name:
                continue
            try:
                print("%s: %s" % (name, "ok, " + check() if check else "skipped, not root"), flush=True)
            except AssertionError as wrong:
                failed += 1
                print("%s: %s" % (name, wrong), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
