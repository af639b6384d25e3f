"""Fields of IRVE statique: who equips and runs, and the station."""

from pontdarc.core.schema import Constraints, Field, names
from pontdarc.core.words import gettext_noop

ITINERANCE = r"(?:(?:^|,)(^[A-Z]{2}[A-Z0-9]{4,33}$|Non concerné))+$"
ITINERANCE_WORDS = gettext_noop("FR puis le code délivré par l’AFIREV, ou « Non concerné »")
_REQUIRED = Constraints(required=True)

WHO = (
    Field(
        "nom_amenageur",
        title=gettext_noop("Nom de l’aménageur"),
        description=gettext_noop("Nom de l’organisme qui possède les bornes."),
        example="Syndicat départemental d’énergies de l’Ardèche",
        synonyms=names("""
            n_amenageur, aménageur, propriétaire, maître d’ouvrage, nom aménageur, amenageur, nom du maître d’ouvrage,
            propriétaire des bornes, nom de l’aménageur de la station, syndicat, moa
        """),
    ),
    Field(
        "siren_amenageur",
        constraints=Constraints(pattern=r"^\d{9}$"),
        title=gettext_noop("SIREN de l’aménageur"),
        description=gettext_noop("Numéro SIREN de l’organisme qui possède les bornes."),
        example="220700017",
        pattern_words=gettext_noop("9 chiffres, sans espace"),
        synonyms=names("""
            siren, siren aménageur, n° siren, numéro siren, siren propriétaire, siren de l’aménageur, siren maître
            d’ouvrage, code siren
        """),
        kind="siren",
    ),
    Field(
        "contact_amenageur",
        format="email",
        title=gettext_noop("Courriel de l’aménageur"),
        description=gettext_noop("Adresse de contact de l’aménageur, générique de préférence."),
        example="contact@exemple.fr",
        synonyms=names("""
            email aménageur, mail aménageur, courriel aménageur, contact aménageur email, contact propriétaire,
            adresse mail aménageur, email propriétaire
        """),
        kind="email",
    ),
    Field(
        "nom_operateur",
        title=gettext_noop("Nom de l’opérateur"),
        description=gettext_noop("Nom de l’organisme qui exploite les bornes."),
        example="Exploitant de bornes d’exemple",
        synonyms=names("""
            n_operateur, opérateur, exploitant, nom opérateur, gestionnaire, operator, nom exploitant,
            nom de l’exploitant, exploitant des bornes, opérateur d’infrastructure, cpo
        """),
    ),
    Field(
        "contact_operateur",
        format="email",
        constraints=_REQUIRED,
        title=gettext_noop("Courriel de l’opérateur"),
        description=gettext_noop("Adresse de contact de l’opérateur, générique de préférence."),
        example="exploitation@exemple.fr",
        synonyms=names("""
            email opérateur, mail opérateur, courriel opérateur, contact, email, courriel, mail, contact exploitant,
            adresse mail opérateur, email contact, email exploitant
        """),
        kind="email",
    ),
    Field(
        "telephone_operateur",
        title=gettext_noop("Téléphone de l’opérateur"),
        description=gettext_noop("Numéro que l’usager peut appeler."),
        example="0199000001",
        synonyms=names("""
            téléphone, tel, téléphone opérateur, tel opérateur, numéro de téléphone, tél, phone, hotline, assistance,
            téléphone exploitant, n° assistance, téléphone assistance
        """),
        kind="phone_fr",
    ),
    Field(
        "nom_enseigne",
        constraints=_REQUIRED,
        title=gettext_noop("Nom du réseau"),
        description=gettext_noop("Nom commercial du réseau de recharge."),
        example="Réseau de recharge d’exemple",
        synonyms=names("""
            n_enseigne, enseigne, réseau, nom réseau, nom du réseau, marque, nom commercial, brand, network,
            réseau de recharge, enseigne commerciale
        """),
    ),
)

STATION = (
    Field(
        "id_station_itinerance",
        constraints=Constraints(required=True, pattern=ITINERANCE),
        title=gettext_noop("Identifiant de la station"),
        description=gettext_noop("Identifiant d’itinérance de la station ; « Non concerné » si elle n’y est pas."),
        example="FRSAMPSTATION1",
        pattern_words=ITINERANCE_WORDS,
        synonyms=names("""
            id_station, id station, identifiant station, identifiant de la station, id station itinérance, code
            station, id_pool, identifiant itinérance station, pool id, id_station_afirev
        """),
    ),
    Field(
        "id_station_local",
        title=gettext_noop("Identifiant local de la station"),
        description=gettext_noop("Identifiant de la station chez le producteur des données."),
        example="ST-0042",
        synonyms=names("""
            id local station, identifiant local station, id_local, id interne station, numéro station, n° station,
            référence station, station id interne
        """),
    ),
    Field(
        "nom_station",
        constraints=_REQUIRED,
        title=gettext_noop("Nom de la station"),
        description=gettext_noop("Nom de la station, comme les usagers l’appellent."),
        example="Aubenas - Place de l’Airette",
        synonyms=names("""
            n_station, station, nom station, libellé station, nom de la borne, nom borne, désignation station,
            nom site, name, emplacement, libellé de la station, nom de l’emplacement, site
        """),
    ),
    Field(
        "implantation_station",
        constraints=Constraints(
            required=True,
            enum=(
                *("Voirie", "Parking public", "Parking privé à usage public"),
                *("Parking privé réservé à la clientèle", "Station dédiée à la recharge rapide"),
            ),
        ),
        title=gettext_noop("Implantation"),
        description=gettext_noop("Où la station est installée."),
        example="Voirie",
        synonyms=names("""
            implantation, type implantation, type d’implantation, lieu d’implantation, type de lieu, type emplacement,
            situation, type de site, type de parking, implantation borne
        """),
    ),
    Field(
        "adresse_station",
        constraints=_REQUIRED,
        title=gettext_noop("Adresse de la station"),
        description=gettext_noop("Adresse complète : numéro, rue, code postal, commune."),
        example="1 place de l’Airette 07200 Aubenas",
        synonyms=names("""
            ad_station, adresse, adresse complète, address, adresse de la borne, adresse postale, localisation, adr,
            adresse borne, adresse du site, rue
        """),
        kind="address",
    ),
    Field(
        "code_insee_commune",
        constraints=Constraints(pattern=r"^([013-9]\d|2[AB1-9])\d{3}$"),
        title=gettext_noop("Code INSEE de la commune"),
        description=gettext_noop("Code officiel géographique de la commune de la station, jamais son code postal."),
        example="07019",
        pattern_words=gettext_noop("5 caractères, comme 07019 ou 2A004"),
        synonyms=names("""
            code_insee, code insee, insee, code commune, commune insee, insee_com, code_insee_station, depcom, codgeo,
            code insee station, code insee de la commune, insee commune
        """),
        kind="insee_commune",
    ),
    Field(
        "coordonneesXY",
        "geopoint",
        "array",
        constraints=_REQUIRED,
        title=gettext_noop("Coordonnées"),
        description=gettext_noop("Longitude puis latitude WGS84, entre crochets."),
        example="[4.390123, 44.619876]",
        synonyms=names("""
            coordonnées, xy, coordonnées gps, geo_point_2d, geopoint, coordonnées géographiques, lonlat, geometry,
            point gps, géolocalisation, position gps, coord, gps, geo_point
        """),
        kind="lonlat",
    ),
    Field(
        "nbre_pdc",
        "integer",
        constraints=Constraints(required=True, minimum=0),
        title=gettext_noop("Nombre de points de recharge"),
        description=gettext_noop("Nombre de points de recharge de la station."),
        example="2",
        synonyms=names("""
            nb_pdc, nombre de pdc, nombre points de charge, nombre de points de charge, nombre de points de recharge,
            nb points de charge, nb prises, nombre de prises, nb pdc station, capacity, nombre de bornes, nb bornes,
            nombre de places
        """),
    ),
)
