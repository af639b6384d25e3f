"""Places where people meet to share a car: Lieux de covoiturage 0.3.1."""

from pontdarc.core.schema import Constraints, Field, RowCheck, Schema, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import Standard

_REQUIRED = Constraints(required=True)
_COUNT = Constraints(minimum=0)

_PLACE = (
    Field(
        "id_local",
        constraints=_REQUIRED,
        title=gettext_noop("Identifiant local"),
        description=gettext_noop("Identifiant du lieu chez le producteur des données."),
        example="07-AIRE-012",
        synonyms=names("""
            id_lieu, id, identifiant, id lieu, code, numéro, identifiant du lieu, identifiant local, id_aire, gid,
            fid, code aire, n° aire
        """),
    ),
    Field(
        "nom_lieu",
        constraints=_REQUIRED,
        title=gettext_noop("Nom du lieu"),
        description=gettext_noop("Nom du lieu, sans répéter sa nature."),
        example="Pont de Lavilledieu",
        synonyms=names("""
            nom, nom aire, nom de l’aire, nom du lieu, aire, libellé, nom de l’aire de covoiturage, désignation,
            intitulé, nom_aire, lieu, name
        """),
    ),
    Field(
        "ad_lieu",
        title=gettext_noop("Adresse"),
        description=gettext_noop("Adresse compréhensible par tous, ou numéro de sortie d’autoroute."),
        example="12 route nationale",
        synonyms=names("""
            adresse, adresse lieu, adresse du lieu, adresse aire, localisation, rue, voie, situation, address, adresse
            de l’aire
        """),
        kind="address",
    ),
    Field(
        "com_lieu",
        title=gettext_noop("Commune"),
        description=gettext_noop("Commune ou lieu-dit."),
        example="Lavilledieu",
        synonyms=names("""
            commune, nom commune, ville, nom de la commune, commune lieu, libellé commune, nom_com, localité, com_nom,
            commune d’implantation
        """),
        kind="commune_name",
    ),
    Field(
        "insee",
        constraints=Constraints(required=True, pattern=r"^([013-9]\d|2[AB1-9])\d{3}$"),
        title=gettext_noop("Code INSEE de la commune"),
        description=gettext_noop("Code officiel géographique de la commune du lieu, jamais son code postal."),
        example="07138",
        pattern_words=gettext_noop("5 caractères, comme 07138 ou 2A004"),
        synonyms=names("""
            code insee, code_insee, code commune, insee commune, commune insee, insee_com, code insee commune, depcom,
            codgeo, com_insee, insee_lieu
        """),
        kind="insee_commune",
    ),
    Field(
        "type",
        constraints=Constraints(
            required=True,
            enum=(
                *("Aire de covoiturage", "Sortie d'autoroute", "Parking", "Supermarché", "Parking relais"),
                *("Délaissé routier", "Auto-stop", "Ligne de covoiturage"),
            ),
        ),
        title=gettext_noop("Type de lieu"),
        description=gettext_noop("Nature du lieu."),
        example="Aire de covoiturage",
        synonyms=names("""
            type lieu, type de lieu, nature, type aire, typologie, catégorie, type d’aire, nature du lieu,
            type_parking, statut aire
        """),
    ),
    Field(
        "date_maj",
        "date",
        "%Y-%m-%d",
        constraints=_REQUIRED,
        title=gettext_noop("Date de mise à jour"),
        description=gettext_noop("Jour de la dernière mise à jour de la ligne."),
        example="2025-03-18",
        synonyms=names("""
            date mise à jour, maj, date de mise à jour, dernière mise à jour, date modification, datemaj, updated_at,
            mise à jour, last update
        """),
        kind="date_iso",
    ),
    Field(
        "ouvert",
        "boolean",
        constraints=_REQUIRED,
        title=gettext_noop("Ouvert"),
        description=gettext_noop("true si le lieu est en service, false sinon."),
        example="true",
        true_values=("true",),
        false_values=("false",),
        synonyms=names(
            "actif, lieu en service, ouverture, accessible, état, statut, est ouvert, lieu ouvert, existant"
        ),
        kind="boolean",
    ),
    Field(
        "source",
        constraints=Constraints(pattern=r"^\d{9}$"),
        title=gettext_noop("SIREN de la source"),
        description=gettext_noop("Numéro SIREN de l’organisme qui fournit les données."),
        example="220700017",
        pattern_words=gettext_noop("9 chiffres, sans espace"),
        synonyms=names("""
            siren, siren source, producteur, siren producteur, fournisseur, n° siren, origine, siren de la source,
            organisme source
        """),
        kind="siren",
        body_fact="siren",
    ),
    Field(
        "Xlong",
        "number",
        constraints=Constraints(required=True, minimum=-180, maximum=180),
        title=gettext_noop("Longitude"),
        description=gettext_noop("Longitude WGS84 de l’entrée, en degrés décimaux."),
        example="4.451234",
        synonyms=names("longitude, long, lon, x, lng, coord_x, coordonnée x, x_wgs84, longitude wgs84, xlongitude"),
        kind="longitude",
    ),
    Field(
        "Ylat",
        "number",
        constraints=Constraints(required=True, minimum=-90, maximum=90),
        title=gettext_noop("Latitude"),
        description=gettext_noop("Latitude WGS84 de l’entrée, en degrés décimaux."),
        example="44.573456",
        synonyms=names("latitude, lat, y, coord_y, coordonnée y, y_wgs84, latitude wgs84, ylatitude, lati, lat_wgs84"),
        kind="latitude",
    ),
)

_SERVICE = (
    Field(
        "nbre_pl",
        "integer",
        constraints=_COUNT,
        title=gettext_noop("Places"),
        description=gettext_noop("Nombre de places de stationnement réservées au covoiturage."),
        example="42",
        synonyms=names("""
            nb places, nombre de places, places, capacité, nb_places, nb_pl, nbre places, nombre places, nb_place,
            nombre de places de parking, total places
        """),
    ),
    Field(
        "nbre_pmr",
        "integer",
        constraints=_COUNT,
        title=gettext_noop("Places pour personnes à mobilité réduite"),
        description=gettext_noop("Nombre de places réservées aux personnes à mobilité réduite."),
        example="2",
        synonyms=names("""
            nb pmr, places pmr, nombre de places pmr, pmr, nb places pmr, nb_pl_pmr, places handicapés, nb handicap,
            places gig gic
        """),
    ),
    Field(
        "duree",
        "integer",
        constraints=_COUNT,
        title=gettext_noop("Durée maximale"),
        description=gettext_noop("Durée maximale de stationnement en minutes, s’il y en a une."),
        example="1440",
        units=("min", "mn", "minute", "minutes"),
        synonyms=names("""
            durée, durée max, durée maximale, durée stationnement, durée maximale de stationnement, limite durée,
            durée en minutes
        """),
    ),
    Field(
        "horaires",
        title=gettext_noop("Horaires"),
        description=gettext_noop("Horaires d’ouverture à la façon d’OpenStreetMap ; 24/7 si c’est toujours ouvert."),
        example="Mo-Fr 08:00-20:00",
        synonyms=names("""
            horaire, heures d’ouverture, opening_hours, horaires d’ouverture, jours d’ouverture, plage horaire,
            ouverture horaires
        """),
        kind="osm_opening_hours",
    ),
    Field(
        "proprio",
        title=gettext_noop("Propriétaire"),
        description=gettext_noop("Nom de l’organisme à qui le lieu appartient."),
        example="Département de l’Ardèche",
        synonyms=names("""
            propriétaire, gestionnaire, maître d’ouvrage, aménageur, nom propriétaire, maîtrise d’ouvrage,
            domanialité, exploitant
        """),
    ),
    Field(
        "lumiere",
        "boolean",
        title=gettext_noop("Éclairé"),
        description=gettext_noop("true si le lieu est éclairé la nuit, false sinon."),
        example="false",
        true_values=("true",),
        false_values=("false",),
        synonyms=names("lumière, éclairage, éclairé, éclairage nocturne, éclairage public, lit, présence éclairage"),
        kind="boolean",
    ),
    Field(
        "comm",
        title=gettext_noop("Commentaires"),
        description=gettext_noop("Commodités du lieu et tout ce qui aide l’usager."),
        example="Sanitaires, arrêt de car à 50 m",
        synonyms=names("""
            commentaire, commentaires, remarque, observations, observation, description, équipements, note, services,
            remarques, précisions
        """),
    ),
)

STANDARD = Standard(
    slug="lieux-covoiturage",
    version="0.3.1",
    title=gettext_noop("Lieux de covoiturage"),
    description=gettext_noop("Les aires et les points de rencontre du covoiturage : adresse, places, services."),
    schema=Schema(
        fields=(*_PLACE, *_SERVICE), checks=(RowCheck("siren", ("source",)), RowCheck("opening_hours", ("horaires",)))
    ),
    url="https://schema.data.gouv.fr/etalab/schema-lieux-covoiturage/",
    aliases=("etalab/schema-lieux-covoiturage", "covoiturage", "aires de covoiturage"),
    obligations=("T1", "T4"),
    theme="TRAN",
    frequency="annual",
    signature=("nom_lieu", "Xlong|insee|com_lieu", "nbre_pl|type"),
    topic=("covoiturage", "covoit", "aire de covoiturage", "aires covoiturage", "co-voiturage", "nbre pl", "ad lieu"),
    elsewhere=("trajet", "conducteur", "passager", "opérateur", "prise", "borne", "équipement sportif"),
)
