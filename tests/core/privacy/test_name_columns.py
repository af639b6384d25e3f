"""A column of people's names is known by its header: names that no list holds are names all the same."""

import polars as pl
import pytest

from pontdarc.core.privacy.name_columns import holds_names_of_people

RARE = pl.Series(["Zwyrtkowski", "Quehenneuc", "Bzdawka", "Ouldyaya"])
BODIES = pl.Series(["Comité des fêtes", "Club de plongée", "Association sportive", "Mairie de Privas"])


@pytest.mark.parametrize("header", ["Nom", "NOM_NAISSANCE", "Bénéficiaire", "Nom du titulaire", "Locataire", "Prénom"])
def test_names_that_nobody_knows_are_names(header: str) -> None:
    assert holds_names_of_people(header, RARE)


@pytest.mark.parametrize("header", ["Commune", "Nom de la voie", "Objet", "Nom du site"])
def test_words_under_another_header_are_words(header: str) -> None:
    assert not holds_names_of_people(header, RARE)


def test_bodies_are_nobody_until_somebody_is_among_them() -> None:
    assert not holds_names_of_people("Bénéficiaire", BODIES)
    assert holds_names_of_people("Bénéficiaire", pl.concat([BODIES, RARE.head(1)]))


@pytest.mark.parametrize("cells", [[], [None], ["12", "13"]])
def test_a_column_without_a_word_names_nobody(cells: list[str | None]) -> None:
    assert not holds_names_of_people("Agent", pl.Series(cells, dtype=pl.String))
