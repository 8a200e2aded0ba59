#!/usr/bin/env bash
# `ikip report --pdf` with a real Chromium and a real LibreOffice: paper, text and links of the PDF of an example.
# Installs what is missing.
#
# tests/system/pdf.sh [FOLDER]: with a folder, the reports and pictures of their pages stay there to be looked at.
set -euo pipefail
cd "$(dirname "$0")/../.."

missing=()
command -v chromium >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium)
command -v pdftotext >/dev/null || missing+=(poppler-utils)
{ command -v soffice >/dev/null && compgen -G '/usr/lib*/libreoffice/program/libswlo.so' >/dev/null; } || missing+=(libreoffice-writer)
if [ ${#missing[@]} -gt 0 ]; then
    as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
out=${1:-$work/out}
mkdir -p "$out"
cargo build --quiet

fail() {
    echo "$*" >&2
    exit 1
}

# text PDF: its text in one line, blanks single.
text() { pdftotext "$1" - | tr -s '[:space:]' ' '; }

# has PDF WORDS...: every text stands in it.
has() {
    local pdf=$1 said words
    said=$(text "$pdf")
    shift
    for words in "$@"; do
        [[ $said == *"$words"* ]] || fail "$pdf does not say: $words"
    done
}

report() {
    target/debug/ikip report examples/spbe-kalsel/2023.csv --rules spbe-2020 -o "$out/$1" "${@:2}" | grep -q 'rekap.pdf' || fail "$1: nothing is told"
}

report chromium --pdf
report again --pdf
report libreoffice --pdf=soffice

for program in chromium libreoffice; do
    folder=$out/$program
    [ "$(find "$folder/rapor" -name '*.pdf' | wc -l)" -eq 14 ] || fail "$program: not a PDF for each card"
    while read -r pdf; do
        pdfinfo "$pdf" | grep -q '^Page size:.*A4' || fail "$pdf is not on A4"
        ! pdfinfo "$pdf" | grep -q 'Date:' || fail "$pdf says when it was made"
        ! pdfinfo -url "$pdf" 2>/dev/null | grep -q 'file:' || fail "$pdf names a place on this machine"
    done < <(find "$folder" -name '*.pdf')
    has "$folder/rekap.pdf" 'Indeks SPBE 2020' 'Status: resmi' 'Pemeringkatan' 'Kota Banjarmasin' '4,00'
    has "$folder/rapor/pemerintah-kab-balangan.pdf" 'Pemerintah Kab. Balangan' '2,69' '7 dari 11' 'Kekuatan' \
        'Menuju kualifikasi berikutnya' 'Daftar jawaban' 'Cara penghitungan' 'SHA-256'
    [[ $(text "$folder/rekap.pdf") != *'Langsung ke isi'* ]] || fail "$program: prints what serves a screen"
    [ -z "${1:-}" ] || pdftoppm -r 70 -png "$folder/rekap.pdf" "$folder/rekap"
done
find "$out/chromium" -name '*.pdf' | while read -r pdf; do
    cmp "$pdf" "${pdf/chromium/again}" || fail "$pdf differs the second time"
done
! pgrep -f "user-data-dir=$work" >/dev/null || fail "a browser is still running"
echo "PDF: Chromium and LibreOffice print $(find "$out" -name '*.pdf' | wc -l) files"
