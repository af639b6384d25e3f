"""Concessions: 139bercy/format-commande-publique 2.0.3, the « contrat-concession » of its JSON Schema laid flat.

A column is named by the names that lead to its value in the official JSON; lists share a cell (core.nesting).
"""

from pontdarc.core.nesting import Nesting
from pontdarc.core.schema import Constraints, Field, RowCheck, Schema, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import FileRules, Standard
from pontdarc.standardisation.standards._decp_concessions_holders import FIELDS as HOLDERS
from pontdarc.standardisation.standards._decp_values import AMOUNT, DAY
from pontdarc.standardisation.standards._patterns import aligned

_FIELDS = (
    Field(
        "id",
        constraints=Constraints(required=True, min_length=1, max_length=16),
        title=gettext_noop("Identifiant de la concession"),
        description=gettext_noop("Numéro que l’autorité donne au contrat, 16 caractères au plus."),
        example="2026-DSP-02",
        synonyms=names("""
            identifiant, numéro, numéro de contrat, n° contrat, identifiant contrat, id contrat,
            référence, référence contrat, uid, numéro de concession
        """),
    ),
    Field(
        "autoriteConcedante.id",
        constraints=Constraints(required=True, pattern="^[0-9]{14}$"),
        title=gettext_noop("SIRET de l’autorité concédante"),
        description=gettext_noop("Numéro SIRET de l’autorité qui concède : 14 chiffres sans espace."),
        example="22070001700019",
        pattern_words=gettext_noop("14 chiffres, sans espace"),
        synonyms=names("""
            siret autorité concédante, autoriteConcedante_id, id autorité concédante, siret de
            l’autorité concédante, siret collectivité, siret concédant, acheteur_id, identifiant
            autorité concédante
        """),
        kind="siret",
        body_fact="siret",
    ),
    Field(
        "nature",
        constraints=Constraints(
            required=True,
            enum=(
                "Concession de travaux",
                "Concession de service",
                "Concession de service public",
                "Délégation de service public",
            ),
        ),
        title=gettext_noop("Nature"),
        description=gettext_noop(
            "Concession de travaux, de service, de service public, ou délégation de service public."
        ),
        example="Délégation de service public",
        synonyms=names("""
            nature du contrat, nature de la concession, type de contrat, type de concession, nature
            contrat, type
        """),
    ),
    Field(
        "objet",
        constraints=Constraints(required=True, max_length=1000),
        title=gettext_noop("Objet"),
        description=gettext_noop("Ce qui est concédé, en 1000 caractères au plus."),
        example="Exploitation de la grotte ornée et de ses abords",
        synonyms=names("""
            objet du contrat, objet de la concession, libellé, intitulé, description, désignation,
            service délégué, objet de la délégation, intitulé du contrat
        """),
    ),
    Field(
        "procedure",
        constraints=Constraints(
            required=True,
            enum=(
                "Procédure négociée ouverte",
                "Procédure non négociée ouverte",
                "Procédure négociée restreinte",
                "Procédure non négociée restreinte",
            ),
        ),
        title=gettext_noop("Procédure"),
        description=gettext_noop("Négociée ou non, ouverte ou restreinte."),
        example="Procédure négociée ouverte",
        synonyms=names("""
            procédure de passation, type de procédure, mode de passation, type procédure, procédure
            utilisée
        """),
    ),
    Field(
        "dureeMois",
        "integer",
        constraints=Constraints(required=True, minimum=1),
        title=gettext_noop("Durée"),
        description=gettext_noop("Durée du contrat, en mois."),
        example="60",
        units=("mois",),
        synonyms=names("""
            durée en mois, durée, durée mois, durée du contrat, duree_mois, durée (mois), durée de la
            concession, durée de la délégation
        """),
        kind="integer",
    ),
    Field(
        "dateSignature",
        "date",
        constraints=Constraints(required=True),
        title=gettext_noop("Date de signature"),
        description=gettext_noop("Jour où le contrat a été signé."),
        example="2026-03-12",
        synonyms=names("""
            date signature, signé le, date de signature du contrat, date du contrat, date_signature,
            date de notification
        """),
        kind="date_iso",
    ),
    Field(
        "datePublicationDonnees",
        "date",
        constraints=Constraints(required=True),
        title=gettext_noop("Date de publication"),
        description=gettext_noop("Jour où les données essentielles ont été publiées, avant le début de l’exécution."),
        example="2026-03-20",
        synonyms=names("""
            date publication, date de publication des données, date de publication, date publication
            données, publié le
        """),
        kind="date_iso",
    ),
    Field(
        "dateDebutExecution",
        "date",
        constraints=Constraints(required=True),
        title=gettext_noop("Début de l’exécution"),
        description=gettext_noop("Jour où le contrat commence à s’exécuter."),
        example="2026-04-01",
        synonyms=names("""
            date début exécution, début d’exécution, date de début d’exécution, date de début, date
            début, prise d’effet, date d’effet
        """),
        kind="date_iso",
    ),
    Field(
        "valeurGlobale",
        "number",
        constraints=Constraints(required=True, minimum=1),
        title=gettext_noop("Valeur globale"),
        description=gettext_noop("Valeur du contrat sur toute sa durée, hors taxes, en euros."),
        example="1850000",
        synonyms=names("""
            valeur globale, valeur, valeur du contrat, montant, montant estimé, valeur estimée, chiffre
            d’affaires estimé, valeur globale estimée
        """),
        kind="money",
    ),
    Field(
        "montantSubventionPublique",
        "number",
        constraints=Constraints(required=True, minimum=0),
        title=gettext_noop("Subvention publique"),
        description=gettext_noop("Subventions publiques reçues pour le contrat, en euros ; 0 s’il n’y en a pas."),
        example="0",
        synonyms=names("""
            montant subvention publique, subvention publique, montant de la subvention publique,
            subventions publiques, montant subventions, contribution publique
        """),
        kind="money",
    ),
    Field(
        "donneesExecution.donneesAnnuelles.datePublicationDonneesExecution",
        constraints=Constraints(pattern=aligned(DAY)),
        title=gettext_noop("Publication des données d’exécution"),
        description=gettext_noop("Jour de chaque publication annuelle, séparés par un point-virgule."),
        example="2027-05-12;2028-05-10",
        pattern_words=gettext_noop("des dates AAAA-MM-JJ séparées par un point-virgule"),
        synonyms=names("""
            date publication données exécution, date de publication des données d’exécution, publication
            exécution, datePublicationDonneesExecution, date publication exécution
        """),
    ),
    Field(
        "donneesExecution.donneesAnnuelles.depensesInvestissement",
        constraints=Constraints(pattern=aligned(AMOUNT)),
        title=gettext_noop("Dépenses d’investissement"),
        description=gettext_noop("Dépenses d’investissement de chaque année, en euros, séparées par un point-virgule."),
        example="12000;8500.5",
        pattern_words=gettext_noop("des nombres avec un point, séparés par un point-virgule"),
        synonyms=names("""
            dépenses d’investissement, dépenses investissement, investissements,
            depenses_investissement, montant investissement
        """),
    ),
    Field(
        "donneesExecution.donneesAnnuelles.tarifs.tarif.intituleTarif",
        title=gettext_noop("Intitulés des tarifs"),
        description=gettext_noop(
            "Pour chaque année, séparées par un point-virgule : les tarifs, séparés par une virgule."
        ),
        example="Plein tarif,Tarif réduit;Plein tarif",
        synonyms=names("""
            intitulé tarif, intitulé du tarif, libellé tarif, nom du tarif, intitulés des tarifs
        """),
    ),
    Field(
        "donneesExecution.donneesAnnuelles.tarifs.tarif.tarif",
        constraints=Constraints(pattern=r"^[\d.,;]*$"),
        title=gettext_noop("Prix des tarifs"),
        description=gettext_noop(
            "Pour chaque année, séparées par un point-virgule : les prix, séparés par une virgule, "
            "avec un point décimal."
        ),
        example="17.5,12;18",
        pattern_words=gettext_noop(
            "des nombres avec un point, séparés par une virgule ; un point-virgule entre les années"
        ),
        synonyms=names("""
            tarif, prix, montant tarif, prix du tarif, valeur du tarif, montant du tarif
        """),
    ),
    *HOLDERS,
)

STANDARD = Standard(
    slug="decp/concessions",
    version="2.0.3",
    title=gettext_noop("Données essentielles des concessions"),
    description=gettext_noop(
        "Les contrats de concession et délégations de service public : objet, durée, valeur, tarifs, titulaires."
    ),
    schema=Schema(fields=_FIELDS, checks=(RowCheck("siret", ("autoriteConcedante.id",)),)),
    url="https://schema.data.gouv.fr/139bercy/format-commande-publique/",
    file_rules=FileRules(format="json"),
    aliases=("concessions", "contrats-concession", "decp-concessions", "dsp", "delegations-de-service-public"),
    obligations=("P4",),
    theme="GOVE",
    frequency="irregular",
    signature=("objet", "valeurGlobale|concessionnaires.concessionnaire.id|autoriteConcedante.id|dateSignature"),
    topic=(
        "concession",
        "concessions",
        "contrat de concession",
        "délégation de service public",
        "délégations de service public",
        "concessionnaire",
        "autorité concédante",
        "dsp",
        "delegataire",
    ),
    elsewhere=("subvention", "cimetière", "funéraire"),
    nesting=Nesting(
        ("marches", "contrat-concession"),
        frozenset(
            (
                "concessionnaires",
                "considerationsSociales.considerationSociale",
                "considerationsEnvironnementales.considerationEnvironnementale",
                "donneesExecution",
                "donneesExecution.donneesAnnuelles.tarifs",
                "modifications",
            )
        ),
        {
            "donneesExecution.donneesAnnuelles.depensesInvestissement": "number",
            "donneesExecution.donneesAnnuelles.tarifs.tarif.tarif": "number",
            "modifications.modification.id": "integer",
            "modifications.modification.dureeMois": "integer",
            "modifications.modification.valeurGlobale": "number",
        },
    ),
)
