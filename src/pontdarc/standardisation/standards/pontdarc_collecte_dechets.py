"""Waste collected, by flow and year: our own table, since no national schema exists.

The figures are those of the yearly report on waste (CGCT D.2224-1 and annex XIII). One row for each flow and each way
of collecting it, so that tonnages add up. See docs/reference/collecte-dechets.md.
"""

from pontdarc.core.schema import Constraints, Field, RowCheck, Schema, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import Standard

_FIELDS = (
    Field(
        "annee",
        "year",
        constraints=Constraints(required=True),
        title=gettext_noop("Année"),
        description=gettext_noop("Année des tonnages."),
        example="2025",
        synonyms=names("""
            exercice, année de collecte, année de référence, millésime, year, année du rapport, an, date
        """),
        kind="year",
    ),
    Field(
        "nom_collectivite",
        constraints=Constraints(required=True),
        title=gettext_noop("Collectivité"),
        description=gettext_noop("Nom de la collectivité chargée de la collecte."),
        example="Communauté de communes Gorges de l’Ardèche",
        synonyms=names("""
            collectivité, nom de la collectivité, epci, nom epci, syndicat, organisme, maître d’ouvrage,
            acteur, nom collectivité, structure, nom de l’epci, l_epci
        """),
        kind="text",
        body_fact="name",
    ),
    Field(
        "siren_collectivite",
        constraints=Constraints(required=True, pattern=r"^\d{9}$"),
        title=gettext_noop("SIREN de la collectivité"),
        description=gettext_noop("Numéro SIREN de la collectivité : 9 chiffres sans espace."),
        example="220700017",
        pattern_words=gettext_noop("9 chiffres, sans espace"),
        synonyms=names("""
            siren, n° siren, siren de la collectivité, numéro siren, siren epci, code siren, siren
            organisme, n_siren
        """),
        kind="siren",
        body_fact="siren",
    ),
    Field(
        "territoire",
        title=gettext_noop("Territoire"),
        description=gettext_noop("Commune, secteur ou tournée ; vide si la ligne vaut pour toute la collectivité."),
        example="Vogüé",
        synonyms=names("""
            secteur, commune, zone, tournée, territoire de collecte, nom commune, secteur de collecte,
            périmètre, circuit
        """),
    ),
    Field(
        "code_insee",
        constraints=Constraints(pattern=r"^([013-9]\d|2[AB1-9])\d{3}$"),
        title=gettext_noop("Code INSEE de la commune"),
        description=gettext_noop("Code officiel de la commune, quand la ligne ne vaut que pour elle."),
        example="07348",
        pattern_words=gettext_noop("code officiel de la commune : 5 caractères, comme 07348 ou 2A004"),
        synonyms=names("""
            insee, code commune, code insee commune, code_commune, com_insee, codeinsee, cog, code insee
            de la commune
        """),
        kind="insee_commune",
    ),
    Field(
        "population",
        "integer",
        constraints=Constraints(minimum=0),
        title=gettext_noop("Habitants desservis"),
        description=gettext_noop("Nombre d’habitants que ce service dessert."),
        example="14820",
        synonyms=names("""
            population desservie, habitants, nombre d’habitants, population municipale, habitants
            desservis, population insee, pop, nb habitants, va_pop
        """),
        kind="integer",
    ),
    Field(
        "flux",
        constraints=Constraints(
            required=True,
            enum=(
                "ordures ménagères résiduelles",
                "emballages et papiers",
                "verre",
                "biodéchets",
                "encombrants",
                "déchets verts",
                "gravats",
                "déchets dangereux",
                "textiles",
                "autre",
            ),
        ),
        title=gettext_noop("Flux"),
        description=gettext_noop("Sorte de déchets : une ligne pour chacune."),
        example="ordures ménagères résiduelles",
        synonyms=names("""
            type de déchet, type de déchets, déchet, déchets, flux de déchets, matière, catégorie,
            nature des déchets, l_typ_reg_dechet, libellé déchet, type de flux, catégorie de déchets,
            matériau, flux collecté
        """),
    ),
    Field(
        "mode_collecte",
        constraints=Constraints(
            required=True,
            enum=(
                "porte-à-porte",
                "apport volontaire",
                "déchèterie",
                "autre",
            ),
        ),
        title=gettext_noop("Mode de collecte"),
        description=gettext_noop("Devant les portes, en apport volontaire ou en déchèterie."),
        example="porte-à-porte",
        synonyms=names("""
            mode de collecte, type de collecte, collecte, mode, lieu de collecte, modalité de collecte,
            type collecte, pap/pav, service
        """),
    ),
    Field(
        "frequence_collecte",
        title=gettext_noop("Fréquence"),
        description=gettext_noop("Rythme de la collecte : une fois par semaine, tous les quinze jours, à la demande."),
        example="une fois par semaine",
        synonyms=names("""
            fréquence, fréquence de collecte, rythme, jours de collecte, fréquence de passage,
            périodicité, c0.5, c1
        """),
    ),
    Field(
        "nombre_points",
        "integer",
        constraints=Constraints(minimum=0),
        title=gettext_noop("Points de collecte"),
        description=gettext_noop("Nombre de colonnes, de bacs ou de déchèteries."),
        example="86",
        synonyms=names("""
            nombre de points, nombre de colonnes, nombre de conteneurs, nb points d’apport, nombre de
            points d’apport volontaire, nombre de déchèteries, nb bacs, nombre de bacs, nb colonnes
        """),
        kind="integer",
    ),
    Field(
        "tonnage",
        "number",
        constraints=Constraints(required=True, minimum=0),
        title=gettext_noop("Tonnage"),
        description=gettext_noop("Tonnes collectées dans l’année."),
        example="3184.62",
        units=("t", "tonne", "tonnes"),
        synonyms=names("""
            tonnages, tonnes, poids, quantité, tonnage collecté, tonnage annuel, tonnage total, tonnage
            (t), quantité collectée, tonnage collecté (t), total tonnes, tonnage_t, va_tonnage
        """),
        kind="number",
    ),
    Field(
        "kg_par_habitant",
        "number",
        constraints=Constraints(minimum=0),
        title=gettext_noop("Kilogrammes par habitant"),
        description=gettext_noop("Tonnage divisé par les habitants desservis, en kilogrammes."),
        example="214.9",
        synonyms=names("""
            kg/hab, kg par habitant, ratio, ratio kg/hab, kg/hab/an, performance, kg par hab, ratio par
            habitant, performance kg/hab
        """),
        kind="number",
    ),
    Field(
        "filiere_traitement",
        constraints=Constraints(
            enum=(
                "valorisation matière",
                "valorisation organique",
                "valorisation énergétique",
                "incinération",
                "stockage",
                "autre",
            )
        ),
        title=gettext_noop("Traitement"),
        description=gettext_noop("Ce que deviennent les déchets collectés."),
        example="stockage",
        synonyms=names("""
            traitement, filière, filière de traitement, mode de traitement, destination, exutoire type,
            type de traitement, valorisation, devenir
        """),
    ),
    Field(
        "site_traitement",
        title=gettext_noop("Lieu de traitement"),
        description=gettext_noop("Nom et commune du site de traitement."),
        example="Centre de tri de Portes-lès-Valence",
        synonyms=names("""
            site de traitement, exutoire, lieu de traitement, centre de traitement, nom du site de
            traitement, installation de traitement, unité de traitement
        """),
    ),
    Field(
        "taux_refus",
        "number",
        constraints=Constraints(minimum=0, maximum=100),
        title=gettext_noop("Refus de tri"),
        description=gettext_noop("Part du tonnage refusée au tri, en pour cent."),
        example="18.2",
        synonyms=names("""
            refus, taux de refus, refus de tri, % refus, part de refus, taux de refus de tri, erreurs de
            tri
        """),
        kind="percentage",
    ),
    Field(
        "cout_ht_tonne",
        "number",
        title=gettext_noop("Coût de la tonne"),
        description=gettext_noop("Coût aidé du service, hors taxes, en euros par tonne."),
        example="268.4",
        synonyms=names("""
            coût à la tonne, coût par tonne, euros par tonne, €/t, coût ht tonne, coût aidé à la tonne,
            coût tonne, coût aidé ht par tonne
        """),
        kind="number",
    ),
    Field(
        "cout_ht_habitant",
        "number",
        title=gettext_noop("Coût par habitant"),
        description=gettext_noop("Coût aidé du service, hors taxes, en euros par habitant."),
        example="57.7",
        synonyms=names("""
            coût par habitant, euros par habitant, €/hab, coût habitant, coût aidé par habitant, coût ht
            habitant, coût aidé ht par habitant
        """),
        kind="number",
    ),
    Field(
        "financement",
        constraints=Constraints(
            enum=(
                "TEOM",
                "TEOM incitative",
                "REOM",
                "REOM incitative",
                "budget général",
                "autre",
            )
        ),
        title=gettext_noop("Financement"),
        description=gettext_noop("Taxe, redevance ou budget général."),
        example="TEOM",
        synonyms=names("""
            mode de financement, teom/reom, financement du service, taxe ou redevance, type de
            financement, fiscalité, tarification
        """),
    ),
    Field(
        "operateur",
        title=gettext_noop("Exploitant de la collecte"),
        description=gettext_noop("Organisme qui collecte : la collectivité en régie, ou son prestataire."),
        example="Régie communautaire",
        synonyms=names("""
            opérateur, exploitant, prestataire, collecteur, exploitant de la collecte, délégataire,
            régie ou prestataire
        """),
    ),
)

STANDARD = Standard(
    slug="pontdarc/collecte-dechets",
    version="1.0.0",
    title=gettext_noop("Collecte des déchets"),
    description=gettext_noop(
        "Par an et par flux : tonnages, habitants desservis, mode de collecte, traitement et "
        "coût, au sens du rapport annuel."
    ),
    schema=Schema(fields=_FIELDS, checks=(RowCheck("siren", ("siren_collectivite",)),)),
    url="https://www.sinoe.org/",
    aliases=("collecte-dechets", "dechets", "rpqs-dechets", "tonnages-dechets", "ordures-menageres"),
    obligations=("W2", "G4"),
    theme="ENVI",
    frequency="annual",
    signature=("flux", "tonnage|kg_par_habitant"),
    topic=(
        "déchet",
        "déchets",
        "ordures ménagères",
        "omr",
        "tonnage",
        "tonnages",
        "collecte sélective",
        "tri sélectif",
        "déchèterie",
        "déchèteries",
        "déchetterie",
        "rpqs déchets",
        "teom",
    ),
    elsewhere=("amenity", "recycling", "recycling type", "ges"),
)
