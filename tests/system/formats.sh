#!/usr/bin/env bash
# One data set, written anew by the programs that offices use (openpyxl, xlsxwriter, xlwt, odfpy, python-docx, reportlab,
# LibreOffice, SheetJS), gives the same bytes of `score --format csv` and the same slips in `verify`, whatever wrote it.
# Installs what is missing; the packages go into a folder that is thrown away.
set -euo pipefail
cd "$(dirname "$0")/../.."

missing=()
command -v soffice >/dev/null && dpkg -s libreoffice-calc >/dev/null 2>&1 || missing+=(libreoffice-calc)
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
command -v python3 >/dev/null && python3 -c 'import venv, ensurepip' 2>/dev/null || missing+=(python3 python3-venv)
if [ ${#missing[@]} -gt 0 ]; then
    as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    openpyxl==3.1.5 xlsxwriter==3.3.1 xlwt==1.3.0 odfpy==1.4.1 python-docx==1.2.0 reportlab==5.1.0
npm install --prefix "$work/npm" --silent --no-audit --no-fund --ignore-scripts xlsx@0.18.5

cargo build --quiet
ikip=$PWD/target/debug/ikip
rules=$PWD/tests/findings/aturan.toml
"$work/venv/bin/python" tests/table/make.py "$work/data" "$work/npm"

expected=$("$ikip" score tests/table/data/titik-koma.csv --rules "$rules" --format csv)
wrong=0
for made in tests/table/data/*; do
    file=$work/data/$(basename "$made")
    if [ ! -f "$file" ]; then
        echo "not made: $file"
        wrong=1
        continue
    fi
    if [ "$("$ikip" score "$file" --rules "$rules" --format csv 2>"$work/told")" != "$expected" ]; then
        echo "read otherwise: $file"
        cat "$work/told"
        wrong=1
    fi
    slips=$("$ikip" verify "$file" --rules "$rules" --format json 2>/dev/null | grep -o '"code": "E[0-9]*"' | sort | uniq | tr '\n' ' ' || true)
    if [ "$slips" != '"code": "E601" "code": "E604" ' ]; then
        echo "other slips: $file: $slips"
        wrong=1
    fi
done
[ $wrong -eq 0 ] && echo "$(ls tests/table/data | wc -l) files by other programs are read alike"
exit $wrong
