"""Defibrillators: atlasante/schema-dae 1.0.7."""

from pontdarc.core.schema import Constraints, Field, RowCheck, Schema, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import Standard
from pontdarc.standardisation.standards._dae_device import FIELDS as DEVICE

_FIELDS = (
    Field(
        "nom",
        constraints=Constraints(required=True),
        title=gettext_noop("Nom du défibrillateur"),
        description=gettext_noop("Nom donné au défibrillateur, en général celui du lieu où il est installé."),
        example="Salle des fêtes de Vogüé",
        synonyms=names("""
            c_nom, nom du dae, nom dae, nom du site, nom du défibrillateur, site, lieu, lieu
            d’implantation, emplacement, nom de l’établissement, établissement, bâtiment, désignation,
            libellé, name, nom du lieu
        """),
        kind="text",
    ),
    Field(
        "lat_coor1",
        "number",
        constraints=Constraints(required=True, minimum=-90, maximum=90),
        title=gettext_noop("Latitude"),
        description=gettext_noop("Latitude en degrés décimaux (WGS 84), avec un point."),
        example="44.553268",
        synonyms=names("""
            c_lat_coor1, latitude, lat, y, lat_wgs84, coordonnée y, latitude wgs84, geo_lat, coord_y,
            gps latitude, gps_lat, ylat
        """),
        kind="latitude",
    ),
    Field(
        "long_coor1",
        "number",
        constraints=Constraints(required=True, minimum=-180, maximum=180),
        title=gettext_noop("Longitude"),
        description=gettext_noop("Longitude en degrés décimaux (WGS 84), avec un point."),
        example="4.414652",
        synonyms=names("""
            c_long_coor1, longitude, long, lon, lng, x, lon_wgs84, coordonnée x, longitude wgs84,
            geo_lon, coord_x, gps longitude, gps_lon, xlong
        """),
        kind="longitude",
    ),
    Field(
        "adr_num",
        title=gettext_noop("Numéro dans la voie"),
        description=gettext_noop("Numéro dans la voie, avec bis ou ter s’il y a lieu."),
        example="14 bis",
        synonyms=names("""
            c_adr_num, numéro de voie, numéro voie, n° voie, numéro rue, num_voie, numéro de rue,
            numéro, addr:housenumber, numéro adresse
        """),
    ),
    Field(
        "adr_voie",
        title=gettext_noop("Nom de la voie"),
        description=gettext_noop("Type et nom de la voie, ou nom du lieu-dit."),
        example="Place de l’Église",
        synonyms=names("""
            c_adr_voie, voie, rue, adresse, nom de la voie, nom voie, libellé voie, type et nom de la
            voie, adresse postale, localisation, addr:street, adresse 1, lieu-dit, adresse du site
        """),
        kind="address",
    ),
    Field(
        "com_cp",
        constraints=Constraints(pattern=r"^\d{5}$"),
        title=gettext_noop("Code postal"),
        description=gettext_noop("Code postal de la commune où se trouve le défibrillateur."),
        example="07200",
        pattern_words=gettext_noop("5 chiffres"),
        synonyms=names("""
            c_com_cp, code postal, cp, codepostal, code_postal, postcode, addr:postcode, zip, code
            postal commune
        """),
        kind="postal_code",
    ),
    Field(
        "com_insee",
        constraints=Constraints(pattern=r"^\d[AB\d]\d{3}$"),
        title=gettext_noop("Code INSEE de la commune"),
        description=gettext_noop("Code officiel de la commune où se trouve le défibrillateur."),
        example="07348",
        pattern_words=gettext_noop("5 caractères : le code officiel de la commune, comme 07348 ou 2A004"),
        synonyms=names("""
            c_com_insee, code insee, insee, code commune, code insee commune, code_commune_insee,
            codeinsee, ref:INSEE, com, cog
        """),
        kind="insee_commune",
        body_fact="insee_code",
    ),
    Field(
        "com_nom",
        title=gettext_noop("Commune"),
        description=gettext_noop("Nom de la commune où se trouve le défibrillateur."),
        example="Vogüé",
        synonyms=names("""
            c_com_nom, commune, nom commune, ville, nom de la commune, libellé commune, localité,
            addr:city, nom_com, city, commune d’implantation
        """),
        kind="commune_name",
        body_fact="commune_name",
    ),
    Field(
        "acc",
        constraints=Constraints(
            required=True,
            enum=(
                "Intérieur",
                "Extérieur",
            ),
        ),
        title=gettext_noop("Intérieur ou extérieur"),
        description=gettext_noop(
            "Intérieur si le défibrillateur est dans un bâtiment, Extérieur s’il est accessible du dehors."
        ),
        example="Extérieur",
        synonyms=names("""
            c_acc, accès, environnement d’accès, environnement, intérieur extérieur,
            intérieur/extérieur, implantation, type d’accès, indoor, situation, position du dae
        """),
    ),
    Field(
        "acc_lib",
        "boolean",
        constraints=Constraints(required=True),
        title=gettext_noop("Accès libre"),
        description=gettext_noop("oui si chacun peut prendre l’appareil sans rien demander, non sinon."),
        example="oui",
        true_values=("oui",),
        false_values=("non",),
        synonyms=names("""
            c_acc_lib, accès libre, libre accès, accès public, accessible au public, access, accessible
            librement, accessibilité
        """),
        kind="boolean",
    ),
    Field(
        "acc_pcsec",
        "boolean",
        title=gettext_noop("Poste de sécurité"),
        description=gettext_noop("oui si un poste de sécurité est sur place, non sinon."),
        example="non",
        true_values=("oui",),
        false_values=("non",),
        synonyms=names("""
            c_acc_pcsec, poste de sécurité, présence d’un poste de sécurité, pc sécurité, poste
            sécurité, gardien, agent de sécurité
        """),
        kind="boolean",
    ),
    Field(
        "acc_acc",
        "boolean",
        title=gettext_noop("Accueil du public"),
        description=gettext_noop("oui si un accueil du public est sur place, non sinon."),
        example="oui",
        true_values=("oui",),
        false_values=("non",),
        synonyms=names("""
            c_acc_acc, accueil, accueil public, présence d’un accueil, présence d’un accueil public,
            accueil du public, réception
        """),
        kind="boolean",
    ),
    Field(
        "dae_mobile",
        "boolean",
        title=gettext_noop("Défibrillateur mobile"),
        description=gettext_noop("oui si l’appareil se déplace (véhicule, événement), non s’il est à un endroit fixe."),
        example="non",
        true_values=("oui",),
        false_values=("non",),
        synonyms=names("""
            c_dae_mobile, mobile, itinérant, dae itinérant, appareil mobile, fixe ou mobile, portable,
            défibrillateur portable
        """),
        kind="boolean",
    ),
    Field(
        "acc_etg",
        title=gettext_noop("Étage"),
        description=gettext_noop("Étage du bâtiment où se trouve l’appareil : 0 pour le rez-de-chaussée."),
        example="0",
        synonyms=names("""
            c_acc_etg, étage, niveau, etage, étage d’accès, level, étage d’accessibilité, addr:floor
        """),
    ),
    Field(
        "acc_complt",
        title=gettext_noop("Précision sur l’accès"),
        description=gettext_noop("Ce qui aide à trouver l’appareil : porte, couloir, code."),
        example="Sous le porche, à droite de la porte d’entrée",
        synonyms=names("""
            c_acc_complt, complément accès, précision accès, complément d’accès, précisions
            localisation, emplacement précis, localisation précise, defibrillator:location, description
            de l’emplacement, complément d’information sur l’accès, indications
        """),
    ),
    Field(
        "photo1",
        format="uri",
        constraints=Constraints(pattern=r"^https?://(?:[a-z0-9\-]+\.)+[a-z]{2,6}(?:/[^/#?]+)+\.(?:jpg|jpeg|gif|png)"),
        title=gettext_noop("Première photo"),
        description=gettext_noop(
            "Adresse d’une photo large qui montre l’appareil dans son environnement, libre de droits."
        ),
        example="https://www.mairie-exemple.fr/photos/dae1.jpg",
        pattern_words=gettext_noop("une adresse web qui finit par .jpg, .jpeg, .gif ou .png"),
        synonyms=names("""
            c_photo1, photo, url photo, lien photo, image, photo 1, photographie, url_photo1
        """),
        kind="url",
    ),
    Field(
        "photo2",
        format="uri",
        constraints=Constraints(pattern=r"^https?://(?:[a-z0-9\-]+\.)+[a-z]{2,6}(?:/[^/#?]+)+\.(?:jpg|jpeg|gif|png)"),
        title=gettext_noop("Seconde photo"),
        description=gettext_noop("Adresse d’une autre photo de l’appareil, libre de droits."),
        example="https://www.mairie-exemple.fr/photos/dae2.jpg",
        pattern_words=gettext_noop("une adresse web qui finit par .jpg, .jpeg, .gif ou .png"),
        synonyms=names("""
            c_photo2, photo 2, deuxième photo, url photo 2, lien photo 2, autre photo, image 2
        """),
        kind="url",
    ),
    Field(
        "disp_j",
        constraints=Constraints(
            required=True,
            pattern=(
                r"^(7j/7|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|jours fériés|événements){1}("
                r"\|(7j/7|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|jours fériés|événements))*$|"
                r"^(non renseigné){1}$"
            ),
        ),
        title=gettext_noop("Jours de disponibilité"),
        description=gettext_noop("Jours où l’appareil est accessible, séparés par une barre : 7j/7, ou lundi|mardi…"),
        example="lundi|mercredi|vendredi",
        pattern_words=gettext_noop(
            "7j/7, des jours en minuscules, « jours fériés » ou « événements », séparés par |, ou « "
            "non renseigné » seul"
        ),
        synonyms=names("""
            c_disp_j, jours, jours de disponibilité, disponibilité jours, jours d’accès, disponibilité
            (jours), jours d’ouverture, jour, accès jours, jours accessibles
        """),
    ),
    Field(
        "disp_h",
        constraints=Constraints(
            required=True,
            pattern=(
                r"^(heures ouvrables|heures de nuit|24h/24){1}(\|(heures ouvrables|heures de nuit|24h/24))"
                r"*$|^(non renseigné){1}$"
            ),
        ),
        title=gettext_noop("Heures de disponibilité"),
        description=gettext_noop("Heures où l’appareil est accessible : 24h/24, heures ouvrables, heures de nuit."),
        example="heures ouvrables",
        pattern_words=gettext_noop(
            "24h/24, « heures ouvrables » ou « heures de nuit », séparés par |, ou « non renseigné » seul"
        ),
        synonyms=names("""
            c_disp_h, heures, heures de disponibilité, disponibilité heures, heures d’accès, horaires,
            opening_hours, disponibilité (heures), accès heures, heures d’ouverture, plages horaires
        """),
    ),
    Field(
        "disp_complt",
        title=gettext_noop("Précision sur la disponibilité"),
        description=gettext_noop("Ce que les jours et les heures ne disent pas : saison, fermeture, horaires exacts."),
        example="Fermé de Noël au Nouvel An",
        synonyms=names("""
            c_disp_complt, complément disponibilité, précision disponibilité, complément d’information
            sur la disponibilité, horaires détaillés, remarques sur les horaires, conditions de
            disponibilité
        """),
    ),
    *DEVICE,
)

STANDARD = Standard(
    slug="dae",
    version="1.0.7",
    title=gettext_noop("Défibrillateurs"),
    description=gettext_noop(
        "Les défibrillateurs d’un territoire : lieu, accès, disponibilité, appareil, entretien, exploitant."
    ),
    schema=Schema(
        fields=_FIELDS,
        checks=(
            RowCheck("siren", ("expt_siren",)),
            RowCheck("siret", ("expt_siret",)),
            RowCheck("siren", ("mnt_siren",)),
            RowCheck("siren", ("fab_siren",)),
        ),
    ),
    url="https://schema.data.gouv.fr/atlasante/schema-dae/",
    aliases=("atlasante/schema-dae", "schema-dae", "défibrillateurs", "défibrillateur", "geodae"),
    obligations=("D1",),
    theme="HEAL",
    frequency="irregular",
    signature=("lat_coor1|adr_voie|acc|etat_fonct", "nom|modele|num_serie|acc|etat_fonct"),
    topic=(
        "dae",
        "défibrillateur",
        "défibrillateurs",
        "défibrilateur",
        "defib",
        "geodae",
        "aed",
        "defibrillator",
        "lat_coor1",
        "etat_fonct",
        "dermnt",
    ),
)
