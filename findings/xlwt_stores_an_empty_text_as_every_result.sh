#!/usr/bin/env bash
# xlwt stores an empty text as the result of every formula, and readers cannot tell it from a cell that is empty.
#
# A recap by xlwt with `=B2*1` shows its numbers in Excel, which computes them when it opens the file. Read by program,
# every one of these cells is "": a blank answer, where blanks count 0. Nothing marks the results as never computed; only
# the name that xlwt leaves in the workbook ("None") tells who wrote it.
# Seen with xlwt 1.3.0, xlrd 2.0.2, python-calamine 0.9.1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check xlwt==1.3.0 xlrd==2.0.2 python-calamine==0.9.1
cd "$work"
seen=$(venv/bin/python - <<'PY'
import python_calamine, xlrd, xlwt

book = xlwt.Workbook()
sheet = book.add_sheet("A")
sheet.write(0, 0, 80)
sheet.write(0, 1, xlwt.Formula("A1*1"))
book.save("a.xls")
cell = xlrd.open_workbook("a.xls").sheet_by_index(0).cell(0, 1)
rows = python_calamine.CalamineWorkbook.from_path("a.xls").get_sheet_by_index(0).to_python()
print("xlrd:", cell.ctype, repr(cell.value), "calamine:", rows)
PY
)
echo "$seen"
[ "$seen" = "xlrd: 1 '' calamine: [[80, '']]" ]
