"""What changed in a file since its recipe was made, said so that a person knows what to do."""

from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from pontdarc.core.headers import words_of
from pontdarc.core.recipe import FileFacts, Recipe, SourceColumn
from pontdarc.core.words import Translate, gettext_noop

What = Literal[
    "renamed", "gone", "added", "kind", "type", "order", "format", "encoding", "delimiter", "sheet", "header_row"
]
_CLOSE = 80

_SENTENCES: dict[What, str] = {
    "renamed": gettext_noop("La colonne « %(column)s » s’appelle maintenant « %(now)s »."),
    "gone": gettext_noop("La colonne « %(column)s » n’est plus dans le fichier."),
    "added": gettext_noop("Le fichier a une nouvelle colonne : « %(column)s »."),
    "kind": gettext_noop(
        "La colonne « %(column)s » ne contient plus la même chose : %(before)s avant, %(now)s maintenant."
    ),
    "type": gettext_noop(
        "Les valeurs de la colonne « %(column)s » ne sont plus de même type : %(before)s avant, %(now)s maintenant."
    ),
    "order": gettext_noop("Les colonnes ne sont plus dans le même ordre : cela ne change rien aux données."),
    "format": gettext_noop("Le fichier a changé de format : %(before)s avant, %(now)s maintenant."),
    "encoding": gettext_noop("Le fichier a changé d’encodage : %(before)s avant, %(now)s maintenant."),
    "delimiter": gettext_noop("Le fichier a changé de séparateur : « %(before)s » avant, « %(now)s » maintenant."),
    "sheet": gettext_noop("Le tableau n’est plus au même endroit : « %(before)s » avant, « %(now)s » maintenant."),
    "header_row": gettext_noop("Les en-têtes ont changé de ligne : %(before)s avant, %(now)s maintenant."),
}
_TYPES = {
    "string": "texte", "integer": "nombre entier", "number": "nombre", "boolean": "oui ou non", "date": "date",
    "datetime": "date et heure", "time": "heure", "year": "année",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Drift:
    """One difference between the file and its recipe. *blocking*: the recipe would lose or confuse data."""

    what: What
    column: str
    before: str | None = None
    now: str | None = None
    blocking: bool = False

    def sentence(self, translate: Translate = str) -> str:
        """Return what changed, as one sentence."""
        return translate(_SENTENCES[self.what]) % {
            "column": self.column,
            "before": _said(self.before),
            "now": _said(self.now),
        }


def _said(word: str | None) -> str:
    return _TYPES.get(word or "", word or "texte libre")


def _laid_out_otherwise(before: FileFacts | None, now: FileFacts | None) -> list[Drift]:
    """Return how the file differs where both say something; it was read all the same, so nothing is lost."""
    if before is None or now is None:
        return []
    pairs: tuple[tuple[What, object, object], ...] = (
        ("format", before.format, now.format),
        ("encoding", before.encoding, now.encoding),
        ("delimiter", before.delimiter, now.delimiter),
        ("sheet", before.sheet, now.sheet),
        ("header_row", before.header_row, now.header_row),
    )
    return [Drift(what, "", str(old), str(new)) for what, old, new in pairs if None not in (old, new) and old != new]


def diagnose(recipe: Recipe, columns: tuple[SourceColumn, ...], file: FileFacts | None = None) -> tuple[Drift, ...]:
    """Return what changed between the file of the recipe and one whose columns are *columns*.

    *file*: how the new one is laid out.

    A column that the recipe uses and that is gone, renamed or of another kind is blocking: publishing would leave a
    hole. A new column is not lost data, but it may hold personal data: it is told, and blocking for the clearance.
    """
    before = {column.name: column for column in recipe.columns}
    now = {column.name: column for column in columns}
    used = {name for feed in recipe.mapping for name in feed.sources}
    gone = [name for name in before if name not in now]
    added = [name for name in now if name not in before]
    pairs = _renamed([before[name] for name in gone], [now[name] for name in added], recipe.columns, columns)
    found = [Drift("renamed", old, old, new, blocking=old in used) for old, new in pairs.items()]
    found += [Drift("gone", name, blocking=name in used) for name in gone if name not in pairs]
    found += [Drift("added", name, now=now[name].kind, blocking=True) for name in added if name not in pairs.values()]
    for name in before:
        if name in now:
            found += _changed(before[name], now[name], blocking=name in used)
    if [name for name in before if name in now] != [name for name in now if name in before]:
        found.append(Drift("order", ""))
    return (*found, *_laid_out_otherwise(recipe.file, file))


def _renamed(
    gone: list[SourceColumn], added: list[SourceColumn], old: tuple[SourceColumn, ...], new: tuple[SourceColumn, ...]
) -> dict[str, str]:
    """Return the columns that only changed their name: a close name, or the same kind at the same place."""
    place_before = {column.name: index for index, column in enumerate(old)}
    place_now = {column.name: index for index, column in enumerate(new)}
    ranked = sorted(
        (
            (_likeness(one, other, place_before[one.name] == place_now[other.name]), one.name, other.name)
            for one in gone
            for other in added
        ),
        reverse=True,
    )
    pairs: dict[str, str] = {}
    for likeness, before, now in ranked:
        if likeness >= _CLOSE and before not in pairs and now not in pairs.values():
            pairs[before] = now
    return pairs


def _likeness(one: SourceColumn, other: SourceColumn, same_place: bool) -> float:
    names = fuzz.token_sort_ratio(" ".join(words_of(one.name)), " ".join(words_of(other.name)))
    if one.kind is not None and one.kind == other.kind and same_place:
        return max(names, 90.0)
    if one.kind != other.kind and one.kind and other.kind:
        return 0.0
    return names + (10.0 if same_place and one.type == other.type else 0.0)


def _changed(before: SourceColumn, now: SourceColumn, *, blocking: bool) -> list[Drift]:
    if before.kind != now.kind and before.kind and now.kind:
        return [Drift("kind", before.name, before.kind, now.kind, blocking)]
    if before.type != now.type and now.type == "string" and before.type not in ("any", "string"):
        return [Drift("type", before.name, before.type, now.type, blocking)]
    return []
