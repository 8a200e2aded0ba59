"""Writes the small PDFs of the gallery of findings: plain text streams, so that they can be read here.

python3 tests/table/make_pdf.py   (from the root of the repository)
"""

from pathlib import Path

GALLERY = Path("tests/findings")


def pdf(path, pages, to_unicode=None):
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding"
    objects.append(font + (b" /ToUnicode 4 0 R >>" if to_unicode else b" >>"))
    if to_unicode:
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(to_unicode), to_unicode))
    kids = []
    for content in pages:
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(out)


def text(x, y, words):
    return b"BT /F 11 Tf %d %d Td (%s) Tj ET" % (x, y, words.encode("cp1252"))


def table(rows, columns=(60, 260, 340), top=780, pitch=20):
    lines = []
    for nth, row in enumerate(rows):
        lines += [text(x, top - pitch * nth, cell) for x, cell in zip(columns, row) if cell]
    return b"\n".join(lines)


ROWS = [("agency", "1", "2"), ("Dinas Kesehatan", "80", "90"), ("Dinas Sosial", "60", "70")]
CMAP = (
    b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n"
    b"1 beginbfrange <30> <39> <e000> endbfrange endcmap end"
)

pdf(GALLERY / "E236/pindai.pdf", [b"100 100 300 400 re f"])
pdf(GALLERY / "E237/fon.pdf", [table(ROWS)], CMAP)
pdf(
    GALLERY / "E238/coretan.pdf",
    [table([("agency", "1", "2"), ("Dinas Kesehatan", "70,0075,00", "90"), ("Dinas Sosial", "60", "70")])],
)
pdf(GALLERY / "W233/rekap.pdf", [table(ROWS), b"100 100 300 400 re f"])
sideways = b"BT /F 11 Tf 0 1 -1 0 560 300 Tm (Lampiran) Tj ET"
pdf(GALLERY / "W234/rekap.pdf", [table(ROWS) + b"\n" + sideways])
pdf(
    GALLERY / "W235/rekap.pdf",
    [
        table([("agency", "1", "2"), ("Badan Perencanaan", "80", "90")])
        + b"\n"
        + text(60, 747, "Pembangunan Daerah")
        + b"\n"
        + table([("Dinas Sosial", "60", "70"), ("Dinas Kesehatan", "50", "40")], top=722)
    ],
)
