"""What is said of a defibrillator that is in place: who to call, its make, its upkeep, who answers for it."""

from pontdarc.core.schema import Constraints, Field, names
from pontdarc.core.words import gettext_noop

FIELDS = (
    Field(
        "tel1",
        constraints=Constraints(
            required=True, pattern=r"^(\+33|\+590|\+594|\+262|\+596|\+269|\+687|\+689|\+590|\+508|\+681)(\d){6,9}$"
        ),
        title=gettext_noop("Téléphone du site"),
        description=gettext_noop("Téléphone du lieu où se trouve l’appareil, avec l’indicatif et sans espace."),
        example="+33475640000",
        pattern_words=gettext_noop("indicatif international puis le numéro sans espace : +33475640000"),
        synonyms=names("""
            c_tel1, téléphone, tel, tél, téléphone du site, téléphone 1, numéro de téléphone, phone,
            téléphone site, contact téléphone, n° téléphone
        """),
        kind="phone_fr",
    ),
    Field(
        "tel2",
        constraints=Constraints(
            pattern=r"^(\+33|\+590|\+594|\+262|\+596|\+269|\+687|\+689|\+590|\+508|\+681)(\d){6,9}$"
        ),
        title=gettext_noop("Second téléphone du site"),
        description=gettext_noop("Autre téléphone du lieu où se trouve l’appareil, avec l’indicatif et sans espace."),
        example="+33475640001",
        pattern_words=gettext_noop("indicatif international puis le numéro sans espace : +33475640000"),
        synonyms=names("""
            c_tel2, téléphone 2, tél 2, deuxième téléphone, autre téléphone, téléphone secondaire,
            second téléphone
        """),
        kind="phone_fr",
    ),
    Field(
        "site_email",
        format="email",
        title=gettext_noop("Courriel du site"),
        description=gettext_noop("Adresse électronique du lieu où se trouve l’appareil, pas celle d’une personne."),
        example="mairie@vogue-exemple.fr",
        synonyms=names("""
            c_site_email, email du site, courriel du site, courriel, email, e-mail, mail, adresse mail,
            contact site
        """),
        kind="email",
    ),
    Field(
        "date_instal",
        "date",
        title=gettext_noop("Date d’installation"),
        description=gettext_noop("Jour où l’appareil a été installé."),
        example="2019-09-30",
        synonyms=names("""
            c_date_instal, date d’installation, date installation, installé le, date de pose, date mise
            en service, date de mise en place, date_install, date de mise en service
        """),
        kind="date_iso",
    ),
    Field(
        "etat",
        constraints=Constraints(
            enum=(
                "Actif",
                "A supprimer",
                "Non identifié",
            )
        ),
        title=gettext_noop("État de la fiche"),
        description=gettext_noop("Actif, A supprimer ou Non identifié."),
        example="Actif",
        synonyms=names("""
            c_etat, état, etat dae, état du dae, statut, état de la fiche, statut de la fiche,
            etat_valid, c_etat_valid
        """),
    ),
    Field(
        "etat_fonct",
        constraints=Constraints(
            required=True,
            enum=(
                "En fonctionnement",
                "Hors service",
                "Supprimé définitivement",
                "Absent momentanément",
                "Inconnu",
            ),
        ),
        title=gettext_noop("État de fonctionnement"),
        description=gettext_noop("Dit si l’appareil fonctionne, est hors service, absent ou supprimé."),
        example="En fonctionnement",
        synonyms=names("""
            c_etat_fonct, état de fonctionnement, etat fonctionnement, fonctionnement, état du
            défibrillateur, état appareil, opérationnel, en service, statut de fonctionnement, état de
            marche
        """),
    ),
    Field(
        "fab_siren",
        constraints=Constraints(pattern=r"^\d{9}$"),
        title=gettext_noop("SIREN du fabricant"),
        description=gettext_noop("Numéro SIREN du fabricant : 9 chiffres sans espace."),
        example="552100554",
        pattern_words=gettext_noop("9 chiffres, sans espace"),
        synonyms=names("""
            c_fab_siren, siren fabricant, siren du fabricant, n° siren fabricant, numéro siren
            fabricant, siren marque
        """),
        kind="siren",
    ),
    Field(
        "fab_rais",
        constraints=Constraints(required=True),
        title=gettext_noop("Fabricant"),
        description=gettext_noop("Raison sociale du fabricant de l’appareil."),
        example="Schiller",
        synonyms=names("""
            c_fab_rais, fabricant, marque, constructeur, raison sociale du fabricant, manufacturer, nom
            du fabricant, brand, marque du dae, fab
        """),
    ),
    Field(
        "mnt_siren",
        constraints=Constraints(pattern=r"^\d{9}$"),
        title=gettext_noop("SIREN du mainteneur"),
        description=gettext_noop("Numéro SIREN de l’entreprise qui entretient l’appareil : 9 chiffres sans espace."),
        example="552100554",
        pattern_words=gettext_noop("9 chiffres, sans espace"),
        synonyms=names("""
            c_mnt_siren, siren mainteneur, siren du mainteneur, siren maintenance, siren prestataire, n°
            siren mainteneur
        """),
        kind="siren",
    ),
    Field(
        "mnt_rais",
        title=gettext_noop("Mainteneur"),
        description=gettext_noop("Raison sociale de l’entreprise qui entretient l’appareil."),
        example="Cœur Secours Services",
        synonyms=names("""
            c_mnt_rais, mainteneur, prestataire de maintenance, raison sociale du mainteneur, société de
            maintenance, prestataire, entreprise de maintenance, maintenance par
        """),
    ),
    Field(
        "modele",
        constraints=Constraints(required=True),
        title=gettext_noop("Modèle"),
        description=gettext_noop("Nom du modèle de l’appareil."),
        example="FRED PA-1",
        synonyms=names("""
            c_modele, modèle, modèle du dae, type d’appareil, type dae, model, modèle appareil, type,
            référence modèle
        """),
    ),
    Field(
        "num_serie",
        constraints=Constraints(required=True, unique=True),
        title=gettext_noop("Numéro de série"),
        description=gettext_noop("Numéro de série de l’appareil, différent sur chaque ligne."),
        example="X09E409930",
        synonyms=names("""
            c_num_serie, numéro de série, n° de série, n° série, serial, serial_number, numéro série,
            num série, sn, identifiant appareil
        """),
    ),
    Field(
        "id_euro",
        title=gettext_noop("Identifiant européen du dispositif"),
        description=gettext_noop("Identifiant unique du dispositif médical (IUD), quand il est connu."),
        example="04260237531234",
        synonyms=names("""
            c_id_euro, iud, udi, identifiant européen, identifiant unique du dispositif, iud européen,
            code iud
        """),
    ),
    Field(
        "lc_ped",
        "boolean",
        title=gettext_noop("Électrodes pédiatriques"),
        description=gettext_noop("oui si des électrodes pour enfants sont avec l’appareil, non sinon."),
        example="non",
        true_values=("oui",),
        false_values=("non",),
        synonyms=names("""
            c_lc_ped, électrodes pédiatriques, présence d’électrodes pédiatriques, électrodes enfant,
            pédiatrique, électrodes enfants, electrodes ped
        """),
        kind="boolean",
    ),
    Field(
        "dtpr_lcped",
        "date",
        title=gettext_noop("Péremption des électrodes pédiatriques"),
        description=gettext_noop("Jour où les électrodes pour enfants ne doivent plus servir."),
        example="2027-09-30",
        synonyms=names("""
            c_dtpr_lcped, date péremption électrodes pédiatriques, péremption électrodes enfant,
            péremption électrodes pédiatriques, date de péremption des électrodes pédiatriques,
            expiration électrodes enfants
        """),
        kind="date_iso",
    ),
    Field(
        "dtpr_lcad",
        "date",
        title=gettext_noop("Péremption des électrodes adultes"),
        description=gettext_noop("Jour où les électrodes pour adultes ne doivent plus servir."),
        example="2027-09-30",
        synonyms=names("""
            c_dtpr_lcad, date péremption électrodes, péremption électrodes, péremption électrodes
            adultes, date de péremption des électrodes adultes, date péremption électrodes adulte,
            expiration électrodes, validité électrodes
        """),
        kind="date_iso",
    ),
    Field(
        "dtpr_bat",
        "date",
        title=gettext_noop("Péremption de la batterie"),
        description=gettext_noop("Jour où la batterie doit être remplacée."),
        example="2028-03-31",
        synonyms=names("""
            c_dtpr_bat, date péremption batterie, péremption batterie, date de péremption de la
            batterie, validité batterie, expiration batterie, fin de vie batterie
        """),
        kind="date_iso",
    ),
    Field(
        "freq_mnt",
        title=gettext_noop("Fréquence de l’entretien"),
        description=gettext_noop("Temps entre deux visites d’entretien."),
        example="Tous les 12 mois",
        synonyms=names("""
            c_freq_mnt, fréquence maintenance, fréquence de la maintenance, périodicité maintenance,
            périodicité de la maintenance, fréquence entretien, fréquence des contrôles
        """),
    ),
    Field(
        "dispsurv",
        "boolean",
        title=gettext_noop("Surveillance à distance"),
        description=gettext_noop("oui si l’appareil est surveillé à distance, non sinon."),
        example="non",
        true_values=("oui",),
        false_values=("non",),
        synonyms=names("""
            c_dispsurv, surveillance à distance, dispositif de surveillance, télésurveillance, connecté,
            monitoring, dispositif de surveillance à distance
        """),
        kind="boolean",
    ),
    Field(
        "dermnt",
        "date",
        constraints=Constraints(required=True),
        title=gettext_noop("Dernier entretien"),
        description=gettext_noop("Jour de la dernière visite d’entretien."),
        example="2026-03-12",
        synonyms=names("""
            c_dermnt, dernière maintenance, date de dernière maintenance, date dernière maintenance,
            date de la dernière maintenance, date maintenance, dernier contrôle, date de contrôle,
            dernière vérification, date de vérification
        """),
        kind="date_iso",
    ),
    Field(
        "expt_siren",
        constraints=Constraints(required=True),
        title=gettext_noop("SIREN de l’exploitant"),
        description=gettext_noop("Numéro SIREN de l’organisme qui répond de l’appareil : 9 chiffres sans espace."),
        example="210703484",
        synonyms=names("""
            c_expt_siren, siren exploitant, siren de l’exploitant, siren, n° siren, siren propriétaire,
            siren du propriétaire, siren gestionnaire
        """),
        kind="siren",
        body_fact="siren",
    ),
    Field(
        "expt_siret",
        title=gettext_noop("SIRET de l’exploitant"),
        description=gettext_noop("Numéro SIRET de l’organisme qui répond de l’appareil : 14 chiffres sans espace."),
        example="21070348400019",
        synonyms=names("""
            c_expt_siret, siret exploitant, siret de l’exploitant, siret, n° siret, siret propriétaire,
            siret du propriétaire, siret gestionnaire
        """),
        kind="siret",
        body_fact="siret",
    ),
    Field(
        "expt_rais",
        constraints=Constraints(required=True),
        title=gettext_noop("Exploitant"),
        description=gettext_noop("Nom de l’organisme qui répond de l’appareil : commune, entreprise, association."),
        example="Commune de Vogüé",
        synonyms=names("""
            c_expt_rais, exploitant, propriétaire, gestionnaire, raison sociale exploitant, raison
            sociale de l’exploitant, operator, nom de l’exploitant, nom du propriétaire, organisme,
            collectivité
        """),
        body_fact="name",
    ),
    Field(
        "expt_tel1",
        constraints=Constraints(
            required=True, pattern=r"^(\+33|\+590|\+594|\+262|\+596|\+269|\+687|\+689|\+590|\+508|\+681)(\d){6,9}$"
        ),
        title=gettext_noop("Téléphone de l’exploitant"),
        description=gettext_noop("Téléphone de l’exploitant, avec l’indicatif et sans espace."),
        example="+33475640000",
        pattern_words=gettext_noop("indicatif international puis le numéro sans espace : +33475640000"),
        synonyms=names("""
            c_expt_tel1, téléphone exploitant, téléphone de l’exploitant, tel exploitant, téléphone
            propriétaire, téléphone gestionnaire, contact exploitant
        """),
        kind="phone_fr",
    ),
    Field(
        "expt_tel2",
        constraints=Constraints(
            pattern=r"^(\+33|\+590|\+594|\+262|\+596|\+269|\+687|\+689|\+590|\+508|\+681)(\d){6,9}$"
        ),
        title=gettext_noop("Second téléphone de l’exploitant"),
        description=gettext_noop("Autre téléphone de l’exploitant, avec l’indicatif et sans espace."),
        example="+33475640001",
        pattern_words=gettext_noop("indicatif international puis le numéro sans espace : +33475640000"),
        synonyms=names("""
            c_expt_tel2, téléphone exploitant 2, tel exploitant 2, second téléphone exploitant, autre
            téléphone exploitant, téléphone 2 exploitant
        """),
        kind="phone_fr",
    ),
    Field(
        "expt_email",
        format="email",
        constraints=Constraints(required=True),
        title=gettext_noop("Courriel de l’exploitant"),
        description=gettext_noop("Adresse électronique de l’exploitant, pas celle d’une personne."),
        example="contact@vogue-exemple.fr",
        synonyms=names("""
            c_expt_email, email exploitant, courriel exploitant, courriel de l’exploitant, mail
            exploitant, email propriétaire, email gestionnaire, email de l’exploitant
        """),
        kind="email",
    ),
)
