"""How a public contract was awarded, where and when it is carried out, and at what price."""

from pontdarc.core.schema import Constraints, Field, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standards._patterns import listed

_PRICES = ("Définitif ferme", "Définitif actualisable", "Définitif révisable", "Provisoire")

FIELDS = (
    Field(
        "procedure",
        constraints=Constraints(
            required=True,
            enum=(
                "Procédure adaptée",
                "Appel d'offres ouvert",
                "Appel d'offres restreint",
                "Procédure avec négociation",
                "Marché passé sans publicité ni mise en concurrence préalable",
                "Dialogue compétitif",
            ),
        ),
        spellings=(
            ("MAPA", "Procédure adaptée"),
            ("PA", "Procédure adaptée"),
            ("AOO", "Appel d'offres ouvert"),
            ("AO ouvert", "Appel d'offres ouvert"),
            ("AOR", "Appel d'offres restreint"),
            ("AO restreint", "Appel d'offres restreint"),
        ),
        title=gettext_noop("Procédure"),
        description=gettext_noop("Procédure par laquelle le marché a été passé."),
        example="Procédure adaptée",
        synonyms=names("""
            procédure de passation, type de procédure, procédure passation, mode de passation, procédure
            utilisée, type procédure, mapa
        """),
    ),
    Field(
        "lieuExecution.code",
        constraints=Constraints(required=True),
        title=gettext_noop("Lieu d’exécution"),
        description=gettext_noop("Code du lieu où le marché s’exécute : code postal, code INSEE, département…"),
        example="07150",
        synonyms=names("""
            lieu_exec_code, code lieu d’exécution, lieu d’exécution, lieu exécution, lieuExecution_code,
            code postal, code du lieu d’exécution, lieu_execution_code
        """),
    ),
    Field(
        "lieuExecution.typeCode",
        constraints=Constraints(
            required=True,
            enum=(
                "Code postal",
                "Code commune",
                "Code arrondissement",
                "Code canton",
                "Code département",
                "Code région",
                "Code pays",
            ),
        ),
        title=gettext_noop("Type du code de lieu"),
        description=gettext_noop("Dit de quelle sorte est le code du lieu."),
        example="Code postal",
        synonyms=names("""
            type code lieu, type de code, lieu_exec_type, lieuExecution_typeCode, type de code du lieu
            d’exécution, type code lieu d’exécution
        """),
    ),
    Field(
        "dureeMois",
        "integer",
        constraints=Constraints(required=True, minimum=1),
        title=gettext_noop("Durée"),
        description=gettext_noop("Durée du marché, en mois."),
        example="12",
        units=("mois",),
        synonyms=names("""
            durée en mois, durée, durée mois, durée du marché, duree_mois, durée (mois), durée du marché
            en mois, nombre de mois
        """),
        kind="integer",
    ),
    Field(
        "dateNotification",
        "date",
        constraints=Constraints(required=True),
        title=gettext_noop("Date de notification"),
        description=gettext_noop("Jour où le marché a été notifié au titulaire."),
        example="2026-03-12",
        synonyms=names("""
            date notification, notifié le, date de notification du marché, date du marché,
            date_notification
        """),
        kind="date_iso",
    ),
    Field(
        "datePublicationDonnees",
        "date",
        constraints=Constraints(required=True),
        title=gettext_noop("Date de publication"),
        description=gettext_noop(
            "Jour où les données essentielles ont été publiées, deux mois au plus après la notification."
        ),
        example="2026-04-20",
        synonyms=names("""
            publication_date, date publication, date de publication des données, date de publication,
            date publication données, publié le, date_publication
        """),
        kind="date_iso",
    ),
    Field(
        "montant",
        "number",
        constraints=Constraints(required=True, minimum=1),
        title=gettext_noop("Montant"),
        description=gettext_noop(
            "Montant hors taxes, en euros ; pour un accord-cadre sans maximum, le montant estimé."
        ),
        example="127961.44",
        synonyms=names("""
            montant ht, montant du marché, montant attribué, montant (ht), montant ht en euros, montant
            total, amount_ht_eur, montants ht, montant estimé, valeur, prix, montant notifié, montant en
            euros ht, montant euros
        """),
        kind="money",
    ),
    Field(
        "typesPrix.typePrix",
        constraints=Constraints(required=True, pattern=listed(*_PRICES)),
        title=gettext_noop("Types de prix"),
        description=gettext_noop("Définitif ferme, révisable… séparés par un point-virgule."),
        example="Définitif révisable",
        pattern_words=gettext_noop(
            "un ou plusieurs types de prix de la liste du standard, séparés par un point-virgule"
        ),
        synonyms=names("""
            type de prix, types de prix, type prix, types_prix, nature du prix
        """),
    ),
    Field(
        "formePrix",
        constraints=Constraints(
            required=True,
            enum=(
                "Unitaire",
                "Forfaitaire",
                "Mixte",
            ),
        ),
        title=gettext_noop("Forme du prix"),
        description=gettext_noop("Unitaire, Forfaitaire ou Mixte."),
        example="Forfaitaire",
        synonyms=names("""
            forme de prix, forme du prix, forme prix, forme_prix, prix unitaire ou forfaitaire
        """),
    ),
    Field(
        "origineUE",
        "number",
        constraints=Constraints(minimum=0, maximum=1),
        title=gettext_noop("Origine européenne"),
        description=gettext_noop("Part des fournitures d’origine européenne : 0.5 pour 50 %."),
        example="0.8",
        synonyms=names("""
            origine ue, origine européenne, part ue, origine_ue, part d’origine européenne, part
            produits ue
        """),
        kind="percentage",
    ),
    Field(
        "origineFrance",
        "number",
        constraints=Constraints(minimum=0, maximum=1),
        title=gettext_noop("Origine française"),
        description=gettext_noop("Part des fournitures d’origine française : 0.5 pour 50 %."),
        example="0.5",
        synonyms=names("""
            origine france, origine française, part france, origine_france, part d’origine française,
            part produits français
        """),
        kind="percentage",
    ),
)
