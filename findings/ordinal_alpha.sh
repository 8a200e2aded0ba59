#!/usr/bin/env bash
# "Krippendorff's alpha with ordinal weights" is two different numbers.
#
# On Krippendorff's own worked example (2011: 4 observers, 12 units, 7 gaps) the package `krippendorff` gives 0.8154 for
# ordinal data, the figure of the paper. `irrCAC` offers Krippendorff's alpha with weights="ordinal" and gives 0.8336:
# its ordinal weights count how many categories of the scale lie between two values (Gwet's), Krippendorff's metric counts
# how many of the values that were really given do. For interval data (irrCAC: "quadratic") both give 0.8491.
# Why it matters: a report that says "alpha, ordinal" cannot be checked without the name of the definition.
# Versions: krippendorff 0.9.0, irrCAC 0.4.4. Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011).
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/a"; "$folder/a/bin/pip" -q install krippendorff==0.9.0
python3 -m venv "$folder/b"; "$folder/b/bin/pip" -q install irrCAC==0.4.4 "setuptools<81"
cat > "$folder/table.py" <<'PY'
rows = [[1, 1, None, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4],
        [1, 1, 2, 1], [2, 2, 2, 2], [None, 5, 5, 5], [None, None, 1, 1], [None, 3, None, None]]
PY
cd "$folder"
one=$(a/bin/python - <<'PY'
import krippendorff, numpy as np
from table import rows
data = np.array([[np.nan if x is None else x for x in row] for row in rows], float).T
print(f"{krippendorff.alpha(data, level_of_measurement='ordinal'):.4f} {krippendorff.alpha(data, level_of_measurement='interval'):.4f}")
PY
)
other=$(b/bin/python - 2>/dev/null <<'PY'
import pandas as pd
from irrCAC.raw import CAC
from table import rows
data = pd.DataFrame(rows, dtype=float)
say = lambda weights: CAC(data, weights=weights, digits=6).krippendorff()["est"]["coefficient_value"]
print(f"{say('ordinal'):.4f} {say('quadratic'):.4f}")
PY
)
echo "krippendorff 0.9.0 (ordinal, interval): $one"
echo "irrCAC 0.4.4 (ordinal, quadratic):      $other"
[ "$one" = "0.8154 0.8491" ] && [ "$other" = "0.8336 0.8491" ]
