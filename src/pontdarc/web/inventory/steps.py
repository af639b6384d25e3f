"""The way of a set of data as arches, and who acts next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from pontdarc.extraction.models import Delivery
from pontdarc.inventory.models import Entry
from pontdarc.inventory.rules import ORDER
from pontdarc.legal.models import Proposal
from pontdarc.network.rules import Verb
from pontdarc.publication.models import Version


@dataclass(frozen=True, slots=True)
class Step:
    """An arch: its word, and whether it is done, here or next."""

    number: int
    word: str
    state: str


@dataclass(frozen=True, slots=True)
class Move:
    """What happens next: a sentence, and the gesture when it is for this reader to make."""

    text: str
    more: str = ""
    label: str = ""
    url: str = ""


def steps_of(entry: Entry) -> list[Step]:
    """Return the stages of the approach, those behind done, the one where the entry stands marked."""
    labels = dict(Entry.Stage.choices)
    reached = ORDER.index(entry.stage) if entry.stage in ORDER else -1
    states = ["done" if i < reached else "here" if i == reached else "next" for i in range(len(ORDER))]
    return [Step(i + 1, str(labels[name]), states[i]) for i, name in enumerate(ORDER)]


def next_move(
    entry: Entry,
    deliveries: Sequence[Delivery],
    proposals: Sequence[Proposal],
    held: Version | None,
    rights: Mapping[Verb, bool],
) -> Move:
    """Return who acts next and how."""
    deposit = reverse("deposit", args=[entry.pk])
    if not deliveries:
        return _mine(rights["deliver"], Move(_("Le fichier est attendu."), "", _("Déposer le fichier"), deposit))
    last = deliveries[0]
    if last.refusal:
        sentence = str(last.refusal.get("sentence", ""))
        advice = str(last.refusal.get("advice", ""))
        return _mine(rights["deliver"], Move(sentence, advice, _("Déposer un autre fichier"), deposit))
    waiting = next((one for one in proposals if one.withdrawn_at is None and not hasattr(one, "decision")), None)
    if waiting:
        return _on_proposal(waiting, rights)
    if held:
        return _on_held(entry, held, rights)
    if entry.stage == Entry.Stage.EXTRACTED:
        return Move(_("Le dernier fichier est en cours de lecture."), "", _("Suivre"), _delivery(last))
    if entry.stage == Entry.Stage.REFUSED:
        return Move(_("La décision est de ne pas publier. Rien n’est à faire."))
    return Move(_("C’est publié. Rien à faire avant la prochaine livraison."))


def _delivery(delivery: Delivery) -> str:
    return reverse("delivery", args=[delivery.pk])


def _on_proposal(proposal: Proposal, rights: Mapping[Verb, bool]) -> Move:
    url = reverse("proposal", args=[proposal.pk])
    heard = any(opinion.role == "dpo" for opinion in proposal.opinions.all())
    if not heard and proposal.signs:
        return Move(_("L’avis du délégué à la protection des données est attendu."), "", _("Voir le dossier"), url)
    text = _("La décision de la personne qui signe est attendue.")
    return Move(text, "", _("Décider") if rights["decide"] else _("Voir le dossier"), url)


def _on_held(entry: Entry, held: Version, rights: Mapping[Verb, bool]) -> Move:
    doubts = held.held or [{}]
    first = doubts[0]
    move = Move(
        str(first.get("text") or _("Une version est prête. Elle attend une autorisation.")),
        str(first.get("advice") or ""),
        _("Proposer la publication"),
        reverse("propose", args=[entry.pk]),
    )
    return _mine(rights["propose"], move)


def _mine(mine: bool, move: Move) -> Move:
    return move if mine else Move(move.text, move.more)
