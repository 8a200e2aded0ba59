#!/usr/bin/env bash
# The wheel and the Debian package: built, installed in fresh places, and used there on the shipped example.
#
# packages.sh [PROFILE]: the profile of cargo, otherwise release. What a tool is lacking for is skipped, and said.
set -euo pipefail
cd "$(dirname "$0")/../.."
profile=${1:-release}
folder=$profile
[ "$profile" = dev ] && folder=debug
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
# cargo metadata says where things are built; a checkout may share its target folder.
target=$(cargo metadata --format-version 1 --no-deps --locked | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
skip() { echo "SKIPPED $1: $2"; }

# The program at $1 scores the shipped example, from a folder without sources: a heading and 621 institutions.
uses() {
    cp -r examples/spbe-2023 "$place/data"
    (cd "$place" && "$1" --version && "$1" score data --rules spbe-2020 --format csv >"$place/ranking.csv" 2>"$place/told")
    rm -r "$place/data"
    head -1 "$place/ranking.csv" | grep -q '^rank,agency_id,agency,group,'
    [ "$(wc -l <"$place/ranking.csv")" -eq 622 ]
}

wheel() {
    if ! python3 -m venv "$place/tools" 2>"$place/log"; then skip wheel "python3 -m venv does not work here"; return; fi
    if ! "$place/tools/bin/pip" install -q 'maturin>=1.9,<2' 2>"$place/log"; then
        skip wheel "maturin cannot be installed"; return
    fi
    "$place/tools/bin/maturin" build -q --locked --profile "$profile" --compatibility linux -o "$place/wheels"
    python3 -m venv "$place/fresh"
    "$place/fresh/bin/pip" install -q --no-index "$place"/wheels/ikip-*.whl
    uses "$place/fresh/bin/ikip"
    echo "wheel: built, installed in a fresh environment, used ($(du -h "$place"/wheels/*.whl | cut -f1))"
}

# The manual page and the completions that the package holds, made by the program itself.
extras() {
    mkdir -p target/package-files
    "$1" man --lang id >target/package-files/ikip.1
    "$1" completions bash --lang id >target/package-files/ikip.bash
    "$1" completions zsh --lang id >target/package-files/_ikip
    "$1" completions fish --lang id >target/package-files/ikip.fish
}

deb() {
    if ! command -v dpkg-deb >/dev/null; then skip deb "this is no Debian"; return; fi
    PATH="$place/tools/bin:$HOME/.cargo/bin:$PATH"
    # A tool that runs once need not be fast.
    if ! command -v cargo-deb >/dev/null &&
        ! CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
            CARGO_TARGET_DIR="$place/build" timeout 900 \
            cargo install -q --locked cargo-deb --root "$place/tools" 2>"$place/log"; then
        skip deb "cargo-deb cannot be installed within fifteen minutes"; return
    fi
    cargo build -q --locked --profile "$profile"
    extras "$target/$folder/ikip"
    cargo deb -q --no-build --profile "$profile" -o "$place/ikip.deb"
    dpkg-deb -x "$place/ikip.deb" "$place/root"
    for file in usr/share/man/man1/ikip.1.gz usr/share/bash-completion/completions/ikip \
        usr/share/zsh/vendor-completions/_ikip usr/share/fish/vendor_completions.d/ikip.fish; do
        [ -s "$place/root/$file" ] || { echo "the package lacks $file"; exit 1; }
    done
    uses "$place/root/usr/bin/ikip"
    if [ "$(id -u)" = 0 ] && ! dpkg -s ikip >/dev/null 2>&1; then
        dpkg -i "$place/ikip.deb" >/dev/null
        uses /usr/bin/ikip
        dpkg -r ikip >/dev/null
        echo "deb: built, installed with dpkg, used, removed"
    else
        echo "deb: built, unpacked, used; not installed (needs root, and no ikip that is installed already)"
    fi
}

wheel
deb
