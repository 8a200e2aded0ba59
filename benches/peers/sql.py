"""The job in SQL for DuckDB: python sql.py INPUT OUTPUT [--wide] prints it, for the command-line program."""

import sys

from rules import CLASSES, DIMENSIONS, WEIGHTS


def long_cells(path: str) -> str:
    weights = ", ".join(f"('{indicator}', '{indicator[0]}', {weight})" for indicator, weight in WEIGHTS.items())
    return f"""
with weights(indicator, dimension, weight) as (values {weights}),
cells as (
  select agency_id, any_value(agency) agency, any_value("group") "group", indicator, coalesce(avg(score), 0) score
  from read_csv('{path}', header = true, delim = ',', quote = '"', escape = '"', types = {{'score': 'DOUBLE'}})
  group by agency_id, indicator),
dimensions as (
  select agency_id, any_value(agency) agency, any_value("group") "group",
    {", ".join(
        f"sum(score * weight) filter (dimension = '{d}') / sum(weight) filter (dimension = '{d}') {d}" for d in DIMENSIONS)}
  from cells join weights using (indicator) group by agency_id)"""


def wide_cells(path: str) -> str:
    def mean(dimension: str) -> str:
        weights = {i: w for i, w in WEIGHTS.items() if i[0] == dimension}
        total = " + ".join(f'{w} * coalesce("{i}", 0)' for i, w in weights.items())
        return f"({total}) / {sum(weights.values())} {dimension}"

    types = ", ".join(f"'{indicator}': 'DOUBLE'" for indicator in WEIGHTS)
    return f"""
with dimensions as (
  select agency_id, agency, "group", {", ".join(mean(d) for d in DIMENSIONS)}
  from read_csv('{path}', header = true, delim = ',', quote = '"', escape = '"', types = {{{types}}}))"""


def query(path: str, out: str, wide: bool) -> str:
    cells = wide_cells(path) if wide else long_cells(path)
    total = " + ".join(f"{weight} * {dimension}" for dimension, weight in DIMENSIONS.items())
    classes = " ".join(f"when score >= {bound} then '{label}'" for label, bound in CLASSES if bound is not None)
    decimals = ", ".join(f"printf('%.2f', round({d}, 2)) {d}" for d in DIMENSIONS)
    return f"""copy ({cells},
totals as (select *, round(({total}) / 100, 2) score from dimensions),
ranked as (select *, rank() over (order by score desc) rank from totals)
select rank, agency_id, agency, "group", {decimals}, printf('%.2f', score) score,
  case {classes} else '{CLASSES[-1][0]}' end "class", 'scored' "state"
from ranked order by ranked.rank, agency, agency_id) to '{out}' (header true);"""


if __name__ == "__main__":
    print(query(sys.argv[1], sys.argv[2], "--wide" in sys.argv))
