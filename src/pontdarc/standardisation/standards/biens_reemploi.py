"""What public buyers bought second-hand or recycled: Biens issus du réemploi 0.1.0."""

from pontdarc.core.schema import Constraints, Field, Schema, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import Standard

_REQUIRED = Constraints(required=True)
_PRODUCTS = (
    "Produits textiles à l'exception des équipements de protection individuels",
    *("Matériel informatique et téléphonie", "Matériel de reprographie et d'impression"),
    *("Consommables d'impression", "Papier", "Fournitures de bureau", "Engins de transport et pièces détachées"),
    *("Véhicules et pièces détachées", "Mobilier et aménagement d'intérieur", "Mobilier urbain"),
    *("Equipements de collecte de déchets", "Bocaux et flacons", "Articles et équipement sportifs"),
    *("Matériel d'entretien des espaces verts", "Bâtiments modulaires ou préfabriqués"),
    *("Gros électroménager, y compris appareils professionnels", "Jeux et jouets"),
)

_FIELDS = (
    Field(
        "annee",
        "year",
        constraints=_REQUIRED,
        title=gettext_noop("Année"),
        description=gettext_noop("Année civile des dépenses, sur quatre chiffres."),
        example="2024",
        synonyms=names("""
            année, an, exercice, millésime, année civile, année des dépenses, year, exercice budgétaire, année d’achat
        """),
        kind="year",
    ),
    Field(
        "siret",
        constraints=Constraints(required=True, pattern=r"^\d{14}$"),
        title=gettext_noop("SIRET de l’acheteur"),
        description=gettext_noop("Numéro SIRET de l’organisme acheteur."),
        example="22070001700019",
        pattern_words=gettext_noop("14 chiffres, sans espace"),
        synonyms=names("""
            n° siret, numéro siret, siret acheteur, siret de l’acheteur, siret organisme, siret collectivité,
            siret de l’organisme acheteur, code siret
        """),
        kind="siret",
        body_fact="siret",
    ),
    Field(
        "raison_sociale",
        constraints=_REQUIRED,
        title=gettext_noop("Nom de l’acheteur"),
        description=gettext_noop("Nom officiel de l’organisme acheteur."),
        example="Département de l’Ardèche",
        synonyms=names("""
            raison sociale, acheteur, nom acheteur, organisme, nom de l’acheteur, collectivité, dénomination,
            nom collectivité, organisme acheteur, nom de l’organisme, nom organisme
        """),
        body_fact="name",
    ),
    Field(
        "type_produit_acquis",
        constraints=Constraints(required=True, enum=_PRODUCTS),
        title=gettext_noop("Catégorie de produits"),
        description=gettext_noop("Catégorie de produits, parmi celles que fixe le texte ; une ligne par catégorie."),
        example="Mobilier urbain",
        synonyms=names("""
            type de produit, type produit, produit, catégorie, catégorie de produit, produits, famille d’achat,
            type de produit acquis, famille de produits, libellé produit, produits ou catégories de produits acquis,
            ligne de produits, catégorie de produits acquis
        """),
    ),
    Field(
        "montant_total",
        "number",
        constraints=_REQUIRED,
        title=gettext_noop("Dépenses totales"),
        description=gettext_noop("Dépenses de l’année pour la catégorie, en euros hors taxes."),
        example="15000",
        synonyms=names("""
            montant total ht, dépenses totales, total, montant, total ht, montant total des dépenses, dépense totale,
            montant ht, montant annuel, total dépenses ht, dépenses annuelles
        """),
    ),
    Field(
        "montant_reemploi_et_reutilisation",
        "number",
        constraints=_REQUIRED,
        title=gettext_noop("Dépenses de réemploi"),
        description=gettext_noop("Part des dépenses en produits issus du réemploi ou de la réutilisation, hors taxes."),
        example="5000",
        synonyms=names("""
            montant réemploi, réemploi, montant réutilisation, réemploi et réutilisation, montant réemploi ht,
            dépenses réemploi, montant issu du réemploi, réemploi/réutilisation, réutilisation, occasion,
            montant du réemploi et de la réutilisation
        """),
    ),
    Field(
        "montant_produits_issus_don",
        "number",
        constraints=_REQUIRED,
        title=gettext_noop("Valeur des dons"),
        description=gettext_noop("Valeur forfaitaire des produits reçus en don, en euros hors taxes."),
        example="1000",
        synonyms=names("""
            dons, montant dons, don, montant issu de dons, produits issus du don, montant produits donnés,
            valeur des dons, montant don ht
        """),
    ),
    Field(
        "montant_produits_recycles",
        "number",
        constraints=_REQUIRED,
        title=gettext_noop("Dépenses en produits recyclés"),
        description=gettext_noop("Part des dépenses en produits qui contiennent des matières recyclées, hors taxes."),
        example="1500",
        synonyms=names("""
            montant recyclé, recyclé, matières recyclées, montant produits recyclés, produits recyclés, recyclage,
            montant matières recyclées, dépenses recyclé, montant recyclé ht, matière recyclée
        """),
    ),
    Field(
        "commentaires",
        title=gettext_noop("Commentaires"),
        description=gettext_noop("Précisions sur la dépense."),
        example="Achats groupés avec le syndicat",
        synonyms=names("commentaire, remarque, remarques, observation, observations, note, précisions, notes"),
    ),
)

STANDARD = Standard(
    slug="biens-reemploi",
    version="0.1.0",
    title=gettext_noop("Achats issus du réemploi et du recyclage"),
    description=gettext_noop("La part des achats publics issue du réemploi, du don ou de matières recyclées."),
    schema=Schema(fields=_FIELDS),
    url="https://schema.data.gouv.fr/datagouv/schema-declaration-biens-reemploi-reutilisation-recycle/",
    aliases=(
        "datagouv/schema-declaration-biens-reemploi-reutilisation-recycle",
        *("réemploi", "biens issus du réemploi", "déclaration agec"),
    ),
    obligations=("P13",),
    theme="GOVE",
    frequency="annual",
    signature=("type_produit_acquis", "montant_total", "montant_reemploi_et_reutilisation|montant_produits_recycles"),
    topic=("réemploi", "réutilisation", "recyclé", "recyclées", "agec", "matières recyclées"),
    elsewhere=("bénéficiaire", "titulaire", "tonnage", "déchetterie", "subvention", "collecte"),
)
