#!/usr/bin/env bash
# A real browser opens the pages of the examples: see browser.mjs for what it checks. Installs Chromium and Node where
# they are missing; the two packages that drive and judge the browser go into a folder that is thrown away.
#
# tests/system/browser.sh [FOLDER]: with a folder, the pages, pictures of them and their prints stay there to be looked at.
set -euo pipefail
cd "$(dirname "$0")/../.."

missing=()
command -v chromium >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium)
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
if [ ${#missing[@]} -gt 0 ]; then
    as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi
browser=$(command -v chromium || command -v google-chrome)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
pages=${1:-$work/pages}
mkdir -p "$pages" "$work/tools"
npm install --prefix "$work/tools" --silent --no-audit --no-fund --ignore-scripts playwright-core@1.60.0 axe-core@4.14.1

cargo build --quiet
ikip=target/debug/ikip

# page NAME ARGUMENT...: NAME.html beside NAME.json, which says what must stand in it.
page() {
    local name=$1
    shift
    "$ikip" score "$@" --format json >"$pages/$name.json"
    "$ikip" score "$@" --format html >"$pages/$name.html"
}

# The commands of the examples' READMEs.
grep -h -o -e '-- score .*' examples/*/README.md | sed 's/ -o [^ ]*//; s/ --format [^ ]*//; s/ --depth [^ ]*//' | sort -u >"$work/commands"
number=0
while read -r _ _ arguments; do
    number=$((number + 1))
    # shellcheck disable=SC2086  # the arguments of a README are plain words
    page "contoh-$number" $arguments
done <"$work/commands"
[ "$number" -ge 3 ] || { echo "only $number examples have a command" >&2; exit 1; }
page english examples/monev-opd --rules monev-diy-2025 --lang en
page hostile tests/hostile/answers.csv --rules tests/hostile/rules.toml
printf 'agency,group,criterion,score\nDinas Arsip,OPD,uji,\n' >"$work/nobody.csv"
page nobody "$work/nobody.csv" --rules tests/hostile/rules.toml

"$ikip" report examples/monev-opd --rules monev-diy-2025 -o "$pages/report"
"$ikip" report examples/spbe-kalsel/2024.csv --rules spbe-2020 --since examples/spbe-kalsel/2023.csv -o "$pages/report-since"
"$ikip" report tests/hostile/answers.csv --rules tests/hostile/rules.toml -o "$pages/report-hostile"

node tests/system/browser.mjs "$browser" "$work/tools" "$pages" ${1:+pictures}
