"""Where a brownfield is, its buildings and its owner."""

from pontdarc.core.schema import Constraints, Field, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standards._patterns import several

FIELDS = (
    Field(
        "comm_nom",
        constraints=Constraints(required=True),
        title=gettext_noop("Commune"),
        description=gettext_noop("Nom de la commune où se trouve l’essentiel du site."),
        example="Vogüé",
        synonyms=names("""
            commune, nom commune, nom de la commune, ville, libellé commune, localité, com_nom,
            addr:city
        """),
        kind="commune_name",
        body_fact="commune_name",
    ),
    Field(
        "comm_insee",
        constraints=Constraints(required=True),
        title=gettext_noop("Code INSEE de la commune"),
        description=gettext_noop("Code officiel de la commune où se trouve l’essentiel du site."),
        example="07348",
        synonyms=names("""
            code insee, insee, code commune, code insee commune, code_insee, com_insee, codeinsee, cog,
            insee_com
        """),
        kind="insee_commune",
        body_fact="insee_code",
    ),
    Field(
        "bati_type",
        constraints=Constraints(
            pattern=several(
                "industriel", "commercial", "résidentiel", "secteur tertiaire", "inconnu", "autre", "sans objet"
            )
        ),
        title=gettext_noop("Types de bâtiments"),
        description=gettext_noop("Sortes de bâtiments du site, séparées par une barre."),
        example="industriel|résidentiel",
        pattern_words=gettext_noop(
            "industriel, commercial, résidentiel, secteur tertiaire, inconnu, autre, sans objet, séparés par |"
        ),
        synonyms=names("""
            type de bâtiment, type bâti, type de bâti, bâtiments, nature des bâtiments, type de
            bâtiments
        """),
    ),
    Field(
        "bati_nombre",
        "integer",
        title=gettext_noop("Nombre de bâtiments"),
        description=gettext_noop("Nombre de bâtiments du site."),
        example="2",
        synonyms=names("""
            nombre de bâtiments, nb bâtiments, nombre bâtiments, nb bâti, nombre de bâtis
        """),
        kind="integer",
    ),
    Field(
        "bati_surface",
        "integer",
        title=gettext_noop("Surface des bâtiments"),
        description=gettext_noop("Surface de plancher de tous les bâtiments, en mètres carrés."),
        example="2400",
        synonyms=names("""
            surface bâtie, surface bâti, surface des bâtiments, surface de plancher, surface bâtiments,
            emprise bâtie, superficie bâtie
        """),
        kind="integer",
    ),
    Field(
        "bati_pollution",
        constraints=Constraints(
            enum=(
                "amiante",
                "plomb",
                "inconnu",
                "autre",
                "sans objet",
            )
        ),
        title=gettext_noop("Pollution des bâtiments"),
        description=gettext_noop("Pollution connue dans les bâtiments : amiante, plomb…"),
        example="amiante",
        synonyms=names("""
            pollution bâti, pollution des bâtiments, pollution bâtiment, amiante, pollution du bâti
        """),
    ),
    Field(
        "bati_vacance",
        constraints=Constraints(
            enum=(
                "occupé",
                "partiellement occupé",
                "vacant",
                "inconnu",
                "autre",
                "sans objet",
            )
        ),
        title=gettext_noop("Vacance des bâtiments"),
        description=gettext_noop("Dit si les bâtiments sont occupés ou vides."),
        example="vacant",
        synonyms=names("""
            vacance, état de vacance, vacance bâti, bâtiment vacant, vacance des bâtiments, taux
            d’occupation
        """),
    ),
    Field(
        "bati_patrimoine",
        constraints=Constraints(
            enum=(
                "aucun",
                "présence d'un bâtiment d'intérêt",
                "présence d'un bâtiment classé",
                "inconnu",
                "autre",
                "sans objet",
            )
        ),
        title=gettext_noop("Bâtiments patrimoniaux"),
        description=gettext_noop("Dit si un bâtiment a une valeur patrimoniale."),
        example="aucun",
        synonyms=names("""
            patrimoine, bâti patrimonial, intérêt patrimonial, bâtiment patrimonial, présence de bâti
            patrimonial, patrimoine bâti
        """),
    ),
    Field(
        "bati_etat",
        constraints=Constraints(
            enum=(
                "dégradation inexistante ou faible",
                "dégradation moyenne",
                "dégradation très importante",
                "dégradation hétérogène",
                "inconnu",
                "autre",
                "sans objet",
            )
        ),
        title=gettext_noop("État des bâtiments"),
        description=gettext_noop("Dégradation des bâtiments : faible, moyenne, très importante, hétérogène."),
        example="dégradation moyenne",
        synonyms=names("""
            état du bâti, état bâti, état des bâtiments, dégradation, état bâtiment, dégradation du bâti
        """),
    ),
    Field(
        "local_ancien_annee",
        "date",
        format="%Y",
        title=gettext_noop("Construction la plus ancienne"),
        description=gettext_noop("Année de construction du local le plus ancien."),
        example="1976",
        synonyms=names("""
            année de construction, première année de construction, année local ancien, date de
            construction, année du plus ancien local
        """),
    ),
    Field(
        "local_recent_annee",
        "date",
        format="%Y",
        title=gettext_noop("Construction la plus récente"),
        description=gettext_noop("Année de construction du local le plus récent."),
        example="1987",
        synonyms=names("""
            dernière année de construction, année local récent, année du plus récent local, construction
            récente, année de la dernière construction
        """),
    ),
    Field(
        "proprio_type",
        constraints=Constraints(pattern=r"(?:(?:^|\|)([A-Z]\d[a-z]|)\1+[A-Z]\d[a-z])+$"),
        title=gettext_noop("Types de propriétaires"),
        description=gettext_noop("Codes des propriétaires dans les fichiers fonciers, séparés par une barre."),
        example="P4a|G1a",
        pattern_words=gettext_noop("des codes comme P4a, séparés par |, deux au moins"),
        synonyms=names("""
            type de propriétaire, type propriétaire, nature du propriétaire, catégorie propriétaire,
            code propriétaire
        """),
    ),
    Field(
        "proprio_personne",
        constraints=Constraints(
            pattern=several("personne physique", "personne morale", "inconnu", "autre", "sans objet")
        ),
        title=gettext_noop("Personnes propriétaires"),
        description=gettext_noop("personne physique, personne morale, ou les deux séparées par une barre."),
        example="personne morale",
        pattern_words=gettext_noop("personne physique, personne morale, inconnu, autre, sans objet, séparés par |"),
        synonyms=names("""
            type de personne, statut propriétaire, personne propriétaire, propriétaire public privé,
            public/privé, nature juridique du propriétaire
        """),
    ),
    Field(
        "proprio_nom",
        title=gettext_noop("Propriétaire"),
        description=gettext_noop("Nom du propriétaire quand c’est un organisme. Jamais le nom d’un particulier."),
        example="Commune de Vogüé",
        synonyms=names("""
            propriétaire, nom propriétaire, nom du propriétaire, propriétaires, propriétaire actuel,
            owner
        """),
    ),
)
