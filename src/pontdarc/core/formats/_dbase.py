"""dBASE tables, alone or beside a Shapefile: what their header says, and which encoding their texts are truly in."""

import re
from dataclasses import dataclass

from pontdarc.core.findings import Finding, declare
from pontdarc.core.formats import _encoding
from pontdarc.core.words import gettext_noop

VERSIONS = frozenset({0x02, 0x03, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8B, 0xCB, 0xF5})
_READ = frozenset("CNFLD")
_SAMPLE = 4 * 1024**2
# The language driver of byte 29, for those met in France.
_DRIVERS = {
    0x01: "cp437", 0x02: "cp850", 0x03: "cp1252", 0x04: "mac-roman", 0x0D: "cp437", 0x0E: "cp850", 0x1D: "cp850",
    0x25: "cp850", 0x37: "cp850", 0x57: "cp1252", 0x58: "cp1252", 0x59: "cp1252", 0x64: "cp852", 0x6C: "cp863",
    0xC8: "cp1250",
}  # fmt: skip
_PAGES = {"65001": "utf-8", "88591": "iso-8859-1", "885915": "iso-8859-15", "10000": "mac-roman"}
# What GDAL calls them.
_NAMES = {"mac-roman": "MACINTOSH", "utf-8": "UTF-8"}

ENCODING_LIES = declare(
    "encoding_lies",
    "warning",
    gettext_noop("La table dit être écrite en %(said)s, mais ses accents sont en %(encoding)s."),
    gettext_noop("Elle a été lue en %(encoding)s. Si des accents sont faux, choisissez l’encodage."),
)
UNREAD_FIELDS = declare(
    "unread_fields",
    "warning",
    gettext_noop("Colonnes dont les valeurs sont hors de la table (mémo, image) : %(columns)s."),
    gettext_noop("Elles ne sont pas lues. Exportez la table en CSV ou en GeoPackage si vous en avez besoin."),
)

MISSING_MEMO = declare(
    "missing_memo",
    "warning",
    gettext_noop("Colonnes dont les textes sont dans un fichier .%(part)s qui n’est pas là : %(columns)s."),
    gettext_noop("Déposez ensemble, dans un zip, la table .dbf et le fichier .%(part)s de même nom."),
)
BROKEN_MEMO = declare(
    "broken_memo",
    "warning",
    gettext_noop("Textes de mémo qui manquent dans le fichier .%(part)s : %(number)s."),
    gettext_noop(
        "Leurs cellules sont vides. Le fichier est peut-être tronqué, ou d’une autre date : refaites la copie."
    ),
)


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name, its type letter, and where its cells are in a row of bytes."""

    name: str
    kind: str
    start: int
    width: int


@dataclass(frozen=True, slots=True)
class Table:
    """What the header says. *version*: its first byte; *driver*: the language driver, 0 for none."""

    rows: int
    data: int
    width: int
    driver: int
    fields: tuple[Field, ...]
    version: int = 0x03

    @property
    def unread(self) -> tuple[str, ...]:
        """The names of the columns whose values are not text in the table."""
        return tuple(field.name for field in self.fields if field.kind not in _READ)


def table_of(head: bytes) -> Table | None:
    """Return what the first bytes of a file say as the header of a dBASE table, None when they are none."""
    if len(head) < 33 or head[0] not in VERSIONS or not (1 <= head[2] <= 12 and 1 <= head[3] <= 31):
        return None
    data, width = int.from_bytes(head[8:10], "little"), int.from_bytes(head[10:12], "little")
    if not (33 <= data <= len(head) and width >= 1):
        return None
    fields, size = [], 1
    for start in range(32, data - 1, 32):
        if head[start] == 0x0D:
            break
        name, kind = head[start : start + 11].split(b"\0")[0], head[start + 11 : start + 12]
        if len(head[start : start + 32]) < 32 or (not kind.isalnum() and kind not in (b"+", b"@")):
            return None
        width_of = head[start + 16] + (head[start + 17] * 256 if kind == b"C" else 0)
        fields.append(Field(name.decode("latin-1").strip(), kind.decode(), size, width_of))
        size += width_of
    if not fields or abs(size - width) > len(fields):
        return None
    return Table(int.from_bytes(head[4:8], "little"), data, width, head[29], tuple(fields), head[0])


def encoding_of(table: Table, rows: bytes, page: str, wanted: str | None) -> tuple[str, tuple[Finding, ...]]:
    """Return the encoding of the texts. *rows*: some bytes of them; *page*: what the .cpg file says, if anything."""
    if wanted is not None:
        try:
            return _encoding.codec_name(wanted), ()
        except LookupError:
            pass
    said = _page(page) or _DRIVERS.get(table.driver)
    rows = rows[:_SAMPLE]
    if rows.isascii():
        return said or "utf-8", ()
    seen = "utf-8" if _is_cut_utf8(rows) else None
    if seen is None and (said is None or said == "utf-8"):
        seen = _encoding.guess(rows)
    if seen is None or seen == said:
        return said or "utf-8", ()
    lies = (Finding(ENCODING_LIES, params={"said": said, "encoding": seen}),) if said else ()
    return seen, lies


def gdal_name(encoding: str) -> str:
    """Return what GDAL calls an encoding."""
    return _NAMES.get(encoding, encoding.upper())


def _page(text: str) -> str | None:
    """Return the encoding that a .cpg names: « UTF-8 », « 1252 », « ANSI 1252 », « 88591 »…"""
    text = text.replace("\0", "").strip().strip("\ufeff")
    number = re.search(r"(\d{3,6})$", text)
    candidates = [text, *([_PAGES.get(number[1], f"cp{number[1]}")] if number else [])]
    for name in candidates:
        try:
            return _encoding.codec_name(name)
        except LookupError:
            continue
    return None


def _is_cut_utf8(rows: bytes) -> bool:
    """Say whether the bytes are UTF-8, but for characters that the fixed width of the fields has cut."""
    text = rows.decode("utf-8", errors="replace")
    cut = text.count("\ufffd")
    whole = sum(not character.isascii() for character in text) - cut
    return whole > 4 * cut
