"""What the dishes of canteens are made of: scdl/plats-menus-collectifs 0.7.2."""

from pontdarc.core.schema import Constraints, Field, RowCheck, Schema, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import FileRules, Standard

_SIRET = r"^\d{14}$"
_SIRET_WORDS = gettext_noop("14 chiffres, sans espace")
_REQUIRED = Constraints(required=True)
_YES, _NO = ("oui",), ("non",)

_DISH = (
    Field(
        "platCollNom",
        constraints=_REQUIRED,
        title=gettext_noop("Nom de la collectivité"),
        description=gettext_noop("Nom officiel de la collectivité responsable de la restauration."),
        example="Commune d’Aubenas",
        synonyms=names("""
            collectivité, nom collectivité, nom de la collectivité, coll_nom, commune, ville, organisateur, mairie,
            collectivité responsable, nom de la commune
        """),
        body_fact="name",
    ),
    Field(
        "platCollSiret",
        constraints=Constraints(required=True, pattern=_SIRET),
        title=gettext_noop("SIRET de la collectivité"),
        description=gettext_noop("Numéro SIRET de la collectivité qui commande les plats."),
        example="22070001700019",
        pattern_words=_SIRET_WORDS,
        synonyms=names("""
            siret, siret collectivité, siret de la collectivité, coll_siret, n° siret, numéro siret, siret commune,
            siret organisateur
        """),
        kind="siret",
        body_fact="siret",
    ),
    Field(
        "platEtablissementNom",
        constraints=_REQUIRED,
        title=gettext_noop("Nom de la cuisine"),
        description=gettext_noop("Nom de la régie, du syndicat ou du prestataire qui produit le plat."),
        example="Syndicat de restauration d’Aubenas",
        synonyms=names("""
            prestataire, cuisine centrale, cuisine, établissement, nom établissement, nom prestataire, traiteur,
            société de restauration, nom de la cuisine, régie, unité de production
        """),
        body_fact="name",
    ),
    Field(
        "platEtablissementSiret",
        constraints=Constraints(pattern=_SIRET),
        title=gettext_noop("SIRET de la cuisine"),
        description=gettext_noop("Numéro SIRET de l’établissement qui confectionne le plat, s’il en a un."),
        example="25330618700035",
        pattern_words=_SIRET_WORDS,
        synonyms=names("""
            siret établissement, siret prestataire, siret cuisine, siret cuisine centrale, siret de l’établissement,
            n° siret prestataire
        """),
        kind="siret",
    ),
    Field(
        "platCode",
        constraints=_REQUIRED,
        title=gettext_noop("Code du plat"),
        description=gettext_noop("Code du plat dans le logiciel, le même que dans le fichier des menus."),
        example="46657345",
        synonyms=names("""
            code plat, id plat, code recette, identifiant plat, code du plat, n° plat, référence plat, code fiche
            technique, id_plat, menuPlatCode
        """),
    ),
    Field(
        "platNom",
        constraints=Constraints(required=True, max_length=160),
        title=gettext_noop("Nom du plat"),
        description=gettext_noop("Nom du plat, en 160 caractères au plus, comme dans le fichier des menus."),
        example="macédoine de légumes",
        synonyms=names("""
            plat, nom plat, nom du plat, libellé plat, libellé du plat, intitulé plat, nom de la recette,
            libellé recette, menuPlatNom, désignation plat
        """),
    ),
)

_PRODUCT = (
    Field(
        "platProduitNom",
        constraints=_REQUIRED,
        title=gettext_noop("Produit"),
        description=gettext_noop("Un produit qui entre dans le plat ; une ligne par produit."),
        example="carotte",
        synonyms=names("""
            produit, ingrédient, nom produit, denrée, nom ingrédient, nom du produit, libellé produit,
            matière première, ingrédients, composant, libellé article, désignation produit
        """),
    ),
    Field(
        "platProduitFournisseurNom",
        title=gettext_noop("Fournisseur"),
        description=gettext_noop("Nom du fournisseur principal du produit."),
        example="SARL Les Maraîchers de la Cévenne",
        synonyms=names("""
            fournisseur, nom fournisseur, nom du fournisseur, producteur, provenance, nom producteur, fournisseur
            produit, grossiste, exploitation
        """),
    ),
    Field(
        "platProduitFournisseurSiret",
        constraints=Constraints(pattern=_SIRET),
        title=gettext_noop("SIRET du fournisseur"),
        description=gettext_noop("Numéro SIRET du fournisseur principal du produit."),
        example="38047555800058",
        pattern_words=_SIRET_WORDS,
        synonyms=names("""
            siret fournisseur, siret du fournisseur, n° siret fournisseur, siret producteur, siret fournisseur produit,
            id fournisseur
        """),
        kind="siret",
    ),
    Field(
        "platProduitFournisseurInsee",
        constraints=Constraints(pattern=r"^([013-9]\d|2[AB1-9])\d{3}$"),
        title=gettext_noop("Code INSEE du fournisseur"),
        description=gettext_noop("Code officiel géographique de la commune où siège le fournisseur."),
        example="07132",
        pattern_words=gettext_noop("5 caractères, comme 07132 ou 2A004"),
        synonyms=names("""
            insee fournisseur, code insee fournisseur, commune fournisseur, code commune fournisseur, code insee du
            fournisseur, code insee, insee
        """),
    ),
    Field(
        "platProduitSiqo",
        "array",
        title=gettext_noop("Signes officiels de qualité"),
        description=gettext_noop("Signes de qualité et d’origine du produit, en liste : agriculture biologique, AOP…"),
        example='["agriculture biologique"]',
        synonyms=names("""
            siqo, bio, signe de qualité, signes de qualité, produit bio, signe officiel de qualité, siqo produit, aop,
            label rouge, label officiel
        """),
        kind="json_array",
    ),
    Field(
        "platProduitLabel",
        title=gettext_noop("Autres labels"),
        description=gettext_noop("Labels ou marques de la production locale, en texte libre."),
        example="ferme des Jarouilles",
        synonyms=names("""
            label, labels, local, produit local, marque, autre label, labels complémentaires, circuit court, origine
        """),
    ),
    Field(
        "platProduitDescription",
        title=gettext_noop("Description du produit"),
        description=gettext_noop("Ce que le fournisseur dit d’un produit déjà préparé."),
        example="macédoine de légumes en boîte, composée de carottes et de navets",
        synonyms=names("""
            description, description produit, descriptif, composition, composition produit, détail produit, liste des
            ingrédients, fiche produit
        """),
    ),
    Field(
        "platProduitOGM",
        "boolean",
        title=gettext_noop("Contient des OGM"),
        description=gettext_noop("oui si le produit contient des OGM, non sinon."),
        example="non",
        true_values=_YES,
        false_values=_NO,
        synonyms=names("ogm, présence ogm, contient ogm, produit ogm, organismes génétiquement modifiés, avec ogm"),
        kind="boolean",
    ),
    Field(
        "platProduitIonisation",
        "boolean",
        title=gettext_noop("Ionisé"),
        description=gettext_noop("oui si le produit a été ionisé, non sinon."),
        example="non",
        true_values=_YES,
        false_values=_NO,
        synonyms=names("ionisation, ionisé, produit ionisé, traitement ionisant, irradié, ionisation du produit"),
        kind="boolean",
    ),
    Field(
        "platProduitAdditif",
        title=gettext_noop("Additifs"),
        description=gettext_noop("Additifs du produit, séparés par des points-virgules."),
        example="acide citrique",
        synonyms=names("additif, additifs, liste additifs, additifs alimentaires, additifs du produit, numéros E"),
    ),
    Field(
        "platProduitAllergene",
        "array",
        title=gettext_noop("Allergènes"),
        description=gettext_noop("Allergènes présents dans le produit, en liste, parmi les 14 de la réglementation."),
        example='["céleri"]',
        synonyms=names("""
            allergène, allergènes, liste des allergènes, allergènes produit, allergènes présents, contient, ado,
            allergènes majeurs
        """),
        kind="json_array",
    ),
    Field(
        "platProduitNutriment",
        title=gettext_noop("Nutriments"),
        description=gettext_noop("Nutriments du produit avec leur quantité, séparés par des points-virgules."),
        example="14 g Lipides;2 g Glucides;1 g Sel",
        synonyms=names("""
            nutriment, nutriments, valeurs nutritionnelles, apports nutritionnels, nutrition, valeur énergétique,
            informations nutritionnelles
        """),
    ),
)

_PUBLICATION = (
    Field(
        "platPublicationDate",
        "datetime",
        constraints=_REQUIRED,
        title=gettext_noop("Date de publication"),
        description=gettext_noop("Jour et heure où la donnée est publiée, avec le fuseau."),
        example="2025-03-10T14:08:32Z",
        synonyms=names("""
            date publication, date de publication, publié le, horodatage publication, mis en ligne le, date de mise en
            ligne, created_at
        """),
        kind="datetime_iso",
    ),
    Field(
        "platModificationDate",
        "datetime",
        constraints=_REQUIRED,
        title=gettext_noop("Date de modification"),
        description=gettext_noop("Jour et heure de la dernière modification, avec le fuseau."),
        example="2025-03-12T09:00:00Z",
        synonyms=names("""
            date modification, date de modification, modifié le, date mise à jour, date maj, updated_at, dernière
            modification, date de mise à jour
        """),
        kind="datetime_iso",
    ),
    Field(
        "platModificationInfo",
        title=gettext_noop("Raison de la modification"),
        description=gettext_noop("Pourquoi la composition a changé."),
        example="changement de fournisseur",
        synonyms=names("""
            raison modification, motif modification, info modification, motif du changement, raison du changement,
            information modification
        """),
    ),
)

STANDARD = Standard(
    slug="scdl/plats-menus-collectifs",
    version="0.7.2",
    title=gettext_noop("Composition des plats de la restauration collective"),
    description=gettext_noop("Les produits qui entrent dans les plats des cantines, un produit par ligne."),
    schema=Schema(
        fields=(*_DISH, *_PRODUCT, *_PUBLICATION), checks=(RowCheck("siret", ("platProduitFournisseurSiret",)),)
    ),
    url="https://schema.data.gouv.fr/scdl/plats-menus-collectifs/",
    file_rules=FileRules(name="AAAAMMJJ_SIREN_plats-menus-collectifs"),
    aliases=("plats-menus-collectifs", "plats", "composition des plats", "scdl-plats-menus-collectifs"),
    obligations=("G3", "G4"),
    theme="EDUC",
    frequency="weekly",
    signature=("platNom", "platProduitNom"),
    topic=("plat", "ingrédient", "denrée", "allergène", "fiche technique", "restauration collective"),
    elsewhere=("facture", "montant", "dépense", "marché", "commande", "date repas", "convive"),
)
