"""Below how many people a group or a count is too small to be shown: by domain, each with its source.

Few texts give a number. Where none does, ours is a house rule, and is said to be one.
"""

from dataclasses import dataclass
from typing import Final

from pontdarc.core.words import gettext_noop


@dataclass(frozen=True, slots=True)
class Threshold:
    """*least*: how many at least. *words*: where it comes from (msgid). *binding*: a text gives it for this domain."""

    least: int
    words: str
    binding: bool = False


HOUSE_GROUP: Final = Threshold(10, gettext_noop("usage de la maison : aucun texte général ne donne de nombre"))
_GROUPS: Final = {"ENER": Threshold(10, gettext_noop("C. énergie, article D111-53"), binding=True)}
CELLS: Final = (
    Threshold(3, gettext_noop("moins de trois entreprises ou de trois prénoms (usage de l’Insee, à vérifier)")),
    Threshold(11, gettext_noop("moins de onze foyers, pour des données fiscales (à vérifier)")),
)
HOUSE_CELL: Final = CELLS[0]


def group_threshold(theme: str) -> Threshold:
    """Return how many rows must look the same in data of a theme (EU data themes)."""
    return _GROUPS.get(theme, HOUSE_GROUP)
