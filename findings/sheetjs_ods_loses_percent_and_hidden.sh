#!/usr/bin/env bash
# SheetJS writes the percentages of an .ods as plain numbers and its hidden sheets as visible ones.
#
# A cell of 0.855 under the format 0.0% becomes `office:value-type="float" office:value="0.855"` instead of a percentage.
# Readers of stored values get 0.855 of 100 points. A sheet that was hidden in the workbook is
# visible in the .ods, so a second year's table stands beside this one.
# Seen with npm xlsx 0.18.5.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts xlsx@0.18.5
cd "$work"
node -e '
const X = require("xlsx");
const book = X.utils.book_new();
const sheet = X.utils.aoa_to_sheet([[0.855]]);
sheet.A1.z = "0.0%";
X.utils.book_append_sheet(book, sheet, "A");
X.utils.book_append_sheet(book, X.utils.aoa_to_sheet([[1]]), "Lama");
book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
X.writeFile(book, "a.ods");
X.writeFile(book, "a.xlsx");'
content=$(python3 -c 'import zipfile; print(zipfile.ZipFile("a.ods").read("content.xml").decode())')
hidden=$(python3 -c 'import zipfile; print(zipfile.ZipFile("a.xlsx").read("xl/workbook.xml").decode().count("state=\"hidden\""))')
cell=$(echo "$content" | grep -o '<table:table-cell [^>]*>' | head -1)
echo "$cell"
echo "hidden sheets in the .xlsx: $hidden; in the .ods: $(echo "$content" | grep -c 'table:display="false"' || true)"
[[ "$cell" == *'office:value-type="float" office:value="0.855"'* ]] && [ "$hidden" = 1 ] && [[ "$content" != *'table:display="false"'* ]]
