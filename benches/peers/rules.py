"""The rules of benches/rules.toml as the peers need them: weights by indicator, weights by dimension, classes."""

import tomllib
from pathlib import Path

RULES = tomllib.loads((Path(__file__).parent.parent / "rules.toml").read_text())
DIMENSIONS = {c["id"]: c["weight"] for c in RULES["criteria"] if "." not in c["id"]}
WEIGHTS = {c["id"]: c["weight"] for c in RULES["criteria"] if "." in c["id"]}
CLASSES = [(c["label"], c.get("from")) for c in RULES["class"]]
