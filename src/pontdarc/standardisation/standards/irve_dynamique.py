"""Charging points for electric vehicles, what changes: IRVE dynamique 2.3.1."""

from pontdarc.core.schema import Constraints, Field, Schema, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import Standard

_SOCKET = Constraints(enum=("fonctionnel", "hors_service", "inconnu"))
_SOCKET_STATE = gettext_noop("fonctionnel, hors_service ou inconnu ; vide si le point n’a pas cette prise.")

_FIELDS = (
    Field(
        "id_pdc_itinerance",
        constraints=Constraints(required=True, pattern=r"^[A-Z]{2}[A-Z0-9]{4,33}$"),
        title=gettext_noop("Identifiant du point de recharge"),
        description=gettext_noop("Identifiant d’itinérance du point, le même que dans le fichier statique."),
        example="FRSAMEPOINT11",
        pattern_words=gettext_noop("deux lettres de pays puis 4 à 33 lettres et chiffres, en capitales"),
        synonyms=names("""
            id_pdc, id pdc, identifiant pdc, identifiant point de charge, evse id, id_evse, evse, id point de charge,
            identifiant du point de recharge, id point de recharge, id_borne
        """),
    ),
    Field(
        "etat_pdc",
        constraints=Constraints(required=True, enum=("en_service", "hors_service", "inconnu")),
        title=gettext_noop("État du point"),
        description=gettext_noop("en_service, hors_service, ou inconnu à défaut d’information."),
        example="en_service",
        synonyms=names("""
            état, état point de charge, état de fonctionnement, état borne, statut, état du point de recharge,
            fonctionnement, état de service, operational status
        """),
    ),
    Field(
        "occupation_pdc",
        constraints=Constraints(required=True, enum=("libre", "occupe", "reserve", "inconnu")),
        title=gettext_noop("Occupation du point"),
        description=gettext_noop("libre, occupe, reserve, ou inconnu à défaut d’information."),
        example="libre",
        synonyms=names("""
            occupation, disponibilité, occupation borne, libre occupé, occupé, occupation point de charge, availability,
            occupation du point de recharge, état occupation
        """),
    ),
    Field(
        "horodatage",
        "datetime",
        constraints=Constraints(required=True),
        title=gettext_noop("Horodatage"),
        description=gettext_noop("Jour et heure de l’information, avec le fuseau."),
        example="2025-03-18T10:27:50+01:00",
        synonyms=names("""
            timestamp, date heure, date et heure, date, last_updated, date de mise à jour, heure, datetime, date maj,
            horodate, date du relevé
        """),
        kind="datetime_iso",
    ),
    Field(
        "etat_prise_type_2",
        constraints=_SOCKET,
        title=gettext_noop("État de la prise de type 2"),
        description=_SOCKET_STATE,
        example="fonctionnel",
        synonyms=names("état type 2, état t2, état prise t2, prise type 2, statut type 2, état prise type2, statut t2"),
    ),
    Field(
        "etat_prise_type_combo_ccs",
        constraints=_SOCKET,
        title=gettext_noop("État de la prise Combo CCS"),
        description=_SOCKET_STATE,
        example="fonctionnel",
        synonyms=names("état combo, état ccs, état prise combo, prise combo ccs, statut ccs, état combo ccs, combo"),
    ),
    Field(
        "etat_prise_type_chademo",
        constraints=_SOCKET,
        title=gettext_noop("État de la prise CHAdeMO"),
        description=_SOCKET_STATE,
        example="inconnu",
        synonyms=names("état chademo, état prise chademo, prise chademo, statut chademo, chademo, état de chademo"),
    ),
    Field(
        "etat_prise_type_ef",
        constraints=_SOCKET,
        title=gettext_noop("État de la prise E/F"),
        description=_SOCKET_STATE,
        example="fonctionnel",
        synonyms=names("état ef, état prise ef, prise ef, statut ef, état prise domestique, prise type ef, état e/f"),
    ),
)

STANDARD = Standard(
    slug="irve-dynamique",
    version="2.3.1",
    title=gettext_noop("Bornes de recharge en temps réel"),
    description=gettext_noop("L’état et l’occupation des points de recharge pour véhicules électriques."),
    schema=Schema(fields=_FIELDS),
    url="https://schema.data.gouv.fr/etalab/schema-irve-dynamique/",
    aliases=("etalab/schema-irve-dynamique", "irve dynamique"),
    obligations=("T3",),
    theme="TRAN",
    frequency="continuous",
    signature=("id_pdc_itinerance", "etat_pdc|occupation_pdc", "horodatage"),
    topic=("pdc", "point de charge", "point de recharge", "evse", "irve", "recharge", "borne", "occupation"),
    elsewhere=("puissance", "adresse", "tarif", "vélo", "parking"),
)
