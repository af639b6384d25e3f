"""Fields of scdl/menus-collectifs: the dish, and what is said of its publication."""

from pontdarc.core.schema import Constraints, Field, names
from pontdarc.core.words import gettext_noop

DISH = (
    Field(
        "menuPlatNom",
        constraints=Constraints(required=True, max_length=160),
        title=gettext_noop("Nom du plat"),
        description=gettext_noop("Nom du plat, en 160 caractères au plus."),
        example="bœuf bourguignon",
        synonyms=names("""
            plat, nom plat, nom du plat, libellé plat, libellé du plat, intitulé plat, désignation plat, menu,
            libellé menu, nom de la recette, intitulé du plat, libellé recette, dénomination du plat, mets
        """),
    ),
    Field(
        "menuPlatCode",
        constraints=Constraints(max_length=16),
        title=gettext_noop("Code du plat"),
        description=gettext_noop("Code du plat dans le logiciel, le même que dans le fichier des compositions."),
        example="46657345",
        synonyms=names("""
            code plat, id plat, code recette, identifiant plat, code du plat, n° plat, référence plat, numéro recette,
            id_plat, code fiche technique
        """),
    ),
    Field(
        "menuPlatSiqo",
        "array",
        title=gettext_noop("Signes officiels de qualité"),
        description=gettext_noop(
            "Signes de qualité et d’origine du plat, en liste : agriculture biologique, AOP, IGP…"
        ),
        example='["agriculture biologique"]',
        synonyms=names("""
            siqo, bio, signe de qualité, signes de qualité, signe officiel de qualité, label officiel, labels siqo,
            produit bio, aop, label rouge, siqo plat
        """),
        kind="json_array",
    ),
    Field(
        "menuPlatLabel",
        title=gettext_noop("Autres labels"),
        description=gettext_noop("Labels ou marques de la production locale, en texte libre."),
        example="ferme des Jarouilles",
        synonyms=names("""
            label, labels, local, produit local, marque, autre label, labels complémentaires, origine, mention,
            circuit court, label local
        """),
    ),
    Field(
        "menuPlatPrecision",
        title=gettext_noop("Précision"),
        description=gettext_noop("Événement ou particularité du menu : semaine du goût, repas de Noël…"),
        example="semaine du goût",
        synonyms=names("""
            précision, précisions, thème, animation, événement, repas à thème, observation, observations, remarque,
            commentaire, menu spécial
        """),
    ),
    Field(
        "menuPlatRegime",
        "array",
        title=gettext_noop("Régimes"),
        description=gettext_noop("Régimes auxquels le plat convient, en liste : végétarien, sans sel…"),
        example='["végétarien"]',
        synonyms=names("""
            régime, régimes, végétarien, régime alimentaire, sans viande, type de régime, plat végétarien, menu
            végétarien, sans porc, substitution, régimes alimentaires
        """),
        kind="json_array",
    ),
    Field(
        "menuPlatAllergene",
        "array",
        title=gettext_noop("Allergènes"),
        description=gettext_noop("Allergènes présents dans le plat, en liste, parmi les 14 de la réglementation."),
        example='["lait", "oeufs"]',
        synonyms=names("""
            allergène, allergènes, liste des allergènes, allergènes présents, allergènes du plat, contient, allergies,
            allergènes majeurs, ado, présence allergènes
        """),
        kind="json_array",
    ),
    Field(
        "menuPlatTexture",
        "array",
        title=gettext_noop("Textures"),
        description=gettext_noop("Textures dans lesquelles le plat est proposé, en liste : mixé, haché…"),
        example='["sans texture modifiée"]',
        synonyms=names("""
            texture, textures, mixé, texture modifiée, type de texture, haché, texture du plat, textures proposées
        """),
        kind="json_array",
    ),
    Field(
        "menuPlatNutriscore",
        constraints=Constraints(enum=("A", "B", "C", "D", "E")),
        title=gettext_noop("Nutri-Score"),
        description=gettext_noop("Nutri-Score du plat, de A à E."),
        example="B",
        synonyms=names("""
            nutriscore, nutri-score, score nutritionnel, note nutritionnelle, nutri score du plat, qualité
            nutritionnelle, indice nutritionnel
        """),
    ),
    Field(
        "menuPlatPrix",
        "number",
        title=gettext_noop("Prix de revient"),
        description=gettext_noop("Prix de revient du plat en euros, avec un point pour les décimales."),
        example="2.35",
        synonyms=names("""
            prix, prix de revient, coût, coût du plat, prix du plat, coût denrée, coût matière, prix plat, tarif,
            prix unitaire, coût de revient, coût portion
        """),
    ),
)

PUBLICATION = (
    Field(
        "menuPublicationDate",
        "datetime",
        constraints=Constraints(required=True),
        title=gettext_noop("Date de publication"),
        description=gettext_noop("Jour et heure où la donnée est publiée, avec le fuseau."),
        example="2025-03-10T14:08:32Z",
        synonyms=names("""
            date publication, date de publication, publié le, horodatage publication, date_publication, mis en ligne
            le, date de mise en ligne, created_at
        """),
        kind="datetime_iso",
    ),
    Field(
        "menuModificationDate",
        "datetime",
        title=gettext_noop("Date de modification"),
        description=gettext_noop("Jour et heure de la dernière modification, avec le fuseau."),
        example="2025-03-12T09:00:00Z",
        synonyms=names("""
            date modification, date de modification, modifié le, date mise à jour, date maj, updated_at, dernière
            modification, date de mise à jour, horodatage modification
        """),
        kind="datetime_iso",
    ),
    Field(
        "menuModificationInfo",
        title=gettext_noop("Raison de la modification"),
        description=gettext_noop("Pourquoi le menu a changé."),
        example="aléa de livraison",
        synonyms=names("""
            raison modification, motif modification, info modification, motif du changement, raison du changement,
            information modification, cause modification
        """),
    ),
)
