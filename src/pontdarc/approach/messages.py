"""The e-mails of the approach: who is told what, in French. No value of a cell ever stands in one."""

from collections.abc import Iterable

from django.conf import settings

from pontdarc.inventory.models import Entry
from pontdarc.legal.models import Decision, Opinion, Proposal
from pontdarc.legal.queries import is_personal
from pontdarc.mediation.models import Question
from pontdarc.network.models import Organisation
from pontdarc.network.queries import people_with
from pontdarc.outside import mail
from pontdarc.publication.models import Dataset, Version

_FOOT = """
--
Vous recevez ce message parce que vous avez un rôle dans les données de : %(organisation)s.
"""


def _tell(organisation: Organisation, roles: Iterable[str], subject: str, lines: Iterable[str]) -> None:
    people = list(people_with(roles, organisation)) or list(people_with(["coordinator"], organisation))
    body = "\n".join(["Bonjour,", "", *lines]) + "\n" + _FOOT % {"organisation": organisation.name}
    for person in people:
        mail.send(to=person.email, subject=_one_line(subject), text=body)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def entry_url(entry: Entry) -> str:
    """Return the address of an entry's page in the workspace."""
    return f"{settings.SITE_URL}/espace/fiches/{entry.pk}/"


def dataset_url(dataset: Dataset) -> str:
    """Return the public address of a dataset."""
    return f"{settings.SITE_URL}/donnees/{dataset.slug}/"


def tell_unreadable(entry: Entry, refusal: dict[str, str]) -> None:
    """Tell the référent that a file cannot be read."""
    lines = [
        f"Le dernier fichier déposé pour « {entry.title} » ne peut pas être lu.",
        refusal.get("sentence", ""),
        refusal.get("advice", ""),
        "",
        f"Le fichier reçu est gardé : {entry_url(entry)}",
    ]
    _tell(entry.organisation, ["referent"], f"« {entry.title} » : fichier illisible", lines)


def tell_held(version: Version) -> None:
    """Tell the référent why a version waits, and what to do."""
    entry = version.dataset.entry
    reasons = [f"- {doubt['text']}\n  {doubt['advice']}" for doubt in version.held]
    lines = [
        f"Une livraison de « {entry.title} » est arrivée. Elle n’est pas publiée :",
        *reasons,
        "",
        f"À regarder ici : {entry_url(entry)}",
    ]
    _tell(entry.organisation, ["referent"], f"« {entry.title} » : une livraison attend", lines)


def tell_proposed(proposal: Proposal) -> None:
    """Ask for an opinion when people are concerned, else for the decision."""
    entry = proposal.entry
    personal = is_personal(proposal)
    wanted = "votre avis" if personal else "votre décision"
    lines = [
        f"La publication de « {entry.title} » est proposée. On attend {wanted}.",
        "Des signes de données personnelles ont été repérés." if personal else "",
        "",
        f"La proposition : {settings.SITE_URL}/espace/propositions/{proposal.pk}/",
    ]
    roles = ["dpo", "lawyer"] if personal else ["signatory"]
    _tell(entry.organisation, roles, f"« {entry.title} » : {wanted}", lines)


def tell_advised(opinion: Opinion) -> None:
    """Tell the signatory that an opinion is there."""
    entry = opinion.proposal.entry
    lines = [
        f"Un avis ({opinion.get_role_display()} : {opinion.get_verdict_display().lower()}) est donné sur la "
        f"publication de « {entry.title} ».",
        "",
        f"Pour décider : {settings.SITE_URL}/espace/propositions/{opinion.proposal_id}/",
    ]
    roles = ["referent"] if opinion.verdict == "ask" else ["signatory"]
    _tell(entry.organisation, roles, f"« {entry.title} » : un avis est donné", lines)


def tell_decided(decision: Decision) -> None:
    """Tell the référent what was decided."""
    entry = decision.proposal.entry
    outcome = decision.get_outcome_display()
    lines = [f"Décision sur « {entry.title} » : {outcome} ({decision.article}).", "", entry_url(entry)]
    _tell(entry.organisation, ["referent"], f"« {entry.title} » : {outcome}", lines)


def tell_revoked(decision: Decision) -> None:
    """Tell the référent that the data is public no more."""
    entry = decision.proposal.entry
    lines = [
        f"L’autorisation de publier « {entry.title} » est retirée. Le jeu n’est plus public.",
        "Pour le publier de nouveau, faites une nouvelle proposition.",
        "",
        entry_url(entry),
    ]
    _tell(entry.organisation, ["referent"], f"« {entry.title} » n’est plus public", lines)


def tell_source_failed(entry: Entry, refusal: dict[str, str]) -> None:
    """Tell the référent that a source does not answer."""
    lines = [
        f"La source automatique de « {entry.title} » ne répond plus comme prévu.",
        refusal.get("sentence", ""),
        refusal.get("advice", ""),
        "",
        entry_url(entry),
    ]
    _tell(entry.organisation, ["referent"], f"« {entry.title} » : source en échec", lines)


def tell_contribution(dataset: Dataset, kind: str) -> None:
    """Tell the référent that the public left something."""
    what = "une question" if kind == "question" else "une réutilisation"
    lines = [
        f"Quelqu’un a laissé {what} sur « {dataset.title} ». Elle ne se voit pas encore : elle attend votre lecture.",
        f"Délai de réponse annoncé : {dataset.answer_days} jours.",
        "",
        f"{settings.SITE_URL}/espace/contributions/",
    ]
    _tell(dataset.organisation, ["referent"], f"« {dataset.title} » : {what}", lines)


def tell_answered(question: Question) -> None:
    """Send its answer to whoever asked."""
    dataset = question.dataset
    body = "\n".join(
        [
            "Bonjour,",
            "",
            f"Vous avez posé une question sur « {dataset.title} » :",
            question.text,
            "",
            f"Réponse de : {dataset.organisation.name}",
            question.answer,
            "",
            dataset_url(dataset),
            "",
        ]
    )
    subject = _one_line(f"Réponse à votre question sur « {dataset.title} »")
    mail.send(to=question.author_email, subject=subject, text=body)
