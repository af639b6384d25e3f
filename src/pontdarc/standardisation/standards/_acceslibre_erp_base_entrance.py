"""The door of an establishment and what lies behind it."""

from pontdarc.core.schema import Constraints, Field, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standards._acceslibre_erp_base_words import NO, YES

FIELDS = (
    Field(
        "entree_reperage",
        "boolean",
        title=gettext_noop("Entrée repérable"),
        description=gettext_noop("True si l’entrée se repère facilement, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            repérage entrée, visibilité entrée, repérage porte d’entrée, visibilité porte d’entrée,
            repérage accès entrée, visibilité accès entrée
        """),
        kind="boolean",
    ),
    Field(
        "entree_vitree",
        "boolean",
        title=gettext_noop("Entrée vitrée"),
        description=gettext_noop("True si la porte d’entrée est vitrée, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            vitrée entrée, vitre entrée, vitrée porte d’entrée, vitre porte d’entrée, vitrée accès
            entrée, vitre accès entrée
        """),
        kind="boolean",
    ),
    Field(
        "entree_vitree_vitrophanie",
        "boolean",
        title=gettext_noop("Vitre repérable"),
        description=gettext_noop("True si des éléments contrastés signalent la vitre, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            vitrophanie entrée, repérage de la vitre entrée, vitrophanie porte d’entrée, repérage de la
            vitre porte d’entrée, vitrophanie accès entrée, repérage de la vitre accès entrée
        """),
        kind="boolean",
    ),
    Field(
        "entree_plain_pied",
        "boolean",
        title=gettext_noop("Entrée de plain-pied"),
        description=gettext_noop("True si l’entrée est sans rupture de niveau, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            plain-pied entrée, de plain-pied entrée, sans marche entrée, plain-pied porte d’entrée, de
            plain-pied porte d’entrée, sans marche porte d’entrée, plain-pied accès entrée, de
            plain-pied accès entrée, sans marche accès entrée
        """),
        kind="boolean",
    ),
    Field(
        "entree_ascenseur",
        "boolean",
        title=gettext_noop("Ascenseur à l’entrée"),
        description=gettext_noop("True s’il y a un ascenseur ou un élévateur, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            ascenseur entrée, élévateur entrée, ascenseur porte d’entrée, élévateur porte d’entrée,
            ascenseur accès entrée, élévateur accès entrée
        """),
        kind="boolean",
    ),
    Field(
        "entree_ascenseur_pmr",
        "boolean",
        title=gettext_noop("Ascenseur accessible à l’entrée"),
        description=gettext_noop("True si l’ascenseur est accessible en fauteuil, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            ascenseur pmr entrée, ascenseur accessible entrée, ascenseur pmr porte d’entrée, ascenseur
            accessible porte d’entrée, ascenseur pmr accès entrée, ascenseur accessible accès entrée
        """),
        kind="boolean",
    ),
    Field(
        "entree_marches",
        "integer",
        title=gettext_noop("Marches à l’entrée"),
        description=gettext_noop("Nombre de marches de l’escalier."),
        example="3",
        synonyms=names("""
            nombre de marches entrée, nb marches entrée, nombre de marches porte d’entrée, nb marches
            porte d’entrée, nombre de marches accès entrée, nb marches accès entrée
        """),
    ),
    Field(
        "entree_marches_reperage",
        "boolean",
        title=gettext_noop("Repérage des marches à l’entrée"),
        description=gettext_noop("True si les marches sont repérables (nez contrastés, bande d’éveil), False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            repérage des marches entrée, nez de marche entrée, repérage des marches porte d’entrée, nez
            de marche porte d’entrée, repérage des marches accès entrée, nez de marche accès entrée
        """),
        kind="boolean",
    ),
    Field(
        "entree_marches_main_courante",
        "boolean",
        title=gettext_noop("Main courante à l’entrée"),
        description=gettext_noop("True si l’escalier a une main courante, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            main courante entrée, rambarde entrée, main courante porte d’entrée, rambarde porte
            d’entrée, main courante accès entrée, rambarde accès entrée
        """),
        kind="boolean",
    ),
    Field(
        "entree_marches_rampe",
        constraints=Constraints(
            enum=(
                "aucune",
                "fixe",
                "amovible",
            )
        ),
        title=gettext_noop("Rampe à l’entrée"),
        description=gettext_noop("aucune, fixe ou amovible."),
        example="fixe",
        synonyms=names("""
            rampe entrée, rampe d’accès entrée, rampe porte d’entrée, rampe d’accès porte d’entrée,
            rampe accès entrée, rampe d’accès accès entrée
        """),
    ),
    Field(
        "entree_marches_sens",
        constraints=Constraints(
            enum=(
                "montant",
                "descendant",
            )
        ),
        title=gettext_noop("Sens des marches à l’entrée"),
        description=gettext_noop("montant ou descendant, quand on vient de la rue."),
        example="montant",
        synonyms=names("""
            sens des marches entrée, sens de l’escalier entrée, sens des marches porte d’entrée, sens de
            l’escalier porte d’entrée, sens des marches accès entrée, sens de l’escalier accès entrée
        """),
    ),
    Field(
        "entree_dispositif_appel",
        "boolean",
        title=gettext_noop("Appel à l’entrée"),
        description=gettext_noop("True si l’on peut signaler sa présence, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            dispositif d’appel entrée, sonnette entrée, dispositif d’appel porte d’entrée, sonnette
            porte d’entrée, dispositif d’appel accès entrée, sonnette accès entrée
        """),
        kind="boolean",
    ),
    Field(
        "entree_dispositif_appel_type",
        "array",
        title=gettext_noop("Types d’appel"),
        description=gettext_noop("bouton, interphone ou visiophone, en liste JSON."),
        example='["bouton"]',
        synonyms=names("""
            type de dispositif d’appel entrée, type d’appel entrée, type de dispositif d’appel porte
            d’entrée, type d’appel porte d’entrée, type de dispositif d’appel accès entrée, type d’appel
            accès entrée
        """),
    ),
    Field(
        "entree_balise_sonore",
        "boolean",
        title=gettext_noop("Balise sonore"),
        description=gettext_noop("True si une balise sonore signale l’entrée, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            balise sonore entrée, signal sonore entrée, balise sonore porte d’entrée, signal sonore
            porte d’entrée, balise sonore accès entrée, signal sonore accès entrée
        """),
        kind="boolean",
    ),
    Field(
        "entree_aide_humaine",
        "boolean",
        title=gettext_noop("Aide humaine"),
        description=gettext_noop("True si quelqu’un peut aider à entrer, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            aide humaine entrée, aide entrée, aide humaine porte d’entrée, aide porte d’entrée, aide
            humaine accès entrée, aide accès entrée
        """),
        kind="boolean",
    ),
    Field(
        "entree_largeur_mini",
        "integer",
        title=gettext_noop("Largeur de l’entrée"),
        description=gettext_noop("Largeur la plus étroite de l’entrée, en centimètres."),
        example="90",
        synonyms=names("""
            largeur entrée, largeur minimale entrée, largeur porte d’entrée, largeur minimale porte
            d’entrée, largeur accès entrée, largeur minimale accès entrée
        """),
    ),
    Field(
        "entree_pmr",
        "boolean",
        title=gettext_noop("Entrée dédiée"),
        description=gettext_noop("True s’il y a une autre entrée pour les personnes à mobilité réduite, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            pmr entrée, dédiée entrée, réservée entrée, pmr porte d’entrée, dédiée porte d’entrée,
            réservée porte d’entrée, pmr accès entrée, dédiée accès entrée, réservée accès entrée
        """),
        kind="boolean",
    ),
    Field(
        "entree_porte_presence",
        "boolean",
        title=gettext_noop("Porte à l’entrée"),
        description=gettext_noop("True s’il y a une porte à l’entrée, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            présence de porte entrée, existence porte entrée, présence de porte porte d’entrée,
            existence porte porte d’entrée, présence de porte accès entrée, existence porte accès entrée
        """),
        kind="boolean",
    ),
    Field(
        "entree_porte_manoeuvre",
        constraints=Constraints(
            enum=(
                "battante",
                "coulissante",
                "tourniquet",
                "tambour",
            )
        ),
        title=gettext_noop("Manœuvre de la porte"),
        description=gettext_noop("battante, coulissante, tourniquet ou tambour."),
        example="battante",
        synonyms=names("""
            manœuvre entrée, mode d’ouverture entrée, manœuvre porte d’entrée, mode d’ouverture porte
            d’entrée, manœuvre accès entrée, mode d’ouverture accès entrée
        """),
    ),
    Field(
        "entree_porte_type",
        constraints=Constraints(
            enum=(
                "manuelle",
                "automatique",
            )
        ),
        title=gettext_noop("Type de porte"),
        description=gettext_noop("manuelle ou automatique."),
        example="manuelle",
        synonyms=names("""
            type entrée, ouverture automatique entrée, type porte d’entrée, ouverture automatique porte
            d’entrée, type accès entrée, ouverture automatique accès entrée
        """),
    ),
)
