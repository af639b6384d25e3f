from datetime import date

from django.utils import formats, translation

from pontdarc.core.words import day_in_french
from pontdarc.outside.dates import day


def test_a_day_is_said_in_words_in_the_language_of_whoever_reads() -> None:
    assert day(date(2026, 12, 9)) == "9\u00a0décembre 2026"
    with translation.override("en"):
        assert day(date(2026, 12, 9)) == "9\u00a0December 2026"


def test_the_months_are_those_of_the_framework() -> None:
    for month in range(1, 13):
        shown = formats.date_format(date(2026, month, 2), "j F Y")
        assert day_in_french(date(2026, month, 2)) == shown.replace(" ", "\u00a0", 1)
    assert day_in_french(date(2026, 3, 1)) == "1er\u00a0mars 2026"
