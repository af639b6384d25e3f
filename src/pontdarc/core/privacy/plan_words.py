"""What a privacy step does, in French: for the public, the dossier and the screen alike."""

from collections.abc import Mapping
from typing import Final

from pontdarc.core.step import Call
from pontdarc.core.steps.registry import registry
from pontdarc.core.words import Translate, gettext_noop

_BY_CHOICE: Final[Mapping[tuple[str, object], str]] = {
    ("generalise_date", "month"): gettext_noop("dates ramenées au mois"),
    ("generalise_date", "year"): gettext_noop("dates ramenées à l’année"),
    ("generalise_date", "decade"): gettext_noop("dates ramenées à la décennie"),
    ("generalise_place", "epci"): gettext_noop("communes remplacées par leur intercommunalité"),
    ("generalise_place", "departement"): gettext_noop("communes remplacées par leur département"),
    ("generalise_address", "street"): gettext_noop("adresses sans leur numéro"),
    ("generalise_address", "commune"): gettext_noop("adresses ramenées à leur commune"),
}
_WORDS: Final[Mapping[str, str]] = {
    "drop_column": gettext_noop("colonne laissée de côté"),
    "mask_column": gettext_noop("valeurs masquées"),
    "generalise_band": gettext_noop("nombres rangés par tranches de %(width)s"),
    "generalise_code": gettext_noop("codes ramenés à leurs %(length)s premiers caractères"),
    "grid_cell": gettext_noop("coordonnées ramenées à un carreau de %(size)s"),
    "limit_extremes": gettext_noop("valeurs extrêmes regroupées, plancher %(low)s et plafond %(high)s"),
    "round_number": gettext_noop("nombres arrondis à %(to)s près"),
    "add_noise": gettext_noop("nombres brouillés au hasard, budget de confidentialité %(epsilon)s"),
    "sample_rows": gettext_noop("échantillon de lignes tirées au sort, part gardée %(share)s"),
    "microaggregate": gettext_noop("nombres remplacés par la moyenne de %(k)s voisins"),
    "pseudonymise": gettext_noop("valeurs pseudonymisées (ce n’est pas une anonymisation)"),
    "suppress_rare": gettext_noop("lignes dont l’effectif est sous %(threshold)s ôtées"),
    "suppress_small_cells": gettext_noop("effectifs sous %(threshold)s masqués, et ceux qui les redonneraient"),
    "suppress_small_classes": gettext_noop("groupes de moins de %(k)s lignes semblables ôtés"),
}
_DIVERSE: Final = gettext_noop(
    "groupes de moins de %(k)s lignes semblables, ou de moins de %(diverse)s valeurs de « %(sensitive)s », ôtés"
)
_USUAL: Final[Mapping[str, Mapping[str, object]]] = {
    "generalise_address": {"to": "street"},
    "generalise_band": {"width": 10},
    "generalise_code": {"length": 2},
    "generalise_date": {"to": "year"},
    "generalise_place": {"to": "epci"},
    "grid_cell": {"size": "0.01"},
    "limit_extremes": {"low": "–", "high": "–"},
    "microaggregate": {"k": 3},
    "round_number": {"to": 10},
    "suppress_rare": {"threshold": 3},
    "suppress_small_cells": {"threshold": 3},
    "suppress_small_classes": {"k": 10},
}


def step_in_words(call: Call, translate: Translate = str) -> str:
    """Return what a step does, without naming its column; it goes on a sentence."""
    params = {**_USUAL.get(call.step, {}), **call.params}
    chosen = _BY_CHOICE.get((call.step, params.get("to")))
    if chosen is not None:
        return translate(chosen)
    if call.step == "suppress_small_classes" and params.get("sensitive"):
        return translate(_DIVERSE) % _shown({"diverse": 1, **params})
    if call.step not in _WORDS:
        return translate(registry()[call.step].title)
    return translate(_WORDS[call.step]) % _shown(params)


def _shown(params: Mapping[str, object]) -> dict[str, object]:
    return {name: str(value).replace(".", ",") if isinstance(value, float) else value for name, value in params.items()}
