"""Fails if a dependency needs a newer Rust than kzread promises. Reads what `cargo metadata --format-version 1` writes."""

import json
import sys


def minor(version):
    """Major and minor version as numbers."""
    return [int(part) for part in version.split(".")[:2]]


packages = json.load(sys.stdin)["packages"]
promised = next(package["rust_version"] for package in packages if package["name"] == "kzread")
newer = [
    f"{package['name']} {package['version']} needs Rust {package['rust_version']}, kzread promises {promised}"
    for package in packages
    if package["rust_version"] and minor(package["rust_version"]) > minor(promised)
]
sys.exit("\n".join(newer) or 0)
