"""Addresses of a commune: Base Adresse Locale 1.4.0, which real files still follow and the BAN still takes."""

from pontdarc.core.schema import Constraints, Field, Schema, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import Standard
from pontdarc.standardisation.standards import _bal

_CLE_INTEROP = Field(
    "cle_interop",
    constraints=Constraints(
        required=True,
        min_length=16,
        max_length=25,
        pattern=r"([0-9]{5})_(([aA-zZ]{1}|[0-9]{1})[0-9]{3})_([0-9]{5})(_([a-z0-9]*))?(_[a-z0-9]*)?",
    ),
    title=gettext_noop("Clé d’interopérabilité"),
    description=gettext_noop("Code INSEE, code de la voie et numéro sur 5 chiffres, reliés par des soulignés."),
    example="07019_0420_00012",
    pattern_words=gettext_noop("code INSEE, code de voie et numéro sur 5 chiffres, comme 07019_0420_00012_bis"),
    synonyms=names("""
        cle interop adr, clé interop, clé interopérabilité, cle d’interopérabilité, identifiant interopérable,
        cle_interop_adresse, cle_ban, cle ban, cle_intero, code adresse, id_adresse, clé adresse, interop key
    """),
    kind="ban_key",
)
_VOIE_NOM = Field(
    "voie_nom",
    constraints=Constraints(required=True, min_length=3, pattern=_bal.STREET),
    title=gettext_noop("Nom de la voie"),
    description=gettext_noop("Nom complet de la voie, en minuscules accentuées, sans abréviation."),
    example="Rue de la République",
    pattern_words=_bal.STREET_WORDS,
    synonyms=("toponyme", "nom du toponyme", *names(_bal.STREET_NAMES)),
)

STANDARD = Standard(
    slug="bal",
    version="1.4.0",
    title=gettext_noop("Base Adresse Locale"),
    description=gettext_noop("Toutes les adresses d’une commune : voie, numéro, position, certification."),
    schema=Schema(
        fields=(
            *(_bal.ID_COMMUNE, _bal.ID_TOPONYME, _bal.ID_ADRESSE),
            _CLE_INTEROP,
            *_bal.COMMUNE,
            _VOIE_NOM,
            *_bal.PLACE,
        )
    ),
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
