#!/usr/bin/env bash
# LibreOffice Calc stores and shows fifteen digits, and its comparisons forget the last one.
#
# A cell with 0.900000000000001 keeps that number: it comes back from the saved file. Yet `A1>0.9` is FALSE and `A1=0.9`
# is TRUE: operands that are nearly the same count as equal. A band, a gate or a class that begins above a bound is decided otherwise than by Python, pandas or
# a SQL database on the same stored number, and no format or precision setting of the sheet says so. At fourteen digits
# all of them agree. So whoever checks results that were computed elsewhere in Calc must keep such numbers out of its
# comparisons, or round first.
# Seen with LibreOffice 7.4.7 (Debian 12) and openpyxl 3.1.5; source: our own recalculation of random workbooks.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
command -v soffice >/dev/null || { echo "needs LibreOffice Calc (apt-get install libreoffice-calc)"; exit 2; }
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check openpyxl==3.1.5
cd "$work"
venv/bin/python - <<'PY'
from openpyxl import Workbook

book = Workbook()
sheet = book.active
for row, value in enumerate((0.900000000000001, 0.90000000000001), start=1):
    sheet.cell(row, 1, value)
    sheet.cell(row, 2, f"=A{row}>0.9")
    sheet.cell(row, 3, f"=A{row}=0.9")
book.save("a.xlsx")
PY
soffice -env:UserInstallation="file://$work/profile" --headless --convert-to ods a.xlsx >/dev/null 2>&1
soffice -env:UserInstallation="file://$work/profile" --headless --convert-to xlsx --outdir out a.ods >/dev/null 2>&1
soffice --version
venv/bin/python - <<'PY'
from openpyxl import load_workbook

rows = [[cell.value for cell in row] for row in load_workbook("out/a.xlsx", data_only=True).active.rows]
for value, above, equal in rows:
    print(f"stored {value!r}: in Python > 0.9 is {value > 0.9}; in Calc A>0.9 is {above}, A=0.9 is {equal}")
(fifteen, above, equal), (fourteen, above14, equal14) = rows
assert fifteen == 0.900000000000001 and fourteen == 0.90000000000001, "the numbers were not kept"
assert (bool(above), bool(equal)) == (False, True), "fifteen digits are told apart now"
assert (bool(above14), bool(equal14)) == (True, False), "fourteen digits are not told apart any more"
PY
