import pytest

from pontdarc.core.patterns import is_safe


@pytest.mark.parametrize(
    "pattern", [r"^\d{14}$", r"^(a+)+$", r"^(?!x)[A-Z]{2}\d+$", r"(?=.*a)(?=.*b).*", "(rue|place)"]
)
def test_what_ends_in_time_is_safe(pattern):
    assert is_safe(pattern)


@pytest.mark.parametrize("pattern", [r"(?=(a+)+b)c", r"(a|aa)+(?!b)", r"(?!x)(\w*\s*)*$", "(", "a" * 2001])
def test_what_may_never_end_or_is_no_pattern_is_not(pattern):
    assert not is_safe(pattern)
