"""XLSX workbooks written by hand, to the letter: what no library writes, and what spreadsheet programs do."""

import zipfile
from xml.sax.saxutils import quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEADER = ["Crime Number", "Offence", "Committed From", "Committed To", "Easting", "Northing"]


def cell(value, style=None, kind=None, reference=None):
    """A cell: a text as an inline string, a number as it is; or with a kind of its own, the value as XML."""
    attributes = "".join(
        f' {name}="{one}"' for name, one in (("r", reference), ("s", style), ("t", kind)) if one is not None
    )
    if kind is None and isinstance(value, str) and not value.startswith("<"):
        return f'<c{attributes} t="inlineStr"><is><t>{value}</t></is></c>'
    return "<c{}>{}</c>".format(attributes, value if str(value).startswith("<") else f"<v>{value}</v>")


def row(*cells, number=None):
    """A row of cells as ``cell`` writes them; texts and numbers become cells."""
    return "<row{}>{}</row>".format(
        "" if number is None else f' r="{number}"',
        "".join(one if isinstance(one, str) and one.startswith("<c") else cell(one) for one in cells),
    )


def workbook(path, sheets, formats=(), shared=None, mac=False, doctype="", main=MAIN, hidden=()):
    """Write a workbook at ``path``: {sheet: rows as XML}; style i + 1 has the number format (a code, or the number of a
    built-in one) ``formats[i]``. The path."""
    names = list(sheets)
    codes = [one for one in formats if isinstance(one, str)]
    numbers = [164 + codes.index(one) if isinstance(one, str) else one for one in formats]
    parts = {
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": '<workbook xmlns="{}" xmlns:r="{}"><workbookPr{}/><sheets>{}</sheets></workbook>'.format(
            main,
            _RELATIONS,
            ' date1904="1"' if mac else "",
            "".join(
                '<sheet name={} sheetId="{}" r:id="rId{}"{}/>'.format(
                    quoteattr(name), i, i, ' state="hidden"' if name in hidden else ""
                )
                for i, name in enumerate(names, 1)
            ),
        ),
        "xl/_rels/workbook.xml.rels": _relations(
            [("worksheet", f"worksheets/sheet{i}.xml") for i in range(1, len(names) + 1)]
            + [("styles", "/xl/styles.xml")]
            + ([("sharedStrings", "sharedStrings.xml")] if shared is not None else [])
        ),
        "xl/styles.xml": '<styleSheet xmlns="{}"><numFmts>{}</numFmts><cellStyleXfs><xf numFmtId="14"/>'
        '</cellStyleXfs><cellXfs><xf numFmtId="0"/>{}</cellXfs></styleSheet>'.format(
            main,
            "".join(f'<numFmt numFmtId="{164 + i}" formatCode={quoteattr(code)}/>' for i, code in enumerate(codes)),
            "".join(f'<xf numFmtId="{number}"/>' for number in numbers),
        ),
    }
    for i, content in enumerate(sheets.values(), 1):
        parts[f"xl/worksheets/sheet{i}.xml"] = (
            f'{doctype}<worksheet xmlns="{main}"><sheetData>{content}</sheetData></worksheet>'
        )
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.{}+xml"
    parts["[Content_Types].xml"] = '<Types xmlns="{}">{}</Types>'.format(
        _PACKAGE.replace("relationships", "content-types"),
        "".join(
            f'<Override PartName="/{name}" ContentType="{kind.format(what)}"/>'
            for name, what in [
                ("xl/workbook.xml", "sheet.main"),
                ("xl/styles.xml", "styles"),
                *([] if shared is None else [("xl/sharedStrings.xml", "sharedStrings")]),
                *((f"xl/worksheets/sheet{i}.xml", "worksheet") for i in range(1, len(names) + 1)),
            ]
        ),
    )
    if shared is not None:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{main}">{shared}</sst>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return str(path)


def _relations(targets):
    return '<Relationships xmlns="{}">{}</Relationships>'.format(
        _PACKAGE,
        "".join(
            f'<Relationship Id="rId{i}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
            for i, (kind, target) in enumerate(targets, 1)
        ),
    )
