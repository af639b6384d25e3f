"""The name of a day of the week in French."""

from pontdarc.core.kind import Kind, among, words
from pontdarc.core.words import gettext_noop

_DAYS = words("""
lundi mardi mercredi jeudi vendredi samedi dimanche lun. mar. mer. jeu. ven. sam. dim. lun mar mer jeu ven sam dim
""")

KIND = Kind(
    slug="weekday_fr",
    title=gettext_noop("Jour de la semaine"),
    description=gettext_noop("Jour de la semaine, en lettres."),
    example="mardi",
    recognise=among(_DAYS),
    alone=0.95,
    header_words=("jour", "jour semaine", "weekday"),
)
