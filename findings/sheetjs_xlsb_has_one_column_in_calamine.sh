#!/usr/bin/env bash
# An .xlsb by SheetJS has only one column in calamine (and pandas with it), without an error.
#
# Binary workbooks have short cell records that leave the column out: it is the one behind the cell before. SheetJS writes
# them, Excel reads them; calamine knows the long records only. A recap of many columns comes in as its first.
# Seen with npm xlsx 0.18.5, python-calamine 0.9.1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check python-calamine==0.9.1
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts xlsx@0.18.5
cd "$work"
node -e '
const X = require("xlsx");
const book = X.utils.book_new();
X.utils.book_append_sheet(book, X.utils.aoa_to_sheet([["Nama", "Nilai", "Kelas"], ["Dinas A", 98.3, "Informatif"]]), "A");
X.writeFile(book, "a.xlsb");
console.log("SheetJS reads:", JSON.stringify(X.utils.sheet_to_json(X.readFile("a.xlsb").Sheets.A, { header: 1 })));'
seen=$(venv/bin/python -c 'import python_calamine as p; print(p.CalamineWorkbook.from_path("a.xlsb").get_sheet_by_index(0).to_python())')
echo "calamine reads: $seen"
[ "$seen" = "[['Nama'], ['Dinas A']]" ]
