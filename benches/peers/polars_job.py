"""The job in Polars: python polars_job.py INPUT OUTPUT [--wide]."""

import sys

import polars as pl
from rules import CLASSES, DIMENSIONS, WEIGHTS

HALF_UP = "half_away_from_zero"


def long_dimensions(path: str) -> pl.LazyFrame:
    weights = pl.LazyFrame({"indicator": list(WEIGHTS), "weight": list(WEIGHTS.values())})
    cells = (
        pl.scan_csv(path, schema_overrides={"score": pl.Float64})
        .group_by("agency_id", "indicator")
        .agg(pl.col("agency").first(), pl.col("group").first(), pl.col("score").mean().fill_null(0))
        .join(weights, on="indicator")
    )
    inside = {d: pl.col("indicator").str.starts_with(d) for d in DIMENSIONS}
    return cells.group_by("agency_id").agg(
        pl.col("agency").first(),
        pl.col("group").first(),
        *(
            ((pl.col("score") * pl.col("weight")).filter(mask).sum() / pl.col("weight").filter(mask).sum()).alias(d)
            for d, mask in inside.items()
        ),
    )


def wide_dimensions(path: str) -> pl.LazyFrame:
    def mean(dimension: str) -> pl.Expr:
        weights = {i: w for i, w in WEIGHTS.items() if i[0] == dimension}
        return (pl.sum_horizontal(pl.col(i).fill_null(0) * w for i, w in weights.items()) / sum(weights.values())).alias(dimension)

    frame = pl.scan_csv(path, schema_overrides={i: pl.Float64 for i in WEIGHTS})
    return frame.select("agency_id", "agency", "group", *(mean(d) for d in DIMENSIONS))


def table(dimensions: pl.LazyFrame) -> pl.LazyFrame:
    total = sum(pl.col(d) * weight for d, weight in DIMENSIONS.items()) / 100
    score = pl.col("score")
    label = pl.lit(CLASSES[-1][0])
    for name, bound in reversed(CLASSES[:-1]):
        label = pl.when(score >= bound).then(pl.lit(name)).otherwise(label)
    return (
        dimensions.with_columns(total.round(2, HALF_UP).alias("score"))
        .with_columns(
            score.rank("min", descending=True).alias("rank"),
            label.alias("class"),
            pl.lit("scored").alias("state"),
            *(pl.col(d).round(2, HALF_UP) for d in DIMENSIONS),
        )
        .select("rank", "agency_id", "agency", "group", *DIMENSIONS, "score", "class", "state")
        .sort("rank", "agency", "agency_id")
    )


wide = "--wide" in sys.argv
dimensions = wide_dimensions(sys.argv[1]) if wide else long_dimensions(sys.argv[1])
table(dimensions).collect(engine="streaming").write_csv(sys.argv[2], float_precision=2)
