#!/usr/bin/env bash
# pandas.cut gives the agency with full marks no class, although it is asked to include the lowest edge.
#
# Classes of an index read "60 up to less than 80", so the bands are closed on the left: right=False. Then the last edge, 100,
# is outside every band and becomes NaN without a word. include_lowest=True does not help: it acts on the left edge only, and
# with right=False on nothing at all. numpy.histogram on the same edges counts 100 in the last band; polars' cut takes the
# inner edges only and cannot lose a value.
# Why it matters: value_counts() then leaves the best agencies out of the table of classes, and the sum is not the number of
# agencies. In ikip a class whose upper end is the full mark holds it.
# Versions: pandas 2.2.3, NumPy 1.26.4, polars 1.9.0. Source: pandas.cut's documentation names the parameter only.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v"; "$folder/v/bin/pip" -q install pandas==2.2.3 numpy==1.26.4 polars==1.9.0
said=$("$folder/v/bin/python" - <<'PY'
import numpy as np, pandas as pd, polars as pl
scores, edges = [0, 60, 80, 100], [0, 60, 80, 100]
print("pandas", *pd.cut(scores, edges, labels=list("CBA"), right=False, include_lowest=True).tolist())
print("numpy", *np.histogram(scores, edges)[0].tolist())
print("polars", *pl.Series(scores).cut(edges[1:-1], labels=list("CBA"), left_closed=True).to_list())
PY
)
echo "$said"
[ "$said" = "pandas C B A nan
numpy 1 1 2
polars C B A A" ]
