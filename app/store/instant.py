"""Instants as the desk stores them: UTC, ISO 8601 with microseconds and Z; text order is time order."""

from datetime import UTC, datetime


def now() -> str:
    """The present instant."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def read(text: str) -> datetime:
    """The instant that ``text`` stands for; ValueError for another form."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
