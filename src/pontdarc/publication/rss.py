"""The catalogue as a feed: RSS 2.0, the last changed dataset first.

Source: RSS 2.0 specification; the Atom link to itself that the RSS Best Practices Profile recommends.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import format_datetime

from lxml import etree

from pontdarc.publication.dcat import CatalogueRecord, DatasetRecord

MEDIA_TYPE = "application/rss+xml; charset=utf-8"
_ATOM, _DC = "http://www.w3.org/2005/Atom", "http://purl.org/dc/elements/1.1/"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot carry, however it is escaped."""


def feed(catalogue: CatalogueRecord, records: Iterable[DatasetRecord], address: str) -> bytes:
    """Return the feed of these datasets; *address*: where it was found."""
    root = etree.Element("rss", nsmap={"atom": _ATOM, "dc": _DC}, version="2.0")
    channel = etree.SubElement(root, "channel")
    _add(channel, "title", catalogue.title)
    _add(channel, "link", catalogue.homepage)
    _add(channel, "description", catalogue.description)
    _add(channel, "language", "fr")
    _add(channel, "lastBuildDate", _moment(catalogue.modified))
    etree.SubElement(channel, f"{{{_ATOM}}}link", href=address, rel="self", type=MEDIA_TYPE.partition(";")[0])
    for record in sorted(records, key=lambda each: each.modified, reverse=True):
        _add_item(channel, record)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written


def _add_item(channel: etree._Element, record: DatasetRecord) -> None:
    item = etree.SubElement(channel, "item")
    _add(item, "title", record.title)
    _add(item, "link", record.landing_page)
    _add(item, "description", record.description or record.title)
    for words in filter(None, (record.theme_label, *record.keywords)):
        _add(item, "category", words)
    _add(item, "guid", record.identifier).set("isPermaLink", "true")
    _add(item, "pubDate", _moment(record.modified))
    _add(item, f"{{{_DC}}}creator", record.publisher.name)


def _add(parent: etree._Element, tag: str, text: str) -> etree._Element:
    element = etree.SubElement(parent, tag)
    element.text = _FORBIDDEN.sub("", text)
    return element


def _moment(moment: datetime) -> str:
    return format_datetime(moment.astimezone(UTC), usegmt=True)
