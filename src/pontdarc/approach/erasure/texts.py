"""The texts of the catalogue about a dataset, its entry and its body: who is named there, and what an erasure strikes.

What people wrote is never rewritten in their place: it is told, and they mend it. What nobody can mend, editions of the
register, is struck, and says so. A test fails when a model with a text is neither here nor said to need nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

from django.apps import apps
from django.db import models

from pontdarc.core.privacy.marks import Seeker
from pontdarc.core.words import gettext_noop
from pontdarc.extraction.models import IdentifierRequest
from pontdarc.legal.actions import strike_from_edition
from pontdarc.legal.models import RegisterEdition
from pontdarc.network.rules import MACHINE
from pontdarc.publication.models import Dataset
from pontdarc.standardisation.erasing import Sought

Of = Literal["dataset", "entry", "organisation"]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where texts of a model are: what they are (msgid), and the look-up that leads to what they are about."""

    what: str
    of: Of
    by: str


_DESCRIBED: Final = gettext_noop("la description du jeu ou de la fiche")
_CONTRACT: Final = gettext_noop("un contrat d’exploitant et ce qu’il demande")
_OPINION: Final = gettext_noop("une proposition, un avis ou une décision")
SHELVES: Final[Mapping[str, Shelf]] = {
    "publication.dataset": Shelf(_DESCRIBED, "dataset", "pk"),
    "inventory.entry": Shelf(_DESCRIBED, "entry", "pk"),
    "publication.datasetslug": Shelf(gettext_noop("une ancienne adresse du jeu"), "dataset", "dataset"),
    "publication.version": Shelf(gettext_noop("les titres ou les retouches d’une version"), "dataset", "dataset"),
    "publication.plansearch": Shelf(
        gettext_noop("une recherche du meilleur plan"), "entry", "preparation__delivery__entry"
    ),
    "standardisation.recipe": Shelf(gettext_noop("la recette de préparation"), "entry", "entry"),
    "standardisation.preparation": Shelf(gettext_noop("le rapport d’une préparation"), "entry", "delivery__entry"),
    "extraction.delivery": Shelf(gettext_noop("le nom d’un fichier reçu"), "entry", "entry"),
    "extraction.source": Shelf(gettext_noop("l’adresse d’un relevé automatique"), "entry", "entry"),
    "extraction.contract": Shelf(_CONTRACT, "organisation", "authority"),
    "extraction.asked": Shelf(_CONTRACT, "entry", "entry"),
    "extraction.secretflag": Shelf(gettext_noop("un secret signalé par un exploitant"), "entry", "asked__entry"),
    "extraction.waiver": Shelf(gettext_noop("une dispense publiée"), "organisation", "contract__authority"),
    "legal.registerline": Shelf(gettext_noop("une ligne du répertoire"), "organisation", "entry__organisation"),
    "legal.proposal": Shelf(_OPINION, "entry", "entry"),
    "legal.opinion": Shelf(_OPINION, "entry", "proposal__entry"),
    "legal.decision": Shelf(_OPINION, "entry", "proposal__entry"),
    "legal.answer": Shelf(gettext_noop("une réponse aux questions du dossier"), "entry", "entry"),
    "legal.publicrefusal": Shelf(
        gettext_noop("le refus que lit le public"), "organisation", "decision__proposal__entry__organisation"
    ),
    "legal.sourceused": Shelf(gettext_noop("une source, ou qui en détient les droits"), "entry", "entry"),
    "legal.algorithm": Shelf(gettext_noop("un algorithme décrit au public"), "organisation", "organisation"),
    "legal.dutyrecord": Shelf(gettext_noop("ce qui est noté d’une obligation"), "organisation", "organisation"),
    "mediation.question": Shelf(gettext_noop("des questions ou leurs réponses"), "dataset", "dataset"),
    "mediation.reuse": Shelf(gettext_noop("des réutilisations"), "dataset", "dataset"),
    "mediation.documentrequest": Shelf(
        gettext_noop("une demande de document, ou sa réponse"), "organisation", "organisation"
    ),
    "network.organisation": Shelf(gettext_noop("la page de l’organisme"), "organisation", "pk"),
}
WITHOUT: Final[Mapping[str, str]] = {
    "approach": "the request itself, its erasures and their proofs: fingerprints, counts, and a term of their own",
    "journal": "identifiers, codes and counts only",
    "network": "people of the network are there under their own name, and leave by their own erasure",
    "legal.registeredition": "struck by the erasure",
    "extraction.identifierrequest": "deleted by the erasure",
    "extraction.draft": "taken out by the erasure",
    "extraction.depositlink": "a fingerprint",
    "legal.accessofficer": "the person in charge of access, public by law",
    "legal.homologation": "names of licences",
    "legal.standingopinion": "the name of a standard",
    "publication.consolidation": "the name of a standard, identifiers and codes",
    "standardisation.addedstandard": "names of standards",
}
"""Applications or models whose texts need nothing here, and why."""
_WHO_WRITES: Final = frozenset({"author_name", "author_email"})
"""Whoever wrote under their own name is not who is published: their name leaves with what they wrote."""


def text_fields(model: type[models.Model]) -> tuple[list[str], list[str]]:
    """Return the fields of a model that hold a free text, and those that hold a document (JSON)."""
    texts, documents = [], []
    for field in model._meta.concrete_fields:
        if isinstance(field, models.JSONField):
            documents.append(field.name)
        elif isinstance(field, models.CharField | models.TextField) and not field.choices:
            texts.append(field.name)
    return [name for name in texts if name not in _WHO_WRITES], documents


def named_in(dataset: Dataset, sought: Sought) -> Iterator[tuple[str, int]]:
    """Yield each kind of text that names somebody, and how many of them."""
    seeker = Seeker(sought.marks, sought.key)
    scope = {"dataset": dataset.pk, "entry": dataset.entry_id, "organisation": dataset.organisation_id}
    for label, shelf in SHELVES.items():
        model = apps.get_model(label)
        rows = model._default_manager.filter(**{shelf.by: scope[shelf.of]})
        count = sum(_is_named(row, seeker) for row in _rows(rows, *text_fields(model)))
        if count:
            yield shelf.what, count


def lines_in_editions(dataset: Dataset, sought: Sought) -> int:
    """Return how many lines of editions of the register an erasure would strike."""
    return sum(len(ids) for _, ids in _editions(dataset, Seeker(sought.marks, sought.key)))


def _rows(found: models.QuerySet[Any], texts: list[str], documents: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    for row in found.values_list(*texts, *documents).iterator(500):
        cells = ["" if cell is None else str(cell) for cell in row]
        yield cells[: len(texts)], cells[len(texts) :]


def _is_named(row: tuple[list[str], list[str]], seeker: Seeker) -> bool:
    texts, documents = row
    return seeker.columns_on(texts) is not None or any(seeker.is_in(each) for each in documents)


def _editions(dataset: Dataset, seeker: Seeker) -> Iterator[tuple[RegisterEdition, list[str]]]:
    """Yield the editions of the body that name somebody, with the lines that do."""
    for edition in RegisterEdition.objects.filter(organisation=dataset.organisation_id):
        ids = [
            str(line["id"]) for line in edition.lines if seeker.columns_on(list(map(str, line.values()))) is not None
        ]
        if ids:
            yield edition, ids


def strike_editions(dataset: Dataset, sought: Sought, article: str, now: datetime) -> list[dict[str, Any]]:
    """Strike the lines of editions that name somebody; return what was, by edition."""
    seeker, struck = Seeker(sought.marks, sought.key), []
    for edition, ids in _editions(dataset, seeker):
        strike_from_edition(by=MACHINE, edition=edition, ids=ids, article=article, now=now)
        struck.append({"kind": "edition", "year": edition.year, "rows": len(ids)})
    return struck


def forget_beneficiary(dataset: Dataset, sought: Sought) -> int:
    """Delete what was asked of somebody as a beneficiary; return how many requests."""
    seeker = Seeker(sought.marks, sought.key)
    asked = IdentifierRequest.objects.filter(entry=dataset.entry_id)
    theirs = [each.pk for each in asked if seeker.columns_on([each.beneficiary, each.stated, each.email]) is not None]
    IdentifierRequest.objects.filter(pk__in=theirs).delete()
    return len(theirs)
