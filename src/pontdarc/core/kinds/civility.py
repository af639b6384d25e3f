"""The civility of a person."""

from pontdarc.core.kind import Kind, among, words
from pontdarc.core.words import gettext_noop

_SURE = words("""
m. mme mme. mlle mlle. melle mr mr. mrs mrs. ms ms. monsieur madame mademoiselle
""")

KIND = Kind(
    slug="civility",
    title=gettext_noop("Civilité"),
    description=gettext_noop("Madame ou monsieur, en toutes lettres ou en abrégé."),
    example="Mme",
    recognise=among(_SURE),
    looks=among(_SURE | {"m", "f", "h", "dr", "dr.", "me"}),
    alone=0.95,
    personal="indirect",
    header_words=("civilité", "titre civilité", "title", "civ"),
)
