#!/usr/bin/env bash
# LibreOffice, Gnumeric, IronCalc and HyperFormula recalculate workbooks of random instruments and of the examples; every
# formula cell must give what the program printed into it. In others answers were edited or cleared, and forms with a live score filled
# in: they must recompute to what the program says of those.
# Installs what is missing and may be installed: LibreOffice Calc (Writer alone converts no workbook) and Gnumeric with
# apt, IronCalc with pip, HyperFormula and SheetJS with npm. Without Python or npm those two are skipped.
set -euo pipefail
cd "$(dirname "$0")/../.."

install() {
    if [ "$(id -u)" -eq 0 ]; then root=; else root=sudo; fi
    $root apt-get update -qq
    $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1"
}
{ command -v soffice && compgen -G '/usr/lib*/libreoffice/program/libsclo.so'; } >/dev/null || install libreoffice-calc
command -v ssconvert >/dev/null || install gnumeric

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export IKIP_WORKBOOKS="$work"
cargo test --quiet --lib -- --ignored --exact internal_tests::workbook::write_random_workbooks
cargo test --quiet --test all -- --ignored --exact live::write_edited_workbooks
cargo test --quiet --test all -- --ignored --exact template_random::live::write_live_forms

# The commands of the examples' READMEs, each into a workbook.
cargo build --quiet
grep -h -o -e '-- score .*' examples/*/README.md | sed 's/ -o [^ ]*//; s/ --format [^ ]*//' | sort -u >"$work/commands"
[ -s "$work/commands" ] || { echo "no example has a command" >&2; exit 1; }
number=0
while read -r _ arguments; do
    number=$((number + 1))
    # shellcheck disable=SC2086  # the arguments of a README are plain words
    target/debug/ikip $arguments -o "$work/written/contoh-$number.xlsx"
done <"$work/commands"
echo "$number examples"

# A profile of its own, in which workbooks are recalculated whenever they are loaded.
mkdir -p "$work/profile/user"
cat > "$work/profile/user/registrymodifications.xcu" <<'XCU'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
XCU
with_libreoffice() {
    # Of several hundred files in one call it converts the first two hundred and ends well.
    printf '%s\0' "$@" | xargs -0 -n 60 soffice -env:UserInstallation="file://$work/profile" --headless \
        --convert-to xlsx:"Calc MS Excel 2007 XML" --outdir "$work/recalculated"
}

with_gnumeric() {
    for workbook in "$@"; do
        ssconvert --recalc "$workbook" "$work/recalculated/${workbook##*/}"
    done
}

with_ironcalc() {
    python3 -m venv "$work/venv"
    "$work/venv/bin/pip" install -q "ironcalc==0.9.1"
    "$work/venv/bin/python" tests/system/recalculate.py "$work/recalculated" "$@"
}

with_hyperformula() {
    local here=$PWD
    mkdir -p "$work/node"
    (cd "$work/node" && npm install --silent hyperformula@3 xlsx@0.18 && node "$here/tests/system/recalculate.mjs" "$work/recalculated" "$@")
}

recalculate() {
    echo "== $1"
    rm -rf "$work/recalculated"
    mkdir "$work/recalculated"
    "with_$1" "$work"/written/*.xlsx "$work"/edited/*.xlsx >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
    for workbook in "$work"/written/*.xlsx "$work"/edited/*.xlsx; do
        # Some programs end well whatever happened.
        [ -f "$work/recalculated/${workbook##*/}" ] || { cat "$work/log" >&2; echo "not recalculated: $workbook" >&2; exit 1; }
    done
    cargo test --quiet --test all -- --ignored --exact --nocapture live::edited_answers_recompute_to_what_the_program_says_of_them
    # Forms are filled in with Excel or LibreOffice: theirs are not limited to what all four compute.
    if [ "$1" = libreoffice ]; then
        cargo test --quiet --test all -- --ignored --exact --nocapture template_random::live::recalculated_live_forms_show_what_scoring_says
    fi
    cargo test --quiet --lib -- --ignored --exact --nocapture internal_tests::workbook::recalculated_workbooks_are_what_was_written
}

recalculate libreoffice
recalculate gnumeric
if python3 -c 'import venv, ensurepip' 2>/dev/null; then recalculate ironcalc; else echo "SKIPPED IronCalc: Python has no venv"; fi
if command -v npm >/dev/null; then recalculate hyperformula; else echo "SKIPPED HyperFormula: no npm"; fi
