"""The ground of a brownfield, the rules of planning, how one gets there, and who says so."""

from pontdarc.core.schema import Constraints, Field, names
from pontdarc.core.words import gettext_noop

FIELDS = (
    Field(
        "sol_pollution_annee",
        "date",
        format="%Y",
        title=gettext_noop("Année de la pollution"),
        description=gettext_noop("Année où la pollution du sol a été constatée."),
        example="1996",
        synonyms=names("""
            année pollution, année de la pollution, année de pollution, date pollution, date de
            constatation de la pollution
        """),
    ),
    Field(
        "sol_pollution_existe",
        constraints=Constraints(
            enum=(
                "pollution inexistante",
                "pollution traitée",
                "pollution peu probable",
                "pollution supposée",
                "pollution avérée",
                "inconnu",
                "autre",
                "sans objet",
            )
        ),
        title=gettext_noop("Pollution du sol"),
        description=gettext_noop("Dit si le sol est pollué, ou s’il l’a été."),
        example="pollution supposée",
        synonyms=names("""
            pollution, pollution du sol, pollution sol, existence pollution, site pollué, sol pollué,
            présence de pollution
        """),
    ),
    Field(
        "sol_pollution_origine",
        constraints=Constraints(
            enum=(
                "dépôt de déchets, stockages de produits",
                "pollution due au fonctionnement de l'installation",
                "origine accidentelle (transport, transbordement, manipulation,...)",
                "retombées atmosphériques",
                "inconnu",
                "autre",
                "sans objet",
            )
        ),
        title=gettext_noop("Origine de la pollution"),
        description=gettext_noop("D’où vient la pollution du sol."),
        example="inconnu",
        synonyms=names("""
            origine pollution, origine de la pollution, source de pollution, cause de la pollution,
            origine de la pollution du sol
        """),
    ),
    Field(
        "sol_pollution_commentaire",
        title=gettext_noop("Précision sur la pollution"),
        description=gettext_noop("Ce que l’on sait de la pollution : produits, profondeur, étendue."),
        example="Hydrocarbures près des cuves",
        synonyms=names("""
            commentaire pollution, description de la pollution, remarques pollution, polluants, type de
            pollution, détail pollution
        """),
    ),
    Field(
        "sol_depollution_fiche",
        format="uri",
        title=gettext_noop("Fiche de dépollution"),
        description=gettext_noop("Adresse de la fiche qui décrit la gestion de la pollution."),
        example="https://fiches-risques.brgm.fr/georisques/infosols/instruction/SSP000001",
        synonyms=names("""
            fiche dépollution, dépollution, url dépollution, lien basol, fiche de dépollution, lien
            dépollution
        """),
        kind="url",
    ),
    Field(
        "unite_fonciere_surface",
        "integer",
        title=gettext_noop("Surface du terrain"),
        description=gettext_noop("Surface de l’unité foncière, en mètres carrés."),
        example="16750",
        synonyms=names("""
            surface, superficie, surface du site, surface terrain, surface foncière, surface parcelle,
            surface m2, superficie du site, emprise foncière, surface unité foncière
        """),
        kind="integer",
    ),
    Field(
        "unite_fonciere_refcad",
        constraints=Constraints(
            pattern=r"(?:(?:^|\|)([0-9A-B]{2}\d{6}[0-9A-Z]{2}\d{4}|)\1+[0-9A-B]{2}\d{6}[0-9A-Z]{2}\d{4})+$"
        ),
        title=gettext_noop("Parcelles"),
        description=gettext_noop("Identifiants des parcelles, séparés par une barre."),
        example="07348000AB0035|07348000AB0072",
        pattern_words=gettext_noop("des identifiants de parcelles à 14 caractères, séparés par |, deux au moins"),
        synonyms=names("""
            parcelles, parcelle, références cadastrales, référence cadastrale, refcad, parcelles
            cadastrales, cadastre, liste des parcelles
        """),
        kind="cadastre_parcel",
    ),
    Field(
        "urba_zone_type",
        constraints=Constraints(
            enum=(
                "U",
                "AUc",
                "AUs",
                "A",
                "N",
                "Zc",
                "ZCa",
                "ZnC",
                "RNU",
                "inconnu",
                "autre",
                "sans objet",
            )
        ),
        title=gettext_noop("Type de zone d’urbanisme"),
        description=gettext_noop("Type de la zone dans le document d’urbanisme : U, AUc, A, N…"),
        example="U",
        synonyms=names("""
            zone urbanisme, type de zone, zonage, zone plu, zonage plu, type zone urba, typezone
        """),
    ),
    Field(
        "urba_zone_lib",
        title=gettext_noop("Nom de la zone d’urbanisme"),
        description=gettext_noop("Nom de la zone dans le document d’urbanisme."),
        example="Ui",
        synonyms=names("""
            libellé zone, libellé de zone, zone libellé, nom de zone, libelle zone plu, libellé zonage
        """),
    ),
    Field(
        "urba_zone_formdomi",
        title=gettext_noop("Destination dominante"),
        description=gettext_noop("Code de la destination dominante de la zone, au standard des PLU."),
        example="0202",
        synonyms=names("""
            forme dominante, destination dominante, destdomi, formdomi, vocation dominante
        """),
    ),
    Field(
        "urba_zaer",
        constraints=Constraints(
            required=True,
            enum=(
                "oui",
                "non",
                "inconnu",
            ),
        ),
        title=gettext_noop("Zone d’accélération des énergies renouvelables"),
        description=gettext_noop(
            "oui, non ou inconnu : le site est-il dans une telle zone ? Un site qui n’y est pas porte non."
        ),
        example="non",
        synonyms=names("""
            zaer, zone d’accélération, zone accélération enr, zone énergies renouvelables, zaenr,
            situation en zaer
        """),
    ),
    Field(
        "urba_doc_type",
        constraints=Constraints(
            enum=(
                "RNU",
                "CC",
                "PLU",
                "PLUI",
                "PSMV",
                "inconnu",
                "autre",
                "sans objet",
            )
        ),
        title=gettext_noop("Document d’urbanisme"),
        description=gettext_noop("Sorte de document d’urbanisme : PLU, PLUI, carte communale (CC), RNU…"),
        example="PLUI",
        synonyms=names("""
            document d’urbanisme, doc urbanisme, type document urbanisme, plu, type de document,
            document urba
        """),
    ),
    Field(
        "desserte_distance",
        constraints=Constraints(pattern=r"\d{1,}\|\d{1,}\|\d{1,}"),
        title=gettext_noop("Distances aux réseaux"),
        description=gettext_noop("Distances à la route, au rail et à la voie d’eau, séparées par des barres."),
        example="2|6|46",
        pattern_words=gettext_noop("trois nombres séparés par |"),
        synonyms=names("""
            distance desserte, distances d’accès, distance réseaux, distances, distance aux réseaux,
            accès distance
        """),
    ),
    Field(
        "desserte_commentaire",
        title=gettext_noop("Desserte"),
        description=gettext_noop("Ce que l’on peut dire de l’accès au site."),
        example="Accès par la route départementale 579",
        synonyms=names("""
            desserte, commentaire desserte, accès, accessibilité, desserte du site, commentaire accès
        """),
    ),
    Field(
        "source_nom",
        constraints=Constraints(required=True),
        title=gettext_noop("Source"),
        description=gettext_noop("Nom court de la source qui a permis de repérer le site."),
        example="BASIAS",
        synonyms=names("""
            source, nom de la source, nom source, origine, source de la donnée, origine de la donnée,
            source de l’information
        """),
    ),
    Field(
        "source_url",
        title=gettext_noop("Adresse de la source"),
        description=gettext_noop("Adresse web de la source."),
        example="https://www.georisques.gouv.fr",
        synonyms=names("""
            url source, lien source, url de la source, adresse source, site de la source
        """),
        kind="url",
    ),
    Field(
        "source_producteur",
        title=gettext_noop("Producteur"),
        description=gettext_noop("Organisme qui a produit la donnée."),
        example="Département de l’Ardèche",
        synonyms=names("""
            producteur, producteur de la donnée, organisme, organisme producteur, identification du
            producteur, fournisseur, collectivité
        """),
        body_fact="name",
    ),
    Field(
        "source_contact",
        title=gettext_noop("Contact"),
        description=gettext_noop("Adresse électronique de l’organisme, pas celle d’une personne."),
        example="observatoire@ardeche-exemple.fr",
        synonyms=names("""
            contact, email, mail, courriel, adresse mail, contact source, mail contact, email contact
        """),
        kind="email",
    ),
    Field(
        "geompoint",
        constraints=Constraints(required=True),
        title=gettext_noop("Centre du site"),
        description=gettext_noop("Point au centre du site, en WKT : POINT(longitude latitude)."),
        example="POINT(4.4147 44.5533)",
        synonyms=names("""
            geom point, point, centroïde, wkt, géométrie point, coordonnées du centroïde, geom,
            the_geom, coordonnées
        """),
        kind="wkt",
    ),
    Field(
        "geomsurf",
        title=gettext_noop("Périmètre du site"),
        description=gettext_noop("Contour du site, en WKT : POLYGON((…))."),
        example="POLYGON((4.41 44.55, 4.42 44.55, 4.42 44.56, 4.41 44.55))",
        synonyms=names("""
            geom surf, surface géométrie, polygone, périmètre, contour, emprise, géométrie surfacique,
            wkt polygone
        """),
        kind="wkt",
    ),
)
