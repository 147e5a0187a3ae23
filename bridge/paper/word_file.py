"""A briefing as a file that Word and LibreOffice open, to be edited: DOCX from the parts in resources/docx."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice
from qgis.PyQt.QtGui import QImage

from ..ground.documents import RESOURCES
from ..results.html_report import templates
from .briefing import Briefing

#: {name in the file: part in resources/docx}. Names with brackets and dots do not stand in the plugin's own folder.
_PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/styles.xml": "styles.xml",
    "word/header1.xml": "header.xml",
    "word/footer1.xml": "footer.xml",
}
#: The width and the greatest height of a picture on an A4 page, in the unit of the format: 36,000 to a millimetre.
_WIDE, _HIGH = 190 * 36_000, 195 * 36_000
#: What XML cannot hold.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True)
class _Picture:
    data: bytes
    width: int
    height: int


def write_word_file(path: str, briefing: Briefing, pictures: Sequence[QImage]) -> None:
    """Write a Briefing with pictures of its map. Raises OSError where it cannot be written, InputError where Jinja2 is
    missing."""
    folder = os.path.join(RESOURCES, "docx")
    environment = templates(folder)
    environment.finalize = lambda value: _CONTROL.sub("", value) if type(value) is str else value
    shown = [_fitted(picture) for picture in pictures]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in _PARTS.items():
            archive.writestr(name, environment.get_template(part).render(briefing=briefing, pictures=shown).strip())
        for i, picture in enumerate(shown):
            archive.writestr(f"word/media/picture{i + 1}.png", picture.data)


def _fitted(image: QImage) -> _Picture:
    """A picture as PNG, as wide as the page or as high as may be."""
    scale = min(_WIDE / max(image.width(), 1), _HIGH / max(image.height(), 1))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return _Picture(bytes(data), int(image.width() * scale), int(image.height() * scale))
