"""The emulators: how each is started with a size and a font, and how its own reordering is switched off."""

import os
import shlex
import shutil

from display import FONT

POINTS = 12


class Emulator:
    """A terminal emulator. `command` gives what starts it, from the display, the command to run in it, its size in columns
    and rows, and whether it is to leave the cells where they are sent."""

    def __init__(self, name, command, *programs, modules=None, draws_in_pieces=False, resizable=True):
        self.name, self.command, self.programs = name, command, programs
        # The variable that says in which folder more of what it needs is.
        self.modules = modules
        # Letters reach beyond their cells, and lose that where a later piece of the row is drawn beside them. Which pieces
        # it draws depends on time, so it has to draw all of the window again.
        self.draws_in_pieces = draws_in_pieces
        # Its window takes another size, by whole cells.
        self.resizable = resizable

    def missing(self, more):
        """The programs that are not installed, of those it needs and one more."""
        missing = [program for program in (*self.programs, more) if program and not shutil.which(program)]
        if self.modules and not os.path.isdir(os.environ.get(self.modules, "")):
            missing.append("$" + self.modules)
        return missing


def write(display, path, text):
    """Writes a configuration file into the home folder of the display and gives its path."""
    path = os.path.join(display.env["HOME"], path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)
    return path


def xterm(display, inner, columns, rows, _as_sent):
    # What CSI i prints is what the cells hold.
    printer = "cat > " + shlex.quote(os.path.join(display.folder, "cells"))
    return ["xterm", "-u8", "+sb", "-fa", FONT, "-fs", str(POINTS), "-geometry", "%dx%d" % (columns, rows),
            "-fg", "white", "-bg", "black", "-xrm", "*printerCommand: " + printer, "-xrm", "*printAttributes: 0",
            "-e"] + inner


def urxvt(_display, inner, columns, rows, _as_sent):
    font = "xft:%s:size=%d" % (FONT, POINTS)
    return ["urxvt", "+sb", "-fn", font, "-fb", font + ":bold", "-fg", "white", "-bg", "black",
            "-geometry", "%dx%d" % (columns, rows), "-e"] + inner


def st(_display, inner, columns, rows, _as_sent):
    return ["stterm", "-f", "%s:size=%d" % (FONT, POINTS), "-g", "%dx%d" % (columns, rows), "-e"] + inner


def alacritty(display, inner, columns, rows, _as_sent):
    size = "columns: %d, lines: %d" % (columns, rows)
    old = "window: {dimensions: {%s}}\nfont: {normal: {family: '%s'}, size: %d}\n" % (size, FONT, POINTS)
    new = ("[window]\ndimensions = {columns = %d, lines = %d}\n[font]\nnormal = {family = '%s'}\nsize = %d\n"
           % (columns, rows, FONT, POINTS))
    # YAML up to 0.12, TOML since; each version looks for its own.
    write(display, ".config/alacritty/alacritty.yml", old)
    write(display, ".config/alacritty/alacritty.toml", new)
    return ["alacritty", "-e"] + inner


def foot(display, inner, columns, rows, _as_sent):
    config = write(display, "foot.ini", "font=%s:size=%d\ninitial-window-size-chars=%dx%d\ndpi-aware=no\n"
                   "[csd]\npreferred=none\n[mouse]\nhide-when-typing=yes\n" % (FONT, POINTS, columns, rows))
    display.start_weston(write(display, "weston.ini", "[core]\nidle-time=0\n[shell]\npanel-position=none\nlocking=false\n"
                               "animation=none\nstartup-animation=none\nbackground-color=0xff404040\n"))
    return ["foot", "-c", config] + inner


# Of the font, only the upright face of normal weight is there.
ONE_FACE = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><selectfont><rejectfont>
<pattern><patelt name="family"><string>%s</string></patelt><patelt name="weight"><const>bold</const></patelt></pattern>
<pattern><patelt name="family"><string>%s</string></patelt><patelt name="slant"><const>oblique</const></patelt></pattern>
</rejectfont></selectfont></fontconfig>
""" % (FONT, FONT)


def kitty(display, inner, columns, rows, as_sent):
    # The mode for kitty parts runs by bold and italic. With one face for all of them the pictures can be compared.
    write(display, ".config/fontconfig/fonts.conf", ONE_FACE)
    options = dict(font_family=FONT, font_size=POINTS, remember_window_size="no", initial_window_width="%dc" % columns,
                   initial_window_height="%dc" % rows, update_check_interval=0, enable_audio_bell="no",
                   confirm_os_window_close=0, cursor_blink_interval=0, force_ltr="yes" if as_sent else "no")
    return ["kitty", "--config", "NONE"] + [word for k, v in options.items() for word in ("-o", f"{k}={v}")] + inner


def mlterm(display, inner, columns, rows, as_sent):
    write(display, ".mlterm/aafont", "".join("%s=%s\n" % (kind, FONT)
                                             for kind in ("DEFAULT", "ISO10646_UCS4_1", "UNICODE_ARABIC")))
    return ["mlterm", "--type=xft", "--fontsize=%d" % round(POINTS * 96 / 72), "--geometry=%dx%d" % (columns, rows),
            "--sb=false", "--km=utf8", "--logmsg=false", "--fg=white", "--bg=black",
            "--ctl=" + ("false" if as_sent else "true"), "-e"] + inner


def sakura(display, inner, columns, rows, as_sent):
    write(display, ".config/sakura/sakura.conf",
          "[sakura]\nfont=%s %d\nscrollbar=false\nless_questions=true\n" % (FONT, POINTS))
    if as_sent:
        inner = ["sh", "-c", 'printf "\\033[8l"; exec "$@"', "sh"] + inner
    return ["sakura", "-c", str(columns), "-r", str(rows), "-e", shlex.join(inner)]


def konsole(display, inner, columns, rows, as_sent):
    write(display, ".local/share/konsole/plain.profile",
          "[General]\nName=plain\nParent=FALLBACK/\nShowTerminalSizeHint=false\nTerminalColumns=%d\nTerminalRows=%d\n"
          "[Appearance]\nFont=%s,%d,-1,5,50,0,0,0,0,0\n[Scrolling]\nScrollBarPosition=2\nHistoryMode=0\n"
          "[Terminal Features]\nBlinkingCursorEnabled=false\nBidiRenderingEnabled=%s\n"
          % (columns, rows, FONT, POINTS, "false" if as_sent else "true"))
    write(display, ".config/konsolerc",
          "[Desktop Entry]\nDefaultProfile=plain.profile\n[KonsoleWindow]\nUseSingleInstance=false\n"
          "RememberWindowSize=false\n[MainWindow]\nMenuBar=Disabled\n[TabBar]\nTabBarVisibility=AlwaysHideTabBar\n"
          "[MainWindow][Toolbar mainToolBar]\nHidden=true\n[MainWindow][Toolbar sessionToolbar]\nHidden=true\n")
    return ["konsole", "--nofork", "--hide-menubar", "--hide-tabbar", "--profile", "plain", "-e"] + inner


def qterminal(display, inner, _columns, _rows, as_sent):
    write(display, ".config/qterminal.org/qterminal.ini",
          "[General]\nfontFamily=%s\nfontSize=%d\nMenuVisible=false\nScrollbarPosition=0\nHideTabBarWithOneTab=true\n"
          "AskOnExit=false\nenabledBidiSupport=%s\n" % (FONT, POINTS, "false" if as_sent else "true"))
    return ["qterminal", "-e", shlex.join(inner)]


def pterm(display, inner, columns, rows, as_sent):
    write(display, ".putty/sessions/Default%20Settings", "DisableBidi=" + str(int(as_sent)) + "\n")
    return ["pterm", "+sb", "-cs", "UTF-8", "-fn", "client:%s %d" % (FONT, POINTS),
            "-geometry", "%dx%d" % (columns, rows), "-e"] + inner


# The folder with the modules of xterm.js: xtermjs/serve.py says how they are installed.
XTERM_JS = "KZREAD_XTERM_JS"


def xterm_js(_display, inner, columns, rows, _as_sent):
    serve = os.path.join(os.path.dirname(os.path.abspath(__file__)), "xtermjs/serve.py")
    modules = os.path.abspath(os.environ[XTERM_JS])
    return [serve, "--modules", modules, "--columns", str(columns), "--rows", str(rows), "--"] + inner


EMULATORS = {emulator.name: emulator for emulator in (
    Emulator("xterm", xterm, "xterm", draws_in_pieces=True),
    Emulator("urxvt", urxvt, "urxvt", draws_in_pieces=True),
    Emulator("st", st, "stterm", draws_in_pieces=True),
    Emulator("alacritty", alacritty, "alacritty"),
    Emulator("foot", foot, "foot", "weston", resizable=False),
    Emulator("kitty", kitty, "kitty"),
    Emulator("mlterm", mlterm, "mlterm", draws_in_pieces=True),
    Emulator("sakura", sakura, "sakura"),
    Emulator("Konsole", konsole, "konsole", draws_in_pieces=True),
    Emulator("qterminal", qterminal, "qterminal", resizable=False),
    Emulator("pterm", pterm, "pterm"),
    Emulator("xterm.js", xterm_js, "chromium", modules=XTERM_JS, resizable=False),
)}
