"""The sample desk: six contracts around the day on which it is opened, from ``resources/samples``."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session, select

from app.analysis.facts import find_facts
from app.analysis.scoring import DEFAULT_WEIGHTS
from app.exchange.language import language_of
from app.i18n import _, speaking
from app.models import tables
from app.models.identity import new_id
from app.models.money import Money
from app.models.reading import ReadClause, ReadText
from app.models.states import ClauseState
from app.models.vocabulary import Category, Dimension
from app.services.places import Places
from app.services.sample_text import (
    Entry,
    chinese_number,
    fill_dates,
    half,
    numbered_items,
    source,
    speaks_chinese,
)
from app.store.document import Document


@dataclass(frozen=True)
class _Writer:
    """One contract being written: its language, its today and its session."""

    session: Session
    language: str
    today: date
    entry: Entry
    contract_id: str

    def say(self, text: str | None) -> str:
        """The half of "中文|English" in the language of the desk."""
        return half(text or "", self.language)

    def day(self, offset: int | None) -> date | None:
        """The day that lies ``offset`` days from today."""
        return None if offset is None else self.today + timedelta(days=offset)

    def minor(self, amount: float) -> int:
        """Major units of the contract's currency as minor units."""
        return Money.of(str(amount), self.entry["currency"]).minor

    def rows(self, kind: str) -> Iterator[tuple[int, Entry]]:
        """The entries of one register, numbered from 1."""
        return enumerate(self.entry.get(kind, ()), start=1)


def fill_sample(document: Document, language: str) -> None:
    """Write the six contracts into an empty desk."""
    today = date.today()
    desk = source("desk")
    with speaking(language), document.edit(_("Sample")) as session:
        us = tables.Party(name=half(desk["us"]["name"], language))
        session.add(us)
        for entry in desk["contract"]:
            writer = _Writer(session, language, today, entry, new_id())
            _write_contract(writer, us, half(desk["us"]["owner"], language))
            for write in (
                _clauses,
                _versions,
                _facts,
                _deliverables,
                _payments,
                _changes,
                _risks,
                _obligations,
                _evaluations,
            ):
                write(writer)
            session.flush()


def _write_contract(writer: _Writer, us: tables.Party, owner: str) -> None:
    entry, year = writer.entry, writer.today.year
    writer.session.add(
        tables.Contract(
            id=writer.contract_id,
            no=entry["no"].format(year=year, last=year - 1),
            title=writer.say(entry["title"]),
            direction=entry["direction"],
            kind=entry["kind"],
            state=entry["state"],
            language=writer.language,
            currency=entry["currency"],
            price_original_minor=writer.minor(entry["price"]),
            signed_on=writer.day(entry.get("signed")),
            effective_on=writer.day(entry["effective"]),
            end_on=writer.day(entry["end"]),
            renewal=entry["renewal"],
            governing_law=writer.say(entry["law"]),
            owner=owner,
        )
    )
    writer.session.flush()
    _write_parties(writer, us)
    writer.session.add(
        tables.Term(
            contract_id=writer.contract_id,
            start_on=writer.day(entry["effective"]),
            end_on=writer.day(entry["end"]),
            notice_months=entry["notice_months"],
        )
    )


def _write_parties(writer: _Writer, us: tables.Party) -> None:
    party = writer.entry["party"]
    other = tables.Party(
        name=writer.say(party["name"]), contact=writer.say(party["contact"]), email=party["email"]
    )
    writer.session.add(other)
    writer.session.flush()
    for seq, (row, role) in enumerate(((us, writer.entry["our_role"]), (other, party["role"])), start=1):
        writer.session.add(
            tables.ContractParty(
                contract_id=writer.contract_id,
                party_id=row.id,
                role=writer.say(role),
                is_us=int(row is us),
                seq=seq,
            )
        )


# Agreed text can still be edited as a new version; text in force cannot.
_CLAUSE_STATES = {
    "active": ClauseState.AGREED,
    "completed": ClauseState.IN_FORCE,
    "closed": ClauseState.IN_FORCE,
}


def _clauses(writer: _Writer) -> None:
    state = _CLAUSE_STATES.get(writer.entry["state"], ClauseState.DRAFT)
    listed = source(writer.entry["text"])["clause"] if "text" in writer.entry else writer.entry["clause"]
    chinese = speaks_chinese(writer.entry, writer.language)
    seq = 0
    for number, clause in enumerate(listed, start=1):
        top = new_id()
        label = f"第{chinese_number(number)}条" if chinese else f"{number}."
        common = {"contract_id": writer.contract_id, "category": clause["category"], "state": state}
        text = fill_dates(writer.say(clause.get("text")), writer.entry, writer.today, writer.language)
        heading = writer.say(clause["heading"])
        writer.session.add(
            tables.Clause(id=top, seq=(seq := seq + 1), number=label, heading=heading, text=text, **common)
        )
        parents = [top]
        for level, item_label, item in numbered_items(number, clause.get("items", ())):
            row_id = new_id()
            words = fill_dates(writer.say(item), writer.entry, writer.today, writer.language)
            parents = parents[: level - 1]
            writer.session.add(
                tables.Clause(
                    id=row_id,
                    parent_id=parents[-1],
                    seq=(seq := seq + 1),
                    level=level,
                    number=item_label,
                    text=words,
                    **common,
                )
            )
            parents.append(row_id)
    writer.session.flush()


def _versions(writer: _Writer) -> None:
    """The text that every clause has is its first version."""
    rows = writer.session.exec(select(tables.Clause).where(tables.Clause.contract_id == writer.contract_id))
    for row in rows.all():
        version = tables.ClauseVersion(
            clause_id=row.id,
            version=1,
            heading=row.heading,
            text=row.text,
            reason=_("Imported with the contract"),
        )
        writer.session.add(version)


def _facts(writer: _Writer) -> None:
    """Mark the facts that a reader finds in the clauses, as an import would."""
    chosen = select(tables.Clause).where(tables.Clause.contract_id == writer.contract_id)
    rows = sorted(writer.session.exec(chosen).all(), key=lambda row: row.seq)
    text, spans = "", []
    for row in rows:
        start = len(text)
        text += f"{row.number} {row.heading}\n"
        own = len(text)
        text += row.text + "\n"
        category = Category.of(row.category)
        read = ReadClause(
            row.id, None, row.level, row.number, row.heading, row.text, category, start, len(text)
        )
        spans.append((read, row, own))
    places = Places(spans)
    source = ReadText("sample", "text", language_of(text), text)
    for fact in find_facts(source, tuple(read for read, _row, _own in spans)).facts:
        clause_id, start, end = places.mark(fact)
        if clause_id is not None and end > start:
            marked = tables.Fact(
                contract_id=writer.contract_id,
                clause_id=clause_id,
                kind=str(fact.kind),
                value=fact.value,
                quote=fact.quote,
                start_at=start,
                end_at=end,
            )
            writer.session.add(marked)


def _clause_about(writer: _Writer, category: Category) -> str | None:
    """The last top clause of a category: where a payment line or duty comes from."""
    chosen = select(tables.Clause).where(
        tables.Clause.contract_id == writer.contract_id,
        tables.Clause.category == category,
        tables.Clause.level == 1,
    )
    rows = sorted(writer.session.exec(chosen).all(), key=lambda row: row.seq)
    return rows[-1].id if rows else None


def _deliverables(writer: _Writer) -> None:
    for number, row in writer.rows("deliverable"):
        actual = [*row.get("actual", ()), None, None][:2]
        writer.session.add(
            tables.Deliverable(
                contract_id=writer.contract_id,
                no=str(number),
                title=writer.say(row["title"]),
                milestone=int(row.get("milestone", False)),
                state=row["state"],
                baseline_start=writer.day(row["baseline"][0]),
                baseline_end=writer.day(row["baseline"][1]),
                planned_start=writer.day(row["planned"][0]),
                planned_end=writer.day(row["planned"][1]),
                forecast_end=writer.day(row.get("forecast")),
                actual_start=writer.day(actual[0]),
                actual_end=writer.day(actual[1]),
                percent=row.get("percent", 0),
                budget_minor=writer.minor(row.get("budget", 0)),
                actual_minor=writer.minor(row.get("spent", 0)),
                inspected=row.get("inspected", 0),
                passed_first=row.get("passed", 0),
                owner=writer.say(row.get("owner")),
                criteria=writer.say(row.get("criteria")),
            )
        )


def _payments(writer: _Writer) -> None:
    price = Money.of(str(writer.entry["price"]), writer.entry["currency"])
    clause = _clause_about(writer, Category.PAYMENT)
    for number, row in writer.rows("payment"):
        amount = price.share(row["share"]).minor
        paid = amount if "paid" in row else 0
        writer.session.add(
            tables.Payment(
                contract_id=writer.contract_id,
                clause_id=clause,
                no=str(number),
                title=writer.say(row["title"]),
                state=row["state"],
                share_bp=row["share"] * 100,
                amount_minor=amount,
                condition=writer.say(row["condition"]),
                days=row["days"],
                working_days=int(row.get("working", False)),
                due_on=writer.day(row["due"]),
                paid_on=writer.day(row.get("paid")),
                paid_minor=writer.minor(row["paid_sum"]) if "paid_sum" in row else paid,
                invoice_no=row.get("invoice", ""),
            )
        )


def _changes(writer: _Writer) -> None:
    for _number, row in writer.rows("change"):
        change = tables.Change(
            contract_id=writer.contract_id,
            no=row["no"],
            title=writer.say(row["title"]),
            origin=row["origin"],
            state=row["state"],
            reason=writer.say(row["reason"]),
            scope=writer.say(row["scope"]),
            cost_minor=writer.minor(row["cost"]),
            days=row["days"],
            event_on=writer.day(row["event"]),
            aware_on=writer.day(row["event"]),
            notice_on=writer.day(row["notice"]),
            reply_due=writer.day(row.get("reply")),
            decided_on=writer.day(row.get("decided")),
        )
        writer.session.add(change)
        writer.session.flush()
        for approval in row["approvals"]:
            who, _colon, decision = approval.rpartition(":")
            decided = change.decided_on if decision != "pending" else None
            writer.session.add(
                tables.Approval(
                    change_id=change.id, who=writer.say(who), decision=decision, decided_on=decided
                )
            )


def _risks(writer: _Writer) -> None:
    for number, row in writer.rows("risk"):
        writer.session.add(
            tables.Risk(
                contract_id=writer.contract_id,
                no=f"R-{number:02}",
                title=writer.say(row["title"]),
                cause=writer.say(row.get("cause")),
                effect=writer.say(row.get("effect")),
                kind=row["kind"],
                state=row["state"],
                likelihood=row["at"][0],
                impact=row["at"][1],
                residual_likelihood=row["after"][0],
                residual_impact=row["after"][1],
                loss_minor=writer.minor(row["loss"]),
                strategy=row["strategy"],
                response=writer.say(row.get("response")),
                contingency=writer.say(row.get("contingency")),
                trigger_text=writer.say(row.get("sign")),
                owner=writer.say(row.get("owner")),
                review_on=writer.day(row.get("review")),
            )
        )


def _obligations(writer: _Writer) -> None:
    clause = _clause_about(writer, Category.DELIVERABLES_ACCEPTANCE)
    for number, row in writer.rows("obligation"):
        writer.session.add(
            tables.Obligation(
                contract_id=writer.contract_id,
                clause_id=clause,
                no=f"O-{number:02}",
                title=writer.say(row["title"]),
                side=row["side"],
                state=row["state"],
                trigger_text=writer.say(row["trigger"]),
                due_on=writer.day(row["due"]),
                done_on=writer.day(row.get("done")),
                consequence=writer.say(row.get("consequence")),
                owner=writer.say(row.get("owner")),
            )
        )


def _evaluations(writer: _Writer) -> None:
    if not writer.entry.get("evaluation"):
        return
    scheme = tables.Scheme(contract_id=writer.contract_id, name=_("Standard scheme"))
    writer.session.add(scheme)
    writer.session.flush()
    criteria = [
        tables.Criterion(
            scheme_id=scheme.id, seq=seq, dimension=word, title=_(word.label), weight=DEFAULT_WEIGHTS[word]
        )
        for seq, word in enumerate((Dimension.PROGRESS, Dimension.QUALITY, Dimension.COST), start=1)
    ]
    writer.session.add_all(criteria)
    writer.session.flush()
    for _number, row in writer.rows("evaluation"):
        evaluation = tables.Evaluation(
            contract_id=writer.contract_id,
            scheme_id=scheme.id,
            period_end=writer.day(row["period"]) or writer.today,
            state=row["state"],
            comment=writer.say(row.get("comment")),
        )
        writer.session.add(evaluation)
        writer.session.flush()
        for criterion, points in zip(criteria, row["scores"], strict=True):
            writer.session.add(
                tables.Score(
                    evaluation_id=evaluation.id, criterion_id=criterion.id, points=round(points * 100)
                )
            )
