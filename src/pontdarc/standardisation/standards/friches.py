"""Brownfields: cnigfr/schema-friches 1.0.6."""

from pontdarc.core.schema import Constraints, Field, Schema, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import Standard
from pontdarc.standardisation.standards._friches_buildings import FIELDS as BUILDINGS
from pontdarc.standardisation.standards._friches_land import FIELDS as LAND

_FIELDS = (
    Field(
        "site_id",
        constraints=Constraints(required=True),
        title=gettext_noop("Identifiant du site"),
        description=gettext_noop(
            "Code de la commune, tiret bas, puis code choisi par le producteur ; différent sur chaque ligne."
        ),
        example="07348_001",
        synonyms=names("""
            identifiant, id site, identifiant du site, id friche, identifiant friche, code site, numéro
            du site, objectid, fid, id
        """),
    ),
    Field(
        "site_nom",
        constraints=Constraints(required=True),
        title=gettext_noop("Nom du site"),
        description=gettext_noop("Nom d’usage du site ; s’il n’en a pas, quelques mots pour le reconnaître."),
        example="Ancienne usine textile",
        synonyms=names("""
            nom, nom du site, nom de la friche, nom friche, site, friche, désignation, libellé,
            intitulé, nom usuel, toponyme
        """),
        kind="text",
    ),
    Field(
        "site_type",
        constraints=Constraints(
            required=True,
            enum=(
                "friche industrielle",
                "friche commerciale",
                "friche hospitalière",
                "friche agro-industrielle",
                "friche carrière ou mine",
                "friche militaire",
                "friche d'habitat",
                "friche d'équipement public",
                "friche portuaire",
                "friche aéroportuaire",
                "friche ferroviaire",
                "friche logistique",
                "friche loisir tourisme hôtellerie",
                "friche enseignement",
                "friche cultuelle",
                "mixte - dominante habitat",
                "mixte - autre",
                "inconnu",
                "autre",
                "sans objet",
            ),
        ),
        title=gettext_noop("Type de friche"),
        description=gettext_noop("Sorte de friche selon ce que le site a été : industrielle, commerciale, militaire…"),
        example="friche industrielle",
        synonyms=names("""
            type, type de friche, type friche, type de site, nature, nature de la friche, catégorie,
            typologie, vocation
        """),
    ),
    Field(
        "site_adresse",
        title=gettext_noop("Adresse du site"),
        description=gettext_noop("Numéro et voie, ou lieu-dit."),
        example="12 Route des Usines",
        synonyms=names("""
            adresse, adresse du site, voie, rue, localisation, adresse friche, adresse postale,
            lieu-dit, addr:street
        """),
        kind="address",
    ),
    Field(
        "site_identif_date",
        "date",
        format="%Y-%m-%d",
        constraints=Constraints(required=True),
        title=gettext_noop("Date de repérage"),
        description=gettext_noop("Jour où le site a été repéré comme friche."),
        example="2024-05-18",
        synonyms=names("""
            date d’identification, date identification, date d’identification du site, date de repérage,
            date de recensement, date recensement, date de création, identifié le
        """),
        kind="date_iso",
    ),
    Field(
        "site_actu_date",
        "date",
        format="%Y-%m-%d",
        constraints=Constraints(required=True),
        title=gettext_noop("Date de mise à jour"),
        description=gettext_noop("Jour où la fiche du site a été mise à jour."),
        example="2026-01-23",
        synonyms=names("""
            date d’actualisation, date actualisation, date de mise à jour, date maj, mise à jour,
            dernière mise à jour, date de dernière actualisation, actualisé le
        """),
        kind="date_iso",
    ),
    Field(
        "site_url",
        constraints=Constraints(pattern=r"^(https?://[^|\s]*\|)*https?://[^|\s]*$"),
        title=gettext_noop("Fiches du site"),
        description=gettext_noop("Adresses des fiches du site (BASIAS, BASOL, observatoire), séparées par une barre."),
        example="https://fiches-risques.brgm.fr/georisques/basias-detaillee/RHA0700001",
        pattern_words=gettext_noop("une adresse web, ou plusieurs séparées par |"),
        synonyms=names("""
            url, url du site, lien, fiche, url basias, url basol, lien basias, fiche basias, url fiche
        """),
        kind="url",
    ),
    Field(
        "site_ademe_url",
        format="uri",
        constraints=Constraints(pattern=r"^https?://[^|\s]*$"),
        title=gettext_noop("Fiche de l’ADEME"),
        description=gettext_noop("Adresse de la fiche, quand l’ADEME est intervenue sur le site."),
        example="https://data.ademe.fr/srd/07348.pdf",
        pattern_words=gettext_noop("une seule adresse web"),
        synonyms=names("""
            url ademe, fiche ademe, lien ademe, url fiche ademe, ademe
        """),
        kind="url",
    ),
    Field(
        "site_securite",
        constraints=Constraints(
            enum=(
                "évacuation des produits dangereux et déchets présents sur le site",
                "interdictions ou limitations d'accès au site",
                "suppression des risques d'incendie et d'explosion",
                "surveillance des effets de l'installation sur son environnement",
                "mesures de gestion de pollution ou restrictions temporaires",
                "existence d'une attestation de mise en sécurité",
                "inconnu",
                "autre",
                "sans objet",
            )
        ),
        title=gettext_noop("Mise en sécurité"),
        description=gettext_noop("Ce qui a été fait pour mettre le site en sécurité."),
        example="interdictions ou limitations d'accès au site",
        synonyms=names("""
            sécurité, mise en sécurité, sécurisation, type de sécurisation, site sécurisé, mesures de
            sécurité
        """),
    ),
    Field(
        "site_occupation",
        constraints=Constraints(
            enum=(
                "totalement inoccupé",
                "partiellement inoccupé",
                "occupation transitoire ou temporaire",
                "occupation illicite supposée",
                "occupation illicite avérée",
                "inconnu",
                "autre",
                "sans objet",
            )
        ),
        title=gettext_noop("Occupation"),
        description=gettext_noop("Dit si le site est inoccupé, en partie ou en tout."),
        example="totalement inoccupé",
        synonyms=names("""
            occupation, occupation du site, occupation actuelle, état d’occupation, usage actuel, occupé
        """),
    ),
    Field(
        "site_statut",
        constraints=Constraints(
            enum=(
                "friche potentielle",
                "friche sans projet",
                "friche avec projet",
                "friche reconvertie",
                "inconnu",
                "autre",
                "sans objet",
            )
        ),
        title=gettext_noop("Statut"),
        description=gettext_noop("Friche potentielle, sans projet, avec projet ou reconvertie."),
        example="friche sans projet",
        synonyms=names("""
            statut, statut du site, statut friche, statut de la friche, état du projet, avancement, état
        """),
    ),
    Field(
        "site_projet_url",
        format="uri",
        constraints=Constraints(pattern=r"^(https?://[^|\s]*)|([\w\-\.]+@([\w-]+\.)+[\w-]{2,})$"),
        title=gettext_noop("Projet"),
        description=gettext_noop("Site web ou adresse électronique de l’organisme qui porte le projet."),
        example="https://www.ardeche-exemple.fr/projet-usine",
        pattern_words=gettext_noop("une adresse web ou une adresse électronique"),
        synonyms=names("""
            url projet, site du projet, lien projet, site web projet, projet url, page du projet
        """),
        kind="url",
    ),
    Field(
        "site_reconv_annee",
        "date",
        format="%Y",
        title=gettext_noop("Année de reconversion"),
        description=gettext_noop("Année où la reconversion du site s’est achevée."),
        example="2022",
        synonyms=names("""
            année de reconversion, année reconversion, date de reconversion, année d’achèvement, année
            de fin de reconversion
        """),
    ),
    Field(
        "site_reconv_type",
        constraints=Constraints(
            enum=(
                "habitat",
                "bureau",
                "commerce",
                "industrie",
                "autres activités économiques",
                "équipement public",
                "aménagement d'espace public",
                "renaturation",
                "panneaux photovoltaïques",
                "énergie, hors photovoltaïque",
                "mixte",
                "inconnu",
                "autre",
                "sans objet",
            )
        ),
        title=gettext_noop("Type de reconversion"),
        description=gettext_noop("Ce que le site est devenu ou deviendra."),
        example="équipement public",
        synonyms=names("""
            type de reconversion, reconversion, usage futur, destination, projet, usage projeté,
            nouvelle destination, vocation future
        """),
    ),
    Field(
        "activite_libelle",
        title=gettext_noop("Anciennes activités"),
        description=gettext_noop("Activités que le site a connues, séparées par une barre."),
        example="Filature de soie",
        synonyms=names("""
            activité, ancienne activité, activités, libellé activité, anciennes activités, activité
            passée, activité libellé, dernière activité, ancien usage
        """),
    ),
    Field(
        "activite_code",
        constraints=Constraints(pattern=r"(?:(?:^|\|)([A-Z]\d\d.\d\d[A-Z]|)\1+[A-Z]\d\d.\d\d[A-Z])+$"),
        title=gettext_noop("Codes des activités"),
        description=gettext_noop(
            "Codes des anciennes activités dans la nomenclature de BASIAS, séparés par une barre."
        ),
        example="C13.10Z|C13.30Z",
        pattern_words=gettext_noop("des codes comme C13.10Z, séparés par |, deux au moins"),
        synonyms=names("""
            code activité, code basias, codes activités, naf, code naf, activité code
        """),
    ),
    Field(
        "activite_fin_annee",
        "date",
        format="%Y",
        title=gettext_noop("Année de fin d’activité"),
        description=gettext_noop("Année où la dernière activité a cessé."),
        example="1989",
        synonyms=names("""
            fin d’activité, année fin activité, année de fin d’activité, date de fin d’activité, date de
            fermeture, année de fermeture, date de cessation
        """),
    ),
    *BUILDINGS,
    *LAND,
)

STANDARD = Standard(
    slug="friches",
    version="1.0.6",
    title=gettext_noop("Friches"),
    description=gettext_noop(
        "Les friches urbanisées : site, ancienne activité, bâtiments, propriétaire, pollution, urbanisme, projet."
    ),
    schema=Schema(fields=_FIELDS, missing_values=("", "NA", "NaN", "N/A"), primary_key=("site_id",)),
    url="https://schema.data.gouv.fr/cnigfr/schema-friches/",
    aliases=("cnigfr/schema-friches", "schema-friches", "friche", "cnig-friches", "cartofriches"),
    obligations=("G4",),
    theme="REGI",
    frequency="annual",
    signature=("site_nom|site_id", "site_type|site_statut|site_occupation|sol_pollution_existe|bati_vacance"),
    topic=(
        "friche",
        "friches",
        "cartofriches",
        "brownfield",
        "basias",
        "basol",
        "site pollué",
        "requalification",
        "reconversion",
    ),
)
