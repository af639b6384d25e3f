"""Beneficiaries of subsidies whose identifier is wrong or missing: who to ask, and their answers, taken over or not.

The name of a beneficiary may be somebody's: rows are shown masked, and read whole only once it is written down who
looks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from pontdarc.core.refusals import Conflict
from pontdarc.core.words import gettext_noop
from pontdarc.extraction.actions import ask_identifiers, settle_identifiers
from pontdarc.extraction.models import IdentifierRequest
from pontdarc.inventory.models import Entry
from pontdarc.network.rules import Actor
from pontdarc.standardisation.correcting import correct_cells, show_values
from pontdarc.standardisation.corrections import Correction
from pontdarc.standardisation.models import Preparation
from pontdarc.standardisation.queries import last_preparation
from pontdarc.standardisation.rows import rows_of

NAME: Final = "nomBeneficiaire"
SIRET: Final = "idBeneficiaire"
RNA: Final = "rnaBeneficiaire"
STANDARD: Final = "scdl/subventions"


@dataclass(frozen=True, slots=True)
class Wanting:
    """A row of the table whose beneficiary has no right identifier. *raw*: the cell as the file has it."""

    line: int
    digest: str
    name: str
    stated: str
    raw: str | None


def wanting(by: Actor, preparation: Preparation, *, masked: bool = True) -> list[Wanting]:
    """Return the rows of a prepared table of subsidies whose beneficiary has no right identifier, one per beneficiary.

    *masked*: see `standardisation.rows.rows_of`.
    """
    found: dict[tuple[str, str], Wanting] = {}
    for each in _rows(by, preparation, masked=masked):
        found.setdefault((each.name, each.stated), each)
    return sorted(found.values(), key=lambda each: each.line)


def _rows(by: Actor, preparation: Preparation, *, masked: bool) -> Iterator[Wanting]:
    causes = {
        str(each["id"])
        for each in preparation.report.get("findings", [])
        if each.get("level") == "error" and each.get("column") == SIRET
    }
    for cause in sorted(causes):
        page, pages = 1, 1
        while page <= pages:
            shown = rows_of(by, preparation, cause, SIRET, page, masked=masked)
            pages = shown.pages
            yield from (_wanting(row, shown.columns) for row in shown.rows)
            page += 1


def _wanting(row: Any, columns: tuple[str, ...]) -> Wanting:
    cells = dict(zip(columns, row["cells"], strict=True))
    return Wanting(row["line"], row["digest"], cells.get(NAME) or "", cells.get(SIRET) or "", row["raw"])


def ask_beneficiary(*, by: Actor, entry: Entry, digest: str, email: str, now: datetime) -> IdentifierRequest:
    """Ask the beneficiary of one row for its identifiers.

    :raises Conflict: the row is there no more. :raises Refusal: see `ask_identifiers`.
    """
    preparation = _prepared(entry)
    show_values(by=by, preparation=preparation, now=now)
    row = next((each for each in wanting(by, preparation, masked=False) if each.digest == digest), None)
    if row is None:
        raise _moved()
    made, _ = ask_identifiers(by=by, entry=entry, beneficiary=row.name, stated=row.stated, email=email, now=now)
    return made


def take_over(*, by: Actor, request: IdentifierRequest, now: datetime) -> Preparation:
    """Put what a beneficiary answered in the rows that are theirs, as corrections of the recipe: a person says so.

    :raises Conflict: nothing was answered, or no row is theirs any more.
    :raises Invalid: the column speaks of people, or the table has no column for an RNA.
    """
    if request.state != IdentifierRequest.State.ANSWERED:
        raise _moved()
    preparation = _prepared(request.entry)
    show_values(by=by, preparation=preparation, now=now)
    theirs = [
        each
        for each in _rows(by, preparation, masked=False)
        if (" ".join(each.name.split()), each.stated) == (request.beneficiary, request.stated)
    ]
    if not theirs:
        raise _moved()
    if request.siret:
        corrections = [Correction(SIRET, each.raw, request.siret, each.digest) for each in theirs]
    else:
        corrections = [Correction(RNA, None, request.rna, each.digest) for each in theirs]
    done = correct_cells(by=by, preparation=preparation, corrections=corrections, now=now)
    settle_identifiers(by=by, request=request, taken=True, now=now)
    return done


def _prepared(entry: Entry) -> Preparation:
    found = last_preparation(entry.pk)
    if found is None:
        raise _moved()
    return found


def _moved() -> Conflict:
    return Conflict(
        "beneficiary_moved",
        gettext_noop("Cette ligne n’est plus dans le dernier fichier, ou son identifiant est déjà corrigé."),
        gettext_noop("Rechargez la page : elle montre ce qui reste."),
    )
