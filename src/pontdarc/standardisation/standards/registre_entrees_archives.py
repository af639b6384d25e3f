"""Accession registers of archives: Archivistes75/registre_entrees 0.4.1."""

from pontdarc.core.schema import Constraints, Field, Schema, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import Standard

_DEEDS = (
    "Instance de délibération",
    "Direction, cabinet",
    "Administration générale [(]fonctions transverses, RH[)]",
    "Finances, fiscalité",
    "Économie, industrie",
    "Agriculture",
    "Équipement, environnement",
    "Travail, emploi",
    "Affaires sociales, santé",
    "Justice",
    "Police, protection civile, intérieur",
    "Éducation, recherche",
    "Culture, jeunesse et sports",
    "Défense, anciens combattants",
    "Outre-mer",
    "Archives privées personnelles et familiales",
    "Archives privées cultuelles",
    "Archives privées d'associations, de partis politiques, de syndicats",
    "Archives privées d'entreprises",
    "Archives privées professionnelles",
)
_DEED = f"({'|'.join(_DEEDS)})"

_FIELDS = (
    Field(
        "ID",
        constraints=Constraints(required=True, pattern=".*_[0-9]{4}_.*"),
        title=gettext_noop("Identifiant de l’entrée"),
        description=gettext_noop("Service d’archives, année d’entrée et numéro, séparés par des tirets bas."),
        example="FRAD007_2026_014",
        pattern_words=gettext_noop("du texte, un tiret bas, l’année sur 4 chiffres, un tiret bas, un numéro"),
        synonyms=names("""
            identifiant, numéro d’entrée, n° entrée, identifiant entrée, n° d’entrée, numéro entrée, id
            entrée, numéro d’ordre, numéro de versement
        """),
    ),
    Field(
        "nomArch",
        constraints=Constraints(required=True),
        title=gettext_noop("Service d’archives"),
        description=gettext_noop("Nom du service où les archives sont entrées."),
        example="Archives départementales de l’Ardèche",
        synonyms=names("""
            service d’archives, nom du service d’archives, archives, nom_arch, dépôt d’archives, lieu de
            conservation, service archives
        """),
        body_fact="name",
    ),
    Field(
        "coteArch",
        title=gettext_noop("Cote"),
        description=gettext_noop("Place de l’entrée dans le classement : série, sous-série, articles."),
        example="1238W 1-12",
        synonyms=names("""
            cote, cotation, cotes, cotes extrêmes, cote_arch, numéro de cote, série, sous-série
        """),
    ),
    Field(
        "dateEntree",
        "date",
        constraints=Constraints(required=True),
        title=gettext_noop("Date d’entrée"),
        description=gettext_noop("Jour où les documents sont entrés."),
        example="2026-02-18",
        synonyms=names("""
            date d’entrée, date entrée, date de versement, date versement, entré le, date_entree, date
            de prise en charge, date d’arrivée
        """),
        kind="date_iso",
    ),
    Field(
        "statutJur",
        constraints=Constraints(
            required=True,
            enum=(
                "Archives publiques",
                "Archives privées",
                "Archives publiques et privées",
            ),
        ),
        title=gettext_noop("Statut juridique"),
        description=gettext_noop("Archives publiques, privées, ou les deux."),
        example="Archives publiques",
        synonyms=names("""
            statut juridique, statut, nature juridique, publiques ou privées, statut_jur,
            publiques/privées
        """),
    ),
    Field(
        "modeEntree",
        constraints=Constraints(
            required=True,
            enum=(
                "Versement",
                "Don",
                "Dépôt",
                "Dévolution",
                "Achat",
                "Legs ou dation",
                "Copie",
                "Réintégration",
                "Protocole",
                "Autre",
            ),
        ),
        title=gettext_noop("Mode d’entrée"),
        description=gettext_noop("Versement, don, dépôt, achat…"),
        example="Versement",
        synonyms=names("""
            mode d’entrée, mode entrée, modalité d’entrée, type d’entrée, mode_entree, nature de
            l’entrée
        """),
    ),
    Field(
        "orgaVers",
        title=gettext_noop("Organisme versant"),
        description=gettext_noop("Organisme qui a remis les archives."),
        example="Département de l’Ardèche",
        synonyms=names("""
            organisme versant, organisation versante, versant, orga_vers, collectivité versante,
            organisme qui verse
        """),
    ),
    Field(
        "servVers",
        title=gettext_noop("Service versant"),
        description=gettext_noop("Service de cet organisme qui a remis les archives."),
        example="Service des achats",
        synonyms=names("""
            service versant, serv_vers, service qui verse, direction versante, bureau versant, service
            verseur
        """),
    ),
    Field(
        "orgaProducteur",
        title=gettext_noop("Organisme producteur"),
        description=gettext_noop("Organisme qui a produit les archives."),
        example="Département de l’Ardèche",
        synonyms=names("""
            organisme producteur, organisation productrice, orga_producteur, organisme d’origine,
            collectivité productrice
        """),
    ),
    Field(
        "servProd",
        constraints=Constraints(required=True),
        title=gettext_noop("Service producteur"),
        description=gettext_noop("Service qui a produit les archives, ou « Service producteur inconnu »."),
        example="Service des achats",
        synonyms=names("""
            service producteur, producteur, serv_prod, nom du producteur, producteur des archives,
            origine
        """),
    ),
    Field(
        "typeProd",
        constraints=Constraints(
            required=True,
            enum=(
                "Présidence de la République",
                "Premier ministre",
                "Ministère (administration centrale)",
                "Assemblée parlementaire",
                "Grand organe de contrôle",
                "Service déconcentré et établissement public de l’État à compétence départementale ou locale",
                "Service déconcentré et établissement public de l’État à compétence régionale ou supra-départementale",
                "Etablissement public national",
                "Commune et établissement public communal",
                "Conseil départemental et établissement public départemental",
                "Conseil régional et établissement public régional",
                "Structure de coopération intercommunale ou interdépartementale",
                "Établissement public de santé",
                "Organisme de droit privé chargé d’une mission de service public",
                "Officier public ou ministériel (dont notaire)",
                "Producteur privé",
            ),
        ),
        title=gettext_noop("Type de producteur"),
        description=gettext_noop("Sorte d’organisme qui a produit les archives."),
        example="Conseil départemental et établissement public départemental",
        synonyms=names("""
            type de producteur, type producteur, catégorie de producteur, type_prod, nature du
            producteur
        """),
    ),
    Field(
        "activiteProd",
        constraints=Constraints(required=True, pattern=rf"{_DEED}([ ]?[|][ ]?{_DEED})*"),
        title=gettext_noop("Domaine d’action"),
        description=gettext_noop("Domaines d’action du producteur, séparés par une barre."),
        example="Culture, jeunesse et sports",
        pattern_words=gettext_noop("un ou plusieurs domaines de la liste du standard, séparés par |"),
        synonyms=names("""
            activité, domaine, domaine d’action, thématique, activité du producteur, activite_prod,
            fonction, domaine d’activité
        """),
    ),
    Field(
        "descContenu",
        constraints=Constraints(required=True),
        title=gettext_noop("Contenu"),
        description=gettext_noop("Ce que contiennent les archives entrées."),
        example="Marchés publics de prestations intellectuelles",
        synonyms=names("""
            description, contenu, description du contenu, objet, intitulé, désignation, nature des
            documents, desc_contenu, analyse, description sommaire
        """),
    ),
    Field(
        "datesExD",
        "year",
        title=gettext_noop("Première année"),
        description=gettext_noop("Année du document le plus ancien."),
        example="2014",
        synonyms=names("""
            date extrême début, date de début, dates extrêmes début, année de début, date début,
            dates_ex_d, première date, date la plus ancienne
        """),
        kind="year",
    ),
    Field(
        "datesExF",
        "year",
        title=gettext_noop("Dernière année"),
        description=gettext_noop("Année du document le plus récent."),
        example="2020",
        synonyms=names("""
            date extrême fin, date de fin, dates extrêmes fin, année de fin, date fin, dates_ex_f,
            dernière date, date la plus récente
        """),
        kind="year",
    ),
    Field(
        "natureSupport",
        constraints=Constraints(
            required=True,
            enum=(
                "Support physique",
                "Support électronique",
                "Support mixte",
            ),
        ),
        title=gettext_noop("Support"),
        description=gettext_noop("Physique, électronique ou mixte."),
        example="Support physique",
        synonyms=names("""
            support, nature du support, type de support, nature_support, supports, papier ou
            électronique
        """),
    ),
    Field(
        "mlEntree",
        "number",
        title=gettext_noop("Mètres linéaires"),
        description=gettext_noop("Volume de l’entrée, en mètres linéaires."),
        example="1.6",
        synonyms=names("""
            métrage, métrage linéaire, ml, mètres linéaires, métrage (ml), volume ml, importance
            matérielle, nombre de ml
        """),
        kind="number",
    ),
    Field(
        "nbreArt",
        "number",
        title=gettext_noop("Nombre d’articles"),
        description=gettext_noop("Nombre d’articles de l’entrée."),
        example="56",
        synonyms=names("""
            nombre d’articles, articles, nb articles, nbre articles, nombre article, nombre de boîtes
        """),
        kind="number",
    ),
    Field(
        "volElec",
        "number",
        title=gettext_noop("Volume électronique"),
        description=gettext_noop("Volume des fichiers électroniques, en gigaoctets."),
        example="2.3",
        synonyms=names("""
            volume électronique, volume go, volume en go, volumétrie, poids des fichiers, vol_elec,
            taille go
        """),
        kind="number",
    ),
    Field(
        "objElec",
        "number",
        title=gettext_noop("Objets électroniques"),
        description=gettext_noop("Nombre d’objets électroniques de l’entrée."),
        example="234",
        synonyms=names("""
            objets électroniques, nombre d’objets électroniques, nb objets, nombre de fichiers,
            obj_elec, fichiers
        """),
        kind="number",
    ),
)

STANDARD = Standard(
    slug="registre-entrees-archives",
    version="0.4.1",
    title=gettext_noop("Registre des entrées d’archives"),
    description=gettext_noop("Ce qui est entré aux archives : date, mode, producteur, contenu, volume."),
    schema=Schema(fields=_FIELDS),
    url="https://schema.data.gouv.fr/Archivistes75/registre_entrees/",
    aliases=("Archivistes75/registre_entrees", "registre-entrees", "entrees-archives", "archives"),
    obligations=("G3",),
    theme="EDUC",
    frequency="annual",
    signature=("dateEntree|coteArch|modeEntree", "descContenu|servProd|mlEntree|servVers"),
    topic=(
        "archives",
        "archive",
        "registre des entrées",
        "registre d’entrée",
        "versement",
        "fonds",
        "cote",
        "métrage linéaire",
        "producteur archives",
        "service versant",
    ),
    elsewhere=("adhérent", "emprunt", "isbn"),
)
