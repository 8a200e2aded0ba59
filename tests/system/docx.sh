#!/usr/bin/env bash
# Word files of the program in other programs: LibreOffice Writer opens each and saves it anew, and the annex of a decree
# still follows from its inputs after that, as a table and as PDF. Installs LibreOffice Writer where it is missing.
set -euo pipefail
cd "$(dirname "$0")/../.."

if ! { command -v soffice && compgen -G '/usr/lib*/libreoffice/program/libswlo.so'; } >/dev/null; then
    if [ "$(id -u)" -eq 0 ]; then root=; else root=sudo; fi
    $root apt-get update -qq
    $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libreoffice-writer
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo build --quiet
ikip=$PWD/target/debug/ikip
mkdir "$work/written" "$work/saved" "$work/printed"
inputs=examples/monev-opd/kulon-progo-2025.csv
rules=monev-diy-2025
"$ikip" score "$inputs" --rules "$rules" --decree number="7 Tahun 2026" -o "$work/written/lampiran.docx"
"$ikip" explain "$inputs" --rules "$rules" --agency all -o "$work/written/uraian.docx"
"$ikip" rules show contoh -o "$work/written/aturan.docx"
"$ikip" robustness "$inputs" --rules "$rules" --draws 100 -o "$work/written/ketahanan.docx"
"$ikip" check "$inputs" --rules "$rules" -o "$work/written/temuan.docx"
"$ikip" verify "$work/written/lampiran.docx" --against "$inputs" --rules "$rules" -o "$work/written/putusan.docx"

profile="-env:UserInstallation=file://$work/profile"
soffice "$profile" --headless --convert-to docx --outdir "$work/saved" "$work"/written/*.docx >/dev/null 2>&1
soffice "$profile" --headless --convert-to pdf --outdir "$work/printed" "$work"/written/*.docx >/dev/null 2>&1
for file in "$work"/written/*.docx; do
    name=$(basename "$file" .docx)
    [ -s "$work/saved/$name.docx" ] && [ -s "$work/printed/$name.pdf" ] || { echo "not opened: $name" >&2; exit 1; }
done
for annex in "$work/saved/lampiran.docx" "$work/printed/lampiran.pdf"; do
    "$ikip" verify "$annex" --against "$inputs" --rules "$rules" >"$work/verdict" || { cat "$work/verdict" >&2; exit 1; }
done
echo "6 Word files open in LibreOffice; the annex follows after it was saved and printed"
