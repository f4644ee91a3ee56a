#!/usr/bin/env python3
"""xterm.js in a window: a command in a pty, and a browser that shows what it prints.

It stands in for VS Code and the consoles of the web. `--modules` is a folder in which
`npm install @xterm/xterm@5 @xterm/addon-webgl@0.18` was run; the browser is chromium. The page has a terminal of the size asked
for, in either of the two renderers: `webgl` draws cells where they are sent, `dom` has the browser put letters in order.
"""

import argparse
import fcntl
import os
import pty
import struct
import subprocess
import sys
import tempfile
import termios
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HERE = os.path.dirname(os.path.abspath(__file__))
FILES = {
    "/xterm.css": ("text/css", "xterm/css/xterm.css"),
    "/xterm.js": ("text/javascript", "xterm/lib/xterm.js"),
    "/addon-webgl.js": ("text/javascript", "addon-webgl/lib/addon-webgl.js"),
}


def start(command, columns, rows):
    """Starts a command in a pty of this size, and gives the other end of that."""
    child, master = pty.fork()
    if child == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execvp(command[0], command)
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    return master


class Handler(BaseHTTPRequestHandler):
    """Gives the page its files and what the command prints, and takes what is typed."""

    modules = master = None

    def log_message(self, *_):
        pass

    def begin(self, kind):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()

    def do_GET(self):
        path = self.path.partition("?")[0]
        if path == "/output":
            return self.pass_on()
        kind, name = FILES.get(path, ("text/html", None))
        file = os.path.join(self.modules, "node_modules/@xterm", name) if name else os.path.join(HERE, "page.html")
        self.begin(kind)
        with open(file, "rb") as text:
            self.wfile.write(text.read())

    def pass_on(self):
        self.begin("application/octet-stream")
        while True:
            try:
                piece = os.read(self.master, 1 << 16)
            except OSError:
                # The command has ended.
                return
            if not piece:
                return
            self.wfile.write(piece)
            self.wfile.flush()

    def do_POST(self):
        os.write(self.master, self.rfile.read(int(self.headers["Content-Length"])))
        self.begin("text/plain")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--modules", required=True, help="the folder with node_modules")
    parser.add_argument("--renderer", choices=["webgl", "dom"], default="webgl")
    parser.add_argument("--columns", type=int, default=100)
    parser.add_argument("--rows", type=int, default=40)
    parser.add_argument("command", nargs="+", help="the command, after --")
    args = parser.parse_args()
    Handler.modules, Handler.master = args.modules, start(args.command, args.columns, args.rows)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    asked = f"columns={args.columns}&rows={args.rows}&renderer={args.renderer}"
    page = f"http://127.0.0.1:{server.server_port}/?{asked}"
    with tempfile.TemporaryDirectory() as profile:
        browser = ["chromium", "--kiosk", "--no-sandbox", "--no-first-run", "--disable-extensions", "--use-angle=swiftshader",
                   "--enable-unsafe-swiftshader", "--force-device-scale-factor=1", "--window-position=0,0",
                   "--user-data-dir=" + profile, page]
        return subprocess.run(browser, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
