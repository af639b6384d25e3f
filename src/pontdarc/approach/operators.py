"""What operators handed over, as what their duties show: data of the service (P7), report (P11)."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Final
from uuid import UUID

from pontdarc.core.words import gettext_noop
from pontdarc.extraction.contracts import Awaited, awaited_of, running
from pontdarc.extraction.models import Asked
from pontdarc.legal.compliance import Kept
from pontdarc.outside.dates import day

_CODES: Final = {Asked.Ground.SERVICE: "P7", Asked.Ground.REPORT: "P11"}


def kept_of_operators(organisations: Collection[UUID], today: date) -> dict[UUID, list[Kept]]:
    """Return what the contracts that run show of the duties of those who hold them, by organisation."""
    found: dict[UUID, dict[str, list[Awaited]]] = {}
    contracts = running(today).filter(operator__in=organisations)
    asked = awaited_of(contracts, today)
    for contract in contracts:
        for each in asked[contract.pk]:
            code = _CODES.get(Asked.Ground(each.asked.ground))
            if code:
                found.setdefault(contract.operator_id, {}).setdefault(code, []).append(each)
    return {body: [shown(code, each) for code, each in by_code.items()] for body, by_code in found.items()}


def shown(code: str, asked: Iterable[Awaited]) -> Kept:
    """Return what the deposits of one body show of one duty: the latest of what is late first, else the next day."""
    all_asked = list(asked)
    owed = [each for each in all_asked if each.waiver is None]
    if not owed:
        return Kept(code, "exempt", _WAIVED)
    late = max(owed, key=lambda each: each.days_late)
    if late.late:
        said = (("title", late.asked.entry.title), ("days", str(late.days_late)))
        return Kept(code, "late", _LATE_ONE if late.days_late == 1 else _LATE, said)
    if any(each.last is None or each.last.refusal for each in owed):
        return Kept(code, "not_done", _NOT_YET)
    coming = [each.due_on for each in owed if each.due_on]
    if not coming:
        return Kept(code, "done", _ALL)
    return Kept(code, "done", _IN_TIME, (("day", day(min(coming))),))


_WAIVED = gettext_noop("Dispensé par une décision publiée de l’autorité.")
_LATE_ONE = gettext_noop("« %(title)s » est attendu depuis hier.")
_LATE = gettext_noop("« %(title)s » est attendu depuis %(days)s jours.")
_NOT_YET = gettext_noop("Pas encore déposé : l’échéance n’est pas passée.")
_ALL = gettext_noop("Déposé ici. Plus rien n’est attendu.")
_IN_TIME = gettext_noop("Déposé ici à temps. Prochaine échéance le %(day)s.")
