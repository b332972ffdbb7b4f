"""The plan as a picture: titles at the left, bars on a time scale, a lane of dated markers below.

Only what a viewport shows is laid out, so ten thousand rows cost no more than the thirty on the screen.
The header, the titles and the marker lane stay in place while the rows scroll beneath them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.analysis.drawings.timescale import TimeScale
from app.i18n import _, ngettext
from app.models.drawing import Anchor, Circle, Diamond, Drawing, Item, Line, Rect, Text, Token, text_width
from app.models.rows import DeliverableRow

ROW, HEADER, LANE = 38.0, 32.0, 22.0
LABELS = 210.0  # width of the titles
_PAD = 12.0
_BAR, _BAR_TOP, _BASE, _BASE_TOP = 14.0, 8.0, 5.0, 25.0
_MAX_LANES = 4
_LATE_ROOM = 120.0  # how far a word beside a bar may reach into the viewport
_SHORTEST = 30.0  # a label with less room is left out; its mark stays


class MarkerKind(StrEnum):
    """What falls on a day besides the work itself."""

    PAYMENT = "payment"
    OBLIGATION = "obligation"
    NOTICE = "notice"
    END = "end"


_MARKS: dict[MarkerKind, tuple[type[Circle] | type[Diamond], Token]] = {
    MarkerKind.PAYMENT: (Circle, Token.GOOD),
    MarkerKind.OBLIGATION: (Circle, Token.ACCENT),
    MarkerKind.NOTICE: (Diamond, Token.WATCH),
    MarkerKind.END: (Diamond, Token.DIM),
}


@dataclass(frozen=True, slots=True)
class Marker:
    """A dated mark in the lane below the rows; ``key`` is the id of the row it comes from."""

    key: str
    kind: MarkerKind
    day: date
    label: str


@dataclass(frozen=True, slots=True)
class Gantt:
    """A plan ready to be drawn: what there is, on which scale, and the day called today."""

    rows: Sequence[DeliverableRow]
    scale: TimeScale
    markers: Sequence[Marker] = ()
    today: date | None = None
    labels: float = LABELS
    selected: str | None = None

    @property
    def lanes_height(self) -> float:
        """Height of the marker lanes, which stay at the foot; the word for today stands there too."""
        lanes = max((place.lane for place in _lanes(self.markers, self.scale)), default=0) + 1
        return lanes * LANE + 20 if self.markers or self.today else 0.0

    @property
    def height(self) -> float:
        """Height of the whole plan, unscrolled."""
        return HEADER + len(self.rows) * ROW + self.lanes_height

    def row_at(self, y: float, scroll: float = 0.0) -> int | None:
        """Index of the row at ``y`` of a viewport scrolled by ``scroll``."""
        index = int((y - HEADER + scroll) // ROW)
        return index if y >= HEADER and 0 <= index < len(self.rows) else None

    def draw(self, width: float, height: float | None = None, scroll: float = 0.0) -> Drawing:
        """The viewport of ``width`` × ``height`` (by default the whole plan) ``scroll`` pixels down."""
        height = self.height if height is None else height
        foot = height - self.lanes_height
        first = max(0, int(scroll // ROW))
        last = min(len(self.rows), int((scroll + max(0.0, foot - HEADER)) // ROW) + 1)
        tops = [
            (row, HEADER + index * ROW - scroll) for index, row in enumerate(self.rows[first:last], first)
        ]
        items: list[Item] = [Rect(0, 0, width, height, fill=Token.PANEL)]
        items += self._grid(tops, width, height)
        for row, top in tops:
            items += self._milestone(row, top, width) if row.milestone else self._bar(row, top, width)
        items += self._titles(tops, height)
        items += self._header(width)
        items += self._foot(foot, width, height)
        return Drawing(width, height, tuple(items))

    def _grid(
        self, tops: Sequence[tuple[DeliverableRow, float]], width: float, height: float
    ) -> Iterator[Item]:
        for row, top in tops:
            if row.id == self.selected:
                yield Rect(0, top, width, ROW, fill=Token.ACCENT_GROUND)
            yield Line(self.labels, top + ROW, width, top + ROW)
        for tick in self.scale.ticks(self.labels, width):
            if tick.x >= self.labels:
                yield Line(tick.x, 0, tick.x, height)

    def _bar(self, row: DeliverableRow, top: float, width: float) -> Iterator[Item]:
        if row.baseline_start and row.baseline_end:
            left, right = self.scale.x(row.baseline_start), self.scale.end_x(row.baseline_end)
            yield Rect(left, top + _BASE_TOP, max(2.0, right - left), _BASE, Token.BASELINE, radius=2.5)
        start, end = row.actual_start or row.planned_start, row.expected_end
        if not start or not end:
            return
        left, right = self.scale.x(start), self.scale.end_x(max(start, end))
        if right < self.labels - _LATE_ROOM or left > width + _LATE_ROOM:
            return
        y = top + _BAR_TOP
        yield from self._slip(row, start, right, y)
        planned = self.scale.end_x(row.planned_end) if row.planned_end and not row.actual_end else right
        solid = max(left + 2, min(planned, right))
        yield Rect(left, y, solid - left, _BAR, Token.ACCENT_GROUND, Token.BAR, radius=4, key=row.id)
        done = (right - left) * (100 if row.actual_end else row.percent) / 100
        if done >= 1:
            yield Rect(left, y, done, _BAR, Token.BAR, Token.BAR, radius=min(4.0, done / 2), key=row.id)
        yield from self._late(row, left - 6, right + 6, y + _BAR / 2, width)

    def _slip(self, row: DeliverableRow, start: date, right: float, y: float) -> Iterator[Item]:
        """The dashed outline from the planned to the forecast end."""
        if row.actual_end or not row.planned_end or not row.forecast_end:
            return
        left = self.scale.end_x(max(start, row.planned_end)) - 5
        if row.forecast_end > row.planned_end:
            yield Rect(left, y, right - left, _BAR, Token.PANEL, Token.BAR, radius=4, dash=(3, 2), key=row.id)

    def _milestone(self, row: DeliverableRow, top: float, width: float) -> Iterator[Item]:
        if row.baseline_end:
            x = self.scale.x(row.baseline_end) + self.scale.day_width / 2
            yield Diamond(x, top + _BASE_TOP + 5, 5, fill=Token.BASELINE)
        if row.expected_end:
            x = self.scale.x(row.expected_end) + self.scale.day_width / 2
            fill = Token.BAR if row.actual_end else Token.ACCENT
            y = top + _BAR_TOP + _BAR / 2
            yield Diamond(x, y, 8, fill=fill, key=row.id)
            yield Text(x + 14, y, row.title, Token.DIM, size=12, max_width=max(40.0, width - x - 18))
            yield from self._late(row, x - 14, x + 20 + text_width(row.title, 12), y, width)

    def _late(
        self, row: DeliverableRow, before: float, after: float, y: float, width: float
    ) -> Iterator[Item]:
        """How late, at the right of the bar, or at its left where the drawing ends."""
        if row.late_days:
            text = ngettext("{n} day late", "{n} days late", row.late_days).format(n=row.late_days)
            if after + text_width(text, 12) <= width:
                yield Text(after, y, text, Token.BAD, size=12)
            else:
                yield Text(before, y, text, Token.BAD, size=12, anchor=Anchor.END)

    def _titles(self, tops: Sequence[tuple[DeliverableRow, float]], height: float) -> Iterator[Item]:
        if not self.labels:
            return
        yield Rect(0, 0, self.labels, height, fill=Token.PANEL)
        for row, top in tops:
            if row.id == self.selected:
                yield Rect(0, top, self.labels, ROW, fill=Token.ACCENT_GROUND)
            middle = top + ROW / 2
            room = self.labels - 2 * _PAD - 46
            yield Text(_PAD, middle, row.title, max_width=room, key=row.id)
            yield Text(self.labels - _PAD, middle, f"{row.percent}%", Token.DIM, anchor=Anchor.END)
            yield Line(0, top + ROW, self.labels, top + ROW)
        yield Line(self.labels, 0, self.labels, height)

    def _header(self, width: float) -> Iterator[Item]:
        yield Rect(0, 0, width, HEADER - 1, fill=Token.PANEL)
        for tick in self.scale.ticks(self.labels, width):
            if tick.x >= self.labels:
                yield Line(tick.x, 0, tick.x, HEADER)
                if tick.x + 6 + text_width(tick.label, 12) <= width:
                    yield Text(tick.x + 6, HEADER / 2 - 2, tick.label, Token.DIM, size=12)
        if self.labels:
            yield Line(self.labels, 0, self.labels, HEADER)
        yield Line(0, HEADER, width, HEADER)

    def _foot(self, foot: float, width: float, height: float) -> Iterator[Item]:
        if height > foot:
            yield Rect(0, foot + 1, width, height - foot - 1, fill=Token.PANEL)
        yield from self._today(width, height)
        for place in _lanes(self.markers, self.scale):
            x, y = place.x, foot + 6 + LANE * (place.lane + 0.5)
            if self.labels <= x <= width:
                marker = place.marker
                shape, colour = _MARKS[marker.kind]
                yield shape(x, y, 5 if shape is Circle else 6, fill=colour, key=marker.key)
                room = min(place.room, width - x) - 12
                if room > _SHORTEST:
                    yield Text(x + 9, y, marker.label, Token.DIM, 12, max_width=room, key=marker.key)

    def _today(self, width: float, height: float) -> Iterator[Item]:
        if self.today is None:
            return
        x = self.scale.x(self.today) + self.scale.day_width / 2
        if self.labels <= x <= width:
            yield Line(x, 0, x, height, Token.BAD, width=1.2, dash=(4, 3))
            text = _("Today {date}").format(date=f"{self.today:%m-%d}")
            end = x + 6 + text_width(text, 12) > width
            side = Anchor.END if end else Anchor.START
            yield Text(x - 5 if end else x + 5, height - 10, text, Token.BAD, size=12, anchor=side)


@dataclass(slots=True)
class _Place:
    """Where a marker stands, and how far it is to the next one in its lane."""

    marker: Marker
    x: float
    lane: int
    room: float = float("inf")


def _lanes(markers: Sequence[Marker], scale: TimeScale) -> list[_Place]:
    """Each marker in the first lane in which its label is free, else in the one that is free soonest."""
    ends = [float("-inf")] * _MAX_LANES
    last: list[_Place | None] = [None] * _MAX_LANES
    places = []
    for marker in sorted(markers, key=lambda each: each.day):
        x = scale.x(marker.day) + scale.day_width / 2
        lane = next((lane for lane, end in enumerate(ends) if x > end), ends.index(min(ends)))
        if before := last[lane]:
            before.room = x - before.x
        place = last[lane] = _Place(marker, x, lane)
        places.append(place)
        ends[lane] = x + 24 + text_width(marker.label, 12)
    return places


def plan_days(
    rows: Sequence[DeliverableRow], markers: Sequence[Marker] = (), today: date | None = None
) -> tuple[date, date] | None:
    """First and last day that anything of the plan needs; None for an empty plan."""
    days = [
        day
        for row in rows
        for day in (row.baseline_start, row.baseline_end, row.planned_start, row.actual_start,
                    row.planned_end, row.expected_end)
        if day
    ]  # fmt: skip
    days += [marker.day for marker in markers]
    if not days:
        return None
    if today:
        days.append(today)
    return min(days), max(days)
