"""The path from the street to the door of an establishment."""

from pontdarc.core.schema import Constraints, Field, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standards._acceslibre_erp_base_words import NO, YES

FIELDS = (
    Field(
        "cheminement_ext_presence",
        "boolean",
        title=gettext_noop("Chemin extérieur"),
        description=gettext_noop("True si l’on passe par un chemin extérieur entre la rue et l’entrée, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            présence cheminement extérieur, existence cheminement extérieur, accès par cheminement
            extérieur, présence chemin extérieur, existence chemin extérieur, accès par chemin
            extérieur, présence extérieur, existence extérieur, accès par extérieur
        """),
        kind="boolean",
    ),
    Field(
        "cheminement_ext_terrain_stable",
        "boolean",
        title=gettext_noop("Sol stable dehors"),
        description=gettext_noop("True si le revêtement est stable : ni pavés, ni gravillons, ni terre ; False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            terrain stable cheminement extérieur, revêtement cheminement extérieur, sol stable
            cheminement extérieur, terrain stable chemin extérieur, revêtement chemin extérieur, sol
            stable chemin extérieur, terrain stable extérieur, revêtement extérieur, sol stable
            extérieur
        """),
        kind="boolean",
    ),
    Field(
        "cheminement_ext_plain_pied",
        "boolean",
        title=gettext_noop("Plain-pied dehors"),
        description=gettext_noop("True si le chemin est sans rupture de niveau, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            plain-pied cheminement extérieur, sans marche cheminement extérieur, plain-pied chemin
            extérieur, sans marche chemin extérieur, plain-pied extérieur, sans marche extérieur
        """),
        kind="boolean",
    ),
    Field(
        "cheminement_ext_ascenseur",
        "boolean",
        title=gettext_noop("Ascenseur dehors"),
        description=gettext_noop("True s’il y a un ascenseur ou un élévateur, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            ascenseur cheminement extérieur, élévateur cheminement extérieur, ascenseur chemin
            extérieur, élévateur chemin extérieur, ascenseur extérieur, élévateur extérieur
        """),
        kind="boolean",
    ),
    Field(
        "cheminement_ext_ascenseur_pmr",
        "boolean",
        title=gettext_noop("Ascenseur accessible dehors"),
        description=gettext_noop("True si l’ascenseur est accessible en fauteuil, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            ascenseur pmr cheminement extérieur, ascenseur accessible cheminement extérieur, ascenseur
            pmr chemin extérieur, ascenseur accessible chemin extérieur, ascenseur pmr extérieur,
            ascenseur accessible extérieur
        """),
        kind="boolean",
    ),
    Field(
        "cheminement_ext_nombre_marches",
        "integer",
        title=gettext_noop("Marches dehors"),
        description=gettext_noop("Nombre de marches de l’escalier."),
        example="3",
        synonyms=names("""
            nombre de marches cheminement extérieur, nb marches cheminement extérieur, nombre de marches
            chemin extérieur, nb marches chemin extérieur, nombre de marches extérieur, nb marches
            extérieur
        """),
    ),
    Field(
        "cheminement_ext_reperage_marches",
        "boolean",
        title=gettext_noop("Repérage des marches dehors"),
        description=gettext_noop("True si les marches sont repérables (nez contrastés, bande d’éveil), False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            repérage des marches cheminement extérieur, nez de marche cheminement extérieur, repérage
            des marches chemin extérieur, nez de marche chemin extérieur, repérage des marches
            extérieur, nez de marche extérieur
        """),
        kind="boolean",
    ),
    Field(
        "cheminement_ext_sens_marches",
        constraints=Constraints(
            enum=(
                "montant",
                "descendant",
            )
        ),
        title=gettext_noop("Sens des marches dehors"),
        description=gettext_noop("montant ou descendant, quand on vient de la rue."),
        example="montant",
        synonyms=names("""
            sens des marches cheminement extérieur, sens de l’escalier cheminement extérieur, sens des
            marches chemin extérieur, sens de l’escalier chemin extérieur, sens des marches extérieur,
            sens de l’escalier extérieur
        """),
    ),
    Field(
        "cheminement_ext_main_courante",
        "boolean",
        title=gettext_noop("Main courante dehors"),
        description=gettext_noop("True si l’escalier a une main courante, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            main courante cheminement extérieur, rambarde cheminement extérieur, main courante chemin
            extérieur, rambarde chemin extérieur, main courante extérieur, rambarde extérieur
        """),
        kind="boolean",
    ),
    Field(
        "cheminement_ext_rampe",
        constraints=Constraints(
            enum=(
                "aucune",
                "fixe",
                "amovible",
            )
        ),
        title=gettext_noop("Rampe dehors"),
        description=gettext_noop("aucune, fixe ou amovible."),
        example="fixe",
        synonyms=names("""
            rampe cheminement extérieur, rampe d’accès cheminement extérieur, rampe chemin extérieur,
            rampe d’accès chemin extérieur, rampe extérieur, rampe d’accès extérieur
        """),
    ),
    Field(
        "cheminement_ext_pente_presence",
        "boolean",
        title=gettext_noop("Pente dehors"),
        description=gettext_noop("True si le chemin est en pente, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            pente cheminement extérieur, présence de pente cheminement extérieur, pente chemin
            extérieur, présence de pente chemin extérieur, pente extérieur, présence de pente extérieur
        """),
        kind="boolean",
    ),
    Field(
        "cheminement_ext_pente_degre_difficulte",
        constraints=Constraints(
            enum=(
                "légère",
                "importante",
            )
        ),
        title=gettext_noop("Force de la pente"),
        description=gettext_noop("légère ou importante."),
        example="légère",
        synonyms=names("""
            degré de la pente cheminement extérieur, difficulté de la pente cheminement extérieur, degré
            de la pente chemin extérieur, difficulté de la pente chemin extérieur, degré de la pente
            extérieur, difficulté de la pente extérieur
        """),
    ),
    Field(
        "cheminement_ext_pente_longueur",
        constraints=Constraints(
            enum=(
                "courte",
                "moyenne",
                "longue",
            )
        ),
        title=gettext_noop("Longueur de la pente"),
        description=gettext_noop("courte jusqu’à 0,5 mètre, moyenne jusqu’à 2 mètres, longue au-delà."),
        example="courte",
        synonyms=names("""
            longueur de la pente cheminement extérieur, longueur pente cheminement extérieur, longueur
            de la pente chemin extérieur, longueur pente chemin extérieur, longueur de la pente
            extérieur, longueur pente extérieur
        """),
    ),
    Field(
        "cheminement_ext_devers",
        constraints=Constraints(
            enum=(
                "aucun",
                "léger",
                "important",
            )
        ),
        title=gettext_noop("Dévers"),
        description=gettext_noop("aucun, léger ou important."),
        example="léger",
        synonyms=names("""
            dévers cheminement extérieur, inclinaison transversale cheminement extérieur, dévers chemin
            extérieur, inclinaison transversale chemin extérieur, dévers extérieur, inclinaison
            transversale extérieur
        """),
    ),
    Field(
        "cheminement_ext_bande_guidage",
        "boolean",
        title=gettext_noop("Bande de guidage"),
        description=gettext_noop("True si une bande au sol guide les personnes aveugles, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            bande de guidage cheminement extérieur, guidage au sol cheminement extérieur, bande de
            guidage chemin extérieur, guidage au sol chemin extérieur, bande de guidage extérieur,
            guidage au sol extérieur
        """),
        kind="boolean",
    ),
    Field(
        "cheminement_ext_retrecissement",
        "boolean",
        title=gettext_noop("Rétrécissement dehors"),
        description=gettext_noop("True si le chemin passe sous 90 centimètres de large, False sinon."),
        example="True",
        true_values=YES,
        false_values=NO,
        synonyms=names("""
            rétrécissement cheminement extérieur, passage étroit cheminement extérieur, rétrécissement
            chemin extérieur, passage étroit chemin extérieur, rétrécissement extérieur, passage étroit
            extérieur
        """),
        kind="boolean",
    ),
)
