"""Places of digital mediation: LaMednum/standard-mediation-num 1.0.1."""

from pontdarc.core.schema import Constraints, Field, Schema, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import Standard
from pontdarc.standardisation.standards._lieux_mediation_numerique_offer import FIELDS as OFFER

_FIELDS = (
    Field(
        "id",
        constraints=Constraints(required=True, unique=True),
        title=gettext_noop("Identifiant du lieu"),
        description=gettext_noop(
            "Identifiant choisi par le producteur, différent sur chaque ligne et stable dans le temps."
        ),
        example="vogue-mediatheque",
        synonyms=names("""
            identifiant, identifiant du lieu, id lieu, id_lieu, identifiant unique, code lieu, uid,
            structure_id, objectid, numéro, identifiant local, id structure
        """),
    ),
    Field(
        "pivot",
        constraints=Constraints(required=True, pattern="^[a-zA-Z0-9]{9,14}$"),
        title=gettext_noop("SIRET ou RNA de la structure"),
        description=gettext_noop("Numéro SIRET de la structure qui tient le lieu, à défaut son numéro RNA ou RIDET."),
        example="21070348400019",
        pattern_words=gettext_noop("9 à 14 lettres sans accent ou chiffres, sans espace"),
        synonyms=names("""
            siret, n° siret, numéro siret, siret structure, siret de la structure, siret du lieu, rna,
            siret ou rna, structure_siret, identifiant pivot, donnée pivot, siret/rna
        """),
        kind="siret",
    ),
    Field(
        "nom",
        constraints=Constraints(required=True),
        title=gettext_noop("Nom du lieu"),
        description=gettext_noop("Nom sous lequel le public connaît le lieu."),
        example="Médiathèque de Vogüé",
        synonyms=names("""
            nom du lieu, lieu, nom de la structure, structure, nom structure, nom_lieu, établissement,
            nom de l’établissement, dénomination, libellé, name, organisme, raison sociale, nom du site
        """),
        kind="text",
    ),
    Field(
        "commune",
        constraints=Constraints(required=True),
        title=gettext_noop("Commune"),
        description=gettext_noop("Nom de la commune où se trouve le lieu."),
        example="Vogüé",
        synonyms=names("""
            ville, nom commune, nom de la commune, libellé commune, localité, commune du lieu,
            addr:city, city, adresse_commune, com_nom
        """),
        kind="commune_name",
    ),
    Field(
        "code_postal",
        constraints=Constraints(required=True, pattern=r"^\d{5}$"),
        title=gettext_noop("Code postal"),
        description=gettext_noop("Code postal du lieu."),
        example="07200",
        pattern_words=gettext_noop("5 chiffres"),
        synonyms=names("""
            cp, code postal du lieu, codepostal, postcode, addr:postcode, zip, adresse_code_postal, c.p.
        """),
        kind="postal_code",
    ),
    Field(
        "code_insee",
        constraints=Constraints(pattern=r"^([013-9]\d|2[AB1-9])\d{3}$"),
        title=gettext_noop("Code INSEE de la commune"),
        description=gettext_noop("Code officiel de la commune où se trouve le lieu."),
        example="07348",
        pattern_words=gettext_noop("code officiel de la commune : 5 caractères, comme 07348 ou 2A004"),
        synonyms=names("""
            insee, code commune, code insee commune, code_commune_insee, code_insee_commune, codeinsee,
            ref:INSEE, com_insee, cog
        """),
        kind="insee_commune",
    ),
    Field(
        "adresse",
        constraints=Constraints(required=True),
        title=gettext_noop("Adresse"),
        description=gettext_noop("Numéro et voie du lieu, sans le code postal ni la commune."),
        example="3 Place de l’Église",
        synonyms=names("""
            adresse du lieu, voie, rue, adresse postale, adresse 1, adresse_voie, numéro et voie, n° et
            voie, addr:street, localisation, street
        """),
        kind="address",
    ),
    Field(
        "complement_adresse",
        title=gettext_noop("Complément d’adresse"),
        description=gettext_noop("Bâtiment, étage, lieu-dit : ce qui aide à trouver le lieu."),
        example="Rez-de-chaussée de la mairie",
        synonyms=names("""
            complément, complément d’adresse, adresse 2, adresse complément, complement, précision
            adresse, lieu-dit, bâtiment
        """),
    ),
    Field(
        "latitude",
        "number",
        title=gettext_noop("Latitude"),
        description=gettext_noop("Latitude en degrés décimaux (WGS 84), avec un point."),
        example="44.553268",
        synonyms=names("""
            lat, y, coord_y, lat_wgs84, coordonnée y, latitude wgs84, geo_lat, gps_lat, ylat,
            localisation latitude
        """),
        kind="latitude",
    ),
    Field(
        "longitude",
        "number",
        title=gettext_noop("Longitude"),
        description=gettext_noop("Longitude en degrés décimaux (WGS 84), avec un point."),
        example="4.414652",
        synonyms=names("""
            lon, long, lng, x, coord_x, lon_wgs84, coordonnée x, longitude wgs84, geo_lon, gps_lon,
            xlong, localisation longitude
        """),
        kind="longitude",
    ),
    Field(
        "typologie",
        title=gettext_noop("Types de structure"),
        description=gettext_noop("Codes des types de structure (CCAS, ASSO, BIB…), séparés par une barre."),
        example="BIB|COMMUNE",
        synonyms=names("""
            type, type de structure, type structure, type de lieu, catégorie, typologie de structure,
            types, nature de la structure, type_lieu
        """),
    ),
    Field(
        "telephone",
        constraints=Constraints(pattern=r"^(\+33|\+590|\+594|\+262|\+596|\+269|\+687|\+689|\+508|\+681)(\d){6,9}$"),
        title=gettext_noop("Téléphone"),
        description=gettext_noop("Téléphone du lieu, avec l’indicatif et sans espace."),
        example="+33475640000",
        pattern_words=gettext_noop("indicatif international puis le numéro sans espace : +33475640000"),
        synonyms=names("""
            tel, tél, numéro de téléphone, n° téléphone, phone, contact téléphone, téléphone du lieu,
            tél., num_tel, contact:phone
        """),
        kind="phone_fr",
    ),
    Field(
        "courriels",
        title=gettext_noop("Courriels"),
        description=gettext_noop(
            "Adresses électroniques de contact du lieu, séparées par une barre, pas celle d’une personne."
        ),
        example="mediatheque@vogue-exemple.fr",
        synonyms=names("""
            courriel, email, e-mail, mail, adresse mail, adresse électronique, contact mail, mél,
            emails, adresse email, contact:email
        """),
        kind="email",
    ),
    Field(
        "site_web",
        title=gettext_noop("Sites web"),
        description=gettext_noop(
            "Adresses du site du lieu ou de ses pages sur les réseaux sociaux, séparées par une barre."
        ),
        example="https://www.vogue-exemple.fr/mediatheque",
        synonyms=names("""
            site, site internet, url, website, web, page web, lien, adresse du site web, url site,
            contact:website, facebook
        """),
        kind="url",
    ),
    Field(
        "horaires",
        title=gettext_noop("Horaires d’ouverture"),
        description=gettext_noop("Horaires dans la notation d’OpenStreetMap (opening_hours)."),
        example="Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00",
        synonyms=names("""
            horaires d’ouverture, heures d’ouverture, opening_hours, ouverture, jours et horaires, jours
            et horaires d’ouverture, horaire, permanences, horaires permanences
        """),
        kind="osm_opening_hours",
    ),
    Field(
        "presentation_resume",
        constraints=Constraints(max_length=280),
        title=gettext_noop("Présentation courte"),
        description=gettext_noop("Ce que propose le lieu, en 280 caractères au plus."),
        example="Ordinateurs en accès libre et aide aux démarches en ligne.",
        synonyms=names("""
            présentation, résumé, description courte, description, présentation résumé, accroche,
            présentation du lieu, présentation courte
        """),
    ),
    *OFFER,
)

STANDARD = Standard(
    slug="lieux-mediation-numerique",
    version="1.0.1",
    title=gettext_noop("Lieux de médiation numérique"),
    description=gettext_noop(
        "Les lieux où l’on aide à se servir du numérique : adresse, contact, services, publics, accès."
    ),
    schema=Schema(fields=_FIELDS, primary_key=("id",)),
    url="https://schema.data.gouv.fr/LaMednum/standard-mediation-num/",
    aliases=(
        "LaMednum/standard-mediation-num",
        "standard-mediation-num",
        "médiation numérique",
        "lieux numériques",
        "accompagnement numérique",
        "espaces numériques",
        "fablab",
        "france services",
        "mediation-numerique",
        "inclusion-numerique",
    ),
    obligations=("G4",),
    theme="SOCI",
    frequency="quarterly",
    signature=(
        "nom",
        "services|modalites_accompagnement|dispositif_programmes_nationaux|frais_a_charge|modalites_acces",
    ),
    topic=(
        "médiation numérique",
        "inclusion numérique",
        "mediation num",
        "lieux de médiation",
        "conseiller numérique",
        "conseillers numériques",
        "aidants connect",
        "espace public numérique",
        "epn",
        "médiateur numérique",
        "dispositif programmes nationaux",
    ),
)
