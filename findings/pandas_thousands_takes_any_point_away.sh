#!/usr/bin/env bash
# pandas.read_csv(decimal=",", thousands=".") reads 83.45 as 8345 and 31.12.2025 as 31122025.
#
# Those two options are how an Indonesian or German file is read. The mark of thousands is taken away wherever it stands: no
# group of three is asked for, not even that it stands before the decimal comma. One cell typed with a point in a column of
# commas is multiplied by a hundred, the column stays float64, nothing is said; a column of dates becomes one of integers.
# Why it matters: sheets filled in by many agencies mix both marks, and an index of 8345 is the one that is noticed; 7.5 on a
# scale of 100 becomes 75 and is not. ikip refuses a score above the full mark and tells two marks in one column apart.
# Versions: pandas 2.2.3 (the C parser; the Python parser refuses neither). Source: run below.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v"; "$folder/v/bin/pip" -q install pandas==2.2.3
said=$("$folder/v/bin/python" - <<'PY'
import io, pandas as pd
text = "agency;score;day\na;83.45;31.12.2025\nb;79,10;01.06.2025\nc;7.5;02.06.2025\nd;1.2,5;03.06.2025\n"
for engine in ("c", "python"):
    frame = pd.read_csv(io.StringIO(text), sep=";", decimal=",", thousands=".", engine=engine)
    print(engine, frame["score"].dtype, *frame["score"].tolist(), frame["day"].dtype, frame["day"][0])
PY
)
echo "$said"
[ "$said" = "c float64 8345.0 79.1 75.0 12.5 int64 31122025
python float64 8345.0 79.1 75.0 12.5 int64 31122025" ]
