"""What happens in the demonstration: which files, whose, and how far each one went."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dataset:
    """One dataset of the story.

    *owner*: attribute of tests.world's Network that holds its organisation. *files*: deliveries in order; only the
    first one is proposed and decided, the next ones flow or are held by themselves.
    *until*: where it stops: ``published`` or ``proposed`` (the DPO has it on their desk).
    """

    owner: str
    title: str
    description: str
    files: tuple[str, ...]
    article: str
    standard: str = ""
    software: str = ""
    service: str = ""
    frequency: str = "ANNUAL"
    theme: str = "GOVE"
    keywords: tuple[str, ...] = ()
    until: str = "published"
    signatory: str = "signatory"
    question: tuple[str, str] | None = None
    reuse: tuple[str, str] | None = None


GATHERED = ("scdl/equipements",)
"""Standards of which the département gathers what everybody publishes."""
GATHERING_ARTICLE = "CRPA L321-1"

STORY = (
    Dataset(
        owner="departement",
        title="Subventions versées aux associations",
        description=(
            "Chaque ligne est une subvention accordée à une association par le Département : bénéficiaire, objet, "
            "montant, dates. Les conventions de plus de 23 000 € y figurent toutes."
        ),
        files=("subventions-2024.csv", "subventions-2025.csv", "subventions-2026-avec-courriels.csv"),
        article="loi 2000-321, article 10",
        standard="scdl/subventions",
        software="Gestion des aides",
        service="Vie associative",
        theme="ECON",
        keywords=("subvention", "association", "budget"),
        question=("Les subventions en nature sont-elles chiffrées ?", "Oui, à leur coût pour le Département."),
        reuse=("Où vont les subventions ? Une carte par canton", "https://reutilisation.example/carte"),
    ),
    Dataset(
        owner="departement",
        title="Comptages vélo des voies vertes",
        description="Passages journaliers aux quatre compteurs du Département, relevés chaque nuit.",
        files=("comptages-velo.csv",),
        article="CRPA L312-1-1",
        software="Éco-compteurs",
        service="Routes et mobilités",
        frequency="MONTHLY",
        theme="TRAN",
        keywords=("vélo", "voie verte", "fréquentation"),
    ),
    Dataset(
        owner="epci",
        title="Équipements publics des Gorges",
        description="Écoles, gymnases, médiathèques et mairies des trois communes, avec leur adresse et leur position.",
        files=("equipements.csv",),
        article="CRPA L312-1-1",
        standard="scdl/equipements",
        service="Aménagement",
        theme="REGI",
        keywords=("équipement", "école", "sport"),
    ),
    Dataset(
        owner="commune",
        title="Équipements de Saint-Arcens",
        description="La mairie, l’école, la bibliothèque et le stade, avec leur adresse et leur position.",
        files=("equipements-saint-arcens.csv",),
        article="CRPA L312-1-1",
        standard="scdl/equipements",
        service="Secrétariat",
        theme="REGI",
        keywords=("équipement", "école", "sport"),
        signatory="mayor",
    ),
    Dataset(
        owner="commune",
        title="Délibérations du conseil municipal de Saint-Arcens",
        description="Les délibérations de 2025 : date, objet, matière, vote et lien vers le texte.",
        files=("deliberations-2025.xlsx",),
        article="CRPA L312-1",
        standard="scdl/deliberations",
        service="Secrétariat",
        frequency="QUARTERLY",
        keywords=("délibération", "conseil municipal"),
        signatory="mayor",
    ),
    Dataset(
        owner="commune",
        title="Prénoms des nouveau-nés de Saint-Arcens",
        description="Prénoms déclarés chaque année. Les prénoms donnés moins de trois fois sont laissés de côté.",
        files=("prenoms.ods",),
        article="CRPA L312-1-2",
        standard="scdl/prenoms",
        service="État civil",
        theme="SOCI",
        keywords=("prénom", "naissance", "état civil"),
        signatory="mayor",
        until="proposed",
    ),
)
