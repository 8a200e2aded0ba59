#!/usr/bin/env bash
# The Rust crate cfb refuses every .xls that SheetJS writes, although Excel, LibreOffice and xlrd read it.
#
# SheetJS makes the table of sectors as long as a whole sector allows (128 entries) in a file of ten sectors. The crate
# calls that a malformed table in its permissive mode too, so a reader of old workbooks that is built on it turns away
# files of many web applications.
# Seen with cfb 0.16.0, npm xlsx 0.18.5, xlrd 2.0.2; needs cargo.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check xlrd==2.0.2
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts xlsx@0.18.5
cd "$work"
node -e '
const X = require("xlsx");
const book = X.utils.book_new();
X.utils.book_append_sheet(book, X.utils.aoa_to_sheet([["Dinas A", 98.3]]), "A");
X.writeFile(book, "a.xls", { bookType: "biff8" });'
venv/bin/python -c 'import xlrd; print("xlrd reads:", xlrd.open_workbook("a.xls").sheet_by_index(0).row_values(0))'
mkdir -p read/src
cat >read/Cargo.toml <<'TOML'
[package]
name = "read"
version = "0.0.0"
edition = "2021"
[dependencies]
cfb = "=0.16.0"
[workspace]
TOML
cat >read/src/main.rs <<'RS'
fn main() {
    match cfb::open("a.xls") {
        Ok(_) => println!("cfb reads it"),
        Err(error) => println!("cfb: {error}"),
    }
}
RS
seen=$(cargo run --quiet --manifest-path read/Cargo.toml)
echo "$seen"
[[ "$seen" == "cfb: Malformed FAT"* ]]
