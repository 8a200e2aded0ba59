"""Checks dependencies with `cargo metadata`, and lists their licences.

dependencies.py           fails where a licence is not allowed, a crate comes from elsewhere than crates.io, a direct
                          dependency is not used, the oldest compiler is too new, or the list of licences is old
dependencies.py --write   writes THIRD-PARTY-LICENSES.md anew
"""

import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIST = ROOT / "THIRD-PARTY-LICENSES.md"
ALLOWED = {
    "0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC0-1.0", "ISC",
    "MIT", "MIT-0", "Unicode-3.0", "Unlicense", "Zlib",
}
# In use without a line of source that names them, and why.
WITHOUT_A_LINE = {}


def metadata():
    text = subprocess.check_output(
        ["cargo", "metadata", "--format-version", "1", "--locked"], cwd=ROOT, stderr=subprocess.DEVNULL
    )
    return json.loads(text)


def allowed(expression):
    """Whether an SPDX expression can be met with allowed licences. The old `MIT/Apache-2.0` is an `OR`."""
    tokens = re.findall(r"\(|\)|[^\s()]+", expression.replace("/", " OR "))
    at = 0

    def either():
        nonlocal at
        result = both()
        while at < len(tokens) and tokens[at] == "OR":
            at += 1
            result = both() or result
        return result

    def both():
        nonlocal at
        result = one()
        while at < len(tokens) and tokens[at] == "AND":
            at += 1
            result = one() and result
        return result

    def one():
        nonlocal at
        if tokens[at] == "(":
            at += 1
            result = either()
            at += 1
            return result
        name = tokens[at]
        at += 1
        if at < len(tokens) and tokens[at] == "WITH":
            name = f"{name} WITH {tokens[at + 1]}"
            at += 2
        return name in ALLOWED

    return either()


def shipped(data):
    """The crates whose code can be in the program on Linux, macOS or Windows: those reached by normal dependencies."""
    nodes = {node["id"]: node for node in data["resolve"]["nodes"]}
    waiting, seen = [data["resolve"]["root"]], set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        for dependency in nodes[name]["deps"]:
            if any(kind["kind"] is None for kind in dependency["dep_kinds"]):
                waiting.append(dependency["pkg"])
    seen.discard(data["resolve"]["root"])
    return sorted((p for p in data["packages"] if p["id"] in seen), key=lambda p: (p["name"], p["version"]))


def table(packages):
    lines = [
        "# Third-party licences",
        "",
        "The crates whose code is part of the program on one of its platforms. Written by "
        "`python3 tests/system/dependencies.py --write`;",
        "the texts of the licences stand in the crates, which `cargo vendor --locked` fetches.",
        "",
        "| crate | version | licence | source |",
        "|---|---|---|---|",
    ]
    for one in packages:
        source = one["repository"] or f"https://crates.io/crates/{one['name']}"
        lines.append(f"| {one['name']} | {one['version']} | {one['license']} | {source} |")
    return "\n".join(lines) + "\n"


def unused(package):
    """Direct dependencies that no source file of their kind names."""
    def text(*folders):
        files = (file for folder in folders for file in (ROOT / folder).rglob("*.rs"))
        return "\n".join(file.read_text(encoding="utf-8") for file in files)

    main, rest = text("src"), text("src", "tests", "benches")
    for dependency in package["dependencies"]:
        name = (dependency["rename"] or dependency["name"]).replace("-", "_")
        where = rest if dependency["kind"] == "dev" else main
        if dependency["name"] not in WITHOUT_A_LINE and not re.search(rf"\b{name}::|\buse {name}\b|\b{name}!", where):
            yield dependency["name"]


def number(version):
    return tuple(int(part) for part in version.split("."))


def main():
    data = metadata()
    packages = shipped(data)
    own = next(p for p in data["packages"] if p["id"] == data["resolve"]["root"])
    if "--write" in sys.argv[1:]:
        LIST.write_text(table(packages), encoding="utf-8")
        return
    wrong = []
    for one in data["packages"]:
        if one["id"] == own["id"]:
            continue
        if not one["license"] or not allowed(one["license"]):
            wrong.append(f"{one['name']}: the licence {one['license']} is not allowed")
        if not (one["source"] or "").startswith("registry+https://github.com/rust-lang/crates.io-index"):
            wrong.append(f"{one['name']}: comes from {one['source']}, not from crates.io")
    for one in packages:
        if one["rust_version"] and number(one["rust_version"]) > number(own["rust_version"]):
            wrong.append(f"{one['name']}: needs Rust {one['rust_version']}, the program promises {own['rust_version']}")
    wrong += [f"{name}: is not used" for name in unused(own)]
    if not LIST.exists() or LIST.read_text(encoding="utf-8") != table(packages):
        wrong.append(f"{LIST.name} is old: run python3 tests/system/dependencies.py --write")
    for line in wrong:
        print(line, file=sys.stderr)
    print(f"{len(packages)} crates are part of the program, {len(data['packages']) - 1} are built in all")
    sys.exit(bool(wrong))


main()
