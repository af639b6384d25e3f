"""Accessibility of premises open to the public: MTES-MCT/acceslibre-erp-base 0.0.20.

The official bounds of longitude and latitude stand under a misspelt name (« contraints »), and bound nothing: nor do
ours.
"""

from pontdarc.core.schema import Constraints, Field, Schema, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import Standard
from pontdarc.standardisation.standards._acceslibre_erp_base_entrance import FIELDS as ENTRANCE
from pontdarc.standardisation.standards._acceslibre_erp_base_outside import FIELDS as OUTSIDE
from pontdarc.standardisation.standards._acceslibre_erp_base_reception import FIELDS as RECEPTION
from pontdarc.standardisation.standards._acceslibre_erp_base_rooms import FIELDS as ROOMS
from pontdarc.standardisation.standards._acceslibre_erp_base_words import NO, YES

_FIELDS = (
    Field(
        "id",
        constraints=Constraints(required=True),
        title=gettext_noop("Identifiant"),
        description=gettext_noop("Identifiant de l’établissement, différent sur chaque ligne."),
        example="123e4567-e89b-12d3-a456-426614174000",
        synonyms=names("""
            identifiant, uuid, id erp, identifiant erp, code, gid, objectid
        """),
    ),
    Field(
        "name",
        constraints=Constraints(required=True),
        title=gettext_noop("Nom"),
        description=gettext_noop("Nom de l’établissement."),
        example="Mairie de Vogüé",
        synonyms=names("""
            nom, nom de l’établissement, établissement, dénomination, enseigne, libellé, nom du lieu,
            raison sociale, nom erp
        """),
        kind="text",
    ),
    Field(
        "postal_code",
        constraints=Constraints(required=True),
        title=gettext_noop("Code postal"),
        description=gettext_noop("Code postal de l’établissement."),
        example="07200",
        synonyms=names("""
            code postal, cp, codepostal, postcode, zip, code_postal
        """),
        kind="postal_code",
    ),
    Field(
        "commune",
        constraints=Constraints(required=True),
        title=gettext_noop("Commune"),
        description=gettext_noop("Nom de la commune où se trouve l’établissement."),
        example="Vogüé",
        synonyms=names("""
            ville, nom commune, nom de la commune, localité, city, libellé commune
        """),
        kind="commune_name",
    ),
    Field(
        "numero",
        title=gettext_noop("Numéro dans la voie"),
        description=gettext_noop("Numéro dans la voie, avec bis ou ter s’il y a lieu."),
        example="3",
        synonyms=names("""
            numéro de voie, n° voie, numéro voie, num_voie, numéro rue, addr:housenumber
        """),
    ),
    Field(
        "voie",
        title=gettext_noop("Nom de la voie"),
        description=gettext_noop("Type et nom de la voie."),
        example="Place de l’Église",
        synonyms=names("""
            nom de la voie, rue, adresse, libellé voie, nom voie, addr:street, adresse postale
        """),
        kind="address",
    ),
    Field(
        "lieu_dit",
        title=gettext_noop("Lieu-dit"),
        description=gettext_noop("Nom du lieu-dit, s’il y en a un."),
        example="Le Village",
        synonyms=names("""
            lieu-dit, lieudit, hameau, quartier, complément d’adresse, écart
        """),
    ),
    Field(
        "code_insee",
        title=gettext_noop("Code INSEE de la commune"),
        description=gettext_noop("Code officiel de la commune où se trouve l’établissement."),
        example="07348",
        synonyms=names("""
            insee, code commune, code insee commune, com_insee, codeinsee, cog, ref:INSEE
        """),
        kind="insee_commune",
        body_fact="insee_code",
    ),
    Field(
        "siret",
        constraints=Constraints(pattern=r"^\d{14}$"),
        title=gettext_noop("SIRET de l’établissement"),
        description=gettext_noop("Numéro SIRET de l’établissement : 14 chiffres sans espace."),
        example="21070348400019",
        pattern_words=gettext_noop("14 chiffres, sans espace"),
        synonyms=names("""
            n° siret, numéro siret, code siret, siret établissement, siret erp
        """),
        kind="siret",
    ),
    Field(
        "contact_url",
        format="uri",
        title=gettext_noop("Moyen de contact"),
        description=gettext_noop("Adresse web où joindre l’établissement : formulaire, messagerie."),
        example="https://www.vogue-exemple.fr/contact",
        synonyms=names("""
            contact, url contact, lien contact, formulaire de contact, page contact
        """),
        kind="url",
    ),
    Field(
        "site_internet",
        format="uri",
        title=gettext_noop("Site web"),
        description=gettext_noop("Adresse du site web de l’établissement."),
        example="https://www.vogue-exemple.fr",
        synonyms=names("""
            site web, site, url, website, web, adresse web, site_web
        """),
        kind="url",
    ),
    Field(
        "longitude",
        "number",
        title=gettext_noop("Longitude"),
        description=gettext_noop("Longitude en degrés décimaux (WGS 84), avec un point."),
        example="4.414652",
        synonyms=names("""
            lon, long, lng, x, coord_x, geo_lon, lon_wgs84, xlong
        """),
        kind="longitude",
    ),
    Field(
        "latitude",
        "number",
        title=gettext_noop("Latitude"),
        description=gettext_noop("Latitude en degrés décimaux (WGS 84), avec un point."),
        example="44.553268",
        synonyms=names("""
            lat, y, coord_y, geo_lat, lat_wgs84, ylat, gps_lat
        """),
        kind="latitude",
    ),
    Field(
        "activite",
        title=gettext_noop("Activités"),
        description=gettext_noop("Domaines d’activité de l’établissement, en liste JSON."),
        example='["Mairie"]',
        synonyms=names("""
            activité, domaine d’activité, type, catégorie, activités, type d’établissement
        """),
    ),
    Field(
        "transport_station_presence",
        "boolean",
        title=gettext_noop("Arrêt de transport proche"),
        description=gettext_noop("True si un arrêt de transport en commun est à moins de 200 mètres, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            arrêt de transport, arrêt de transport en commun, transport en commun à proximité, arrêt de
            bus, arrêt proche, desserte transport
        """),
        kind="boolean",
    ),
    Field(
        "transport_bureau_de_vote_accessibilite",
        "boolean",
        title=gettext_noop("Transport vers le bureau de vote"),
        description=gettext_noop("True si la commune propose un transport adapté vers le bureau de vote, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            transport bureau de vote, transport adapté, transport vers le bureau de vote, navette bureau
            de vote, transport électeurs
        """),
        kind="boolean",
    ),
    Field(
        "stationnement_presence",
        "boolean",
        title=gettext_noop("Stationnement sur place"),
        description=gettext_noop("True s’il y a des places dans l’enceinte de l’établissement, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            parking, stationnement, places de stationnement, parking privé, stationnement sur place
        """),
        kind="boolean",
    ),
    Field(
        "stationnement_pmr",
        "boolean",
        title=gettext_noop("Places adaptées sur place"),
        description=gettext_noop("True s’il y a des places adaptées dans l’enceinte, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            parking pmr, place pmr, stationnement adapté, places handicapées, places pmr, stationnement
            handicapé
        """),
        kind="boolean",
    ),
    Field(
        "stationnement_ext_presence",
        "boolean",
        title=gettext_noop("Stationnement proche"),
        description=gettext_noop("True s’il y a des places à moins de 200 mètres, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            parking extérieur, stationnement extérieur, parking à proximité, stationnement à proximité,
            parking public proche
        """),
        kind="boolean",
    ),
    Field(
        "stationnement_ext_pmr",
        "boolean",
        title=gettext_noop("Places adaptées proches"),
        description=gettext_noop("True s’il y a des places adaptées à moins de 200 mètres, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            parking pmr extérieur, stationnement pmr à proximité, places pmr à proximité, stationnement
            adapté à proximité, place handicapée à proximité
        """),
        kind="boolean",
    ),
    *OUTSIDE,
    *ENTRANCE,
    *RECEPTION,
    *ROOMS,
)

STANDARD = Standard(
    slug="acceslibre-erp-base",
    version="0.0.20",
    title=gettext_noop("Accessibilité des établissements recevant du public"),
    description=gettext_noop(
        "Pour chaque établissement : stationnement, chemin, entrée, accueil, sanitaires, et ce "
        "qu’une personne handicapée y trouve."
    ),
    schema=Schema(fields=_FIELDS, primary_key=("id",)),
    url="https://schema.data.gouv.fr/MTES-MCT/acceslibre-erp-base/",
    aliases=("MTES-MCT/acceslibre-erp-base", "acceslibre", "acceslibre-erp", "accessibilite-erp"),
    obligations=("G4",),
    theme="SOCI",
    frequency="quarterly",
    signature=(
        "name",
        "entree_plain_pied|stationnement_pmr|sanitaires_adaptes|entree_largeur_mini|cheminement_ext_plain_pied|accueil_personnels",
    ),
    topic=(
        "acceslibre",
        "accessibilité",
        "accessibilité erp",
        "accessible pmr",
        "plain pied",
        "handicap",
        "entree plain pied",
    ),
    elsewhere=("dae", "défibrillateur", "médiation numérique"),
)
