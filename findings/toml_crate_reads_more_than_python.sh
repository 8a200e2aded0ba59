#!/usr/bin/env bash
# A version of the Rust crate `toml` that is pinned still reads another TOML: its parser is a crate of its own.
#
# `toml =0.9.8` asks for toml_parser ^1, and from 1.1 that reads TOML 1.1: inline tables over several lines, a comma after
# their last pair and "\e" (times without seconds it read before, too). Python's tomli 2.0.2 refuses all four. So a file that
# passes in a Rust tool is refused by a script of the same people, and whether the Rust tool reads it is set by Cargo.lock,
# not by the version in Cargo.toml.
# Why it matters: files of scoring rules are shared. ikip refuses what TOML 1.0 does not know (E108, E111),
# and tomli reads every file shipped with it.
# Versions: toml 0.9.8 with toml_parser 1.0.4 and 1.1.x, tomli 2.0.2. Source: https://toml.io/en/v1.1.0, run below.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"; mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "reads"
version = "0.1.0"
edition = "2021"
[dependencies]
toml = "=0.9.8"
[workspace]
TOML
cat > src/main.rs <<'RS'
fn main() {
    let said = ["a = {x = 1,\n y = 2}\n", "a = {x = 1,}\n", "a = \"\\e\"\n", "a = 07:30\n"]
        .map(|text| if text.parse::<toml::Table>().is_ok() { "reads" } else { "refuses" });
    println!("{}", said.join(" "));
}
RS
cargo update -q 2>/dev/null; new=$(cargo run -q); version=$(cargo tree -q --prefix none | grep '^toml_parser ')
cargo update -q -p toml_parser --precise 1.0.4; old=$(cargo run -q)
python3 -m venv v; v/bin/pip -q install tomli==2.0.2
python=$(v/bin/python - <<'PY'
import tomli
def reads(text):
    try: tomli.loads(text); return "reads"
    except tomli.TOMLDecodeError: return "refuses"
print(*map(reads, ['a = {x = 1,\n y = 2}\n', 'a = {x = 1,}\n', 'a = "\\e"\n', 'a = 07:30\n']))
PY
)
echo "toml 0.9.8, $version: $new"; echo "toml 0.9.8, toml_parser 1.0.4: $old"; echo "tomli 2.0.2: $python"
[ "$new" = "reads reads reads reads" ] && [ "$old" = "refuses refuses refuses reads" ] && [ "$python" = "refuses refuses refuses refuses" ]
