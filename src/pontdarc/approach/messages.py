"""The e-mails of the approach: who is told what. No value of a cell ever stands in one."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import gettext

from pontdarc.core.words import gettext_noop
from pontdarc.inventory.models import Entry
from pontdarc.legal.models import Decision, Opinion, Proposal
from pontdarc.legal.queries import is_personal
from pontdarc.mediation.models import NOBODY, Question
from pontdarc.network.models import Organisation
from pontdarc.network.queries import people_with
from pontdarc.outside import mail
from pontdarc.publication.models import Dataset, Version

_FOOT = gettext_noop("Vous recevez ce message parce que vous avez un rôle dans les données de : %(organisation)s.")


def tell_roles(organisation: Organisation, roles: Iterable[str], subject: str, lines: Iterable[str]) -> None:
    """Write to those who hold one of these roles, else to who coordinates."""
    people = list(people_with(roles, organisation)) or list(people_with(["coordinator"], organisation))
    foot = gettext(_FOOT) % {"organisation": organisation.name}
    body = "\n".join([gettext("Bonjour,"), "", *lines, "", "--", foot])
    for person in people:
        mail.send(to=person.email, subject=one_line(subject), text=body)


def one_line(text: str) -> str:
    """Return the text on one line, as the subject of an e-mail must be."""
    return " ".join(text.split())


def _refused(refusal: dict[str, str]) -> list[str]:
    """What was refused and what to do, as a delivery or a source keeps it."""
    return [gettext(refusal[key]) for key in ("sentence", "advice") if refusal.get(key)]


def _entry_url(entry: Entry) -> str:
    return f"{settings.SITE_URL}/espace/fiches/{entry.pk}/"


def _proposal_url(proposal: Proposal) -> str:
    return f"{settings.SITE_URL}/espace/propositions/{proposal.pk}/"


def tell_unreadable(entry: Entry, refusal: dict[str, str]) -> None:
    """Tell the référent that a file cannot be read."""
    title = {"title": entry.title}
    lines = [
        gettext("Le dernier fichier déposé pour « %(title)s » ne peut pas être lu.") % title,
        *_refused(refusal),
        "",
        gettext("Le fichier reçu est gardé : %(url)s") % {"url": _entry_url(entry)},
    ]
    tell_roles(entry.organisation, ["referent"], gettext("« %(title)s » : fichier illisible") % title, lines)


def tell_held(version: Version) -> None:
    """Tell the référent why a version waits, and what to do."""
    entry = version.dataset.entry
    title = {"title": entry.title}
    lines = [
        gettext("Une livraison de « %(title)s » est arrivée. Elle n’est pas publiée :") % title,
        *(f"- {gettext(doubt['text'])}\n  {gettext(doubt['advice'])}" for doubt in version.held),
        "",
        gettext("À regarder ici : %(url)s") % {"url": _entry_url(entry)},
    ]
    tell_roles(entry.organisation, ["referent"], gettext("« %(title)s » : une livraison attend") % title, lines)


def tell_proposed(proposal: Proposal) -> None:
    """Ask for an opinion when people are concerned, else for the decision."""
    entry = proposal.entry
    title, url = {"title": entry.title}, {"url": _proposal_url(proposal)}
    if is_personal(proposal):
        roles = ["dpo", "lawyer"]
        subject = gettext("« %(title)s » : votre avis") % title
        lines = [
            gettext("La publication de « %(title)s » est proposée. On attend votre avis.") % title,
            gettext("Des signes de données personnelles ont été repérés."),
        ]
    else:
        roles = ["signatory"]
        subject = gettext("« %(title)s » : votre décision") % title
        lines = [gettext("La publication de « %(title)s » est proposée. On attend votre décision.") % title]
    tell_roles(entry.organisation, roles, subject, [*lines, "", gettext("La proposition : %(url)s") % url])


def tell_advised(opinion: Opinion) -> None:
    """Tell the signatory that an opinion is there."""
    entry = opinion.proposal.entry
    said = {
        "title": entry.title,
        "role": opinion.get_role_display(),
        "verdict": opinion.get_verdict_display().lower(),
    }
    lines = [
        gettext("Un avis (%(role)s : %(verdict)s) est donné sur la publication de « %(title)s ».") % said,
        "",
        gettext("Pour décider : %(url)s") % {"url": _proposal_url(opinion.proposal)},
    ]
    roles = ["referent"] if opinion.verdict == "ask" else ["signatory"]
    tell_roles(entry.organisation, roles, gettext("« %(title)s » : un avis est donné") % said, lines)


def tell_decided(decision: Decision) -> None:
    """Tell the référent what was decided."""
    entry = decision.proposal.entry
    said = {"title": entry.title, "outcome": decision.get_outcome_display(), "article": decision.article}
    lines = [gettext("Décision sur « %(title)s » : %(outcome)s (%(article)s).") % said, "", _entry_url(entry)]
    tell_roles(entry.organisation, ["referent"], gettext("« %(title)s » : %(outcome)s") % said, lines)


def tell_revoked(decision: Decision) -> None:
    """Tell the référent that the data is public no more."""
    entry = decision.proposal.entry
    title = {"title": entry.title}
    lines = [
        gettext("L’autorisation de publier « %(title)s » est retirée. Le jeu n’est plus public.") % title,
        gettext("Pour le publier de nouveau, faites une nouvelle proposition."),
        "",
        _entry_url(entry),
    ]
    tell_roles(entry.organisation, ["referent"], gettext("« %(title)s » n’est plus public") % title, lines)


def tell_source_failed(entry: Entry, refusal: dict[str, str]) -> None:
    """Tell the référent that a source does not answer."""
    title = {"title": entry.title}
    lines = [
        gettext("La source automatique de « %(title)s » ne répond plus comme prévu.") % title,
        *_refused(refusal),
        "",
        _entry_url(entry),
    ]
    tell_roles(entry.organisation, ["referent"], gettext("« %(title)s » : source en échec") % title, lines)


def tell_contribution(dataset: Dataset, kind: str) -> None:
    """Tell the référent that the public left something."""
    said = {"title": dataset.title, "days": dataset.answer_days}
    if kind == "question":
        subject = gettext("« %(title)s » : une question") % said
        left = gettext("Quelqu’un a laissé une question sur « %(title)s ».") % said
    else:
        subject = gettext("« %(title)s » : une réutilisation") % said
        left = gettext("Quelqu’un a laissé une réutilisation sur « %(title)s ».") % said
    lines = [
        left,
        gettext("Elle ne se voit pas encore : elle attend votre lecture."),
        gettext("Délai de réponse annoncé : %(days)s jours.") % said,
        "",
        f"{settings.SITE_URL}/espace/contributions/",
    ]
    tell_roles(dataset.organisation, ["referent"], subject, lines)


def tell_answered(question: Question) -> None:
    """Send its answer to whoever asked, unless they were forgotten since."""
    if question.author_email == NOBODY:
        return
    dataset = question.dataset
    said = {"title": dataset.title, "organisation": dataset.organisation.name}
    lines = [
        gettext("Bonjour,"),
        "",
        gettext("Vous avez posé une question sur « %(title)s » :") % said,
        question.text,
        "",
        gettext("Réponse de : %(organisation)s") % said,
        question.answer,
        "",
        f"{settings.SITE_URL}/donnees/{dataset.slug}/",
    ]
    subject = one_line(gettext("Réponse à votre question sur « %(title)s »") % said)
    mail.send(to=question.author_email, subject=subject, text="\n".join(lines))
