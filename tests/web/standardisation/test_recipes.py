"""The recipe of an entry on its page: read, changed by hand, compared, taken as a file, gone back to."""

from datetime import datetime

import pytest

from pontdarc.approach.dispatch import drain
from pontdarc.approach.journeys import deliver
from pontdarc.core.recipe import from_yaml
from pontdarc.inventory.actions import register
from pontdarc.inventory.models import Entry
from pontdarc.outside import clock
from tests.web.conftest import Enter
from tests.web.publication.test_portal import text_of
from tests.world.territory import Network, actor

FILE = "COMMUNE_NOM;COLL_INSEE;Sexe;Prénom;Nombre;Année\nSaint-Arcens;07001;F;Jade;6;2024\n"
LATER = FILE.replace("Prénom", "Prenom usuel")
STEP = "- step: drop_note_rows\n"


@pytest.fixture
def entry(network: Network, now: datetime) -> Entry:
    by = actor(network.referent)
    made = register(by=by, organisation=network.commune, title="Prénoms", standard="scdl/prenoms", now=now)
    _drop(network, made, FILE)
    return made


def _drop(network: Network, entry: Entry, text: str) -> None:
    deliver(by=actor(network.referent), entry=entry, file=[text.encode()], filename="prenoms.csv", now=clock.now())
    drain(clock.now())


def _document(entry: Entry) -> str:
    last = entry.recipes.order_by("-number").first()
    assert last is not None
    return last.document


def test_a_recipe_changed_on_its_page_serves_says_what_changed_and_is_gone_back_to(
    network: Network, entry: Entry, enter: Enter
) -> None:
    client, url = enter(network.referent), f"/espace/fiches/{entry.pk}/recette/"
    first = _document(entry)
    assert client.post(url, {"text": first.replace(STEP, "")})["Location"] == url
    assert "drop_note_rows" not in [call.step for call in from_yaml(_document(entry)).before]
    page = text_of(client, f"{url}?changements=2")
    assert "De la recette 1 à la recette 2" in page.replace("\u00a0", " ")
    assert "diff-removed" in page
    assert client.get(f"{url}1.yaml").content.decode() == first
    client.post(f"{url}revenir", {"number": "1"})
    assert (entry.recipes.count(), _document(entry)) == (3, first)


def test_what_is_no_recipe_is_refused_beside_what_was_typed(network: Network, entry: Entry, enter: Enter) -> None:
    client, url = enter(network.referent), f"/espace/fiches/{entry.pk}/recette/"
    answer = client.post(url, {"text": "recipe: 1\nstep: x\n"})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert 'role="alert" id="erreur"' in page
    assert "step: x" in page
    assert entry.recipes.count() == 1


def test_a_file_of_another_shape_is_followed_in_one_gesture(network: Network, entry: Entry, enter: Enter) -> None:
    _drop(network, entry, LATER)
    client, url = enter(network.referent), f"/espace/fiches/{entry.pk}/recette/"
    page = text_of(client, url)
    assert "Le dernier fichier a changé de forme" in page
    client.post(f"{url}suivre")
    assert from_yaml(_document(entry)).mapping[3].sources == ("Prenom usuel",)


def test_who_may_not_deliver_reads_it_and_changes_nothing(network: Network, entry: Entry, enter: Enter) -> None:
    client, url = enter(network.dpo), f"/espace/fiches/{entry.pk}/recette/"
    answer = client.get(url)
    if answer.status_code == 200:
        assert "<textarea" not in answer.content.decode()
    assert client.post(url, {"text": _document(entry)}).status_code in (400, 403, 404)
    assert entry.recipes.count() == 1
