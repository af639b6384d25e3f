"""Large buses, coaches and the shares of clean vehicles."""

from pontdarc.core.schema import names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standards._fleet import count, share

FIELDS = (
    count(
        "nbBusM3",
        gettext_noop("Autobus M3"),
        gettext_noop("Nombre de autobus de catégorie M3 achetés ou loués pendant l’année."),
        names("""
            nombre de bus m3, nombre de autobus m3, nombre de grands bus, nombre de bus standard, bus
            m3, autobus m3, grands bus, bus standard, total bus m3, bus m3 renouvelés
        """),
    ),
    count(
        "nbBusM3EL",
        gettext_noop("Autobus M3 électriques"),
        gettext_noop("Nombre de autobus de catégorie M3 électriques à batterie."),
        names("""
            bus m3 électriques, bus m3 électrique, autobus m3 électriques, autobus m3 électrique, grands
            bus électriques, grands bus électrique, bus standard électriques, bus standard électrique,
            nombre de bus m3 électriques, nombre de autobus m3 électriques, bus m3 électriques purs, bus
            m3 elec
        """),
    ),
    count(
        "nbBusM3H2",
        gettext_noop("Autobus M3 à hydrogène"),
        gettext_noop("Nombre de autobus de catégorie M3 à hydrogène, hybrides compris."),
        names("""
            bus m3 hydrogène, bus m3 à hydrogène, autobus m3 hydrogène, autobus m3 à hydrogène, grands
            bus hydrogène, grands bus à hydrogène, bus standard hydrogène, bus standard à hydrogène,
            nombre de bus m3 hydrogène, nombre de autobus m3 hydrogène, bus m3 h2, bus m3 pile à
            combustible
        """),
    ),
    count(
        "nbBusM3EHRE",
        gettext_noop("Autobus M3 hybrides rechargeables"),
        gettext_noop("Nombre de autobus de catégorie M3 électriques hybrides rechargeables de l’extérieur."),
        names("""
            bus m3 hybrides rechargeables, bus m3 hybrides, autobus m3 hybrides rechargeables, autobus
            m3 hybrides, grands bus hybrides rechargeables, grands bus hybrides, bus standard hybrides
            rechargeables, bus standard hybrides, nombre de bus m3 hybrides rechargeables, nombre de
            autobus m3 hybrides rechargeables, bus m3 hybride rechargeable, bus m3 phev
        """),
    ),
    count(
        "nbBusM3GNV",
        gettext_noop("Autobus M3 au gaz naturel"),
        gettext_noop("Nombre de autobus de catégorie M3 au gaz naturel pour véhicules."),
        names("""
            bus m3 gnv, bus m3 au gnv, autobus m3 gnv, autobus m3 au gnv, grands bus gnv, grands bus au
            gnv, bus standard gnv, bus standard au gnv, nombre de bus m3 gnv, nombre de autobus m3 gnv,
            bus m3 gaz naturel, bus m3 gaz
        """),
    ),
    count(
        "nbBusM3bioGNV",
        gettext_noop("Autobus M3 au biogaz"),
        gettext_noop("Nombre de autobus de catégorie M3 au gaz naturel dont 20 % au moins est d’origine renouvelable."),
        names("""
            bus m3 biognv, bus m3 bio gnv, autobus m3 biognv, autobus m3 bio gnv, grands bus biognv,
            grands bus bio gnv, bus standard biognv, bus standard bio gnv, nombre de bus m3 biognv,
            nombre de autobus m3 biognv, bus m3 au biognv, bus m3 biogaz
        """),
    ),
    count(
        "nbBusM3GPL",
        gettext_noop("Autobus M3 au GPL"),
        gettext_noop("Nombre de autobus de catégorie M3 au gaz de pétrole liquéfié."),
        names("""
            bus m3 gpl, bus m3 au gpl, autobus m3 gpl, autobus m3 au gpl, grands bus gpl, grands bus au
            gpl, bus standard gpl, bus standard au gpl, nombre de bus m3 gpl, nombre de autobus m3 gpl,
            bus m3 gaz de pétrole liquéfié, bus m3 lpg
        """),
    ),
    count(
        "nbBusM3Bio",
        gettext_noop("Autobus M3 aux biocarburants"),
        gettext_noop("Nombre de autobus de catégorie M3 roulant seulement aux biocarburants."),
        names("""
            bus m3 biocarburants, bus m3 biocarburant, autobus m3 biocarburants, autobus m3
            biocarburant, grands bus biocarburants, grands bus biocarburant, bus standard biocarburants,
            bus standard biocarburant, nombre de bus m3 biocarburants, nombre de autobus m3
            biocarburants, bus m3 aux biocarburants, bus m3 b100
        """),
    ),
    count(
        "nbBusM3XTL",
        gettext_noop("Autobus M3 aux carburants de synthèse"),
        gettext_noop(
            "Nombre de autobus de catégorie M3 roulant seulement aux carburants de synthèse ou paraffiniques."
        ),
        names("""
            bus m3 xtl, bus m3 carburants de synthèse, autobus m3 xtl, autobus m3 carburants de
            synthèse, grands bus xtl, grands bus carburants de synthèse, bus standard xtl, bus standard
            carburants de synthèse, nombre de bus m3 xtl, nombre de autobus m3 xtl, bus m3 carburant de
            synthèse, bus m3 hvo
        """),
    ),
    count(
        "nbBusM3EuroVI",
        gettext_noop("Autobus M3 Euro VI"),
        gettext_noop(
            "Nombre de autobus de catégorie M3 hybrides non électriques ou diesel, à la norme Euro VI au moins."
        ),
        names("""
            bus m3 euro vi, bus m3 euro 6, autobus m3 euro vi, autobus m3 euro 6, grands bus euro vi,
            grands bus euro 6, bus standard euro vi, bus standard euro 6, nombre de bus m3 euro vi,
            nombre de autobus m3 euro vi, bus m3 norme euro vi, bus m3 diesel euro vi
        """),
    ),
    count(
        "nbCar",
        gettext_noop("Autocars"),
        gettext_noop("Nombre de autocars (M2 et M3, autres classes) achetés ou loués pendant l’année."),
        names("""
            nombre de cars, nombre de autocars, nombre de autocar, nombre de cars scolaires, cars,
            autocars, autocar, cars scolaires, total cars, cars renouvelés
        """),
    ),
    count(
        "nbCarM2",
        gettext_noop("Autocars M2"),
        gettext_noop("Nombre de autocars de catégorie M2 achetés ou loués pendant l’année."),
        names("""
            nombre de cars m2, nombre de autocars m2, nombre de minicars, nombre de petits cars, cars
            m2, autocars m2, minicars, petits cars, total cars m2, cars m2 renouvelés
        """),
    ),
    count(
        "nbCarM2EL",
        gettext_noop("Autocars M2 électriques"),
        gettext_noop("Nombre de autocars de catégorie M2 électriques à batterie."),
        names("""
            cars m2 électriques, cars m2 électrique, autocars m2 électriques, autocars m2 électrique,
            minicars électriques, minicars électrique, petits cars électriques, petits cars électrique,
            nombre de cars m2 électriques, nombre de autocars m2 électriques, cars m2 électriques purs,
            cars m2 elec
        """),
    ),
    count(
        "nbCarM2H2",
        gettext_noop("Autocars M2 à hydrogène"),
        gettext_noop("Nombre de autocars de catégorie M2 à hydrogène, hybrides compris."),
        names("""
            cars m2 hydrogène, cars m2 à hydrogène, autocars m2 hydrogène, autocars m2 à hydrogène,
            minicars hydrogène, minicars à hydrogène, petits cars hydrogène, petits cars à hydrogène,
            nombre de cars m2 hydrogène, nombre de autocars m2 hydrogène, cars m2 h2, cars m2 pile à
            combustible
        """),
    ),
    count(
        "nbCarM2clean",
        gettext_noop("Autocars M2 à faibles émissions"),
        gettext_noop("Nombre de autocars de catégorie M2 à faibles émissions, électriques et hydrogène compris."),
        names("""
            cars m2 à faibles émissions, cars m2 faibles émissions, autocars m2 à faibles émissions,
            autocars m2 faibles émissions, minicars à faibles émissions, minicars faibles émissions,
            petits cars à faibles émissions, petits cars faibles émissions, nombre de cars m2 à faibles
            émissions, nombre de autocars m2 à faibles émissions, cars m2 propres, cars m2 vfe
        """),
    ),
    count(
        "nbCarEL",
        gettext_noop("Autocars électriques"),
        gettext_noop("Nombre de autocars (M2 et M3, autres classes) électriques à batterie."),
        names("""
            cars électriques, cars électrique, autocars électriques, autocars électrique, autocar
            électriques, autocar électrique, cars scolaires électriques, cars scolaires électrique,
            nombre de cars électriques, nombre de autocars électriques, cars électriques purs, cars elec
        """),
    ),
    count(
        "nbCarH2",
        gettext_noop("Autocars à hydrogène"),
        gettext_noop("Nombre de autocars (M2 et M3, autres classes) à hydrogène, hybrides compris."),
        names("""
            cars hydrogène, cars à hydrogène, autocars hydrogène, autocars à hydrogène, autocar
            hydrogène, autocar à hydrogène, cars scolaires hydrogène, cars scolaires à hydrogène, nombre
            de cars hydrogène, nombre de autocars hydrogène, cars h2, cars pile à combustible
        """),
    ),
    count(
        "nbCarEHRE",
        gettext_noop("Autocars hybrides rechargeables"),
        gettext_noop(
            "Nombre de autocars (M2 et M3, autres classes) électriques hybrides rechargeables de l’extérieur."
        ),
        names("""
            cars hybrides rechargeables, cars hybrides, autocars hybrides rechargeables, autocars
            hybrides, autocar hybrides rechargeables, autocar hybrides, cars scolaires hybrides
            rechargeables, cars scolaires hybrides, nombre de cars hybrides rechargeables, nombre de
            autocars hybrides rechargeables, cars hybride rechargeable, cars phev
        """),
    ),
    count(
        "nbCarGNV",
        gettext_noop("Autocars au gaz naturel"),
        gettext_noop("Nombre de autocars (M2 et M3, autres classes) au gaz naturel pour véhicules."),
        names("""
            cars gnv, cars au gnv, autocars gnv, autocars au gnv, autocar gnv, autocar au gnv, cars
            scolaires gnv, cars scolaires au gnv, nombre de cars gnv, nombre de autocars gnv, cars gaz
            naturel, cars gaz
        """),
    ),
    count(
        "nbCarbioGNV",
        gettext_noop("Autocars au biogaz"),
        gettext_noop(
            "Nombre de autocars (M2 et M3, autres classes) au gaz naturel dont 20 % au moins est "
            "d’origine renouvelable."
        ),
        names("""
            cars biognv, cars bio gnv, autocars biognv, autocars bio gnv, autocar biognv, autocar bio
            gnv, cars scolaires biognv, cars scolaires bio gnv, nombre de cars biognv, nombre de
            autocars biognv, cars au biognv, cars biogaz
        """),
    ),
    count(
        "nbCarGPL",
        gettext_noop("Autocars au GPL"),
        gettext_noop("Nombre de autocars (M2 et M3, autres classes) au gaz de pétrole liquéfié."),
        names("""
            cars gpl, cars au gpl, autocars gpl, autocars au gpl, autocar gpl, autocar au gpl, cars
            scolaires gpl, cars scolaires au gpl, nombre de cars gpl, nombre de autocars gpl, cars gaz
            de pétrole liquéfié, cars lpg
        """),
    ),
    count(
        "nbCarBio",
        gettext_noop("Autocars aux biocarburants"),
        gettext_noop("Nombre de autocars (M2 et M3, autres classes) roulant seulement aux biocarburants."),
        names("""
            cars biocarburants, cars biocarburant, autocars biocarburants, autocars biocarburant,
            autocar biocarburants, autocar biocarburant, cars scolaires biocarburants, cars scolaires
            biocarburant, nombre de cars biocarburants, nombre de autocars biocarburants, cars aux
            biocarburants, cars b100
        """),
    ),
    count(
        "nbCarXTL",
        gettext_noop("Autocars aux carburants de synthèse"),
        gettext_noop(
            "Nombre de autocars (M2 et M3, autres classes) roulant seulement aux carburants de "
            "synthèse ou paraffiniques."
        ),
        names("""
            cars xtl, cars carburants de synthèse, autocars xtl, autocars carburants de synthèse,
            autocar xtl, autocar carburants de synthèse, cars scolaires xtl, cars scolaires carburants
            de synthèse, nombre de cars xtl, nombre de autocars xtl, cars carburant de synthèse, cars
            hvo
        """),
    ),
    count(
        "nbCarEuroVI",
        gettext_noop("Autocars Euro VI"),
        gettext_noop(
            "Nombre de autocars (M2 et M3, autres classes) hybrides non électriques ou diesel, à la "
            "norme Euro VI au moins."
        ),
        names("""
            cars euro vi, cars euro 6, autocars euro vi, autocars euro 6, autocar euro vi, autocar euro
            6, cars scolaires euro vi, cars scolaires euro 6, nombre de cars euro vi, nombre de autocars
            euro vi, cars norme euro vi, cars diesel euro vi
        """),
    ),
    share(
        "pcentLDVFE",
        gettext_noop("Part à faibles émissions, 3,5 tonnes et moins"),
        gettext_noop("Part des véhicules à faibles émissions parmi les voitures et les camionnettes, de 0 à 100."),
        names("""
            part véhicules à faibles émissions, pourcentage vfe, part vfe, taux de véhicules à faibles
            émissions, % vfe, pourcentage de véhicules à faibles émissions
        """),
    ),
    share(
        "pcentLDVTFE",
        gettext_noop("Part à très faibles émissions, 3,5 tonnes et moins"),
        gettext_noop(
            "Part des véhicules électriques ou à hydrogène parmi les voitures et les camionnettes, de 0 à 100."
        ),
        names("""
            part véhicules à très faibles émissions, pourcentage vtfe, part vtfe, taux de véhicules à
            très faibles émissions, % vtfe, pourcentage de véhicules à très faibles émissions
        """),
    ),
    share(
        "pcentLDVclean",
        gettext_noop("Part à faibles émissions des véhicules légers"),
        gettext_noop("Part à faibles émissions des véhicules légers, autobus et autocars M2 compris, de 0 à 100."),
        names("""
            part véhicules légers propres, pourcentage véhicules légers à faibles émissions, part
            véhicules légers à faibles émissions, taux véhicules légers propres, % véhicules légers
            propres
        """),
    ),
    share(
        "pcent23RMTFE",
        gettext_noop("Part à très faibles émissions des deux et trois roues"),
        gettext_noop("Part des deux et trois roues électriques ou à hydrogène, de 0 à 100."),
        names("""
            part deux roues à très faibles émissions, pourcentage 2rm propres, part 2-3rm électriques,
            taux deux roues propres, % deux roues propres
        """),
    ),
    share(
        "pcentPLclean",
        gettext_noop("Part à faibles émissions des poids lourds"),
        gettext_noop("Part des poids lourds à faibles émissions, de 0 à 100."),
        names("""
            part poids lourds à faibles émissions, pourcentage pl propres, part pl propres, taux poids
            lourds propres, % poids lourds propres
        """),
    ),
    share(
        "pcentTCFE",
        gettext_noop("Part à faibles émissions des autobus et autocars"),
        gettext_noop("Part des autobus et des autocars à faibles émissions selon la zone, de 0 à 100."),
        names("""
            part transport collectif à faibles émissions, part bus et cars à faibles émissions,
            pourcentage autobus autocars propres, taux bus et cars propres, % bus et cars propres
        """),
    ),
    share(
        "pcentBusclean",
        gettext_noop("Part à faibles émissions des autobus M3"),
        gettext_noop("Part des autobus M3 à faibles émissions, de 0 à 100."),
        names("""
            part autobus à faibles émissions, pourcentage bus propres, part bus propres, taux autobus
            propres, % bus propres
        """),
    ),
    share(
        "pcentBusTFE",
        gettext_noop("Part à très faibles émissions des autobus M3"),
        gettext_noop("Part des autobus M3 électriques ou à hydrogène, de 0 à 100."),
        names("""
            part autobus à très faibles émissions, pourcentage bus très faibles émissions, part bus à
            très faibles émissions, taux autobus très faibles émissions, % bus très faibles émissions
        """),
    ),
)
