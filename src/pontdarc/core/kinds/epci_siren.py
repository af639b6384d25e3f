"""The SIREN of an intercommunality: nine digits that begin with 20 or 24, with their key."""

import polars as pl

from pontdarc.core.control_keys import siren_is_right
from pontdarc.core.kind import Kind, compact, shaped
from pontdarc.core.referential import Referential
from pontdarc.core.words import gettext_noop


def _recognise(cell: pl.Expr) -> pl.Expr:
    digits = compact(cell)
    return digits.str.contains(r"^2[04]\d{7}$") & siren_is_right(digits).fill_null(False)


def _known(cell: pl.Expr, territory: Referential) -> pl.Expr:
    return cell.is_in(sorted(territory.epcis))


KIND = Kind(
    slug="epci_siren",
    title=gettext_noop("SIREN d’intercommunalité"),
    description=gettext_noop("SIREN d’une communauté de communes, d’agglomération, urbaine ou d’une métropole."),
    example="200072015",
    recognise=_recognise,
    normalise=compact,
    looks=shaped(r"2[04]\d{7}", compact),
    alone=0.1,
    header_words=("epci", "code epci", "siren epci", "epci siren", "epci code", "id epci"),
    known=_known,
)
