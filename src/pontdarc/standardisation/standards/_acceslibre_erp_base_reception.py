"""The reception of an establishment, how one reaches it and who is there."""

from pontdarc.core.schema import Constraints, Field, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standards._acceslibre_erp_base_words import NO, YES

FIELDS = (
    Field(
        "accueil_visibilite",
        "boolean",
        title=gettext_noop("Accueil visible"),
        description=gettext_noop("True si l’accueil se voit depuis l’entrée, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            visibilité accueil, visible accueil, visibilité zone d’accueil, visible zone d’accueil,
            visibilité espace d’accueil, visible espace d’accueil
        """),
        kind="boolean",
    ),
    Field(
        "accueil_personnels",
        constraints=Constraints(
            enum=(
                "aucun",
                "formés",
                "non-formés",
            )
        ),
        title=gettext_noop("Personnel d’accueil"),
        description=gettext_noop("aucun, formés ou non-formés à l’accueil des personnes handicapées."),
        example="formés",
        synonyms=names("""
            personnel accueil, formation du personnel accueil, personnel zone d’accueil, formation du
            personnel zone d’accueil, personnel espace d’accueil, formation du personnel espace
            d’accueil
        """),
    ),
    Field(
        "accueil_audiodescription_presence",
        "boolean",
        title=gettext_noop("Audiodescription"),
        description=gettext_noop("True si l’établissement propose l’audiodescription, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            audiodescription accueil, description audio accueil, audiodescription zone d’accueil,
            description audio zone d’accueil, audiodescription espace d’accueil, description audio
            espace d’accueil
        """),
        kind="boolean",
    ),
    Field(
        "accueil_audiodescription",
        "array",
        title=gettext_noop("Types d’audiodescription"),
        description=gettext_noop("Équipements d’audiodescription, en liste JSON."),
        example='["avec_app"]',
        synonyms=names("""
            type d’audiodescription accueil, équipements audiodescription accueil, type
            d’audiodescription zone d’accueil, équipements audiodescription zone d’accueil, type
            d’audiodescription espace d’accueil, équipements audiodescription espace d’accueil
        """),
    ),
    Field(
        "accueil_equipements_malentendants_presence",
        "boolean",
        title=gettext_noop("Aide à l’audition"),
        description=gettext_noop(
            "True si des équipements aident les personnes sourdes ou malentendantes, False sinon."
        ),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            aide à l’audition accueil, équipements malentendants accueil, aide à l’audition zone
            d’accueil, équipements malentendants zone d’accueil, aide à l’audition espace d’accueil,
            équipements malentendants espace d’accueil
        """),
        kind="boolean",
    ),
    Field(
        "accueil_equipements_malentendants",
        "array",
        title=gettext_noop("Équipements d’aide à l’audition"),
        description=gettext_noop("Codes des équipements (bim, lsf, sts…), en liste JSON."),
        example='["lsf"]',
        synonyms=names("""
            liste équipements malentendants accueil, boucle magnétique accueil, liste équipements
            malentendants zone d’accueil, boucle magnétique zone d’accueil, liste équipements
            malentendants espace d’accueil, boucle magnétique espace d’accueil
        """),
    ),
    Field(
        "accueil_cheminement_plain_pied",
        "boolean",
        title=gettext_noop("Plain-pied vers l’accueil"),
        description=gettext_noop("True si l’on va à l’accueil sans rupture de niveau, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            plain-pied cheminement accueil, sans marche cheminement accueil, plain-pied chemin vers
            l’accueil, sans marche chemin vers l’accueil, plain-pied accès accueil, sans marche accès
            accueil
        """),
        kind="boolean",
    ),
    Field(
        "accueil_cheminement_ascenseur",
        "boolean",
        title=gettext_noop("Ascenseur vers l’accueil"),
        description=gettext_noop("True s’il y a un ascenseur ou un élévateur, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            ascenseur cheminement accueil, élévateur cheminement accueil, ascenseur chemin vers
            l’accueil, élévateur chemin vers l’accueil, ascenseur accès accueil, élévateur accès accueil
        """),
        kind="boolean",
    ),
    Field(
        "accueil_cheminement_ascenseur_pmr",
        "boolean",
        title=gettext_noop("Ascenseur accessible vers l’accueil"),
        description=gettext_noop("True si l’ascenseur est accessible en fauteuil, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            ascenseur pmr cheminement accueil, ascenseur accessible cheminement accueil, ascenseur pmr
            chemin vers l’accueil, ascenseur accessible chemin vers l’accueil, ascenseur pmr accès
            accueil, ascenseur accessible accès accueil
        """),
        kind="boolean",
    ),
    Field(
        "accueil_cheminement_nombre_marches",
        "integer",
        title=gettext_noop("Marches vers l’accueil"),
        description=gettext_noop("Nombre de marches de l’escalier."),
        example="3",
        synonyms=names("""
            nombre de marches cheminement accueil, nb marches cheminement accueil, nombre de marches
            chemin vers l’accueil, nb marches chemin vers l’accueil, nombre de marches accès accueil, nb
            marches accès accueil
        """),
    ),
    Field(
        "accueil_cheminement_reperage_marches",
        "boolean",
        title=gettext_noop("Repérage des marches vers l’accueil"),
        description=gettext_noop("True si les marches sont repérables (nez contrastés, bande d’éveil), False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            repérage des marches cheminement accueil, nez de marche cheminement accueil, repérage des
            marches chemin vers l’accueil, nez de marche chemin vers l’accueil, repérage des marches
            accès accueil, nez de marche accès accueil
        """),
        kind="boolean",
    ),
    Field(
        "accueil_cheminement_main_courante",
        "boolean",
        title=gettext_noop("Main courante vers l’accueil"),
        description=gettext_noop("True si l’escalier a une main courante, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            main courante cheminement accueil, rambarde cheminement accueil, main courante chemin vers
            l’accueil, rambarde chemin vers l’accueil, main courante accès accueil, rambarde accès
            accueil
        """),
        kind="boolean",
    ),
    Field(
        "accueil_cheminement_rampe",
        constraints=Constraints(
            enum=(
                "aucune",
                "fixe",
                "amovible",
            )
        ),
        title=gettext_noop("Rampe vers l’accueil"),
        description=gettext_noop("aucune, fixe ou amovible."),
        example="fixe",
        synonyms=names("""
            rampe cheminement accueil, rampe d’accès cheminement accueil, rampe chemin vers l’accueil,
            rampe d’accès chemin vers l’accueil, rampe accès accueil, rampe d’accès accès accueil
        """),
    ),
    Field(
        "accueil_cheminement_sens_marches",
        constraints=Constraints(
            enum=(
                "montant",
                "descendant",
            )
        ),
        title=gettext_noop("Sens des marches vers l’accueil"),
        description=gettext_noop("montant ou descendant, quand on vient de la rue."),
        example="montant",
        synonyms=names("""
            sens des marches cheminement accueil, sens de l’escalier cheminement accueil, sens des
            marches chemin vers l’accueil, sens de l’escalier chemin vers l’accueil, sens des marches
            accès accueil, sens de l’escalier accès accueil
        """),
    ),
    Field(
        "accueil_ascenseur_etage",
        "boolean",
        title=gettext_noop("Ascenseur vers les étages"),
        description=gettext_noop("True si un ascenseur dessert les étages, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            ascenseur étage établissement, ascenseur étages établissement, ascenseur étage bâtiment,
            ascenseur étages bâtiment, ascenseur étage intérieur, ascenseur étages intérieur
        """),
        kind="boolean",
    ),
    Field(
        "accueil_ascenseur_etage_pmr",
        "boolean",
        title=gettext_noop("Ascenseur accessible vers les étages"),
        description=gettext_noop("True si cet ascenseur est accessible en fauteuil, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            ascenseur étage pmr établissement, ascenseur étages accessible établissement, ascenseur
            étage pmr bâtiment, ascenseur étages accessible bâtiment, ascenseur étage pmr intérieur,
            ascenseur étages accessible intérieur
        """),
        kind="boolean",
    ),
    Field(
        "accueil_classes_accessibilite",
        constraints=Constraints(
            enum=(
                "aucune",
                "partielle",
                "toutes",
            )
        ),
        title=gettext_noop("Salles de classe"),
        description=gettext_noop("aucune, partielle ou toutes : les salles de classe que l’on atteint en fauteuil."),
        example="toutes",
        synonyms=names("""
            salles de classe, salles de classe accessibles, accessibilité des classes, classes
            accessibles, accessibilité classes
        """),
    ),
    Field(
        "accueil_espaces_ouverts",
        "array",
        title=gettext_noop("Espaces accessibles"),
        description=gettext_noop(
            "Espaces scolaires que l’on atteint en fauteuil (restauration, cour…), en liste JSON."
        ),
        example='["cour"]',
        synonyms=names("""
            espaces ouverts, espaces accessibles, cantine accessible, cour accessible, espaces ouverts
            aux élèves
        """),
    ),
)
