"""Lorries and buses: how many joined the fleet, by engine."""

from pontdarc.core.schema import names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standards._fleet import count

FIELDS = (
    count(
        "nbN23",
        gettext_noop("Poids lourds"),
        gettext_noop("Nombre de poids lourds (N2 et N3) achetés ou loués pendant l’année."),
        names("""
            nombre de pl, nombre de poids lourds, nombre de camions, nombre de poids lourd, pl, poids
            lourds, camions, poids lourd, total pl, pl renouvelés
        """),
    ),
    count(
        "nbN23EL",
        gettext_noop("Poids lourds électriques"),
        gettext_noop("Nombre de poids lourds (N2 et N3) électriques à batterie."),
        names("""
            pl électriques, pl électrique, poids lourds électriques, poids lourds électrique, camions
            électriques, camions électrique, poids lourd électriques, poids lourd électrique, nombre de
            pl électriques, nombre de poids lourds électriques, pl électriques purs, pl elec
        """),
    ),
    count(
        "nbN23H2",
        gettext_noop("Poids lourds à hydrogène"),
        gettext_noop("Nombre de poids lourds (N2 et N3) à hydrogène, hybrides compris."),
        names("""
            pl hydrogène, pl à hydrogène, poids lourds hydrogène, poids lourds à hydrogène, camions
            hydrogène, camions à hydrogène, poids lourd hydrogène, poids lourd à hydrogène, nombre de pl
            hydrogène, nombre de poids lourds hydrogène, pl h2, pl pile à combustible
        """),
    ),
    count(
        "nbN23EHRE",
        gettext_noop("Poids lourds hybrides rechargeables"),
        gettext_noop("Nombre de poids lourds (N2 et N3) électriques hybrides rechargeables de l’extérieur."),
        names("""
            pl hybrides rechargeables, pl hybrides, poids lourds hybrides rechargeables, poids lourds
            hybrides, camions hybrides rechargeables, camions hybrides, poids lourd hybrides
            rechargeables, poids lourd hybrides, nombre de pl hybrides rechargeables, nombre de poids
            lourds hybrides rechargeables, pl hybride rechargeable, pl phev
        """),
    ),
    count(
        "nbN23GNV",
        gettext_noop("Poids lourds au gaz naturel"),
        gettext_noop("Nombre de poids lourds (N2 et N3) au gaz naturel pour véhicules."),
        names("""
            pl gnv, pl au gnv, poids lourds gnv, poids lourds au gnv, camions gnv, camions au gnv, poids
            lourd gnv, poids lourd au gnv, nombre de pl gnv, nombre de poids lourds gnv, pl gaz naturel,
            pl gaz
        """),
    ),
    count(
        "nbN23GPL",
        gettext_noop("Poids lourds au GPL"),
        gettext_noop("Nombre de poids lourds (N2 et N3) au gaz de pétrole liquéfié."),
        names("""
            pl gpl, pl au gpl, poids lourds gpl, poids lourds au gpl, camions gpl, camions au gpl, poids
            lourd gpl, poids lourd au gpl, nombre de pl gpl, nombre de poids lourds gpl, pl gaz de
            pétrole liquéfié, pl lpg
        """),
    ),
    count(
        "nbN23Bio",
        gettext_noop("Poids lourds aux biocarburants"),
        gettext_noop("Nombre de poids lourds (N2 et N3) roulant seulement aux biocarburants."),
        names("""
            pl biocarburants, pl biocarburant, poids lourds biocarburants, poids lourds biocarburant,
            camions biocarburants, camions biocarburant, poids lourd biocarburants, poids lourd
            biocarburant, nombre de pl biocarburants, nombre de poids lourds biocarburants, pl aux
            biocarburants, pl b100
        """),
    ),
    count(
        "nbN23XTL",
        gettext_noop("Poids lourds aux carburants de synthèse"),
        gettext_noop(
            "Nombre de poids lourds (N2 et N3) roulant seulement aux carburants de synthèse ou paraffiniques."
        ),
        names("""
            pl xtl, pl carburants de synthèse, poids lourds xtl, poids lourds carburants de synthèse,
            camions xtl, camions carburants de synthèse, poids lourd xtl, poids lourd carburants de
            synthèse, nombre de pl xtl, nombre de poids lourds xtl, pl carburant de synthèse, pl hvo
        """),
    ),
    count(
        "nbBus",
        gettext_noop("Autobus"),
        gettext_noop("Nombre de autobus (M2 et M3, classe I ou A) achetés ou loués pendant l’année."),
        names("""
            nombre de bus, nombre de autobus, nombre de bus urbains, nombre de autobus urbains, bus,
            autobus, bus urbains, autobus urbains, total bus, bus renouvelés
        """),
    ),
    count(
        "nbBusM2",
        gettext_noop("Autobus M2"),
        gettext_noop("Nombre de autobus de catégorie M2 achetés ou loués pendant l’année."),
        names("""
            nombre de bus m2, nombre de autobus m2, nombre de minibus, nombre de petits bus, bus m2,
            autobus m2, minibus, petits bus, total bus m2, bus m2 renouvelés
        """),
    ),
    count(
        "nbBusM2EL",
        gettext_noop("Autobus M2 électriques"),
        gettext_noop("Nombre de autobus de catégorie M2 électriques à batterie."),
        names("""
            bus m2 électriques, bus m2 électrique, autobus m2 électriques, autobus m2 électrique,
            minibus électriques, minibus électrique, petits bus électriques, petits bus électrique,
            nombre de bus m2 électriques, nombre de autobus m2 électriques, bus m2 électriques purs, bus
            m2 elec
        """),
    ),
    count(
        "nbBusM2H2",
        gettext_noop("Autobus M2 à hydrogène"),
        gettext_noop("Nombre de autobus de catégorie M2 à hydrogène, hybrides compris."),
        names("""
            bus m2 hydrogène, bus m2 à hydrogène, autobus m2 hydrogène, autobus m2 à hydrogène, minibus
            hydrogène, minibus à hydrogène, petits bus hydrogène, petits bus à hydrogène, nombre de bus
            m2 hydrogène, nombre de autobus m2 hydrogène, bus m2 h2, bus m2 pile à combustible
        """),
    ),
    count(
        "nbBusM2clean",
        gettext_noop("Autobus M2 à faibles émissions"),
        gettext_noop("Nombre de autobus de catégorie M2 à faibles émissions, électriques et hydrogène compris."),
        names("""
            bus m2 à faibles émissions, bus m2 faibles émissions, autobus m2 à faibles émissions,
            autobus m2 faibles émissions, minibus à faibles émissions, minibus faibles émissions, petits
            bus à faibles émissions, petits bus faibles émissions, nombre de bus m2 à faibles émissions,
            nombre de autobus m2 à faibles émissions, bus m2 propres, bus m2 vfe
        """),
    ),
    count(
        "nbBusM2EHRE",
        gettext_noop("Autobus M2 hybrides rechargeables"),
        gettext_noop("Nombre de autobus de catégorie M2 électriques hybrides rechargeables de l’extérieur."),
        names("""
            bus m2 hybrides rechargeables, bus m2 hybrides, autobus m2 hybrides rechargeables, autobus
            m2 hybrides, minibus hybrides rechargeables, minibus hybrides, petits bus hybrides
            rechargeables, petits bus hybrides, nombre de bus m2 hybrides rechargeables, nombre de
            autobus m2 hybrides rechargeables, bus m2 hybride rechargeable, bus m2 phev
        """),
    ),
    count(
        "nbBusM2GNV",
        gettext_noop("Autobus M2 au gaz naturel"),
        gettext_noop("Nombre de autobus de catégorie M2 au gaz naturel pour véhicules."),
        names("""
            bus m2 gnv, bus m2 au gnv, autobus m2 gnv, autobus m2 au gnv, minibus gnv, minibus au gnv,
            petits bus gnv, petits bus au gnv, nombre de bus m2 gnv, nombre de autobus m2 gnv, bus m2
            gaz naturel, bus m2 gaz
        """),
    ),
    count(
        "nbBusM2bioGNV",
        gettext_noop("Autobus M2 au biogaz"),
        gettext_noop("Nombre de autobus de catégorie M2 au gaz naturel dont 20 % au moins est d’origine renouvelable."),
        names("""
            bus m2 biognv, bus m2 bio gnv, autobus m2 biognv, autobus m2 bio gnv, minibus biognv,
            minibus bio gnv, petits bus biognv, petits bus bio gnv, nombre de bus m2 biognv, nombre de
            autobus m2 biognv, bus m2 au biognv, bus m2 biogaz
        """),
    ),
    count(
        "nbBusM2GPL",
        gettext_noop("Autobus M2 au GPL"),
        gettext_noop("Nombre de autobus de catégorie M2 au gaz de pétrole liquéfié."),
        names("""
            bus m2 gpl, bus m2 au gpl, autobus m2 gpl, autobus m2 au gpl, minibus gpl, minibus au gpl,
            petits bus gpl, petits bus au gpl, nombre de bus m2 gpl, nombre de autobus m2 gpl, bus m2
            gaz de pétrole liquéfié, bus m2 lpg
        """),
    ),
    count(
        "nbBusM2Bio",
        gettext_noop("Autobus M2 aux biocarburants"),
        gettext_noop("Nombre de autobus de catégorie M2 roulant seulement aux biocarburants."),
        names("""
            bus m2 biocarburants, bus m2 biocarburant, autobus m2 biocarburants, autobus m2
            biocarburant, minibus biocarburants, minibus biocarburant, petits bus biocarburants, petits
            bus biocarburant, nombre de bus m2 biocarburants, nombre de autobus m2 biocarburants, bus m2
            aux biocarburants, bus m2 b100
        """),
    ),
    count(
        "nbBusM2XTL",
        gettext_noop("Autobus M2 aux carburants de synthèse"),
        gettext_noop(
            "Nombre de autobus de catégorie M2 roulant seulement aux carburants de synthèse ou paraffiniques."
        ),
        names("""
            bus m2 xtl, bus m2 carburants de synthèse, autobus m2 xtl, autobus m2 carburants de
            synthèse, minibus xtl, minibus carburants de synthèse, petits bus xtl, petits bus carburants
            de synthèse, nombre de bus m2 xtl, nombre de autobus m2 xtl, bus m2 carburant de synthèse,
            bus m2 hvo
        """),
    ),
    count(
        "nbBusM2EuroVI",
        gettext_noop("Autobus M2 Euro VI"),
        gettext_noop(
            "Nombre de autobus de catégorie M2 hybrides non électriques ou diesel, à la norme Euro VI au moins."
        ),
        names("""
            bus m2 euro vi, bus m2 euro 6, autobus m2 euro vi, autobus m2 euro 6, minibus euro vi,
            minibus euro 6, petits bus euro vi, petits bus euro 6, nombre de bus m2 euro vi, nombre de
            autobus m2 euro vi, bus m2 norme euro vi, bus m2 diesel euro vi
        """),
    ),
)
