"""What the yearly report says of main sewerage, and of on-site sanitation."""

from pontdarc.core.schema import Constraints, Field, names
from pontdarc.core.words import gettext_noop

FIELDS = (
    Field(
        "taux_desserte_assainissement",
        "number",
        constraints=Constraints(minimum=0, maximum=100),
        title=gettext_noop("Desserte par l’assainissement"),
        description=gettext_noop("Part des abonnés du zonage que le réseau dessert, en pour cent (P201.1)."),
        example="94.2",
        synonyms=names("""
            P201.1, taux de desserte, desserte par des réseaux de collecte, taux de desserte par des
            réseaux de collecte, desserte assainissement, taux de raccordement
        """),
        kind="percentage",
    ),
    Field(
        "autorisations_deversement",
        "integer",
        constraints=Constraints(minimum=0),
        title=gettext_noop("Autorisations de déversement"),
        description=gettext_noop("Nombre d’autorisations de déverser des eaux d’établissements industriels (D202.0)."),
        example="3",
        synonyms=names("""
            D202.0, autorisations de déversement, nombre d’autorisations de déversement, autorisations
            de déversement d’effluents industriels, conventions de déversement
        """),
        kind="integer",
    ),
    Field(
        "boues_evacuees",
        "number",
        constraints=Constraints(minimum=0),
        title=gettext_noop("Boues"),
        description=gettext_noop("Boues issues des ouvrages d’épuration, en tonnes de matière sèche (D203.0)."),
        example="42.6",
        synonyms=names("""
            D203.0, quantité de boues, boues, boues évacuées, tonnes de matière sèche, tms, quantité de
            boues issues des ouvrages d’épuration
        """),
        kind="number",
    ),
    Field(
        "conformite_collecte",
        "number",
        constraints=Constraints(minimum=0, maximum=100),
        title=gettext_noop("Conformité de la collecte"),
        description=gettext_noop("Conformité de la collecte des effluents, en pour cent (P203.3)."),
        example="100",
        synonyms=names("""
            P203.3, conformité collecte, conformité de la collecte, conformité de la collecte des
            effluents, conformité réseau de collecte
        """),
        kind="percentage",
    ),
    Field(
        "conformite_equipements",
        "number",
        constraints=Constraints(minimum=0, maximum=100),
        title=gettext_noop("Conformité des équipements"),
        description=gettext_noop("Conformité des équipements d’épuration, en pour cent (P204.3)."),
        example="100",
        synonyms=names("""
            P204.3, conformité des équipements, conformité des équipements d’épuration, conformité
            équipements, conformité station, conformité step
        """),
        kind="percentage",
    ),
    Field(
        "conformite_performance",
        "number",
        constraints=Constraints(minimum=0, maximum=100),
        title=gettext_noop("Conformité des performances"),
        description=gettext_noop("Conformité des performances des ouvrages d’épuration, en pour cent (P205.3)."),
        example="95",
        synonyms=names("""
            P205.3, conformité de la performance, conformité des performances, conformité de la
            performance des ouvrages d’épuration, performance épuration, conformité performances station
        """),
        kind="percentage",
    ),
    Field(
        "boues_filieres_conformes",
        "number",
        constraints=Constraints(minimum=0, maximum=100),
        title=gettext_noop("Boues bien évacuées"),
        description=gettext_noop("Part des boues évacuées selon des filières conformes, en pour cent (P206.3)."),
        example="100",
        synonyms=names("""
            P206.3, boues évacuées conformes, taux de boues évacuées selon les filières conformes, taux
            de boues conformes, boues filières conformes, boues conformes
        """),
        kind="percentage",
    ),
    Field(
        "taux_debordement",
        "number",
        constraints=Constraints(minimum=0),
        title=gettext_noop("Débordements chez l’usager"),
        description=gettext_noop("Débordements dans les locaux des usagers, pour mille habitants desservis (P251.1)."),
        example="0",
        synonyms=names("""
            P251.1, débordements, taux de débordement, taux de débordement des effluents, taux de
            débordement des effluents dans les locaux des usagers, débordements usagers
        """),
        kind="number",
    ),
    Field(
        "points_noirs",
        "number",
        constraints=Constraints(minimum=0),
        title=gettext_noop("Points noirs du réseau"),
        description=gettext_noop("Points qui demandent un curage fréquent, pour cent kilomètres de réseau (P252.2)."),
        example="4.5",
        synonyms=names("""
            P252.2, points noirs, nombre de points noirs, points du réseau nécessitant des interventions
            fréquentes de curage, points de curage fréquents, curage
        """),
        kind="number",
    ),
    Field(
        "conformite_police_eau",
        "number",
        constraints=Constraints(minimum=0, maximum=100),
        title=gettext_noop("Conformité à l’acte individuel"),
        description=gettext_noop(
            "Part des bilans conformes à l’acte individuel de police de l’eau, en pour cent (P254.3)."
        ),
        example="96",
        synonyms=names("""
            P254.3, conformité des performances des équipements, conformité à l’acte individuel,
            conformité acte individuel, conformité police de l’eau, bilans conformes
        """),
        kind="percentage",
    ),
    Field(
        "indice_connaissance_rejets",
        "number",
        constraints=Constraints(minimum=0, maximum=120),
        title=gettext_noop("Connaissance des rejets"),
        description=gettext_noop("Indice de connaissance des rejets au milieu naturel, sur 120 (P255.3)."),
        example="90",
        synonyms=names("""
            P255.3, connaissance des rejets, indice de connaissance des rejets, indice de connaissance
            des rejets au milieu naturel, rejets au milieu naturel, indice rejets
        """),
        kind="number",
    ),
    Field(
        "indice_mise_en_oeuvre_anc",
        "number",
        constraints=Constraints(minimum=0, maximum=140),
        title=gettext_noop("Mise en œuvre de l’assainissement non collectif"),
        description=gettext_noop("Indice de mise en œuvre de l’assainissement non collectif, sur 140 (D302.0)."),
        example="100",
        synonyms=names("""
            D302.0, indice de mise en œuvre, indice de mise en œuvre de l’assainissement non collectif,
            mise en œuvre anc, indice anc, indice spanc
        """),
        kind="number",
    ),
    Field(
        "taux_conformite_anc",
        "number",
        constraints=Constraints(minimum=0, maximum=100),
        title=gettext_noop("Conformité des installations individuelles"),
        description=gettext_noop("Part des installations conformes ou sans danger, en pour cent (P301.3)."),
        example="61.4",
        synonyms=names("""
            P301.3, taux de conformité anc, conformité des dispositifs, taux de conformité des
            dispositifs d’assainissement non collectif, conformité anc, installations conformes, taux de
            conformité spanc
        """),
        kind="percentage",
    ),
)
