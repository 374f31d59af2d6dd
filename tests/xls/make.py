"""Makes the workbooks of this folder: `python3 make.py`, with xlwt 1.3 (PyPI) and LibreOffice (`soffice`).

All content is made up. What must come of each stands in tests/it/xls.rs. They are kept as files, since
what matters is how real programs write them.
"""

import datetime
import os
import subprocess
import tempfile

import xlwt

HERE = os.path.dirname(os.path.abspath(__file__))


def cells():
    """Every kind of cell that xlwt writes."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Data ☕")
    date = xlwt.easyxf(num_format_str="yyyy-mm-dd hh:mm")
    percent = xlwt.easyxf(num_format_str="0%")
    for column, name in enumerate(["id", "Code", "när", "n", "share", "yes", "formula", "error"]):
        sheet.write(0, column, name)
    # A number in eight bytes, whole ones and hundredths in four, several beside each other.
    sheet.write(1, 0, 3.14159265358979)
    sheet.write(1, 1, "Kostnad – för hög ☕😀")
    sheet.write(1, 2, datetime.datetime(2024, 5, 1, 12, 0), date)
    sheet.write(1, 3, -7)
    sheet.write(1, 4, 0.25, percent)
    sheet.write(1, 5, True)
    sheet.write(1, 6, xlwt.Formula("1+1"))
    sheet.row(1).set_cell_error(7, "#DIV/0!")
    sheet.write(2, 0, 12.25)
    sheet.write(2, 1, "plain")
    sheet.write(2, 2, datetime.date(1999, 12, 31), xlwt.easyxf(num_format_str="D/M/YY"))
    sheet.write(2, 3, 123456789012)
    sheet.write(2, 4, 1e300)
    sheet.write(2, 5, False)
    sheet.write(2, 6, "")
    sheet.row(2).hidden = True
    sheet.write_rich_text(2, 7, [("two ", xlwt.easyfont("bold true")), "parts"])
    sheet.write(9, 0, "last")
    hidden = book.add_sheet("Hidden")
    hidden.visibility = 1
    hidden.write(0, 0, "secret")
    notes = book.add_sheet("Notes")
    notes.write(0, 0, "a note")
    book.save(os.path.join(HERE, "cells.xls"))


def many():
    """So many texts that their list takes more than ten records, cut in letters of both kinds."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Codings")
    for column, name in enumerate(["participant", "code", "excerpt"]):
        sheet.write(0, column, name)
    for number in range(1, 121):
        sheet.write(number, 0, f"P{number % 7}")
        sheet.write(number, 1, f"Code {number % 5}")
        words = "narrow words " if number % 2 else "breite Wörter ☕😀 "
        sheet.write(number, 2, f"{number}: " + words * (20 + number % 31))
    book.save(os.path.join(HERE, "many.xls"))


def old_dates():
    """Dates from 1904."""
    book = xlwt.Workbook()
    book.dates_1904 = True
    sheet = book.add_sheet("S")
    for column, name in enumerate(["code", "when"]):
        sheet.write(0, column, name)
    sheet.write(1, 0, "a")
    sheet.write(1, 1, 43951, xlwt.easyxf(num_format_str="m/d/yy"))
    book.save(os.path.join(HERE, "dates_1904.xls"))


def merged():
    """A header of two rows with merged cells, and names merged over their rows."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    sheet.write_merge(0, 1, 0, 0, "Construct")
    sheet.write_merge(0, 0, 1, 2, "Nurses")
    sheet.write(1, 1, "Barrier (n)")
    sheet.write(1, 2, "Facilitator (n)")
    sheet.write_merge(2, 3, 0, 0, "Cost")
    sheet.write(2, 1, 3)
    sheet.write(2, 2, 4)
    sheet.write(3, 1, 5)
    sheet.write(3, 2, 6)
    book.save(os.path.join(HERE, "merged.xls"))


FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>
<number:date-style style:name="N1"><number:year number:style="long"/><number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style>
<style:style style:name="d" style:family="table-cell" style:data-style-name="N1"/>
</office:automatic-styles>
<office:body><office:spreadsheet>
<table:table table:name="P1">SHEET1</table:table><table:table table:name="P2">SHEET2</table:table>
</office:spreadsheet></office:body></office:document>"""


def office():
    """What LibreOffice writes: formulas with their values, texts among them, and sheets of one layout."""
    def row(*cells):
        return "<table:table-row>" + "".join(cells) + "</table:table-row>"

    def text(value):
        return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'

    def number(value):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'

    def formula(code):
        return f'<table:table-cell table:formula="of:={code}"/>'

    def date(value):
        return f'<table:table-cell table:style-name="d" office:value-type="date" office:date-value="{value}"/>'

    head = row(text("Code"), text("n"), text("sum"), text("label"), text("when"), text("check"))
    first = head + row(text("Cost"), number(3), formula("[.B2]*2"), formula("[.A2]&amp;&quot; ☕&quot;"), date("2024-05-01"), formula("[.B2]&gt;2"))
    first += row(text("Time"), number(0.5), formula("1/0"), formula("REPT(&quot;x&quot;;9000)"), date("1999-12-31"), formula("[.B3]&gt;2"))
    second = head + row(text("Space"), number(1), number(2), text("l"), date("2000-02-29"), text(""))
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "office.fods")
        with open(path, "w", encoding="utf-8") as file:
            file.write(FLAT.replace("SHEET1", first).replace("SHEET2", second))
        run = ["soffice", f"-env:UserInstallation=file://{folder}/home", "--headless", "--convert-to"]
        subprocess.run([*run, "xls:MS Excel 97", "--outdir", HERE, path], check=True)


cells()
many()
old_dates()
merged()
office()
