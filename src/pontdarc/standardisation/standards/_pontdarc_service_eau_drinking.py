"""What the yearly report says of drinking water alone."""

from pontdarc.core.schema import Constraints, Field, names
from pontdarc.core.words import gettext_noop

FIELDS = (
    Field(
        "volume_produit",
        "number",
        constraints=Constraints(minimum=0),
        title=gettext_noop("Volume produit"),
        description=gettext_noop("Volume d’eau produit dans l’année, en mètres cubes."),
        example="912000",
        synonyms=names("""
            volume produit, volumes produits, production, vp.059, volume produit m3, eau produite
        """),
        kind="number",
    ),
    Field(
        "volume_consomme",
        "number",
        constraints=Constraints(minimum=0),
        title=gettext_noop("Volume consommé"),
        description=gettext_noop("Volume consommé et compté dans l’année, en mètres cubes."),
        example="690000",
        synonyms=names("""
            volume consommé, volumes consommés, consommation, volume facturé, volume vendu, volumes
            facturés, volume consommé comptabilisé
        """),
        kind="number",
    ),
    Field(
        "taux_conformite_microbiologique",
        "number",
        constraints=Constraints(minimum=0, maximum=100),
        title=gettext_noop("Conformité microbiologique"),
        description=gettext_noop("Part des prélèvements conformes pour la microbiologie, en pour cent (P101.1)."),
        example="100",
        synonyms=names("""
            P101.1, conformité microbiologique, taux de conformité microbiologique, qualité
            microbiologique, taux conformité microbio, conformité bactériologique
        """),
        kind="percentage",
    ),
    Field(
        "taux_conformite_physicochimique",
        "number",
        constraints=Constraints(minimum=0, maximum=100),
        title=gettext_noop("Conformité physico-chimique"),
        description=gettext_noop(
            "Part des prélèvements conformes pour les paramètres physico-chimiques, en pour cent (P102.1)."
        ),
        example="98.5",
        synonyms=names("""
            P102.1, conformité physico-chimique, taux de conformité physico-chimique, qualité
            physico-chimique, taux conformité physico, conformité physicochimique
        """),
        kind="percentage",
    ),
    Field(
        "rendement_reseau",
        "number",
        constraints=Constraints(minimum=0, maximum=100),
        title=gettext_noop("Rendement du réseau"),
        description=gettext_noop("Part de l’eau mise en réseau qui est utilisée ou vendue, en pour cent (P104.3)."),
        example="78.3",
        synonyms=names("""
            P104.3, rendement, rendement du réseau, rendement du réseau de distribution, rendement
            réseau, taux de rendement, rendement de distribution
        """),
        kind="percentage",
    ),
    Field(
        "indice_volumes_non_comptes",
        "number",
        constraints=Constraints(minimum=0),
        title=gettext_noop("Volumes non comptés"),
        description=gettext_noop("Volumes non comptés, en mètres cubes par kilomètre et par jour (P105.3)."),
        example="4.2",
        synonyms=names("""
            P105.3, indice linéaire des volumes non comptés, volumes non comptés, ilvnc, ivnc, indice
            volumes non comptés
        """),
        kind="number",
    ),
    Field(
        "indice_pertes",
        "number",
        constraints=Constraints(minimum=0),
        title=gettext_noop("Pertes en réseau"),
        description=gettext_noop("Pertes en réseau, en mètres cubes par kilomètre et par jour (P106.3)."),
        example="3.9",
        synonyms=names("""
            P106.3, indice linéaire de pertes, indice linéaire de pertes en réseau, pertes en réseau,
            ilp, pertes, fuites, indice de pertes
        """),
        kind="number",
    ),
    Field(
        "indice_protection_ressource",
        "number",
        constraints=Constraints(minimum=0, maximum=100),
        title=gettext_noop("Protection de la ressource"),
        description=gettext_noop("Avancement de la protection de la ressource, en pour cent (P108.3)."),
        example="80",
        synonyms=names("""
            P108.3, indice d’avancement de la protection de la ressource, protection de la ressource,
            avancement protection ressource, protection des captages, indice protection ressource
        """),
        kind="percentage",
    ),
    Field(
        "taux_interruptions",
        "number",
        constraints=Constraints(minimum=0),
        title=gettext_noop("Interruptions du service"),
        description=gettext_noop("Coupures d’eau non annoncées pour mille abonnés (P151.1)."),
        example="1.6",
        synonyms=names("""
            P151.1, interruptions de service, taux d’occurrence des interruptions de service non
            programmées, interruptions non programmées, coupures d’eau, taux d’interruption
        """),
        kind="number",
    ),
    Field(
        "delai_branchement",
        "number",
        constraints=Constraints(minimum=0),
        title=gettext_noop("Délai de branchement"),
        description=gettext_noop(
            "Délai le plus long auquel le service s’engage pour un nouvel abonné, en jours (D151.0)."
        ),
        example="2",
        synonyms=names("""
            D151.0, délai d’ouverture, délai maximal d’ouverture des branchements, délai de branchement,
            délai ouverture branchement, délai maximal
        """),
        kind="number",
    ),
    Field(
        "taux_respect_delai",
        "number",
        constraints=Constraints(minimum=0, maximum=100),
        title=gettext_noop("Respect du délai de branchement"),
        description=gettext_noop("Part des branchements ouverts dans le délai, en pour cent (P152.1)."),
        example="99",
        synonyms=names("""
            P152.1, respect du délai, taux de respect du délai, taux de respect du délai maximal
            d’ouverture des branchements, respect délai branchement, respect du délai d’ouverture
        """),
        kind="percentage",
    ),
)
