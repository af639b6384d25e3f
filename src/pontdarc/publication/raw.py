"""When the file as it was received may be public beside what was made of it: when it holds nothing more."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from pontdarc.core.steps.registry import registry
from pontdarc.core.words import gettext_noop

_FORMAT: Final = "csv"
PROTECTED = gettext_noop(
    "Des colonnes ou des lignes sont laissées de côté ou masquées : le fichier reçu les montrerait."
)
LEFT_OUT = gettext_noop("Des colonnes du fichier reçu ne sont pas reprises : personne ne les a autorisées.")
MORE_THAN_A_TABLE = gettext_noop(
    "Le fichier reçu peut contenir plus que son tableau : seul un CSV, sans titre au-dessus de ses en-têtes, s’y prête."
)
CUT = gettext_noop("Des lignes ou des textes du fichier reçu ont été retirés en le réparant : il les montrerait.")


def withheld(report: Mapping[str, Any], steps: Iterable[str]) -> str | None:
    """Return why a received file is not to be public, as a msgid; None when it holds only what is public anyway.

    *report*: of its preparation. *steps*: privacy steps, as a clearance's scope writes them.
    """
    if any(steps):
        return PROTECTED
    if report.get("unmapped") or any(sign.get("left_out") for sign in report.get("scan", {}).get("columns", [])):
        return LEFT_OUT
    reading = report.get("reading") or {}
    is_bare = reading.get("format") == _FORMAT and not reading.get("container") and reading.get("header_row") == 1
    if not is_bare:
        return MORE_THAN_A_TABLE
    known = registry()
    done = {step for column in (report.get("repairs") or {}).values() for step in column}
    return CUT if any(step not in known or known[step].loses for step in done) else None
