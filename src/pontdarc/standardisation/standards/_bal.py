"""What the versions of the Base Adresse Locale have in common."""

from dataclasses import replace

from pontdarc.core.schema import Constraints, Field, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import FileRules

FILE_RULES = FileRules(delimiter=";")
ALIASES = ("etalab/schema-bal", "base adresse locale", "base-adresse-locale", "adresses")
SIGNATURE = ("numero", "voie_nom|toponyme", "commune_nom|commune_insee", "x|long|cle_interop")
TOPIC = (
    *("adresse", "bal", "base adresse locale", "clé interop", "numéro voie", "nom voie", "adressage", "toponyme"),
    *("house number", "housenumber", "addresses", "numérotation"),
)
ELSEWHERE = (
    *("siret", "téléphone", "courriel", "email", "bénéficiaire", "patronyme", "prénom", "operator", "horaire"),
    *("mutation", "valeur foncière", "type local", "logement", "élève", "loyer", "dpe", "permis", "activité"),
)

_INSEE = "[0-9]{5}"
_COMMUNE = r"((Paris|Lyon|Marseille) [1-9][0-9]?er? Arrondissement)|(([A-Za-zÀ-ÖØ-öø-ÿœŒâ' \-\(\)]+))"
STREET = r"""(([A-Za-z0-9À-ÖØ-öø-ÿœŒâÂîÎ' \-\.\(\)\‘\’\/"°,]+))"""
_DIGITS = gettext_noop("5 chiffres")
_LETTERS = gettext_noop("des lettres, des espaces, des tirets et des apostrophes")
_METRES = gettext_noop("un nombre de 7 chiffres au plus avant le point, et 1 ou 2 après")
_DEGREES = gettext_noop("un nombre de 2 chiffres au plus avant le point, et de 1 à 7 après")
STREET_WORDS = gettext_noop("des lettres, des chiffres, des espaces et la ponctuation d’un nom de rue")

ID_COMMUNE = Field(
    "id_ban_commune",
    format="uuid",
    title=gettext_noop("Identifiant BAN de la commune"),
    description=gettext_noop("Identifiant de la commune, le même sur toutes ses lignes, fourni par la BAN."),
    example="0246e48c-f33d-433a-8984-034219be842e",
    synonyms=names("""
        banId district, district id, identifiant unique de la commune, uid commune, id ban de la commune, uuid
        commune, identifiant ban commune, idBanCommune, ban_id_commune
    """),
)
ID_TOPONYME = Field(
    "id_ban_toponyme",
    format="uuid",
    title=gettext_noop("Identifiant BAN de la voie"),
    description=gettext_noop("Identifiant de la voie ou du lieu-dit dans la BAN, le même pour toutes ses adresses."),
    example="8a3bab10-f329-4ce3-9c7d-280d91a8053a",
    synonyms=names("""
        id ban voie, identifiant ban de la voie, uid toponyme, uuid voie, uuid toponyme, identifiant unique du
        toponyme, idBanToponyme, main common toponym id, ban_id_voie, identifiant ban toponyme
    """),
)
ID_ADRESSE = Field(
    "id_ban_adresse",
    format="uuid",
    title=gettext_noop("Identifiant BAN de l’adresse"),
    description=gettext_noop("Identifiant de l’adresse dans la BAN ; il ne change pas quand l’adresse est corrigée."),
    example="3c87abe4-887b-46ee-9192-5c1b35a06625",
    synonyms=names("""
        identifiant ban, id ban, identifiant unique de l’adresse, uuid adresse, address id, idBanAdresse,
        ban_id, identifiant ban adresse, uid ban, guid adresse
    """),
)
REQUIRED_IDS = (
    replace(ID_COMMUNE, constraints=Constraints(required=True)),
    replace(ID_TOPONYME, constraints=Constraints(required=True)),
    ID_ADRESSE,
)

COMMUNE = (
    Field(
        "commune_insee",
        constraints=Constraints(required=True, min_length=5, max_length=5, pattern=_INSEE),
        title=gettext_noop("Code INSEE de la commune"),
        description=gettext_noop("Code officiel géographique de la commune d’aujourd’hui, jamais son code postal."),
        example="07019",
        pattern_words=_DIGITS,
        synonyms=names("""
            code insee, insee, code commune, code_insee_commune, insee_com, depcom, codgeo, code_commune_insee, cog,
            commune insee, code insee commune, insee commune, citycode, n° insee, code officiel géographique,
            codeinsee, com_insee, id_commune
        """),
        kind="insee_commune",
        body_fact="insee_code",
    ),
    Field(
        "commune_nom",
        constraints=Constraints(required=True, min_length=1, pattern=_COMMUNE),
        title=gettext_noop("Nom de la commune"),
        description=gettext_noop("Nom officiel de la commune, en minuscules accentuées avec ses majuscules."),
        example="Aubenas",
        pattern_words=_LETTERS,
        synonyms=names("""
            commune, nom commune, nom de la commune, ville, nom ville, libellé commune, localité, city, municipalité,
            lib_com, nomcom, nom_com, com_nom, libellé de la commune, addr:city, libelle acheminement, agglomération
        """),
        kind="commune_name",
        body_fact="commune_name",
    ),
    Field(
        "commune_deleguee_insee",
        constraints=Constraints(min_length=5, max_length=5, pattern=_INSEE),
        title=gettext_noop("Code INSEE de la commune déléguée"),
        description=gettext_noop("Code de l’ancienne commune, quand l’adresse est dans une commune nouvelle."),
        example="07165",
        pattern_words=_DIGITS,
        synonyms=names("""
            code insee ancienne commune, insee commune déléguée, code insee commune déléguée, ancien code insee, code
            commune déléguée, insee déléguée, code_insee_ancienne_commune, oldcitycode, insee commune associée
        """),
    ),
    Field(
        "commune_deleguee_nom",
        constraints=Constraints(min_length=1, pattern=_COMMUNE),
        title=gettext_noop("Nom de la commune déléguée"),
        description=gettext_noop("Nom de l’ancienne commune, quand l’adresse est dans une commune nouvelle."),
        example="Mézilhac",
        pattern_words=_LETTERS,
        synonyms=names("""
            ancienne commune, nom ancienne commune, commune déléguée, nom commune déléguée, commune historique,
            commune associée, oldcity, nom de la commune déléguée, nom_ancienne_commune, village délégué
        """),
    ),
)

PLACE = (
    Field(
        "lieudit_complement_nom",
        constraints=Constraints(min_length=5, pattern=STREET),
        title=gettext_noop("Lieu-dit ou complément"),
        description=gettext_noop("Lieu-dit historique, quartier ou résidence qui complète l’adresse."),
        example="Le Pré de la Font",
        pattern_words=STREET_WORDS,
        synonyms=names("""
            lieu-dit, lieudit, complément, complément adresse, complément d’adresse, nom lieu dit, lieu dit
            complément, nom_ld, quartier, résidence, hameau, adresse complémentaire, complement_nom, lieu_dit_nom,
            lieudit_complement, ligne 5
        """),
    ),
    Field(
        "numero",
        "integer",
        constraints=Constraints(required=True, minimum=1, maximum=99999),
        title=gettext_noop("Numéro"),
        description=gettext_noop(
            "Numéro dans la voie, sans bis ni ter. Par usage, 99999 pour une voie ou un lieu-dit sans numéro."
        ),
        example="12",
        synonyms=names("""
            num, n°, numéro voie, numéro dans la voie, numéro de voie, n° de voie, n° voie, num_voie, numvoie,
            no_voie, numéro adresse, house number, housenumber, addr:housenumber, numéro de rue, n° rue, n° adresse,
            numéro d’adresse, numéro civique, dnuvoi
        """),
    ),
    Field(
        "suffixe",
        title=gettext_noop("Suffixe"),
        description=gettext_noop("Ce qui suit le numéro, en minuscules : bis, ter, a, b…"),
        example="bis",
        synonyms=names("""
            rep, répétition, indice de répétition, indice, btq, bis ter, bis/ter, suffix, suffixe numéro, complément
            numéro, indice rep, ind_rep, dindic, suffixe du numéro, ext numéro, indrep
        """),
    ),
    Field(
        "position",
        constraints=Constraints(
            enum=(
                *("délivrance postale", "entrée", "bâtiment", "cage d’escalier"),
                *("logement", "parcelle", "segment", "service technique"),
            )
        ),
        title=gettext_noop("Ce que le point désigne"),
        description=gettext_noop("Où le point est posé : à l’entrée, sur le bâtiment, la parcelle, le segment de rue…"),
        example="entrée",
        synonyms=names("""
            type de position, type position, typ_loc, position type, typologie position, type de localisation,
            emplacement, nature position, position du point, placement, type_loc, localisation du point
        """),
    ),
    Field(
        "x",
        constraints=Constraints(required=True, pattern=r"-?[0-9]{1,7}.[0-9]{1,2}"),
        title=gettext_noop("Coordonnée X en mètres"),
        description=gettext_noop("Abscisse dans la projection légale : Lambert 93 en métropole, point décimal."),
        example="811650.25",
        pattern_words=_METRES,
        synonyms=names("""
            x_l93, x lambert 93, coord x, coordonnée x, x_lambert93, xl93, x_coord, x_rgf93, lambert x, x (l93),
            coordx, x_adresse, abscisse
        """),
        kind="lambert93_x",
    ),
    Field(
        "y",
        constraints=Constraints(required=True, pattern=r"-?[0-9]{1,7}.[0-9]{1,2}"),
        title=gettext_noop("Coordonnée Y en mètres"),
        description=gettext_noop("Ordonnée dans la projection légale : Lambert 93 en métropole, point décimal."),
        example="6393410.87",
        pattern_words=_METRES,
        synonyms=names("""
            y_l93, y lambert 93, coord y, coordonnée y, y_lambert93, yl93, y_coord, y_rgf93, lambert y, y (l93),
            coordy, y_adresse, ordonnée
        """),
        kind="lambert93_y",
    ),
    Field(
        "long",
        constraints=Constraints(required=True, pattern=r"-?[0-9]{1,2}.[0-9]{1,7}"),
        title=gettext_noop("Longitude"),
        description=gettext_noop("Longitude WGS84 en degrés décimaux, avec un point et 7 décimales au plus."),
        example="4.390123",
        pattern_words=_DEGREES,
        synonyms=names("""
            longitude, lon, lng, x_wgs84, longitude wgs84, lon_wgs84, coord_long, gps longitude, lngOSM, xlong,
            long_wgs84, long gps, x_long
        """),
        kind="longitude",
    ),
    Field(
        "lat",
        constraints=Constraints(required=True, pattern=r"-?[0-9]{1,2}.[0-9]{1,7}"),
        title=gettext_noop("Latitude"),
        description=gettext_noop("Latitude WGS84 en degrés décimaux, avec un point et 7 décimales au plus."),
        example="44.619876",
        pattern_words=_DEGREES,
        synonyms=names("""
            latitude, y_wgs84, latitude wgs84, lat_wgs84, coord_lat, gps latitude, latOSM, ylat, lat gps, y_lat,
            latitude (wgs84), lati
        """),
        kind="latitude",
    ),
    Field(
        "cad_parcelles",
        constraints=Constraints(pattern=r"([0-9]{9}[0-9A-Z]{2}[0-9]{4})(?:\|([0-9]{9}[0-9A-Z]{2}[0-9]{4}))*"),
        title=gettext_noop("Parcelles cadastrales"),
        description=gettext_noop("Identifiants des parcelles que l’adresse dessert, séparés par une barre verticale."),
        example="0701900000B0542",
        pattern_words=gettext_noop("15 caractères par parcelle (9 chiffres, section, numéro), séparés par |"),
        synonyms=names("""
            parcelles, parcelle, cadastre, référence cadastrale, références cadastrales, ref_cad, idu, parcelles
            cadastrales, id parcelle, idpar, numéro de parcelle, code parcelle, id_parcellaire, n° parcelle
        """),
        kind="cadastre_parcel",
    ),
    Field(
        "source",
        constraints=Constraints(required=True, min_length=5),
        title=gettext_noop("Source"),
        description=gettext_noop("Organisme qui a créé l’adresse, le plus souvent la commune."),
        example="Commune d’Aubenas",
        synonyms=names("""
            origine, producteur, source de la donnée, fournisseur, organisme source, organisme producteur, nom de la
            source, source adresse, source_nom_voie, créateur, auteur, provenance
        """),
        body_fact="name",
    ),
    Field(
        "date_der_maj",
        "date",
        constraints=Constraints(required=True),
        title=gettext_noop("Date de dernière mise à jour"),
        description=gettext_noop("Jour de la dernière modification de l’adresse."),
        example="2024-03-18",
        synonyms=names("""
            date maj, date mise à jour, date de mise à jour, date dernière maj, dernière mise à jour, maj, mise à
            jour, date de modification, date_modif, updated_at, date_maj_adresse, datemaj, last update, modifié le
        """),
        kind="date_iso",
    ),
    Field(
        "certification_commune",
        "boolean",
        constraints=Constraints(required=True),
        title=gettext_noop("Certifiée par la commune"),
        description=gettext_noop("1 si la commune atteste que l’adresse est exacte, 0 sinon."),
        example="1",
        synonyms=names("""
            certifié, certification, certifiée, adresse certifiée, certifié commune, certification adresse,
            is_certified, certifie par la commune, validée par la commune, statut certification, certification_maire
        """),
        kind="boolean",
    ),
)

STREET_NAMES = """
    voie, nom voie, nom de la voie, nom de voie, libellé voie, libellé de la voie, rue, nom rue, nom de la rue,
    street, addr:street, street name, adresse voie, nom_complet_voie, voie nom complet, lib_voie, libvoie, odonyme,
    dénomination de la voie, nom_afnor, type et nom de la voie, voie_libelle
"""
