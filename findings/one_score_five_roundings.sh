#!/usr/bin/env bash
# The rounding of a score to two decimals depends on the call, even inside one language.
#
# 2.675, 58.985 and 1.005 are no binary numbers; the nearest double lies just below each. Python's round() rounds that double
# (2.67, 58.98, 1.0); NumPy multiplies by 100 first, which for 2.675 lands on the half and goes to the even side (2.68, but
# 58.98 and 1.0); polars also multiplies and goes away from zero (2.68, 58.99, 1.0). In JavaScript toFixed(2) follows the
# double (2.67, 58.98, 1.00), while Intl.NumberFormat, which toLocaleString uses, rounds the shortest decimal that names it
# (2.68, 58.99, 1.01): a page that prints a score both ways shows two scores.
# Why it matters: a published table "does not follow" by 0.01 for no other reason; ikip counts in exact decimals instead.
# Versions: CPython 3, NumPy 1.26.4, polars 1.9.0, Node (V8 with ICU). Source: the packages, run below.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v"; "$folder/v/bin/pip" -q install numpy==1.26.4 polars==1.9.0
said=$("$folder/v/bin/python" - <<'PY'
import numpy as np, polars as pl
scores = [2.675, 58.985, 1.005]
print("round", *[round(x, 2) for x in scores])
print("numpy", *np.round(scores, 2).tolist())
print("polars", *pl.Series(scores).round(2).to_list())
PY
node -e 'const s = [2.675, 58.985, 1.005], f = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });
console.log("toFixed", ...s.map((x) => Number(x.toFixed(2)))); console.log("Intl", ...s.map((x) => Number(f.format(x))))')
python3 --version; echo "node $(node --version)"; echo "$said"
[ "$said" = "round 2.67 58.98 1.0
numpy 2.68 58.98 1.0
polars 2.68 58.99 1.0
toFixed 2.67 58.98 1
Intl 2.68 58.99 1.01" ]
