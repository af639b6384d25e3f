"""What an erasure did, in words."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pontdarc.approach.erasure.copying import Copied
from pontdarc.core.words import gettext_noop
from pontdarc.web.templatetags.pontdarc import cell, day, size

register = template.Library()

_WORDS: Final = {
    "version": gettext_noop("Version %(number)s retirée, sa table et tout ce qui en était déduit détruits."),
    "gathered": gettext_noop("Version %(number)s d’un jeu réuni retirée de même."),
    "delivery": gettext_noop("Fichier reçu le %(received_on)s détruit (%(size)s)."),
    "table": gettext_noop("Table standardisée détruite."),
    "edition": gettext_noop("Répertoire %(year)s : lignes retirées, leur place le dit (%(rows)s)."),
    "beneficiary": gettext_noop("Demandes d’identifiant supprimées : %(rows)s."),
    "made_again": gettext_noop("Fichier refait sans elle. Lignes gardées : %(rows)s."),
    "not_made_again": gettext_noop(
        "Le fichier n’a pas pu être refait sans elle : le service doit le déposer de nouveau."
    ),
}


@register.filter
def trace_words(trace: Mapping[str, Any]) -> str:
    """Return one line of the trace of an erasure."""
    if trace["kind"] == "draft":
        count = int(trace["rows"])
        return ngettext(
            "%(n)s ligne en cours de saisie retirée.", "%(n)s lignes en cours de saisie retirées.", count
        ) % {"n": count}
    said = {**trace, "size": size(trace.get("size", 0)), "received_on": day(trace.get("received_on", ""))}
    return _(_WORDS[str(trace["kind"])]) % said


@register.filter
def told_of(cells: Sequence[object], copied: Copied) -> list[tuple[str, str]]:
    """Return what a row says of somebody: the title of a column, its value; an empty cell says nothing."""
    columns = {column["name"]: column for column in copied.version.columns}
    named = zip(map(columns.get, copied.names), copied.names, cells, strict=True)
    return [
        ((column or {}).get("title") or name, cell(value, (column or {}).get("type", "string")))
        for column, name, value in named
        if value not in (None, "")
    ]
