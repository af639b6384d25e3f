"""What the law asks to tell of an algorithm that grounds individual decisions: values and sentences, no Django."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import Enum
from typing import Final

from pontdarc.core.words import Translate, gettext_noop
from pontdarc.legal.compliance import Kept


class Automation(Enum):
    """How far a person takes part in the decision."""

    AID = "aid"
    PARTLY = "partly"
    FULL = "full"


AUTOMATIONS: Final[Mapping[str, str]] = {
    "aid": gettext_noop("Une personne décide ; le traitement l’aide"),
    "partly": gettext_noop("Le traitement décide dans certains cas, une personne dans les autres"),
    "full": gettext_noop("Décision entièrement automatisée"),
}
VOID: Final = gettext_noop(
    "Entièrement automatisée et sans mention, une décision est nulle depuis le 1er juillet 2020 (loi 78-17, art. 47)."
)
_NOTICE: Final = gettext_noop(
    "Cette décision a été prise sur le fondement d’un traitement algorithmique : %(title)s. Sa finalité : %(purpose)s "
    "Vous avez le droit d’obtenir la communication des règles qui définissent ce traitement et des principales "
    "caractéristiques de sa mise en œuvre (article L311-3-1 du code des relations entre le public et "
    "l’administration). Pour l’exercer, écrivez à %(contact)s, %(email)s. Sans réponse dans le délai d’un mois, ou en "
    "cas de refus, vous pouvez saisir la Commission d’accès aux documents administratifs (CADA), dans les deux mois, "
    "sur cada.fr."
)
_DECISION_SAID: Final = gettext_noop("Ces règles sont aussi publiées : %(url)s")


@dataclass(frozen=True, slots=True)
class Treatment:
    """An algorithm as the register tells it. Dates are ISO texts, "" when there is none."""

    id: str
    title: str
    decision: str
    legal_basis: str
    purpose: str
    automation: str
    contribution: str
    data_used: str
    parameters: str
    operations: str
    run_by: str
    code_url: str
    contact_name: str
    contact_email: str
    notice_since: str = ""
    used_until: str = ""

    def to_json(self) -> dict[str, str]:
        """Return the form in which it is kept and published."""
        return asdict(self)

    @classmethod
    def from_json(cls, document: Mapping[str, str]) -> "Treatment":
        """Return what :meth:`to_json` kept."""
        return cls(**document)

    @property
    def void(self) -> bool:
        """Whether its decisions are void: automated through and through, and no notice."""
        return self.automation == Automation.FULL.value and not self.notice_since


def notice(treatment: Treatment, url: str = "", translate: Translate = str) -> str:
    """Return the notice that an individual decision carries (CRPA L311-3-1, R311-3-1-1); *url*: of the register."""
    purpose = treatment.purpose.rstrip(" .") + "."
    said = translate(_NOTICE) % {
        "title": treatment.title,
        "purpose": purpose[:1].lower() + purpose[1:],
        "contact": treatment.contact_name,
        "email": treatment.contact_email,
    }
    return f"{said} {translate(_DECISION_SAID) % {'url': url}}" if url else said


HEADERS: Final = (
    ("identifiant", "id"),
    ("nom", "title"),
    ("decision", "decision"),
    ("base_legale", "legal_basis"),
    ("finalite", "purpose"),
    ("automatisation", "automation"),
    ("contribution_a_la_decision", "contribution"),
    ("donnees_traitees_et_sources", "data_used"),
    ("parametres_et_ponderations", "parameters"),
    ("operations", "operations"),
    ("mis_en_oeuvre_par", "run_by"),
    ("code_source", "code_url"),
    ("contact_nom", "contact_name"),
    ("contact_courriel", "contact_email"),
    ("mention_depuis", "notice_since"),
    ("utilise_jusqu_au", "used_until"),
)


def as_row(treatment: Treatment, translate: Translate = str) -> dict[str, str]:
    """Return a treatment as a row of the open formats: French names, automation in words."""
    said = treatment.to_json() | {"automation": translate(AUTOMATIONS[treatment.automation])}
    return {name: said[field] for name, field in HEADERS}


_PUBLISHED: Final = gettext_noop("Registre publié ici. Traitements : %(count)s.")
_UNPUBLISHED: Final = gettext_noop("Traitements décrits mais pas encore publiés : %(names)s.")
_NOTICED: Final = gettext_noop("Chaque traitement décrit ici a sa mention dans les décisions.")
_UNNOTICED: Final = gettext_noop("Traitements sans mention dans leurs décisions : %(names)s.")


def kept_of(described: Iterable[tuple[Treatment, bool]], url: str, today: date) -> tuple[Kept, ...]:
    """Say what the register shows of G8 and G9: rules published, notices in decisions. Nothing where it is empty.

    *described*: each treatment, and whether it is public. One that is used no more owes no notice.
    """
    lines = list(described)
    if not lines:
        return ()
    hidden = [each.title for each, public in lines if not public]
    used = [each for each, _ in lines if not each.used_until or each.used_until >= today.isoformat()]
    silent = [each for each in used if not each.notice_since or each.notice_since > today.isoformat()]
    rules = (
        Kept("G8", "not_done", _UNPUBLISHED, (("names", ", ".join(hidden)),), "")
        if hidden
        else Kept("G8", "done", _PUBLISHED, (("count", str(len(lines))),), url)
    )
    notices = (
        Kept("G9", "not_done", _UNNOTICED, (("names", ", ".join(each.title for each in silent)),), "")
        if silent
        else Kept("G9", "declared", _NOTICED, (), "")
    )
    return rules, notices
