"""Reads in the folder that is named what data.sh had written, and stops at the first difference."""

import json
import pathlib
import sys

import duckdb
import polars
import pyarrow.parquet
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

FOLDER = pathlib.Path(sys.argv[1])


def rows(text):
    return duckdb.sql(text).fetchall()


def same(what, one, other):
    if one != other or not one:
        sys.exit(f"{what} differ: {one[:3]} and {other[:3]}")
    print(f"{what}: {len(one)} rows are the same")


# One ranking in three formats.
csv = f"read_csv('{FOLDER}/h.csv')"
parquet = f"'{FOLDER}/h.parquet'"
score = "round(score * 100)::bigint"
columns = f"agency_id, rank::bigint, {score}, class, state"
of_csv = rows(f"select {columns} from {csv} order by 1")
same("ranking, CSV and Parquet", of_csv, rows(f"select {columns} from {parquet} order by 1"))
lines = f"read_json('{FOLDER}/h.jsonl', format='newline_delimited', union_by_name=true, maximum_object_size=100000000)"
json_columns = columns.replace("agency_id", "id")
same("ranking, CSV and JSON Lines", of_csv, rows(f"select {json_columns} from {lines} where id is not null order by 1"))
# The decimals are exact: their sum is that of whole hundredths.
[(exact, hundredths)] = rows(f"select (sum(score) * 100)::bigint, sum({score})::bigint from {parquet}")
assert exact == hundredths, (exact, hundredths)
[kind] = {str(kind) for name, kind, *_ in rows(f"describe from {parquet}") if name == "score"}
assert kind == "DECIMAL(18,2)", kind

# The long form.
long = "agency_id, criterion, weight, score::double, exact, state"
of_csv = rows(f"select {long} from read_csv('{FOLDER}/l.csv') order by 1, 2")
same("long form, CSV and Parquet", of_csv, rows(f"select {long} from '{FOLDER}/l.parquet' order by 1, 2"))

# Other readers.
table = pyarrow.parquet.read_table(FOLDER / "h.parquet")
frame = polars.read_parquet(FOLDER / "h.parquet")
assert table.num_rows == frame.height == 621
assert table.column("score").to_pylist() == frame["score"].to_list()
about = json.loads(pyarrow.parquet.read_metadata(FOLDER / "h.parquet").metadata[b"ikip"])
assert about["instrument"]["id"] == "spbe-2020" and len(about["inputs"][0]["sha256"]) == 64, about
print("Arrow and Polars read the same scores")

# SARIF: a model that takes nothing beside what the schema knows.
for name, least in (("salah.sarif", 2), ("benar.sarif", 0)):
    text = (FOLDER / name).read_text()
    log = Sarif.model_validate_json(text)
    assert len(log.runs[0].results) >= least
    broken = json.loads(text)
    broken["runs"][0]["tool"]["driver"]["name"] = 7
    try:
        Sarif.model_validate(broken)
    except ValueError:
        continue
    sys.exit("the schema of SARIF takes whatever it is given")
print("SARIF keeps to its schema")
