"""The table: sorted, filtered and paged by the address alone."""

import re

import polars as pl
import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from pontdarc.publication.models import Dataset
from pontdarc.web.publication.preview import read_address
from tests.world.datasets import MARKETS_COLUMNS, public_dataset
from tests.world.territory import Network

COLUMNS = [{"name": name, "type": type_, "title": title} for name, type_, title in MARKETS_COLUMNS]


def first_cells(client: Client, query: str) -> list[str]:
    page = client.get(f"/donnees/marches/?{query}").content.decode()
    preview = page.partition('id="apercu"')[2].partition("</section>")[0]
    return re.findall(r"<tr>\s*<td>(.*?)</td>", preview)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("tri=exposants", ["Marché d’été", "Marché de la place", "Foire aux châtaignes", ""]),
        ("tri=-exposants", ["Foire aux châtaignes", "Marché de la place", "Marché d’été", ""]),
        ("f.commune=saint", ["Marché de la place", "Foire aux châtaignes"]),
        ("colonne=exposants&valeur=42", ["Marché de la place"]),
        ("f.commune=saint&colonne=nom&valeur=foire", ["Foire aux châtaignes"]),
        ("f.nom=*", []),
        ("f.nom==Foire aux châtaignes", ["Foire aux châtaignes"]),
        ("f.nom==Foire", []),
        ("f.exposants=douze", []),
        ("colonne=commune&valeur==Foire aux châtaignes&de=nom&tri=nom&f.nom=foire", ["Foire aux châtaignes"]),
        ("tri=inconnue&f.inconnue=1&page=99", ["Marché de la place", "Marché d’été", "Foire aux châtaignes", ""]),
    ],
)
def test_the_address_sorts_and_filters(client: Client, markets: Dataset, query: str, expected: list[str]) -> None:
    assert first_cells(client, query) == expected


def test_the_values_of_a_column_are_offered_when_they_are_few(client: Client, markets: Dataset) -> None:
    page = client.get("/donnees/marches/?colonne=nom").content.decode()
    offered = re.findall(r'<option value="=(.*?)"', page)
    assert offered == ["Foire aux châtaignes", "Marché de la place", "Marché d’été"]
    chosen = client.get("/donnees/marches/?colonne=nom&valeur==Marché d’été").content.decode()
    assert '<option value="=Marché d’été" selected>' in chosen


def test_headers_say_how_the_table_is_sorted_and_figures_stand_right(client: Client, markets: Dataset) -> None:
    page = client.get("/donnees/marches/?tri=exposants").content.decode()
    assert re.search(r'class="num" aria-sort="ascending"', page)
    assert "tri=-exposants" in page


def test_the_table_alone_comes_to_the_page_that_stands(client: Client, markets: Dataset) -> None:
    answer = client.get("/donnees/marches/apercu?tri=nom", headers={"HX-Request": "true"})
    assert "<html" not in answer.content.decode()
    assert answer["HX-Push-Url"] == "/donnees/marches/?tri=nom"
    assert client.get("/donnees/marches/apercu?tri=nom")["Location"] == "/donnees/marches/?tri=nom#apercu"


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(["tri", "page", "colonne", "valeur", "f.nom", "f.x"]), st.text(max_size=12)))
def test_no_address_is_too_odd(asked: dict[str, str]) -> None:
    params = QueryDict(mutable=True)
    params.update(asked)
    found = read_address(params, COLUMNS)
    names = {column["name"] for column in COLUMNS}
    assert found.page >= 1
    assert set(found.filters) <= names
    assert found.sort in names | {""}


def test_a_table_too_wide_to_read_shows_its_first_columns_and_says_so(client: Client, network: Network) -> None:
    names = [f"c{n}" for n in range(200)]
    frame = pl.DataFrame({name: ["x" * 1000] for name in names})
    public_dataset(
        network.commune, network.mayor, frame=frame, columns=[(n, "string", n) for n in names], geometry=None
    )
    page = client.get("/donnees/marches/").content.decode()
    assert page.count("<td>") == 60
    assert "140 colonnes de plus" in page
    assert "x" * 300 not in page


def numbered(network: Network, rows: int) -> None:
    frame = pl.DataFrame({"nom": [f"n{row}" for row in range(rows)], "vide": [None] * rows}, schema_overrides=TEXT)
    columns = [("nom", "string", "Nom"), ("vide", "string", "Jamais rempli")]
    public_dataset(network.commune, network.mayor, frame=frame, columns=columns, geometry=None)


TEXT = {"vide": pl.String}


@pytest.mark.parametrize(("rows", "shown", "pages"), [(30, 30, False), (31, 25, True)])
def test_a_short_table_is_shown_whole_and_a_longer_one_by_pages(
    client: Client, network: Network, rows: int, shown: int, pages: bool
) -> None:
    numbered(network, rows)
    assert len(first_cells(client, "")) == shown
    page = client.get("/donnees/marches/").content.decode()
    assert ("Pages du tableau" in page) is pages
    assert ("table-whole" in page) is not pages
    # Asked for page two, a short table is still whole.
    assert len(first_cells(client, "page=2")) == (30 if not pages else 6)


def test_a_column_without_any_value_is_left_out_and_said(client: Client, network: Network) -> None:
    numbered(network, 3)
    preview = client.get("/donnees/marches/apercu", headers={"HX-Request": "true"}).content.decode()
    assert "Jamais rempli" not in preview
    assert "1 colonne sans aucune valeur" in preview
    assert "2 colonnes" in preview


def test_a_table_without_any_value_still_shows_its_columns(client: Client, network: Network) -> None:
    frame = pl.DataFrame({"vide": [None, None]}, schema=TEXT)
    public_dataset(
        network.commune, network.mayor, frame=frame, columns=[("vide", "string", "Jamais rempli")], geometry=None
    )
    assert "Jamais rempli" in client.get("/donnees/marches/apercu", headers={"HX-Request": "true"}).content.decode()
