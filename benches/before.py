"""Two builds of ikip in turn, in one session: python3 benches/before.py OLD NEW [--rounds 5].

For each job the least wall time and the least time of both processors of each build, and the ratio new / old of the
latter, which other programs on the machine change least. Small jobs are run twenty times as often.
"""

import argparse
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
RULES = HERE / "rules.toml"


def made(generate: Path, folder: Path, name: str, *options: str) -> Path:
    path = folder / name
    subprocess.run([generate, *options, path], check=True)
    return path


def with_slips(table: Path) -> Path:
    """The same table with one total in a hundred that does not follow."""
    lines = table.read_text().splitlines()
    for at in range(50, len(lines), 100):
        cells = lines[at].split(",")
        # rank, id, name, group, three dimensions, score, class, state
        cells[-3] = f"{(float(cells[-3]) + 1) % 100:.2f}"
        lines[at] = ",".join(cells)
    path = table.with_stem(table.stem + "-slips")
    path.write_text("\n".join(lines) + "\n")
    return path


def jobs(generate: Path, program: Path, folder: Path) -> dict[str, tuple[int, list[str]]]:
    """Arguments of each job, and how many times as often it is run."""
    small = made(generate, folder, "500.csv", "--rows", "500")
    wide = {n: made(generate, folder, f"wide-{n}.csv", "--wide", "--agencies", str(n)) for n in (100, 500, 5000, 10000, 30000)}

    def score(data: Path, *rest: str) -> list[str]:
        return ["score", str(data), "--rules", str(RULES), *rest]

    def outputs(*names: str) -> list[str]:
        return [part for name in names for part in ("-o", str(folder / name))]

    three = ["a.json", "a.csv", "a.md"]
    found = {
        "--help": (20, ["--help"]),
        "score, 500 rows": (20, score(small)),
        "JSON of 10,000": (1, score(wide[10000], *outputs("a.json"))),
        "JSON, CSV and Markdown of 10,000": (1, score(wide[10000], *outputs(*three))),
    }
    printed = folder / "30000.csv"
    subprocess.run([program, *score(wide[30000]), "-o", printed], check=True)
    verify = ["verify", str(printed), "--rules", str(RULES)]
    against = ["--against", str(wide[30000])]
    found["score, CSV of 30,000"] = (1, score(wide[30000], "--format", "csv"))
    found["verify of 30,000 rows"] = (1, [*verify, *against])
    found["verify of 30,000 rows, 1 % wrong"] = (1, ["verify", str(with_slips(printed)), *verify[2:], *against])
    found["verify of 30,000 rows alone"] = (1, verify)
    for n in (100, 500, 5000):
        report = ["report", str(wide[n]), "--rules", str(RULES), "-o", str(folder / f"report-{n}")]
        found[f"report of {n:,}"] = (1, report)
    return found


def timed(command: list[str]) -> tuple[float, float]:
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    # What an old build does not know ends with a code above 1, and is told as such; 1 says what is wrong in a table.
    known = os.waitstatus_to_exitcode(status) in (0, 1)
    return (wall, usage.ru_utime + usage.ru_stime) if known else (float("nan"), float("nan"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--generate", type=Path, default=HERE.parent / "target/release/examples/generate")
    args = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="ikip-before-"))
    try:
        print("| job | old wall s | new wall s | old CPU s | new CPU s | CPU new / old |\n|---|---:|---:|---:|---:|---:|")
        for name, (often, job) in jobs(args.generate, args.new, folder).items():
            runs = {build: [] for build in (args.old, args.new)}
            for _ in range(args.rounds * often):
                for build in runs:
                    runs[build].append(timed([str(build), *job]))
            least = [[min(values) for values in zip(*times)] for times in runs.values()]
            (old_wall, old_cpu), (new_wall, new_cpu) = least
            print(f"| {name} | {old_wall:.4f} | {new_wall:.4f} | {old_cpu:.4f} | {new_cpu:.4f} | {new_cpu / old_cpu:.2f} |")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
