"""The main observations of a profile, each as one French sentence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pontdarc.core.profile import ColumnProfile, Profile, Why
from pontdarc.core.words import Translate, gettext_noop

_UNUSUAL: Mapping[Why, tuple[str, str]] = {
    "pattern": (
        gettext_noop("Une valeur inhabituelle par sa forme."),
        gettext_noop("%(count)s valeurs inhabituelles par leur forme."),
    ),
    "far": (gettext_noop("Une valeur loin des autres."), gettext_noop("%(count)s valeurs loin des autres.")),
    "spelling": (
        gettext_noop("Une autre façon d’écrire une valeur fréquente."),
        gettext_noop("%(count)s autres façons d’écrire une valeur fréquente."),
    ),
}
_MASKED = gettext_noop("Valeurs non montrées : elles peuvent désigner des personnes.")
_EMPTY = gettext_noop("Aucune valeur.")
_ONE_EMPTY, _SOME_EMPTY = gettext_noop("Une cellule vide."), gettext_noop("%(count)s cellules vides.")
_CONSTANT = gettext_noop("La même valeur partout.")
_KEY = gettext_noop("Désigne chaque ligne à elle seule.")
_KEY_WITH = gettext_noop("Désigne chaque ligne avec « %(other)s ».")
_FOLLOWS = gettext_noop("Se déduit de « %(origin)s ».")
_FOLLOWS_BUT_ONE = gettext_noop("Se déduit de « %(origin)s », à une ligne près.")
_FOLLOWS_BUT = gettext_noop("Se déduit de « %(origin)s », à %(count)s lignes près.")


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing worth knowing of a column. *text*: a gettext msgid; *slug*: missing, key, unusual, dependency…"""

    column: str
    slug: str
    text: str
    params: Mapping[str, object] = field(default_factory=dict)

    def message(self, translate: Translate = str) -> str:
        """Return the sentence."""
        return translate(self.text) % self.params


def observations(profile: Profile) -> Iterator[Observation]:
    """Yield what is worth knowing, column by column."""
    for column in profile.columns:
        yield from _filling(column, profile.rows)
        yield from _keys(column.name, profile)
        yield from _unusual(column)
        for each in profile.dependencies:
            if each.to == column.name:
                text = _counted(each.exceptions, _FOLLOWS_BUT_ONE, _FOLLOWS_BUT) if each.exceptions else _FOLLOWS
                yield Observation(
                    column.name, "dependency", text, {"origin": ", ".join(each.origin), "count": each.exceptions}
                )


def _counted(count: int, one: str, many: str) -> str:
    return one if count == 1 else many


def _filling(column: ColumnProfile, rows: int) -> Iterator[Observation]:
    if rows and column.missing == rows:
        yield Observation(column.name, "empty", _EMPTY)
        return
    if column.masked:
        yield Observation(column.name, "masked", _MASKED)
    if column.missing:
        text = _counted(column.missing, _ONE_EMPTY, _SOME_EMPTY)
        yield Observation(column.name, "missing", text, {"count": column.missing})
    elif column.distinct == 1 and rows > 1:
        yield Observation(column.name, "constant", _CONSTANT)


def _keys(name: str, profile: Profile) -> Iterator[Observation]:
    for key in profile.keys:
        if key == (name,):
            yield Observation(name, "key", _KEY)
        elif name in key:
            yield Observation(name, "key", _KEY_WITH, {"other": next(each for each in key if each != name)})


def _unusual(column: ColumnProfile) -> Iterator[Observation]:
    for why, (one, many) in _UNUSUAL.items():
        found = [each for each in column.unusual if each.why == why]
        count = sum(each.count for each in found)
        if why == "far" and column.outliers is not None and found:
            count = column.outliers.count
        if count:
            yield Observation(column.name, f"unusual_{why}", _counted(count, one, many), {"count": count})
