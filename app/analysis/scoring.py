"""The performance score of a period: weighted, over applicable criteria only, every point explainable.

S = sum(w s) / sum(w) over applicable criteria + bonus (at most 10) - deductions (no limit), clamped to
0..100, two decimals half up. Half-open bands: A from 90, B from 80, C from 60, D below; a veto caps at C.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

BANDS = ((Decimal(90), "A"), (Decimal(80), "B"), (Decimal(60), "C"))
BONUS_CAP = Decimal(10)
DEFAULT_WEIGHTS = {"progress": 40, "quality": 35, "cost": 25}


@dataclass(frozen=True, slots=True)
class Points:
    """One criterion: its dimension, weight (per cent) and points 0..100, None where it does not apply."""

    dimension: str
    title: str
    weight: int
    points: Decimal | None


@dataclass(frozen=True, slots=True)
class Total:
    """The score of a period with what was left out of it."""

    score: Decimal | None  # None when no criterion applies
    grade: str  # "A".."D"; "" without a score
    dropped: tuple[str, ...] = ()  # titles of criteria that did not apply
    by_dimension: tuple[tuple[str, Decimal], ...] = ()


def weighted(points: Sequence[Points]) -> Decimal | None:
    """The weighted mean of the applicable points, exact; None when none applies."""
    applicable = [(p.weight, p.points) for p in points if p.points is not None and p.weight]
    weights = sum(weight for weight, _ in applicable)
    if not weights:
        return None
    return sum((weight * value for weight, value in applicable), Decimal(0)) / weights


def grade(score: Decimal, *, veto: bool = False) -> str:
    """The letter of a score; ``veto`` (a major breach) caps it at C."""
    letter = next((letter for floor, letter in BANDS if score >= floor), "D")
    return max(letter, "C") if veto else letter


def total(
    points: Sequence[Points],
    bonus: Decimal = Decimal(0),
    deduction: Decimal = Decimal(0),
    *,
    veto: bool = False,
) -> Total:
    """The score and grade of one period."""
    dropped = tuple(entry.title for entry in points if entry.points is None)
    mean = weighted(points)
    if mean is None:
        return Total(None, "", dropped)
    raw = mean + min(bonus, BONUS_CAP) - deduction
    score = min(Decimal(100), max(Decimal(0), raw)).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    dimensions = tuple(dict.fromkeys(entry.dimension for entry in points))
    means = ((name, weighted([entry for entry in points if entry.dimension == name])) for name in dimensions)
    return Total(score, grade(score, veto=veto), dropped, tuple((n, m) for n, m in means if m is not None))
