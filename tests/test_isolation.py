"""The tests reach no other machine and keep to a data folder of their own."""

import socket

import pytest
from django.conf import settings


@pytest.mark.parametrize("address", ["192.0.2.1", "2001:db8::1", "example.org"])
def test_no_test_reaches_another_machine(address: str) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as outside, pytest.raises(AssertionError, match="reaches for"):
        outside.connect((address, 80))
    with socket.socket(family) as outside, pytest.raises(AssertionError, match="reaches for"):
        outside.connect_ex((address, 80))


def test_the_data_folder_is_not_the_one_of_the_checkout() -> None:
    assert "pontdarc-tests-" in str(settings.DATA)
