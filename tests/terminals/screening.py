"""One run of kzread in one terminal: started, brought to size, given keys, looked at, ended."""

import os
import re
import shlex
import shutil
import signal
import subprocess
import tempfile
import time

import picture
from display import Display, Trouble, state, wait

COLUMNS, ROWS = 100, 40
SCREEN = (1280, 1000)

# Tells the size of the terminal until it is what it should be, for some emulators get it late, then becomes kzread, which
# keeps what it keeps in a folder of ours: some emulators set HOME to that of the user.
INSIDE = r"""
export XDG_STATE_HOME="$2"
cd "$1" && shift 2
while [ ! -e go ]; do stty size > size.new 2> /dev/null && mv size.new size; sleep 0.05; done
tty > tty
echo $$ > pid
exec "$@" 2> trouble
"""


class Screening:
    """kzread in a terminal, as a context: everything it started is ended when it is left."""

    def __init__(self, setup, command, as_sent, size=(COLUMNS, ROWS), state=None):
        self.setup, self.command, self.as_sent, self.size = setup, command, as_sent, size
        self.folder = tempfile.mkdtemp(prefix="kzread.")
        # Where kzread keeps what it keeps.
        self.state = state or self._path("state")
        self.display = None
        self.window = None

    def __enter__(self):
        try:
            self._start()
        except BaseException as trouble:
            said = self.display.tail() if self.display else ""
            self.__exit__()
            if isinstance(trouble, Trouble) and said:
                raise Trouble("%s (%s)" % (trouble, said)) from None
            raise
        return self

    def __exit__(self, *_):
        self._end_kzread()
        if self.setup.multiplexer == "tmux":
            subprocess.run(["tmux", "-S", self._path("tmux"), "kill-server"], stderr=subprocess.DEVNULL, check=False)
        if self.display:
            self.display.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _path(self, name):
        return os.path.join(self.folder, name)

    def _read(self, name):
        try:
            with open(self._path(name)) as file:
                return file.read().strip()
        except OSError:
            return ""

    def _start(self):
        self.display = Display(self.folder, SCREEN)
        inner = ["sh", "-c", INSIDE, "sh", self.folder, self.state] + self.command
        if self.setup.multiplexer == "tmux":
            inner = self._in_tmux(inner)
        elif self.setup.multiplexer == "screen":
            inner = self._in_screen(inner)
        elif self.setup.multiplexer == "env":
            # As after sudo or su: nothing is left that the emulator has set.
            inner = ["env", "-i", "TERM=xterm-256color", "LC_ALL=C.UTF-8", "PATH=" + os.environ["PATH"]] + inner
        emulator = self.setup.emulator
        program = self.display.start(emulator.command(self.display, inner, *self.size, self.as_sent))
        wait(lambda: self._read("size") or program.poll() is not None, "the emulator did not start", 30)
        self.window = self.display.window()
        # The pointer has to move onto the terminal, or a compositor shows it somewhere else.
        self.display.run("xdotool", "windowmove", self.window, "0", "0", "windowfocus", self.window,
                         "mousemove", "1", "1", "mousemove", *(str(edge // 2) for edge in SCREEN))
        self._fit()
        open(self._path("go"), "w").close()
        wait(lambda: self._read("pid"), "kzread did not start")

    def _in_tmux(self, inner):
        with open(self._path("tmux.conf"), "w") as file:
            file.write("set -g default-terminal tmux-256color\nset -g status off\nset -s escape-time 0\n")
        return ["tmux", "-u", "-S", self._path("tmux"), "-f", self._path("tmux.conf"), "new-session", shlex.join(inner)]

    def _in_screen(self, inner):
        with open(self._path("screenrc"), "w") as file:
            file.write("startup_message off\nmaptimeout 0\n")
        if self.as_sent:
            # It has set the terminal outside to what it takes for normal: passed on, as it is.
            inner = ["sh", "-c", r'printf "\033P\033[8l\033\\"; exec "$@"', "sh"] + inner
        return ["screen", "-U", "-c", self._path("screenrc")] + inner

    def _fit(self):
        """Waits for the size in cells, and helps where the emulator has not chosen it itself."""
        columns, rows = self.size
        for _ in range(4):
            try:
                wait(lambda: self._told_size() == self.size, "", 1.5)
                return
            except Trouble:
                told_columns, told_rows = self._told_size()
                shape = dict(re.findall(r"(\w+)=(\d+)", self.display.run(
                    "xdotool", "getwindowgeometry", "--shell", self.window)))
                width, height = int(shape["WIDTH"]), int(shape["HEIGHT"])
                self.display.run("xdotool", "windowsize", self.window,
                                 str(width + (columns - told_columns) * (width // told_columns)),
                                 str(height + (rows - told_rows) * (height // told_rows)))
                # Some tell the new size over the text for a second.
                time.sleep(1.2)
        raise Trouble("the terminal has %s columns and rows" % (self._told_size(),))

    def _told_size(self):
        """Columns and rows, as the terminal tells them to what runs in it."""
        told = self._read("size")
        if self._read("pid"):
            with open(self._read("tty")) as tty:
                told = subprocess.run(["stty", "size"], stdin=tty, stdout=subprocess.PIPE, check=True, text=True).stdout
        return tuple(int(number) for number in reversed(told.split()))

    def resize(self, size):
        """Gives the window another size in cells."""
        self.size = size
        self._fit()

    def look(self, unlike=None):
        """The picture, once it stands still; not the one given."""
        try:
            picture = self.display.settled(unlike)
            if self.setup.emulator.draws_in_pieces:
                self.display.run("xdotool", "windowunmap", "--sync", self.window, "windowmap", "--sync", self.window,
                                 "windowfocus", self.window)
                picture = self.display.settled(unlike)
            return picture
        except Trouble as trouble:
            raise Trouble("%s %s" % (trouble, self._read("trouble"))) from None

    def enter(self):
        """Goes into the text. A guess is told of until then, once the terminal has answered. Gives the picture as it stands."""
        first = self.as_is(unlike=None)
        self.press("Return")
        return self.as_is(unlike=first)

    def as_is(self, unlike):
        """The picture as it stands, with what may have been left behind in it; not the one given."""
        return self.display.settled(unlike)

    def quit(self):
        """Ends kzread by its key, so that it keeps where it was."""
        pid = self._read("pid")
        self.press("Arabic_dad")
        # Nobody may have asked yet how it ended.
        wait(lambda: (state(pid) or "Z")[0] == "Z", "kzread did not end")

    def press(self, *keys):
        """Presses keys, by their X names."""
        for key in keys:
            self.display.run("xdotool", "key", "--clearmodifiers", key)
            time.sleep(0.03)

    def cells(self):
        """The rows of cells as xterm has them."""
        with open(self._read("tty"), "wb", buffering=0) as tty:
            tty.write(b"\x1b[i")
        return wait(lambda: self._cells_if_whole(), "xterm did not print its cells", 5)

    def _cells_if_whole(self):
        rows = self._read_rows("cells")
        return rows if len(rows) >= ROWS else None

    def _read_rows(self, name):
        try:
            with open(self._path(name), encoding="utf-8", newline="") as file:
                return file.read().replace("\f", "").replace("\r\n", "\n").removesuffix("\n").split("\n")
        except OSError:
            return []

    def _end_kzread(self):
        try:
            os.kill(int(self._read("pid")), signal.SIGTERM)
        except (OSError, ValueError):
            pass
