"""What is shown of a personal value tells what it is and never who it is."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pontdarc.core.findings import Finding, FindingKind
from pontdarc.core.privacy.masking import PERSONAL_KINDS, mask, mask_finding


@pytest.mark.parametrize(
    ("value", "kind", "shown"),
    [
        ("jean.dupont@example.fr", "email", "j•••@•••.fr"),
        ("écrire à jean.dupont@example.fr svp", "email", "j•••@•••.fr"),
        ("06 12 34 56 12", "phone_fr", "06 •• •• •• 12"),
        ("+33 6 12 34 56 12", "phone_fr", "06 •• •• •• 12"),
        ("DUPONT Jean", "person_full_name", "D••••• J•••••"),
        ("Claire", "person_first_name", "C•••••"),
        ("255081416802538", "nir", "•••••"),
        ("FR1420041010050500013M02606", "iban", "FR••••••••"),
        ("12 rue des Lavandes", "address", "•••••"),
        ("n’importe quoi", None, "•••••"),
        ("pas un courriel", "email", "•••••"),
        ("12", "phone_fr", "•••••"),
        ("  ", "email", ""),
    ],
)
def test_a_value_is_masked(value: str, kind: str | None, shown: str) -> None:
    assert mask(value, kind) == shown


@given(st.text(max_size=60), st.sampled_from([*sorted(PERSONAL_KINDS), None]))
def test_never_more_than_first_letters_or_four_digits_are_shown(value: str, kind: str | None) -> None:
    shown = mask(value, kind)
    kept = [sign for sign in shown if sign not in "•@. "]
    assert len(kept) <= 8
    assert not any(first.isalpha() and second.isalpha() for first, second in pairwise(shown)) or (
        kind in ("email", "iban")
    )


def test_masking_says_nothing_of_the_length() -> None:
    assert mask("Al", "person_name") == mask("Alexandrovitch", "person_name")
    assert mask("a@b.fr", "email") == mask("abcdefghij@klmnopqrst.fr", "email")


def test_the_sentences_of_a_personal_column_are_masked_whole() -> None:
    hint = "Écrivez « %(suggestion)s » dans « %(column)s »."
    kind = FindingKind("test_masked", "error", "« %(value)s »", hint)
    finding = Finding(kind, 2, "naissance", "14/02/1980", {"suggestion": "1980-02-14"})
    shown = mask_finding(finding, "birth_date")
    assert "1980" not in shown.message() + shown.hint()
    assert "naissance" in shown.hint()
    assert mask_finding(finding, "date_french") == finding
