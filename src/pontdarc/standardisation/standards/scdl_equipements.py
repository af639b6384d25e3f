"""Public facilities: scdl/equipements 0.1.5."""

from pontdarc.core.schema import Constraints, Field, RowCheck, Schema, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import FileRules, Standard

_THEMES = (
    "Equipement administratif",
    "Equipement de justice",
    "Equipement sanitaire",
    "Equipement social et d'animation",
    "Equipement sportif et de loisirs",
    "Equipement d'enseignement",
    "Equipement cultuel",
    "Equipement culturel",
    "Equipement de mobilité",
    "Autre équipement",
)

_FIELDS = (
    Field(
        "COLL_NOM",
        constraints=Constraints(required=True),
        title=gettext_noop("Nom de la collectivité"),
        description=gettext_noop("Nom officiel de la collectivité où se trouvent les équipements."),
        example="Communauté d’agglomération Privas Centre Ardèche",
        synonyms=names("""
            collectivité, nom collectivité, nom de la collectivité, producteur, organisme, coll nom, entité, epci,
            nom epci
        """),
        kind="text",
        body_fact="name",
    ),
    Field(
        "COLL_SIRET",
        constraints=Constraints(required=True, pattern=r"^\d{14}$"),
        title=gettext_noop("SIRET de la collectivité"),
        description=gettext_noop("Numéro SIRET de la collectivité où se trouvent les équipements : 14 chiffres."),
        example="20007141300013",
        pattern_words=gettext_noop("14 chiffres, sans espace"),
        synonyms=names("""
            siret, n° siret, numéro siret, siret collectivité, siret de la collectivité, code siret,
            coll siret, siret organisme
        """),
        kind="siret",
        body_fact="siret",
    ),
    Field(
        "EQUIP_UID",
        constraints=Constraints(required=True, pattern=r"^[0-9A-B]{5}-[0-9]{8}-[0-9]{3}", max_length=18),
        title=gettext_noop("Identifiant de l’équipement"),
        description=gettext_noop("Code INSEE de la commune, puis code de l’équipement, séparés par un tiret."),
        example="07186-01010401-001",
        pattern_words=gettext_noop("code INSEE, code d’équipement sur 8 chiffres, numéro sur 3 : 07186-01010401-001"),
        synonyms=names("""
            uid, identifiant, identifiant unique, id, id équipement, identifiant équipement, equip id,
            identifiant de l’équipement, osm_id, fid, objectid, gid, numéro équipement, n° équipement,
            code unique, identifiant unique de l’équipement, id_equip
        """),
    ),
    Field(
        "EQUIP_THEME",
        constraints=Constraints(required=True, enum=_THEMES),
        title=gettext_noop("Thème"),
        description=gettext_noop("Famille de l’équipement dans la nomenclature des équipements collectifs publics."),
        example="Equipement administratif",
        synonyms=names("""
            thème, thématique, famille, domaine, thème équipement, rubrique, classe, famille
            d’équipement, thème de l’équipement, grande famille, secteur, delta_cat
        """),
    ),
    Field(
        "EQUIP_CODE",
        constraints=Constraints(required=True, max_length=12),
        title=gettext_noop("Code de l’équipement"),
        description=gettext_noop("Code de la nomenclature sur 8 chiffres, puis un numéro d’ordre sur 3 chiffres."),
        example="01010401-001",
        synonyms=names("""
            code, code équipement, code de l’équipement, code type, code nomenclature, code
            d’identification, code d’identification de l’équipement, equip code, code catégorie
        """),
    ),
    Field(
        "EQUIP_TYPE",
        constraints=Constraints(required=True),
        title=gettext_noop("Type d’équipement"),
        description=gettext_noop("Terme de la nomenclature pour cet équipement : Mairie, Gymnase, Bibliothèque…"),
        example="Mairie",
        synonyms=names("""
            equtypelib, type d’équipement sportif, type_equipement, type du lieu, catégorie
            d’équipement, type structure, nature du lieu, type de site, type, type équipement, type
            d’équipement, type de l’équipement, nature, nature équipement, catégories, sous-catégorie,
            type installation, type d’installation, typologie, sous-famille, activité, amenity,
            sous-thème, type de lieu, type de service, nature de l’équipement, fonction, type
            établissement, type d’établissement, delta_ssca
        """),
    ),
    Field(
        "EQUIP_NOM",
        constraints=Constraints(required=True),
        title=gettext_noop("Nom de l’équipement"),
        description=gettext_noop("Nom d’usage complet de l’équipement."),
        example="Hôtel de ville de Privas",
        synonyms=names("""
            nom de l’installation, nom de l’installation sportive, insnom, equnom, nom usuel de
            l’installation, nom de l’équipement sportif, nom de la salle, nom du service, libellé du
            site, nom_equipement, nom_officiel, installation, installations, nom de l’installation,
            installations liste mairie, équipement sportif, nom, nom équipement, nom de l’équipement,
            nom complet, équipement, libellé, désignation, name, dénomination, nom du site, site, sites,
            nom de l’établissement, établissement, nom établissement, nom du lieu, lieu, intitulé,
            libellé équipement, nom usuel, libel, nom installation, installation, structure, nom de la
            structure, bâtiment, nom du bâtiment, titre, toponyme
        """),
        kind="text",
    ),
    Field(
        "ADR_NUMERO",
        constraints=Constraints(required=True),
        title=gettext_noop("Numéro dans la voie"),
        description=gettext_noop("Numéro et indice (36, 36 bis, 36/38) ; 99999 quand l’adresse n’a pas de numéro."),
        example="36 bis",
        synonyms=names("""
            no rue, norue, numéro rue, numéro voie, numéro de voie, numéro de rue, n° voie, n° rue, num
            voie, numéro, num_voie, norue, n° de voie, adresse numéro, adr num, house number, housenumber,
            numero_voie, numéro adresse, numéro dans la voie, numvoie, addr:housenumber
        """),
    ),
    Field(
        "ADR_NOMVOIE",
        constraints=Constraints(required=True, pattern=r"^[a-zA-Z0-9\-\'\s\d\u00C0-\u00FF]+$", min_length=3),
        title=gettext_noop("Nom de la voie"),
        description=gettext_noop("Type et nom de la voie, ou nom du lieu-dit, avec ses accents."),
        example="Avenue du Vivarais",
        pattern_words=gettext_noop("lettres, chiffres, espaces, tirets et apostrophes droites seulement"),
        synonyms=names("""
            nom de rue, adresse postale complète, adresse_complete, lieu dit, voie et lieu-dit, adresse
            de l’établissement, localisation, voie, nom de la voie, nom voie, rue, adresse, libellé
            voie, nom de rue, street, lieu-dit, adresse 1, adresse postale, adresse complète, nom_voie,
            libelle_voie, adresse ligne 1, adr_voie, addr:street, type et nom de voie, nomvoie, adresse
            de l’équipement, adresse1
        """),
        kind="address",
    ),
    Field(
        "ADR_CODEPOSTAL",
        constraints=Constraints(required=True, max_length=5),
        title=gettext_noop("Code postal"),
        description=gettext_noop("Code postal de la commune où se trouve l’équipement."),
        example="07000",
        synonyms=names("""
            code postal, cp, code_postal, codepostal, postcode, zip, c.p., cpostal, adr_cp, code postal
            commune, addr:postcode
        """),
        kind="postal_code",
    ),
    Field(
        "ADR_COMMUNE",
        constraints=Constraints(required=True, pattern=r"^[A-Za-z\s\-\u00C0-\u00FF]+$"),
        title=gettext_noop("Commune"),
        description=gettext_noop("Nom de la commune où se trouve l’équipement."),
        example="Privas",
        pattern_words=gettext_noop("lettres, espaces et tirets seulement"),
        synonyms=names("""
            commune d’implantation, commune de localisation, nom ville, com_lib, libcom, ville ou
            commune, commune, ville, nom commune, nom de la commune, libellé commune, com_nom, city,
            localité, nom_commune, commune équipement, adr_ville, nom_com, addr:city, bureau
            distributeur
        """),
        kind="commune_name",
    ),
    Field(
        "ADR_CLE_INTEROP",
        constraints=Constraints(pattern=r"^[A-Za-z0-9_]+$", min_length=16),
        title=gettext_noop("Clé d’interopérabilité de l’adresse"),
        description=gettext_noop("Clé de l’adresse dans la base adresse locale : code INSEE, voie et numéro."),
        example="07186_0040_00036",
        pattern_words=gettext_noop("lettres, chiffres et tirets bas seulement"),
        synonyms=names("""
            clé interop, cle_interop, clé d’interopérabilité, clé ban, id ban, identifiant ban, clé
            d’interopérabilité de l’adresse, id_adresse, clé adresse, result_id, ban_id
        """),
    ),
    Field(
        "ERP_ID",
        title=gettext_noop("Identifiant d’établissement recevant du public"),
        description=gettext_noop("Numéro que les services d’incendie donnent à l’établissement, quand il est connu."),
        example="07186-0142",
        synonyms=names("""
            id erp, identifiant erp, n° erp, numéro erp, code erp, erp
        """),
    ),
    Field(
        "ERP_TYPE",
        constraints=Constraints(max_length=10),
        title=gettext_noop("Type d’établissement recevant du public"),
        description=gettext_noop(
            "Lettres du type (W, L, R, PA…), séparées par un point-virgule s’il y en a plusieurs."
        ),
        example="W;L",
        synonyms=names("""
            type erp, type d’erp, classement erp, type établissement recevant du public, types erp (lettres),
            lettre erp, catégorie d’activité erp
        """),
    ),
    Field(
        "ERP_CATEGORIE",
        "integer",
        constraints=Constraints(minimum=1, maximum=5),
        title=gettext_noop("Catégorie d’établissement recevant du public"),
        description=gettext_noop("De 1 à 5 selon le public que l’établissement peut accueillir."),
        example="5",
        synonyms=names("""
            catégorie erp, catégorie d’erp, cat erp, categ_erp, classe erp, catégorie établissement
            recevant du public
        """),
        kind="integer",
    ),
    Field(
        "EQUIP_LAT",
        "number",
        constraints=Constraints(required=True),
        title=gettext_noop("Latitude"),
        description=gettext_noop("Latitude en degrés décimaux (WGS 84), avec un point."),
        example="44.735269",
        synonyms=names("""
            latitude (wgs84), latitude_y, lat_y, gps_lat, géo latitude, latitude, lat, y, coord_y,
            y_wgs84, coordonnée y, lat_wgs84, point_y, ylat, geo_lat, latitude wgs84, coordonnées
            latitude, equip_latitude
        """),
        kind="latitude",
    ),
    Field(
        "EQUIP_LONG",
        "number",
        constraints=Constraints(required=True),
        title=gettext_noop("Longitude"),
        description=gettext_noop("Longitude en degrés décimaux (WGS 84), avec un point."),
        example="4.599039",
        synonyms=names("""
            longitude (wgs84), longitude_x, lon_x, gps_lon, gps_lng, géo longitude, longitude, long,
            lon, lng, x, coord_x, x_wgs84, coordonnée x, lon_wgs84, point_x, xlong, geo_lon, longitude
            wgs84, coordonnées longitude, equip_longitude, equip_lon
        """),
        kind="longitude",
    ),
    Field(
        "EQUIP_OUVERTURE",
        title=gettext_noop("Horaires d’ouverture"),
        description=gettext_noop("Horaires dans la notation d’OpenStreetMap (opening_hours)."),
        example="Mo-Fr 08:30-12:00,13:30-17:30; Sa 08:30-12:00",
        synonyms=names("""
            plage_ouverture, heures, horaires été, jours ouverture, horaires_ouverture, horaires,
            horaires d’ouverture, ouverture, heures d’ouverture, opening_hours, horaire, jours et
            horaires d’ouverture, jours d’ouverture, horaires ouverture
        """),
    ),
    Field(
        "EQUIP_TEL",
        constraints=Constraints(max_length=13),
        title=gettext_noop("Téléphone"),
        description=gettext_noop("Téléphone de l’équipement : indicatif, une espace, puis le numéro sans espace."),
        example="+33 475640000",
        synonyms=names("""
            téléphone 1, tel1, numero_telephone, téléphone mairie, tél fixe, coordonnées téléphoniques,
            téléphone, tel, tél, tél., phone, n° téléphone, numéro de téléphone, contact téléphone,
            téléphone fixe, telephone, num_tel, standard, contact:phone, téléphone public
        """),
        kind="phone_fr",
    ),
    Field(
        "EQUIP_EMAIL",
        format="email",
        title=gettext_noop("Courriel"),
        description=gettext_noop(
            "Adresse électronique de l’équipement ou de son gestionnaire, pas celle d’une personne."
        ),
        example="contact@mairie-exemple.fr",
        synonyms=names("""
            adresse_courriel, adresse de courriel, adresse de messagerie, mail contact, e_mail, courriel
            de contact, email, e-mail, mail, courriel, adresse mail, adresse email, adresse
            électronique, mél, contact mail, contact email, contact:email, adresse courriel, messagerie
        """),
        kind="email",
    ),
    Field(
        "EQUIP_WEB",
        format="uri",
        title=gettext_noop("Site web"),
        description=gettext_noop("Adresse du site web de l’équipement ou de son gestionnaire."),
        example="https://www.mairie-exemple.fr",
        synonyms=names("""
            site_internet, url_site, site_web, adresse internet, url site internet, page internet, site
            web, site internet, web, url, lien, website, page web, adresse du site web, siteweb,
            contact:website, lien internet, adresse web
        """),
        kind="url",
    ),
)

STANDARD = Standard(
    slug="scdl/equipements",
    version="0.1.5",
    title=gettext_noop("Équipements collectifs publics"),
    description=gettext_noop("Les équipements publics d’un territoire : type, nom, adresse, position, contact."),
    schema=Schema(fields=_FIELDS, checks=(RowCheck("siret", ("COLL_SIRET",)),)),
    url="https://schema.data.gouv.fr/scdl/equipements/",
    file_rules=FileRules(name="AAAAMMJJ_SIREN_equipements"),
    aliases=("equipements", "équipements", "equipement", "scdl-equipements", "scdl/equipements-collectifs"),
    theme="GOVE",
    frequency="annual",
    signature=("EQUIP_NOM", "EQUIP_LAT|ADR_NOMVOIE|ADR_COMMUNE|ADR_NUMERO|EQUIP_TEL"),
    topic=(
        "équipement",
        "equip",
        "équipements publics",
        "établissement public",
        "services publics",
        "installation sportive",
        "antenne",
        "site public",
        "lieu public",
        "erp",
        "eqpt",
        "établi public",
        "opening_hours",
        "horaires d’ouverture",
    ),
)
