"""A CSV file as an XLSX workbook of eight columns: python workbook.py INPUT.csv OUTPUT.xlsx [--inline]."""

import csv
import sys

import xlsxwriter

NOTES = ["diperiksa", "dokumen lengkap", "perlu dilengkapi"]


def write(source: str, target: str, inline: bool) -> None:
    """Numbers of the column of scores as numbers, all else as text: shared strings, or inline ones."""
    book = xlsxwriter.Workbook(target, {"constant_memory": inline})
    sheet = book.add_worksheet("jawaban")
    with open(source, newline="") as file:
        for at, row in enumerate(csv.reader(file)):
            row.append("note" if at == 0 else NOTES[at % len(NOTES)])
            score = row.index("score") if at == 0 else score
            for column, text in enumerate(row):
                if at > 0 and column == score and text:
                    sheet.write_number(at, column, float(text))
                elif text:
                    sheet.write_string(at, column, text)
    book.close()


write(sys.argv[1], sys.argv[2], "--inline" in sys.argv)
