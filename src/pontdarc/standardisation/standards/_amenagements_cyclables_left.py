"""What is said of the left side of a cycle path, and of the whole of it."""

from pontdarc.core.schema import Constraints, Field, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standards._amenagements_cyclables_values import (
    CODE,
    PATHS,
    PLACES,
    RULES,
    STATES,
    SURFACES,
    WAYS,
)

FIELDS = (
    Field(
        "code_com_g",
        constraints=Constraints(required=True, pattern=CODE),
        title=gettext_noop("Commune à gauche"),
        description=gettext_noop("Code INSEE de la commune du côté gauche."),
        example="07348",
        pattern_words=gettext_noop("code officiel de la commune : 5 caractères, comme 07348 ou 2A004"),
        synonyms=names("""
            code commune gauche, code insee gauche, commune gauche, insee gauche, com_g, code_insee_g
        """),
        kind="insee_commune",
    ),
    Field(
        "ame_g",
        constraints=Constraints(required=True, enum=PATHS),
        title=gettext_noop("Aménagement à gauche"),
        description=gettext_noop("Type d’aménagement du côté gauche, ou AUCUN."),
        example="AUCUN",
        synonyms=names("""
            aménagement gauche, type d’aménagement gauche, type aménagement gauche, amenagement_g,
            cycleway:left, aménagement cyclable gauche
        """),
    ),
    Field(
        "regime_g",
        constraints=Constraints(enum=RULES),
        title=gettext_noop("Régime à gauche"),
        description=gettext_noop("Règles de circulation du côté gauche."),
        example="ZONE 30",
        synonyms=names("""
            régime gauche, réglementation gauche, zone de circulation gauche, statut de voie gauche,
            régime de circulation gauche
        """),
    ),
    Field(
        "sens_g",
        constraints=Constraints(enum=WAYS),
        title=gettext_noop("Sens à gauche"),
        description=gettext_noop("Sens de circulation des vélos du côté gauche."),
        example="UNIDIRECTIONNEL",
        synonyms=names("""
            sens gauche, sens de circulation gauche, sens vélo gauche, direction gauche, sens de
            circulation vélo gauche
        """),
    ),
    Field(
        "largeur_g",
        "number",
        title=gettext_noop("Largeur à gauche"),
        description=gettext_noop("Largeur utile du côté gauche, sans le marquage, en mètres."),
        example="1.5",
        synonyms=names("""
            largeur gauche, largeur utile gauche, cycleway:left:width, largeur gauche (m), larg_g
        """),
        kind="number",
    ),
    Field(
        "local_g",
        constraints=Constraints(enum=PLACES),
        title=gettext_noop("Emplacement à gauche"),
        description=gettext_noop("Sur le trottoir, sur la chaussée ou entre les deux, du côté gauche."),
        example="CHAUSSEE",
        synonyms=names("""
            localisation gauche, emplacement gauche, position gauche, implantation gauche, place gauche
        """),
    ),
    Field(
        "statut_g",
        constraints=Constraints(enum=STATES),
        title=gettext_noop("État à gauche"),
        description=gettext_noop("En travaux, en service ou provisoire, du côté gauche."),
        example="EN SERVICE",
        synonyms=names("""
            statut gauche, état gauche, avancement gauche, phase gauche, réalisation gauche
        """),
    ),
    Field(
        "revet_g",
        constraints=Constraints(enum=SURFACES),
        title=gettext_noop("Revêtement à gauche"),
        description=gettext_noop("LISSE, RUGUEUX ou MEUBLE, du côté gauche."),
        example="LISSE",
        synonyms=names("""
            revêtement gauche, type de revêtement gauche, revetement_g, surface gauche, nature du
            revêtement gauche
        """),
    ),
    Field(
        "access_ame",
        constraints=Constraints(
            enum=(
                "ROLLER",
                "VELO DE ROUTE",
                "VTC",
                "VTT",
            )
        ),
        title=gettext_noop("Praticable par"),
        description=gettext_noop("L’engin le plus exigeant qui peut y rouler : ROLLER, VELO DE ROUTE, VTC ou VTT."),
        example="VTC",
        synonyms=names("""
            accessibilité, accès, type de vélo, praticable, accessibilité aménagement, accessible à
        """),
    ),
    Field(
        "date_maj",
        "date",
        title=gettext_noop("Date de mise à jour"),
        description=gettext_noop("Jour où la donnée du tronçon a été mise à jour."),
        example="2026-02-15",
        synonyms=names("""
            date de mise à jour, mise à jour, dernière mise à jour, maj, date de mise à jour de la
            donnée, last_update, date_modif, date de modification
        """),
        kind="date_iso",
    ),
    Field(
        "trafic_vit",
        "integer",
        title=gettext_noop("Vitesse du trafic voisin"),
        description=gettext_noop("Vitesse permise aux voitures à côté, en kilomètres par heure."),
        example="30",
        synonyms=names("""
            vitesse, vitesse max, vitesse maximale, vitesse autorisée, maxspeed, limitation de vitesse,
            vitesse trafic
        """),
        kind="integer",
    ),
    Field(
        "lumiere",
        "boolean",
        title=gettext_noop("Éclairé"),
        description=gettext_noop("true si l’aménagement est éclairé, false sinon."),
        example="true",
        synonyms=names("""
            éclairage, éclairé, lit, lumière, présence éclairage, éclairage public
        """),
        kind="boolean",
    ),
    Field(
        "d_service",
        "number",
        title=gettext_noop("Année de mise en service"),
        description=gettext_noop("Année où l’aménagement a été mis en service."),
        example="2019",
        synonyms=names("""
            année de mise en service, date de mise en service, année, création de voie pour cycle, année
            de réalisation, date de réalisation, start_date, année création
        """),
    ),
    Field(
        "comm",
        title=gettext_noop("Remarques"),
        description=gettext_noop("Ce qu’il faut savoir d’autre du tronçon."),
        example="Pente forte sur 10 mètres",
        synonyms=names("""
            commentaire, commentaires, remarques, observation, observations, remarque, note, description
        """),
    ),
    Field(
        "source",
        title=gettext_noop("Source"),
        description=gettext_noop("Organisme qui a fourni la donnée."),
        example="Département de l’Ardèche",
        synonyms=names("""
            source de la donnée, producteur, origine, fournisseur, origine de la donnée, organisme,
            maître d’ouvrage, gestionnaire
        """),
    ),
    Field(
        "project_c",
        title=gettext_noop("Projection de la source"),
        description=gettext_noop("Système de coordonnées de la donnée d’origine."),
        example="Lambert 93",
        synonyms=names("""
            projection, système de coordonnées, epsg, crs, projection source, srid
        """),
    ),
    Field(
        "ref_geo",
        title=gettext_noop("Fond de référence"),
        description=gettext_noop("Carte ou photographie sur laquelle le tracé a été relevé."),
        example="BD Ortho",
        synonyms=names("""
            référentiel, référentiel géographique, fond de plan, ref geo, référentiel utilisé, base
            géographique
        """),
    ),
    Field(
        "geometry",
        "geojson",
        constraints=Constraints(required=True),
        title=gettext_noop("Tracé"),
        description=gettext_noop("Tracé du tronçon : une ligne en longitude et latitude (WGS 84)."),
        example='{"type": "LineString", "coordinates": [[4.4147, 44.5533], [4.4159, 44.5541]]}',
        synonyms=names("""
            géométrie, geo_shape, geom, shape, wkt, the_geom, tracé, geometrie, geojson, wkb_geometry,
            geo shape
        """),
        kind="geojson",
    ),
)
