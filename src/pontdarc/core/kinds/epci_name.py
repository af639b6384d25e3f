"""The name of an intercommunality, told by what such names begin or end with."""

import polars as pl

from pontdarc.core.kind import Kind, folded, sized
from pontdarc.core.referential import Referential
from pontdarc.core.words import gettext_noop

_BEGINS = (
    r"(?:la )?communaute (?:de communes|d'agglomeration|urbaine|de l'agglomeration|intercommunale)|metropole d|"
    r"(?:cc|ca|cu|met) (?:d|du|des|de|la|le|les|val|vallee|pays|porte|coeur|[a-z])|etablissement public territorial"
)


def _known(cell: pl.Expr, territory: Referential) -> pl.Expr:
    return cell.is_in(sorted(set(territory.epcis.values())))


KIND = Kind(
    slug="epci_name",
    title=gettext_noop("Nom d’intercommunalité"),
    description=gettext_noop("Nom d’une communauté de communes, d’agglomération, urbaine ou d’une métropole."),
    example="CA Privas Centre Ardèche",
    recognise=lambda cell: folded(cell).str.contains(rf"^(?:{_BEGINS})|^[a-z' -]+ (?:metropole|agglomeration|agglo)$"),
    looks=sized(3, 121, r"\p{L}[\p{L}'’. /()&\d-]+"),
    alone=0.8,
    header_words=("epci", "nom epci", "libellé epci", "epci nom", "intercommunalité", "lib epci", "libepci"),
    other_words=("code", "siren", "nombre", "nb"),
    known=_known,
)
