"""A contract as rows, complete enough for every section of a report."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from app.analysis.health import Figures
from app.analysis.scoring import Points, total
from app.models.rows import (
    ApprovalRow,
    ChangeRow,
    ClauseRow,
    ContractDetail,
    DeliverableRow,
    DueItem,
    EvaluationRow,
    ObligationRow,
    PartyRow,
    PaymentRow,
    RiskRow,
    ScoreRow,
)
from app.reports.status import Period, StatusData
from app.reports.xlsx.data import ContractBook, WorkbookData

DAY = date(2026, 11, 23)


def contract(**changes) -> ContractDetail:
    row = ContractDetail(
        "c1", "HT-2026-014", "智慧门店管理系统开发合同", "buy", "software", "active", "zh", "CNY",
        128_000_000, date(2026, 8, 28), date(2026, 9, 1), date(2027, 3, 31), "none", "中华人民共和国法律",
        "李敏", "", 3_600_000, 12, 2, 38_400_000, 131_600_000, 3, "2026-11-23T14:05:11.000000Z",
    )  # fmt: skip
    return replace(row, **changes)


def deliverable(number: int, title: str, start: date, late: int = 0, **changes) -> DeliverableRow:
    end = start + timedelta(days=30)
    row = DeliverableRow(
        f"d{number}", str(number), title, 0, "planned", start, end, start, end + timedelta(days=late),
        None, None, None, 0, 1_000_000, 0, 0, 0, "王强", "", "", "CNY",
    )  # fmt: skip
    return replace(row, **changes)


def payment(number: int, title: str, minor: int, due: date | None, **changes) -> PaymentRow:
    row = PaymentRow(
        f"p{number}", None, str(number), title, "planned", 3000, minor, "验收合格后十五（15）日内", 15, 0,
        due, None, 0, "", "", "CNY", "7.1",
    )  # fmt: skip
    return replace(row, **changes)


def change(number: int, title: str, minor: int, days: int, state: str, **changes) -> ChangeRow:
    row = ChangeRow(
        f"k{number}", None, f"CR-{number:03}", title, "us", state, "市场部要求", "", minor, days,
        None, None, None, date(2026, 12, 2), date(2026, 10, 20) if state == "approved" else None,
        "李敏", "CNY", 2, 1, 0,
    )  # fmt: skip
    return replace(row, **changes)


def risk(number: int, title: str, likelihood: int = 4, impact: int = 5, **changes) -> RiskRow:
    row = RiskRow(
        f"r{number}", f"R-{number:02}", title, "仅一人掌握", "二期晚 15 天", "time", "monitoring",
        likelihood, impact, 3, 4, 15_500_000, "reduce", "交接文档与结对", "", "",
        "李敏", date(2026, 12, 5), "CNY",
    )  # fmt: skip
    return replace(row, **changes)


def clause(seq: int, number: str, heading: str, text: str, level: int = 1) -> ClauseRow:
    return ClauseRow(f"l{seq}", None, seq, level, number, heading, text, "payment", "in_force", "body", 1)


def period(day: date, points: tuple[int, int, int]) -> Period:
    names = ("progress", "quality", "cost")
    weights = (40, 35, 25)
    scores = tuple(
        ScoreRow(f"s{n}", "e", f"k{n}", value * 100, "依据", n, name, f"指标{n}", weight, "")
        for n, (name, weight, value) in enumerate(zip(names, weights, points, strict=True))
    )
    summed = total(
        [Points(n, n, w, Decimal(v)) for n, w, v in zip(names, weights, points, strict=True)], Decimal(0)
    )
    evaluation = EvaluationRow(f"e{day}", "s", day, "issued", 0, 0, 0, "开发一期落后，需追加评审")
    return Period(evaluation, scores, summed)


def status(**changes) -> StatusData:
    data = StatusData(
        contract(),
        DAY,
        "2026-11-23T14:05:11.123456Z",
        "ab12" * 16,
        3,
        Figures(9, "开发一期", 3, 12, 11, 3_000_000, 1_000_000, 1_060_000, "CNY"),
        parties=(
            PartyRow("x1", "y1", "杭州晴川零售有限公司", "甲方", 1, "", "", ""),
            PartyRow("x2", "y2", "上海云启科技有限公司", "乙方", 0, "", "", ""),
        ),
        clauses=(
            clause(1, "第一条", "定义", "“系统”指附件一所列的系统。"),
            clause(2, "第二条", "付款", ""),
            clause(3, "2.1", "", "甲方应在收到发票后十五（15）日内付款￥384,000.00元。", 2),
        ),
        deliverables=(
            deliverable(1, "需求分析", date(2026, 9, 1), actual_start=date(2026, 9, 1),
                        actual_end=date(2026, 10, 3), percent=100, state="accepted"),
            deliverable(2, "开发一期", date(2026, 10, 10), late=9, percent=70),
            deliverable(3, "上线", date(2027, 1, 5), late=12, milestone=1),
        ),
        obligations=(
            ObligationRow("o1", None, "O-01", "提交月度进度报告", "them", "open", "每月 25 日前",
                          date(2026, 11, 25), None, "", "", "", "4.2"),
        ),
        payments=(
            payment(1, "首付款", 38_400_000, date(2026, 9, 8), state="paid", paid_minor=38_400_000,
                    paid_on=date(2026, 9, 7), invoice_no="00012345"),
            payment(2, "上线款", 93_200_000, date(2027, 2, 22)),
        ),
        changes=(
            change(1, "增加会员小程序入口", 3_600_000, 12, "approved"),
            change(5, "增加多门店调拨报表", 1_500_000, 4, "quoted"),
        ),
        approvals=(ApprovalRow("a1", "k5", "财务部", "pending", None, ""),),
        risks=(risk(7, "核心开发人员离岗"), risk(3, "支付接口方变更协议", 3, 3)),
        periods=(period(date(2026, 10, 31), (88, 95, 90)), period(date(2026, 11, 30), (74, 90, 81))),
        due=(
            DueItem("c1", "HT-2026-014", "obligation", "o1", "提交月度进度报告", date(2026, 11, 20), "them"),
            DueItem("c1", "HT-2026-014", "notice", "t1", "", date(2026, 12, 31), "us", "2027-03-31 − 3 m"),
        ),
    )  # fmt: skip
    return replace(data, **changes)


def workbook(**changes) -> WorkbookData:
    data = status()
    book = ContractBook(data.contract, data.parties, data.payments, data.changes)
    made = WorkbookData((book,), DAY, data.stamp, data.head, "EXP-2026-0001", "李敏")
    return replace(made, **changes)
