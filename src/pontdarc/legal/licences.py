"""The two licences for data that the law admits without asking (CRPA D323-2-1)."""

from dataclasses import dataclass

from pontdarc.core.refusals import Invalid
from pontdarc.core.words import gettext_noop


@dataclass(frozen=True, slots=True)
class LicenceText:
    """A licence: *slug* as kept in the catalogue, name, address of its text, SPDX identifier, plain words (msgid)."""

    slug: str
    title: str
    url: str
    spdx: str
    words: str


LICENCES = (
    LicenceText(
        "lov2",
        "Licence Ouverte 2.0",
        "https://www.etalab.gouv.fr/licence-ouverte-open-licence",
        "etalab-2.0",
        gettext_noop("Tout usage est permis, à condition de citer la source et la date de mise à jour."),
    ),
    LicenceText(
        "odc-odbl",
        "Open Database License 1.0",
        "https://opendatacommons.org/licenses/odbl/1-0/",
        "ODbL-1.0",
        gettext_noop("Comme la Licence Ouverte, mais une base qui en dérive doit être partagée sous la même licence."),
    ),
)


def licence(slug: str) -> LicenceText:
    """Return the licence kept under this slug.

    :raises Invalid: it is none of the two.
    """
    for known in LICENCES:
        if known.slug == slug:
            return known
    raise Invalid(
        "no_such_licence",
        gettext_noop("« %(licence)s » n’est pas une licence admise pour des données publiques."),
        gettext_noop("Licences admises : %(licences)s."),
        {"licence": slug, "licences": ", ".join(known.slug for known in LICENCES)},
    )
