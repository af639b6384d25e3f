"""Drinking fountains: datagouv/schema-fontaine-eau 0.1.0."""

from pontdarc.core.schema import Constraints, Field, Schema, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import Standard

_FIELDS = (
    Field(
        "id",
        constraints=Constraints(required=True),
        title=gettext_noop("Identifiant"),
        description=gettext_noop("Identifiant de la fontaine, différent sur chaque ligne."),
        example="FONT-07348-01",
        synonyms=names("""
            identifiant, id fontaine, identifiant fontaine, numéro, n°, code, gml_id, objectid, gid,
            osm_id, fid, identifiant unique, id_fontaine, numéro de fontaine
        """),
    ),
    Field(
        "type_fontaine",
        constraints=Constraints(
            required=True,
            enum=(
                "borne fontaine",
                "robinet",
                "fontaine type Wallace",
                "autre",
            ),
        ),
        title=gettext_noop("Type de fontaine"),
        description=gettext_noop("Borne fontaine, robinet, fontaine type Wallace ou autre."),
        example="borne fontaine",
        synonyms=names("""
            type, type objet, type_objet, type de fontaine, catégorie, nature, typologie, amenity, type
            d’équipement, type de point d’eau, sous-type, fountain
        """),
    ),
    Field(
        "modele",
        title=gettext_noop("Modèle"),
        description=gettext_noop("Modèle de la fontaine."),
        example="BF Bayard",
        synonyms=names("""
            modèle, modèle de fontaine, marque, référence, fabricant, model, nom commercial, type de
            modèle
        """),
    ),
    Field(
        "gestionnaire",
        title=gettext_noop("Gestionnaire"),
        description=gettext_noop("Nom de l’organisme qui gère la fontaine."),
        example="Commune de Vogüé",
        synonyms=names("""
            exploitant, propriétaire, nom du gestionnaire, nom gestionnaire, operator, organisme,
            collectivité, entité, maître d’ouvrage, responsable
        """),
        body_fact="name",
    ),
    Field(
        "siren_gestionnaire",
        constraints=Constraints(pattern=r"^\d{9}$"),
        title=gettext_noop("SIREN du gestionnaire"),
        description=gettext_noop("Numéro SIREN de l’organisme qui gère la fontaine : 9 chiffres sans espace."),
        example="210703484",
        pattern_words=gettext_noop("9 chiffres, sans espace"),
        synonyms=names("""
            siren, n° siren, siren du gestionnaire, siren exploitant, siren collectivité, numéro siren,
            siren propriétaire
        """),
        kind="siren",
        body_fact="siren",
    ),
    Field(
        "latitude",
        "number",
        constraints=Constraints(required=True, minimum=-90, maximum=90),
        title=gettext_noop("Latitude"),
        description=gettext_noop("Latitude en degrés décimaux (WGS 84), avec un point."),
        example="44.553268",
        synonyms=names("""
            lat, y, coord_y, lat_wgs84, coordonnée y, latitude wgs84, geo_lat, gps_lat, ylat, point_y
        """),
        kind="latitude",
    ),
    Field(
        "longitude",
        "number",
        constraints=Constraints(required=True, minimum=-180, maximum=180),
        title=gettext_noop("Longitude"),
        description=gettext_noop("Longitude en degrés décimaux (WGS 84), avec un point."),
        example="4.414652",
        synonyms=names("""
            lon, long, lng, x, coord_x, lon_wgs84, coordonnée x, longitude wgs84, geo_lon, gps_lon,
            xlong, point_x
        """),
        kind="longitude",
    ),
    Field(
        "adresse",
        title=gettext_noop("Adresse"),
        description=gettext_noop("Numéro et voie où se trouve la fontaine."),
        example="3 Place de l’Église",
        synonyms=names("""
            voie, rue, nom de la voie, adresse postale, localisation, numéro et voie, n° et voie,
            addr:street, adresse complète, lieu, emplacement, voie et numéro
        """),
        kind="address",
    ),
    Field(
        "code_commune_insee",
        constraints=Constraints(required=True, pattern=r"^([013-9]\d|2[AB1-9])\d{3}$"),
        title=gettext_noop("Code INSEE de la commune"),
        description=gettext_noop("Code officiel de la commune où se trouve la fontaine."),
        example="07348",
        pattern_words=gettext_noop("code officiel de la commune : 5 caractères, comme 07348 ou 2A004"),
        synonyms=names("""
            insee, code insee, code commune, code insee commune, code_insee, code_commune, com_insee,
            codeinsee, ref:INSEE, cog
        """),
        kind="insee_commune",
        body_fact="insee_code",
    ),
    Field(
        "precision_geo",
        title=gettext_noop("Précision sur le lieu"),
        description=gettext_noop("Ce qui aide à trouver la fontaine : étage, parc, côté de la place."),
        example="Sous les platanes, côté mairie",
        synonyms=names("""
            précision, précision du lieu, précisions du lieu, complément d’adresse, complément adresse,
            situation, description, emplacement précis, lieu précis, remarque, commentaire
        """),
    ),
    Field(
        "conditions_acces",
        constraints=Constraints(
            required=True,
            enum=(
                "établissement soumis à horaires",
                "établissement nécessitant l'achat d'un billet",
                "autre",
                "aucune",
            ),
        ),
        title=gettext_noop("Conditions d’accès"),
        description=gettext_noop("Ce qu’il faut pour y accéder : horaires, billet, autre, ou aucune condition."),
        example="aucune",
        synonyms=names("""
            accès, conditions d’accès, condition d’accès, access, modalités d’accès, accessibilité au
            public, accès public, restrictions d’accès
        """),
    ),
    Field(
        "date_installation",
        "date",
        format="%Y-%m-%d",
        title=gettext_noop("Date d’installation"),
        description=gettext_noop("Jour où la fontaine a été installée ; le 1er janvier si l’année seule est connue."),
        example="2022-02-11",
        synonyms=names("""
            date d’installation, date installation, installé le, date de pose, date de mise en service,
            mise en service, start_date, date_pose
        """),
        kind="date_iso",
    ),
    Field(
        "indisponible",
        "date",
        format="%Y-%m-%d",
        title=gettext_noop("Indisponible depuis"),
        description=gettext_noop("Jour où la fontaine a cessé de fonctionner ; vide si elle fonctionne."),
        example="2023-05-12",
        synonyms=names("""
            indisponibilité, debut_ind, début indisponibilité, date début indisponibilité, début
            d’indisponibilité, date d’indisponibilité, hors service depuis, date de fermeture, date de
            début d’indisponibilité
        """),
        kind="date_iso",
    ),
    Field(
        "accessible_pmr",
        "boolean",
        constraints=Constraints(required=True),
        title=gettext_noop("Accessible en fauteuil"),
        description=gettext_noop("true si une personne en fauteuil peut s’en servir, false sinon."),
        example="true",
        synonyms=names("""
            pmr, accessibilité pmr, accessible pmr, accessibilité, accès pmr, wheelchair, accessible aux
            pmr, handicap
        """),
        kind="boolean",
    ),
    Field(
        "remplissage_contenant_possible",
        "boolean",
        constraints=Constraints(required=True),
        title=gettext_noop("Remplissage d’une gourde"),
        description=gettext_noop("true si l’on peut y remplir une gourde ou une bouteille, false sinon."),
        example="true",
        synonyms=names("""
            remplissage, remplissage possible, gourde, remplissage gourde, bouteille, remplissage
            bouteille, bottle, remplissage d’un contenant
        """),
        kind="boolean",
    ),
)

STANDARD = Standard(
    slug="fontaine-eau",
    version="0.1.0",
    title=gettext_noop("Fontaines à eau"),
    description=gettext_noop("Les points où l’on peut boire et remplir une gourde : type, lieu, accès, gestionnaire."),
    schema=Schema(fields=_FIELDS, primary_key=("id",)),
    url="https://schema.data.gouv.fr/datagouv/schema-fontaine-eau/",
    aliases=("datagouv/schema-fontaine-eau", "schema-fontaine-eau", "fontaines", "fontaines-eau", "points-eau-potable"),
    obligations=("G4",),
    theme="ENVI",
    frequency="annual",
    signature=("latitude|adresse", "type_fontaine|modele|conditions_acces|remplissage_contenant_possible|id"),
    topic=(
        "fontaine",
        "drinking fountain",
        "drinking fountains",
        "fountain",
        "fontaines",
        "borne fontaine",
        "bornes fontaines",
        "fontaine à eau",
        "eau potable",
        "drinking water",
        "point d’eau potable",
        "type fontaine",
        "remplissage contenant possible",
    ),
    elsewhere=("incendie", "hydrant", "pei", "débit", "pression"),
)
