"""Tells the story of the demonstration through the actions of the product, each by the person whose role it is."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from demo import beneficiaries, registers
from demo.contracts import tell_contracts
from demo.story import GATHERED, GATHERING_ARTICLE, STORY, Dataset
from pontdarc.approach import journeys
from pontdarc.approach.consolidation import consolidate
from pontdarc.approach.dispatch import drain
from pontdarc.inventory import actions as inventory
from pontdarc.inventory.models import Entry
from pontdarc.legal import actions as legal
from pontdarc.legal.models import Proposal
from pontdarc.mediation import actions as mediation
from pontdarc.network import actions as network
from pontdarc.network.rules import OPERATOR
from pontdarc.outside import clock
from pontdarc.publication import actions as publication
from pontdarc.publication.models import Dataset as Published
from pontdarc.updating.actions import promise
from tests.world.territory import SINCE, Network, actor, build_network


def tell(files: Path) -> None:
    """Build the network, then take each file as far as the story says."""
    network_ = build_network(clock.now())
    _complete_roles(network_)
    for dataset in STORY:
        _tell(network_, dataset, files)
    tell_contracts(network_, files)
    for standard in GATHERED:
        _gather(network_, standard)
    registers.tell(network_)
    drain()


def _complete_roles(people: Network) -> None:
    """The référente serves every body of the story, and the présidence signs for the intercommunalité too."""
    held = [(people.referent, people.epci, "referent"), (people.signatory, people.epci, "signatory")]
    for person, organisation, name in held:
        network.grant_role(
            by=OPERATOR, person=person, organisation=organisation, name=name, since=SINCE, now=clock.now()
        )


def _tell(people: Network, told: Dataset, files: Path) -> None:
    referent = actor(people.referent)
    now = clock.now()
    entry = inventory.register(
        by=referent,
        organisation=getattr(people, told.owner),
        title=told.title,
        description=told.description,
        standard=told.standard,
        software=told.software,
        service=told.service,
        holder=people.referent,
        now=now,
    )
    dataset = publication.create_dataset(
        by=referent,
        entry=entry,
        title=told.title,
        description=told.description,
        theme=told.theme,
        keywords=list(told.keywords),
        frequency=told.frequency,
        contact_name="Mission open data",
        contact_email="opendata@val-d-arc.example",
        now=now,
    )
    first, *others = told.files
    _deliver(people, entry, files / first)
    proposal = journeys.propose_for(
        by=referent, entry=entry, outcome="publish", article=told.article, note="Vu avec le service.", now=clock.now()
    )
    if told.until == "proposed":
        drain()
        return
    _decide(people, told, proposal)
    promise(by=referent, dataset=dataset, frequency=told.frequency, now=clock.now())
    for name in others:
        _deliver(people, entry, files / name)
        if told.standard == beneficiaries.STANDARD:
            beneficiaries.tell_beneficiaries(people, entry)
    _animate(people, told, Published.objects.get(pk=dataset.pk))


def _gather(people: Network, standard: str) -> None:
    made = consolidate(by=actor(people.coordinator), standard=standard, now=clock.now())
    drain()
    proposal = journeys.propose_for(
        by=actor(people.coordinator),
        entry=made.dataset.entry,
        outcome="publish",
        article=GATHERING_ARTICLE,
        note="Tous les jeux réunis sont déjà publics.",
        now=clock.now(),
    )
    legal.advise(by=actor(people.dpo), proposal=proposal, verdict="favourable", now=clock.now())
    legal.decide(
        by=actor(people.signatory), proposal=proposal, outcome="publish", article=GATHERING_ARTICLE, now=clock.now()
    )
    drain()


def _deliver(people: Network, entry: Entry, path: Path) -> None:
    journeys.deliver(by=actor(people.referent), entry=entry, file=_chunks(path), filename=path.name, now=clock.now())
    drain()


def _decide(people: Network, told: Dataset, proposal: Proposal) -> None:
    legal.advise(
        by=actor(people.dpo),
        proposal=proposal,
        verdict="favourable",
        article=told.article,
        note="Aucune personne physique n’est désignée.",
        now=clock.now(),
    )
    legal.decide(
        by=actor(getattr(people, told.signatory)),
        proposal=proposal,
        outcome="publish",
        article=told.article,
        review_on=clock.today() + timedelta(days=3 * 365),
        now=clock.now(),
    )
    drain()


def _animate(people: Network, told: Dataset, dataset: Published) -> None:
    by, visitor = actor(people.referent), {"author_name": "Une lectrice", "author_email": "lectrice@lecture.example"}
    if told.question:
        asked, answered = told.question
        question = mediation.ask(dataset=dataset, text=asked, now=clock.now(), **visitor)
        mediation.moderate(by=by, item=question, accept=True, now=clock.now())
        mediation.answer(by=by, question=question, text=answered, now=clock.now())
    if told.reuse:
        title, url = told.reuse
        reuse = mediation.leave_reuse(dataset=dataset, title=title, url=url, now=clock.now(), **visitor)
        mediation.moderate(by=by, item=reuse, accept=True, now=clock.now())


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from iter(lambda: file.read(1 << 20), b"")
