"""The answers that count, and the figures and statements among them."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator.core.address import Where
from generator.core.model import Agency, Answer, Received, State
from generator.core.summary import Statement

Figure = tuple[Agency, Decimal, Where]


class Book:
    """The answers of the submissions that count, by agency, key and field."""

    def __init__(self, received: Received) -> None:
        self._answers: dict[tuple[str, str, str], Answer] = {
            (agency, answer.key, answer.field): answer
            for agency, submission in received.counting.items()
            for answer in submission.answers
        }

    def get(self, agency: Agency, key: str, field: str) -> Answer | None:
        """The answer, or None where the agency was not asked or has not reported."""
        return self._answers.get((agency.code, key, field))

    def figures(self, agencies: Iterable[Agency], key: str, field: str) -> tuple[Figure, ...]:
        """The numbers the agencies gave in one field, with the cells they stand in."""
        answers = ((agency, self.get(agency, key, field)) for agency in agencies)
        return tuple(
            (agency, answer.value, answer.where)
            for agency, answer in answers
            if answer and isinstance(answer.value, Decimal)
        )

    def number(self, agency: Agency, key: str, field: str) -> Decimal | None:
        """The number answered, or None."""
        answer = self.get(agency, key, field)
        return answer.value if answer and isinstance(answer.value, Decimal) else None

    def text(self, agency: Agency, key: str, field: str) -> str:
        """The text answered, or ""."""
        answer = self.get(agency, key, field)
        return answer.value if answer and isinstance(answer.value, str) else ""

    def statements(self, agencies: Iterable[Agency], key: str, field: str) -> Iterator[Statement]:
        """What the agencies wrote in one field, agency by agency."""
        for agency in agencies:
            answer = self.get(agency, key, field)
            if answer and isinstance(answer.value, str) and answer.state is State.VALUE:
                yield Statement(agency, answer.value, answer.where)
