"""What a place of digital mediation offers, to whom and on what terms."""

from pontdarc.core.schema import Constraints, Field, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standards._patterns import several

FIELDS = (
    Field(
        "presentation_detail",
        title=gettext_noop("Présentation détaillée"),
        description=gettext_noop("Ce que propose le lieu, aussi longuement qu’il le faut."),
        example="Ateliers le mardi matin, aide individuelle sur rendez-vous le jeudi.",
        synonyms=names("""
            description détaillée, présentation longue, description longue, présentation détaillée,
            détail, description complète, informations complémentaires
        """),
    ),
    Field(
        "source",
        title=gettext_noop("Source de la donnée"),
        description=gettext_noop("Organisme qui a recueilli la donnée sur ce lieu."),
        example="Département de l’Ardèche",
        synonyms=names("""
            source de la donnée, producteur, origine, structure collectant la donnée, collecté par,
            origine de la donnée, fournisseur
        """),
    ),
    Field(
        "itinerance",
        constraints=Constraints(pattern=several("Itinérant", "Fixe")),
        title=gettext_noop("Fixe ou itinérant"),
        description=gettext_noop("Itinérant pour un bus ou une permanence qui se déplace, Fixe sinon."),
        example="Fixe",
        pattern_words=gettext_noop("Itinérant, Fixe, ou les deux séparés par |"),
        synonyms=names("""
            itinérant, itinérance du lieu, fixe ou itinérant, mobile, lieu itinérant, permanence
            itinérante, itinerant
        """),
    ),
    Field(
        "structure_parente",
        title=gettext_noop("Structure parente"),
        description=gettext_noop("Nom du réseau ou de l’organisme auquel le lieu appartient."),
        example="Communauté de communes Gorges de l’Ardèche",
        synonyms=names("""
            réseau, structure porteuse, organisme de rattachement, structure mère, tête de réseau,
            structure employeuse, collectivité de rattachement, structure parente
        """),
    ),
    Field(
        "date_maj",
        "date",
        constraints=Constraints(required=True),
        title=gettext_noop("Date de mise à jour"),
        description=gettext_noop("Jour où la fiche du lieu a été mise à jour."),
        example="2026-04-02",
        synonyms=names("""
            date de mise à jour, mise à jour, dernière mise à jour, date maj, maj, last_update, date de
            dernière mise à jour, updated_at, modifié le
        """),
        kind="date_iso",
    ),
    Field(
        "services",
        constraints=Constraints(
            pattern=several(
                "Aide aux démarches administratives",
                "Maîtrise des outils numériques du quotidien",
                "Insertion professionnelle via le numérique",
                "Utilisation sécurisée du numérique",
                "Parentalité et éducation avec le numérique",
                "Loisirs et créations numériques",
                "Compréhension du monde numérique",
                "Accès internet et matériel informatique",
                "Acquisition de matériel informatique à prix solidaire",
            )
        ),
        title=gettext_noop("Services"),
        description=gettext_noop("Types d’aide proposés, séparés par une barre."),
        example="Aide aux démarches administratives|Accès internet et matériel informatique",
        pattern_words=gettext_noop("un ou plusieurs services de la liste du standard, séparés par |"),
        synonyms=names("""
            service, services proposés, offre de services, thématiques, thématiques d’accompagnement,
            service proposé, activités, prestations
        """),
    ),
    Field(
        "publics_specifiquement_adresses",
        constraints=Constraints(pattern=several("Jeunes", "Étudiants", "Familles et/ou enfants", "Seniors", "Femmes")),
        title=gettext_noop("Publics visés"),
        description=gettext_noop(
            "Publics à qui le lieu s’adresse en particulier, séparés par une barre ; vide pour tous."
        ),
        example="Seniors",
        pattern_words=gettext_noop("Jeunes, Étudiants, Familles et/ou enfants, Seniors, Femmes, séparés par |"),
        synonyms=names("""
            publics, public, public cible, publics accueillis, publics accompagnés, publics cibles,
            publics visés, public visé, types de publics
        """),
    ),
    Field(
        "prise_en_charge_specifique",
        constraints=Constraints(
            pattern=several(
                "Surdité",
                "Handicaps moteurs",
                "Handicaps mentaux",
                "Illettrisme",
                r"Langues étrangères \(anglais\)",
                r"Langues étrangères \(autres\)",
                "Déficience visuelle",
            )
        ),
        title=gettext_noop("Prises en charge spécifiques"),
        description=gettext_noop(
            "Handicaps, illettrisme ou langues que le lieu sait accompagner, séparés par une barre."
        ),
        example="Illettrisme|Langues étrangères (anglais)",
        pattern_words=gettext_noop("une ou plusieurs prises en charge de la liste du standard, séparées par |"),
        synonyms=names("""
            prise en charge, accompagnement spécifique, prises en charge spécifiques, accessibilité,
            handicap, handicaps pris en charge, besoins particuliers
        """),
    ),
    Field(
        "frais_a_charge",
        constraints=Constraints(pattern=several("Gratuit", "Gratuit sous condition", "Payant")),
        title=gettext_noop("Frais à la charge du public"),
        description=gettext_noop("Gratuit, Gratuit sous condition ou Payant, séparés par une barre."),
        example="Gratuit",
        pattern_words=gettext_noop("Gratuit, Gratuit sous condition, Payant, séparés par |"),
        synonyms=names("""
            tarif, tarifs, gratuité, conditions d’accès, conditions d’accès tarif, conditions
            tarifaires, prix, coût, frais, fee, payant ou gratuit
        """),
    ),
    Field(
        "dispositif_programmes_nationaux",
        constraints=Constraints(
            pattern=several(
                "Aidants Connect",
                "Bibliothèques numérique de référence",
                "Certification PIX",
                "Conseillers numériques",
                "Emmaüs Connect",
                "France Services",
                "Grande école du numérique",
                "La Croix Rouge",
                "Point d'accès numérique CAF",
                "Promeneurs du net",
                r"Relais numérique \(Emmaüs Connect\)",
            )
        ),
        title=gettext_noop("Dispositifs nationaux"),
        description=gettext_noop(
            "Dispositifs nationaux dont le lieu fait partie (France Services, Conseillers numériques…)."
        ),
        example="Conseillers numériques|France Services",
        pattern_words=gettext_noop("un ou plusieurs dispositifs de la liste du standard, séparés par |"),
        synonyms=names("""
            dispositif, labels nationaux, dispositifs et programmes nationaux, dispositifs, programme
            national, labels_nationaux, dispositifs nationaux, programmes, france services
        """),
    ),
    Field(
        "formations_labels",
        constraints=Constraints(
            pattern=several(
                "Formé à « Mon Espace Santé »",
                r"Formé à « DUPLEX » \(illettrisme\)",
                r"Arnia/MedNum BFC \(Bourgogne-Franche-Comté\)",
                r"Collectif ressources et acteurs réemploi \(Normandie\)",
                "Fabriques de Territoire",
                r"Les Éclaireurs du numérique \(Drôme\)",
                r"Mes Papiers \(Métropole de Lyon\)",
                "ORDI 3.0",
                r"SUD LABS \(PACA\)",
            )
        ),
        title=gettext_noop("Formations et labels"),
        description=gettext_noop("Formations et labels de la liste du standard, séparés par une barre."),
        example="Fabriques de Territoire",
        pattern_words=gettext_noop("une ou plusieurs formations de la liste du standard, séparées par |"),
        synonyms=names("""
            formations et labels, formations, labels, formation, certifications, labels et formations,
            labels et certifications
        """),
    ),
    Field(
        "autres_formations_labels",
        title=gettext_noop("Autres formations et labels"),
        description=gettext_noop("Formations et labels que la liste du standard ne contient pas."),
        example="Label Ardèche numérique",
        synonyms=names("""
            autres labels, labels_autres, autres formations et labels, autre label, autres formations,
            autres certifications
        """),
    ),
    Field(
        "modalites_acces",
        constraints=Constraints(
            pattern=several(
                "Se présenter",
                "Téléphoner",
                "Contacter par mail",
                "Prendre un RDV en ligne",
                "Ce lieu n'accueille pas de public",
                "Envoyer un mail avec une fiche de prescription",
            )
        ),
        title=gettext_noop("Modalités d’accès"),
        description=gettext_noop("Ce qu’il faut faire pour venir : se présenter, téléphoner, prendre rendez-vous."),
        example="Se présenter|Téléphoner",
        pattern_words=gettext_noop("une ou plusieurs modalités de la liste du standard, séparées par |"),
        synonyms=names("""
            modalités d’accès, mode d’accès, accès, comment venir, modalité d’accès, modalités
            d’accueil, avec ou sans rendez-vous, conditions d’accueil
        """),
    ),
    Field(
        "modalites_accompagnement",
        constraints=Constraints(
            pattern=several("En autonomie", "Accompagnement individuel", "Dans un atelier collectif", "À distance")
        ),
        title=gettext_noop("Modalités d’accompagnement"),
        description=gettext_noop("En autonomie, individuel, en atelier ou à distance, séparés par une barre."),
        example="Accompagnement individuel|Dans un atelier collectif",
        pattern_words=gettext_noop(
            "En autonomie, Accompagnement individuel, Dans un atelier collectif, À distance, séparés par |"
        ),
        synonyms=names("""
            modalités d’accompagnement, type d’accompagnement, mode d’accompagnement, accompagnement,
            formes d’accompagnement, individuel ou collectif
        """),
    ),
    Field(
        "fiche_acces_libre",
        title=gettext_noop("Fiche Acceslibre"),
        description=gettext_noop("Adresse de la fiche d’accessibilité du lieu sur Acceslibre."),
        example="https://acceslibre.beta.gouv.fr/app/07-vogue/a/bibliotheque-mediatheque/erp/mediatheque/",
        synonyms=names("""
            acceslibre, fiche acceslibre, lien acceslibre, url acceslibre, accès libre, fiche
            d’accessibilité
        """),
        kind="url",
    ),
    Field(
        "prise_rdv",
        title=gettext_noop("Prise de rendez-vous"),
        description=gettext_noop("Adresse du site où l’on prend rendez-vous."),
        example="https://www.rdv-solidarites.fr/",
        synonyms=names("""
            rendez-vous, prise de rendez-vous, rdv, lien rdv, lien de prise de rdv, url rdv, rdv en
            ligne, prise de rdv
        """),
        kind="url",
    ),
)
