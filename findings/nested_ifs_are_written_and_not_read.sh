#!/usr/bin/env bash
# XlsxWriter and openpyxl write a formula that no spreadsheet can read, and say it went well.
#
# The usual way to write a scale of many bands is IF(score>=1;"a";IF(score>=2;"b";...)). Excel stops at 64 functions one in
# another (its specifications and limits); LibreOffice goes on somewhat further and then shows Err:514 in the cell. Both
# writers accept 65, 130 and 300 levels without a warning and XlsxWriter returns 0, "written".
# Why it matters: the workbook is found broken by the one who opens it. ikip nests at most 40 bands in
# a row, halves what is longer, and refuses more than 1000.
# Versions: XlsxWriter 3.2.0, openpyxl 3.1.5, LibreOffice 7.4 (Debian 12). Source: "Excel specifications and limits".
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"; python3 -m venv v; v/bin/pip -q install XlsxWriter==3.2.0 openpyxl==3.1.5
v/bin/python -W error - <<'PY'
import openpyxl, xlsxwriter
def formula(levels):
    text = '"none"'
    for level in range(1, levels + 1): text = f'IF(0.5>={level},"class {level}",{text})'
    return "=" + text
depths = [60, 130, 300]
book = xlsxwriter.Workbook("a.xlsx"); sheet = book.add_worksheet()
print("XlsxWriter says", *[sheet.write_formula(row, 0, formula(depth)) for row, depth in enumerate(depths)])
book.close()
book = openpyxl.Workbook()
for row, depth in enumerate(depths, 1): book.active.cell(row, 1, formula(depth))
book.save("b.xlsx")
PY
said=""
for name in a b; do
  soffice "-env:UserInstallation=file://$folder/office" --headless --convert-to csv "$name.xlsx" >/dev/null 2>&1
  said+="$(tr '\n' ' ' < "$name.csv")"
done
soffice --version; echo "written by XlsxWriter, then openpyxl: $said"
[ "$(grep -o 'Err:514' <<< "$said" | wc -l)" -ge 2 ]
