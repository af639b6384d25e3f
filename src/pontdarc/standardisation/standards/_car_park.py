"""Fields of Lieux de stationnement: the park, its places, its prices."""

from pontdarc.core.schema import Constraints, Field, names
from pontdarc.core.words import gettext_noop

_REQUIRED = Constraints(required=True)
_PRICE = Constraints(minimum=0)
_TRUE = ("true", "True", "TRUE", "1", "vrai", "Vrai", "VRAI")
_FALSE = ("false", "False", "FALSE", "0", "faux", "Faux", "FAUX")

PLACE = (
    Field(
        "id",
        constraints=Constraints(required=True, pattern=r"^([013-9]\d|2[AB1-9])\d{3}-P-\d{3}$"),
        title=gettext_noop("Identifiant"),
        description=gettext_noop("Code INSEE de la commune, -P-, puis un numéro d’ordre sur 3 chiffres."),
        example="07019-P-001",
        pattern_words=gettext_noop("code INSEE, -P- et 3 chiffres, comme 07019-P-001"),
        synonyms=names("""
            identifiant, id parking, id_parking, identifiant parking, code parking, id_parc, code, numéro parking,
            identifiant du parc, idobj, id_local, idparking
        """),
    ),
    Field(
        "nom",
        constraints=_REQUIRED,
        title=gettext_noop("Nom"),
        description=gettext_noop("Nom du parc, sans le mot parking."),
        example="AIRETTE",
        synonyms=names("""
            nom parking, nom du parking, nom_parking, libellé, désignation, nom_parc, nom du parc, name, parking,
            libellé parking, intitulé, key, nom_complet
        """),
    ),
    Field(
        "insee",
        constraints=Constraints(required=True, pattern=r"^([013-9]\d|2[AB1-9])\d{3}$"),
        title=gettext_noop("Code INSEE de la commune"),
        description=gettext_noop("Code officiel géographique de la commune où se trouve le parc."),
        example="07019",
        pattern_words=gettext_noop("5 caractères, comme 07019 ou 2A004"),
        synonyms=names("""
            code insee, code_insee, code commune, commune insee, insee commune, insee_com, code insee commune, depcom,
            codgeo, com_insee
        """),
        kind="insee_commune",
        body_fact="insee_code",
    ),
    Field(
        "adresse",
        title=gettext_noop("Adresse"),
        description=gettext_noop("Adresse de l’entrée principale, puis le code postal et la commune."),
        example="1 place de l’Airette, 07200, Aubenas",
        synonyms=names("""
            adresse parking, address, adresse complète, adresse du parking, adresse entrée, adr, localisation, rue,
            voie, adresse postale, situation
        """),
        kind="address",
    ),
    Field(
        "url",
        format="uri",
        title=gettext_noop("Page d’information"),
        description=gettext_noop("Adresse d’une page sur les horaires, les tarifs et l’accès."),
        example="https://www.exemple.fr/parking-airette",
        synonyms=names("""
            site web, lien, site internet, web, url parking, lien web, page web, site, www, website, lien internet
        """),
        kind="url",
    ),
    Field(
        "type_usagers",
        constraints=Constraints(required=True, enum=("tous", "abonnés")),
        title=gettext_noop("Usagers admis"),
        description=gettext_noop("tous, ou abonnés si le parc leur est réservé."),
        example="tous",
        synonyms=names("""
            usagers, type d’usagers, type usager, public, utilisateurs, accès, type_utilisateur, usage, clientèle,
            public autorisé
        """),
    ),
    Field(
        "gratuit",
        "boolean",
        constraints=_REQUIRED,
        title=gettext_noop("Gratuit"),
        description=gettext_noop("true si le parc est gratuit pour tous, false sinon."),
        example="true",
        true_values=_TRUE,
        false_values=_FALSE,
        synonyms=names("gratuité, payant/gratuit, free, est_gratuit, parking gratuit, stationnement gratuit, gratuite"),
        kind="boolean",
    ),
    Field(
        "hauteur_max",
        constraints=Constraints(required=True, pattern=r"^(\d+|N/A)$"),
        title=gettext_noop("Hauteur maximale"),
        description=gettext_noop("Hauteur maximale en centimètres, ou N/A s’il n’y en a pas."),
        example="190",
        pattern_words=gettext_noop("un nombre entier de centimètres, ou N/A"),
        synonyms=names("""
            hauteur maximale, hauteur, hauteur limite, hauteur autorisée, maxheight, gabarit, hauteur max cm,
            hauteur_maxi, limitation hauteur, h_max, hauteurmax
        """),
    ),
    Field(
        "num_siret",
        constraints=Constraints(required=True, pattern=r"^\d{14}$"),
        title=gettext_noop("SIRET du gestionnaire"),
        description=gettext_noop("Numéro SIRET de la société ou de la collectivité qui gère le parc."),
        example="22070001700019",
        pattern_words=gettext_noop("14 chiffres, sans espace"),
        synonyms=names("""
            siret, n° siret, numéro siret, siret gestionnaire, siret exploitant, siret du gestionnaire, siret
            délégataire, siret collectivité, code siret
        """),
        kind="siret",
        body_fact="siret",
    ),
    Field(
        "Xlong",
        "number",
        constraints=Constraints(required=True, minimum=-180, maximum=180),
        title=gettext_noop("Longitude"),
        description=gettext_noop("Longitude WGS84 de l’entrée, en degrés décimaux."),
        example="4.390123",
        synonyms=names("longitude, long, lon, x, lng, coord_x, coordonnée x, x_wgs84, longitude wgs84, xlongitude"),
        kind="longitude",
    ),
    Field(
        "Ylat",
        "number",
        constraints=Constraints(required=True, minimum=-90, maximum=90),
        title=gettext_noop("Latitude"),
        description=gettext_noop("Latitude WGS84 de l’entrée, en degrés décimaux."),
        example="44.619876",
        synonyms=names("latitude, lat, y, coord_y, coordonnée y, y_wgs84, latitude wgs84, ylatitude, lati, lat_wgs84"),
        kind="latitude",
    ),
)

PLACES = (
    Field(
        "nb_places",
        "integer",
        constraints=_REQUIRED,
        title=gettext_noop("Places"),
        description=gettext_noop("Nombre total de places pour les voitures."),
        example="120",
        synonyms=names("""
            nombre de places, places, capacité, capacité totale, nb places total, nombre total de places, total
            places, nb_place, nbre places, capacity, max, nb_pl, capacité voiture, nbplaces, places totales, capacité
            parking
        """),
    ),
    Field(
        "nb_pr",
        "integer",
        title=gettext_noop("Places de parc relais"),
        description=gettext_noop("Nombre de places au tarif de parc relais."),
        example="50",
        synonyms=names("places pr, nb p+r, places parc relais, nb places pr, nombre places relais, p+r, parc relais"),
    ),
    Field(
        "nb_pmr",
        "integer",
        title=gettext_noop("Places pour personnes à mobilité réduite"),
        description=gettext_noop("Nombre de places réservées aux personnes à mobilité réduite."),
        example="4",
        synonyms=names("""
            places pmr, nombre de places pmr, pmr, nb places pmr, places handicapés, nb handicap, places gic gig, nb
            gig, capacity:disabled, places handicap, nb_pl_pmr, gig gic
        """),
    ),
    Field(
        "nb_voitures_electriques",
        "integer",
        title=gettext_noop("Places pour voitures électriques"),
        description=gettext_noop("Nombre de places avec une borne de recharge."),
        example="2",
        synonyms=names("""
            places électriques, voitures électriques, nb ve, places ve, nb bornes, nb places électriques, bornes de
            recharge, nombre bornes recharge, ve, nb_vehicules_electriques
        """),
    ),
    Field(
        "nb_velo",
        "integer",
        title=gettext_noop("Places pour vélos"),
        description=gettext_noop("Nombre de vélos qui peuvent y être rangés."),
        example="10",
        synonyms=names("""
            places vélo, places vélos, vélo, nb vélos, nb places vélo, nombre de places vélos, capacité vélo, vélos,
            stationnement vélo
        """),
    ),
    Field(
        "nb_2r_el",
        "integer",
        title=gettext_noop("Places pour deux-roues électriques"),
        description=gettext_noop("Nombre de places de deux-roues avec une prise."),
        example="2",
        synonyms=names("""
            deux roues électriques, places 2 roues électriques, nb 2 roues électriques, vélos électriques, nb vae, 2r
            électriques
        """),
    ),
    Field(
        "nb_autopartage",
        "integer",
        title=gettext_noop("Places d’autopartage"),
        description=gettext_noop("Nombre de places réservées à l’autopartage."),
        example="1",
        synonyms=names("autopartage, places autopartage, nb places autopartage, places auto-partage, nb auto partage"),
    ),
    Field(
        "nb_2_rm",
        "integer",
        title=gettext_noop("Places pour deux-roues motorisés"),
        description=gettext_noop("Nombre de places réservées aux motos et aux scooters."),
        example="6",
        synonyms=names("""
            deux roues motorisés, motos, places motos, nb motos, moto, places 2rm, nb 2rm, places deux roues, 2 roues,
            nb deux roues, deux-roues
        """),
    ),
    Field(
        "nb_covoit",
        "integer",
        title=gettext_noop("Places de covoiturage"),
        description=gettext_noop("Nombre de places réservées au covoiturage."),
        example="8",
        synonyms=names("covoiturage, places covoiturage, nb covoiturage, nb places covoiturage, nb_covoiturage"),
    ),
)


def _price(name: str, title: str, description: str, example: str, synonyms: str) -> Field:
    return Field(
        name, "number", constraints=_PRICE, title=title, description=description, example=example,
        synonyms=names(synonyms),
    )  # fmt: skip


PRICES = (
    Field(
        "tarif_pmr",
        constraints=Constraints(enum=("gratuit", "normal_payant", "tarif_special")),
        title=gettext_noop("Tarif pour personnes à mobilité réduite"),
        description=gettext_noop("gratuit, normal_payant, ou tarif_special."),
        example="gratuit",
        synonyms=names("tarif handicapé, tarification pmr, tarif places pmr, prix pmr, tarif mobilité réduite"),
    ),
    _price(
        "tarif_1h",
        gettext_noop("Tarif d’une heure"),
        gettext_noop("Prix d’une heure en euros TTC, durée gratuite comprise."),
        "1.20",
        "tarif horaire, 1h, tarif 1 heure, prix 1h, tarif une heure, prix horaire, th_1h, coût 1h, 1 heure",
    ),
    _price(
        "tarif_2h",
        gettext_noop("Tarif de deux heures"),
        gettext_noop("Prix de deux heures en euros TTC, durée gratuite comprise."),
        "2.40",
        "2h, tarif 2 heures, prix 2h, tarif deux heures, th_2h, coût 2h, 2 heures",
    ),
    _price(
        "tarif_3h",
        gettext_noop("Tarif de trois heures"),
        gettext_noop("Prix de trois heures en euros TTC, durée gratuite comprise."),
        "3.60",
        "3h, tarif 3 heures, prix 3h, tarif trois heures, th_3h, coût 3h, 3 heures",
    ),
    _price(
        "tarif_4h",
        gettext_noop("Tarif de quatre heures"),
        gettext_noop("Prix de quatre heures en euros TTC, durée gratuite comprise."),
        "4.80",
        "4h, tarif 4 heures, prix 4h, tarif quatre heures, th_4h, coût 4h, 4 heures",
    ),
    _price(
        "tarif_24h",
        gettext_noop("Tarif de la journée"),
        gettext_noop("Prix de 24 heures en euros TTC, durée gratuite comprise."),
        "9",
        "24h, tarif 24 heures, prix 24h, tarif journée, forfait journée, th_24h, tarif jour, 24 heures",
    ),
    _price(
        "abo_resident",
        gettext_noop("Abonnement de résident"),
        gettext_noop("Prix mensuel pour un résident de la zone, en euros TTC."),
        "35.50",
        "abonnement résident, abonnement résidents, tarif résident, abo mois résident, abonnement mensuel résident",
    ),
    _price(
        "abo_non_resident",
        gettext_noop("Abonnement de non-résident"),
        gettext_noop("Prix mensuel pour une personne qui n’habite pas la zone, en euros TTC."),
        "52",
        "abonnement non résident, tarif non résident, abonnement mensuel, abo mois non resident, abonnement",
    ),
    Field(
        "type_ouvrage",
        constraints=Constraints(enum=("enclos_en_surface", "ouvrage")),
        title=gettext_noop("Type d’ouvrage"),
        description=gettext_noop("enclos_en_surface, ou ouvrage s’il est enterré ou en étages."),
        example="enclos_en_surface",
        synonyms=names("""
            ouvrage, type de parking, type parking, typologie, type d’ouvrage, type de construction, nature,
            structure, type_parc
        """),
    ),
    Field(
        "info",
        title=gettext_noop("Informations"),
        description=gettext_noop("Ce qui est utile à l’usager et n’a pas d’autre place."),
        example="Gratuit le samedi pendant le marché",
        synonyms=names("""
            information, informations, commentaire, commentaires, remarque, observations, infos, précisions, horaires,
            note, description, complément
        """),
    ),
)
