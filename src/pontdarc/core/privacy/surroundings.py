"""What the table around a column says of it: is it about persons, bodies, places open to the public, or counts?"""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from pontdarc.core.headers import WHOLE, says_one_of
from pontdarc.core.kind import folded, words
from pontdarc.core.names_of_people import is_of_a_body
from pontdarc.core.organisations import PUBLIC_PLACE_WORDS
from pontdarc.core.privacy import vocabulary
from pontdarc.core.privacy.gathering import Gathering
from pontdarc.core.privacy.scanned import ColumnScan
from pontdarc.core.recognition import Recognised

_NAMES = frozenset({"person_name", "person_first_name", "person_full_name"})
_PLACES = words("""
latitude longitude latlon lonlat lambert93_x lambert93_y wkt geojson osm_opening_hours uai
""")
_MANY = 0.3


@dataclass(frozen=True, slots=True)
class Context:
    """What the other columns say of the table: about persons, bodies, places open to the public, or counts."""

    persons: bool = False
    first_names: bool = False
    works: bool = False
    places: bool = False
    bodies: bool = False
    attributes: int = 0
    statistic: bool = False
    rare: bool = False


def surroundings(gathering: Gathering, known: Mapping[str, Recognised], columns: list[ColumnScan]) -> Context:
    """Return what the columns of a table, judged one by one, say together."""
    names = [column for column in columns if column.kind in _NAMES and column.role == "direct"]
    counts = [
        name
        for name, value in known.items()
        if value.type == "integer"
        and (says_one_of(name, vocabulary.COUNTS) or value.kind is None)
        and value.kind != "age"
    ]
    only_first_names = bool(names) and all(column.kind == "person_first_name" for column in names)
    others = any(column.role == "direct" and column.kind not in _NAMES for column in columns)
    statistic = only_first_names and bool(counts) and not others and not _is_list_of_persons(known)
    persons = not statistic and any(column.share < 0 or column.share >= _MANY or not column.share for column in names)
    kinds = {value.kind for value in known.values()}
    attributes = sum(1 for name, value in known.items() if _is_attribute(name, value))
    return Context(
        persons=persons,
        works=any(says_one_of(name, vocabulary.MAKERS) for name in known),
        first_names=persons and any(column.kind == "person_first_name" for column in names),
        places=not persons and (bool(kinds & _PLACES) or _is_of_places(gathering.heads)),
        bodies=_is_of_bodies(gathering.heads, known),
        attributes=0 if statistic or any(says_one_of(name, vocabulary.COUNTS) for name in counts) else attributes,
        statistic=statistic,
        rare=statistic and bool(gathering.small.intersection(_said(counts))),
    )


def _is_attribute(name: str, value: Recognised) -> bool:
    if value.kind in ("gender", "age", "civility", "birth_date"):
        return True
    return value.kind is None and says_one_of(name, vocabulary.ATTRIBUTES) >= WHOLE


def _is_list_of_persons(known: Mapping[str, Recognised]) -> bool:
    return any(value.kind in ("birth_date", "civility", "age", "address") for value in known.values())


def _said(counts: list[str]) -> list[str]:
    """Return the columns whose header speaks of a count; else all that may be one."""
    return [name for name in counts if says_one_of(name, vocabulary.COUNTS)] or counts


def _is_of_places(heads: Mapping[str, pl.Series]) -> bool:
    """Whether a column names places open to the public or public bodies, more often than not."""
    pattern = (
        r"^(?:la |le |l'|les )?(?:"
        + "|".join(sorted(PUBLIC_PLACE_WORDS))
        + r"|cc|ca|cu|epci|sivom|sivu)(?:s|x)?(?:$|\W)"
    )
    return any(
        bool(sample.len()) and pl.select(folded(pl.lit(sample)).str.contains(pattern).mean()).item() >= 0.5
        for sample in heads.values()
    )


def _is_of_bodies(heads: Mapping[str, pl.Series], known: Mapping[str, Recognised]) -> bool:
    """Whether a column says which associations, companies or public bodies the rows are about, by number or by name."""
    numbered = (name for name, value in known.items() if value.kind in ("siren", "siret", "rna"))
    if any(not says_one_of(name, vocabulary.GRANTOR_HEADERS) for name in numbered):
        return True
    named = (head for name, head in heads.items() if head.len() and says_one_of(name, vocabulary.BODY_HEADERS))
    return any(pl.select(is_of_a_body(pl.lit(head)).mean()).item() >= _MANY for head in named)
