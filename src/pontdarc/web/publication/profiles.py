"""The profile of a version as its page tells it: a line of words, a picture and its table, column by column."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pontdarc.core.profile import Bin, ColumnProfile, Profile, from_json
from pontdarc.core.profiling.describing import observations
from pontdarc.core.recognition import KINDS
from pontdarc.web.templatetags.pontdarc import cell, number

WIDTH, HEIGHT = 320, 72
_GAP = 2
_TOP = 5
_MANY, _OFTEN = 20, 0.01
_SAID_BY_WORDS = frozenset({"missing", "empty"})


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of the picture, in its units as text (a figure in a template would be written the French way)."""

    x: str
    y: str
    width: str
    height: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Value:
    """A frequent value; *share*: of the filled cells, in hundredths, as text."""

    text: str
    count: int
    share: str


@dataclass(frozen=True, slots=True)
class Told:
    """A column as the page tells it; all but its name and its words is empty without a profile."""

    name: str
    title: str
    description: str
    type: str
    kind: str = ""
    facts: str = ""
    bars: tuple[Bar, ...] = ()
    note: str = ""
    low: str = ""
    high: str = ""
    values: tuple[Value, ...] = ()
    sentences: tuple[str, ...] = ()


def told(columns: list[dict[str, Any]], document: Mapping[str, Any] | None) -> list[Told]:
    """Return the columns of a version in order, with what its stored profile says of each."""
    if document is None:
        return [_plain(column) for column in columns]
    profile = from_json(document)
    by_name = {column.name: column for column in profile.columns}
    sentences: dict[str, list[str]] = {}
    for each in observations(profile):
        if each.slug not in _SAID_BY_WORDS:
            sentences.setdefault(each.column, []).append(each.message(_))
    return [_told(column, by_name.get(column["name"]), profile, sentences) for column in columns]


def _plain(column: Mapping[str, Any], **known: Any) -> Told:
    title = column.get("title") or ""
    return Told(
        column["name"],
        "" if title == column["name"] else title,
        column.get("description") or "",
        column["type"],
        **known,
    )


def _told(
    column: Mapping[str, Any], known: ColumnProfile | None, profile: Profile, sentences: Mapping[str, list[str]]
) -> Told:
    if known is None:
        return _plain(column)
    kind = KINDS.get(known.kind or "")
    bars = known.histogram if len(known.histogram) > 1 and (known.distinct > 1) else ()
    return _plain(
        column,
        kind=_(kind.title) if kind is not None else "",
        facts=_facts(known, profile.rows),
        bars=_bars(bars, known.type),
        note=_note(bars, known.type),
        low=cell(known.min, known.type) if bars else "",
        high=cell(known.max, known.type) if bars else "",
        values=() if bars else _values(known, profile.rows),
        sentences=tuple(sentences.get(known.name, ())),
    )


def _facts(column: ColumnProfile, rows: int) -> str:
    filled = rows - column.missing
    if not filled:
        return _("Aucune valeur.")
    parts = [
        _("remplie partout")
        if not column.missing
        else _("remplie à %(share)s %%") % {"share": number(_hundredths(filled, rows), 1)}
    ]
    shown = {"count": number(column.distinct)}
    if column.distinct_is_exact:
        parts.append(ngettext("%(count)s valeur", "%(count)s valeurs différentes", column.distinct) % shown)
    else:
        parts.append(_("environ %(count)s valeurs différentes") % shown)
    if "0.5" in column.quantiles and column.type != "year":
        parts.append(_("une moitié au-dessous de %(middle)s") % {"middle": cell(column.quantiles["0.5"], column.type)})
    return ", ".join(parts)


def _hundredths(part: int, whole: int) -> float:
    """Return a share in hundredths that is 100 only when nothing is missing, and 0 only when nothing is there."""
    return min(99.9, max(0.1, round(100 * part / whole, 1)))


def _bars(histogram: tuple[Bin, ...], type_: str) -> tuple[Bar, ...]:
    if not histogram:
        return ()
    most = max(each.count for each in histogram) or 1
    step = WIDTH / len(histogram)
    bars = []
    for rank, each in enumerate(histogram):
        height = max(1.5, HEIGHT * each.count / most) if each.count else 0.0
        label = _("de %(low)s à %(high)s") % {"low": cell(each.low, type_), "high": cell(each.high, type_)}
        place, size = (
            (f"{rank * step:.1f}", f"{HEIGHT - height:.1f}"),
            (f"{max(1.0, step - _GAP):.1f}", f"{height:.1f}"),
        )
        bars.append(Bar(*place, *size, label, each.count))
    return tuple(bars)


def _note(histogram: tuple[Bin, ...], type_: str) -> str:
    """Return what the picture does not show: bars at its ends that hold far more than their width."""
    if len(histogram) < 3 or isinstance(histogram[0].low, str):
        return ""
    first, usual, last = (float(each.high) - float(each.low) for each in (histogram[0], histogram[1], histogram[-1]))
    if last > 1.5 * usual:
        return _("La dernière barre réunit tout ce qui dépasse %(low)s.") % {"low": cell(histogram[-1].low, type_)}
    if first > 1.5 * usual:
        return _("La première barre réunit tout ce qui précède %(high)s.") % {"high": cell(histogram[0].high, type_)}
    return ""


def _values(column: ColumnProfile, rows: int) -> tuple[Value, ...]:
    filled = max(1, rows - column.missing)
    if column.distinct > _MANY and column.top and column.top[0].count < _OFTEN * filled:
        return ()  # none comes back often enough to be worth a line
    return tuple(
        Value(cell(_bool(each.value, column.type), column.type), each.count, f"{100 * each.count / filled:.1f}")
        for each in column.top[:_TOP]
        if column.distinct > 1
    )


def _bool(text: str, type_: str) -> object:
    return {"true": True, "false": False}.get(text, text) if type_ == "boolean" else text
