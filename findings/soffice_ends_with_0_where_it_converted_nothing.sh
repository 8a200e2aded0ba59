#!/usr/bin/env bash
# `soffice --convert-to` ends with exit status 0 where it wrote no file, and loses letters in CSV without a word.
#
# A script that converts workbooks and looks at the exit status goes on with files of yesterday, or none. And the CSV
# that it writes is Windows-1252 whatever the locale is: a letter that this code lacks becomes "?".
# Seen with LibreOffice 7.4.7 (Debian 12), openpyxl 3.1.5.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
command -v soffice >/dev/null || { echo "needs LibreOffice Calc (apt-get install libreoffice-calc)"; exit 2; }
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check openpyxl==3.1.5
cd "$work"
venv/bin/python -c 'import openpyxl; b=openpyxl.Workbook(); b.active["A1"]="Kabupaten \u1e6dabalong"; b.save("a.xlsx")'
soffice --version
office() { soffice -env:UserInstallation="file://$work/profile" --headless "$@" >/dev/null 2>&1; }
status=0
office --convert-to xlsb a.xlsx || status=$?
echo "to .xlsb (no export filter): exit status $status, file written: $([ -f a.xlsb ] && echo yes || echo no)"
LC_ALL=C.UTF-8 office --convert-to csv a.xlsx
echo "CSV: $(cat a.csv)"
[ "$status" = 0 ] && [ ! -f a.xlsb ] && [ "$(cat a.csv)" = "Kabupaten ?abalong" ]
