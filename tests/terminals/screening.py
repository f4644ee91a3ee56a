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
from display import Display, Trouble, wait

COLUMNS, ROWS = 100, 40
SCREEN = (1280, 1000)

# Tells the size of the terminal until it is what it should be, for some emulators get it late, then becomes kzread, which
# keeps what it keeps in the folder: some emulators set HOME to that of the user.
INSIDE = r"""
export XDG_STATE_HOME="$1/state"
cd "$1" && shift
while [ ! -e go ]; do stty size > size.new 2> /dev/null && mv size.new size; sleep 0.05; done
tty > tty
echo $$ > pid
exec "$@" 2> trouble
"""


class Screening:
    """kzread in a terminal, as a context: everything it started is ended when it is left."""

    def __init__(self, setup, command, as_sent):
        self.setup, self.command, self.as_sent = setup, command, as_sent
        self.folder = tempfile.mkdtemp(prefix="kzread.")
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
        inner = ["sh", "-c", INSIDE, "sh", self.folder] + self.command
        if self.setup.multiplexer == "tmux":
            inner = self._in_tmux(inner)
        elif self.setup.multiplexer == "screen":
            inner = self._in_screen(inner)
        elif self.setup.multiplexer == "env":
            # As after sudo or su: nothing is left that the emulator has set.
            inner = ["env", "-i", "TERM=xterm-256color", "LC_ALL=C.UTF-8", "PATH=" + os.environ["PATH"]] + inner
        emulator = self.setup.emulator
        program = self.display.start(emulator.command(self.display, inner, COLUMNS, ROWS, self.as_sent))
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
        for _ in range(4):
            try:
                wait(lambda: self._read("size") == "%d %d" % (ROWS, COLUMNS), "", 1.5)
                return
            except Trouble:
                rows, columns = (int(n) for n in self._read("size").split())
                shape = dict(re.findall(r"(\w+)=(\d+)", self.display.run(
                    "xdotool", "getwindowgeometry", "--shell", self.window)))
                width, height = int(shape["WIDTH"]), int(shape["HEIGHT"])
                self.display.run("xdotool", "windowsize", self.window,
                                 str(width + (COLUMNS - columns) * (width // columns)),
                                 str(height + (ROWS - rows) * (height // rows)))
                # Some tell the new size over the text for a second.
                time.sleep(1.2)
        raise Trouble("the terminal has %s rows and columns" % self._read("size"))

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

    def specks(self):
        """The pixels that are otherwise once all cells were written again: ink that was left behind or taken away. Where the
        edge of a letter is drawn twice it is a little darker, which is none.

        They are written again as after a stop. Ctrl-L would do the same, but where the layout is Arabic Konsole sends the
        letter that is on its key, and not Ctrl-L."""
        before = self.display.settled(None)
        os.kill(int(self._read("pid")), signal.SIGCONT)
        time.sleep(0.3)
        return picture.differing(before, self.display.settled(None), by=0x40)

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
