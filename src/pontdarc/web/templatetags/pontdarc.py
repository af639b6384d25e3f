"""Words and figures as a French reader expects them."""

import datetime
import re
from collections.abc import Iterable, Mapping

from django import template
from django.utils import formats, timezone, translation
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from pontdarc.core.recognition import KINDS
from pontdarc.core.words import gettext_noop, going_on
from pontdarc.legal.models import Decision, Outcome, Proposal
from pontdarc.legal.rules import Doubt
from pontdarc.outside import dates
from pontdarc.web import typography
from pontdarc.web.typography import HARD, THIN

register = template.Library()


@register.filter
def number(value: object, decimals: int | None = None) -> str:
    """Return the figure with narrow no-break spaces between thousands: 12 500 or 3,5."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    text = f"{value:,.{decimals}f}" if decimals is not None else f"{value:,}"
    if not (translation.get_language() or "fr").startswith("fr"):
        return text
    return text.replace(",", THIN).replace(".", ",")


@register.filter
def breakable(name: object) -> str:
    """Return a name without spaces that goes to the next line after one of its signs: NOMBRE_, dame@, scdl/."""
    return SafeString(re.sub(r"(?<=[_@/])(?=\w)", "<wbr>", escape(name)))


@register.filter
def size(octets: object) -> str:
    """Return a size in words: 830 octets, 12 ko, 1,2 Mo."""
    amount = float(octets) if isinstance(octets, int | float) else 0.0
    # In a context: Django already knows the button « Go ».
    units = [pgettext("size", "octets"), pgettext("size", "ko"), pgettext("size", "Mo"), pgettext("size", "Go")]
    step = 0
    while amount >= 1000 and step < len(units) - 1:
        amount, step = amount / 1000, step + 1
    shown = number(round(amount, 1), 1) if step and amount < 10 else number(round(amount))
    return f"{shown}{HARD}{units[step]}"


@register.filter
def day(value: object) -> str:
    """Return a date in words: 1er mars 2026."""
    date = _date(value)
    return dates.day(date) if date else ""


@register.filter
def month(value: object) -> str:
    """Return the month of a date in words: mars 2026."""
    date = _date(value)
    return formats.date_format(date, "F Y") if date else ""


def _date(value: object) -> datetime.date | None:
    if isinstance(value, datetime.datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


@register.filter
def get(mapping: object, key: object) -> object:
    """Return what a mapping holds under a key that is a variable."""
    return mapping.get(key, "") if isinstance(mapping, Mapping) else ""


@register.filter
def words(pair_text: object) -> str:
    """Return a stored sentence in the reader's language."""
    return typography.typeset_here(_(str(pair_text))) if pair_text else ""


@register.filter
def sentence(text: object) -> str:
    """Return a sentence of the interface that code made, with the spaces of its language; HTML stays HTML."""
    return typography.typeset_here(text if isinstance(text, str) else str(text or ""))


@register.filter
def without_sign(value: object) -> str:
    """Return the value of a filter without the sign that says it is a whole value."""
    return str(value).removeprefix("=")


@register.filter
def typeset(text: object) -> str:
    """Return a text with its double signs kept on the line of their word, as French sets them."""
    return typography.typeset(str(text or ""))


TYPES = {
    "string": gettext_noop("texte"),
    "integer": gettext_noop("nombre entier"),
    "number": gettext_noop("nombre"),
    "boolean": gettext_noop("oui ou non"),
    "date": gettext_noop("date"),
    "datetime": gettext_noop("date et heure"),
    "year": gettext_noop("année"),
    "geopoint": gettext_noop("coordonnées"),
    "geojson": gettext_noop("forme géographique"),
}


@register.filter
def type_words(name: object) -> str:
    """Return the type of a column in words."""
    return _(TYPES.get(str(name), TYPES["string"]))


@register.filter
def cell(value: object, kind: str = "string") -> str:
    """Return a cell as a reader reads it; large figures are spaced, years are not."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("oui") if value else _("non")
    if isinstance(value, datetime.date):
        return value.strftime("%d/%m/%Y")
    if kind == "boolean" and value in ("true", "false"):
        return _("oui") if value == "true" else _("non")
    if kind in ("integer", "number"):
        return _figure(value, 1_000 if kind == "number" else 10_000)
    if kind == "date" and (date := _date(value)):
        return date.strftime("%d/%m/%Y")
    return str(value)


def _figure(value: object, spaced_from: int) -> str:
    try:
        figure = float(str(value))
    except ValueError:
        return str(value)
    text = str(int(figure)) if figure.is_integer() and abs(figure) < 1e15 else str(value)
    whole, _point, fraction = text.partition(".")
    spaced = (
        f"{int(whole):,}".replace(",", THIN) if abs(figure) >= spaced_from and whole.lstrip("-").isdigit() else whole
    )
    return f"{spaced},{fraction}" if fraction else spaced


@register.simple_tag(takes_context=True)
def drop(context: template.Context, name: str, value: str) -> str:
    """Return the address of this page without one value of a facet."""
    params = context["request"].GET.copy()
    params.setlist(name, [kept for kept in params.getlist(name) if kept != value])
    params.pop("page", None)
    return f"?{params.urlencode()}"


@register.simple_tag(takes_context=True)
def drop_filter(context: template.Context, column: str) -> str:
    """Return the address of this page without the filter of a column."""
    params = context["request"].GET.copy()
    for key in (f"f.{column}", "page"):
        params.pop(key, None)
    if params.get("colonne") == column:
        params.pop("colonne", None)
        params.pop("valeur", None)
    return f"?{params.urlencode()}"


@register.filter
def lower_first(text: object) -> str:
    """Return the text as it goes on after a colon."""
    return going_on(str(text))


@register.filter
def upper_first(text: object) -> str:
    """Return the text with a capital."""
    return str(text)[:1].upper() + str(text)[1:]


@register.filter
def percent(share: object) -> str:
    """Return a share between 0 and 1 as a percentage."""
    return f"{number(round(float(share) * 100))}{THIN}%" if isinstance(share, int | float) else ""


@register.filter
def small_share(share: object) -> str:
    """Return a share of which the smallest matters: 12 %, 3,4 %, 0,08 %, and never 0 % for what is not zero."""
    if not isinstance(share, int | float):
        return ""
    value = float(share) * 100
    if 0 < value < 0.01:
        return _("moins de %s") % f"{number(0.01, 2)}{THIN}%"
    decimals = 0 if value == 0 or value >= 10 else 1 if value >= 1 else 2
    return f"{number(round(value, decimals), decimals)}{THIN}%"


@register.filter
def kind_words(slug: object) -> str:
    """Return the name of a kind of column."""
    kind = KINDS.get(str(slug))
    return _(kind.title) if kind else ""


@register.filter
def sign_words(signs: Iterable[Mapping[str, object]]) -> str:
    """Return the columns that speak of people, each with what it seems to hold."""
    return ", ".join(
        f"«\u202f{sign['name']}\u202f»" + (f" ({lower_first(kind_words(sign['kind']))})" if sign.get("kind") else "")
        for sign in signs
    )


@register.filter
def doubt_text(doubt: Doubt) -> str:
    """Return a doubt as one sentence."""
    return doubt.sentence(_)


@register.filter
def outcome_words(act: Proposal | Decision) -> str:
    """Return an outcome as a verb that goes on after « de »."""
    if act.outcome == Outcome.OUT_OF_SCOPE:
        return _("dire ces données hors du champ de la loi")
    return lower_first(act.get_outcome_display())
