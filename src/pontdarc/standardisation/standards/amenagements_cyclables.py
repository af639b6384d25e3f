"""Cycle paths: etalab/schema-amenagements-cyclables 0.3.5, a JSON Schema of the properties of GeoJSON features.

The properties are the columns, in official order; the geometry of each feature is one more column at the end.
"""

from pontdarc.core.schema import Constraints, Field, Schema, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import FileRules, Standard
from pontdarc.standardisation.standards._amenagements_cyclables_left import FIELDS as LEFT
from pontdarc.standardisation.standards._amenagements_cyclables_values import (
    CODE,
    PATHS,
    PLACES,
    RULES,
    STATES,
    SURFACES,
    WAYS,
)

_FIELDS = (
    Field(
        "id_local",
        constraints=Constraints(required=True),
        title=gettext_noop("Identifiant local"),
        description=gettext_noop("Identifiant stable choisi par la collectivité, différent sur chaque ligne."),
        example="07AC001",
        synonyms=names("""
            identifiant, id, identifiant local, gid, objectid, fid, code, numéro, cycle_id, id tronçon,
            identifiant tronçon, id_troncon
        """),
    ),
    Field(
        "reseau_loc",
        constraints=Constraints(
            enum=(
                "REV",
                "Structurant",
                "Autre",
            )
        ),
        title=gettext_noop("Réseau local"),
        description=gettext_noop("Réseau auquel le tronçon appartient : REV, Structurant ou Autre."),
        example="Structurant",
        synonyms=names("""
            réseau, réseau local, type de réseau, réseau cyclable, hiérarchie, niveau de réseau, network
        """),
    ),
    Field(
        "nom_loc",
        "array",
        title=gettext_noop("Itinéraires locaux"),
        description=gettext_noop("Noms des itinéraires locaux qui passent par le tronçon, en liste JSON."),
        example='["Via Ardèche"]',
        synonyms=names("""
            nom local, itinéraire local, nom itinéraire, itinéraires, nom de l’itinéraire, nom de la voie verte
        """),
    ),
    Field(
        "id_osm",
        title=gettext_noop("Identifiant OpenStreetMap"),
        description=gettext_noop("Numéro du tronçon dans OpenStreetMap."),
        example="7746952719",
        synonyms=names("""
            osm_id, identifiant osm, id osm, osm, way_id, identifiant openstreetmap
        """),
    ),
    Field(
        "num_iti",
        title=gettext_noop("Itinéraires nationaux"),
        description=gettext_noop("Numéros des itinéraires, des EuroVelo aux départementaux, séparés par deux-points."),
        example="0001:0045",
        synonyms=names("""
            numéro itinéraire, num itinéraire, numéros d’itinéraires, eurovelo, véloroute, itinéraire
            national, num_itineraire
        """),
    ),
    Field(
        "code_com_d",
        constraints=Constraints(required=True, pattern=CODE),
        title=gettext_noop("Commune à droite"),
        description=gettext_noop("Code INSEE de la commune du côté droit."),
        example="07348",
        pattern_words=gettext_noop("code officiel de la commune : 5 caractères, comme 07348 ou 2A004"),
        synonyms=names("""
            code insee, insee, code commune, code commune droite, code insee droite, commune droite,
            insee droite, com_d, code_insee_d
        """),
        kind="insee_commune",
    ),
    Field(
        "ame_d",
        constraints=Constraints(required=True, enum=PATHS),
        title=gettext_noop("Aménagement à droite"),
        description=gettext_noop("Type d’aménagement du côté droit, ou AUCUN."),
        example="PISTE CYCLABLE",
        synonyms=names("""
            aménagement, aménagement droite, type d’aménagement, type aménagement, aménagement cycle,
            aménagement cyclable, type, amenagement_d, cycleway:right, typologie, nature de
            l’aménagement, cycleway
        """),
    ),
    Field(
        "regime_d",
        constraints=Constraints(enum=RULES),
        title=gettext_noop("Régime à droite"),
        description=gettext_noop("Règles de circulation du côté droit."),
        example="ZONE 30",
        synonyms=names("""
            régime, régime droite, réglementation, réglementation droite, zone de circulation, statut de
            voie, régime de circulation
        """),
    ),
    Field(
        "sens_d",
        constraints=Constraints(enum=WAYS),
        title=gettext_noop("Sens à droite"),
        description=gettext_noop("Sens de circulation des vélos du côté droit."),
        example="UNIDIRECTIONNEL",
        synonyms=names("""
            sens, sens droite, sens de circulation, sens de circulation vélo, sens vélo, direction,
            oneway:bicycle, sens de circulation droite
        """),
    ),
    Field(
        "largeur_d",
        "number",
        title=gettext_noop("Largeur à droite"),
        description=gettext_noop("Largeur utile du côté droit, sans le marquage, en mètres."),
        example="2.5",
        synonyms=names("""
            largeur, largeur droite, largeur (m), largeur utile, width, cycleway:right:width, largeur
            utile droite
        """),
        kind="number",
    ),
    Field(
        "local_d",
        constraints=Constraints(enum=PLACES),
        title=gettext_noop("Emplacement à droite"),
        description=gettext_noop("Sur le trottoir, sur la chaussée ou entre les deux, du côté droit."),
        example="CHAUSSEE",
        synonyms=names("""
            localisation, localisation droite, emplacement, emplacement droite, position droite, hors
            voirie, position
        """),
    ),
    Field(
        "statut_d",
        constraints=Constraints(enum=STATES),
        title=gettext_noop("État à droite"),
        description=gettext_noop("En travaux, en service ou provisoire, du côté droit."),
        example="EN SERVICE",
        synonyms=names("""
            statut, statut droite, état, avancement, état d’avancement, état droite, phase, réalisation
        """),
    ),
    Field(
        "revet_d",
        constraints=Constraints(enum=SURFACES),
        title=gettext_noop("Revêtement à droite"),
        description=gettext_noop("LISSE, RUGUEUX ou MEUBLE, du côté droit."),
        example="LISSE",
        synonyms=names("""
            revêtement, revêtement droite, type de revêtement, surface, nature du revêtement,
            smoothness, revetement_d
        """),
    ),
    *LEFT,
)

STANDARD = Standard(
    slug="amenagements-cyclables",
    version="0.3.5",
    title=gettext_noop("Aménagements cyclables"),
    description=gettext_noop(
        "Les pistes, bandes et voies cyclables : tracé, type de chaque côté, sens, revêtement, régime."
    ),
    schema=Schema(fields=_FIELDS),
    url="https://schema.data.gouv.fr/etalab/schema-amenagements-cyclables/",
    file_rules=FileRules(format="geojson"),
    aliases=(
        "etalab/schema-amenagements-cyclables",
        "schema-amenagements-cyclables",
        "pistes-cyclables",
        "amenagement-cyclable",
        "velo",
    ),
    obligations=("T4",),
    theme="TRAN",
    frequency="quarterly",
    signature=("ame_d|ame_g", "geometry|code_com_d|code_com_g|sens_d|largeur_d|regime_d"),
    topic=(
        "cyclable",
        "cyclables",
        "piste cyclable",
        "pistes cyclables",
        "aménagement cyclable",
        "aménagements cyclables",
        "vélo",
        "aménagement cycle",
        "véloroute",
        "voie verte",
        "cycleway",
        "ame d",
    ),
    elsewhere=("stationnement", "arceaux", "comptage", "accident"),
)
