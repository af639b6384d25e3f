"""Public contracts: 139bercy/format-commande-publique 2.0.3, the « marche » of its JSON Schema laid flat.

A column is named by the names that lead to its value in the official JSON; lists share a cell (core.nesting).
"""

from pontdarc.core.nesting import Nesting
from pontdarc.core.schema import Constraints, Field, RowCheck, Schema, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import FileRules, Standard
from pontdarc.standardisation.standards._decp_marches_holders import FIELDS as HOLDERS
from pontdarc.standardisation.standards._decp_marches_life import FIELDS as LIFE
from pontdarc.standardisation.standards._decp_marches_terms import FIELDS as TERMS
from pontdarc.standardisation.standards._patterns import listed

_TECHNIQUES = (
    "Accord-cadre",
    "Concours",
    "Système de qualification",
    "Système d'acquisition dynamique",
    "Catalogue électronique",
    "Enchère électronique",
    "Sans objet",
)
_EXECUTION = ("Tranches", "Bons de commande", "Marchés subséquents", "Sans objet")

_FIELDS = (
    Field(
        "id",
        constraints=Constraints(required=True, min_length=1, max_length=16),
        title=gettext_noop("Identifiant du marché"),
        description=gettext_noop("Numéro que l’acheteur donne au marché, 16 caractères au plus."),
        example="2026-042",
        synonyms=names("""
            identifiant, numéro, n° marché, numéro de marché, numéro marché, marche_id, id marché,
            identifiant marché, référence, réf marché, uid, record_id, référence marché, numéro du
            marché, n° de marché
        """),
    ),
    Field(
        "acheteur.id",
        constraints=Constraints(required=True, pattern="^[0-9]{14}$"),
        title=gettext_noop("SIRET de l’acheteur"),
        description=gettext_noop("Numéro SIRET de l’acheteur : 14 chiffres sans espace."),
        example="22070001700019",
        pattern_words=gettext_noop("14 chiffres, sans espace"),
        synonyms=names("""
            acheteur_id, siret acheteur, siret de l’acheteur, acheteurs_id, id acheteur, siret
            collectivité, n° siret acheteur, siret pouvoir adjudicateur, identifiant acheteur,
            acheteurId
        """),
        kind="siret",
        body_fact="siret",
    ),
    Field(
        "nature",
        constraints=Constraints(
            required=True,
            enum=(
                "Marché",
                "Marché de partenariat",
                "Marché de défense ou de sécurité",
            ),
        ),
        title=gettext_noop("Nature"),
        description=gettext_noop("Marché, marché de partenariat, ou marché de défense ou de sécurité."),
        example="Marché",
        synonyms=names("""
            nature du marché, nature marché, type de contrat, nature_marche, type marché, nature
            contrat, nature du contrat
        """),
    ),
    Field(
        "objet",
        constraints=Constraints(required=True, max_length=1000),
        title=gettext_noop("Objet"),
        description=gettext_noop("Ce que le marché achète, en 1000 caractères au plus."),
        example="Réfection de la couverture du collège de Vallon",
        synonyms=names("""
            objet du marché, marche_objet, objet marché, libellé, intitulé, description, désignation,
            operation, libellé du marché, intitulé du marché, opération, title, objet de la
            consultation, objets
        """),
    ),
    Field(
        "codeCPV",
        constraints=Constraints(required=True, pattern="^[0-9]{8}(-[0-9])?$"),
        title=gettext_noop("Code CPV"),
        description=gettext_noop("Code de l’achat dans le vocabulaire européen des marchés (CPV)."),
        example="45261210-9",
        pattern_words=gettext_noop("8 chiffres, puis un tiret et un chiffre s’il y a une clé"),
        synonyms=names("""
            cpv, code cpv, code_cpv, cpv code, cpv principal, code cpv principal, classification cpv
        """),
        kind="cpv",
    ),
    Field(
        "techniques.technique",
        constraints=Constraints(required=True, pattern=listed(*_TECHNIQUES)),
        title=gettext_noop("Techniques d’achat"),
        description=gettext_noop("Accord-cadre, concours… séparés par un point-virgule, ou Sans objet."),
        example="Accord-cadre",
        pattern_words=gettext_noop(
            "une ou plusieurs techniques de la liste du standard, séparées par un point-virgule"
        ),
        synonyms=names("""
            technique, techniques, technique d’achat, techniques d’achat, type de technique,
            accord-cadre
        """),
    ),
    Field(
        "modalitesExecution.modaliteExecution",
        constraints=Constraints(required=True, pattern=listed(*_EXECUTION)),
        title=gettext_noop("Modalités d’exécution"),
        description=gettext_noop("Tranches, bons de commande… séparés par un point-virgule, ou Sans objet."),
        example="Bons de commande",
        pattern_words=gettext_noop("une ou plusieurs modalités de la liste du standard, séparées par un point-virgule"),
        synonyms=names("""
            modalité d’exécution, modalités d’exécution, modalites_execution, modalité exécution, mode
            d’exécution, bons de commande
        """),
    ),
    Field(
        "idAccordCadre",
        constraints=Constraints(min_length=1, max_length=16),
        title=gettext_noop("Accord-cadre"),
        description=gettext_noop("Identifiant de l’accord-cadre, pour un marché subséquent."),
        example="2024-011",
        synonyms=names("""
            id accord-cadre, identifiant accord-cadre, numéro accord-cadre, n° accord-cadre,
            id_accord_cadre, référence accord-cadre
        """),
    ),
    Field(
        "marcheInnovant",
        "boolean",
        constraints=Constraints(required=True),
        title=gettext_noop("Marché innovant"),
        description=gettext_noop("true si le marché achète une innovation, false sinon."),
        example="false",
        true_values=("true", "oui"),
        false_values=("false", "non"),
        synonyms=names("""
            marché innovant, innovant, achat innovant, innovation, marche_innovant
        """),
        kind="boolean",
    ),
    Field(
        "ccag",
        constraints=Constraints(
            required=True,
            enum=(
                "Travaux",
                "Maitrise d'œuvre",
                "Fournitures courantes et services",
                "Marchés industriels",
                "Prestations intellectuelles",
                "Techniques de l'information et de la communication",
                "Pas de CCAG",
            ),
        ),
        title=gettext_noop("Cahier des clauses générales"),
        description=gettext_noop("Cahier des clauses administratives générales auquel le marché renvoie."),
        example="Travaux",
        synonyms=names("""
            ccag applicable, cahier des clauses, ccag de référence, type de ccag, cahier des clauses
            administratives générales, type de prestation
        """),
    ),
    Field(
        "offresRecues",
        "integer",
        constraints=Constraints(required=True, minimum=1),
        title=gettext_noop("Offres reçues"),
        description=gettext_noop("Nombre d’offres reçues, 1 au moins."),
        example="4",
        synonyms=names("""
            offres reçues, nombre d’offres, nombre d’offres reçues, nb offres, offres_recues, nb
            d’offres reçues
        """),
        kind="integer",
    ),
    Field(
        "attributionAvance",
        "boolean",
        constraints=Constraints(required=True),
        title=gettext_noop("Avance"),
        description=gettext_noop("true si une avance est versée au titulaire, false sinon."),
        example="true",
        true_values=("true", "oui"),
        false_values=("false", "non"),
        synonyms=names("""
            avance, attribution d’avance, attribution avance, avance accordée, avance attribuée
        """),
        kind="boolean",
    ),
    Field(
        "tauxAvance",
        "number",
        constraints=Constraints(minimum=0, maximum=1),
        title=gettext_noop("Taux de l’avance"),
        description=gettext_noop("Part du montant versée en avance : 0.05 pour 5 %."),
        example="0.05",
        synonyms=names("""
            taux d’avance, taux avance, taux de l’avance, pourcentage d’avance, taux_avance
        """),
        kind="percentage",
    ),
    Field(
        "typeGroupementOperateurs",
        constraints=Constraints(
            required=True,
            enum=(
                "Conjoint",
                "Solidaire",
                "Pas de groupement",
            ),
        ),
        title=gettext_noop("Groupement"),
        description=gettext_noop("Conjoint, Solidaire ou Pas de groupement."),
        example="Pas de groupement",
        synonyms=names("""
            groupement, type de groupement, type groupement, nature du groupement, type_groupement, type
            groupement opérateurs
        """),
    ),
    Field(
        "sousTraitanceDeclaree",
        "boolean",
        constraints=Constraints(required=True),
        title=gettext_noop("Sous-traitance"),
        description=gettext_noop("true si de la sous-traitance est déclarée, false sinon."),
        example="false",
        true_values=("true", "oui"),
        false_values=("false", "non"),
        synonyms=names("""
            sous-traitance, sous-traitance déclarée, sous traitance, sous-traitants déclarés, recours à
            la sous-traitance
        """),
        kind="boolean",
    ),
    *TERMS,
    *HOLDERS,
    *LIFE,
)

STANDARD = Standard(
    slug="decp/marches",
    version="2.0.3",
    title=gettext_noop("Données essentielles des marchés publics"),
    description=gettext_noop(
        "Les marchés de 40 000 euros et plus : objet, procédure, durée, montant, titulaires, modifications."
    ),
    schema=Schema(fields=_FIELDS, checks=(RowCheck("siret", ("acheteur.id",)),)),
    url="https://schema.data.gouv.fr/139bercy/format-commande-publique/",
    file_rules=FileRules(format="json"),
    aliases=(
        "decp",
        "139bercy/format-commande-publique",
        "format-commande-publique",
        "marches-publics",
        "marchés",
        "decp-marches",
    ),
    obligations=("P1",),
    theme="GOVE",
    frequency="irregular",
    signature=("objet", "montant", "acheteur.id|titulaires.titulaire.id|dateNotification|codeCPV"),
    topic=(
        "marché",
        "marchés",
        "marchés publics",
        "marché public",
        "decp",
        "commande publique",
        "titulaire",
        "cpv",
        "code cpv",
        "acheteur",
        "mapa",
        "nature marché",
    ),
    elsewhere=("délégation de service public", "concession", "valeur globale", "subvention", "autorité concédante"),
    nesting=Nesting(
        ("marches", "marche"),
        frozenset(
            (
                "techniques.technique",
                "modalitesExecution.modaliteExecution",
                "typesPrix.typePrix",
                "considerationsSociales.considerationSociale",
                "considerationsEnvironnementales.considerationEnvironnementale",
                "titulaires",
                "actesSousTraitance",
                "modifications",
                "modifications.modification.titulaires",
                "modificationsActesSousTraitance",
            )
        ),
        {
            "actesSousTraitance.acteSousTraitance.id": "integer",
            "actesSousTraitance.acteSousTraitance.dureeMois": "integer",
            "actesSousTraitance.acteSousTraitance.montant": "number",
            "modifications.modification.id": "integer",
            "modifications.modification.dureeMois": "integer",
            "modifications.modification.montant": "number",
            "modificationsActesSousTraitance.modificationActeSousTraitance.id": "integer",
            "modificationsActesSousTraitance.modificationActeSousTraitance.dureeMois": "integer",
            "modificationsActesSousTraitance.modificationActeSousTraitance.montant": "number",
        },
    ),
)
