"""ContractDesk: the contract desk of one product manager."""

__version__ = "0.1.0"
