"""The risk register and what it adds up to."""

from app.analysis.risk import expected_loss, exposure, level
from app.store.queries.registers import risks

__all__ = ["expected_loss", "exposure", "level", "risks"]
