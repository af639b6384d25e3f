"""The sex of a person."""

from pontdarc.core.kind import Kind, among, words
from pontdarc.core.words import gettext_noop

_WORDS = words("""
masculin feminin homme femme male female garcon fille hommes femmes
""")

KIND = Kind(
    slug="gender",
    title=gettext_noop("Sexe"),
    description=gettext_noop("Sexe d’une personne, ou des personnes que compte une ligne de statistique."),
    example="féminin",
    recognise=among(_WORDS),
    looks=among(_WORDS | {"m", "f", "h", "1", "2", "g"}),
    alone=0.7,
    personal="indirect",
    header_words=("sexe", "genre", "sex", "gender", "enfant sexe", "sexe enfant"),
)
