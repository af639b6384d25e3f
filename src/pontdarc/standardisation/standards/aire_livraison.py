"""Delivery bays: CEREMA/schema-aire-livraison 1.0.0."""

from pontdarc.core.schema import Constraints, Field, Schema, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import Standard
from pontdarc.standardisation.standards._aire_livraison_layout import FIELDS as LAYOUT

_YES = ("oui", "Oui", "OUI", "o", "O", "vrai", "Vrai", "VRAI", "true", "True", "TRUE", "1")
_NO = ("non", "Non", "NON", "n", "N", "faux", "Faux", "FAUX", "false", "False", "FALSE", "0")

_FIELDS = (
    Field(
        "ARR_PRESENT",
        "boolean",
        title=gettext_noop("Arrêté présent"),
        description=gettext_noop("oui si un arrêté porte sur l’aire, non sinon."),
        example="oui",
        true_values=_YES,
        false_values=_NO,
        synonyms=names("""
            arrêté, présence arrêté, arrêté présent, arrêté d’aire de livraison, existence d’un arrêté
        """),
        kind="boolean",
    ),
    Field(
        "ARR_URL",
        format="uri",
        title=gettext_noop("Adresse de l’arrêté"),
        description=gettext_noop("Adresse web de l’arrêté."),
        example="https://www.aubenas-exemple.fr/arretes/2026-014.pdf",
        synonyms=names("""
            url arrêté, lien arrêté, arrêté url, lien de l’arrêté, adresse arrêté
        """),
        kind="url",
    ),
    Field(
        "ACTIVE",
        "boolean",
        title=gettext_noop("Aire active"),
        description=gettext_noop("oui si l’aire sert, non sinon."),
        example="oui",
        true_values=_YES,
        false_values=_NO,
        synonyms=names("""
            actif, statut, en service, état, active, aire active, statut de l’aire
        """),
        kind="boolean",
    ),
    Field(
        "UUID",
        format="uuid",
        constraints=Constraints(unique=True),
        title=gettext_noop("Identifiant universel"),
        description=gettext_noop("Identifiant universel (UUID), différent sur chaque ligne."),
        example="123e4567-e89b-12d3-a456-426614174000",
        synonyms=names("""
            guid, identifiant universel, identifiant uuid, uid, id universel
        """),
        kind="uuid",
    ),
    Field(
        "ID",
        constraints=Constraints(required=True, unique=True),
        title=gettext_noop("Identifiant local"),
        description=gettext_noop("Identifiant de l’aire dans la base de la collectivité, différent sur chaque ligne."),
        example="133-3",
        synonyms=names("""
            identifiant, id aire, numéro, code, objectid, gid, fid, identifiant aire, numéro de l’aire,
            n°
        """),
    ),
    Field(
        "NOM",
        title=gettext_noop("Nom"),
        description=gettext_noop("Nom de la collectivité et numéro d’ordre, séparés par des tirets bas."),
        example="cc_bassin_aubenas_1",
        synonyms=names("""
            nom de l’aire, nom aire, libellé, désignation, name, intitulé, nom aire de livraison
        """),
    ),
    Field(
        "DATE_MAJ",
        "datetime",
        title=gettext_noop("Mise à jour"),
        description=gettext_noop("Jour et heure de la dernière mise à jour, comme 2026-10-22T12:50:21Z."),
        example="2026-10-22T12:50:21Z",
        synonyms=names("""
            date de mise à jour, mise à jour, date maj, maj, dernière mise à jour, last_update, date de
            modification
        """),
    ),
    Field(
        "LONGITUDE",
        "number",
        constraints=Constraints(required=True, minimum=-180, maximum=180),
        title=gettext_noop("Longitude"),
        description=gettext_noop("Longitude en degrés décimaux (WGS 84), avec un point."),
        example="4.3902",
        synonyms=names("""
            lon, long, lng, x, coord_x, lon_wgs84, coordonnée x, longitude wgs84, geo_lon, xlong
        """),
        kind="longitude",
    ),
    Field(
        "LATITUDE",
        "number",
        constraints=Constraints(required=True, minimum=-90, maximum=90),
        title=gettext_noop("Latitude"),
        description=gettext_noop("Latitude en degrés décimaux (WGS 84), avec un point."),
        example="44.6197",
        synonyms=names("""
            lat, y, coord_y, lat_wgs84, coordonnée y, latitude wgs84, geo_lat, ylat, gps_lat
        """),
        kind="latitude",
    ),
    Field(
        "GEOM_WKT",
        title=gettext_noop("Emprise"),
        description=gettext_noop("Contour de l’aire, en WKT : POLYGON((…))."),
        example=("POLYGON((4.39015 44.61966, 4.39017 44.61966, 4.39019 44.61958, 4.39016 44.61958, 4.39015 44.61966))"),
        synonyms=names("""
            wkt, géométrie, geom, emprise, polygone, the_geom, shape, contour
        """),
        kind="wkt",
    ),
    Field(
        "ADRESSE",
        constraints=Constraints(pattern=r"^[a-zA-Z0-9\-\–\'\’\«\»\°\"\s\dÀ-ÿ\(\)\,\.]+$"),
        title=gettext_noop("Adresse"),
        description=gettext_noop("Numéro, voie, code postal et commune."),
        example="27 Boulevard Gambetta, 07200 Aubenas",
        pattern_words=gettext_noop(
            "lettres, chiffres, espaces, tirets, apostrophes, guillemets, parenthèses, virgules et points"
        ),
        synonyms=names("""
            adresse complète, adresse de l’aire, voie, rue, adresse postale, nom de la voie,
            emplacement, addr:full
        """),
        kind="address",
    ),
    Field(
        "CODE_POSTAL",
        constraints=Constraints(pattern=r"^([013-9]\d|2[AB1-9])\d{3}$", min_length=5, max_length=5),
        title=gettext_noop("Code postal"),
        description=gettext_noop("Code postal de l’aire."),
        example="07200",
        pattern_words=gettext_noop("5 chiffres"),
        synonyms=names("""
            cp, codepostal, postcode, zip, addr:postcode, code postal commune
        """),
        kind="postal_code",
    ),
    Field(
        "COMMUNE",
        title=gettext_noop("Commune"),
        description=gettext_noop("Nom de la commune où se trouve l’aire."),
        example="Aubenas",
        synonyms=names("""
            ville, nom commune, nom de la commune, libellé commune, localité, addr:city
        """),
        kind="commune_name",
        body_fact="commune_name",
    ),
    *LAYOUT,
)

STANDARD = Standard(
    slug="aire-livraison",
    version="1.0.0",
    title=gettext_noop("Aires de livraison"),
    description=gettext_noop(
        "Les emplacements réservés aux livraisons : lieu, taille, marquage, horaires, équipements."
    ),
    schema=Schema(fields=_FIELDS, missing_values=("", "NA", "NaN", "N/A", "n/a"), primary_key=("UUID",)),
    url="https://schema.data.gouv.fr/CEREMA/schema-aire-livraison/",
    aliases=(
        "CEREMA/schema-aire-livraison",
        "schema-aire-livraison",
        "aires-livraison",
        "livraison",
        "zones-livraison",
    ),
    obligations=("T4",),
    theme="TRAN",
    frequency="annual",
    signature=(
        "LATITUDE|ADRESSE|GEOM_WKT",
        "DISPOSITION|MARQUAGE_ETAT|TEMPORALITE_OSM|DUREE_MAX|LONGUEUR|PARITE_TROTTOIR",
    ),
    topic=(
        "livraison",
        "livraisons",
        "aire de livraison",
        "aires de livraison",
        "zone de livraison",
        "emplacement de livraison",
        "loading bay",
        "loading zone",
    ),
)
