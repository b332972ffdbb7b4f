"""The time axis of a plan: which x a day has, which day an x has, where the calendar's lines stand."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from app.i18n import N_, _
from app.models.dates import add_months

MONTHS = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
    N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip
_MONTH_STEPS = ((1.4, 1), (0.47, 3), (0.0, 12))  # pixels per day from which that many months get one line


class Zoom(Enum):
    """Pixels per day of the three zoom steps."""

    DAY = 26.0
    WEEK = 9.0
    MONTH = 4.2


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the calendar with what stands beside it."""

    x: float
    day: date
    label: str


def month_label(day: date, *, year: bool) -> str:
    """The month in short (Nov), with ``year`` Nov 2026."""
    name = _(MONTHS[day.month - 1])
    return _("{month} {year}").format(month=name, year=day.year) if year else name


@dataclass(frozen=True, slots=True)
class TimeScale:
    """A linear scale: the morning of ``start`` stands at ``left``, each day is ``day_width`` wide."""

    start: date
    day_width: float
    left: float = 0.0

    @classmethod
    def fit(cls, first: date, last: date, left: float, width: float) -> "TimeScale":
        """The scale that shows ``first`` to ``last`` inclusive in ``width``."""
        return cls(first, width / ((last - first).days + 1), left)

    def x(self, day: date) -> float:
        """Where the day begins."""
        return self.left + (day - self.start).days * self.day_width

    def end_x(self, day: date) -> float:
        """Where the day ends: an inclusive end date reaches to here."""
        return self.x(day) + self.day_width

    def day(self, x: float) -> date:
        """The day that an x falls on, kept within the calendar."""
        offset = int((x - self.left) // self.day_width)
        ordinal = self.start.toordinal() + offset
        return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))

    def moved(self, dx: float) -> "TimeScale":
        """The same scale scrolled by ``dx`` pixels to the right."""
        return replace(self, left=self.left + dx)

    def zoomed(self, day_width: float, around_x: float) -> "TimeScale":
        """Another zoom that keeps the moment under ``around_x`` in its place."""
        return replace(
            self, day_width=day_width, left=around_x - (around_x - self.left) * day_width / self.day_width
        )

    def ticks(self, from_x: float, to_x: float) -> Iterator[Tick]:
        """The lines of the calendar from just before ``from_x`` to ``to_x``: days, Mondays or months."""
        first, last = self.day(from_x), self.day(to_x)
        if self.day_width >= Zoom.WEEK.value:
            return self._day_ticks(first, last)
        return self._month_ticks(first, last)

    def _day_ticks(self, first: date, last: date) -> Iterator[Tick]:
        weekly = self.day_width < Zoom.DAY.value * 0.8
        step = 7 if weekly else 1
        day = first - timedelta(days=first.weekday()) if weekly else first
        fresh = True
        while day <= last:
            full = weekly or fresh or day.day == 1
            yield Tick(self.x(day), day, f"{day:%m-%d}" if full else str(day.day))
            fresh = False
            day += timedelta(days=step)

    def _month_ticks(self, first: date, last: date) -> Iterator[Tick]:
        step = next(months for width, months in _MONTH_STEPS if self.day_width >= width)
        day = date(first.year, (first.month - 1) // step * step + 1, 1)
        fresh = True
        while day <= last:
            yield Tick(self.x(day), day, self._month_text(day, step, fresh=fresh))
            fresh = False
            if day.year == date.max.year and day.month + step > 12:
                return
            day = add_months(day, step)

    def _month_text(self, day: date, step: int, *, fresh: bool) -> str:
        if step == 12:
            return str(day.year)
        roomy = self.day_width * 30 * step >= 64
        return month_label(day, year=roomy and (fresh or day.month == 1))
