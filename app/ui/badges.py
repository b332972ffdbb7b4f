"""What a badge says: a word, a sign and a tone; status is never said by colour alone."""

from dataclasses import dataclass

from app.i18n import _
from app.models.vocabulary import Health, Word

SIGNS = {Health.GREEN: "✓", Health.AMBER: "●", Health.RED: "▲"}
TONES = {Health.GREEN: "good", Health.AMBER: "watch", Health.RED: "bad", Health.NONE: "neutral"}
# States that call for somebody, and states that are over well; the rest are neutral.
_BAD = {"rejected", "disputed", "breached", "terminated", "occurred", "rework"}
_GOOD = {"completed", "closed", "accepted", "paid", "fulfilled", "verified", "final", "in_force"}
_WATCH = {"suspended", "part_paid", "conditional", "submitted"}


@dataclass(frozen=True, slots=True)
class Badge:
    """A small rounded label; ``tone`` is good, watch, bad or neutral and names its colour pair."""

    text: str
    tone: str = "neutral"

    @property
    def tokens(self) -> tuple[str, str]:
        """Colour tokens of the text and of its ground."""
        name = "accent" if self.tone == "neutral" else self.tone
        return name, f"{name}_ground"


def health_badge(health: str, about: str = "") -> Badge:
    """Red, amber or green as word and sign, and what it is ``about``."""
    word = Health.of(health)
    return Badge(" ".join(part for part in (_(word.label), SIGNS.get(word, ""), about) if part), TONES[word])


def level_badge(health: str, text: str) -> Badge:
    """A text of one's own in the tone of a health colour."""
    return Badge(text, TONES[Health.of(health)])


def state_badge(word: Word) -> Badge:
    """A state in the tone of how it ended, neutral while it runs."""
    for tone, states in (("bad", _BAD), ("good", _GOOD), ("watch", _WATCH)):
        if word in states:
            return Badge(_(word.label), tone)
    return Badge(_(word.label))
