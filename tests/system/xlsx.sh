#!/usr/bin/env bash
# LibreOffice recalculates workbooks of random instruments and of the examples; every formula cell must give what the
# program printed into it. In others answers were edited, and forms with a live score filled in: they must recompute to
# what the program says of those answers.
# Installs LibreOffice Calc where it is missing and may be installed; Writer alone converts no workbook.
set -euo pipefail
cd "$(dirname "$0")/../.."

if ! { command -v soffice && compgen -G '/usr/lib*/libreoffice/program/libsclo.so'; } >/dev/null; then
    if [ "$(id -u)" -eq 0 ]; then root=; else root=sudo; fi
    $root apt-get update -qq
    $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libreoffice-calc
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export IKIP_WORKBOOKS="$work"
cargo test --quiet --test all -- --ignored --exact workbook::write_random_workbooks
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
mkdir -p "$work/profile/user" "$work/recalculated"
cat > "$work/profile/user/registrymodifications.xcu" <<'XCU'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
XCU
soffice -env:UserInstallation="file://$work/profile" --headless --convert-to xlsx:"Calc MS Excel 2007 XML" \
    --outdir "$work/recalculated" "$work"/written/*.xlsx "$work"/edited/*.xlsx >"$work/soffice.log" 2>&1 \
    || { cat "$work/soffice.log" >&2; exit 1; }
for workbook in "$work"/written/*.xlsx "$work"/edited/*.xlsx; do
    [ -f "$work/recalculated/${workbook##*/}" ] || { cat "$work/soffice.log" >&2; echo "not recalculated: $workbook" >&2; exit 1; }
done

cargo test --quiet --test all -- --ignored --exact --nocapture live::edited_answers_recompute_to_what_the_program_says_of_them
cargo test --quiet --test all -- --ignored --exact --nocapture template_random::live::recalculated_live_forms_show_what_scoring_says
cargo test --quiet --test all -- --ignored --exact --nocapture workbook::recalculated_workbooks_are_what_was_written
