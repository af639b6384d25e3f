"""What a dataset is in one look, from what its columns hold."""

from pontdarc.core.profile import ColumnProfile, Frequent, Profile
from pontdarc.network.models import Organisation
from pontdarc.web.publication.glance import Seen, glance

ROWS = 10
MAYORS = Organisation(name="Saint-Arcens", kind=Organisation.Kind.COMMUNE)
OPERATOR = Organisation(name="Eaux du Val", kind=Organisation.Kind.CONCESSIONAIRE)


def column(name: str, type_: str = "string", kind: str | None = None, **known: object) -> ColumnProfile:
    said = {"title": "", "missing": 0, "distinct": 2, **known}
    return ColumnProfile(name=name, type=type_, kind=kind, **said)


def seen(*columns: ColumnProfile, owner: Organisation = MAYORS) -> tuple[Seen | None, Seen | None]:
    found = glance(Profile(ROWS, columns), owner)
    return found.period, found.territory


def words(one: Seen | None) -> str:
    return one.text.replace("\u00a0", " ") if one else ""


def test_the_period_goes_from_the_first_day_to_the_last_and_names_its_column() -> None:
    period, _ = seen(column("seance", "date", title="Date de séance", min="2025-01-22", max="2025-12-01"))
    assert words(period) == "du 22 janvier 2025 au 1er décembre 2025"
    assert period is not None
    assert period.column == "Date de séance"


def test_years_and_a_single_day_are_said_shortly() -> None:
    assert words(seen(column("annee", "year", min=2019, max=2025))[0]) == "de 2019 à 2025"
    assert words(seen(column("annee", "year", min=2025, max=2025))[0]) == "2025"
    assert words(seen(column("jour", "date", min="2025-03-02", max="2025-03-02"))[0]) == "2 mars 2025"


def test_the_day_a_row_was_written_or_somebody_was_born_is_no_period() -> None:
    known = {"type_": "date", "min": "2020-01-01", "max": "2021-01-01"}
    for name in ("date_maj", "MAJ", "derniere_modification", "updated_at"):
        assert seen(column(name, **known))[0] is None, name
    assert seen(column("ne_le", kind="birth_date", **known))[0] is None
    assert words(seen(column("date_maj", **known), column("image", "year", min=2020, max=2021))[0]) == "de 2020 à 2021"


def test_a_column_that_is_mostly_empty_says_nothing_of_the_whole() -> None:
    assert seen(column("fin", "date", missing=6, min="2020-01-01", max="2021-01-01"))[0] is None
    assert seen(column("code", kind="insee_commune", missing=10, distinct=3), owner=OPERATOR)[1] is None


def test_the_territory_is_the_communes_of_the_rows() -> None:
    named = column("COMMUNE", kind="commune_name", title="Commune", distinct=3)
    assert seen(named)[1] == Seen("3 communes", "Commune")
    assert seen(column("c", kind="commune_name", distinct=1, top=(Frequent("Roche-Blanche", 10),)))[1] == Seen(
        "Roche-Blanche", "c"
    )
    # Two communes may bear the same name.
    assert words(seen(named, column("insee", kind="insee_commune", distinct=4))[1]) == "4 communes"
    assert words(seen(column("c", kind="insee_commune", distinct=1_200, distinct_is_exact=False))[1]).startswith(
        "environ 1"
    )


def test_without_such_a_column_it_is_that_of_the_body_when_it_has_one() -> None:
    assert seen(column("nom"))[1] == Seen("Saint-Arcens")
    assert seen(column("nom"), owner=OPERATOR)[1] is None
