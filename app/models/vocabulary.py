"""The words that fields may hold: stored by value, shown through the catalogue."""

from enum import StrEnum
from typing import Self

from app.i18n import N_


class Word(StrEnum):
    """A stored word with the sentence that shows it (``_(member.label)``)."""

    label: str

    def __new__(cls, value: str, label: str) -> "Word":
        """Keep the value as the string and the label beside it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def of(cls, value: str) -> Self:
        """The word stored as ``value``; KeyError when there is none."""
        for word in cls:
            if word == value:
                return word
        raise KeyError(f"{cls.__name__} knows no {value!r}")


class Category(Word):
    """What a clause is about; the first word list of every contract reader here."""

    SCOPE = "scope", N_("Scope")
    TERM = "term", N_("Term")
    DELIVERABLES_ACCEPTANCE = "deliverables_acceptance", N_("Delivery and acceptance")
    PAYMENT = "payment", N_("Payment")
    BREACH_LIABILITY = "breach_liability", N_("Breach")
    CONFIDENTIALITY = "confidentiality", N_("Confidentiality")
    IP = "ip", N_("Intellectual property")
    TERMINATION = "termination", N_("Termination")
    DISPUTE_RESOLUTION = "dispute_resolution", N_("Disputes")
    GOVERNING_LAW = "governing_law", N_("Governing law")
    FORCE_MAJEURE = "force_majeure", N_("Force majeure")
    WARRANTY = "warranty", N_("Warranty")
    INDEMNITY = "indemnity", N_("Indemnity")
    LIMITATION_OF_LIABILITY = "limitation_of_liability", N_("Limit of liability")
    ASSIGNMENT = "assignment", N_("Assignment")
    NOTICES = "notices", N_("Notices")
    DEFINITIONS = "definitions", N_("Definitions")
    GENERAL = "general", N_("General")
    RIGHTS_OBLIGATIONS = "rights_obligations", N_("Rights and duties")
    INSURANCE = "insurance", N_("Insurance")
    AUDIT_RECORDS = "audit_records", N_("Audit and records")
    EXCLUSIVITY_NONCOMPETE = "exclusivity_noncompete", N_("Exclusivity")
    CHANGE_CONTROL = "change_control", N_("Change control")
    COMPLIANCE = "compliance", N_("Compliance")
    REPS = "reps", N_("Representations")
    PARTIES = "parties", N_("Parties")
    OTHER = "other", N_("Other")


class Direction(Word):
    """Which way goods and money go."""

    BUY = "buy", N_("We buy")
    SELL = "sell", N_("We sell")


class ContractKind(Word):
    """The seven types of the completeness check, and the rest."""

    SOFTWARE = "software", N_("Software development")
    GOODS = "goods", N_("Goods")
    SERVICES = "services", N_("Services")
    SAAS = "saas", N_("SaaS subscription")
    LICENCE = "licence", N_("Licence")
    NDA = "nda", N_("Confidentiality agreement")
    CONSTRUCTION = "construction", N_("Construction")
    OTHER = "other", N_("Other")


class TermKind(Word):
    """How a term of the chain came about."""

    INITIAL = "initial", N_("Initial term")
    EXTENSION = "extension", N_("Extension")
    TACIT = "tacit", N_("Tacit renewal")


class Side(Word):
    """Who owes it."""

    US = "us", N_("Us")
    THEM = "them", N_("Them")


class FactKind(Word):
    """What a marked place in the contract says."""

    TITLE = "title", N_("Title")
    NUMBER = "number", N_("Contract number")
    PARTY = "party", N_("Party")
    SIGNED = "signed", N_("Signed on")
    EFFECTIVE = "effective", N_("Effective on")
    END = "end", N_("Ends on")
    TERM = "term", N_("Length of term")
    NOTICE = "notice", N_("Notice period")
    RENEWAL = "renewal", N_("Renewal")
    TOTAL = "total", N_("Total price")
    PAYMENT = "payment", N_("Payment line")
    GOVERNING_LAW = "governing_law", N_("Governing law")
    OBLIGATION = "obligation", N_("Obligation")


class ChangeOrigin(Word):
    """Who asked for the change."""

    US = "us", N_("Us")
    THEM = "them", N_("Them")
    OUTSIDE = "outside", N_("Outside event")


class Decision(Word):
    """What a party concerned said to a change."""

    PENDING = "pending", N_("Pending")
    APPROVED = "approved", N_("Approved")
    REJECTED = "rejected", N_("Rejected")


class RiskKind(Word):
    """What the risk would hurt."""

    TIME = "time", N_("Time")
    QUALITY = "quality", N_("Quality")
    COST = "cost", N_("Cost")
    LEGAL = "legal", N_("Legal")
    OTHER = "other", N_("Other")


class Strategy(Word):
    """What is done about a risk (the PMI words)."""

    AVOID = "avoid", N_("Avoid")
    REDUCE = "reduce", N_("Reduce")
    TRANSFER = "transfer", N_("Transfer")
    ACCEPT = "accept", N_("Accept")


class Dimension(Word):
    """What a criterion measures; the first three are mandatory in every scheme."""

    PROGRESS = "progress", N_("Progress")
    QUALITY = "quality", N_("Quality")
    COST = "cost", N_("Cost")
    OTHER = "other", N_("Other")


class Health(Word):
    """Red, amber or green: always shown with its letter."""

    GREEN = "green", N_("Green")
    AMBER = "amber", N_("Amber")
    RED = "red", N_("Red")
    NONE = "none", N_("Not measured")
