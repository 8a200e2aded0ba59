#!/usr/bin/env bash
# What is written for programs, read back by them: CSV, JSON Lines and Parquet by DuckDB, Parquet by Arrow and Polars too,
# and SARIF by models that were made from its schema. The packages go into a folder that is thrown away.
set -euo pipefail
cd "$(dirname "$0")/../.."
if ! python3 -c 'import venv, ensurepip' 2>/dev/null; then
    as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3 python3-venv >/dev/null
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    duckdb==2.0.1 pyarrow==26.0.1 polars==2.1.0 pydantic==2.14.4 pydantic-sarif==0.1.1
cargo build --quiet
ikip=$PWD/target/debug/ikip
"$ikip" score examples/spbe-2023 --rules spbe-2020 -o "$work/h.csv" -o "$work/h.jsonl" -o "$work/h.parquet" 2>/dev/null
"$ikip" score examples/ikip-2022 --rules ikip-2021 --long -o "$work/l.csv" -o "$work/l.parquet" 2>/dev/null
printf 'agency;criterion;score\nDinas A;saq;85,5\nDinas A;visit;120\nDinas B;sag;x\n' >"$work/salah.csv"
"$ikip" check "$work/salah.csv" --rules monev-kaltim-2025 -o "$work/salah.sarif" 2>/dev/null && exit 1
"$ikip" check examples/srikandi --rules srikandi-2025 -o "$work/benar.sarif" 2>/dev/null
"$work/venv/bin/python" tests/system/data.py "$work"
