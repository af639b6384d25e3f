"""Linked data: the four notations say the same, whatever the names and the values are."""

import json
from collections.abc import Iterator
from datetime import datetime

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph
from rdflib.namespace import CSVW, GEO, RDF, RDFS, XSD

from pontdarc.core.downloads._download import Options, Rows
from pontdarc.core.downloads.registry import downloads
from pontdarc.core.query.columns import Column

NOTATIONS = {"turtle": "turtle", "n3": "n3", "rdfxml": "xml", "jsonld": "json-ld"}
URI = "https://pont.example/id/dataset/1"
SHAPE = '{"type":"Point","coordinates":[4.0,44.0]}'
UGLY = pl.DataFrame(
    {
        "Nom du marché (été) !": ["a\\b \"c\"\n<d> & 'e'\ttab", "€ 😀 \u2028", ""],
        "nom_du_marché": ["", None, "x"],
        "12 mois": [1.5, float("inf"), None],
        "csvw": [[], ["un", 'd"e\\ux'], None],
        "日付": [datetime.fromisoformat("2024-01-01T10:00:00"), None, None],
        "où": [{"lon": 4.5, "lat": 44.5}, None, None],
        "forme": [SHAPE, None, ""],
    }
)
COLUMNS = tuple(
    Column(name, type_, description="Ce qu’il <faut> savoir" if rank == 0 else "")
    for rank, (name, type_) in enumerate(
        zip(UGLY.columns, ("text", "text", "number", "list", "datetime", "point", "geometry"), strict=True)
    )
)


def graph_of(slug: str, frame: pl.DataFrame, columns: tuple[Column, ...]) -> Graph:
    def frames() -> Iterator[pl.DataFrame]:
        yield frame.clear()
        yield from frame.iter_slices(2)

    content = b"".join(downloads()[slug].chunks(Rows(columns, frames, "Essai", URI), Options(derived=True)))
    return Graph().parse(content, format=NOTATIONS[slug])


def said(graph: Graph) -> set[tuple[object, ...]]:
    """What a graph says, each blank node named by its rank."""
    ranks = dict(graph.subject_objects(CSVW.rownum))
    return {
        (str(ranks.get(subject, subject)), str(predicate), value.toPython(), str(getattr(value, "datatype", "")))
        for subject, predicate, value in graph
    }


@pytest.mark.parametrize("slug", sorted(set(NOTATIONS) - {"turtle"}))
def test_the_notations_say_the_same_of_ugly_names_and_values(slug: str) -> None:
    assert said(graph_of(slug, UGLY, COLUMNS)) == said(graph_of("turtle", UGLY, COLUMNS))


@pytest.mark.parametrize("slug", sorted(NOTATIONS))
def test_columns_keep_their_exact_name_as_a_label_and_no_two_are_merged(slug: str) -> None:
    graph = graph_of(slug, UGLY, COLUMNS)
    labels = {str(each): str(graph.value(each, RDFS.label)) for each in graph.subjects(RDF.type, RDF.Property)}
    assert sorted(labels.values()) == sorted(UGLY.columns)
    assert labels[f"{URI}#nom_du_marché"] == "nom_du_marché"
    assert {str(value) for value in graph.objects(predicate=RDFS.comment)} == {"Ce qu’il <faut> savoir"}


@pytest.mark.parametrize("slug", sorted(NOTATIONS))
def test_values_have_the_datatypes_of_the_web(slug: str) -> None:
    graph = graph_of(slug, UGLY, COLUMNS)
    types = {value.datatype: str(value) for value in graph.objects() if getattr(value, "datatype", None)}
    assert types[GEO.wktLiteral] == "POINT (4.5 44.5)"
    assert json.loads(types[GEO.geoJSONLiteral]) == json.loads(SHAPE)
    assert types[XSD.dateTime].startswith("2024-01-01T10:00:00")
    assert XSD.double in types


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc"))) | st.none(), min_size=1, max_size=5))
def test_any_text_comes_back_as_it_was(texts: list[str | None]) -> None:
    frame = pl.DataFrame({"t": pl.Series(texts, dtype=pl.String)})
    for slug in NOTATIONS:
        graph = graph_of(slug, frame, (Column("t", "text"),))
        (name,) = graph.subjects(RDF.type, RDF.Property)
        ranks = {node: rank.toPython() for node, rank in graph.subject_objects(CSVW.rownum)}
        found = {ranks[node]: str(value) for node, value in graph.subject_objects(name)}
        assert found == {rank: text for rank, text in enumerate(texts, 1) if text is not None}
