"""Full text: the words of a search, compared with those of the row or of a field, without case nor accents.

A row holds a word when one of its columns does. Where many rows share the values of a column, those that hold the word
were looked for among the values, and rows are kept by the rank of theirs; figures and dates are calculated with; the
other texts stand together in a hidden column, folded. What stands for each word comes as *found*.
"""

from collections.abc import Sequence

from sqlglot import exp

from pontdarc.core.query import idioms, refusals, tree
from pontdarc.core.query.columns import MOMENTS, NUMERIC, Column
from pontdarc.core.query.expanding import Expansion, Found, Term, among, holds
from pontdarc.core.query.figures import Looked, held
from pontdarc.core.query.places import Places
from pontdarc.core.query.values import Typed, conjunction, disjunction
from pontdarc.core.query.words import MAX_WORDS, pattern, stem, words

SEARCHED = "searched"
"""The hidden column of the texts of a row that have no rank: their folded words, one space around each."""
_LONGEST = 64
_CALCULATED = (*NUMERIC, *MOMENTS, "boolean")


def is_loose(column: Column) -> bool:
    """Whether the words of a column are in the hidden text of the row."""
    return column.type == "list" or (column.type == "text" and not column.ranked)


def has_loose_texts(columns: Sequence[Column]) -> bool:
    """Whether the rows have a hidden text."""
    return any(map(is_loose, columns))


class Searches(Places):
    """Compiles searches; *wanted* gathers the terms, *found* is what stands for each, in the same order."""

    def __init__(self, query: tree.Query, columns: Sequence[Column], found: Found = ()) -> None:
        super().__init__(query, columns)
        self.wanted: list[Term] = []
        self._found = found
        self._words_so_far = 0
        self._figures = [(rank, column) for rank, column in enumerate(columns) if column.type in _CALCULATED]

    def everywhere(self, node: tree.Text) -> exp.Expr:
        """Return the rows that hold every word of a text, or one of its family."""
        return self._in_row([self._family(word) for word in self._words_of(node.value, node.at)])

    def like(self, node: tree.Like) -> exp.Expr:
        """Return the rows whose value holds every word of the pattern, as written."""
        value = self._readable(self.value(node.value), node.at)
        terms = [Term(word.rstrip("*"), word.endswith("*")) for word in self._words_of(node.pattern, node.at)]
        return self._in_fields([value], terms)

    def search(self, node: tree.Call) -> exp.Expr:
        """Return the rows that search() or suggest() keeps, in the fields named or in all."""
        fields, text = self._targets(node)
        looked_for = self._words_of(text.value, text.at)
        if node.name == "suggest":
            terms = [Term(word.rstrip("*"), prefix=True) for word in looked_for]
        else:
            last = len(looked_for) - 1
            terms = [_fuzzy(word, prefix=rank == last) for rank, word in enumerate(looked_for)]
        return self._in_fields(fields, terms) if fields else self._in_row(terms)

    def startswith(self, node: tree.Call) -> exp.Expr:
        """Return the rows where a field begins so, case included."""
        fields, text = self._targets(node)
        values = fields or [
            Typed(exp.column(f"c{rank}"), column.type)
            for rank, column in enumerate(self.columns)
            if column.type == "text"
        ]
        for value in values:
            if value.type != "text":
                raise refusals.wrong_type(node.name, value.result, "text", node.at)
        beginning = self.bind(text.value)
        return disjunction([idioms.prefixed(value.sql, beginning.copy()) for value in values] or [exp.false()])

    def _targets(self, node: tree.Call) -> tuple[list[Typed], tree.Text]:
        *fields, text = node.arguments or (None,)
        if not isinstance(text, tree.Text):
            raise refusals.wrong_type(node.name, "value", "'text'", node.at if text is None else text.at)
        if all(isinstance(field, tree.Star) for field in fields):
            return [], text
        named = []
        for field in fields:
            if not isinstance(field, tree.FieldName):
                raise refusals.wrong_type(node.name, "value", "field", field.at if field else node.at)
            named.append(self._readable(self.field(field), field.at))
        return named, text

    @staticmethod
    def _readable(value: Typed, at: int) -> Typed:
        if value.type in ("point", "geometry"):
            raise refusals.wrong_type("search", value.result, "text", at)
        return value

    def _words_of(self, text: str, at: int) -> tuple[str, ...]:
        looked_for = words(text)
        if not looked_for:
            raise refusals.not_a("words", text, at)
        self._words_so_far += len(looked_for)
        if self._words_so_far > MAX_WORDS:
            raise refusals.too_long("words", MAX_WORDS)
        return tuple(dict.fromkeys(looked_for))

    @staticmethod
    def _family(word: str) -> Term:
        return Term(word.rstrip("*"), prefix=True) if word.endswith("*") else Term(word, stem=stem(word[:_LONGEST]))

    def _expanded(self, term: Term) -> Expansion:
        rank = len(self.wanted)
        self.wanted.append(term)
        return self._found[rank] if rank < len(self._found) else Expansion()

    def _in_row(self, terms: Sequence[Term]) -> exp.Expr:
        return conjunction([self._any_in_row(term) for term in terms])

    def _any_in_row(self, term: Term) -> exp.Expr:
        stands = self._expanded(term)
        tests = [among(exp.column(f"k{rank}"), runs, self) for rank, runs in stands.values]
        if has_loose_texts(self.columns):
            tests.append(holds(exp.column(SEARCHED), term, stands.words, self))
        for looked in (Looked(term.word, term.prefix), *map(Looked, stands.words)):
            tests += filter(None, (held(rank, column, looked, self) for rank, column in self._figures))
        return disjunction(tests or [exp.false()])

    def _in_fields(self, fields: Sequence[Typed], terms: Sequence[Term]) -> exp.Expr:
        return conjunction([disjunction(self._in_each(fields, term)) for term in terms])

    def _in_each(self, fields: Sequence[Typed], term: Term) -> list[exp.Expr]:
        stands = self._expanded(term)
        values = dict(stands.values)
        tests: list[exp.Expr] = []
        for field in fields:
            if (rank := self._ranked(field)) is not None:
                tests.append(among(exp.column(f"k{rank}"), values[rank], self) if rank in values else exp.false())
                continue
            text = idioms.folded(field.sql)
            tests.append(self._word_of(text, term.word, term.prefix))
            tests += [self._word_of(text, word, False) for word in stands.words]
        return tests

    def _ranked(self, field: Typed) -> int | None:
        """Return the rank of a column whose values have one, when a field is such a column as it is."""
        return next(
            (rank for rank, column in enumerate(self.columns) if column.ranked and field.sql == exp.column(f"c{rank}")),
            None,
        )

    def _word_of(self, text: exp.Expr, word: str, prefix: bool) -> exp.Expr:
        """Contained at all, which is quick, and as a word, which is right."""
        contained = idioms.contained(text.copy(), self.bind(word))
        whole = exp.RegexpLike(this=text.copy(), expression=self.bind(pattern(f"{word}*" if prefix else word)))
        return exp.and_(contained, whole)


def _fuzzy(word: str, *, prefix: bool) -> Term:
    """A word may differ by one letter from three letters on, by two from six on."""
    plain = word.rstrip("*")
    distance = (len(plain) > 2) + (len(plain) > 5)
    if len(plain) > _LONGEST:
        return Term(plain, prefix)
    return Term(plain, prefix or word.endswith("*"), stem(plain), distance)
