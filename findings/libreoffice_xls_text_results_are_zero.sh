#!/usr/bin/env bash
# LibreOffice saves a formula's text result in an .xls as the number 0, where it has not computed the formula itself.
#
# A workbook that is only loaded and saved again (`soffice --convert-to xls`) keeps stored results. For a formula whose
# result is a text, the old format needs a second record with the text; LibreOffice writes none and puts the number 0.0
# into the first. Readers of stored values then see 0 where the sheet shows "Informatif": a class or an answer becomes
# a score of nought, without any error. Excel hides it, for it computes anew.
# Seen with LibreOffice 7.4.7 (Debian 12), odfpy 1.4.1, xlrd 2.0.2; source: our own reading of the records.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
command -v soffice >/dev/null || { echo "needs LibreOffice Calc (apt-get install libreoffice-calc)"; exit 2; }
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check odfpy==1.4.1 xlrd==2.0.2
cd "$work"
venv/bin/python - <<'PY'
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

book = OpenDocumentSpreadsheet()
sheet, row = Table(name="A"), TableRow()
cell = TableCell(valuetype="string", stringvalue="Informatif", formula='of:="Infor"&"matif"')
cell.addElement(P(text="Informatif"))
row.addElement(cell)
sheet.addElement(row)
book.spreadsheet.addElement(sheet)
book.save("a.ods")
PY
soffice -env:UserInstallation="file://$work/profile" --headless --convert-to xls a.ods >/dev/null 2>&1
soffice --version
seen=$(venv/bin/python -c 'import xlrd; c=xlrd.open_workbook("a.xls").sheet_by_index(0).cell(0,0); print(c.ctype, repr(c.value))')
echo "in the .ods: text 'Informatif'; in the .xls: $seen (2 is a number)"
[ "$seen" = "2 0.0" ]
