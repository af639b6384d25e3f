import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import polars as pl
import pytest
from pytest_django import Settings

from pontdarc.cli.main import main
from pontdarc.core.refusals import Conflict, Forbidden, Invalid, NotFound, Refusal, Unreadable
from pontdarc.inventory import actions as inventory
from pontdarc.network.rules import OPERATOR
from pontdarc.standardisation.adding import (
    add_published,
    add_standard,
    published_schemas,
    read_address,
    remove_standard,
)
from pontdarc.standardisation.catalogue import find, origin_of, standards, versions
from pontdarc.standardisation.models import AddedStandard
from pontdarc.standardisation.recognition import recognise_standard
from pontdarc.standardisation.shelf import VARIABLE
from tests.world.fixtures import network, now
from tests.world.territory import NOW, Network, actor

__all__ = ["network", "now"]
ROOMS = {
    "name": "mairie/salles",
    "title": "Salles communales",
    "version": "1.0.0",
    "fields": [
        {"name": "nom_salle", "title": "Nom de la salle", "constraints": {"required": True}},
        {"name": "capacite", "type": "integer", "constraints": {"required": True, "minimum": 1}},
        {"name": "ouverture", "type": "date"},
    ],
}


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "standards"))
    return tmp_path / "standards"


def add(document: object, by=OPERATOR, **said: str):
    content = document if isinstance(document, bytes) else json.dumps(document).encode()
    return add_standard(by=by, content=content, now=NOW, **said)


def test_an_added_standard_is_known_with_its_origin_and_who_added_it(network: Network) -> None:
    made = add(ROOMS, by=actor(network.coordinator), source="https://mairie.example/salles.json")
    assert find("mairie/salles").name == "mairie/salles@1.0.0"
    origin = origin_of(made)
    assert (origin["origin"], origin["source"]) == ("added", "https://mairie.example/salles.json")
    assert AddedStandard.objects.get().by == network.coordinator
    assert origin_of(find("scdl/prenoms")) == {"origin": "pontdarc"}


def test_it_is_recognised_among_the_others(db: None) -> None:
    add(ROOMS)
    frame = pl.DataFrame({"Nom de la salle": ["Les Ormes"], "Capacité": ["120"], "Ouverture": ["12/03/2019"]})
    found = recognise_standard(frame, standards(), "salles.csv")
    assert found.standard is not None
    assert found.standard.slug == "mairie/salles"


def test_it_reaches_the_confined_child_that_repairs(db: None, tmp_path: Path, capsys) -> None:
    add(ROOMS)
    file, out = tmp_path / "salles.csv", tmp_path / "out.csv"
    file.write_text("Nom de la salle;Capacité;Ouverture\nLes Ormes;120;12/03/2019\n", encoding="utf-8")
    assert main(["repair", str(file), "--standard", "mairie/salles", "--output", str(out)]) == 0
    assert out.read_text().splitlines() == ["nom_salle,capacite,ouverture", "Les Ormes,120,2019-03-12"]
    assert main(["conform", str(out), "--standard", "mairie/salles"]) == 0


def test_versions_live_side_by_side_and_a_newer_one_of_ours_knows_what_we_know(db: None) -> None:
    add(ROOMS)
    add({**ROOMS, "version": "1.10.0"})
    add({**ROOMS, "version": "1.9.0"})
    assert [each.version for each in versions("mairie/salles")] == ["1.10.0", "1.9.0", "1.0.0"]
    fields = [{"name": name} for name in find("scdl/prenoms").schema.names]
    newer = add({"name": "scdl/prenoms", "version": "9.0.0", "fields": fields})
    assert find("scdl/prenoms").version == "9.0.0"
    assert newer.schema.field("ENFANT_SEXE").synonyms == find("scdl/prenoms@1.1.6").schema.field("ENFANT_SEXE").synonyms


@pytest.mark.parametrize(
    ("document", "said", "kind"),
    [
        (b"a;b\n1;2\n", {}, Invalid),
        (b"\xff\xfe", {}, Invalid),
        ([1], {}, Invalid),
        ({"name": "a/b", "version": "1"}, {}, Invalid),
        ({**ROOMS, "version": ""}, {}, Invalid),
        ({**ROOMS, "name": ""}, {}, Invalid),
        (ROOMS, {"slug": "../../etc"}, Invalid),
        (ROOMS, {"slug": "scdl/prenoms", "version": "1.1.6"}, Conflict),
        (b" " * 5_000_001, {}, Unreadable),
        ({**ROOMS, "fields": [{"name": "x", "constraints": {"pattern": "(?=(a+)+b)c"}}]}, {}, Invalid),
    ],
)
def test_what_is_no_schema_is_refused_in_one_sentence_with_the_next_step(
    db: None, shelf: Path, document: object, said: dict[str, str], kind: type[Refusal]
) -> None:
    with pytest.raises(kind) as caught:
        add(document, **said)
    assert caught.value.sentence()
    assert caught.value.advice()
    assert not shelf.exists()


def test_the_same_version_with_another_content_is_refused(db: None) -> None:
    add(ROOMS)
    assert add(ROOMS).name == "mairie/salles@1.0.0"
    with pytest.raises(Conflict):
        add({**ROOMS, "title": "Autre"})


def test_only_who_coordinates_adds(network: Network) -> None:
    with pytest.raises(Forbidden):
        add(ROOMS, by=actor(network.referent))


def test_it_is_removed_only_when_nothing_uses_it(network: Network) -> None:
    add(ROOMS)
    entry = inventory.register(
        by=OPERATOR, organisation=network.commune, title="Salles", standard="mairie/salles", now=NOW
    )
    with pytest.raises(Conflict):
        remove_standard(by=OPERATOR, name="mairie/salles@1.0.0", now=NOW)
    inventory.describe(by=OPERATOR, entry=entry, standard="", now=NOW)
    assert remove_standard(by=OPERATOR, name="mairie/salles", now=NOW) == "mairie/salles@1.0.0"
    with pytest.raises(NotFound):
        find("mairie/salles")


def test_a_private_address_is_refused(db: None) -> None:
    with pytest.raises(Forbidden):
        read_address("http://127.0.0.1:8080/schema.json")


@pytest.fixture
def national(settings: Settings):
    """A server that speaks as the national catalogue does."""
    pages: dict[str, bytes] = {}

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = pages.get(self.path)
            self.send_response(200 if body is not None else 404)
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    settings.SCHEMAS_INDEX, settings.ALLOWED_HOSTS_OUT = f"{base}/schemas.json", ("127.0.0.1",)

    def listed(name: str, *numbers: str, kind: str = "tableschema") -> dict[str, object]:
        held = [{"version_name": each, "schema_url": f"{base}/{name}/{each}.json"} for each in numbers]
        return {"name": name, "title": name.title(), "schema_type": kind, "versions": held}

    schemas = [
        listed("mairie/salles", "1.0.0", "1.10.0", "1.9.0"),
        listed("scdl/prenoms", "1.1.6"),
        listed("mairie/perdu", "1.0"),
        listed("mairie/paquet", "1.0", kind="datapackage"),
    ]
    pages["/schemas.json"] = json.dumps({"version": 1, "schemas": schemas}).encode()
    pages["/mairie/salles/1.10.0.json"] = json.dumps(ROOMS).encode()
    yield pages
    server.shutdown()
    server.server_close()


def test_the_national_catalogue_says_what_is_new_and_what_has_a_newer_version(network: Network, national) -> None:
    add(ROOMS)
    inventory.register(by=OPERATOR, organisation=network.commune, title="S", standard="mairie/salles", now=NOW)
    found = {each.slug: each for each in published_schemas()}
    assert {slug: each.news for slug, each in found.items()} == {
        "mairie/perdu": "new",
        "mairie/salles": "newer",
        "scdl/prenoms": "",
    }
    assert (found["mairie/salles"].version, found["mairie/salles"].in_use) == ("1.10.0", True)


def test_one_schema_that_cannot_be_read_does_not_stop_the_others(db: None, national) -> None:
    done = add_published(by=OPERATOR, wanted=[each for each in published_schemas() if each.news], now=NOW)
    assert [each.name for each in done.added] == ["mairie/salles@1.10.0"]
    assert [name for name, _ in done.refused] == ["mairie/perdu@1.0"]


def test_an_index_of_another_shape_changes_nothing(db: None, national) -> None:
    national["/schemas.json"] = b'{"schemas": [{"name": 1}]}'
    with pytest.raises(Unreadable):
        published_schemas()
