"""Tables under the headers that people and software write are known, their columns found; other tables are refused."""

import re
import unicodedata
from datetime import date
from functools import cache

import polars as pl
import pytest

from pontdarc.core.recognition import recognise_together
from pontdarc.core.referential import Body
from pontdarc.standardisation.catalogue import every_version, standards
from pontdarc.standardisation.mapping import map_columns
from pontdarc.standardisation.recognition import recognise_standard
from tests.standardisation.headers_met import FOLLOWING, OTHERS, Met

TODAY = date(2026, 11, 23)


def table_of(met: Met) -> tuple[pl.DataFrame, dict[str, str]]:
    """Return the table, and the field that each of its headers must feed."""
    cells: dict[str, str] = {}
    wanted: dict[str, str] = {}
    for line in met.columns.strip().splitlines():
        said, _, cell = line.strip().partition(" = ")
        header, _, target = said.partition(" > ")
        if target:
            wanted[header] = target
        cells[header] = cell or standards()[str(met.slug)].schema.field(target).example
    return frame_of(cells), wanted


def frame_of(cells: dict[str, str]) -> pl.DataFrame:
    """Return a table of four equal rows."""
    columns = {header: [cell or None] * 4 for header, cell in cells.items()}
    return pl.DataFrame(columns, schema_overrides=dict.fromkeys(columns, pl.String))


def kinds_of_all(frames):
    """Return the kinds of the columns of each table: to try them on many at once costs little more than on one."""
    known = recognise_together((frame, {}) for frame in frames)
    return [{name: (found.kind, found.certainty) for name, found in each.items()} for each in known]


def fed(frame, standard, kinds):
    found = map_columns(frame, standard.schema, Body(), kinds=kinds, today=TODAY, topic=standard.topic)
    return {(source, feed.target) for feed in found.feeds for source in feed.sources}


@cache
def tables_met():
    """Return the table of each one met, what its headers must feed, and the kinds of its columns."""
    met = (*FOLLOWING, *OTHERS)
    tables = [table_of(each) for each in met]
    kinds = kinds_of_all(frame for frame, _ in tables)
    return {each: (*table, its) for each, table, its in zip(met, tables, kinds, strict=True)}


@pytest.mark.parametrize("met", FOLLOWING, ids=lambda met: f"{met.slug} {met.file}")
def test_a_table_is_known_and_its_columns_found(met):
    frame, wanted, kinds = tables_met()[met]
    found = recognise_standard(frame, every_version(), met.file, kinds=kinds)
    assert found.standard is not None, (found.confidence, found.runner_up)
    assert found.standard.slug == met.slug
    sources = fed(frame, found.standard, kinds)
    assert set(wanted.items()) - sources == set()


@pytest.mark.parametrize("met", OTHERS, ids=lambda met: met.file)
def test_a_table_of_another_sort_follows_none(met):
    frame, _, kinds = tables_met()[met]
    found = recognise_standard(frame, every_version(), met.file, kinds=kinds)
    assert found.standard is None, found.standard.slug


def _plain(text: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each))


def _words(text: str) -> list[str]:
    return re.findall(r"[0-9A-Za-z]+", _plain(re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", text)))


WAYS = {
    "capitals": lambda field: field.name.upper(),
    "blanks": lambda field: " ".join(_words(field.name)).capitalize(),
    "hyphens": lambda field: "-".join(_words(field.name)).lower(),
    "title": lambda field: field.title,
    "title in capitals without accents": lambda field: _plain(field.title).upper().replace("’", "'"),
    "title with a note": lambda field: f"{field.title} (*)",
    "title with underscores": lambda field: "_".join(_words(field.title)).lower(),
    "words cut short": lambda field: " ".join(
        word if len(word) <= 5 else f"{word[:4]}." for word in _words(field.title) if len(word) > 2
    ),
    "ten letters of a DBF": lambda field: "_".join(_words(field.name)).upper()[:10],
}
# Names cut short may be those of several columns of the standard: what cannot be told apart is left to a person.
SHARE_FOUND = {"words cut short": 0.55, "ten letters of a DBF": 0.6}


def headed(standard, way):
    """Return a table of the standard whose headers are written that way, and the field that each must feed."""
    headers: dict[str, str] = {}
    for field in standard.schema.fields:
        headers.setdefault(WAYS[way](field), field.name)
    frame = frame_of({header: standard.schema.field(target).example for header, target in headers.items()})
    return frame, headers


@cache
def kinds_by_way():
    """Return the kinds of the columns of each standard under the headers of each way."""
    tables = [(slug, way) for slug in standards() for way in WAYS]
    frames = (headed(standards()[slug], way)[0] for slug, way in tables)
    return dict(zip(tables, kinds_of_all(frames), strict=True))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("slug", sorted(standards()))
def test_every_field_is_found_however_its_name_is_written(slug, way):
    standard = standards()[slug]
    frame, headers = headed(standard, way)
    lost = set(headers.items()) - fed(frame, standard, kinds_by_way()[slug, way])
    assert len(lost) <= (1 - SHARE_FOUND.get(way, 0.94)) * len(headers), lost
