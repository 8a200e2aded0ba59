#!/usr/bin/env python3
"""Whether two builds of the program write the same bytes.

usage: tests/same_bytes.py OLD NEW [CASES]

Runs both on every example (all commands of its README, in every format and both languages) and on random instruments
(written by the ignored test `properties::write_random_cases`), and compares standard output, standard error, exit code
and written files. Prints each call that differs, and the number of calls last. Ends with 1 where any differs.
"""

import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
FORMATS = ["table", "csv", "tsv", "json", "jsonl", "md", "html", "xlsx"]
LANGUAGES = ["id", "en"]


def example_calls():
    """The calls of all examples, as lists of arguments, relative to the root."""
    for readme in sorted(ROOT.glob("examples/*/README.md")):
        for line in re.findall(r"cargo run --release -- (.*)", readme.read_text()):
            words = subprocess.run(["bash", "-c", f"printf '%s\\n' {line}"], capture_output=True, text=True, cwd=ROOT)
            yield words.stdout.split("\n")[:-1]


def in_every_way(call):
    """One call in every format and language that its command knows."""
    command = call[0]
    formats = {"score": FORMATS, "verify": ["text", "json"], "compare": ["text", "json"]}.get(command, [])
    for lang in LANGUAGES:
        for name in formats:
            yield [*call, "--lang", lang, "--format", name]
    if command == "score":
        data = call[1:]
        for lang in LANGUAGES:
            yield ["check", *data, "--lang", lang]
            yield ["check", *data, "--lang", lang, "--format", "json"]
            yield ["score", *data, "--lang", lang, "--depth", "all", "-v"]
            for name in ("text", "md", "json"):
                yield ["explain", *data, "--agency", "all", "--lang", lang, "--format", name]


def random_calls(folder):
    """The calls on random cases."""
    for place in sorted(folder.iterdir()):
        data = [str(place / "answers.csv"), "--rules", str(place / "rules.toml")]
        if (place / "list.csv").exists():
            data += ["--agencies", str(place / "list.csv")]
        for lang in LANGUAGES:
            yield ["score", *data, "--lang", lang, "--depth", "all"]
            yield ["rules", "show", str(place / "rules.toml"), "--lang", lang]
        yield ["score", *data, "--format", "json", "--depth", "all"]
        yield ["score", *data, "--format", "md"]
        yield ["score", *data, "--format", "html"]
        yield ["score", *data, "--format", "xlsx"]
        yield ["check", *data]
        yield ["explain", *data, "--agency", "all", "--format", "json"]


def outcome(program, call):
    """What a call gives: exit code, standard output, standard error."""
    done = subprocess.run([program, *call], cwd=ROOT, capture_output=True, stdin=subprocess.DEVNULL)
    return done.returncode, done.stdout, done.stderr


def main():
    old, new = (str(pathlib.Path(path).resolve()) for path in sys.argv[1:3])
    cases = sys.argv[3] if len(sys.argv) > 3 else "500"
    with tempfile.TemporaryDirectory() as folder:
        make = ["cargo", "test", "--quiet", "--test", "all", "--", "--ignored", "--exact", "properties::write_random_cases"]
        environment = {**os.environ, "IKIP_FOLDER": folder, "IKIP_CASES": cases}
        subprocess.run(make, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
        calls = [way for call in example_calls() for way in in_every_way(call)]
        calls += random_calls(pathlib.Path(folder))
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            results = pool.map(lambda call: (call, outcome(old, call), outcome(new, call)), calls)
            differ = [call for call, before, after in results if before != after]
    for call in differ[:50]:
        print("differs:", *call)
    print(f"{len(calls)} calls, {len(differ)} differ")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
