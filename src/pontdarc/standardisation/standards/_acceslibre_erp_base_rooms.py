"""The bedrooms, polling booths, toilets and labels of an establishment."""

from pontdarc.core.schema import Field, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standards._acceslibre_erp_base_words import NO, YES

FIELDS = (
    Field(
        "accueil_chambre_nombre_accessibles",
        "integer",
        title=gettext_noop("Chambres accessibles"),
        description=gettext_noop("Nombre de chambres accessibles en fauteuil."),
        example="2",
        synonyms=names("""
            nombre accessibles chambre, nombre pmr chambre, nombre accessibles chambres, nombre pmr
            chambres, nombre accessibles hébergement, nombre pmr hébergement
        """),
    ),
    Field(
        "accueil_chambre_douche_plain_pied",
        "boolean",
        title=gettext_noop("Douche de plain-pied"),
        description=gettext_noop("True si la douche est à l’italienne ou presque plate, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            douche plain-pied chambre, douche accessible chambre, douche plain-pied chambres, douche
            accessible chambres, douche plain-pied hébergement, douche accessible hébergement
        """),
        kind="boolean",
    ),
    Field(
        "accueil_chambre_douche_siege",
        "boolean",
        title=gettext_noop("Siège de douche"),
        description=gettext_noop("True si la douche a un siège, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            siège de douche chambre, douche siège chambre, siège de douche chambres, douche siège
            chambres, siège de douche hébergement, douche siège hébergement
        """),
        kind="boolean",
    ),
    Field(
        "accueil_chambre_douche_barre_appui",
        "boolean",
        title=gettext_noop("Barre d’appui de la douche"),
        description=gettext_noop("True si la douche a une barre d’appui horizontale, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            barre d’appui douche chambre, douche sécurisée chambre, barre d’appui douche chambres,
            douche sécurisée chambres, barre d’appui douche hébergement, douche sécurisée hébergement
        """),
        kind="boolean",
    ),
    Field(
        "accueil_chambre_sanitaires_barre_appui",
        "boolean",
        title=gettext_noop("Barre d’appui des toilettes"),
        description=gettext_noop("True si les toilettes ont une barre d’appui horizontale, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            barre d’appui toilettes chambre, toilettes sécurisées chambre, barre d’appui toilettes
            chambres, toilettes sécurisées chambres, barre d’appui toilettes hébergement, toilettes
            sécurisées hébergement
        """),
        kind="boolean",
    ),
    Field(
        "accueil_chambre_sanitaires_espace_usage",
        "boolean",
        title=gettext_noop("Espace à côté de la cuvette"),
        description=gettext_noop("True s’il y a la place d’un fauteuil à côté de la cuvette, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            espace d’usage toilettes chambre, toilettes accessibles chambre, espace d’usage toilettes
            chambres, toilettes accessibles chambres, espace d’usage toilettes hébergement, toilettes
            accessibles hébergement
        """),
        kind="boolean",
    ),
    Field(
        "accueil_chambre_numero_visible",
        "boolean",
        title=gettext_noop("Numéros de chambre repérables"),
        description=gettext_noop("True si les numéros de chambre sont repérables et en relief, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            numéro visible chambre, visibilité des numéros chambre, numéro visible chambres, visibilité
            des numéros chambres, numéro visible hébergement, visibilité des numéros hébergement
        """),
        kind="boolean",
    ),
    Field(
        "accueil_chambre_equipement_alerte",
        "boolean",
        title=gettext_noop("Alerte adaptée"),
        description=gettext_noop("True si une alerte se voit ou se sent (flash, vibration), False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            équipement d’alerte chambre, alerte lumineuse chambre, équipement d’alerte chambres, alerte
            lumineuse chambres, équipement d’alerte hébergement, alerte lumineuse hébergement
        """),
        kind="boolean",
    ),
    Field(
        "accueil_chambre_accompagnement",
        "boolean",
        title=gettext_noop("Présentation de la chambre"),
        description=gettext_noop("True si quelqu’un présente la chambre aux clients handicapés, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            accompagnement chambre, accompagnement personnalisé chambre, accompagnement chambres,
            accompagnement personnalisé chambres, accompagnement hébergement, accompagnement
            personnalisé hébergement
        """),
        kind="boolean",
    ),
    Field(
        "accueil_retrecissement",
        "boolean",
        title=gettext_noop("Rétrécissement vers l’accueil"),
        description=gettext_noop("True si le chemin vers l’accueil passe sous 90 centimètres, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            rétrécissement accueil, passage étroit accueil, rétrécissement zone d’accueil, passage
            étroit zone d’accueil, rétrécissement espace d’accueil, passage étroit espace d’accueil
        """),
        kind="boolean",
    ),
    Field(
        "accueil_isoloir_accessibilite",
        "boolean",
        title=gettext_noop("Isoloir adapté"),
        description=gettext_noop("True si le bureau de vote a un isoloir adapté, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            isoloir, isoloir adapté, isoloir accessible, accessibilité isoloir, isoloir pmr
        """),
        kind="boolean",
    ),
    Field(
        "accueil_urne_accessibilite",
        "boolean",
        title=gettext_noop("Urne accessible"),
        description=gettext_noop("True si la fente de l’urne est entre 0,90 et 1,30 mètre de haut, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            urne, urne accessible, accessibilité urne, hauteur urne, urne adaptée
        """),
        kind="boolean",
    ),
    Field(
        "sanitaires_presence",
        "boolean",
        title=gettext_noop("Toilettes"),
        description=gettext_noop("True s’il y a des toilettes pour le public, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            sanitaires, toilettes, wc, présence de sanitaires, toilettes publiques, toilets
        """),
        kind="boolean",
    ),
    Field(
        "sanitaires_adaptes",
        "boolean",
        title=gettext_noop("Toilettes adaptées"),
        description=gettext_noop("True s’il y a des toilettes adaptées, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            sanitaires adaptés, toilettes adaptées, wc pmr, wc adapté, toilettes pmr,
            toilets:wheelchair, sanitaires pmr
        """),
        kind="boolean",
    ),
    Field(
        "labels",
        "array",
        title=gettext_noop("Labels"),
        description=gettext_noop("Codes des labels obtenus (th, dpt, mobalib…), en liste JSON."),
        example='["th"]',
        synonyms=names("""
            label, marques, label tourisme et handicap, marque, labels obtenus
        """),
    ),
    Field(
        "labels_familles_handicap",
        "array",
        title=gettext_noop("Handicaps couverts"),
        description=gettext_noop("Handicaps que les labels couvrent (auditif, mental, moteur, visuel), en liste JSON."),
        example='["moteur"]',
        synonyms=names("""
            familles de handicap, handicaps, types de handicap, familles handicap, handicaps couverts
        """),
    ),
    Field(
        "registre_url",
        format="uri",
        title=gettext_noop("Registre d’accessibilité"),
        description=gettext_noop("Adresse web du registre public d’accessibilité."),
        example="https://www.vogue-exemple.fr/registre.pdf",
        synonyms=names("""
            registre, registre public, registre d’accessibilité, url registre, lien registre
        """),
        kind="url",
    ),
    Field(
        "conformite",
        "boolean",
        title=gettext_noop("Conformité"),
        description=gettext_noop("True si l’établissement a été déclaré conforme, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            conforme, conformité erp, erp conforme, conformité accessibilité, attestation de conformité,
            adap
        """),
        kind="boolean",
    ),
)
