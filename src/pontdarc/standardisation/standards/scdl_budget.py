"""Lines of a local budget: scdl/budget 0.8.3, the tables of accounts that TOTEM documents hold.

The official text calls CONTNAT the account and NATURE the chapter, and its examples say the reverse; TOTEM, where both
names come from, agrees with the examples, and so do we.
"""

from pontdarc.core.schema import Constraints, Field, RowCheck, Schema, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import FileRules, Standard

_CODE = Constraints(required=True, min_length=1, max_length=9)
_REQUIRED = Constraints(required=True)

_WHOSE = (
    Field(
        "BGT_NATDEC",
        constraints=Constraints(
            required=True,
            enum=("budget primitif", "budget supplémentaire", "décision modificative", "compte administratif"),
        ),
        title=gettext_noop("Étape budgétaire"),
        description=gettext_noop(
            "Étape du budget. Le compte financier unique n’est pas dans la liste : voyez avec votre portail."
        ),
        example="compte administratif",
        synonyms=names("""
            étape, étape budgétaire, nature de la décision, nature décision, type de budget, NatDec, document
            budgétaire, type de document, phase budgétaire, décision budgétaire, type budget, nature du document
        """),
        spellings=(
            ("BP", "budget primitif"),
            ("BS", "budget supplémentaire"),
            ("DM", "décision modificative"),
            ("CA", "compte administratif"),
        ),
    ),
    Field(
        "BGT_ANNEE",
        "year",
        constraints=_REQUIRED,
        title=gettext_noop("Exercice"),
        description=gettext_noop("Année de l’exercice budgétaire, sur quatre chiffres."),
        example="2024",
        synonyms=names("""
            exercice, année, exer, année budget, exercice budgétaire, millésime, an, année d’exercice, annee_budget,
            exercice comptable, year, année budgétaire
        """),
        kind="year",
    ),
    Field(
        "BGT_SIRET",
        constraints=Constraints(required=True, pattern=r"^\d{14}$"),
        title=gettext_noop("SIRET du budget"),
        description=gettext_noop("Numéro SIRET du budget : un budget annexe a souvent le sien."),
        example="22070001700019",
        pattern_words=gettext_noop("14 chiffres, sans espace"),
        synonyms=names("""
            siret, siret collectivité, siret établissement, ident, n° siret, numéro siret, idEtab, id_etab,
            coll_siret, siret du budget, siret de l’organisme, identifiant siret
        """),
        kind="siret",
        body_fact="siret",
    ),
    Field(
        "BGT_NOM",
        constraints=_REQUIRED,
        title=gettext_noop("Nom de l’organisme"),
        description=gettext_noop("Nom de la collectivité, ou du budget annexe quand il a le sien."),
        example="Département de l’Ardèche",
        synonyms=names("""
            lbudg, libellé du budget, nom collectivité, nom de la collectivité, libellé budget, nom organisme,
            collectivité, organisme, nom de l’établissement, libelleEtab, coll_nom, nom du budget, budget, libellé
            collectivité, nomen établissement
        """),
        body_fact="name",
    ),
)

_ACCOUNTS = (
    Field(
        "BGT_CONTNAT",
        constraints=_CODE,
        title=gettext_noop("Chapitre par nature"),
        description=gettext_noop("Numéro de chapitre du plan de comptes, comme 011 ou 65."),
        example="011",
        synonyms=names("""
            chapitre, chapitre nature, code chapitre, n° chapitre, numéro de chapitre, ContNat, num chapitre, chapitre
            budgétaire, chap, chapitre comptable
        """),
    ),
    Field(
        "BGT_CONTNAT_LABEL",
        constraints=_REQUIRED,
        title=gettext_noop("Libellé du chapitre par nature"),
        description=gettext_noop(
            "Libellé du chapitre dans le plan de comptes. Les fichiers tirés de TOTEM l’omettent."
        ),
        example="Charges à caractère général",
        synonyms=names("""
            libellé chapitre, libellé du chapitre, nom chapitre, intitulé chapitre, lib_chapitre, ContNat libellé, lib
            chap, chapitre libellé, désignation chapitre, libellé chapitre nature
        """),
    ),
    Field(
        "BGT_NATURE",
        constraints=_CODE,
        title=gettext_noop("Compte par nature"),
        description=gettext_noop("Numéro de compte, ou article, du plan de comptes par nature."),
        example="60612",
        synonyms=names("""
            nature, compte, article, compte nature, code nature, n° compte, numéro de compte, imputation, article
            budgétaire, code article, compte par nature, code compte, compte_nature_code, n° article, nature
            comptable, compte budgétaire
        """),
        kind="m57_account",
    ),
    Field(
        "BGT_NATURE_LABEL",
        constraints=_REQUIRED,
        title=gettext_noop("Libellé du compte par nature"),
        description=gettext_noop("Libellé du compte dans le plan de comptes par nature."),
        example="Énergie, électricité",
        synonyms=names("""
            libellé nature, libellé compte, libellé article, libellé du compte, intitulé compte, lib_nature, nom
            compte, libellé de l’article, nature libellé, désignation du compte, libellé de la nature, intitulé
            article, libellé imputation, LibCpte
        """),
    ),
    Field(
        "BGT_FONCTION",
        constraints=Constraints(min_length=1, max_length=9),
        title=gettext_noop("Fonction"),
        description=gettext_noop("Code de la fonction, c’est-à-dire la politique à laquelle la ligne se rapporte."),
        example="63",
        synonyms=names("""
            fonction, sous-fonction, code fonction, n° fonction, rubrique fonctionnelle, fonction m57, code
            sous-fonction, numéro de fonction, domaine fonctionnel, fonct, fonction_code
        """),
    ),
    Field(
        "BGT_FONCTION_LABEL",
        title=gettext_noop("Libellé de la fonction"),
        description=gettext_noop("Libellé de la fonction dans le plan de comptes par fonction."),
        example="Actions sectorielles",
        synonyms=names("""
            libellé fonction, libellé de la fonction, intitulé fonction, nom fonction, lib_fonction, fonction libellé,
            libellé sous-fonction, politique publique, désignation fonction, libellé fonctionnel
        """),
    ),
    Field(
        "BGT_OPERATION",
        title=gettext_noop("Opération"),
        description=gettext_noop("Numéro ou nom d’une opération d’équipement, quand la ligne en fait partie."),
        example="4702",
        synonyms=names("""
            opération, n° opération, numéro opération, code opération, opération d’équipement, libellé opération,
            programme, opé, opération votée, num operation
        """),
    ),
    Field(
        "BGT_SECTION",
        constraints=Constraints(required=True, enum=("investissement", "fonctionnement")),
        title=gettext_noop("Section"),
        description=gettext_noop("Section d’investissement ou de fonctionnement."),
        example="fonctionnement",
        synonyms=names("""
            section, i_f, f_i, f/i, i/f, section budgétaire, investissement/fonctionnement,
            fonctionnement/investissement, libellé section, code section, inv/fonct, type de section
        """),
    ),
    Field(
        "BGT_OPBUDG",
        constraints=Constraints(required=True, enum=("réel", "ordre")),
        title=gettext_noop("Opération réelle ou d’ordre"),
        description=gettext_noop("ordre pour une écriture sans encaissement ni décaissement, réel sinon."),
        example="réel",
        synonyms=names("""
            réel ordre, réel/ordre, ordre/réel, type d’opération, opération réelle ou d’ordre, mouvement, nature
            opération, r/o, type mouvement, OpBudg, réelle/ordre, mouvement budgétaire
        """),
        # As TOTEM writes them.
        spellings=(("0", "réel"), ("1", "ordre")),
    ),
    Field(
        "BGT_CODRD",
        constraints=Constraints(required=True, enum=("recette", "dépense")),
        title=gettext_noop("Recette ou dépense"),
        description=gettext_noop("Sens de la ligne."),
        example="dépense",
        synonyms=names("""
            sens, d_r, r_d, d/r, r/d, recette dépense, dépense/recette, recettes/dépenses, CodRD, code rd, sens du
            crédit, type de flux, dépense ou recette, sens budgétaire, CodeRD
        """),
        spellings=(("recettes", "recette"), ("dépenses", "dépense")),
    ),
)

_AMOUNTS = (
    Field(
        "BGT_MTREAL",
        "number",
        title=gettext_noop("Montant réalisé"),
        description=gettext_noop("Montant réalisé, en euros ; pour un compte administratif seulement."),
        example="45678.80",
        synonyms=names("""
            réalisé, montant réalisé, réalisations, mandaté, montant mandaté, réalisation, ca, MtReal, émis, titré,
            mandats émis, titres émis, montant ca, total réalisé
        """),
    ),
    Field(
        "BGT_MTBUDGPREC",
        "number",
        title=gettext_noop("Budget précédent"),
        description=gettext_noop("Montant prévu à l’exercice précédent, en euros."),
        example="35567.08",
        synonyms=names("""
            budget précédent, montant budget précédent, bp n-1, budget n-1, MtBudgPrec, prévu n-1, pour mémoire budget
            précédent, rappel budget précédent, budget antérieur
        """),
    ),
    Field(
        "BGT_MTRARPREC",
        "number",
        title=gettext_noop("Restes à réaliser de l’exercice précédent"),
        description=gettext_noop("Montant des restes à réaliser repris de l’exercice précédent, en euros."),
        example="65567.08",
        synonyms=names("""
            rar n-1, restes à réaliser n-1, restes à réaliser précédents, MtRARPrec, reports, rar précédents, report
            n-1, restes à réaliser de l’exercice précédent, rar reportés
        """),
    ),
    Field(
        "BGT_MTPROPNOUV",
        "number",
        title=gettext_noop("Propositions nouvelles"),
        description=gettext_noop("Montant proposé en plus de ce qui est déjà au budget, en euros."),
        example="75567.08",
        synonyms=names("""
            propositions nouvelles, proposition nouvelle, montant proposé, MtPropNouv, propositions du président,
            propositions du maire, mesures nouvelles, proposé, crédits nouveaux
        """),
    ),
    Field(
        "BGT_MTPREV",
        "number",
        title=gettext_noop("Montant prévu"),
        description=gettext_noop("Montant voté au budget, en euros."),
        example="15567.08",
        synonyms=names("""
            prévu, montant prévu, voté, montant voté, bp, budget primitif, montant bp, MtPrev, montant, crédits votés,
            prévisions, prévision, budget voté, montant budget, vote assemblée, montant budgété
        """),
    ),
    Field(
        "BGT_CREDOUV",
        "number",
        title=gettext_noop("Crédits ouverts"),
        description=gettext_noop("Crédits disponibles pour la ligne, en euros, toutes étapes réunies."),
        example="29567.08",
        synonyms=names("""
            crédits ouverts, crédit ouvert, CredOuv, total crédits ouverts, budget total, crédits disponibles, bp+dm,
            crédit total, montant crédits ouverts, cumul budget
        """),
    ),
    Field(
        "BGT_MTRAR3112",
        "number",
        title=gettext_noop("Restes à réaliser au 31 décembre"),
        description=gettext_noop("Montant des restes à réaliser au 31 décembre, en euros."),
        example="17142.08",
        synonyms=names("""
            rar, restes à réaliser, reste à réaliser, rar au 31/12, restes à réaliser au 31/12, MtRAR3112, montant
            rar, restes à réaliser au 31 décembre, rar fin d’exercice
        """),
    ),
    Field(
        "BGT_ARTSPE",
        constraints=Constraints(enum=("non spécialisé", "spécialisé")),
        title=gettext_noop("Article spécialisé"),
        description=gettext_noop("spécialisé si l’article a été voté à part, non spécialisé sinon."),
        example="non spécialisé",
        synonyms=names("""
            article spécialisé, spécialisé, ArtSpe, spécialisation, article spécialisé oui/non, vote article
            spécialisé, spécialisation article
        """),
        spellings=(("false", "non spécialisé"), ("true", "spécialisé")),
    ),
)

STANDARD = Standard(
    slug="scdl/budget",
    version="0.8.3",
    title=gettext_noop("Budget"),
    description=gettext_noop("Les lignes d’un budget local : compte, fonction, section, sens et montants."),
    schema=Schema(fields=(*_WHOSE, *_ACCOUNTS, *_AMOUNTS), checks=(RowCheck("siret", ("BGT_SIRET",)),)),
    url="https://schema.data.gouv.fr/scdl/budget/",
    file_rules=FileRules(name="AAAAMMJJ_SIREN_budget"),
    aliases=("budget", "budgets", "scdl-budget"),
    obligations=("A5",),
    theme="ECON",
    frequency="annual",
    signature=("BGT_NATURE|BGT_CONTNAT", "BGT_CODRD|BGT_SECTION", "BGT_MTPREV|BGT_MTREAL|BGT_CREDOUV"),
    topic=(
        *("budget", "bgt", "section", "dépense", "recette", "d r", "d_r", "chapitre", "bp", "exercice"),
        *("compte administratif", "budget primitif", "investissement"),
    ),
    elsewhere=("bénéficiaire", "association", "délibération", "élu", "candidat", "titulaire", "lot", "marché"),
)
