"""How long the smallest jobs take against the smallest Rust program: python3 benches/peers/startup.py [--rounds 20].

Needs a Rust toolchain; nothing is written outside the working folder (--work).
"""

import argparse
import statistics
import subprocess
import tempfile
from pathlib import Path

from run import HERE, build, timed


def smallest(work: Path) -> Path:
    """A program that does nothing."""
    source = work / "smallest.rs"
    source.write_text("fn main() {}\n")
    program = work / "smallest"
    subprocess.run(["rustc", "-O", "-o", program, source], check=True)
    return program


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "ikip-peers")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    ikip, generate = build()
    data = args.work / "500.csv"
    subprocess.run([generate, "--rows", "500", data], check=True)
    score = [str(ikip), "score", str(data), "--rules", str(HERE.parent / "rules.toml")]
    jobs = {
        "smallest program": [str(smallest(args.work))],
        "ikip --help": [str(ikip), "--help"],
        "ikip score, 500 rows, table": score,
        "ikip score, 500 rows, csv": [*score, "--format", "csv"],
    }
    runs = {name: [] for name in jobs}
    for _ in range(args.rounds + 1):
        for name, command in jobs.items():
            runs[name].append(timed(command).wall * 1000)
    least = statistics.median(runs["smallest program"][1:])
    print("| job | median ms | above the smallest program |\n|---|---:|---:|")
    for name, times in runs.items():
        median = statistics.median(times[1:])
        print(f"| {name} | {median:.2f} | {median - least:.2f} |")


if __name__ == "__main__":
    main()
