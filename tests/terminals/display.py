"""A display without a screen: an X server that keeps its picture in a file, and the keys and windows on it."""

import os
import re
import select
import subprocess
import time

import picture

FONT = "DejaVu Sans Mono"

# What a terminal inside another one would inherit and take for its own.
INHERITED = re.compile(
    "TERM|TERM_PROGRAM.*|COLORTERM|VTE_.*|KONSOLE.*|KITTY.*|MLTERM.*|XTERM_.*|ALACRITTY.*|WEZTERM.*|FOOT.*|TMUX.*|STY"
    "|ZELLIJ.*|WINDOWID|COLUMNS|LINES|TERMCAP|SSH_.*|WT_.*|DISPLAY|WAYLAND_DISPLAY|XDG_.*|DBUS_.*|QT_.*|GTK_.*|KZREAD_.*"
    "|NO_COLOR|LC_.*|LANG|LANGUAGE|HOME"
)


# The fonts of one folder alone, so that the pictures do not depend on which others are installed.
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<dir>%s</dir>
<cachedir>%s</cachedir>
<include ignore_missing="yes">/etc/fonts/conf.d</include>
<include ignore_missing="yes" prefix="xdg">fontconfig/fonts.conf</include>
</fontconfig>
"""


class Trouble(Exception):
    """Why a set-up could not be looked at."""


class Display:
    """An X server in `folder`, of its own for each picture, and everything that is started on it."""

    def __init__(self, folder, size):
        self.folder = folder
        self.size = size
        self.started = []
        self.log = open(os.path.join(folder, "log"), "ab")
        self.env = {k: v for k, v in os.environ.items() if not INHERITED.fullmatch(k)}
        home, runtime = os.path.join(folder, "home"), os.path.join(folder, "run")
        os.makedirs(home)
        os.makedirs(runtime, mode=0o700)
        self.env.update(
            HOME=home, XDG_RUNTIME_DIR=runtime, LC_ALL="C.UTF-8",
            # No graphics card, no desktop, no services of one.
            LIBGL_ALWAYS_SOFTWARE="1", QT_QPA_PLATFORM="xcb", GDK_BACKEND="x11", NO_AT_BRIDGE="1", GTK_A11Y="none",
            DBUS_SESSION_BUS_ADDRESS="unix:path=" + os.path.join(runtime, "no-bus"),
        )
        self.env["FONTCONFIG_FILE"] = self._only_fonts_beside(FONT)
        self._start_server(size)

    def _only_fonts_beside(self, family):
        """A configuration that knows the fonts in the folder of this one."""
        path = os.path.join(self.folder, "fonts.conf")
        font = self.run("fc-match", "--format=%{file}", family)
        with open(path, "w") as file:
            file.write(FONTS % (os.path.dirname(font), os.path.join(self.folder, "fonts")))
        return path

    def _start_server(self, size):
        reading, writing = os.pipe()
        screen = "%dx%dx24" % size
        self.start(["Xvfb", "-displayfd", str(writing), "-screen", "0", screen, "-fbdir", self.folder,
                    "-nolisten", "tcp", "-noreset", "-nocursor"], pass_fds=[writing])
        os.close(writing)
        number = b""
        # The newline comes apart from the number, and the server dies if nobody reads it.
        while not number.endswith(b"\n"):
            ready, _, _ = select.select([reading], [], [], 20)
            piece = os.read(reading, 16) if ready else b""
            if not piece:
                raise Trouble("Xvfb did not start")
            number += piece
        os.close(reading)
        self.env["DISPLAY"] = ":" + number.decode().strip()
        # So that no key has to be invented for an Arabic letter, which some emulators learn of too late.
        self.run("setxkbmap", "ara")

    def start(self, command, **more):
        """Starts a program that `close` ends."""
        program = subprocess.Popen(command, env=self.env, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log,
                                   start_new_session=True, **more)
        self.started.append(program)
        return program

    def start_weston(self, config):
        """A Wayland compositor in a window, for emulators that know no X."""
        self.start(["weston", "--backend=x11-backend.so", "--use-pixman", "--width=%d" % self.size[0],
                    "--height=%d" % self.size[1], "--socket=wayland-kzread", "--config=" + config])
        self.env["WAYLAND_DISPLAY"] = "wayland-kzread"
        socket = os.path.join(self.env["XDG_RUNTIME_DIR"], "wayland-kzread")
        wait(lambda: os.path.exists(socket), "weston did not start")

    def run(self, *command):
        """Runs a short program and gives what it prints."""
        done = subprocess.run(command, env=self.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self.log,
                              text=True, timeout=30)
        return done.stdout

    def window(self):
        """The widest window on the display, once there is one."""
        def widest():
            best = (0, None)
            for window in self.run("xdotool", "search", "--onlyvisible", "--maxdepth", "1", "--class", ".").split():
                shape = dict(re.findall(r"(\w+)=(\d+)", self.run("xdotool", "getwindowgeometry", "--shell", window)))
                best = max(best, (int(shape.get("WIDTH", 0)) * int(shape.get("HEIGHT", 0)), window))
            return best[1] if best[0] > 10_000 else None
        return wait(widest, "no window appeared")

    def take(self):
        """The picture as it is now."""
        return picture.read_framebuffer(os.path.join(self.folder, "Xvfb_screen0"))

    def settled(self, unlike=None, patience=20.0):
        """The picture once it stands still, is not empty, and is not the one given.

        On a busy machine a picture also stands still while a program waits for its turn. So it only counts as still while
        no program has anything to do."""
        end = time.monotonic() + patience
        last = self.take()
        same = 0
        while time.monotonic() < end:
            time.sleep(0.15)
            busy = is_busy([program.pid for program in self.started])
            now = self.take()
            same = 0 if now != last or busy else same + 1
            last = now
            if same >= 3 and now != unlike and now.is_drawn():
                return now
        raise Trouble("the screen did not change" if last == unlike else "the screen did not come to rest")

    def tail(self):
        """The last that the programs had to say."""
        self.log.flush()
        with open(self.log.name, errors="replace") as log:
            return log.read()[-400:].strip()

    def close(self):
        """Ends everything, last started first, by process id."""
        for program in reversed(self.started):
            end(program)
        self.log.close()


def is_busy(roots):
    """Whether a thread of these processes, or of any that they started, runs or waits for its turn to."""
    parents = {}
    for pid in filter(str.isdecimal, os.listdir("/proc")):
        fields = state(pid)
        if fields:
            parents[int(pid)] = int(fields[1])
    family = set(roots)
    # Numbers of processes are given out anew, so a child may have a smaller one than its parent.
    while True:
        more = {pid for pid, parent in parents.items() if parent in family} - family
        if not more:
            break
        family |= more
    for pid in family:
        try:
            threads = os.listdir("/proc/%d/task" % pid)
        except OSError:
            continue
        if any((state("%d/task/%s" % (pid, thread)) or "S")[0] in "RD" for thread in threads):
            return True
    return False


def state(process):
    """What the kernel says of a process or a thread, from its state on; nothing if it has ended."""
    try:
        with open("/proc/%s/stat" % process) as file:
            # The name in brackets may hold anything.
            return file.read().rpartition(")")[2].split()
    except OSError:
        return None


def wait(look, trouble, patience=20.0):
    """What `look` gives, once it gives something."""
    end_time = time.monotonic() + patience
    while time.monotonic() < end_time:
        found = look()
        if found:
            return found
        time.sleep(0.05)
    raise Trouble(trouble)


def end(program):
    """Asks a program and what it started in its session to end, and does not wait for long."""
    for number in (15, 9):
        try:
            os.killpg(program.pid, number)
        except OSError:
            pass
        try:
            program.wait(2)
            return
        except subprocess.TimeoutExpired:
            pass
