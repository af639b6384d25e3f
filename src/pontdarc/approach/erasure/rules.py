"""Delays of an answer to somebody, and who may decide an erasure. No Django."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from pontdarc.core.refusals import Conflict, Forbidden, Invalid
from pontdarc.core.words import gettext_noop
from pontdarc.legal.rhythms import months_after

DELAY_MONTHS: Final = 1
"""GDPR 12.3."""
EXTENSION_MONTHS: Final = 2
"""GDPR 12.3: two more months where the request is complex, said within the first with the reason."""
ARTICLES: Final = ("RGPD art. 17", "RGPD art. 16", "RGPD art. 21", "CRPA L312-1-2")


def due_on(received_on: date) -> date:
    """Return the last day to answer: the same day of the next month, or its last one."""
    return months_after(received_on, DELAY_MONTHS)


def extended_to(received_on: date) -> date:
    """Return the last day to answer once the delay was extended."""
    return months_after(received_on, DELAY_MONTHS + EXTENSION_MONTHS)


def may_extend(received_on: date, today: date, *, extended: bool, answered: bool, why: str) -> None:
    """Pass when the delay may be extended: once, within the first month, with a reason.

    :raises Conflict: it is answered, extended, or past its first month. :raises Invalid: no reason is given.
    """
    if answered or extended or today > due_on(received_on):
        raise Conflict(
            "not_extendable",
            gettext_noop("Ce délai ne peut plus être prolongé."),
            gettext_noop("Répondez à la personne : elle peut saisir la CNIL."),
        )
    if not why.strip():
        raise _reason_missing()


def may_decide_erasure(decider: UUID | None, proposer: UUID | None, *, accepted: bool, why: str) -> None:
    """Pass when this person may decide: another one than who proposed it, and with a reason to refuse it.

    :raises Forbidden: it is nobody, or who proposed it. :raises Invalid: a refusal without a reason.
    """
    if decider is None or decider == proposer:
        raise Forbidden(
            "other_person_decides",
            gettext_noop("Une autre personne que celle qui propose l’effacement en décide."),
            gettext_noop("Demandez-le à une autre personne qui signe pour l’organisme."),
        )
    if not accepted and not why.strip():
        raise _reason_missing()


def _reason_missing() -> Invalid:
    return Invalid(
        "reason_missing",
        gettext_noop("Il manque la raison."),
        gettext_noop("Écrivez-la en une phrase : la personne qui demande la lira."),
    )


def may_answer(answer: str, why: str, *, pending: bool, erased: bool, right: str) -> None:
    """Pass when a request may be answered so.

    :raises Conflict: an erasure waits still, or nothing was done of what is said to be granted.
    :raises Invalid: a refusal says no reason.
    """
    if pending:
        raise Conflict(
            "erasure_waits",
            gettext_noop("Un effacement proposé pour cette demande n’est pas encore décidé ou exécuté."),
            gettext_noop("Attendez la décision, puis répondez."),
        )
    if answer == "granted" and right in ("erase", "object") and not erased:
        raise Conflict(
            "nothing_erased",
            gettext_noop("Rien n’a encore été effacé pour cette demande."),
            gettext_noop("Proposez un effacement, ou dites pourquoi il n’y a pas lieu."),
        )
    if answer in ("refused", "unknown") and not why.strip():
        raise _reason_missing()


def counts(deliveries: Mapping[str, Mapping[str, Any]], tables: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Return how much was found: ``deliveries`` and ``tables`` that hold somebody, most ``rows`` of one of them.

    ``unknown``: deliveries that could not all be looked into.
    """
    raw, kept = list(deliveries.values()), list(tables)
    return {
        "deliveries": sum(holds(each) for each in raw),
        "tables": sum(holds(each) for each in kept),
        "rows": max((int(each["rows"]) for each in (*raw, *kept)), default=0),
        "unknown": sum(not each["opened"] for each in raw),
    }


def holds(found: Mapping[str, Any]) -> bool:
    """Tell whether somebody was found in a delivery or a table."""
    return bool(found["rows"] or found.get("beyond"))


def tombstone(article: str, rows: int) -> str:
    """Return what the public reads in the place of a version (French, as every law text that is kept)."""
    touched = "une ligne" if rows <= 1 else f"{rows} lignes"
    return f"Une personne y figurait, sur {touched} ({article})."
