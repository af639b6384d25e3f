"""How it is told that a confined child did not come to an end by itself: what happened, and what to do next."""

from dataclasses import dataclass
from typing import Final

from pontdarc.core.words import gettext_noop

Ending = tuple[str, str]
"""A sentence and an advice."""


@dataclass(frozen=True, slots=True)
class Endings:
    """*too_long* may say ``%(seconds)s``, *too_big* ``%(megabytes)s``. *stopped*: somebody asked for it."""

    too_long: Ending
    too_big: Ending
    failed: Ending
    stopped: Ending


_CUT: Final = gettext_noop("Coupez le fichier en plusieurs morceaux, ou exportez-le en CSV, puis déposez-le à nouveau.")
OF_READING: Final = Endings(
    too_long=(
        gettext_noop("La lecture du fichier a pris plus de %(seconds)s secondes : elle a été arrêtée."),
        _CUT,
    ),
    too_big=(
        gettext_noop(
            "La lecture du fichier demande plus de mémoire que permis (%(megabytes)s Mo) : elle a été arrêtée."
        ),
        _CUT,
    ),
    failed=(
        gettext_noop("La lecture du fichier s’est arrêtée sans aller au bout : il est abîmé, ou d’une forme inconnue."),
        gettext_noop("Exportez-le en CSV depuis votre logiciel et déposez-le à nouveau. L’original est conservé."),
    ),
    stopped=(
        gettext_noop("La lecture du fichier a été arrêtée à la demande de quelqu’un."),
        gettext_noop("L’original est conservé : vous pouvez relancer la lecture."),
    ),
)
