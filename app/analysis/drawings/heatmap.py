"""The 5 × 5 risk map: likelihood upwards, impact to the right, each risk by its number in its cell."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from app.analysis.risk import LIVE, level
from app.i18n import _
from app.models.drawing import Anchor, Circle, Drawing, Item, Line, Rect, Text, Token
from app.models.rows import RiskRow
from app.models.vocabulary import Health

_GROUNDS = {
    Health.RED: Token.BAD_GROUND,
    Health.AMBER: Token.WATCH_GROUND,
    Health.GREEN: Token.GOOD_GROUND,
}
_GAP, _AXIS, _FOOT = 4.0, 18.0, 40.0
_STEPS = range(1, 6)


class Assessment(Enum):
    """Before the response, or with it."""

    INHERENT = "inherent"
    RESIDUAL = "residual"


@dataclass(frozen=True, slots=True)
class HeatMap:
    """The live risks on the map; ``selected`` shows the way from inherent to residual."""

    risks: Sequence[RiskRow]
    assessment: Assessment = Assessment.INHERENT
    selected: str | None = None

    def draw(self, width: float, height: float) -> Drawing:
        """The map; each cell has the key ``likelihood.impact``, each number the id of its risk."""
        cell = _Cell((width - _AXIS) / 5, (height - _FOOT) / 5)
        items: list[Item] = []
        for likelihood in _STEPS:
            for impact in _STEPS:
                x, y = cell.corner(likelihood, impact)
                fill = _GROUNDS[level(likelihood, impact)]
                key = f"{likelihood}.{impact}"
                items.append(Rect(x, y, cell.width - _GAP, cell.height - _GAP, fill, radius=4, key=key))
        for (likelihood, impact), risks in self._placed().items():
            items += self._numbers(cell, likelihood, impact, risks)
        items += self._way(cell)
        items += _axes(cell, height)
        return Drawing(width, height, tuple(items))

    def _placed(self) -> dict[tuple[int, int], list[RiskRow]]:
        placed = defaultdict(list)
        for risk in self.risks:
            if risk.state in LIVE:
                placed[self._place(risk)].append(risk)
        return placed

    def _place(self, risk: RiskRow) -> tuple[int, int]:
        if self.assessment is Assessment.RESIDUAL:
            return risk.residual_likelihood, risk.residual_impact
        return risk.likelihood, risk.impact

    def _numbers(
        self, cell: "_Cell", likelihood: int, impact: int, risks: Sequence[RiskRow]
    ) -> Iterator[Item]:
        """As many numbers as fit in the cell in two columns; what does not is counted, never dropped."""
        x, y = cell.middle(likelihood, impact)
        columns = 2 if len(risks) > 1 and cell.width >= 56 else 1
        room = max(1, int((cell.height - 10) // 16)) * columns
        shown = list(risks) if len(risks) <= room else list(risks)[: room - 1]
        labels = [(_short(risk.no), risk.id) for risk in shown]
        if len(shown) < len(risks):
            labels.append((f"+{len(risks) - len(shown)}", f"{likelihood}.{impact}"))
        lines = [labels[i : i + columns] for i in range(0, len(labels), columns)]
        for index, line in enumerate(lines):
            line_y = y + (index - (len(lines) - 1) / 2) * 16
            for place, (label, key) in enumerate(line):
                line_x = x + (place - (len(line) - 1) / 2) * 28
                yield Text(line_x, line_y, label, size=12, bold=True, anchor=Anchor.MIDDLE, key=key)

    def _way(self, cell: "_Cell") -> Iterator[Item]:
        risk = next((risk for risk in self.risks if risk.id == self.selected), None)
        if risk is None:
            return
        x1, y1 = cell.middle(risk.likelihood, risk.impact)
        x2, y2 = cell.middle(risk.residual_likelihood, risk.residual_impact)
        for x, y in ((x1, y1), (x2, y2)):
            yield Circle(x, y, min(cell.height, cell.width) / 2 - 5, None, Token.ACCENT, stroke_width=2)
        if (x1, y1) != (x2, y2):
            yield from _arrow(x1, y1, x2, y2, min(cell.height, cell.width) / 2 - 4)


@dataclass(frozen=True, slots=True)
class _Cell:
    """Size of a cell with its gap, and where cells lie."""

    width: float
    height: float

    def corner(self, likelihood: int, impact: int) -> tuple[float, float]:
        return _AXIS + (impact - 1) * self.width, (5 - likelihood) * self.height

    def middle(self, likelihood: int, impact: int) -> tuple[float, float]:
        x, y = self.corner(likelihood, impact)
        return x + (self.width - _GAP) / 2, y + (self.height - _GAP) / 2


def _short(no: str) -> str:
    """The digits after the last dash of a human number: R-07 is 07."""
    return no.rsplit("-", 1)[-1]


def _arrow(x1: float, y1: float, x2: float, y2: float, inset: float) -> Iterator[Item]:
    """A line between two cells that stops short of both, with its head."""
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    ux, uy = (x2 - x1) / length, (y2 - y1) / length
    tip_x, tip_y = x2 - ux * inset, y2 - uy * inset
    yield Line(x1 + ux * inset, y1 + uy * inset, tip_x, tip_y, Token.ACCENT, width=2)
    for side in (-1, 1):
        back_x, back_y = tip_x - ux * 7 + side * uy * 4, tip_y - uy * 7 - side * ux * 4
        yield Line(tip_x, tip_y, back_x, back_y, Token.ACCENT, width=2)


def _axes(cell: _Cell, height: float) -> Iterator[Item]:
    for step in _STEPS:
        x, y = cell.middle(step, step)
        yield Text(5, y, str(step), Token.DIM, size=12, anchor=Anchor.MIDDLE)
        yield Text(x, height - _FOOT + 6, str(step), Token.DIM, size=12, anchor=Anchor.MIDDLE)
    yield Text(_AXIS, height - 9, _("Likelihood ↑   Impact →"), Token.DIM, size=12)
