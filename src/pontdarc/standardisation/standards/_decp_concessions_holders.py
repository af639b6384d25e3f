"""Who holds a concession, what it asks for society and nature, and what changed since."""

from pontdarc.core.schema import Constraints, Field, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standards._decp_values import AMOUNT, DAY, GREEN, IDENTIFIERS, NO_SOCIAL
from pontdarc.standardisation.standards._patterns import aligned, listed

_SOCIAL = ("Clause sociale", "Critère social", "Concession réservée", NO_SOCIAL)

FIELDS = (
    Field(
        "concessionnaires.concessionnaire.typeIdentifiant",
        constraints=Constraints(required=True, pattern=listed(*IDENTIFIERS)),
        title=gettext_noop("Types d’identifiant des concessionnaires"),
        description=gettext_noop("SIRET, TVA… un par concessionnaire, séparés par un point-virgule."),
        example="SIRET",
        pattern_words=gettext_noop("SIRET, TVA, TAHITI, RIDET, FRWF, IREP ou HORS-UE, séparés par un point-virgule"),
        synonyms=names("""
            type identifiant concessionnaire, type d’identifiant, typeIdentifiant,
            concessionnaire_typeIdentifiant, type identifiant, type d’identifiant du concessionnaire
        """),
    ),
    Field(
        "concessionnaires.concessionnaire.id",
        constraints=Constraints(required=True),
        title=gettext_noop("Identifiants des concessionnaires"),
        description=gettext_noop(
            "Numéros SIRET des concessionnaires, ou d’une autre sorte, séparés par un point-virgule."
        ),
        example="38047555800058",
        synonyms=names("""
            concessionnaire, concessionnaires, siret, n° siret, siret concessionnaire, siret du concessionnaire,
            délégataire, siret délégataire, id concessionnaire, concessionnaire_id, siret du délégataire
        """),
    ),
    Field(
        "considerationsSociales.considerationSociale",
        constraints=Constraints(required=True, pattern=listed(*_SOCIAL)),
        title=gettext_noop("Considérations sociales"),
        description=gettext_noop(
            "Clause sociale, critère social… séparés par un point-virgule, ou Pas de considération sociale."
        ),
        example="Pas de considération sociale",
        pattern_words=gettext_noop(
            "une ou plusieurs considérations de la liste du standard, séparées par un point-virgule"
        ),
        synonyms=names("""
            considération sociale, considérations sociales, clause sociale, clauses sociales,
            considerations_sociales
        """),
    ),
    Field(
        "considerationsEnvironnementales.considerationEnvironnementale",
        constraints=Constraints(required=True, pattern=listed(*GREEN)),
        title=gettext_noop("Considérations environnementales"),
        description=gettext_noop(
            "Clause ou critère environnemental… séparés par un point-virgule, ou Pas de considération environnementale."
        ),
        example="Critère environnemental",
        pattern_words=gettext_noop(
            "une ou plusieurs considérations de la liste du standard, séparées par un point-virgule"
        ),
        synonyms=names("""
            considération environnementale, considérations environnementales, clause environnementale,
            clauses environnementales, considerations_environnementales
        """),
    ),
    Field(
        "modifications.modification.id",
        constraints=Constraints(pattern=aligned(r"[1-9]\d*")),
        title=gettext_noop("Numéros des modifications"),
        description=gettext_noop("Un numéro par modification du contrat, à partir de 1, séparés par un point-virgule."),
        example="1;2",
        pattern_words=gettext_noop("des nombres entiers séparés par un point-virgule"),
        synonyms=names("""
            modification, modifications, numéro modification, id modification, avenant, avenants, numéro
            avenant, n° avenant
        """),
    ),
    Field(
        "modifications.modification.dateSignatureModification",
        constraints=Constraints(pattern=aligned(DAY)),
        title=gettext_noop("Signature des modifications"),
        description=gettext_noop("Jour où chaque modification a été signée, séparés par un point-virgule."),
        example="2026-06-02;2026-08-11",
        pattern_words=gettext_noop("des dates AAAA-MM-JJ séparées par un point-virgule"),
        synonyms=names("""
            date signature modification, date de signature de la modification,
            dateSignatureModification, date avenant, date de l’avenant, date modification
        """),
    ),
    Field(
        "modifications.modification.datePublicationDonneesModification",
        constraints=Constraints(pattern=aligned(DAY)),
        title=gettext_noop("Publication des modifications"),
        description=gettext_noop("Jour où chaque modification a été publiée, séparés par un point-virgule."),
        example="2026-06-20;2026-08-20",
        pattern_words=gettext_noop("des dates AAAA-MM-JJ séparées par un point-virgule"),
        synonyms=names("""
            date publication modification, date de publication de la modification,
            datePublicationDonneesModification, publication modification, date publication avenant
        """),
    ),
    Field(
        "modifications.modification.dureeMois",
        constraints=Constraints(pattern=aligned(r"\d+")),
        title=gettext_noop("Nouvelles durées"),
        description=gettext_noop("Durée modifiée du contrat en mois, séparées par un point-virgule."),
        example="72;",
        pattern_words=gettext_noop("des nombres entiers séparés par un point-virgule"),
        synonyms=names("""
            durée modification, nouvelle durée, durée modifiée, durée mois modification, durée après
            modification
        """),
    ),
    Field(
        "modifications.modification.valeurGlobale",
        constraints=Constraints(pattern=aligned(AMOUNT)),
        title=gettext_noop("Nouvelles valeurs"),
        description=gettext_noop(
            "Valeur du contrat après chaque modification, hors taxes, séparées par un point-virgule."
        ),
        example="1900000;1950000.5",
        pattern_words=gettext_noop("des nombres avec un point, séparés par un point-virgule"),
        synonyms=names("""
            valeur modification, nouvelle valeur, valeur modifiée, valeur globale modification, valeur
            après modification, montant modification
        """),
    ),
)
