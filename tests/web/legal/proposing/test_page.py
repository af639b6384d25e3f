"""The page where the référent proposes: search, effect, proposal, then what each delivery does with the plan."""

import html
import re
from datetime import timedelta

import pytest
from django.test import Client

from pontdarc.approach.dispatch import drain
from pontdarc.approach.journeys import deliver
from pontdarc.core.privacy.plan import plan_of
from pontdarc.inventory.actions import register
from pontdarc.inventory.models import Entry
from pontdarc.legal.models import Proposal
from pontdarc.outside import clock
from pontdarc.publication.models import PlanSearch, Version
from tests.web.conftest import Enter
from tests.web.publication.test_portal import text_of
from tests.world.territory import Network, actor

NAMES = ["Martin", "Durand", "Petit", "Moreau", "Simon", "Laurent", "Lefebvre", "Michel", "Garcia"]
FIRST = ["Anne", "Paul", "Léa", "Luc", "Zoé", "Marc", "Julie", "Hugo", "Emma"]


def people(years: list[int]) -> str:
    """Return a file of persons: a name, a day of birth, an aid."""
    lines = [
        f"{FIRST[n % 9]} {NAMES[n % 9]};{(n % 27) + 1:02d}/{(n % 12) + 1:02d}/{year};{100 + n % 3}"
        for n, year in enumerate(years)
    ]
    return "\n".join(["Nom et prénom;Date de naissance;Montant", *lines]) + "\n"


DECADES = [1980 + n % 10 for n in range(6)] + [1990 + n % 10 for n in range(6)]


@pytest.fixture
def entry(network: Network) -> Entry:
    made = register(by=actor(network.referent), organisation=network.commune, title="Aides", now=clock.now())
    hand_over(network, made, people(DECADES))
    return made


def hand_over(network: Network, entry: Entry, content: str, hours: int = 0) -> Version:
    now = clock.now() + timedelta(hours=hours)
    by = actor(network.referent)
    delivery = deliver(by=by, entry=entry, file=[content.encode()], filename="aides.csv", now=now)
    drain(now)
    return Version.objects.get(preparation__delivery=delivery)


def filled(page: str) -> dict[str, list[str]]:
    """Return what a browser would send of the page's form, its buttons left out."""
    form = page[page.index('<form class="form form-wide"') :]
    sent: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        kind, name = _attribute(tag, "type"), _attribute(tag, "name")
        if kind != "checkbox" or " checked" in tag:
            value = html.unescape(_attribute(tag, "value"))
            sent.setdefault(name, []).append(value or ("on" if kind == "checkbox" else ""))
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)"[^>]*selected', options)
        sent[name] = [chosen[1].replace("&quot;", '"').replace("&#x27;", "'") if chosen else ""]
    return sent


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return found[1] if found else ""


def address(entry: Entry) -> str:
    return f"/espace/fiches/{entry.pk}/proposer/"


def send(client: Client, entry: Entry, action: str, **changes: str | list[str]) -> str:
    """Press a button of the page as it is filled, with some changes; return the page, or where it leads."""
    sent = {**filled(client.get(address(entry)).content.decode()), **changes, "action": action}
    answer = client.post(address(entry), sent)
    return answer["Location"] if answer.status_code == 302 else answer.content.decode()


def search(client: Client, entry: Entry, **changes: str | list[str]) -> str:
    """Have the best plan searched for and found; return the page that follows it."""
    follows = send(client, entry, "search", **changes)
    assert follows.startswith("/espace/plans/")
    drain(clock.now())
    return client.get(follows).content.decode()


def taken_up(client: Client, entry: Entry) -> str:
    """Return the page that proposes, filled with the last search."""
    return client.get(f"{address(entry)}?plan={PlanSearch.objects.latest('asked_at').pk}").content.decode()


def propose_best_plan(client: Client, entry: Entry, **changes: str | list[str]) -> Proposal:
    search(client, entry, **changes)
    page = taken_up(client, entry)
    assert client.post(address(entry), {**filled(page), "action": "propose"}).status_code == 302
    drain(clock.now())
    return Proposal.objects.latest("at")


def clear(enter: Enter, network: Network, case: Proposal, outcome: str) -> None:
    enter(network.dpo).post(f"/espace/propositions/{case.pk}/avis", {"verdict": "favourable", "note": ""})
    sent = {"outcome": outcome, "article": "CRPA L312-1-2"}
    answer = enter(network.mayor).post(f"/espace/propositions/{case.pk}/decision", sent)
    assert answer.status_code == 302, answer.content.decode()
    drain(clock.now())


def test_the_best_plan_says_what_it_loses_and_fills_the_form(network: Network, entry: Entry, enter: Enter) -> None:
    client = enter(network.referent)
    found = search(client, entry, k="5", left_out="0")
    assert "Meilleur plan pour des groupes d’au moins 5 lignes" in found
    assert "dates ramenées à la décennie" in found
    assert "Il resterait 12 lignes sur 12" in found
    page = taken_up(client, entry)
    assert "Laissées de côté parce qu’elles désignent des personnes" in page
    sent = filled(page)
    assert sent["drop"] == ["Nom et prénom"]
    assert "decade" in " ".join(sent["less-1"])
    assert sent["groups"] == ["on"]
    assert sent["outcome"] == ["publish_after_anonymisation"]
    assert "1980-1989" in page
    assert "/1980" not in page


def test_what_the_page_held_is_found_again_after_the_search(network: Network, entry: Entry, enter: Enter) -> None:
    client = enter(network.referent)
    search(client, entry, k="5", left_out="0", note="Vu avec le service.", **{"role-2": "quasi", "drop": ["Montant"]})
    page = taken_up(client, entry)
    sent = filled(page)
    assert "Vu avec le service." not in str(PlanSearch.objects.get().choices), "a sentence may name somebody"
    assert sent["role-2"] == ["quasi"]
    assert sent["drop"] == ["Nom et prénom", "Montant"], "what a person left out stays so"


def test_a_plan_that_cannot_reach_k_says_what_it_would_cost(network: Network, entry: Entry, enter: Enter) -> None:
    client = enter(network.referent)
    page = search(client, entry, k="50", left_out="0")
    assert "ne peut pas être atteint" in page
    assert "12 lignes (100" in page
    assert filled(taken_up(client, entry))["outcome"] != ["publish_after_anonymisation"]


def test_a_column_kept_as_it_is_costs_rows_and_the_page_says_how_many(
    network: Network, entry: Entry, enter: Enter
) -> None:
    kept = search(enter(network.referent), entry, k="5", left_out="0", lock=["Date de naissance"])
    assert "ne peut pas être atteint" in kept
    assert "Gardées telles quelles" in kept


def test_a_level_that_is_forbidden_is_not_used_and_is_told(network: Network, entry: Entry, enter: Enter) -> None:
    client = enter(network.referent)
    decade = next(option for option in levels(client, entry, 1) if "decade" in option)
    page = search(client, entry, k="5", left_out="0", **{"forbid-1": [decade]})
    assert "Niveaux écartés pour « Date de naissance »" in page
    assert PlanSearch.objects.get().found["steps"] == ['{"step": "drop_column", "column": "Date de naissance"}']
    assert filled(taken_up(client, entry))["forbid-1"] == [decade]


def levels(client: Client, entry: Entry, rank: int) -> list[str]:
    """Return the levels that the page offers for a column."""
    page = html.unescape(client.get(address(entry)).content.decode())
    return re.findall(rf"<input type=\"checkbox\" name=\"forbid-{rank}\" value=\"(.+?)\">", page)


def test_a_value_not_to_be_guessed_is_held_to_in_the_plan_the_dossier_and_what_is_public(
    network: Network, enter: Enter
) -> None:
    made = register(by=actor(network.referent), organisation=network.commune, title="Aides", now=clock.now())
    # Who was born in the eighties always has the same amount.
    rows = people(DECADES).splitlines()
    same = [line.rsplit(";", 1)[0] + ";100" if re.search(r"/198\d;", line) else line for line in rows]
    hand_over(network, made, "\n".join(same) + "\n")
    asked = {"k": "5", "left_out": "0", "sensitive": "Montant", "diverse": "2"}
    case = propose_best_plan(enter(network.referent), made, **asked)
    search_made = PlanSearch.objects.get()
    assert "drop_column" in " ".join(search_made.found["steps"]), "decades would tell the amount of six people"
    assert (case.risk["asked"]["sensitive"], case.risk["asked"]["diverse"]) == ("Montant", 2)
    assert case.risk["figures"]["quasi"] == []

    case = propose_best_plan(enter(network.referent), made, **{**asked, "left_out": "50"})
    dossier = text_of(enter(network.dpo), f"/espace/propositions/{case.pk}/dossier/")
    assert "ou de moins de 2 valeurs de « Montant », ôtés" in dossier
    assert "valeurs voulues par groupe : 2" in dossier
    assert case.risk["figures"]["diversity"][0]["distinct"] >= 2


def test_advanced_settings_that_do_not_hold_together_are_said(network: Network, entry: Entry, enter: Enter) -> None:
    page = send(enter(network.referent), entry, "search", left_out="2", closeness="20", diverse="2")
    assert "Choisissez la colonne à ne pas laisser deviner." in page
    assert "mettez 0 % de lignes à ôter" in page
    page = send(enter(network.referent), entry, "search", sensitive="Montant", drop=["Montant"])
    assert "personne ne peut la deviner" in page
    assert not PlanSearch.objects.exists()


def test_advanced_settings_are_closed_until_something_is_wrong_there(
    network: Network, entry: Entry, enter: Enter
) -> None:
    client = enter(network.referent)
    assert not re.search(r"<details[^>]* open", client.get(address(entry)).content.decode())
    page = send(client, entry, "search", left_out="0", diverse="2")
    assert re.search(r"<details class=\"fold\" open>\s*<summary>Réglages avancés", page)


def test_the_effect_is_told_before_anything_is_proposed(network: Network, entry: Entry, enter: Enter) -> None:
    page = send(enter(network.referent), entry, "effect", **{"less-1": "", "k": "5"})
    assert "Il resterait 12 lignes sur 12" in page
    assert not Proposal.objects.exists()


def test_from_the_screen_to_a_public_table_replayed_then_held_when_its_groups_break(
    client: Client, network: Network, entry: Entry, enter: Enter
) -> None:
    case = propose_best_plan(enter(network.referent), entry, k="5", left_out="0")
    dossier = text_of(enter(network.dpo), f"/espace/propositions/{case.pk}/dossier/")
    assert "Individualisation" in dossier
    assert "dates ramenées à la décennie" in dossier
    assert "Essai d’attaque" in dossier
    assert case.risk["figures"]["k"] == 6
    clear(enter, network, case, "publish_after_anonymisation")
    first = Version.objects.get(state="published")
    public = text_of(client, f"/donnees/{first.dataset.slug}/")
    assert "1980-1989" in public
    assert "Durand" not in public
    assert "dates ramenées à la décennie" in public

    second = hand_over(network, entry, people([*DECADES, 1985, 1995]), 1)
    assert (second.state, second.rows) == ("published", 14)
    assert plan_of(second.steps) == plan_of(first.steps)

    third = hand_over(network, entry, people([*DECADES, 1935]), 2)
    assert (third.state, [doubt["code"] for doubt in third.held]) == ("held", ["more_left_out"])
    enter(network.referent).post(f"/espace/versions/{third.pk}/publier")
    third.refresh_from_db()
    assert third.state == "held", "confirming is not deciding"


def test_pseudonyms_alone_are_never_called_anonymous(network: Network, entry: Entry, enter: Enter) -> None:
    changes = {
        "drop": [],
        "more-0-step": "pseudonymise",
        "more-0-column": "Nom et prénom",
        "outcome": "publish_after_anonymisation",
    }
    page = send(enter(network.referent), entry, "propose", **changes)
    assert "Pseudonymiser n’est pas anonymiser" in page
    assert not Proposal.objects.exists()
    led = send(enter(network.referent), entry, "propose", **{**changes, "outcome": "publish_restricted"})
    assert led.startswith("/espace/propositions/")
    assert "key" not in str(Proposal.objects.get().scope)
    drain(clock.now())
    assert "ce n’est pas une anonymisation" in text_of(enter(network.dpo), led)


def test_saying_that_it_is_not_enough_proposes_not_to_publish(network: Network, entry: Entry, enter: Enter) -> None:
    assert send(enter(network.referent), entry, "not_enough").startswith("/espace/propositions/")
    case = Proposal.objects.get()
    assert (case.outcome, case.article) == ("do_not_publish", "CRPA L312-1-2")
    assert case.justification


def test_half_a_protection_is_refused_with_what_is_missing(network: Network, entry: Entry, enter: Enter) -> None:
    page = send(enter(network.referent), entry, "propose", **{"more-0-step": "round_number", "cells": "Montant"})
    assert "Choisissez la colonne à protéger." in page
    assert "Choisissez trois colonnes différentes" in page
    assert not Proposal.objects.exists()


def test_what_is_decided_anonymous_waits_for_its_figures(network: Network, entry: Entry, enter: Enter) -> None:
    search(enter(network.referent), entry, k="5", left_out="0")
    page = taken_up(enter(network.referent), entry)
    enter(network.referent).post(address(entry), {**filled(page), "action": "propose"})
    case = Proposal.objects.get()
    assert "en cours de calcul" in text_of(enter(network.dpo), f"/espace/propositions/{case.pk}/")
    enter(network.dpo).post(f"/espace/propositions/{case.pk}/avis", {"verdict": "favourable", "note": ""})
    sent = {"outcome": "publish_after_anonymisation", "article": "CRPA L312-1-2"}
    answer = enter(network.mayor).post(f"/espace/propositions/{case.pk}/decision", sent)
    assert "n’est pas encore mesuré" in answer.content.decode()
