"""What the law asks to know of an organisation: a closed list of facts, each of which may be unknown."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Final, Literal

from pontdarc.core.words import gettext_noop

KINDS: Final = (
    "commune",
    "epci",
    "departement",
    "region",
    "syndicat",
    "public-establishment",
    "concessionaire",
    "subsidised",
    "private-mission",
)
PUBLIC_KINDS: Final = frozenset(KINDS[:6])
Counted = Literal["municipale", "totale"]


@dataclass(frozen=True, slots=True)
class Facts:
    """One organisation as the rules see it. None: nobody said.

    *population_counted*: which population this organisation is judged on, when a lawyer settled it.
    *agents_fte*: full-time equivalents; *agents_count*: people. *energy_network* and the other truths: it runs one.
    """

    kind: str
    population_municipale: int | None = None
    population_totale: int | None = None
    population_counted: Counted | None = None
    agents_fte: float | None = None
    agents_count: int | None = None
    public_service_mission: bool | None = None
    buyer: bool | None = None
    buyer_profile: bool | None = None
    small_contracts: bool | None = None
    conceding_authority: bool | None = None
    grants_subsidies: bool | None = None
    listed_goods: bool | None = None
    website: bool | None = None
    open_syndicat: bool | None = None
    large_member: bool | None = None
    water: bool | None = None
    waste: bool | None = None
    transport: bool | None = None
    mobility_sites: bool | None = None
    charging_points: bool | None = None
    planning: bool | None = None
    easements: bool | None = None
    energy_network: bool | None = None
    geodata: bool | None = None
    environmental_information: bool | None = None
    high_value_data: bool | None = None
    defibrillators: bool | None = None
    large_public_grants: bool | None = None
    former_contract: bool | None = None
    sells_in_competition: bool | None = None

    @classmethod
    def of(cls, kind: str, known: Mapping[str, object]) -> "Facts":
        """Return the facts found in *known*; what is no fact of ours, or of another type, is left out."""
        taken = {name: _taken(name, value) for name, value in known.items() if name in _NAMES}
        return cls(kind, **taken)  # type: ignore[arg-type]

    @property
    def public(self) -> bool:
        """Whether it is a body of public law."""
        return self.kind in PUBLIC_KINDS

    @property
    def populations(self) -> dict[str, int]:
        """The populations by which it may be judged: one when a lawyer chose, else every one that is known."""
        both = {"municipale": self.population_municipale, "totale": self.population_totale}
        known = {name: figure for name, figure in both.items() if figure is not None}
        chosen = self.population_counted
        return {chosen: known[chosen]} if chosen in known else known


_NAMES: Final = frozenset(field.name for field in fields(Facts)) - {"kind"}


def _taken(name: str, value: object) -> object:
    """Return a value that the rules can use; a fact that is not of its type says nothing."""
    if name == "population_counted":
        return value if value in ("municipale", "totale") else None
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if ASKED_BY_NAME[name].type == "boolean":
        return value if isinstance(value, bool) else None
    if not number or not 0 <= float(str(value)) < 1e9:
        return None
    return float(str(value)) if name == "agents_fte" else int(float(str(value)))


@dataclass(frozen=True, slots=True)
class FactAsked:
    """How a fact is asked for: its type (integer, number, boolean, choice), its name and what it means (msgids)."""

    name: str
    type: str
    label: str
    help: str


ASKED: Final = (
    FactAsked(
        "population_municipale",
        "integer",
        gettext_noop("Population municipale"),
        gettext_noop("Celle de l’INSEE, la plus récente."),
    ),
    FactAsked(
        "population_totale",
        "integer",
        gettext_noop("Population totale"),
        gettext_noop("Population municipale et population comptée à part."),
    ),
    FactAsked(
        "population_counted",
        "choice",
        gettext_noop("Population retenue"),
        gettext_noop("Les textes ne disent pas toujours laquelle compte : un juriste peut trancher."),
    ),
    FactAsked(
        "agents_fte",
        "number",
        gettext_noop("Agents en équivalent temps plein"),
        gettext_noop("Agents ou salariés, deux mi-temps comptant pour un."),
    ),
    FactAsked(
        "agents_count",
        "integer",
        gettext_noop("Nombre d’agents"),
        gettext_noop("Agents ou salariés, quel que soit leur temps de travail."),
    ),
    FactAsked(
        "public_service_mission",
        "boolean",
        gettext_noop("Mission de service public"),
        gettext_noop("L’organisme privé est chargé d’une mission de service public."),
    ),
    FactAsked(
        "buyer",
        "boolean",
        gettext_noop("Acheteur public"),
        gettext_noop("Ses achats suivent le code de la commande publique."),
    ),
    FactAsked(
        "buyer_profile",
        "boolean",
        gettext_noop("Profil d’acheteur"),
        gettext_noop("Il a son propre profil d’acheteur en ligne."),
    ),
    FactAsked(
        "small_contracts",
        "boolean",
        gettext_noop("Petits marchés"),
        gettext_noop("Il conclut sans formalités des marchés d’au moins 25 000 € hors taxes."),
    ),
    FactAsked(
        "conceding_authority",
        "boolean",
        gettext_noop("Autorité concédante"),
        gettext_noop("Elle confie des services ou des travaux par contrat de concession."),
    ),
    FactAsked(
        "grants_subsidies",
        "boolean",
        gettext_noop("Accorde des subventions"),
        gettext_noop("Plus de 23 000 € par an à un même organisme privé."),
    ),
    FactAsked(
        "listed_goods",
        "boolean",
        gettext_noop("Achète des biens visés par la loi AGEC"),
        gettext_noop("Mobilier, informatique, vêtements, véhicules… de la liste fixée par décret."),
    ),
    FactAsked("website", "boolean", gettext_noop("Site internet"), gettext_noop("Il a un site internet.")),
    FactAsked(
        "open_syndicat",
        "boolean",
        gettext_noop("Syndicat mixte ouvert"),
        gettext_noop("Il compte d’autres membres que des communes et des intercommunalités."),
    ),
    FactAsked(
        "large_member",
        "boolean",
        gettext_noop("Une commune membre de 3 500 habitants ou plus"),
        gettext_noop("Au moins une de ses communes atteint 3 500 habitants."),
    ),
    FactAsked(
        "water",
        "boolean",
        gettext_noop("Eau ou assainissement"),
        gettext_noop("Il a la compétence de l’eau potable ou de l’assainissement."),
    ),
    FactAsked(
        "waste", "boolean", gettext_noop("Déchets"), gettext_noop("Il collecte ou traite les déchets des ménages.")
    ),
    FactAsked(
        "transport",
        "boolean",
        gettext_noop("Transports et mobilité"),
        gettext_noop("Il organise ou exploite des transports, ou gère des routes et d’autres voies de circulation."),
    ),
    FactAsked(
        "mobility_sites",
        "boolean",
        gettext_noop("Équipements de mobilité"),
        gettext_noop("Pistes cyclables, stationnement, covoiturage, interdictions aux camions."),
    ),
    FactAsked(
        "charging_points",
        "boolean",
        gettext_noop("Bornes de recharge"),
        gettext_noop("Il a aménagé des bornes de recharge ouvertes au public."),
    ),
    FactAsked(
        "planning",
        "boolean",
        gettext_noop("Documents d’urbanisme"),
        gettext_noop("Il est compétent pour un plan local d’urbanisme, une carte communale ou un SCoT."),
    ),
    FactAsked(
        "easements",
        "boolean",
        gettext_noop("Servitudes d’utilité publique"),
        gettext_noop("Il gère une servitude de la liste du code de l’urbanisme."),
    ),
    FactAsked(
        "energy_network",
        "boolean",
        gettext_noop("Réseau d’électricité ou de gaz"),
        gettext_noop("Il exploite un réseau de distribution ou de transport."),
    ),
    FactAsked(
        "geodata",
        "boolean",
        gettext_noop("Données géographiques INSPIRE"),
        gettext_noop("Il tient des données géographiques numériques sur un thème de la directive INSPIRE."),
    ),
    FactAsked(
        "environmental_information",
        "boolean",
        gettext_noop("Mission en rapport avec l’environnement"),
        gettext_noop("Sa mission de service public touche à l’environnement : eau, déchets, énergie…"),
    ),
    FactAsked(
        "high_value_data",
        "boolean",
        gettext_noop("Données de forte valeur"),
        gettext_noop("Il tient un jeu de la liste européenne des données de forte valeur."),
    ),
    FactAsked(
        "defibrillators",
        "boolean",
        gettext_noop("Défibrillateurs"),
        gettext_noop("Il possède ou exploite un défibrillateur accessible au public."),
    ),
    FactAsked(
        "large_public_grants",
        "boolean",
        gettext_noop("Plus de 153 000 € d’aides publiques"),
        gettext_noop("L’association reçoit plus de 153 000 € d’aides publiques dans l’année."),
    ),
    FactAsked(
        "former_contract",
        "boolean",
        gettext_noop("Contrat d’avant le 9 octobre 2016"),
        gettext_noop("La consultation pour ce contrat a été lancée avant cette date."),
    ),
)
ASKED_APART: Final = (
    FactAsked(
        "sells_in_competition",
        "boolean",
        gettext_noop("Service industriel et commercial en concurrence"),
        gettext_noop("Il vend un service à des clients que d’autres entreprises servent aussi."),
    ),
)
"""Facts for which no obligation waits: they are asked where they matter, with the rights on data."""
ASKED_BY_NAME: Final = {asked.name: asked for asked in (*ASKED, *ASKED_APART)}
