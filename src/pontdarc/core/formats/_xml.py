"""XML read as it comes: elements one by one, nothing outside of the file, nothing kept of what has been read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from pontdarc.core.findings import Finding
from pontdarc.core.formats import _text
from pontdarc.core.formats._findings import only
from pontdarc.core.formats._structure_findings import BROKEN_XML
from pontdarc.core.refusals import Unreadable
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices
from pontdarc.core.words import gettext_noop

BLOCK = 1024**2
_DECLARED = re.compile(r"<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_ENTITY = re.compile(r"<!ENTITY\s+(?:%\s*)?[\w.:-]+\s+(?:(SYSTEM|PUBLIC)\b|\"([^\"]*)\"|'([^']*)')")
_CODE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_UNICODE = frozenset({"utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "utf-32"})


@dataclass(slots=True)
class Walk:
    """One reading of a document from its beginning; *encoding* and *findings* are complete once it is over."""

    encoding: str = ""
    findings: list[Finding] = field(default_factory=list)


@lru_cache(maxsize=10_000)
def local(tag: object) -> str:
    """Return the name of an element or of an attribute without its namespace, nor the codes that Access puts in it."""
    name = tag.rpartition("}")[2] if isinstance(tag, str) else ""
    return _CODE.sub(lambda match: chr(int(match[1], 16)), name) if "_x" in name else name


def opening(source: Source) -> str:
    """Return the beginning of the text when it may be XML, else an empty text."""
    head = source.head
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = head[: len(head) // 2 * 2].decode("utf-16", errors="replace")
    elif head[:4] in (b"<\0?\0", b"\0<\0?"):
        text = head[: len(head) // 2 * 2].decode("utf-16-le" if head[0] else "utf-16-be", errors="replace")
    else:
        text = head.decode("utf-8", errors="replace")
    text = text.lstrip("\ufeff").lstrip()
    return text if re.match(r"<\?xml\s|<!--|<!DOCTYPE\s|<[A-Za-z_][\w:.-]*[\s/>]", text) else ""


def events(
    source: Source, choices: Choices, limits: Limits, walk: Walk, tags: tuple[str, ...] | None = None
) -> Iterator[tuple[str, etree._Element]]:
    """Yield (\"start\" or \"end\", element) of each element in order; what is broken ends it, and is told in *walk*.

    *tags*: the only elements to yield, as ``{*}name``. The caller clears the elements that it has done with.

    :raises Unreadable: the document declares entities that grow, or that lie outside of it.
    """
    start = opening(source)
    _check_entities(start)
    declared = _DECLARED.match(start)
    wanted = choices.encoding or (declared[1] if declared and declared[1].lower() not in _UNICODE else None)
    text = _text.text_of(source, wanted, limits)
    walk.encoding = text.encoding
    parser = etree.XMLPullParser(
        events=("start", "end"), tag=tags, encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False,
        dtd_validation=False, huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    is_first = True
    try:
        for block in text.blocks:
            for place in range(0, len(block), BLOCK):
                part = block[place : place + BLOCK]
                # The declaration must be the very first thing: blanks before it are let go.
                parser.feed(part.lstrip() if is_first else part)
                is_first = False
                yield from parser.read_events()
        parser.close()
        yield from parser.read_events()
    except etree.XMLSyntaxError as error:
        walk.findings += only(BROKEN_XML, line=error.lineno or 1)
    walk.findings[:0] = text.findings


def _check_entities(start: str) -> None:
    """Refuse the entities that make a small file grow without end, or reach for another file.

    :raises Unreadable: there is such an entity.
    """
    for outside, double, single in _ENTITY.findall(start):
        if outside or re.search(r"&(?!#)|%[\w.:-]+;", double or single):
            raise Unreadable(
                "xml_entities",
                gettext_noop("Ce XML définit des entités emboîtées ou prises dans un autre fichier."),
                gettext_noop("C’est un moyen d’attaque connu. Refaites l’export sans DOCTYPE, ou en CSV."),
            )
