"""What the page of a dataset says of each column, from the profile that its version keeps."""

from datetime import datetime

import polars as pl
import pytest
from django.test import Client
from django.urls import reverse

from pontdarc.core.profiling import profile
from pontdarc.publication.models import Dataset
from pontdarc.web.publication.profiles import HEIGHT, told
from tests.web.conftest import Enter
from tests.world.datasets import public_dataset
from tests.world.territory import Network

COLUMNS = [
    {"name": "montant", "title": "Montant", "type": "integer", "kind": "money", "description": "En euros."},
    {"name": "nature", "title": "nature", "type": "string", "kind": None, "description": ""},
    {"name": "courriel", "title": "", "type": "string", "kind": "email", "description": ""},
]
FRAME = pl.DataFrame(
    {
        "montant": [*range(100), 12_500],
        "nature": ["aide"] * 70 + ["prêt"] * 30 + ["AIDE"],
        "courriel": ["quelquun@example.fr"] * 100 + [None],
    }
)


def document() -> dict[str, object]:
    return profile(lambda: iter([FRAME]), COLUMNS, FRAME.height).as_json()


def test_numbers_have_bars_and_the_same_in_a_table() -> None:
    amount = told(COLUMNS, document())[0]
    assert (amount.low, amount.high, amount.kind) == ("0", "12 500".replace(" ", "\u202f"), "Montant en euros")
    assert sum(bar.count for bar in amount.bars) == 101
    assert max(float(bar.height) for bar in amount.bars) == HEIGHT
    assert amount.bars[0].label.startswith("de 0 à ")
    assert "Une valeur loin des autres." in amount.sentences
    assert amount.note.startswith("La dernière barre réunit tout ce qui dépasse ")
    assert "une moitié au-dessous de 50" in amount.facts


def test_texts_have_their_frequent_values_with_their_share() -> None:
    nature = told(COLUMNS, document())[1]
    assert [(each.text, each.count) for each in nature.values] == [("aide", 70), ("prêt", 30), ("AIDE", 1)]
    assert nature.values[0].share == "69.3"
    assert nature.title == ""
    assert any("façon d’écrire" in each for each in nature.sentences)


def test_columns_that_may_be_personal_say_only_how_many() -> None:
    mail = told(COLUMNS, document())[2]
    assert mail.values == ()
    assert mail.bars == ()
    assert mail.facts.startswith("remplie à 99,0 %, 1 valeur")
    assert "Valeurs non montrées : elles peuvent désigner des personnes." in mail.sentences


def test_a_version_without_a_profile_still_says_its_columns() -> None:
    plain = told(COLUMNS, None)
    assert [(each.name, each.facts) for each in plain] == [("montant", ""), ("nature", ""), ("courriel", "")]


@pytest.mark.django_db
def test_the_page_draws_the_bars_without_a_script_and_gives_the_figures(
    client: Client, network: Network, now: datetime
) -> None:
    frame = pl.DataFrame({"exposants": [*range(40)], "commune": ["Saint-Arcens"] * 40})
    columns = [("exposants", "integer", "Exposants"), ("commune", "string", "Commune")]
    dataset: Dataset = public_dataset(
        network.commune,
        network.mayor,
        slug="foires",
        title="Foires",
        frame=frame,
        columns=columns,
        geometry=None,
        now=now,
    )
    page = client.get(f"/donnees/{dataset.slug}/").content.decode()
    assert page.count("<rect ") >= 20
    assert "Répartition de « exposants », de 0 à 39" in page
    assert "<td>de 0 à 2</td>" in page
    assert "La même valeur partout." in page


@pytest.mark.django_db
def test_a_past_version_says_its_columns_and_a_version_that_waits_does_so_to_its_people(
    network: Network, now: datetime, enter: Enter
) -> None:
    frame = pl.DataFrame({"exposants": [*range(40)]})
    columns = [("exposants", "integer", "Exposants")]
    shape = {"frame": frame, "columns": columns, "geometry": None, "now": now}
    out = public_dataset(network.commune, network.mayor, slug="foires", title="Foires", **shape)
    kept = public_dataset(network.commune, network.mayor, slug="attente", title="Attente", state="held", **shape)
    mayor = enter(network.mayor)
    past = mayor.get("/donnees/foires/versions/1/").content.decode()
    waiting = mayor.get(reverse("entry", args=[kept.entry_id])).content.decode()
    for page in (past, waiting):
        assert "Répartition de « exposants », de 0 à 39" in page
    assert "Ce que contient la version qui attend" in waiting
    assert (
        "Ce que contient la version qui attend" not in mayor.get(reverse("entry", args=[out.entry_id])).content.decode()
    )
