"""Subsidies granted: scdl/subventions 2.1.1."""

from pontdarc.core.schema import Constraints, Field, RowCheck, Schema, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import FileRules, Standard

_IN_CASH, _IN_KIND = "aide en numéraire", "aide en nature"

_FIELDS = (
    Field(
        "nomAttribuant",
        constraints=Constraints(required=True),
        title=gettext_noop("Nom de l’attribuant"),
        description=gettext_noop(
            "Nom officiel de l’autorité qui attribue la subvention, le même sur toutes les lignes."
        ),
        example="Département de l’Ardèche",
        synonyms=names("""
            attributeur, nom attributeur, organisme attributeur, nom de l’attributeur, collectivité
            attribuante, administration, service, attribuant, nom de l’attribuant, nom attribuant,
            collectivité, nom collectivité, financeur, nom financeur, autorité, autorité administrative,
            nom de l’autorité administrative, organisme attribuant, donneur, nom de la collectivité,
            service instructeur, payeur, organisme financeur, nom donneur, coll_nom, financeur
            principal, nom de l’autorité, structure attribuante, collectivité attributrice
        """),
        kind="text",
        body_fact="name",
    ),
    Field(
        "idAttribuant",
        constraints=Constraints(required=True, pattern=r"^\d{14}$"),
        title=gettext_noop("SIRET de l’attribuant"),
        description=gettext_noop("Numéro SIRET de l’autorité qui attribue la subvention : 14 chiffres sans espace."),
        example="22070001700019",
        pattern_words=gettext_noop("14 chiffres, sans espace"),
        synonyms=names("""
            siret attributeur, siret de l’attributeur, siret de l’organisme attributeur, siret
            administration, siret attribuant, siret de l’attribuant, identification de l’attribuant,
            identifiant attribuant, siret collectivité, siret financeur, n° siret attribuant, id
            attribuant, siret autorité, siret de la collectivité, identifiant de l’autorité
            administrative, numéro siret attribuant, siret donneur, coll_siret, siret organisme
            attribuant, siret_attribuant
        """),
        kind="siret",
        body_fact="siret",
    ),
    Field(
        "dateConvention",
        "date",
        constraints=Constraints(required=True),
        title=gettext_noop("Date de la convention"),
        description=gettext_noop("Jour où la convention de subvention a été signée."),
        example="2024-03-18",
        synonyms=names("""
            date de signature convention, date d’effet, date_attribution, date de la commission
            permanente, date du conseil, date de l’arrêté, date d’attribution de la subvention, date de
            la convention de subvention, date convention, date de convention, date de la convention,
            date signature, date de signature, date de signature de la convention, date attribution,
            date d’attribution, date décision, date de décision, date de la décision, date délibération,
            date de la délibération, date vote, date du vote, date notification, date de notification,
            date de l’acte attributif, date acte, date de l’acte, date cp, date commission permanente,
            date, date_convention, date séance, date arrêté, date conseil municipal, date octroi, date
            d’octroi
        """),
        kind="date_iso",
    ),
    Field(
        "referenceDecision",
        title=gettext_noop("Référence de la décision"),
        description=gettext_noop("Numéro de l’acte qui attribue la subvention : délibération, arrêté, convention."),
        example="2024-02-CP-117",
        synonyms=names("""
            référence de la décision, référence décision, ref décision, numéro décision, n° décision, n°
            délibération, numéro de délibération, référence délibération, délibération, n° acte, numéro
            acte, référence acte, référence convention, n° convention, numéro convention, numéro de la
            convention, référence, réf, n° dossier, numéro dossier, numéro de dossier, référence
            dossier, n° arrêté, code dossier, reference_decision, n° engagement, id subvention,
            identifiant subvention, n° de l’aide
        """),
    ),
    Field(
        "nomBeneficiaire",
        constraints=Constraints(required=True),
        title=gettext_noop("Nom du bénéficiaire"),
        description=gettext_noop(
            "Nom officiel de l’organisme qui reçoit la subvention. Jamais le nom d’un particulier."
        ),
        example="Association Les Amis de la Cévenne",
        synonyms=names("""
            nom légal, raison sociale du bénéficiaire, nom du tiers bénéficiaire, dénomination du
            bénéficiaire, nom association bénéficiaire, intitulé du bénéficiaire, nom complet du
            bénéficiaire, nom du demandeur, établissement, bénéficiaire, nom du bénéficiaire, nom
            bénéficiaire, association, nom de l’association, nom association, organisme, nom organisme,
            organisme bénéficiaire, nom de l’organisme, nom de l’organisme bénéficiaire, raison sociale,
            dénomination, dénomination sociale, structure, nom de la structure, tiers, nom tiers, nom du
            tiers, libellé tiers, demandeur, nom demandeur, nom de l’attributaire, attributaire, libellé
            bénéficiaire, porteur de projet, porteur, intitulé tiers, désignation du tiers,
            nom_beneficiaire, club, raison sociale bénéficiaire, bénéficiaires, nom des organismes
            bénéficiaires, intitulé de l’association, nom de l'organisme
        """),
        kind="text",
    ),
    Field(
        "idBeneficiaire",
        title=gettext_noop("SIRET du bénéficiaire"),
        description=gettext_noop(
            "Numéro SIRET du bénéficiaire : 14 chiffres sans espace. À défaut, donnez son numéro RNA."
        ),
        example="38047555800058",
        synonyms=names("""
            numéro siret du bénéficiaire, siret de l’organisme, siret du demandeur, siret demandeur, n°
            siret association, siren du bénéficiaire, siret, siret bénéficiaire, siret du bénéficiaire,
            identification du bénéficiaire, identification siret du bénéficiaire, identifiant
            bénéficiaire, n° siret, numéro siret, code siret, siret association, siret de l’association,
            id bénéficiaire, siret tiers, siret organisme, n° siret bénéficiaire, numéro de siret,
            siret_beneficiaire, siret structure, siren bénéficiaire, siren, n° siren, siren/siret, siret
            ou siren, identifiant du bénéficiaire, siret du tiers
        """),
        kind="siret",
    ),
    Field(
        "rnaBeneficiaire",
        constraints=Constraints(pattern=r"^W\d{9}$"),
        title=gettext_noop("Numéro RNA du bénéficiaire"),
        description=gettext_noop(
            "Numéro au répertoire national des associations, quand le bénéficiaire n’a pas de SIRET."
        ),
        example="W071000123",
        pattern_words=gettext_noop("un W suivi de 9 chiffres"),
        synonyms=names("""
            rna, n° rna, numéro rna, rna bénéficiaire, identification rna du bénéficiaire, code rna,
            waldec, numéro waldec, rna association, identifiant rna, n° rna association, rna du
            bénéficiaire, numéro d’association, rna_beneficiaire, n° préfecture
        """),
        kind="rna",
    ),
    Field(
        "objet",
        constraints=Constraints(required=True, max_length=256),
        title=gettext_noop("Objet de la subvention"),
        description=gettext_noop("Ce que la subvention finance, en 256 caractères au plus."),
        example="Organisation du festival de musique de l’été 2024",
        synonyms=names("""
            objet de la convention, objet du financement, intitulé du dossier, libellé du dossier, objet
            du projet, objet demande, finalité, description du projet, objet, objet de la subvention,
            objet subvention, libellé, libellé subvention, description, projet, intitulé du projet, nom
            du projet, intitulé, libellé du projet, action, action financée, objet du dossier, libellé
            dossier, motif, désignation, opération, libellé de l’opération, titre, objet de l’aide,
            descriptif, détail, libellé de l’aide, intitulé de l’action, objet de la demande, nature de
            l’opération, utilisation, destination, intitulé de la subvention, objet_subvention
        """),
    ),
    Field(
        "montant",
        "number",
        constraints=Constraints(required=True),
        title=gettext_noop("Montant"),
        description=gettext_noop(
            "Montant total attribué, en euros, avant partage entre les bénéficiaires s’ils sont plusieurs."
        ),
        example="4500.00",
        synonyms=names("""
            montant de la subvention attribuée, montant de la subvention en euros, montant annuel,
            montant global, crédits votés, montant subvention accordée, montant mandaté, montant payé,
            subvention annuelle, montant de l’aide en euros, montant décidé, montant, montant total,
            montant total de la subvention, montant subvention, montant de la subvention, montant
            attribué, montant alloué, montant accordé, montant voté, montant versé, somme, subvention,
            subvention accordée, subvention attribuée, subvention versée, montant en euros, montant €,
            montant (€), montant ttc, attribué, accordé, voté, aide, montant de l’aide, montant aide,
            total, montant proposé, somme attribuée, somme versée, montant notifié, montant engagé,
            montant de la subvention de fonctionnement, subvention de fonctionnement, subvention votée,
            montant_subvention, proposition, valeur, dotation, montant convention, subventions
        """),
        kind="money",
    ),
    Field(
        "nature",
        constraints=Constraints(
            required=True,
            enum=(_IN_CASH, _IN_KIND, f"{_IN_CASH};{_IN_KIND}", f"{_IN_KIND};{_IN_CASH}"),
        ),
        title=gettext_noop("Nature"),
        description=gettext_noop(
            "En argent (aide en numéraire), en nature (prêt de salle, de matériel…), ou les deux."
        ),
        example="aide en numéraire",
        synonyms=names("""
            nature, nature de la subvention, nature subvention, nature de l’aide, nature aide, type
            d’aide, forme de l’aide, numéraire/nature, type de subvention, nature du versement,
            nature_subvention, forme, type d'aide, type subvention
        """),
    ),
    Field(
        "conditionsVersement",
        constraints=Constraints(required=True, max_length=256),
        title=gettext_noop("Conditions de versement"),
        description=gettext_noop("unique, échelonné, ou une description libre de 256 caractères au plus."),
        example="unique",
        synonyms=names("""
            fréquence de versement, rythme de versement, nombre de versements, conditions de versement,
            conditions de versement de la subvention, condition de versement, conditions versement,
            modalités de versement, modalité de versement, modalités versement, versement, mode de
            versement, échéancier, type de versement, modalités de paiement, conditions,
            conditions_versement, conditions de paiement
        """),
    ),
    Field(
        "datesPeriodeVersement",
        constraints=Constraints(
            required=True, pattern=r"^[0-9]{4}\-[0-9]{2}\-[0-9]{2}(\/[0-9]{4}\-[0-9]{2}\-[0-9]{2})?$"
        ),
        title=gettext_noop("Date ou période de versement"),
        description=gettext_noop(
            "Une date si le versement est unique, sinon la première et la dernière séparées par /."
        ),
        example="2024-04-01/2024-12-31",
        pattern_words=gettext_noop("une date AAAA-MM-JJ, ou deux dates séparées par une barre oblique"),
        synonyms=names("""
            dates de la période de versement, date prévisionnelle de versement, période de paiement,
            date ou période de versement, dates de versement, date de versement, date versement, période
            de versement, période versement, date de paiement, date paiement, date mandat, date de
            mandatement, dates versement, dates_periode_versement, date du versement, date mandatement,
            dates ou période de versement, date premier versement, calendrier de versement, période
        """),
    ),
    Field(
        "idRAE",
        constraints=Constraints(max_length=5),
        title=gettext_noop("Numéro au répertoire des aides aux entreprises"),
        description=gettext_noop("Numéro de l’aide au répertoire des aides aux entreprises, quand elle y figure."),
        example="12345",
        synonyms=names("""
            rae, id rae, identifiant rae, numéro rae, n° rae, référence rae, identifiant de l’aide,
            identifiant rae de l’aide au titre de laquelle la subvention est attribuée, numéro unique de
            référencement au répertoire des aides aux entreprises
        """),
    ),
    Field(
        "notificationUE",
        "boolean",
        constraints=Constraints(required=True),
        title=gettext_noop("Notifiée à la Commission européenne"),
        description=gettext_noop("oui si l’aide relève des aides « de minimis » ou a été notifiée, non sinon."),
        example="non",
        true_values=("oui",),
        false_values=("non",),
        synonyms=names("""
            notification ue, notification européenne, notifié ue, aide d’état notifiée à la commission
            européenne, notification commission européenne, aide notifiée, notification europe, aide
            d’état, de minimis, notification_ue, notification à la commission européenne, minimis
        """),
        kind="boolean",
    ),
    Field(
        "pourcentageSubvention",
        "number",
        constraints=Constraints(required=True, minimum=0.01, maximum=1),
        title=gettext_noop("Part du bénéficiaire"),
        description=gettext_noop("Part du montant qui revient à ce bénéficiaire : 1 s’il est seul, 0.45 pour 45 %."),
        example="1",
        synonyms=names("""
            pourcentage, pourcentage subvention, pourcentage de la subvention, part, part du
            bénéficiaire, taux, pourcentage du montant total de la subvention attribuée au bénéficiaire,
            pourcentage attribué, pourcentage bénéficiaire, répartition, pourcentage_subvention,
            pourcentage du montant, quote-part
        """),
        kind="number",
    ),
    Field(
        "dispositifAide",
        title=gettext_noop("Dispositif d’aide"),
        description=gettext_noop("Identifiant du dispositif d’aide, tel que publié dans le jeu des dispositifs."),
        example="65d5b6c7-102c-4440-ac3b-768f708edc0a",
        synonyms=names("""
            dispositif, dispositif d’aide, dispositif aide, programme, nom du dispositif, libellé
            dispositif, identifiant dispositif, code dispositif, dispositif d’intervention, règlement
            d’aide, politique
        """),
    ),
)

STANDARD = Standard(
    slug="scdl/subventions",
    version="2.1.1",
    title=gettext_noop("Subventions"),
    description=gettext_noop("Les conventions de subvention d’une autorité : bénéficiaire, objet, montant, versement."),
    schema=Schema(
        fields=_FIELDS,
        checks=(
            RowCheck("siret", ("idAttribuant",)),
            RowCheck("siret", ("idBeneficiaire",)),
            RowCheck("one_of_required", ("idBeneficiaire", "rnaBeneficiaire")),
        ),
    ),
    url="https://schema.data.gouv.fr/scdl/subventions/",
    file_rules=FileRules(name="AAAAMMJJ_SIREN_subventions"),
    aliases=("subventions", "subvention", "scdl-subventions"),
    obligations=("S1", "S2", "S3", "S4", "S6"),
    theme="GOVE",
    frequency="quarterly",
    signature=("nomBeneficiaire", "montant"),
    topic=(
        *("grant", "grants", "subsidy", "subsidies", "nom benef", "bénef", "financeur", "subvention votée"),
        *(
            "subvention",
            "subv",
            "bénéficiaire",
            "attribuant",
            "de minimis",
            "nature aide",
            "montant aide",
            "aide accordée",
        ),
        *("montant attribué", "montant accordé", "montant alloué", "montant octroyé", "montant voté", "somme votée"),
        *("mt attribué", "mt accordé", "mt alloué", "mnt attribué", "mtt attribué", "somme attribuée", "somme allouée"),
    ),
    # People who are granted an aid are no bodies that get a subsidy: here is no place for what is said of them.
    elsewhere=(
        *("marché", "cpv", "code cpv", "procédure", "lot", "titulaire", "logement", "emploi"),
        *("sexe", "civilité", "date naissance", "né le", "âge", "situation familiale", "quotient familial"),
        *("allocataire", "numéro caf"),
    ),
)
