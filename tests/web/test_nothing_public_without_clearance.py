"""Nothing leaves without a clearance in force: every address is asked, by somebody unknown and by a stranger."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import polars as pl
import pytest
from django.http.response import HttpResponseBase
from django.test import Client
from django.utils.text import slugify

from pontdarc.approach.dispatch import drain
from pontdarc.approach.erasure import actions as erasure
from pontdarc.approach.models import Attestation, Erasure
from pontdarc.extraction import actions as extraction
from pontdarc.legal import actions as legal
from pontdarc.legal.models import Decision, Proposal
from pontdarc.mediation import actions as mediation
from pontdarc.mediation.models import Question, Reuse
from pontdarc.network import actions as network_actions
from pontdarc.network.models import PersonalToken, Role
from pontdarc.network.rules import MACHINE, OPERATOR
from pontdarc.outside import clock
from pontdarc.publication import actions as publication
from pontdarc.publication.erasing import erase_versions
from pontdarc.publication.models import Dataset, DatasetSlug, PlanSearch, Version
from tests.web.conftest import Enter
from tests.web.walking import (
    FORMER_SLUG,
    MARK,
    SLUG,
    Address,
    Hidden,
    Unknown,
    addresses,
    etags,
    headers_tried,
    is_operators,
    said,
    values_of,
)
from tests.world.datasets import add_version, public_dataset
from tests.world.territory import SINCE, Network, actor

# Thousands of requests: on a machine that is busy with something else, ten minutes are not enough.
pytestmark = [pytest.mark.long, pytest.mark.timeout(3600)]
TITLE = f"Jardins {MARK}-titre"
SECRETS = pl.DataFrame(
    {
        f"{MARK}_colonne": [f"{MARK}-cellule", f"{MARK}-autre"],
        "jour": [date(2024, 1, 6), None],
        "latitude": [44.61, 44.7],
        "longitude": [4.38, 4.5],
    }
)
SECRET_COLUMNS = (
    (f"{MARK}_colonne", "string", f"En-tête {MARK}"),
    ("jour", "date", "Jour"),
    ("latitude", "number", "Latitude"),
    ("longitude", "number", "Longitude"),
)
PLACE: dict[str, object] = {"latitude": "latitude", "longitude": "longitude", "bbox": [4.38, 44.61, 4.5, 44.7]}
PLAIN = pl.DataFrame({"nom": ["Jardin ouvert"]})
PLAIN_COLUMNS = (("nom", "string", "Nom"),)
NEVER, WAS_PUBLIC = frozenset({404}), frozenset({410})
EVERYTHING = {
    "home",
    "search",
    "dataset",
    "preview",
    "places",
    "download",
    "version",
    "version-download",
    "leave-reuse",
}
EVERYTHING |= {"ask", "identifier", "organisation", "catalogue-ttl", "catalogue-rdf", "catalogue-jsonld"}
EVERYTHING |= {"dataset-ttl", "dataset-rdf", "dataset-jsonld"}
EVERYTHING |= {"explore_datasets", "explore_dataset", "explore_records", "explore_exports", "explore_export"}
Hide = Callable[[Network, Dataset], None]


def _never_decided(network: Network, dataset: Dataset) -> None:
    _held_under_a_decision(network, dataset)
    Version.objects.filter(dataset=dataset).update(clearance=None)
    Decision.objects.filter(proposal__entry=dataset.entry).delete()
    Proposal.objects.filter(entry=dataset.entry).delete()


def _held_under_a_decision(network: Network, dataset: Dataset) -> None:
    Version.objects.filter(dataset=dataset).update(state=Version.State.HELD)
    Version.objects.filter(dataset=dataset).update(published_at=None, number=None)


def _refused(network: Network, dataset: Dataset) -> None:
    _held_under_a_decision(network, dataset)
    Decision.objects.filter(proposal__entry=dataset.entry).update(outcome="do_not_publish")


def _discarded(network: Network, dataset: Dataset) -> None:
    _held_under_a_decision(network, dataset)
    Version.objects.filter(dataset=dataset).update(state=Version.State.DISCARDED)


def _withdrawn_before_it_was_public(network: Network, dataset: Dataset) -> None:
    _held_under_a_decision(network, dataset)
    _withdrawn(network, dataset)


def _revoked(network: Network, dataset: Dataset) -> None:
    decision = Decision.objects.get(proposal__entry=dataset.entry)
    legal.revoke(by=actor(network.mayor), decision=decision, why="Erreur.", now=clock.now())


def _expired(network: Network, dataset: Dataset) -> None:
    yesterday = clock.today() - timedelta(days=1)
    Decision.objects.filter(proposal__entry=dataset.entry).update(review_on=yesterday)


def _no_longer_positive(network: Network, dataset: Dataset) -> None:
    Decision.objects.filter(proposal__entry=dataset.entry).update(outcome="do_not_publish")


def _withdrawn(network: Network, dataset: Dataset) -> None:
    publication.withdraw(by=actor(network.referent), dataset=dataset, why="Erreur de fichier.", now=clock.now())


def _replaced_under_a_revoked_decision(network: Network, dataset: Dataset) -> None:
    first = Version.objects.get(dataset=dataset)
    Version.objects.filter(pk=first.pk).update(state=Version.State.REPLACED)
    add_version(dataset, network.mayor, frame=PLAIN, columns=PLAIN_COLUMNS, number=2, now=clock.now())
    assert first.clearance
    legal.revoke(by=actor(network.mayor), decision=first.clearance, why="Erreur.", now=clock.now())


def _waiting_behind_what_is_public(network: Network, dataset: Dataset) -> None:
    _held_under_a_decision(network, dataset)
    add_version(dataset, network.mayor, frame=PLAIN, columns=PLAIN_COLUMNS, number=2, now=clock.now())


def _erased_to_protect_somebody(network: Network, dataset: Dataset) -> None:
    first = Version.objects.get(dataset=dataset)
    Version.objects.filter(pk=first.pk).update(state=Version.State.REPLACED)
    add_version(dataset, network.mayor, frame=PLAIN, columns=PLAIN_COLUMNS, number=2, now=clock.now())
    why = "Une personne y figurait, sur une ligne (RGPD art. 17)."
    erase_versions(by=MACHINE, dataset=dataset, versions=[first], why=why, now=clock.now())


STATES: dict[str, tuple[Hide, frozenset[int]]] = {
    "never decided": (_never_decided, NEVER),
    "held under a decision": (_held_under_a_decision, NEVER),
    "refused": (_refused, NEVER),
    "discarded": (_discarded, NEVER),
    "withdrawn before it was public": (_withdrawn_before_it_was_public, NEVER),
    "revoked": (_revoked, WAS_PUBLIC),
    "expired": (_expired, WAS_PUBLIC),
    "decided otherwise since": (_no_longer_positive, WAS_PUBLIC),
    "withdrawn": (_withdrawn, WAS_PUBLIC),
}
VERSIONS: dict[str, tuple[Hide, frozenset[int]]] = {
    "replaced under a revoked decision": (_replaced_under_a_revoked_decision, NEVER),
    "waiting behind what is public": (_waiting_behind_what_is_public, NEVER),
    "erased to protect somebody": (_erased_to_protect_somebody, WAS_PUBLIC),
}


@pytest.fixture
def clients(network: Network, enter: Enter, now: datetime) -> tuple[Client, Client]:
    """Somebody unknown, and the référente of another commune."""
    by = OPERATOR
    person = network_actions.add_person(by=by, name="Ali Bresson", email="ali.bresson@pont-du-val.example", now=now)
    network_actions.open_account(by=by, person=person, password="quatre-mots-sans-rapport", now=now)
    network_actions.grant_role(
        by=by, person=person, organisation=network.communes[1], name="referent", since=SINCE, now=now
    )
    return Client(), enter(person)


def _published(network: Network, state: str = "", *, secret: bool = True) -> tuple[Dataset, Hidden]:
    """Return a dataset of Saint-Arcens with everything that can hang on it, public, and what there is to hide.

    *state* names it: several are walked together, and a leak says whose it is.
    """
    now, name = clock.now(), slugify(state)
    former = f"{FORMER_SLUG}-{name}"
    marked = {
        "description": f"Texte {MARK}.",
        "keywords": [f"{MARK}-mot"],
        "contact_name": f"{MARK}-contact",
    }
    dataset = public_dataset(
        network.commune,
        network.mayor,
        slug=f"{SLUG if secret else 'jardins'}-{name}",
        title=TITLE if secret else "Jardins",
        frame=SECRETS,
        columns=SECRET_COLUMNS,
        geometry=PLACE,
        now=now,
        theme="ECON",
        **(marked if secret else {}),
    )
    version = Version.objects.get(dataset=dataset)
    assert version.clearance
    if secret:
        DatasetSlug.objects.create(slug=former, dataset=dataset)
    question = mediation.ask(
        dataset=dataset, text="Une question ?", author_name="A", author_email="a@courriel.example", now=now
    )
    referent = actor(network.referent)
    invited = [
        extraction.invite(by=referent, entry=dataset.entry, person=network.secretary, now=clock.now()) for _ in "12"
    ]
    extraction.revoke_link(by=referent, link=invited[0][0], now=now)
    type(invited[1][0]).objects.filter(pk=invited[1][0].pk).update(expires_at=now - timedelta(days=1))
    network_actions.create_token(by=referent, label=f"{MARK}-jeton-{name}")
    asked = erasure.ask(
        dataset=dataset, right="erase", name=f"{MARK}-personne", email=f"{MARK}@courriel.example", now=now
    )
    decided = Erasure.objects.create(
        dataset=dataset, measure="rows", article="RGPD art. 17", marks=[], proposed_at=now, accepted=None
    )
    search = PlanSearch.objects.create(
        preparation=version.preparation, asked_at=now, order={"forbidden": {f"{MARK}_colonne": "x"}}
    )
    ids = {
        "plans": search.pk,
        "attestations": Attestation.objects.create(erasure=decided, asked_at=now).pk,
        "personnes": asked.pk,
        "effacements": decided.pk,
        "fiches": dataset.entry_id,
        "depots": version.preparation.delivery_id,
        "propositions": version.clearance.proposal_id,
        "decisions": version.clearance.pk,
        "jeux": dataset.pk,
        "versions": version.pk,
        "contributions": question.pk,
        "liens": invited[0][0].pk,
        "jetons": PersonalToken.objects.get(label=f"{MARK}-jeton-{name}").pk,
        "role": Role.objects.filter(person=network.referent).values_list("pk", flat=True)[0],
    }
    slugs = (dataset.slug, former, str(dataset.pk)) if secret else (dataset.slug, str(dataset.pk))
    return dataset, Hidden(slugs=slugs, ids=ids, tokens=("rien", *(token for _, token in invited)), numbers=(1,))


def _check(client: Client, *hidden: Hidden, validators: dict[str, str] | None = None) -> None:
    """Ask everything, in every way when there are *validators*, and find nothing of what is hidden.

    Without them, each address once, by its plain name, and the operator's pages too.
    """
    leaks: list[str] = []
    for address in addresses(*hidden):
        operators = is_operators(address.url[1:])
        if operators if validators is not None else not (operators or address.plain):
            continue
        tried: list[tuple[Callable[..., HttpResponseBase], dict[str, str]]] = [(client.get, {})]
        if validators is not None and address.plain:
            tried += [(client.get, headers) for headers in headers_tried(address, validators.get(address.url, ""))]
            tried += [(client.head, {})] if address.about else []
        for ask, headers in tried:
            answer = ask(address.url, headers=headers)
            told = f"{ask.__name__} {address.url} {headers}"
            text = _without_title(said(answer, address), address.name, answer.status_code, address.hidden.title)
            if MARK in text:
                where = text.index(MARK)
                leaks.append(f"{told}: …{text[max(where - 60, 0) : where + 40]}…")
            if not _well_answered(address, answer.status_code):
                leaks.append(f"{told}: {answer.status_code}")
            if answer.status_code == 304:
                leaks.append(f"{told}: nothing new, although it left")
    assert not leaks, "\n".join(leaks)


def _without_title(text: str, name: str, status: int, title: str) -> str:
    """What was public leaves a tombstone at its addresses and in the list of what was withdrawn: its title."""
    return text.replace(title.lower(), "") if title and (status == 410 or name == "harvest") else text


def _well_answered(address: Address, status: int) -> bool:
    if status >= 500:
        return False
    if not address.about:
        return True
    if address.url.startswith(("/donnees/", "/id/", "/api/")):
        return status in address.hidden.statuses
    return status in (302, 403, 404, 405)


def test_the_walker_finds_what_is_public(network: Network, clients: tuple[Client, Client]) -> None:
    _, hidden = _published(network)
    validators, telling = etags(clients[0], hidden)
    assert telling >= EVERYTHING, EVERYTHING - telling
    assert sum(bool(each) for each in validators.values()) > 20


def test_an_address_that_the_walker_cannot_fill_is_not_passed_over(network: Network) -> None:
    _, hidden = _published(network)
    with pytest.raises(Unknown, match="<name> after « nouveau »"):
        values_of(hidden, "nouveau", "name")


@pytest.mark.parametrize("statuses", [NEVER, WAS_PUBLIC], ids=["never public", "public once"])
def test_nothing_is_said_of_datasets_without_a_clearance_in_force(
    statuses: frozenset[int], network: Network, clients: tuple[Client, Client]
) -> None:
    """One dataset for each state, walked together: what is about none of them is asked once."""
    there = {state: _published(network, state) for state, (_, answered) in STATES.items() if answered == statuses}
    assert len(there) > 1
    validators = etags(clients[0], *(hidden for _, hidden in there.values()))[0] if statuses == WAS_PUBLIC else {}
    for state, (dataset, _) in there.items():
        STATES[state][0](network, dataset)
    title = TITLE if statuses == WAS_PUBLIC else ""
    hidden = {state: replace(it, statuses=statuses, title=title) for state, (_, it) in there.items()}
    unknown, stranger = clients
    _check(unknown, *hidden.values(), validators=validators)
    _check(stranger, *hidden.values())
    if "revoked" in hidden:  # at once, and after what reacts to it
        drain()
        _check(unknown, hidden["revoked"], validators=validators)
        _check(stranger, hidden["revoked"])


def test_nothing_is_said_of_versions_without_a_clearance_in_force(
    network: Network, clients: tuple[Client, Client]
) -> None:
    there = {state: _published(network, state, secret=False) for state in VERSIONS}
    etags(clients[0], *(hidden for _, hidden in there.values()))
    hidden = []
    for state, (dataset, its) in there.items():
        hide, statuses = VERSIONS[state]
        hide(network, dataset)
        assert clients[0].get(f"/donnees/{dataset.slug}/versions/2/").status_code == 200
        hidden.append(replace(its, only_versions=True, statuses=statuses))
    unknown, stranger = clients
    _check(unknown, *hidden, validators={})
    _check(stranger, *hidden)


def test_nothing_is_said_nor_done_when_forms_are_sent(network: Network, clients: tuple[Client, Client]) -> None:
    there = {state: _published(network, state) for state in ("held under a decision", "withdrawn")}
    for state, (dataset, _) in there.items():
        STATES[state][0](network, dataset)
    before = [_facts(dataset) for dataset, _ in there.values()]
    form = {"title": "T", "text": "Un texte", "url": "https://exemple.example/", "why": "Parce que.", "note": "Rien."}
    form |= {"author_name": "A", "author_email": "a@courriel.example", "verdict": "favourable", "outcome": "publish"}
    for client in clients:
        for address in addresses(*(hidden for _, hidden in there.values())):
            if not address.plain or address.name == "account_logout":
                continue
            answer = client.post(address.url, form, follow=True)
            text = said(answer, address)
            if answer.status_code == 410:
                text = text.replace(TITLE.lower(), "")
            assert MARK not in text, address.url
            assert answer.status_code < 500, address.url
    assert [_facts(dataset) for dataset, _ in there.values()] == before


def _facts(dataset: Dataset) -> list[object]:
    dataset.refresh_from_db()
    return [
        *Version.objects.filter(dataset=dataset).values_list("state", "published_at", "clearance"),
        *Proposal.objects.filter(entry=dataset.entry).values_list("pk", "opinions", "withdrawn_at"),
        *Decision.objects.filter(proposal__entry=dataset.entry).values_list("pk", "revoked_at"),
        Question.objects.filter(dataset=dataset).count(),
        Reuse.objects.filter(dataset=dataset).count(),
        (dataset.title, dataset.withdrawn_at),
    ]
