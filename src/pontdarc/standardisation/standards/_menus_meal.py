"""Fields of scdl/menus-collectifs: who serves, where, to whom, which meal."""

from pontdarc.core.schema import Constraints, Field, names
from pontdarc.core.words import gettext_noop

_SIRET = r"^\d{14}$"
_SIRET_WORDS = gettext_noop("14 chiffres, sans espace")
_REQUIRED = Constraints(required=True)

PLACE = (
    Field(
        "menuCollNom",
        constraints=_REQUIRED,
        title=gettext_noop("Nom de la collectivité"),
        description=gettext_noop("Nom officiel de la collectivité responsable de la restauration."),
        example="Commune d’Aubenas",
        synonyms=names("""
            collectivité, nom collectivité, nom de la collectivité, coll_nom, commune, ville, organisateur,
            collectivité responsable, mairie, nom de la commune, autorité organisatrice
        """),
        body_fact="name",
    ),
    Field(
        "menuCollSiret",
        constraints=Constraints(required=True, pattern=_SIRET),
        title=gettext_noop("SIRET de la collectivité"),
        description=gettext_noop("Numéro SIRET de la collectivité qui commande le menu."),
        example="22070001700019",
        pattern_words=_SIRET_WORDS,
        synonyms=names("""
            siret, siret collectivité, siret de la collectivité, coll_siret, n° siret, numéro siret, siret commune,
            siret mairie, siret organisateur
        """),
        kind="siret",
        body_fact="siret",
    ),
    Field(
        "menuEtablissementNom",
        constraints=_REQUIRED,
        title=gettext_noop("Nom de la cuisine"),
        description=gettext_noop("Nom de la régie, du syndicat ou du prestataire qui produit le repas."),
        example="Syndicat de restauration d’Aubenas",
        synonyms=names("""
            prestataire, cuisine centrale, cuisine, producteur du repas, établissement, nom établissement, fournisseur,
            nom prestataire, société de restauration, traiteur, nom de la cuisine, régie, unité de production
        """),
        body_fact="name",
    ),
    Field(
        "menuEtablissementSiret",
        constraints=Constraints(pattern=_SIRET),
        title=gettext_noop("SIRET de la cuisine"),
        description=gettext_noop("Numéro SIRET de l’établissement qui confectionne le repas, s’il en a un."),
        example="25330618700035",
        pattern_words=_SIRET_WORDS,
        synonyms=names("""
            siret établissement, siret prestataire, siret cuisine, siret cuisine centrale, siret fournisseur,
            siret de l’établissement, siret producteur, n° siret prestataire
        """),
        kind="siret",
    ),
    Field(
        "menuRestaurantNom",
        constraints=_REQUIRED,
        title=gettext_noop("Nom du restaurant"),
        description=gettext_noop("Nom de l’école, du collège, de la résidence ou du restaurant où l’on sert le menu."),
        example="École élémentaire de la Fontaine",
        synonyms=names("""
            restaurant, nom restaurant, nom du restaurant, cantine, école, site, nom de l’école, nom du site,
            lieu, point de service, satellite, nom de la cantine, office, lieu de restauration, restaurant scolaire,
            structure, nom école
        """),
    ),
    Field(
        "menuRestaurantInsee",
        constraints=Constraints(pattern=r"^([013-9]\d|2[AB1-9])\d{3}$"),
        title=gettext_noop("Code INSEE du restaurant"),
        description=gettext_noop("Code officiel géographique de la commune où se trouve le restaurant."),
        example="07019",
        pattern_words=gettext_noop("5 caractères, comme 07019 ou 2A004"),
        synonyms=names("""
            code insee, insee, code commune, code insee commune, commune insee, code_insee_restaurant,
            insee restaurant, code insee de la commune, depcom, insee_com
        """),
        kind="insee_commune",
        body_fact="insee_code",
    ),
    Field(
        "menuRestaurantId",
        title=gettext_noop("Identifiant du restaurant"),
        description=gettext_noop("SIRET du restaurant, sinon numéro UAI de l’école, sinon un code local."),
        example="0070001A",
        synonyms=names("""
            id restaurant, identifiant restaurant, code restaurant, uai, code uai, rne, code site, numéro uai,
            siret restaurant, identifiant du site, id école, code école, id_site, code rne
        """),
    ),
    Field(
        "menuRestaurantIdType",
        constraints=Constraints(required=True, enum=("SIRET", "EN", "autre", "sans")),
        title=gettext_noop("Type d’identifiant"),
        description=gettext_noop("SIRET, EN pour un numéro UAI, autre pour un code local, sans s’il n’y en a pas."),
        example="EN",
        synonyms=names("""
            type identifiant, type d’identifiant, type id, type id restaurant, nature identifiant, restaurant id type,
            type de l’identifiant du restaurant
        """),
    ),
    Field(
        "menuRestaurantType",
        constraints=Constraints(
            required=True,
            enum=(
                *("crèche", "maternelle", "élémentaire", "collège", "lycée", "université", "centre de formation"),
                *("administration", "résidence sénior", "EHPAD", "repas à domicile", "centre de loisirs"),
                *("restaurant d'entreprise", "autre"),
            ),
        ),
        title=gettext_noop("Type de restaurant"),
        description=gettext_noop("Type d’établissement où le menu est servi."),
        example="élémentaire",
        synonyms=names("""
            type restaurant, type de restaurant, type établissement, type d’établissement, niveau, type de structure,
            type de site, catégorie établissement, type école, type de cantine
        """),
    ),
    Field(
        "menuRestaurantConvive",
        constraints=_REQUIRED,
        title=gettext_noop("Convives"),
        description=gettext_noop("Public auquel le menu est destiné."),
        example="grande section",
        synonyms=names("""
            convive, convives, public, type de convive, catégorie convives, public destinataire, groupe convive,
            type convive, destinataire, classe d’âge, catégorie de public
        """),
    ),
)

MEAL = (
    Field(
        "menuDate",
        "date",
        "%Y-%m-%d",
        constraints=_REQUIRED,
        title=gettext_noop("Date du menu"),
        description=gettext_noop("Jour où le menu est servi."),
        example="2025-03-17",
        synonyms=names("""
            date, jour, date menu, date du menu, date repas, date du repas, date de service, date service, jour du
            repas, jour de service, date_menu, servi le
        """),
        kind="date_iso",
    ),
    Field(
        "menuRepasType",
        constraints=Constraints(
            required=True,
            enum=("petit-déjeuner", "déjeuner", "goûter", "dîner", "collation", "pique-nique", "autre"),
        ),
        title=gettext_noop("Type de repas"),
        description=gettext_noop("Repas de la journée."),
        example="déjeuner",
        synonyms=names("""
            repas, type repas, type de repas, service, moment, prestation, moment de la journée, nature du repas,
            repas type, type de prestation
        """),
    ),
    Field(
        "menuPlatType",
        constraints=Constraints(
            required=True,
            enum=("entrée", "plat principal", "garniture", "dessert", "produit laitier", "pain", "autre"),
        ),
        title=gettext_noop("Type de plat"),
        description=gettext_noop("Place du plat dans le repas."),
        example="plat principal",
        synonyms=names("""
            type plat, type de plat, composante, catégorie plat, catégorie de plat, composante du repas, plat type,
            rubrique, catégorie, élément du repas, famille de plat
        """),
    ),
)
