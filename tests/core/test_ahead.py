"""Working ahead or behind gives the same items, in order, and what goes wrong with them."""

from collections.abc import Iterator
from threading import Barrier

import pytest

from pontdarc.core.ahead import Behind, SideBySide, ahead


def test_items_come_in_order() -> None:
    assert list(ahead(iter(range(50)))) == list(range(50))
    assert list(ahead(iter([]))) == []


def test_the_next_item_is_made_while_one_is_used() -> None:
    made: list[int] = []

    def items() -> Iterator[int]:
        for number in range(3):
            made.append(number)
            yield number

    first = next(iter_ := ahead(items()))
    assert first == 0
    assert next(iter_) == 1
    assert made[:2] == [0, 1]


def test_an_error_comes_at_its_place() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise ValueError

    coming = ahead(items())
    assert next(coming) == 1
    with pytest.raises(ValueError):  # noqa: PT011 - raised above, without words
        next(coming)


def test_items_are_put_away_in_order_all_of_them_by_the_end() -> None:
    taken: list[int] = []
    with Behind(taken.append) as put:
        for number in range(50):
            put(number)
    assert taken == list(range(50))


def test_what_goes_wrong_putting_the_last_item_away_is_raised() -> None:
    def refuse(item: int) -> None:
        raise ValueError(item)

    with pytest.raises(ValueError, match="7"), Behind(refuse) as put:
        put(7)


def test_two_items_are_worked_on_at_once_and_all_are_when_it_ends() -> None:
    both, done = Barrier(2, timeout=10), list[int]()

    def do(number: int) -> None:
        both.wait()  # nobody goes on alone
        done.append(number)

    SideBySide()(do, range(6))
    assert sorted(done) == [0, 1, 2, 3, 4, 5]


def test_what_goes_wrong_with_an_item_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        SideBySide()(lambda number: 1 // number, [2, 1, 0])
