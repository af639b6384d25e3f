"""A postal address: a number and a kind of street."""

from pontdarc.core.kind import Kind, folded
from pontdarc.core.words import gettext_noop

_STREETS = (
    "rue|avenue|av|ave|bd|bld|boulevard|place|pl|chemin|che|chem|route|rte|impasse|imp|allee|allees|all|quai|cours|square"
    "|sq|lotissement|lot|lieu dit|lieu-dit|hameau|ham|faubourg|fbg|montee|passage|villa|residence|res|sentier|esplanade"
    "|traverse|voie|mail|promenade|rond point|rond-point|ruelle|parvis|cite|domaine|quartier"
)

KIND = Kind(
    slug="address",
    title=gettext_noop("Adresse postale"),
    description=gettext_noop("Numéro et voie, avec ou sans commune ; celle du domicile de quelqu’un est personnelle."),
    example="12 rue des Lavandes",
    recognise=lambda cell: folded(cell).str.contains(
        rf"^(?:\d{{1,5}}(?:[-/ ]\d+)* ?(?:bis|ter|quater|[a-e])?,? )(?:{_STREETS})\.? "
    ),
    looks=lambda cell: (
        folded(cell).str.contains(rf"(?:^|[ ,])(?:{_STREETS}|bp|cs|za|zi)\.?(?: |$)")
        | folded(cell).str.contains(r"^\d+.* \p{L}+")
    ),
    alone=0.85,
    minimum=0.5,
    personal="indirect",
    header_words=(
        "adresse",
        "adresse postale",
        "adr",
        "address",
        "street address",
        "adresse ligne",
        "adresse complète",
    ),
    other_words=("mail", "courriel", "électronique", "url", "site", "web", "ip", "code postal", "commune"),
)
