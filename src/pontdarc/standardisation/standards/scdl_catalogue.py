"""Catalogue of the datasets that a body publishes: scdl/catalogue 0.1.3."""

from pontdarc.core.schema import Constraints, Field, RowCheck, Schema, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import FileRules, Standard

_SIRET = r"^\d{14}$"
_SIRET_WORDS = gettext_noop("14 chiffres, sans espace")
_REQUIRED = Constraints(required=True)
_LO, _ODBL, _CC = "Licence Ouverte-LO", "Open Database License-ODBL", "Creative Commons-CC"
_DAILY, _WEEKLY = "Quotidienne ou plusieurs fois par jour", "Hebdomadaire ou plusieurs fois par semaine"
_MONTHLY = "Mensuelle ou plusieurs fois par mois"

_WHO = (
    Field(
        "COLL_NOM",
        constraints=_REQUIRED,
        title=gettext_noop("Nom de la collectivité"),
        description=gettext_noop("Nom officiel de la collectivité qui publie le catalogue, le même partout."),
        example="Département de l’Ardèche",
        synonyms=names("""
            collectivité, nom collectivité, nom de la collectivité, diffuseur, publicateur, organisation,
            nom organisation, nom de l’organisation, organization, administration, organisme, portail,
            source_domain_title, organisme diffuseur
        """),
        body_fact="name",
    ),
    Field(
        "COLL_SIRET",
        constraints=Constraints(required=True, pattern=_SIRET),
        title=gettext_noop("SIRET de la collectivité"),
        description=gettext_noop("Numéro SIRET de la collectivité qui publie le catalogue."),
        example="22070001700019",
        pattern_words=_SIRET_WORDS,
        synonyms=names("""
            siret, siret collectivité, siret de la collectivité, n° siret, numéro siret, siret organisation,
            organization siret, siret diffuseur, siret organisme, siret administration, code siret
        """),
        kind="siret",
        body_fact="siret",
    ),
    Field(
        "ID",
        constraints=_REQUIRED,
        title=gettext_noop("Identifiant du jeu de données"),
        description=gettext_noop("Nom court en minuscules sans accent ni espace, ou code donné par le portail."),
        example="prenoms-des-nouveau-nes-2024",
        synonyms=names("""
            identifiant, id jeu de données, identifiant du jeu de données, identifier, dataset id, datasetid, slug,
            id_dataset, code jeu de données, uid, uuid, référence, id donnée, dataset uid, n° jeu, dct:identifier
        """),
    ),
    Field(
        "TITRE",
        constraints=_REQUIRED,
        title=gettext_noop("Titre du jeu de données"),
        description=gettext_noop("Ce que contient le jeu, le territoire couvert, et l’année s’il en a une."),
        example="Prénoms des nouveau-nés à Aubenas en 2024",
        synonyms=names("""
            title, titre jeu de données, titre du jeu de données, nom du jeu de données, intitulé, nom jeu de données,
            libellé, nom, dataset, titre exact, dct:title, nom de la donnée, jeu de données, dataset title, nom du jeu,
            titre de la ressource, nom du fichier
        """),
    ),
    Field(
        "DESCRIPTION",
        constraints=_REQUIRED,
        title=gettext_noop("Description"),
        description=gettext_noop("Résumé du contenu, compréhensible par une personne qui ne connaît pas le sujet."),
        example="Liste annuelle des prénoms des nouveau-nés enregistrés à l’état civil.",
        synonyms=names("""
            desc, résumé, description du jeu de données, descriptif, abstract, présentation, contenu, objet, détail,
            dct:description, notes, description courte, description complète, texte de présentation
        """),
    ),
    Field(
        "THEME",
        constraints=_REQUIRED,
        title=gettext_noop("Thème"),
        description=gettext_noop("Thème du jeu de données, en texte libre."),
        example="Administration locale",
        synonyms=names("""
            thème, thématique, catégorie, thèmes, domaine, category, groupe, topic, rubrique, themes, dcat:theme,
            thématique principale, famille, thème principal, classement
        """),
    ),
    Field(
        "PRODUCTEUR_NOM",
        constraints=_REQUIRED,
        title=gettext_noop("Nom du producteur"),
        description=gettext_noop("Nom officiel de l’organisme qui produit les données."),
        example="Ville d’Aubenas",
        synonyms=names("""
            producteur, propriétaire, nom producteur, nom du producteur, publisher, creator, auteur, source,
            organisme producteur, service producteur, producteur de la donnée, dcat.creator, author, créateur,
            direction productrice, dct:publisher, maître d’ouvrage
        """),
        body_fact="name",
    ),
    Field(
        "PRODUCTEUR_SIRET",
        constraints=Constraints(required=True, pattern=_SIRET),
        title=gettext_noop("SIRET du producteur"),
        description=gettext_noop("Numéro SIRET de l’organisme qui produit les données."),
        example="22070001700019",
        pattern_words=_SIRET_WORDS,
        synonyms=names("""
            siret producteur, siret du producteur, siret propriétaire, id producteur, n° siret producteur,
            identifiant producteur, siret organisme producteur, producteur siret numéro
        """),
        kind="siret",
        body_fact="siret",
    ),
)

_COVERAGE = (
    Field(
        "COUV_SPAT_MAILLE",
        constraints=Constraints(
            required=True,
            enum=(
                *("Infracommunale", "Communale", "Intercommunale", "Cantonale"),
                *("Départementale", "Régionale", "Autre"),
            ),
        ),
        title=gettext_noop("Maille de la couverture"),
        description=gettext_noop("Échelle du territoire couvert par les données."),
        example="Communale",
        synonyms=names("""
            maille, échelle, granularité, niveau géographique, granularité spatiale, maille territoriale,
            dcat.granularity, spatial.granularity, maille géographique, échelle territoriale, niveau de maille,
            couverture spatiale maille, granularité territoriale
        """),
    ),
    Field(
        "COUV_SPAT_NOM",
        constraints=_REQUIRED,
        title=gettext_noop("Territoire couvert"),
        description=gettext_noop("Nom du territoire que couvrent les données."),
        example="Aubenas",
        synonyms=names("""
            couverture, couverture spatiale, couverture géographique, territoire, zone géographique, spatial,
            dcat.spatial, spatial coverage, territoire couvert, emprise, périmètre, zone, spatial.zones, secteur,
            localisation, couverture territoriale
        """),
    ),
    Field(
        "COUV_TEMP_DEBUT",
        "date",
        constraints=_REQUIRED,
        title=gettext_noop("Début de la période couverte"),
        description=gettext_noop("Premier jour de la période que couvrent les données."),
        example="2024-01-01",
        synonyms=names("""
            date début, début, période début, couverture temporelle début, début de période, date de début,
            temporal_coverage.start, temporal start, début couverture, couverture temporelle de départ, valable du,
            début de validité
        """),
        kind="date_iso",
    ),
    Field(
        "COUV_TEMP_FIN",
        "date",
        constraints=_REQUIRED,
        title=gettext_noop("Fin de la période couverte"),
        description=gettext_noop("Dernier jour de la période que couvrent les données."),
        example="2024-12-31",
        synonyms=names("""
            date fin, fin, période fin, couverture temporelle fin, fin de période, date de fin,
            temporal_coverage.end, temporal end, fin couverture, couverture temporelle de fin, valable jusqu’au,
            fin de validité
        """),
        kind="date_iso",
    ),
)

_LIFE = (
    Field(
        "DATE_PUBL",
        "date",
        constraints=_REQUIRED,
        title=gettext_noop("Date de publication"),
        description=gettext_noop("Jour de la première publication des données."),
        example="2025-02-03",
        synonyms=names("""
            date publication, date de publication, date de parution, publié le, issued, dct:issued, date création,
            date de création, created_at, dcat.issued, date de mise en ligne, mis en ligne le, date première
            publication, created, ouverture le, date d’ouverture
        """),
        kind="date_iso",
    ),
    Field(
        "FREQ_MAJ",
        constraints=Constraints(
            required=True,
            enum=(
                *("Inconnue", "Ponctuelle", "Irrégulière", "Continuelle", "Toutes les heures"),
                *(_DAILY, _WEEKLY),
                *(_MONTHLY, "Bimestrielle", "Trimestrielle", "Semestrielle"),
                *("Annuelle", "Biennale", "Triennale", "Quinquennale"),
            ),
        ),
        title=gettext_noop("Fréquence de mise à jour"),
        description=gettext_noop("Rythme des mises à jour des données."),
        example="Annuelle",
        synonyms=names("""
            fréquence, fréquence mise à jour, fréquence de mise à jour, périodicité, frequency, fréquence maj,
            accrual periodicity, dcat.accrualperiodicity, rythme de mise à jour, périodicité de mise à jour,
            cadence, update frequency, fréquence d’actualisation
        """),
        spellings=(
            ("Sans régularité", "Irrégulière"),
            ("irregular", "Irrégulière"),
            ("inconnu", "Inconnue"),
            ("non précisée", "Inconnue"),
            ("unknown", "Inconnue"),
            ("punctual", "Ponctuelle"),
            ("jamais", "Ponctuelle"),
            ("continuous", "Continuelle"),
            ("temps réel", "Continuelle"),
            ("en continu", "Continuelle"),
            ("hourly", "Toutes les heures"),
            ("daily", _DAILY),
            ("quotidien", _DAILY),
            ("journalière", _DAILY),
            ("tous les jours", _DAILY),
            ("weekly", _WEEKLY),
            ("hebdomadaire", _WEEKLY),
            ("toutes les semaines", _WEEKLY),
            ("monthly", _MONTHLY),
            ("mensuel", _MONTHLY),
            ("tous les mois", _MONTHLY),
            ("bimonthly", "Bimestrielle"),
            ("quarterly", "Trimestrielle"),
            ("yearly", "Annuelle"),
            ("trimestriel", "Trimestrielle"),
            ("semiannual", "Semestrielle"),
            ("semestriel", "Semestrielle"),
            ("annual", "Annuelle"),
            ("annuel", "Annuelle"),
            ("tous les ans", "Annuelle"),
            ("biennial", "Biennale"),
            ("triennial", "Triennale"),
            ("quinquennial", "Quinquennale"),
        ),
    ),
    Field(
        "DATE_MAJ",
        "date",
        constraints=_REQUIRED,
        title=gettext_noop("Date de dernière mise à jour"),
        description=gettext_noop("Jour de la dernière modification des données."),
        example="2025-02-03",
        synonyms=names("""
            date mise à jour, date de mise à jour, dernière mise à jour, date dernière maj, modified, last_modified,
            last_update, modifié le, date de modification, data_processed, date dernière mise à jour, mise à jour le,
            dct:modified, maj, actualisé le, last modified
        """),
        kind="date_iso",
    ),
)

_ACCESS = (
    Field(
        "MOTS_CLES",
        constraints=_REQUIRED,
        title=gettext_noop("Mots-clés"),
        description=gettext_noop("Mots-clés en minuscules sans accent, séparés par des points-virgules."),
        example="scdl;prenoms;etat-civil",
        synonyms=names("""
            mots clés, mot clé, mots-clefs, tags, keyword, keywords, étiquettes, tag, mots-clés associés, motscles,
            dcat:keyword, indexation, descripteurs, labels, mots matière
        """),
    ),
    Field(
        "LICENCE",
        constraints=Constraints(
            required=True,
            enum=(
                _LO,
                _ODBL,
                _CC,
                "Spécifique ou autre",
            ),
        ),
        title=gettext_noop("Licence"),
        description=gettext_noop("Licence sous laquelle les données se réutilisent."),
        example="Licence Ouverte-LO",
        synonyms=names("""
            license, licence de réutilisation, type de licence, droits, licence d’utilisation, conditions
            d’utilisation, dct:license, droits de réutilisation, conditions de réutilisation, nom de la licence,
            licence de diffusion, rights
        """),
        spellings=(
            ("LO", _LO),
            ("LO - Licence Ouverte", _LO),
            ("Licence Ouverte", _LO),
            ("Licence Ouverte 2.0", _LO),
            ("Licence Ouverte / Open Licence", _LO),
            ("Licence Ouverte / Open Licence version 2.0", _LO),
            ("Licence Ouverte v2.0 (Etalab)", _LO),
            ("Licence Ouverte v2.0", _LO),
            ("Licence Ouverte (Etalab)", _LO),
            ("Licence Ouverte data.gouv.fr", _LO),
            ("http://www.data.gouv.fr/Licence-Ouverte-Open-Licence", _LO),
            ("Etalab", _LO),
            ("Etalab 2.0", _LO),
            ("lov2", _LO),
            ("fr-lo", _LO),
            ("ODbL", _ODBL),
            ("ODbL - Open Database License", _ODBL),
            ("Open Database License", _ODBL),
            ("Open Database License (ODbL)", _ODBL),
            ("odc-odbl", _ODBL),
            ("ODbL 1.0", _ODBL),
            ("CC-BY", _CC),
            ("CC BY 4.0", _CC),
            ("CC-BY-SA", _CC),
            ("CC0", _CC),
            ("Creative Commons", _CC),
        ),
    ),
    Field(
        "NOMBRE_RESSOURCES",
        "integer",
        constraints=Constraints(required=True, minimum=1),
        title=gettext_noop("Nombre de ressources"),
        description=gettext_noop("Nombre de fichiers ou de services que le jeu propose."),
        example="3",
        synonyms=names("""
            nb_ressources, nb ressources, nombre de ressources, nombre de fichiers, ressources, nb fichiers,
            resources_count, nombre ressource, nbr ressources, total ressources, nb_resources, distributions
        """),
    ),
    Field(
        "FORMAT_RESSOURCES",
        constraints=_REQUIRED,
        title=gettext_noop("Formats des ressources"),
        description=gettext_noop("Formats des fichiers en minuscules, séparés par des points-virgules."),
        example="csv;xlsx;json",
        synonyms=names("""
            format, formats, format des ressources, format fichier, type de fichier, formats disponibles,
            resources_formats, dct:format, format de diffusion, formats de fichiers, extension, format des données
        """),
    ),
    Field(
        "URL",
        format="uri",
        constraints=_REQUIRED,
        title=gettext_noop("Adresse du jeu de données"),
        description=gettext_noop("Adresse stable de la page du jeu de données."),
        example="https://www.exemple.fr/donnees/prenoms-2024",
        synonyms=names("""
            lien, adresse, adresse web, page web, lien vers le jeu de données, url du jeu de données, landing page,
            adresse du jeu de données, lien web, dcat:landingpage, site web, lien internet, lien de téléchargement,
            permalien, url de la fiche, page
        """),
        kind="url",
    ),
)

STANDARD = Standard(
    slug="scdl/catalogue",
    version="0.1.3",
    title=gettext_noop("Catalogue de jeux de données"),
    description=gettext_noop("La liste des jeux de données qu’une collectivité publie, avec leur description."),
    schema=Schema(
        fields=(*_WHO, *_COVERAGE, *_LIFE, *_ACCESS),
        checks=(RowCheck("siret", ("COLL_SIRET",)), RowCheck("siret", ("PRODUCTEUR_SIRET",))),
    ),
    url="https://schema.data.gouv.fr/scdl/catalogue/",
    file_rules=FileRules(name="AAAAMMJJ_SIREN_catalogue"),
    aliases=("catalogue", "catalogues", "scdl-catalogue", "répertoire des informations publiques", "rip"),
    obligations=("G2", "G5"),
    theme="GOVE",
    frequency="annual",
    signature=("TITRE", "DESCRIPTION", "LICENCE|MOTS_CLES", "URL|DATE_MAJ|DATE_PUBL|THEME"),
    topic=(
        *("jeu de données", "dataset", "catalogue", "licence", "license", "mots clés", "keyword", "dcat"),
        *("granularité", "répertoire des informations publiques"),
    ),
    elsewhere=("bénéficiaire", "montant", "isbn", "issn", "doi", "lecteur", "prêt", "siret tiers"),
)
