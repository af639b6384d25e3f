"""Yes or no, in the spellings of French files."""

from pontdarc.core.kind import Kind, among, folded, words
from pontdarc.core.words import gettext_noop

_YES = {"oui": "true", "vrai": "true", "true": "true", "yes": "true", "o": "true", "1": "true", "x": "true"}
_NO = {"non": "false", "faux": "false", "false": "false", "no": "false", "n": "false", "0": "false"}
_WORDS = words("""
oui non vrai faux true false yes no o n
""")

KIND = Kind(
    slug="boolean",
    title=gettext_noop("Oui ou non"),
    description=gettext_noop(
        "Réponse par oui ou non : oui, non, vrai, faux, true, false, et sous un en-tête clair 1, 0."
    ),
    example="oui",
    type="boolean",
    recognise=among(_WORDS),
    normalise=lambda cell: folded(cell).replace({**_YES, **_NO}),
    valid=among(frozenset({"true", "false"})),
    looks=among(_WORDS | {"0", "1"}),
    alone=0.95,
    minimum=0.9,
    header_words=("accessibilité pmr", "pmr", "notification ue", "vote effectif", "vote reel", "est ouvert", "gratuit"),
)
