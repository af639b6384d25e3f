"""A coordinate moved to the middle of the cell of a grid, in the units of the column."""

from decimal import Decimal

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.steps._privacy import number_in, plainly
from pontdarc.core.words import gettext_noop


def _mend(text: str, params: Params, context: Context) -> str | None:
    number, size = number_in(text), Decimal(str(params.get("size", "0.01")))
    if number is None or size <= 0:
        return None
    low = (number / size).to_integral_value(rounding="ROUND_FLOOR") * size
    return plainly(low + size / 2)


STEP = Step(
    "grid_cell",
    gettext_noop("Coordonnées ramenées à un carreau"),
    gettext_noop(
        "Remplace une coordonnée par le milieu de son carreau. Retirez ensuite les carreaux trop peu peuplés avec "
        "« Groupes trop petits laissés de côté »."
    ),
    _mend,
    loses=True,
    stage="publication",
)
