"""Every kind of page with something to show on it: an address for each name of the URLconf that answers a page.

Whoever adds a page says here where one is to be seen: ``tests/web/test_html.py`` asks for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.urls import reverse

from pontdarc.approach.dispatch import drain
from pontdarc.approach.erasure import actions as erasing
from pontdarc.approach.erasure.attesting import RUN
from pontdarc.approach.erasure.proof import Left, Proof
from pontdarc.approach.journeys import deliver
from pontdarc.approach.models import Attestation
from pontdarc.approach.registers import register_of
from pontdarc.extraction import actions as extraction
from pontdarc.inventory.actions import register
from pontdarc.inventory.models import Entry
from pontdarc.journal.actions import beat, start_run
from pontdarc.legal.actions import advise, propose, publish_edition
from pontdarc.legal.rules import Scope
from pontdarc.mediation import actions as mediation
from pontdarc.mediation.models import DocumentRequest
from pontdarc.network.models import Person
from pontdarc.outside import clock
from pontdarc.outside.clock import date_of
from pontdarc.publication.models import Dataset, PlanSearch
from tests.world import registers
from tests.world.contracts import add_contracts
from tests.world.territory import Network, actor

NAMES = (
    "COLL_NOM;COLL_INSEE;ENFANT_SEXE;ENFANT_PRENOM;ANNEE;NOMBRE_OCCURRENCES\n"
    "Saint-Arcens;00101;F;LOUISE;2025;cinq\n"
    "Saint-Arcens;00101;X?;ALIX;2025;7\n"
)
GARDENS = "Jardin;Parcelles;Courriel\nLes Cigales;12;anne.dupont@courriel.example\nLe Moulin;5;lea@courriel.example\n"
SUBSIDIES = "Nom du bénéficiaire;N° Siret;Montant (€)\nHarmonie;123;750\nCiné-club;991554338;1200\n"


@dataclass(frozen=True, slots=True)
class Kind:
    """One page: the *name* of its route, its *address*, *by* whom it is seen, nobody when None."""

    name: str
    address: str
    by: Person | None = None


def kinds(network: Network, dataset: Dataset) -> list[Kind]:
    """Fill the territory and its public *dataset*, and return where each kind of page is to be seen."""
    pages = (_portal, _account, _registers, _inventory, _deliveries, _case, _people, _contracts, _mediation, _network)
    return [kind for each in pages for kind in each(network, dataset)]


def _at(name: str, *args: object, by: Person | None = None, **query: str) -> Kind:
    return Kind(name, reverse(name, args=args) + (f"?{urlencode(query)}" if query else ""), by)


def _portal(network: Network, dataset: Dataset) -> Iterator[Kind]:
    alone = ("home", "search", "organisations", "waivers", "commune", "harvest", "refused", "about")
    yield from map(_at, (*alone, "accessibility", "legal-notice", "privacy"))
    yield _at("search", q="marche", theme="ECON")
    yield _at("search", q="rien-du-tout")
    yield _at("commune", nom="nulle part")
    for name in ("dataset", "leave-reuse", "ask", "person-asks"):
        yield _at(name, dataset.slug)
    yield _at("dataset", dataset.slug, tri="-exposants", **{"f.commune": "Saint"})
    yield _at("version", dataset.slug, 1)
    yield _at("download-preparation", dataset.slug, "xlsx")
    for name in ("organisation", "public-register", "request-document", "organisation-waivers"):
        yield _at(name, network.commune.slug)


def _account(network: Network, _dataset: Dataset) -> Iterator[Kind]:
    alone = ("login", "signup", "inactive", "reset_password", "reset_password_done", "reset_password_from_key_done")
    yield from (_at(f"account_{name}") for name in alone)
    yield Kind("account_reset_password_from_key", "/compte/password/reset/key/1-rien/")
    yield from (_at(f"account_{name}", by=network.referent) for name in ("logout", "change_password", "reauthenticate"))


def _registers(network: Network, _dataset: Dataset) -> Iterator[Kind]:
    now, slug, by = clock.now(), network.departement.slug, network.referent
    officer = registers.designation(network, now=now)
    registers.algorithm(network, now=now)
    algorithm = registers.algorithm(network, published=False, automation="full", notice_since=None, now=now)
    lines = register_of(network.commune, date_of(now))
    edition = publish_edition(by=actor(network.mayor), organisation=network.commune, lines=lines, now=now)
    yield _at("public-edition", network.commune.slug, edition.year)
    yield _at("public-access", slug)
    yield _at("public-algorithms", slug)
    for name in ("registers", "register", "algorithms", "new-algorithm"):
        yield _at(name, slug, by=by)
    yield _at("algorithm", slug, algorithm.pk, by=by)
    yield _at("access-officer", slug, by=network.coordinator)
    yield _at("access-letter", officer.pk, by=by)


def _inventory(network: Network, _dataset: Dataset) -> Iterator[Kind]:
    now, by = clock.now(), network.referent
    entry = register(by=actor(by), organisation=network.commune, title="Jardins de ville", now=now)
    typed = register(by=actor(by), organisation=network.commune, title="Prénoms", standard="scdl/prenoms", now=now)
    registers.source(network, entry, now=now)
    registers.line(network, entry, approved=False, now=now)
    yield from (_at(name, by=by) for name in ("inventory", "new-entry", "deposit-choose"))
    for name in ("entry", "describe-entry", "deposit", "invite", "add-source", "rights", "register-line", "questions"):
        yield _at(name, entry.pk, by=by)
    yield _at("enter", typed.pk, by=by)
    yield _at("enter-row", typed.pk, 1, by=by)
    _link, token = extraction.invite(by=actor(by), entry=entry, person=network.secretary, now=now)
    yield _at("deposit-link", token)
    delivery = extraction.receive(
        by=actor(network.secretary), entry=entry, file=[b"a;b\n1;2\n"], filename="a.csv", origin="link", now=now
    )
    yield _at("link-delivery", token, delivery.pk)
    yield _at("delivery", delivery.pk, by=by)


def _delivered(network: Network, title: str, content: str, standard: str = "") -> Entry:
    by, now = actor(network.referent), clock.now()
    entry = register(by=by, organisation=network.commune, title=title, standard=standard, now=now)
    deliver(by=by, entry=entry, file=[content.encode()], filename="fichier.csv", now=now)
    drain(now)
    return entry


def _deliveries(network: Network, _dataset: Dataset) -> Iterator[Kind]:
    entry, by = _delivered(network, "Prénoms des nouveau-nés", NAMES, "scdl/prenoms"), network.referent
    delivery = entry.deliveries.get()
    yield _at("delivery", delivery.pk, by=by)
    yield _at("report", delivery.pk, by=by)
    yield _at("rows", delivery.pk, by=by, cause="type", colonne="NOMBRE_OCCURRENCES")
    for name in ("mapping", "corrections", "recipe"):
        yield _at(name, entry.pk, by=by)
    subsidies = _delivered(network, "Subventions", SUBSIDIES, "scdl/subventions")
    yield _at("beneficiaries", subsidies.pk, by=by)
    _asked, token = extraction.ask_identifiers(
        by=actor(by), entry=subsidies, beneficiary="Harmonie", stated="123", email="h@exemple.fr", now=clock.now()
    )
    yield _at("link-identifiers", token)


def _case(network: Network, _dataset: Dataset) -> Iterator[Kind]:
    now, entry = clock.now(), _delivered(network, "Jardins partagés", GARDENS)
    delivery = entry.deliveries.get()
    proposal = propose(
        by=actor(network.referent),
        entry=entry,
        outcome="publish",
        article="CRPA L312-1",
        scope=Scope(columns=(("Jardin", None, "no"), ("Courriel", "email", "direct"))),
        signs=[{"column": "Courriel", "kind": "email", "role": "direct", "share": 1.0}],
        delivery=delivery.pk,
        now=now,
    )
    yield _at("proposal", proposal.pk, by=network.dpo)
    advise(by=actor(network.dpo), proposal=proposal, verdict="favourable", now=now)
    yield _at("proposal", proposal.pk, by=network.mayor)
    yield _at("proposals", by=network.dpo)
    yield _at("dossier", proposal.pk, by=network.dpo)
    yield _at("propose", entry.pk, by=network.referent)
    order = {"k": 5, "quasi": [], "left_out": 0}
    search = PlanSearch.objects.create(
        preparation=delivery.preparations.get(), by=network.referent, asked_at=now, order=order, choices={}
    )
    yield _at("plan-search", search.pk, by=network.referent)


def _people(network: Network, dataset: Dataset) -> Iterator[Kind]:
    now, dpo = clock.now(), network.dpo
    asked = erasing.ask(dataset=dataset, right="erase", name="Une Dame", email="d@exemple.fr", text="Oui.", now=now)
    proposed = erasing.propose_erasure(
        by=actor(dpo),
        dataset=dataset,
        people=[["Foire aux châtaignes"]],
        measure="rows",
        article="RGPD art. 17",
        request=asked,
        now=now,
    )
    running = Attestation.objects.create(erasure=proposed, asked_at=now)
    beat(start_run(RUN, running.pk), 120, 340, stage="addresses")
    left = (Left(f"/donnees/{dataset.slug}/telecharger/parquet", "adresse publique"),)
    beside = (Left("approach.personrequest", "table du catalogue"),)
    proof = Proof(now, 340, 57, 12_400, left, beside, unopened=("blobs/" + "0" * 64,), unasked=())
    over = Attestation.objects.create(
        erasure=proposed, asked_at=now, done_at=now, nothing_found=False, found=proof.to_json()
    )
    yield from (_at(name, by=dpo) for name in ("people", "register-person-request"))
    yield from (_at(name, asked.pk, by=dpo) for name in ("person-request", "person-letter"))
    yield from (_at("attestation", each.pk, by=dpo) for each in (running, over))
    yield _at("erasure", proposed.pk, by=network.mayor)
    yield _at("my-data", by=network.mayor)


def _contracts(network: Network, _dataset: Dataset) -> Iterator[Kind]:
    by, now = network.referent, clock.now()
    told = add_contracts(actor(by), network.commune, now)
    yield from (_at(name, by=by) for name in ("contracts", "new-contract"))
    yield from (_at(name, told.water.pk, by=by) for name in ("contract", "ask-for", "invite-operator"))
    yield _at("waive", told.water.pk, by=network.mayor)
    _link, token = extraction.invite_operator(by=actor(by), contract=told.water, person=told.water_person, now=now)
    yield _at("link-contract", token)
    yield _at("link-asked", token, told.indicators.pk)
    delivery = deliver(
        by=actor(told.water_person),
        entry=told.indicators.entry,
        file=[b"code_service;taux_impayes\n1;2\n"],
        filename="eau.csv",
        origin="link",
        now=now,
    )
    drain(now)
    yield _at("link-secrets", token, delivery.pk)
    extraction.flag_secret(
        by=actor(told.water_person), asked=told.indicators, column="taux_impayes", reason="Nos coûts.", now=now
    )
    yield _at("contract", told.water.pk, by=by)
    extraction.waive(
        by=actor(network.mayor),
        contract=told.water,
        asked=[told.indicators],
        reason="Le tracé des captages exposerait la ressource en eau, ce que chacun peut comprendre.",
        signed_on=date(now.year, 1, 1),
        now=now,
    )
    yield _at("waivers")


def _mediation(network: Network, dataset: Dataset) -> Iterator[Kind]:
    now, by = clock.now(), network.referent
    waiting, answered = (_requested(network, subject) for subject in ("Permis", "Budget"))
    yield _at("requests", by=by)
    yield _at("document-request", waiting.pk, by=by)
    refused = {"outcome": "refused", "article": "CRPA L311-6", "reason": "Il nomme des agents."}
    mediation.answer_request(by=actor(by), request=answered, now=now, **refused)
    yield _at("request-letter", answered.pk, by=by)
    question = mediation.ask(dataset=dataset, text="Quand ?", author_name="Lise", author_email="l@exemple.fr", now=now)
    yield _at("contributions", by=by)
    yield _at("contribution", question.pk, by=by)
    yield _at("describe-dataset", dataset.pk, by=by)


def _requested(network: Network, subject: str) -> DocumentRequest:
    return mediation.request_document(
        organisation=network.commune,
        subject=subject,
        text="Ce qui date de 2025.",
        mode="online",
        author_name="Lise",
        author_email="lise@exemple.fr",
        now=clock.now() - timedelta(days=20),
    )


def _network(network: Network, _dataset: Dataset) -> Iterator[Kind]:
    coordinator, slug = network.coordinator, network.commune.slug
    together = ("workspace", "my-organisations", "obligations", "late", "gathered", "known-standards", "tokens")
    yield from (_at(name, by=coordinator) for name in together)
    yield from (_at("workspace", by=each) for each in (network.referent, network.dpo, network.mayor))
    yield _at("my-organisation", slug, by=coordinator)
    yield from (_at(name, slug, by=network.referent) for name in ("duties", "facts", "duties-calendar", "statement"))
