"""Recalculates workbooks with IronCalc: python recalculate.py FOLDER WORKBOOK..."""

import sys
from pathlib import Path

import ironcalc

for workbook in sys.argv[2:]:
    model = ironcalc.load_from_xlsx(workbook, "en", "UTC", "en")
    model.evaluate()
    model.save_to_xlsx(str(Path(sys.argv[1]) / Path(workbook).name))
