"""One data set in every kind of file that is read, by the programs that offices and commissions use.

python3 tests/table/make.py FOLDER [SHEETJS]

Needs the packages openpyxl, xlsxwriter, xlwt, odfpy, python-docx and reportlab, LibreOffice, and node with the package
xlsx (SHEETJS: the folder that holds node_modules). What cannot be made here is left out and named. The files of
tests/table/data were made so; tests/system/formats.sh makes them anew and compares what is read.
"""

import datetime
import shutil
import subprocess
import sys
from pathlib import Path

folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
TITLE = "Rekapitulasi Penilaian Keterbukaan Informasi 2025"
# Agency, answer to 1, answer to 2 (None: blank), total, class; one answer is a percentage where cells have formats. Two
# slips are planted: the total of the second row (83.5 is right), and the class of the third.
ROWS = [
    ("Dinas Komunikasi dan Informatika", 98.3, 95.77, 97.29, "Informatif"),
    ("Badan Perencanaan Pembangunan Daerah", 72.5, 100, 85.3, "Informatif"),
    ("RSUD \u201cUlin\u201d & Klinik", 60, None, 36, "Informatif"),
    ("Dinas Pendidikan <Kota>", 0.3, 33.25, 13.48, "Kurang Informatif"),
    ("Dinas Kelautan dan Perikanan é", 87.45, 85.5, 86.67, "Informatif"),
]
PERCENT = (4, 1)


def comma(value):
    if isinstance(value, str):
        return value
    return "" if value is None else f"{value}".replace(".", ",")


def texts():
    for number, (name, *values) in enumerate(ROWS):
        shown = [comma(value) for value in values]
        if number == PERCENT[0]:
            shown[PERCENT[1]] += "%"
        yield [str(number + 1), name, *shown]


def xlsx_openpyxl(path):
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Rekap"
    sheet["A1"] = TITLE
    sheet.merge_cells("A1:D1")
    for place, text in {"A3": "No", "B3": "Badan Publik", "C3": "Nilai", "C4": "1", "D4": "2", "E3": "Nilai Akhir", "F3": "Kualifikasi"}.items():
        sheet[place] = text
    sheet.merge_cells("A3:A4")
    sheet.merge_cells("B3:B4")
    sheet.merge_cells("C3:D3")
    sheet.merge_cells("E3:E4")
    sheet.merge_cells("F3:F4")
    for number, row in enumerate(ROWS):
        sheet.append([number + 1, *row])
        if number == PERCENT[0]:
            cell = sheet.cell(sheet.max_row, 4)
            cell.value = row[2] / 100
            cell.number_format = "0.0%"
    hidden = book.create_sheet("Arsip")
    hidden["A1"] = "Badan Publik"
    hidden["B1"] = "1"
    hidden["A2"], hidden["B2"] = "Dinas Lama", 12
    hidden.sheet_state = "hidden"
    book.save(path)


def xlsx_xlsxwriter(path):
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Rekap")
    plain, percent = book.add_format(), book.add_format({"num_format": "0.00%"})
    sheet.merge_range("A1:D1", TITLE, plain)
    sheet.merge_range("A3:A4", "No", plain)
    sheet.merge_range("B3:B4", "Badan Publik", plain)
    sheet.merge_range("C3:D3", "Nilai", plain)
    sheet.write_string("C4", "1")
    sheet.write_string("D4", "2")
    sheet.merge_range("E3:E4", "Nilai Akhir", plain)
    sheet.merge_range("F3:F4", "Kualifikasi", plain)
    for number, (name, first, second, total, of_class) in enumerate(ROWS):
        sheet.write_number(4 + number, 4, total)
        sheet.write_string(4 + number, 5, of_class)
        sheet.write_number(4 + number, 0, number + 1)
        sheet.write_string(4 + number, 1, name)
        sheet.write_number(4 + number, 2, first)
        if number == PERCENT[0]:
            sheet.write_number(4 + number, 3, second / 100, percent)
        elif second is not None:
            sheet.write_formula(4 + number, 3, f"={second}*1", plain, second)
    book.close()


def xls_xlwt(path):
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Rekap")
    percent = xlwt.easyxf(num_format_str="0.0%")
    sheet.write_merge(0, 0, 0, 3, TITLE)
    sheet.write_merge(2, 3, 0, 0, "No")
    sheet.write_merge(2, 3, 1, 1, "Badan Publik")
    sheet.write_merge(2, 2, 2, 3, "Nilai")
    sheet.write(3, 2, "1")
    sheet.write(3, 3, "2")
    sheet.write_merge(2, 3, 4, 4, "Nilai Akhir")
    sheet.write_merge(2, 3, 5, 5, "Kualifikasi")
    for number, (name, first, second, total, of_class) in enumerate(ROWS):
        sheet.write(4 + number, 4, total)
        sheet.write(4 + number, 5, of_class)
        sheet.write(4 + number, 0, number + 1)
        sheet.write(4 + number, 1, name)
        sheet.write(4 + number, 2, first)
        if number == PERCENT[0]:
            sheet.write(4 + number, 3, second / 100, percent)
        elif second is not None:
            sheet.write(4 + number, 3, second)
    book.save(str(path))


def ods_odfpy(path):
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import CoveredTableCell, Table, TableCell, TableRow
    from odf.text import P

    book = OpenDocumentSpreadsheet()
    sheet = Table(name="Rekap")

    def cell(value, **spans):
        if value is None:
            return TableCell(**spans)
        if isinstance(value, str):
            made = TableCell(valuetype="string", **spans)
        else:
            made = TableCell(valuetype="float", value=str(value), **spans)
        made.addElement(P(text=str(value)))
        return made

    def row(*cells):
        made = TableRow()
        for one in cells:
            made.addElement(one)
        sheet.addElement(made)

    row(cell(TITLE, numbercolumnsspanned=4), CoveredTableCell(numbercolumnsrepeated=3))
    row(TableCell(numbercolumnsrepeated=1024))
    row(
        cell("No", numberrowsspanned=2),
        cell("Badan Publik", numberrowsspanned=2),
        cell("Nilai", numbercolumnsspanned=2),
        CoveredTableCell(),
        cell("Nilai Akhir", numberrowsspanned=2),
        cell("Kualifikasi", numberrowsspanned=2),
    )
    row(CoveredTableCell(numbercolumnsrepeated=2), cell("1"), cell("2"))
    for number, (name, first, second, total, of_class) in enumerate(ROWS):
        last = cell(second)
        if number == PERCENT[0]:
            last = TableCell(valuetype="percentage", value=str(second / 100))
            last.addElement(P(text=comma(second) + "%"))
        row(cell(number + 1), cell(name), cell(first), last, cell(total), cell(of_class))
    book.spreadsheet.addElement(sheet)
    book.save(str(path))


def html(path):
    escape = lambda text: text.replace("&", "&amp;").replace("<", "&lt;")
    page = f"<h2>{TITLE}</h2>\n<table border=1>\n<tr><th rowspan=2>No<th rowspan=2>Badan Publik<th colspan=2>Nilai<th rowspan=2>Nilai Akhir\n"
    page += "<th rowspan=2>Kualifikasi\n"
    page += "<tr><th>1<th>2\n"
    for cells in texts():
        page += "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in cells) + "</tr>\n"
    path.write_text("<meta charset=windows-1252>\n" + page + "</table>\n<p>Catatan: data per 31 Desember.", "cp1252")


def docx(path):
    import docx as word

    document = word.Document()
    document.core_properties.created = datetime.datetime(2025, 1, 1)
    document.add_heading(TITLE)
    table = document.add_table(rows=2, cols=6)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "No"
    table.cell(0, 1).merge(table.cell(1, 1)).text = "Badan Publik"
    table.cell(0, 2).merge(table.cell(0, 3)).text = "Nilai"
    table.cell(0, 4).merge(table.cell(1, 4)).text = "Nilai Akhir"
    table.cell(0, 5).merge(table.cell(1, 5)).text = "Kualifikasi"
    table.cell(1, 2).text, table.cell(1, 3).text = "1", "2"
    for cells in texts():
        for cell, text in zip(table.add_row().cells, cells):
            cell.text = text
    document.add_paragraph("Catatan: data per 31 Desember.")
    document.save(path)


def pdf(path, ruled):
    from reportlab.lib import colors
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

    style = getSampleStyleSheet()["Normal"]
    wrap = lambda name: Paragraph(name.replace("&", "&amp;").replace("<", "&lt;"), style) if ruled else name
    ends = ["Nilai Akhir", "Kualifikasi"]
    rows = [["No", "Badan Publik", "Nilai", "", *ends], ["", "", "1", "2", "", ""]]
    rows = rows if ruled else [["No", "Badan Publik", "1", "2", *ends]]
    rows += [[cells[0], wrap(cells[1]), *cells[2:]] for cells in texts()]
    spans = [("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (1, 1)), ("SPAN", (2, 0), (3, 0)), ("SPAN", (4, 0), (4, 1))]
    spans.append(("SPAN", (5, 0), (5, 1)))
    lines = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), *spans]) if ruled else TableStyle([])
    table = Table(rows, colWidths=[40, 120 if ruled else 220, 50, 50, 60, 100], style=lines)
    SimpleDocTemplate(str(path), invariant=1).build([Paragraph(TITLE, style), table])


def csv(path):
    quoted = lambda text: f'"{text}"' if set(text) & set(';"') else text
    rows = [TITLE + ";;;;;", ";;;;;", "No;Badan Publik;1;2;Nilai Akhir;Kualifikasi"]
    rows += [";".join(map(quoted, cells)) for cells in texts()]
    path.write_text("\n".join(rows) + "\n", "utf-8")


def pasted(path):
    names = max(len(name) for name, *_ in ROWS)
    lines = [TITLE, "", "No  " + "Badan Publik".ljust(names + 3) + "1      2      Nilai Akhir  Kualifikasi"]
    lines += [f"{cells[0]:<4}{cells[1].ljust(names + 2)} {cells[2]:<7}{cells[3]:<7}{cells[4]:<13}{cells[5]}" for cells in texts()]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def libreoffice(source, target):
    program = shutil.which("soffice")
    if program is None:
        raise FileNotFoundError("soffice")
    made = folder / "lo"
    made.mkdir(exist_ok=True)
    kind = target.suffix[1:]
    command = [program, "--headless", "--convert-to", kind, "--outdir", str(made), str(source)]
    subprocess.run(command, check=True, capture_output=True)
    shutil.move(made / source.with_suffix(target.suffix).name, target)


def sheetjs(source, target, kind):
    script = "const X=require('xlsx');const b=X.readFile(process.argv[1],{cellNF:true,cellStyles:true});X.writeFile(b,process.argv[2],{bookType:process.argv[3]})"
    subprocess.run(["node", "-e", script, source.resolve(), target.resolve(), kind], check=True, cwd=sys.argv[2])


def attempt(make, *arguments):
    try:
        make(*arguments)
    except (ImportError, FileNotFoundError, IndexError, subprocess.CalledProcessError) as error:
        print(f"left out: {make.__name__} {arguments[-1]}: {error!r}"[:200], file=sys.stderr)


base = folder / "openpyxl.xlsx"
attempt(xlsx_openpyxl, base)
attempt(xlsx_xlsxwriter, folder / "xlsxwriter.xlsx")
attempt(xls_xlwt, folder / "xlwt.xls")
attempt(ods_odfpy, folder / "odfpy.ods")
attempt(html, folder / "aplikasi.xls")
attempt(docx, folder / "word.docx")
attempt(pdf, folder / "bergaris.pdf", True)
attempt(pdf, folder / "polos.pdf", False)
attempt(csv, folder / "titik-koma.csv")
attempt(pasted, folder / "tempel.txt")
for kind in ["ods", "xls", "fods", "html"]:
    attempt(libreoffice, base, folder / f"libreoffice.{kind}")
for kind, ending in [("xlsb", "xlsb"), ("biff8", "xls"), ("html", "html")]:
    attempt(sheetjs, base, folder / f"sheetjs.{ending}", kind)
# SheetJS writes hidden sheets of an .ods as visible ones: from a workbook without any.
attempt(sheetjs, folder / "xlsxwriter.xlsx", folder / "sheetjs.ods", "ods")
shutil.rmtree(folder / "lo", ignore_errors=True)
