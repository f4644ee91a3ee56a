"""Fails if a dependency needs a newer Rust than kzread promises, or has a licence or a source that `.cargo/deny.toml` does not
allow. Reads what `cargo metadata --format-version 1` writes.

`cargo deny check licenses bans sources` asks more, and takes as long to install as kzread to build."""

import json
import re
import sys
import tomllib
from pathlib import Path


def minor(version):
    """Major and minor version as numbers."""
    return [int(part) for part in version.split(".")[:2]]


def is_allowed(expression, allowed):
    """Whether an SPDX expression can be met with these licences; some still write `/` for OR."""
    words = re.findall(r"[()]|[^()\s]+", expression.replace("/", " OR "))
    names = {"(": "(", ")": ")", "OR": "or", "AND": "and"}
    # What follows WITH gives more rights than the licence before it.
    words = [word for before, word in zip([""] + words, words) if "WITH" not in (before, word)]
    return eval(" ".join(names.get(word, str(word in allowed)) for word in words))


deny = tomllib.loads((Path(__file__).parent.parent / ".cargo/deny.toml").read_text())
packages = json.load(sys.stdin)["packages"]
promised = next(package["rust_version"] for package in packages if package["name"] == "kzread")
wrong = []
for package in packages:
    name = f"{package['name']} {package['version']}"
    needed = package["rust_version"]
    if needed and minor(needed) > minor(promised):
        wrong.append(f"{name} needs Rust {needed}, kzread promises {promised}")
    if not is_allowed(package["license"] or "none", deny["licenses"]["allow"]):
        wrong.append(f"{name} has the licence {package['license']}")
    if package["source"] not in (None, *(f"registry+{source}" for source in deny["sources"]["allow-registry"])):
        wrong.append(f"{name} comes from {package['source']}")
sys.exit("\n".join(wrong) or 0)
