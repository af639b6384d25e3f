"""Findings: what is wrong or worth knowing in the data, as values with a place.

A finding names its kind by a stable id. The sentence is made when it is shown, in the language of the reader,
and is never stored with the value of the cell. Reading never raises for what a file holds: it returns findings.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from pontdarc.core.words import Translate, gettext_noop

Level = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class FindingKind:
    """A kind of finding: stable id, level, sentence and next step (gettext msgids)."""

    id: str
    level: Level
    text: str
    hint: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding.

    *row* is the physical line counted from 1 as a spreadsheet shows it, None when the finding is about the file.
    *value* lives in memory only: it is masked or dropped before anything is stored.
    *count* is the number of cells it stands for (1 unless grouped).
    *sheet* is where the row is, when the file has several tables.
    """

    kind: FindingKind
    row: int | None = None
    column: str | None = None
    value: str | None = None
    params: Mapping[str, object] = field(default_factory=dict)
    count: int = 1
    sheet: str | None = None

    @property
    def id(self) -> str:
        """The stable id of its kind."""
        return self.kind.id

    @property
    def level(self) -> Level:
        """error, warning or info."""
        return self.kind.level

    def message(self, translate: Translate = str) -> str:
        """Return what is wrong, as one sentence."""
        return translate(self.kind.text) % self._all_params()

    def hint(self, translate: Translate = str) -> str:
        """Return why it is so most often, and what to do."""
        return translate(self.kind.hint) % self._all_params()

    def _all_params(self) -> dict[str, object]:
        return {"column": self.column or "", "value": self.value or "", "row": self.row or "", **self.params}


def as_json(finding: Finding, translate: Translate = str, *, show_value: bool = True) -> dict[str, object]:
    """Return the public shape: id, level, sheet, row, column, value, message, hint."""
    shown = finding if show_value else replace(finding, value=None)
    return {
        "id": shown.id,
        "level": shown.level,
        "sheet": shown.sheet,
        "row": shown.row,
        "column": shown.column,
        "value": shown.value,
        "message": shown.message(translate),
        "hint": shown.hint(translate),
    }


_CATALOGUE: dict[str, FindingKind] = {}


def declare(id: str, level: Level, text: str, hint: str) -> FindingKind:
    """Add a kind to the catalogue and return it.

    :raises LookupError: the id is already taken.
    """
    if id in _CATALOGUE:
        raise LookupError(f"the finding id {id!r} is already taken")
    kind = FindingKind(id, level, text, hint)
    _CATALOGUE[id] = kind
    return kind


def catalogue() -> tuple[FindingKind, ...]:
    """Return every kind declared by the modules imported so far, by id."""
    return tuple(_CATALOGUE[id] for id in sorted(_CATALOGUE))


# The constraints of Table Schema (specs.frictionlessdata.io/table-schema), used by every standard.
REQUIRED = declare(
    "required",
    "error",
    gettext_noop("La colonne « %(column)s » doit être remplie."),
    gettext_noop("Complétez la cellule, ou donnez la valeur une fois pour toutes si elle est la même partout."),
)
TYPE = declare(
    "type",
    "error",
    gettext_noop("« %(value)s » n’est pas du type attendu (%(expected)s) dans la colonne « %(column)s »."),
    gettext_noop("Exemple attendu : %(example)s."),
)
PATTERN = declare(
    "pattern",
    "error",
    gettext_noop("« %(value)s » n’a pas la forme attendue dans la colonne « %(column)s »."),
    gettext_noop("Forme attendue : %(expected)s."),
)
ENUM = declare(
    "enum",
    "error",
    gettext_noop("« %(value)s » ne fait pas partie des valeurs admises dans la colonne « %(column)s »."),
    gettext_noop("Valeurs admises : %(expected)s."),
)
MINIMUM = declare(
    "minimum",
    "error",
    gettext_noop("« %(value)s » est plus petit que le minimum de la colonne « %(column)s »."),
    gettext_noop("Minimum : %(expected)s."),
)
MAXIMUM = declare(
    "maximum",
    "error",
    gettext_noop("« %(value)s » est plus grand que le maximum de la colonne « %(column)s »."),
    gettext_noop("Maximum : %(expected)s."),
)
MIN_LENGTH = declare(
    "min_length",
    "error",
    gettext_noop("« %(value)s » est trop court dans la colonne « %(column)s »."),
    gettext_noop("Caractères attendus au moins : %(expected)s."),
)
MAX_LENGTH = declare(
    "max_length",
    "error",
    gettext_noop("Le texte de la colonne « %(column)s » est trop long."),
    gettext_noop("Caractères admis au plus : %(expected)s. Raccourcissez le texte dans votre fichier."),
)
UNIQUE = declare(
    "unique",
    "error",
    gettext_noop("« %(value)s » figure plusieurs fois dans la colonne « %(column)s », où chaque valeur est unique."),
    gettext_noop("Cherchez une ligne saisie deux fois."),
)
MISSING_COLUMN = declare(
    "missing_column",
    "error",
    gettext_noop("Il manque la colonne « %(column)s »."),
    gettext_noop("Ajoutez-la, dites quelle colonne la remplace, ou donnez sa valeur si elle est la même partout."),
)
MISSING_OPTIONAL_COLUMN = declare(
    "missing_optional_column",
    "info",
    gettext_noop("La colonne facultative « %(column)s » n’est pas dans le fichier."),
    gettext_noop("Elle sera ajoutée vide. Rien à faire si vous n’avez pas cette information."),
)
UNKNOWN_COLUMN = declare(
    "unknown_column",
    "warning",
    gettext_noop("La colonne « %(column)s » n’existe pas dans le standard."),
    gettext_noop("Dites à quelle colonne elle correspond, ou laissez-la de côté."),
)
SIREN = declare(
    "siren",
    "error",
    gettext_noop("« %(value)s » n’est pas un SIREN valide (colonne « %(column)s »)."),
    gettext_noop("Un SIREN a 9 chiffres, dont une clé de contrôle. Vérifiez-le sur l’avis de situation."),
)
SIRET = declare(
    "siret",
    "error",
    gettext_noop("« %(value)s » n’est pas un SIRET valide (colonne « %(column)s »)."),
    gettext_noop(
        "Un SIRET a 14 chiffres, dont une clé de contrôle. Un tableur a pu l’abîmer : "
        "reprenez-le dans le logiciel d’origine."
    ),
)
