from datetime import date

import pytest

from app.analysis.facts import find_facts
from app.models.dates import term_end
from app.models.money import Money
from app.models.reading import Part, ReadClause, ReadText
from app.models.vocabulary import Category, FactKind
from tests.analysis.facts.reading import read

AGREEMENT = """Exhibit 10.1

MASTER SERVICES AGREEMENT

Contract No. MSA-2026-17

This Master Services Agreement (this "Agreement") is made and entered into as of March 15, 2026 (the
"Effective Date"), by and between Northwind Traders, Inc., a Delaware corporation with offices at 1 Main
Street, Springfield, Illinois 62701 ("Supplier"), and Contoso Research and Engineering Company, a New York
corporation (the "Customer").

WHEREAS, Customer wishes to buy services.

1. Term. The initial term of this Agreement shall commence on the Effective Date and continue for a period
of three (3) years (the "Initial Term"). Thereafter this Agreement shall automatically renew for successive
one (1) year terms unless either party gives written notice of non-renewal at least sixty (60) days prior to
the end of the current term.

2. Fees. The total contract price is US$1,500,000.00. Customer shall pay a deposit of 30% of the total
contract price upon signing; 50% of the total contract price shall be paid within ten (10) business days
after delivery; the balance of 20% of the total contract price is due upon final acceptance.

3. Law. This Agreement shall be governed by and construed in accordance with the laws of the State of New
York, without regard to the conflict of laws principles of California.
"""


def read_en(text):
    return read(text, "en")


def test_a_whole_agreement():
    reading = read_en(AGREEMENT)
    assert (reading.title, reading.number) == ("MASTER SERVICES AGREEMENT", "MSA-2026-17")
    assert [(party.role, party.name) for party in reading.parties] == [
        ("Supplier", "Northwind Traders, Inc."),
        ("Customer", "Contoso Research and Engineering Company"),
    ]
    assert reading.signed == reading.effective == date(2026, 3, 15)
    assert (reading.term_months, reading.notice_days, reading.renewal) == (36, 60, "tacit")
    assert reading.end == term_end(date(2026, 3, 15), 36)
    assert reading.governing_law == "New York"
    assert reading.total == Money.of(1_500_000, "USD")
    assert [(line.title, line.share, line.days, line.working_days) for line in reading.payments] == [
        ("deposit", "30", None, False),
        ("", "50", 10, True),
        ("balance", "20", None, False),
    ]
    assert reading.warnings == ()


def test_a_computed_end_says_so():
    end = next(fact for fact in read_en(AGREEMENT).facts if fact.kind is FactKind.END)
    assert end.quote == "three (3) years"
    assert end.detail == {
        "computed": "Computed from the beginning and the length of term; the last day is included.",
        "from": "2026-03-15",
        "term": "P36M",
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            'This Agreement is made between Jane Roe ("Consultant") and Acme Widgets LLC (the "Company").',
            ["Jane Roe", "Acme Widgets LLC"],
        ),
        (
            "THIS AGREEMENT is entered into by and among ALPHA CAPITAL, L.P., BETA FUND, LLC AND GAMMA "
            "TRUST COMPANY, N.A.\n",
            ["ALPHA CAPITAL, L.P.", "BETA FUND, LLC", "GAMMA TRUST COMPANY, N.A."],
        ),
        (
            "THIS AGREEMENT is made on 1 May 2026\n\nBETWEEN:\n\n(1) ALPHA LIMITED, a company of England "
            "and Wales "
            '(the "Buyer"); and\n\n(2) BETA GmbH of Hamburg, Germany (the "Seller").\n',
            ["ALPHA LIMITED", "BETA GmbH"],
        ),
        (
            "Transport Agreement\nParty A (Shipper): Alpha Express Co., Ltd.\nAddress: 1 Road\n"
            "Party B (Carrier): Beta Logistics Ltd.\nAddress: 2 Road\n",
            ["Alpha Express Co., Ltd.", "Beta Logistics Ltd."],
        ),
        (
            'This Agreement is between Alpha (Bermuda) Ltd. ("Alpha") and Beta S.p.A. ("Beta"), agent for '
            'John Smith ("Talent").',
            ["Alpha (Bermuda) Ltd.", "Beta S.p.A.", "John Smith"],
        ),
    ],
)
def test_parties(text, names):
    assert [party.name for party in read_en(text).parties] == names


@pytest.mark.parametrize(
    "text",
    [
        "This Agreement is made between ____________ and ____________.",
        "Nothing in this Agreement creates a partnership between the parties.",
        "any agreement between the Company and the Employee",
    ],
)
def test_nobody_is_named(text):
    assert read_en(text).parties == ()


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        (
            'THIS AGREEMENT, dated this 1st day of March, 2026, is between A One Ltd. ("A") and B Two Ltd.\n',
            date(2026, 3, 1),
        ),
        ("Services Agreement dated 3/1/2026 by and between A One Ltd. and B Two Ltd.\n", date(2026, 3, 1)),
        (
            'This Agreement is made as of ____ day of ______, 2026 between A One Ltd. ("A") and B Two Ltd.\n',
            None,
        ),
        (
            "This Amendment to the Agreement dated May 1, 2020 is made as of March 1, 2026 between A One "
            "Ltd. and B Two Ltd.\n",
            date(2026, 3, 1),
        ),
        (
            "This Agreement is between A One Ltd. and B Two Ltd.\n"
            + "Clause text. " * 60
            + "\nBy: /s/ A\nDate: March 1, 2026\n"
            "By: /s/ B\nDate: March 3, 2026\n",
            date(2026, 3, 3),
        ),
    ],
)
def test_agreement_date(text, signed):
    assert read_en(text).signed == signed


def test_effective_date_apart_from_the_agreement_date():
    made = "This Agreement is made on May 2, 2026 but effective as of April 1, 2026"
    text = f"{made} between Abc Ltd. and Xyz Ltd.\n"
    reading = read_en(text)
    assert (reading.signed, reading.effective) == (date(2026, 5, 2), date(2026, 4, 1))


@pytest.mark.parametrize(
    ("text", "end"),
    [
        (
            "The term of this Agreement shall commence on May 1, 2026 and expire on April 30, 2028.",
            date(2028, 4, 30),
        ),
        ("This Agreement shall remain in effect through December 31, 2026.", date(2026, 12, 31)),
        (
            "This Agreement shall continue until the later of (a) July 31, 2027 or (b) completion.",
            date(2027, 7, 31),
        ),
        ("The warranty card was printed on July 31, 2027.", None),
    ],
)
def test_named_end(text, end):
    assert read_en(text).end == end


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("This Agreement shall continue in force for a period of two (2) years from the Effective Date.", 24),
        ("The term of this Agreement shall be twelve months.", 12),
        ("The Term shall end on the fifth anniversary of the Effective Date.", 60),
        ("The confidentiality obligations survive for five years after termination of this Agreement.", None),
        ("Either party may terminate this Agreement on three months' notice.", None),
        ("The Supplier shall keep records for seven years.", None),
    ],
)
def test_length_of_term(text, months):
    assert read_en(text).term_months == months


@pytest.mark.parametrize(
    ("text", "renewal"),
    [
        ("This Agreement shall automatically renew for successive one-year terms.", "tacit"),
        ("This Agreement may be extended by mutual written agreement of the parties.", "agreed"),
        ("This Agreement shall not be automatically renewed.", "none"),
        ("The Receiving Party may disclose to the extent required by this Agreement.", ""),
        ("The Offer shall be automatically extended.", ""),
    ],
)
def test_renewal(text, renewal):
    assert read_en(text).renewal == renewal


@pytest.mark.parametrize(
    ("text", "months", "days"),
    [
        (
            "Either party may terminate this Agreement at any time upon thirty (30) days' prior written "
            "notice.",
            None,
            30,
        ),
        (
            "It shall renew for successive five-year terms unless a party gives notice at least six (6) "
            "months before the end.",
            6,
            None,
        ),
        (
            "Either party may terminate for breach if not cured within ten (10) days of written notice.",
            None,
            None,
        ),
    ],
)
def test_notice(text, months, days):
    reading = read_en(text)
    assert (reading.notice_months, reading.notice_days) == (months, days)


@pytest.mark.parametrize(
    ("text", "law"),
    [
        (
            "This Agreement is governed by the laws of the People’s Republic of China.",
            "People's Republic of China",
        ),
        ("governed by English law", "England and Wales"),
        (
            "shall be construed in accordance with the laws of the United States of America and the State "
            "of Texas",
            "Texas",
        ),
        ("THIS AGREEMENT SHALL BE GOVERNED BY THE LAWS OF THE PROVINCE OF ONTARIO", "Ontario"),
        ("Acme Inc., a corporation organized under the laws of the State of Delaware", ""),
        ("Supplier shall comply with all applicable laws.", ""),
    ],
)
def test_governing_law(text, law):
    assert read_en(text).governing_law == law


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("The Contract Price shall be EUR 250,000.", Money.of(250_000, "EUR")),
        ("The total fees payable are RMB 1.2 million.", Money.of(1_200_000, "CNY")),
        ("The aggregate liability under this Agreement shall not exceed the total fees of $100,000.", None),
        ("The purchase price is $12.50 per unit.", None),
    ],
)
def test_total(text, total):
    assert read_en(text).total == total


def test_royalties_are_no_payment_lines():
    assert (
        read_en("Royalties of 5% of net sales are payable within 30 days. Late fees of 2% are due.").payments
        == ()
    )


def test_annexes_do_not_speak_for_the_contract():
    body, annex = "This Agreement has no price.\n", "Annex 1\nThe total contract price is US$99.\n"
    whole = len(body + annex)
    clauses = tuple(
        ReadClause(number, None, 1, number, "", "", Category.OTHER, start, end, part)
        for number, start, end, part in (("1", 0, len(body), Part.BODY), ("2", len(body), whole, Part.ANNEX))
    )
    source = ReadText(file="contract.txt", media="text", language="en", text=body + annex)
    assert find_facts(source).total == Money.of(99, "USD")
    assert find_facts(source, clauses).total is None
