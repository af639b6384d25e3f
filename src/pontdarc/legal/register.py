"""The register of public information: one line per document, its open formats, and whether the year's edition is done.

Source: CRPA L322-6 and R322-7: exact title, object, date of creation, conditions of reuse; where it applies, dates and
object of updates; fees and their basis.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Final

from pontdarc.core.words import day_in_french, gettext_noop
from pontdarc.legal.compliance import Kept
from pontdarc.outside import dates
from pontdarc.outside.csv_text import csv_text

YEAR: Final = 366
HEADERS: Final = (
    ("identifiant", "id"),
    ("titre", "title"),
    ("objet", "object"),
    ("date_creation", "created_on"),
    ("conditions_reutilisation", "conditions"),
    ("licence_adresse", "conditions_url"),
    ("date_mise_a_jour", "updated_on"),
    ("objet_mises_a_jour", "updates"),
    ("redevance", "fees"),
    ("base_redevance", "fees_basis"),
    ("adresse", "url"),
)
FREE: Final = gettext_noop("gratuit")


@dataclass(frozen=True, slots=True)
class Line:
    """A document as the register tells it. Dates are ISO texts, "" when nobody knows; *id*: of the inventory entry."""

    id: str
    title: str
    object: str
    created_on: str
    conditions: str
    updated_on: str = ""
    updates: str = ""
    fees: str = ""
    fees_basis: str = ""
    url: str = ""
    conditions_url: str = ""

    def to_json(self) -> dict[str, str]:
        """Return the form in which an edition keeps it."""
        return asdict(self)

    @classmethod
    def from_json(cls, document: Mapping[str, str]) -> "Line":
        """Return what :meth:`to_json` kept."""
        return cls(**document)

    def to_row(self) -> dict[str, str]:
        """Return it as a row of the open formats, under French names."""
        return {name: getattr(self, field) for name, field in HEADERS}


def struck(id: str, article: str, on: date) -> Line:
    """Return what stands in an edition in the place of a line that named somebody (French, as every text kept)."""
    why = f"Une personne y était nommée ({article})."
    return Line(id=id, title=f"Ligne retirée le {day_in_french(on)}", object=why, created_on="", conditions="–")


def as_csv(rows: Iterable[Mapping[str, str]], columns: Iterable[str]) -> str:
    """Return rows as CSV: UTF-8 text, semicolons, one header line."""
    names = list(columns)
    return csv_text([names, *([row[name] for name in names] for row in rows)])


_DONE: Final = gettext_noop("Édition %(year)s publiée ici le %(day)s.")
_OLD: Final = gettext_noop("Dernière édition publiée ici le %(day)s : il en faut une chaque année.")
_NONE: Final = gettext_noop("Documents prêts pour le répertoire : %(count)s. Aucune édition n’est encore publiée.")


def kept_of(edition: tuple[int, date] | None, lines: int, url: str, today: date) -> tuple[Kept, ...]:
    """Say what the register shows of G5: the last edition (its year, its day), else how many lines are ready."""
    if edition is None:
        return (Kept("G5", "not_done", _NONE, (("count", str(lines)),), url),) if lines else ()
    year, day = edition
    params = (("year", str(year)), ("day", dates.day(day)))
    if (today - day).days > YEAR:
        return (Kept("G5", "late", _OLD, params[1:], url),)
    return (Kept("G5", "done", _DONE, params, url),)
