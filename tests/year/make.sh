#!/usr/bin/env bash
# Saves forms of tests/year.rs as other programs do: XLS, ODS, and a table with merged cells. Needs LibreOffice Calc.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export IKIP_FORMS="$work"
cargo test --quiet --test all -- --ignored --exact year::write_forms_for_other_programs
save() { soffice -env:UserInstallation="file://$work/profile" --headless "$@" --outdir tests/year >/dev/null 2>&1; }
save --convert-to xls "$work/dinas-contoh-17.xlsx"
save --convert-to ods "$work/dinas-contoh-19.xlsx"
cat >"$work/dinas-contoh-21.html" <<'HTML'
<table border="1">
<tr><td colspan="5"><b>Rekap jawaban Dinas Contoh 21</b></td></tr>
<tr><th>ID</th><th>Badan publik</th><th>Kode</th><th>Jawaban</th><th>Bukti dukung</th></tr>
<tr><td rowspan="3">21</td><td rowspan="3">Dinas Contoh 21</td><td>saq.1</td><td>Ya</td><td>https://contoh.go.id</td></tr>
<tr><td>saq.2</td><td>Ya</td><td>https://contoh.go.id</td></tr>
<tr><td>saq.3</td><td>61</td><td>https://contoh.go.id</td></tr>
</table>
HTML
save --infilter="HTML (StarCalc)" --convert-to xlsx:"Calc MS Excel 2007 XML" "$work/dinas-contoh-21.html"
ls -l tests/year
