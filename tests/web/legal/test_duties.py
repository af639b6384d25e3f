"""Pages of duties: what binds is shown, what is not done only to those who may see it."""

import io

import polars as pl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from pontdarc.approach import facts_sheet_reading
from pontdarc.legal import actions as legal
from pontdarc.legal.models import DutyRecord, StatusSharing
from pontdarc.mediation import actions as mediation
from pontdarc.network.models import Fact
from pontdarc.network.queries import known_facts
from tests.approach.test_outlines import CODES, _published
from tests.web.conftest import Enter
from tests.world.territory import NOW, Network, actor

pytestmark = pytest.mark.django_db


def _page(client: Client, name: str, *args: object) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_a_body_reads_its_duties_what_is_not_done_and_notes_what_was_seen(network: Network, enter: Enter) -> None:
    client, slug = enter(network.referent), network.commune.slug
    page = _page(client, "duties", slug)
    assert "Adresses de la commune" in page
    assert "non fait" in page
    url = "https://adresse.data.gouv.fr/commune/00101"
    client.post(reverse("note-duty", args=[slug, "U1"]), {"kind": "seen", "url": url})
    assert DutyRecord.objects.get().by == network.referent
    assert url in _page(client, "duties", slug)
    refused = client.post(
        reverse("note-duty", args=[slug, "P1"]), {"kind": "seen", "url": "https://a.test/"}, follow=True
    )
    assert "une copie ailleurs ne suffit pas" in refused.content.decode().lower()
    assert DutyRecord.objects.count() == 1


def test_the_coordinator_sees_what_is_not_done_only_with_the_agreement_of_the_body(
    network: Network, enter: Enter
) -> None:
    client, slug = enter(network.coordinator), network.commune.slug
    for name in ("duties", "statement"):
        page = _page(client, name, slug)
        assert "non fait" not in page.lower()
        assert "n’est montré qu’à l’organisation" in page
    assert "non communiqué" in _page(client, "obligations")
    client.post(reverse("share-status", args=[slug]), {"agree": "yes"})
    assert not StatusSharing.objects.exists()
    enter(network.mayor).post(reverse("share-status", args=[slug]), {"agree": "yes"})
    assert "non fait" in _page(client, "duties", slug)
    enter(network.mayor).post(reverse("share-status", args=[slug]), {"agree": "no"})
    assert "non fait" not in _page(client, "duties", slug)


def test_nobody_else_and_never_the_public_reads_it(network: Network, enter: Enter) -> None:
    slug = network.departement.slug
    for name in ("duties", "facts", "duties-calendar", "statement"):
        assert Client().get(reverse(name, args=[slug])).status_code == 302
        assert enter(network.mayor).get(reverse(name, args=[slug])).status_code == 404
    legal.record_duty(
        by=actor(network.referent), organisation=network.commune, code="S1", kind="reason", reason="Retard.", now=NOW
    )
    for address in (f"/organisations/{network.commune.slug}/", "/", "/donnees/"):
        page = Client().get(address).content.decode()
        assert "Retard." not in page
        assert "non fait" not in page.lower()


def test_facts_are_asked_only_where_they_change_an_answer_and_change_it(network: Network, enter: Enter) -> None:
    client, slug = enter(network.referent), network.commune.slug
    page = _page(client, "facts", slug)
    assert 'name="grants_subsidies"' in page
    assert 'name="population_counted"' not in page
    assert 'name="large_public_grants"' not in page
    client.post(reverse("facts", args=[slug]), {"grants_subsidies": "no", "agents_fte": "7.5", "water": ""})
    known = known_facts([network.commune.pk])[network.commune.pk]
    assert (known["grants_subsidies"], known["agents_fte"]) == (False, 7.5)
    assert 'name="water"' in _page(client, "facts", slug)
    assert not Fact.objects.filter(key="water").exists()


def test_deadlines_are_a_page_and_a_feed_that_says_nothing_of_what_is_done(network: Network, enter: Enter) -> None:
    page = _page(enter(network.mayor), "duties-calendar", network.commune.slug)
    address = page.split('class="once">')[1].split("<")[0].strip()
    path = "/espace/" + address.partition("/espace/")[2]
    response = Client().get(path)
    assert response["Content-Type"].startswith("text/calendar")
    text = response.content.decode()
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    assert "RRULE:FREQ=YEARLY" in text
    assert "DTSTART;VALUE=DATE:" in text
    assert "non fait" not in text.lower()
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert Client().get(path.replace(".ics", "x.ics")).status_code == 404


def test_a_body_sees_the_day_of_each_request_it_owes_an_answer_and_its_coordinator_only_with_its_agreement(
    network: Network, enter: Enter
) -> None:
    mediation.request_document(
        organisation=network.commune,
        subject="Comptages de 2025",
        text="Tous les mois.",
        mode="online",
        author_name="Une lectrice",
        author_email="lectrice@lecture.example",
        now=NOW,
    )
    ours = _page(enter(network.mayor), "duties-calendar", network.commune.slug)
    assert "Répondre à une demande de document" in ours
    assert "Comptages de 2025" not in ours
    theirs = _page(enter(network.coordinator), "duties-calendar", network.commune.slug)
    assert "Répondre à une demande de document" not in theirs


def test_the_sheet_of_facts_goes_out_and_comes_back_in_both_formats(
    network: Network, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "pontdarc.outside.confined.run", lambda target, arguments, **_: facts_sheet_reading.understand(arguments)
    )
    client = enter(network.referent)
    for suffix, read in (("csv", pl.read_csv), ("xlsx", None)):
        response = client.get(reverse("facts-sheet", args=[suffix]))
        body = response.content
        if read is not None:
            frame = pl.read_csv(io.BytesIO(body), separator=";", infer_schema=False)
            assert frame["organisation"].to_list() == [network.commune.slug, network.departement.slug]
            filled = frame.with_columns(
                pl.when(pl.col("organisation") == network.commune.slug)
                .then(pl.lit("oui"))
                .otherwise(pl.lit("peut-être"))
                .alias("Déchets")
            )
            body = filled.write_csv(separator=";").encode()
        sent = SimpleUploadedFile(f"faits.{suffix}", body)
        page = client.post(reverse("take-facts-sheet"), {"file": sent}, follow=True).content.decode()
        if suffix == "csv":
            assert "Faits changés : 1. Organisations concernées : 1." in page
            assert "oui ou non" in page
        else:
            assert "Faits changés : 0." in page
    assert known_facts([network.commune.pk])[network.commune.pk]["waste"] is True


def test_another_file_than_the_sheet_is_refused_with_the_next_step(
    network: Network, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "pontdarc.outside.confined.run", lambda target, arguments, **_: facts_sheet_reading.understand(arguments)
    )
    for content in (b"", b"a;b\n1;2\n"):
        sent = SimpleUploadedFile("faits.csv", content)
        page = enter(network.referent).post(reverse("take-facts-sheet"), {"file": sent}, follow=True).content.decode()
        assert "n’est pas le tableau des faits" in page


def test_the_map_places_the_communes_that_one_sees_and_says_their_state_in_words(
    network: Network, enter: Enter
) -> None:
    address = reverse("duties-map")
    assert enter(network.coordinator).get(address).json()["features"] == []
    _published(network, CODES)
    features = enter(network.coordinator).get(address).json()["features"]
    assert {each["properties"]["state"] for each in features} == {"no", "perhaps"}
    assert any("Pont-du-Val : à vérifier ensemble" in each["properties"]["label"] for each in features)
    assert len(enter(network.mayor).get(address).json()["features"]) == 1
    assert Client().get(address).status_code == 302
