"""The job in whole numbers and fractions, slow and plain, and what a peer's table gets wrong against it."""

import csv
from fractions import Fraction
from pathlib import Path

from rules import CLASSES, DIMENSIONS, WEIGHTS


def hundredths(value: Fraction) -> int:
    """Rounded half up; there is nothing below zero here."""
    return (200 * value.numerator + value.denominator) // (2 * value.denominator)


def units(text: str) -> int:
    """A score of at most two digits behind the point, in hundredths."""
    whole, _, part = text.partition(".")
    return int(whole) * 100 + int((part + "00")[:2])


def files(path: str) -> list[Path]:
    place = Path(path)
    return sorted(place.glob("*.csv")) if place.is_dir() else [place]


def cells(path: str, wide: bool) -> dict[str, dict[str, tuple[int, int]]]:
    """Sum and count of the scores of each agency and indicator."""
    found: dict[str, dict[str, tuple[int, int]]] = {}
    for file in files(path):
        with file.open(newline="", encoding="utf-8") as lines:
            rows = csv.reader(lines)
            header = next(rows)
            if wide:
                for row in rows:
                    found[row[0]] = {i: (units(v), 1) for i, v in zip(header[3:], row[3:]) if v}
                continue
            for agency, _, _, indicator, _, score, _ in rows:
                of = found.setdefault(agency, {})
                if score:
                    total, count = of.get(indicator, (0, 0))
                    of[indicator] = (total + units(score), count + 1)
    return found


def reference(path: str, wide: bool) -> dict[str, dict[str, object]]:
    """Rank, dimension scores and score (in hundredths) and class of every agency."""
    board = {}
    for agency, scores in cells(path, wide).items():
        row: dict[str, object] = {}
        total = Fraction(0)
        for dimension, share in DIMENSIONS.items():
            weights = {i: w for i, w in WEIGHTS.items() if i[0] == dimension}
            mean = sum((Fraction(*scores[i]) * w for i, w in weights.items() if i in scores), Fraction(0))
            mean /= 100 * sum(weights.values())
            row[dimension] = hundredths(mean)
            total += mean * share / 100
        row["score"] = hundredths(total)
        row["class"] = next(label for label, bound in CLASSES if bound is None or row["score"] >= bound * 100)
        board[agency] = row
    ordered = sorted((row["score"] for row in board.values()), reverse=True)
    first = {score: place for place, score in reversed(list(enumerate(ordered, 1)))}
    for row in board.values():
        row["rank"] = first[row["score"]]
    return board


def errors(table: str, board: dict[str, dict[str, object]]) -> dict[str, int]:
    """How many figures, classes and ranks of a table are wrong; a missing or unknown agency is an error of its own."""
    wrong = {"decimals": 0, "classes": 0, "ranks": 0, "agencies": 0}
    with open(table, newline="", encoding="utf-8") as lines:
        seen = set()
        for row in csv.DictReader(lines):
            seen.add(row["agency_id"])
            right = board.get(row["agency_id"])
            if right is None:
                wrong["agencies"] += 1
                continue
            wrong["decimals"] += sum(units(row[name]) != right[name] for name in [*DIMENSIONS, "score"])
            wrong["classes"] += row["class"] != right["class"]
            wrong["ranks"] += int(row["rank"]) != right["rank"]
    wrong["agencies"] += len(board.keys() - seen)
    return wrong
