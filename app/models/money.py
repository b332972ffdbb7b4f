"""Money as integer minor units with its currency: the only form that SQLite keeps exactly."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

_DECIMALS = {"JPY": 0, "KRW": 0, "VND": 0, "KWD": 3, "BHD": 3}


def decimals_of(currency: str) -> int:
    """Digits after the point that ISO 4217 gives the currency (2 for most)."""
    return _DECIMALS.get(currency, 2)


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """A sum: ``minor`` units (cents, 分) of the ISO 4217 ``currency``."""

    minor: int
    currency: str = "CNY"

    @classmethod
    def of(cls, amount: Decimal | int | str, currency: str = "CNY") -> "Money":
        """The sum nearest to ``amount`` major units, ROUND_HALF_UP."""
        scaled = Decimal(amount).scaleb(decimals_of(currency))
        return cls(int(scaled.quantize(Decimal(1), rounding=ROUND_HALF_UP)), currency)

    @property
    def decimals(self) -> int:
        """Digits after the point of this currency."""
        return decimals_of(self.currency)

    @property
    def amount(self) -> Decimal:
        """The sum in major units, exact."""
        return Decimal(self.minor).scaleb(-self.decimals)

    def __add__(self, other: "Money") -> "Money":
        return Money(self.minor + self._same(other).minor, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.minor - self._same(other).minor, self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.minor, self.currency)

    def share(self, percent: Decimal) -> "Money":
        """``percent`` per cent of the sum, rounded half up to a minor unit."""
        exact = Decimal(self.minor) * percent / 100
        return Money(int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP)), self.currency)

    def _same(self, other: "Money") -> "Money":
        if other.currency != self.currency:
            raise ValueError(f"cannot add {other.currency} to {self.currency} without a rate")
        return other
