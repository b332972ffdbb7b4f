"""What the first page of a report picks out."""

from datetime import date

from app.analysis.briefing import achievements, decisions, milestones, top_risks
from tests.reports.contract_rows import change, deliverable, payment, risk, status

SINCE, UNTIL = date(2026, 9, 1), date(2026, 11, 23)


def test_achievements_are_outcomes_latest_first_within_the_period() -> None:
    data = status()
    found = achievements(
        SINCE, UNTIL, "buy", data.deliverables, data.obligations, data.payments, data.changes
    )
    assert found == [
        "2026-10-20: Change CR-001 “增加会员小程序入口” agreed",
        "2026-10-03: “需求分析” accepted",
        "2026-09-07: ¥384,000.00 paid for “首付款”",
    ]
    assert achievements(UNTIL, UNTIL, "buy", data.deliverables, (), data.payments, data.changes) == []
    sold = achievements(SINCE, UNTIL, "sell", (), (), data.payments, ())
    assert sold == ["2026-09-07: ¥384,000.00 received for “首付款”"]


def test_decisions_say_what_who_and_until_when_the_most_urgent_first() -> None:
    data = status()
    rows = (
        payment(1, "首付款", 500, date(2026, 11, 1), state="applied"),
        payment(2, "尾款", 500, None, state="disputed"),
    )
    waiting = deliverable(1, "开发一期", date(2026, 10, 1), state="inspecting", owner="")
    needed = decisions("李敏", (waiting,), rows, data.changes, data.approvals, data.due)
    assert [(one.what.split(" ")[0], one.who, one.until) for one in needed] == [
        ("Accept", "李敏", date(2026, 10, 31)),
        ("Certify", "李敏", date(2026, 11, 1)),
        ("Change", "财务部", date(2026, 12, 2)),
        ("Renew", "李敏", date(2026, 12, 31)),
        ("Settle", "李敏", None),
    ]


def test_a_change_nobody_was_asked_about_waits_for_its_owner() -> None:
    needed = decisions("李敏", (), (), (change(1, "x", 0, 0, "notified", owner="王强"),), (), ())
    assert needed[0].who == "王强"
    assert decisions("李敏", (), (), (change(1, "x", 0, 0, "draft"),), (), ()) == []


def test_milestones_come_before_other_work_when_there_are_enough() -> None:
    rows = [deliverable(n, f"m{n}", date(2027, n, 1), milestone=1) for n in (3, 1, 2)]
    rows.append(deliverable(9, "task", date(2026, 12, 1)))
    assert [row.title for row in milestones(rows, 2)] == ["m1", "m2"]
    assert [row.title for row in milestones(rows, 4)] == ["task", "m1", "m2", "m3"]
    done = deliverable(1, "done", date(2026, 1, 1), actual_end=date(2026, 2, 1))
    assert milestones([done], 4) == []


def test_top_risks_are_the_live_ones_that_stay_highest() -> None:
    rows = [
        risk(1, "low", residual_likelihood=1),
        risk(2, "high", residual_likelihood=5),
        risk(3, "closed", residual_likelihood=5, state="closed"),
        risk(4, "costly", residual_likelihood=1, loss_minor=10**9),
    ]
    assert [row.title for row in top_risks(rows, 3)] == ["high", "costly", "low"]
