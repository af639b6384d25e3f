"""Where buyers publish their procurement: Déclaration de profil d'acheteur 1.0.0."""

from pontdarc.core.schema import Constraints, Field, RowCheck, Schema, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import FileRules, Standard

_FIELDS = (
    Field(
        "siretAcheteur",
        constraints=Constraints(required=True, unique=True, pattern=r"^\d{14}$"),
        title=gettext_noop("SIRET de l’acheteur"),
        description=gettext_noop("Numéro SIRET de l’acheteur, une seule fois dans le fichier."),
        example="22070001700019",
        pattern_words=gettext_noop("14 chiffres, sans espace"),
        synonyms=names("""
            siret, siret acheteur, siret de l’acheteur, n° siret, numéro siret, id acheteur, identifiant acheteur,
            siret organisme, siret_acheteur, acheteur.id, siret du pouvoir adjudicateur
        """),
        kind="siret",
        body_fact="siret",
    ),
    Field(
        "urlProfilAcheteur",
        format="uri",
        constraints=Constraints(required=True),
        title=gettext_noop("Adresse du profil d’acheteur"),
        description=gettext_noop("Adresse de la plateforme où l’acheteur publie ses consultations."),
        example="https://marches.exemple.fr",
        synonyms=names("""
            profil acheteur, url profil, profil d’acheteur, url profil acheteur, adresse du profil, plateforme, url,
            lien profil, adresse plateforme, url plateforme, profil, adresse du profil d’acheteur, lien
        """),
        kind="url",
    ),
    Field(
        "urlDCAT",
        format="uri",
        title=gettext_noop("Adresse du catalogue DCAT"),
        description=gettext_noop("Adresse du catalogue DCAT qui décrit les données, s’il existe."),
        example="https://marches.exemple.fr/catalogue.ttl",
        synonyms=names("""
            dcat, url dcat, catalogue dcat, flux dcat, url catalogue, adresse dcat, lien dcat, adresse du catalogue
        """),
    ),
    Field(
        "coordonnees",
        constraints=Constraints(required=True),
        title=gettext_noop("Coordonnées de l’acheteur"),
        description=gettext_noop("Service et adresse postale de l’acheteur, sans nom de personne."),
        example="Service de la commande publique, hôtel du Département, 07000 Privas",
        synonyms=names("""
            coordonnées, contact, adresse, coordonnées acheteur, adresse acheteur, contact acheteur, adresse postale,
            service acheteur, coordonnées de l’acheteur, acheteur
        """),
        kind="address",
    ),
)

STANDARD = Standard(
    slug="decp-dpa",
    version="1.0.0",
    title=gettext_noop("Profil d’acheteur"),
    description=gettext_noop("L’adresse de la plateforme où un acheteur public publie ses marchés."),
    schema=Schema(fields=_FIELDS, checks=(RowCheck("siret", ("siretAcheteur",)),)),
    url="https://schema.data.gouv.fr/etalab/schema-decp-dpa/",
    file_rules=FileRules(delimiter=";"),
    aliases=("etalab/schema-decp-dpa", "profil d’acheteur", "profil acheteur"),
    obligations=("P6",),
    theme="GOVE",
    frequency="punctual",
    signature=("siretAcheteur", "urlProfilAcheteur", "urlDCAT|coordonnees"),
    topic=("profil acheteur", "profil d’acheteur", "acheteur", "dcat"),
    elsewhere=("titulaire", "montant", "cpv", "objet", "procédure", "lot", "bénéficiaire", "téléphone", "délibération"),
)
