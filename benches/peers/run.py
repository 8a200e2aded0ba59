"""Runs one job in ikip, DuckDB and Polars, in turn, in one session, and prints a Markdown table.

    python3 benches/peers/run.py [--rounds N] [FILE...]

FILE is a name of the list below; without one: 24k 1m. Needs a Rust toolchain and the network (DuckDB and Polars come
from PyPI into a folder of their own). Nothing is written outside the working folder (--work).
"""

import argparse
import multiprocessing
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import exact

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PACKAGES = ["duckdb", "duckdb-cli", "polars", "fastexcel", "xlsxwriter"]
MILLION = ["--agencies", "1443"]
FILES = {
    "24k": ["--agencies", "35"],
    "24k-ties": ["--agencies", "35", "--ties"],
    "24k-breaks": ["--agencies", "35", "--line-breaks"],
    "1m": MILLION,
    "1m-assessor": [*MILLION, "--order", "assessor"],
    "1m-shuffled": [*MILLION, "--order", "shuffled"],
    "1m-ties": [*MILLION, "--ties", "--order", "shuffled"],
    "1m-breaks": [*MILLION, "--line-breaks"],
    "1m-folder": [*MILLION, "--folder"],
    "wide-10k": ["--agencies", "10000", "--wide"],
    "wide-1m": ["--agencies", "1000000", "--wide"],
    "10m": ["--agencies", "14430"],
    "20m": ["--agencies", "28860"],
    "20m-assessor": ["--agencies", "28860", "--order", "assessor"],
    "20m-shuffled": ["--agencies", "28860", "--order", "shuffled"],
    "20m-ties": ["--agencies", "28860", "--ties", "--order", "shuffled"],
    "100m": ["--agencies", "144300"],
    "xlsx-500k": ["--agencies", "722", "--rows", "500000"],
    "xlsx-500k-inline": ["--agencies", "722", "--rows", "500000"],
}


@dataclass
class Run:
    """Seconds of wall time and of both processors' time, and the peak of memory in MiB."""

    wall: float
    cpu: float
    peak: float


def timed(command: list[str], out: Path | None = None) -> Run:
    """One run of a command. Its own output goes to a file, so that nothing waits for a reader."""
    with open(out or os.devnull, "wb") as sink:
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=sink)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{command[0]} ended with {child.returncode}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def build() -> tuple[Path, Path]:
    subprocess.run(["cargo", "build", "--release", "--bin", "ikip", "--example", "generate"], cwd=ROOT, check=True)
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release"
    return target / "ikip", target / "examples" / "generate"


def packages(work: Path) -> Path:
    place = work / "venv"
    if not (place / "bin" / "duckdb").exists():
        subprocess.run([sys.executable, "-m", "venv", place], check=True)
    subprocess.run([place / "bin" / "pip", "install", "-q", *PACKAGES], check=True)
    return place / "bin"


def commands(name: str, data: Path, work: Path, ikip: Path, venv: Path) -> dict[str, tuple[list[str], Path, Path | None]]:
    """By program: the command, the table it writes, and where its standard output goes."""
    if name.startswith("xlsx"):
        return workbook_commands(name, data, work, ikip, venv)
    wide = ["--wide"] if name.startswith("wide") else []
    source = f"{data}/*.csv" if data.is_dir() else str(data)
    out = {program: work / f"{name}.{program}.out.csv" for program in ("ikip", "duckdb-cli", "duckdb", "polars")}
    sql = subprocess.run([sys.executable, HERE / "sql.py", source, out["duckdb-cli"], *wide], capture_output=True, text=True, check=True)
    python = str(venv / "python")
    ours = [str(ikip), "score", str(data), "--rules", str(HERE.parent / "rules.toml"), "--format", "csv"]
    return {
        "ikip": (ours, out["ikip"], out["ikip"]),
        "duckdb-cli": ([str(venv / "duckdb"), "-c", sql.stdout], out["duckdb-cli"], None),
        "duckdb": ([python, str(HERE / "duckdb_job.py"), source, str(out["duckdb"]), *wide], out["duckdb"], None),
        "polars": ([python, str(HERE / "polars_job.py"), source, str(out["polars"]), *wide], out["polars"], None),
    }


def workbook_commands(name: str, data: Path, work: Path, ikip: Path, venv: Path) -> dict[str, tuple[list[str], Path, Path | None]]:
    """The job from a workbook; the peer only reads the workbook, which is most of the work."""
    book, out, python = data.with_suffix(".xlsx"), work / f"{name}.ikip.out.csv", str(venv / "python")
    if not book.exists():
        inline = ["--inline"] if name.endswith("inline") else []
        subprocess.run([python, HERE / "workbook.py", data, book, *inline], check=True)
    ours = [str(ikip), "score", str(book), "--rules", str(HERE.parent / "rules.toml"), "--format", "csv"]
    read = f"import polars; polars.read_excel({str(book)!r})"
    return {"ikip": (ours, out, out), "polars.read_excel": ([python, "-c", read], Path(os.devnull), None)}


def rounds(jobs: dict, count: int) -> dict[str, list[Run]]:
    """Every program once per round, the order turning by one; a round ahead of them is not counted."""
    results: dict[str, list[Run]] = {program: [] for program in jobs}
    names = list(jobs)
    for turn in range(count + 1):
        at = turn % len(names)
        for program in names[at:] + names[:at]:
            command, _, out = jobs[program]
            run = timed(command, out)
            if turn > 0:
                results[program].append(run)
    return results


def median(runs: list[Run], what: str) -> float:
    return statistics.median(getattr(run, what) for run in runs)


def ratio(ours: list[Run], theirs: list[Run], what: str) -> float:
    return statistics.median(getattr(a, what) / getattr(b, what) for a, b in zip(ours, theirs))


def wrong(data: str, wide: bool, outs: dict[str, str]) -> dict[str, dict[str, int]]:
    """By program, what is wrong in the table it wrote."""
    board = exact.reference(data, wide)
    return {program: exact.errors(out, board) for program, out in outs.items()}


def apart(work, *args):
    """Does something in a process of its own: a program that is started from a large one counts as large."""
    with multiprocessing.Pool(1) as pool:
        return pool.apply(work, args)


def measure(name: str, args: argparse.Namespace, ikip: Path, generate: Path, venv: Path) -> None:
    data = args.work / f"{name}{'' if '--folder' in FILES[name] else '.csv'}"
    if not data.exists():
        subprocess.run([generate, *FILES[name], data], check=True)
    jobs = commands(name, data, args.work, ikip, venv)
    results = rounds(jobs, args.rounds)
    outs = {program: str(out) for program, (_, out, _) in jobs.items() if out != Path(os.devnull)}
    wrongs = {} if args.unchecked else apart(wrong, str(data), name.startswith("wide"), outs)
    for program, runs in results.items():
        compared = "" if program == "ikip" else f"{ratio(results['ikip'], runs, 'wall'):.2f}"
        compared_cpu = "" if program == "ikip" else f"{ratio(results['ikip'], runs, 'cpu'):.2f}"
        found = " / ".join(str(wrongs.get(program, {}).get(key, "?")) for key in ("decimals", "classes", "ranks", "agencies"))
        print(
            f"| {name} | {program} | {median(runs, 'wall'):.3f} | {compared} | {median(runs, 'cpu'):.3f} "
            f"| {compared_cpu} | {max(run.peak for run in runs):.0f} | {found} |",
            flush=True,
        )
    if not args.keep:
        remove(data)
        data.with_suffix(".xlsx").unlink(missing_ok=True)


def remove(data: Path) -> None:
    for file in exact.files(str(data)):
        file.unlink()
    if data.is_dir():
        data.rmdir()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", default=["24k", "1m"], metavar="FILE", help=", ".join(FILES))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "ikip-peers")
    parser.add_argument("--unchecked", action="store_true", help="do not compare with the exact result")
    parser.add_argument("--keep", action="store_true", help="keep the generated files")
    args = parser.parse_args()
    unknown = [name for name in args.files if name not in FILES]
    if unknown:
        parser.error(f"unknown file {unknown[0]}; one of {', '.join(FILES)}")
    args.work.mkdir(parents=True, exist_ok=True)
    ikip, generate = build()
    venv = packages(args.work)
    print("| file | program | wall s | ikip / it | CPU s | ikip / it | peak MiB | wrong decimals / classes / ranks / agencies |")
    print("|---|---|---:|---:|---:|---:|---:|---|")
    for name in args.files:
        measure(name, args, ikip, generate, venv)


if __name__ == "__main__":
    main()
