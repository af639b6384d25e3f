"""When the next delivery is due, and what makes one too different from the last to be published by itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from pontdarc.core.words import gettext_noop
from pontdarc.legal.rhythms import months_after
from pontdarc.legal.rules import Doubt

TOLERANCE = timedelta(days=1)
REMINDER_EVERY = timedelta(days=7)
_DAYS: Final[Mapping[str, int]] = {"DAILY": 1, "WEEKLY": 7}
_MONTHS: Final[Mapping[str, int]] = {"MONTHLY": 1, "QUARTERLY": 3, "ANNUAL_2": 6, "ANNUAL": 12}
_FEWEST_ROWS = 10
_ERRORS_MORE = 0.1


def next_due(frequency: str, last: date) -> date | None:
    """Return the day of the next delivery after *last*; None when the frequency promises nothing.

    Months are those of the calendar: a month after 31 January is the last day of February.
    """
    if frequency in _DAYS:
        return last + timedelta(days=_DAYS[frequency])
    if frequency in _MONTHS:
        return months_after(last, _MONTHS[frequency])
    return None


def days_late(due_on: date | None, today: date) -> int:
    """Return by how many days a delivery is late, 0 within the day of tolerance."""
    if due_on is None or today <= due_on + TOLERANCE:
        return 0
    return (today - due_on).days


@dataclass(frozen=True, slots=True)
class Profile:
    """What of a preparation tells a drift.

    *changes*: (what, column) of each difference with the recipe that matters, with its sentence (core.drift).
    *personal*: columns of the file, left out or not, in which signs of people were found. *errors*: error findings.
    """

    rows: int
    errors: int = 0
    changes: Mapping[tuple[str, str], str] = field(default_factory=dict)
    personal: frozenset[str] = frozenset()


def profile_of(report: Mapping[str, Any]) -> Profile:
    """Return the profile of a preparation's report (standardisation.preparing)."""
    scanned = report.get("scan", {}).get("columns", [])
    changes = [change for change in report.get("drift", []) if change.get("blocking")]
    return Profile(
        rows=report["rows"],
        errors=int(report.get("errors") or 0),
        changes={(change["what"], change["column"]): change.get("text") or "" for change in changes},
        personal=frozenset(column["name"] for column in scanned if (column.get("role") or "no") != "no"),
    )


NO_ROWS = Doubt(
    "no_rows",
    gettext_noop("Le fichier n’a aucune ligne de données."),
    gettext_noop("Vérifiez l’export, puis déposez-le de nouveau."),
)
_HALF_ROWS = Doubt(
    "half_rows",
    gettext_noop("Le fichier a perdu plus de la moitié de ses lignes depuis la dernière livraison."),
    gettext_noop("Si c’est voulu, confirmez la publication. Sinon, vérifiez l’export et déposez-le de nouveau."),
)
_MORE_ERRORS = Doubt(
    "more_errors",
    gettext_noop("Le fichier a bien plus d’erreurs que la dernière livraison."),
    gettext_noop("Regardez les constats : une colonne a peut-être changé de forme dans le logiciel."),
)


def drift(previous: Profile, new: Profile) -> tuple[Doubt, ...]:
    """Return why a delivery is too different from the last one to be published without a look."""
    return (*_drift_of_rows(previous, new), *_drift_of_columns(previous, new))


def _drift_of_rows(previous: Profile, new: Profile) -> Iterable[Doubt]:
    if new.rows == 0:
        yield NO_ROWS
    elif previous.rows >= _FEWEST_ROWS and new.rows * 2 < previous.rows:
        yield _HALF_ROWS
    before, after = previous.errors / max(previous.rows, 1), new.errors / max(new.rows, 1)
    if new.rows and after > before + _ERRORS_MORE:
        yield _MORE_ERRORS


def _drift_of_columns(previous: Profile, new: Profile) -> Iterable[Doubt]:
    """Return the changes that were not there yet when the public version was looked at."""
    for (what, column), sentence in new.changes.items():
        if (what, column) in previous.changes:
            continue
        if what == "added" and column in new.personal:
            yield Doubt("new_personal_column", _NEW_PERSONAL, _LEAVE_OUT, column)
        else:
            text = sentence.replace("%", "%%") or _CHANGED
            yield Doubt(f"column_{what}", text, _ADVICE.get(what, _LOOK), column)


_NEW_PERSONAL = gettext_noop("La colonne « %(column)s » est nouvelle et semble contenir des données personnelles.")
_LEAVE_OUT = gettext_noop(
    "Retirez-la de l’export et déposez-le de nouveau, ou confirmez la publication : la colonne sera laissée de côté."
)
_CHANGED = gettext_noop("La colonne « %(column)s » a changé depuis la dernière livraison.")
_LOOK = gettext_noop("Regardez le fichier. Si c’est voulu, confirmez la publication ou corrigez la recette.")
_ADVICE: Final[Mapping[str, str]] = {
    "added": gettext_noop(
        "Confirmez la publication pour la laisser de côté, ou corrigez la recette et faites une nouvelle proposition."
    ),
    "gone": gettext_noop("Remettez-la dans l’export, ou dites quelle colonne la remplace."),
    "renamed": gettext_noop("Reprenez l’ancien nom dans l’export, ou corrigez la recette."),
    "kind": gettext_noop("Vérifiez que les colonnes de l’export n’ont pas été décalées."),
    "type": gettext_noop("Vérifiez que les colonnes de l’export n’ont pas été décalées."),
}
