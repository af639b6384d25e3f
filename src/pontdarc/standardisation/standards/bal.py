"""Addresses of a commune: Base Adresse Locale 1.5.0, in force in the services of the BAN since March 2026."""

from pontdarc.core.schema import Constraints, Field, Schema, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import Standard
from pontdarc.standardisation.standards import _bal

_TOPONYME = Field(
    "toponyme",
    constraints=Constraints(required=True, min_length=3, pattern=_bal.STREET),
    title=gettext_noop("Nom de la voie ou du lieu-dit"),
    description=gettext_noop("Nom complet de la voie ou du lieu-dit, en minuscules accentuées, sans abréviation."),
    example="Rue de la République",
    pattern_words=_bal.STREET_WORDS,
    synonyms=("voie_nom", "nom du toponyme", "toponyme nom", *names(_bal.STREET_NAMES)),
)

STANDARD = Standard(
    slug="bal",
    version="1.5.0",
    title=gettext_noop("Base Adresse Locale"),
    description=gettext_noop("Toutes les adresses d’une commune : voie, numéro, position, certification."),
    schema=Schema(fields=(*_bal.REQUIRED_IDS, *_bal.COMMUNE, _TOPONYME, *_bal.PLACE)),
    url="https://schema.data.gouv.fr/etalab/schema-bal/",
    file_rules=_bal.FILE_RULES,
    aliases=_bal.ALIASES,
    obligations=("U1", "G11"),
    theme="REGI",
    frequency="irregular",
    signature=_bal.SIGNATURE,
    topic=_bal.TOPIC,
    elsewhere=_bal.ELSEWHERE,
)
