"""Council decisions: scdl/deliberations 2.1.5."""

from pontdarc.core.schema import Constraints, Field, RowCheck, Schema, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import FileRules, Standard

_VOTES = ("VOTE_EFFECTIF", "VOTE_REEL", "VOTE_POUR", "VOTE_CONTRE", "VOTE_ABSTENTION")

_FIELDS = (
    Field(
        "COLL_NOM",
        constraints=Constraints(required=True),
        title=gettext_noop("Nom de la collectivité"),
        description=gettext_noop("Nom officiel de l’assemblée qui a délibéré, le même sur toutes les lignes."),
        example="Communauté de communes du Rhône aux Gorges de l’Ardèche",
        synonyms=names("""
            collectivité, nom collectivité, nom de la collectivité, commune, nom de la commune, ville,
            organisme, nom organisme, entité, nom entité, établissement, structure, émetteur, EPCI, nom
            EPCI, collectivite_nom, nom_collectivite, producteur, assemblée, coll nom, denomination
        """),
        kind="text",
        body_fact="name",
    ),
    Field(
        "COLL_SIRET",
        constraints=Constraints(required=True, pattern=r"^\d{14}$"),
        title=gettext_noop("SIRET de la collectivité"),
        description=gettext_noop("Numéro SIRET du siège de la collectivité qui a délibéré : 14 chiffres sans espace."),
        example="22070001700019",
        pattern_words=gettext_noop("14 chiffres, sans espace"),
        synonyms=names("""
            siret, n° siret, numéro siret, siret collectivité, siret de la collectivité, code siret,
            siret organisme, siret commune, identifiant collectivité, id collectivité, coll siret, siret
            émetteur, siret_collectivite, siret entité, siren siret
        """),
        kind="siret",
        body_fact="siret",
    ),
    Field(
        "DELIB_ID",
        constraints=Constraints(required=True),
        title=gettext_noop("Numéro de la délibération"),
        description=gettext_noop(
            "Numéro que la collectivité donne à la délibération, dans la forme qui lui est propre."
        ),
        example="2024-06-12",
        synonyms=names("""
            n_delib, num_delib, numéro de la délibération, numéro unique, identifiant de l’acte,
            id_acte, numéro, n°, num, numéro de délibération, n° délibération, num délib,
            numéro délib, n° délib, numero_deliberation, identifiant, id, id délibération, identifiant
            délibération, référence, référence délibération, ref delib, réf., numéro acte, numéro de
            l’acte, n° acte, n° de l’acte, num_acte, identifiant acte, référence acte, identifiant
            unique acte, delib numéro, numéro interne, n° d’ordre, numéro d’ordre, delib_num, code
            délibération, n° de la délibération, acte
        """),
    ),
    Field(
        "DELIB_DATE",
        "date",
        constraints=Constraints(required=True),
        title=gettext_noop("Date de la délibération"),
        description=gettext_noop("Jour où l’assemblée a adopté la délibération."),
        example="2024-06-27",
        synonyms=names("""
            date_seance, date de réunion, date du conseil communautaire, date de l’assemblée, jour de
            séance, date_decision, date, date délibération, date de la délibération, date délib, date de
            séance, date séance, date du conseil, date conseil, date conseil municipal, date conseil
            communautaire, séance du, date d’adoption, date adoption, date de décision, date décision,
            date de l’acte, date acte, date du vote, date de vote, séance, date CM, date CC, date du
            conseil municipal, date réunion, date assemblée, date_deliberation, date commission
            permanente, date de la séance, delib date
        """),
        kind="date_iso",
    ),
    Field(
        "DELIB_MATIERE_CODE",
        constraints=Constraints(required=True, pattern=r"^\d\.\d{1,2}$"),
        title=gettext_noop("Code de matière"),
        description=gettext_noop(
            "Matière de l’acte au deuxième niveau de la nomenclature ACTES, comme à la préfecture."
        ),
        example="7.5",
        pattern_words=gettext_noop("un chiffre, un point, un ou deux chiffres, comme 7.5 ou 7.10"),
        synonyms=names("""
            classification matières/sous-matières, delib_matiere, code_matiere, code matière ACTES, code
            nature, code matière, code matiere, matière code, code nomenclature, code ACTES,
            nomenclature, classification, code classification, code nature matière, n° matière, matière
            n°, code thème, nomenclature ACTES, code de matière, code rubrique, classement, code
            classement, codematiere, matiere1_matiere2, code matière acte, nomenclature préfecture
        """),
    ),
    Field(
        "DELIB_MATIERE_NOM",
        constraints=Constraints(required=True),
        title=gettext_noop("Nom de matière"),
        description=gettext_noop(
            "Intitulés des niveaux 1 et 2 de la nomenclature ACTES, séparés par une barre oblique."
        ),
        example="finances locales/subventions",
        synonyms=names("""
            libelle_matiere, thème de la délibération, commission, domaine d’intervention, politique
            publique, matière, nom matière, nom de matière, libellé matière, libellé de la matière,
            thème, thématique, domaine, rubrique, matière de l’acte, libellé nomenclature, intitulé
            matière, catégorie, libellé classification, nature matière, secteur, matière acte,
            compétence, sous-matière
        """),
    ),
    Field(
        "DELIB_OBJET",
        constraints=Constraints(required=True),
        title=gettext_noop("Objet"),
        description=gettext_noop("Ce que la délibération décide, en une phrase."),
        example="Attribution d’une subvention au club de canoë de Vallon",
        synonyms=names("""
            objet_delib, intitulé de l’acte, libellé de l’acte, titre de l’acte, titre du point,
            intitulé du dossier, affaire, objet, objet délibération, objet de la délibération, objet de
            l’acte, objet acte, titre, titre délibération, titre de la délibération, intitulé, intitulé
            de la délibération, libellé, libellé délibération, libellé de la délibération, description,
            sujet, nom délibération, désignation, objet du rapport, titre du rapport, intitulé du
            rapport, ordre du jour, point, résumé, nom de la délibération, libellé acte, titre acte,
            dossier, delib titre
        """),
    ),
    Field(
        "BUDGET_ANNEE",
        constraints=Constraints(pattern=r"^[0-9]{4}(\/[0-9]{4})?$"),
        title=gettext_noop("Année du budget"),
        description=gettext_noop("Exercice budgétaire que la décision touche, s’il y en a un."),
        example="2024",
        pattern_words=gettext_noop("une année sur quatre chiffres, ou deux années séparées par une barre : 2024/2025"),
        synonyms=names("""
            année budget, année budgétaire, année du budget, exercice, exercice budgétaire, budget
            année, annee_budget, exercice comptable, millésime budget, année d’exercice
        """),
    ),
    Field(
        "BUDGET_NOM",
        title=gettext_noop("Nom du budget"),
        description=gettext_noop("Budget touché par la décision : budget principal ou nom du budget annexe."),
        example="Budget annexe de l’eau",
        synonyms=names("""
            nom budget, nom du budget, budget, libellé budget, budget concerné, budget annexe, intitulé
            budget, budget nom, libellé du budget
        """),
    ),
    Field(
        "PREF_ID",
        title=gettext_noop("Préfecture ou sous-préfecture"),
        description=gettext_noop("Code du service qui exerce le contrôle de légalité : PREF007, SPREF0071…"),
        example="PREF007",
        synonyms=names("""
            préfecture, id préfecture, code préfecture, identifiant préfecture, pref, sous-préfecture,
            contrôle de légalité, autorité de contrôle, entité contrôle légalité, destinataire
        """),
    ),
    Field(
        "PREF_DATE",
        "date",
        title=gettext_noop("Date d’enregistrement en préfecture"),
        description=gettext_noop("Jour où le contrôle de légalité a enregistré la délibération."),
        example="2024-07-02",
        synonyms=names("""
            date préfecture, date pref, date de réception en préfecture, date réception préfecture, reçu
            en préfecture le, date transmission préfecture, date de transmission, date télétransmission,
            date de télétransmission, date AR, date accusé réception, date ARActe, date AR préfecture,
            date contrôle de légalité, date d’enregistrement, date retour préfecture, date envoi
            préfecture, transmis le, date de l’accusé de réception, date acquittement, date de dépôt en
            préfecture
        """),
        kind="date_iso",
    ),
    Field(
        "VOTE_EFFECTIF",
        "integer",
        title=gettext_noop("Effectif de l’assemblée"),
        description=gettext_noop("Nombre d’élus de l’assemblée, présents ou non."),
        example="29",
        synonyms=names("""
            nombre de conseillers en exercice, nb membres, effectif de l’assemblée, membres, effectif,
            effectif théorique, effectif légal, nombre d’élus, nb élus, membres en exercice, nombre de
            membres en exercice, nombre de conseillers, conseillers en exercice, nombre de membres,
            effectif conseil, votants théoriques, nb conseillers, total élus
        """),
        kind="integer",
    ),
    Field(
        "VOTE_REEL",
        "integer",
        title=gettext_noop("Votants"),
        description=gettext_noop("Nombre d’élus qui ont pris part au vote, pouvoirs compris."),
        example="26",
        synonyms=names("""
            nb de votants, votants présents et représentés, présents et représentés, votants, nombre de
            votants, nb votants, votants réels, effectif réel, nombre de suffrages, suffrages exprimés,
            exprimés, vote réel, nombre votants, total votants, total votes, nb votes, effectif votant
        """),
        kind="integer",
    ),
    Field(
        "VOTE_POUR",
        "integer",
        title=gettext_noop("Voix pour"),
        description=gettext_noop("Nombre de voix pour."),
        example="24",
        synonyms=names("""
            suffrages pour, nbre de voix pour, pour (voix), pour, votes pour, voix pour, nb pour, nombre
            de pour, vote pour, nombre de voix pour, nb voix pour, favorable, votes favorables
        """),
        kind="integer",
    ),
    Field(
        "VOTE_CONTRE",
        "integer",
        title=gettext_noop("Voix contre"),
        description=gettext_noop("Nombre de voix contre."),
        example="1",
        synonyms=names("""
            suffrages contre, nbre de voix contre, contre, votes contre, voix contre, nb contre, nombre
            de contre, vote contre, nombre de voix contre, nb voix contre, défavorable, votes
            défavorables
        """),
        kind="integer",
    ),
    Field(
        "VOTE_ABSTENTION",
        "integer",
        title=gettext_noop("Abstentions"),
        description=gettext_noop("Nombre d’élus qui se sont abstenus."),
        example="1",
        synonyms=names("""
            abstention, abstentions, nb abstentions, nombre d’abstentions, vote abstention, abs, abst,
            votes abstention, ne prend pas part au vote, absention
        """),
        kind="integer",
    ),
    Field(
        "DELIB_URL",
        format="uri",
        title=gettext_noop("Adresse du document"),
        description=gettext_noop("Adresse où la délibération signée se lit ou se télécharge."),
        example="https://www.exemple.fr/deliberations/2024-06-12.pdf",
        synonyms=names("""
            lien_pdf, fichier_pdf, url_deliberation, lien vers le pdf, adresse web, url fichier, nom du
            fichier, url, lien, lien délibération, url délibération, url document, lien document, lien
            vers le document, adresse du document, pdf, lien pdf, url pdf, fichier, document, lien web,
            lien de téléchargement, télécharger, lien vers la délibération, url acte, lien acte, pièce
            jointe, delib url, hyperlien, lien internet, lien public
        """),
        kind="url",
    ),
)

STANDARD = Standard(
    slug="scdl/deliberations",
    version="2.1.5",
    title=gettext_noop("Délibérations"),
    description=gettext_noop(
        "Les délibérations d’une assemblée locale : date, matière, objet, votes, lien vers l’acte."
    ),
    schema=Schema(
        fields=_FIELDS,
        checks=(
            RowCheck("siret", ("COLL_SIRET",)),
            RowCheck("year_interval", ("BUDGET_ANNEE",), {"allow_year_only": "yes"}),
            RowCheck("cohesive", ("BUDGET_ANNEE", "BUDGET_NOM")),
            RowCheck("cohesive", _VOTES),
            RowCheck("compare_columns", ("PREF_DATE", "DELIB_DATE"), {"op": ">="}),
            RowCheck("compare_columns", ("VOTE_EFFECTIF", "VOTE_REEL"), {"op": ">="}),
            RowCheck("compare_columns", ("VOTE_REEL", "VOTE_POUR"), {"op": ">="}),
            RowCheck("compare_columns", ("VOTE_REEL", "VOTE_CONTRE"), {"op": ">="}),
            RowCheck("compare_columns", ("VOTE_REEL", "VOTE_ABSTENTION"), {"op": ">="}),
            RowCheck("sum_columns", ("VOTE_REEL", "VOTE_POUR", "VOTE_CONTRE", "VOTE_ABSTENTION")),
            RowCheck("nomenclature_actes", ("DELIB_MATIERE_NOM",)),
        ),
    ),
    url="https://schema.data.gouv.fr/scdl/deliberations/",
    file_rules=FileRules(name="AAAAMMJJ_SIREN_deliberations"),
    aliases=("deliberations", "délibérations", "deliberation", "scdl-deliberations"),
    obligations=("A3", "A4"),
    theme="GOVE",
    frequency="monthly",
    signature=("DELIB_OBJET", "DELIB_DATE|DELIB_ID"),
    topic=(
        *("délibération", "délib", "delib", "conseil municipal", "conseil communautaire", "conseil départemental"),
        *("ar préfecture", "actes transmis", "registre des actes", "abstention", "contrôle de légalité"),
    ),
    elsewhere=(
        *("tiers", "bénéficiaire", "subvention", "montant attribué", "mt attribué", "siret tiers", "titulaire"),
        *("association", "montant voté", "montant accordé", "somme votée"),
    ),
)
