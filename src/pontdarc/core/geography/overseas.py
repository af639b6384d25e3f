"""The overseas territories and their official systems (décret n° 2000-1276, EPSG registry): UTM, each in its zone.

Metres of one zone look like those of another, and those of the Antilles like Lambert II étendu: coordinates alone do
not tell a territory. The codes and the words of the file do.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from pontdarc.core.geography.france import Box, Points

LOOKED_AT = 2_000
"""Rows from which it is told what territory a file speaks of."""
_SHARE = 0.8
_CODE = re.compile(r"97[1-8](?:\d{2})?")
_PREFIX_IN_NAME = re.compile(r"(?<!\d)97[1-8](?!\d)")


@dataclass(frozen=True, slots=True)
class Territory:
    """A territory: its name, its official *system*, where it is in its metres, the first three signs of its codes.

    *words*: what names it and nothing else, in plain lower case.
    """

    name: str
    system: str
    box: Box
    prefixes: frozenset[str]
    words: re.Pattern[str]


def _of(name: str, system: str, box: tuple[int, int, int, int], prefixes: str, words: str) -> Territory:
    return Territory(name, system, Box(*box), frozenset(prefixes.split()), re.compile(rf"\b(?:{words})\b"))


TERRITORIES = (
    _of("Guadeloupe", "EPSG:5490", (612_000, 1_737_000, 730_000, 1_841_000), "971", "guadeloupe"),
    _of("Martinique", "EPSG:5490", (676_000, 1_578_000, 750_000, 1_661_000), "972", "martinique"),
    _of("Saint-Martin et Saint-Barthélemy", "EPSG:5490", (468_000, 1_963_000, 537_000, 2_017_000), "977 978",
        "collectivite de saint[ _-]martin"),
    _of("Guyane", "EPSG:2972", (83_000, 222_000, 450_000, 653_000), "973", "guyane"),
    _of("La Réunion", "EPSG:2975", (302_000, 7_620_000, 392_000, 7_705_000), "974", "la[ _-]reunion"),
    _of("Mayotte", "EPSG:4471", (487_000, 8_547_000, 546_000, 8_618_000), "976", "mayotte"),
    _of("Saint-Pierre-et-Miquelon", "EPSG:4467", (531_000, 5_164_000, 579_000, 5_235_000), "975",
        "saint[ _-]pierre[ _-]et[ _-]miquelon"),
)  # fmt: skip


def told_by(columns: Iterable[Iterable[str | None]], names: Iterable[str]) -> frozenset[str]:
    """Return the names of the territories that the cells or the *names* of a file, of its layers, speak of.

    A column speaks by codes of communes, of départements or postal ones, or by names, when most of its cells do: a
    street of any town may be named after an island.
    """
    told = {territory.name for name in names for territory in _named_in(name)}
    for cells in columns:
        few = [cell for cell in cells if cell]
        spoken = [_spoken_of(cell) for cell in few]
        if sum(map(bool, spoken)) >= _SHARE * len(few):
            told.update(*spoken)
    return frozenset(told)


def _spoken_of(cell: str) -> set[str]:
    """Return the names of the territories that a cell is the code or the name of."""
    if _CODE.fullmatch(cell):
        return {each.name for each in TERRITORIES if cell[:3] in each.prefixes}
    plain = _plain(cell)
    return {each.name for each in TERRITORIES if each.words.search(plain)}


def _named_in(name: str) -> Iterable[Territory]:
    plain = _plain(name)
    prefixes = set(_PREFIX_IN_NAME.findall(plain))
    return (each for each in TERRITORIES if each.prefixes & prefixes or each.words.search(plain.replace("_", " ")))


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def fitting(points: Points, most: float = 0.9) -> list[Territory]:
    """Return the territories in whose metres *most* of the points are."""
    return [each for each in TERRITORIES if len(points) and each.box.holds(points).mean() >= most]
