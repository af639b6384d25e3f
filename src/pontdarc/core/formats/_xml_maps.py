"""Maps in XML that GDAL reads: looked through for entities before it is given them."""

from pontdarc.core.formats import _xml
from pontdarc.core.refusals import Unreadable
from pontdarc.core.source import Source
from pontdarc.core.words import gettext_noop

_STEP = 1024**2
_SIGNS = tuple("<!ENTITY".encode(codec) for codec in ("utf-8", "utf-16-le", "utf-16-be"))


def begins_with(source: Source, *signs: str) -> bool:
    """Say whether the file is XML and one of the *signs* is in its first elements, before any of HTML."""
    start = _xml.opening(source)[:8_000]
    places = [start.find(sign) for sign in signs]
    found = [place for place in places if place >= 0]
    return bool(found) and "<html" not in start[: min(found)].lower()


def refuse_entities(source: Source) -> None:
    """Refuse a document that declares entities, wherever: none that describes a map needs any.

    :raises Unreadable: it does.
    """
    with source.open() as stream:
        end = b""
        while block := stream.read(_STEP):
            window = end + block
            if any(sign in window for sign in _SIGNS):
                raise Unreadable(
                    "xml_entities",
                    gettext_noop("Ce fichier XML déclare des entités."),
                    gettext_noop("C’est un moyen d’attaque connu. Refaites l’export sans DOCTYPE, ou en GeoPackage."),
                )
            end = window[-32:]
