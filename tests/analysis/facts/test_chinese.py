from datetime import date

import pytest

from app.models.money import Money
from app.models.vocabulary import FactKind
from tests.analysis.facts.reading import cells, read

CONTRACT = """软件开发合同

合同编号：HT-2026-0315
签订日期：2026年3月15日

委托方（甲方）：上海示例科技有限公司
住所：上海市浦东新区
受托方（乙方）：北京样本软件有限公司

第一条 合同价款
1.1 本合同总价为人民币壹佰贰拾捌万元整（¥1,208,000.00）。
1.2 付款方式：
（1）首付款：本合同签订后10个工作日内，甲方向乙方支付合同总价的30%；
（2）进度款：原型确认后十五（15）日内，甲方支付合同总价的百分之三十；
（3）验收款：系统终验合格后20日内支付合同总价的35%；
（4）质保金：质保期满后30日内支付合同总价的10%。

第二条 期限
合同有效期为三年，自2026年4月1日起至2029年3月31日止。合同期满前60日内任何一方未书面通知对方终止的，本合同自动续期一年。

第三条 违约责任
乙方逾期交付的，每逾期一日按合同总价的0.5%支付违约金。

第四条 争议解决
本合同适用中华人民共和国法律。
本合同自双方签字盖章之日起生效。
"""


def test_a_whole_contract():
    reading = read(CONTRACT)
    assert (reading.title, reading.number) == ("软件开发合同", "HT-2026-0315")
    assert [(party.role, party.name) for party in reading.parties] == [
        ("甲方", "上海示例科技有限公司"),
        ("乙方", "北京样本软件有限公司"),
    ]
    assert reading.signed == date(2026, 3, 15)
    assert reading.effective == date(2026, 4, 1)
    assert reading.end == date(2029, 3, 31)
    assert (reading.term_months, reading.notice_months, reading.notice_days) == (36, None, 60)
    assert (reading.renewal, reading.governing_law) == ("tacit", "中华人民共和国")
    assert reading.total == Money.of(1_208_000)
    assert reading.warnings == (
        "Figures and words differ: 壹佰贰拾捌万元整 ≠ ¥1,208,000.00.",
        "The payment shares add up to 105 %, not to 100 %.",
    )


def test_the_payment_lines_of_the_whole_contract():
    lines = read(CONTRACT).payments
    assert [(line.title, line.share, line.days, line.working_days, line.condition) for line in lines] == [
        ("首付款", "30", 10, True, "本合同签订后10个工作日内"),
        ("进度款", "30", 15, False, "原型确认后十五（15）日内"),
        ("验收款", "35", 20, False, "系统终验合格后20日内"),
        ("质保金", "10", 30, False, "质保期满后30日内"),
    ]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "甲方：东风样本有限公司\n乙方：西山样本有限公司",
            {"甲方": "东风样本有限公司", "乙方": "西山样本有限公司"},
        ),
        ("甲　方：东风样本有限公司\n乙　方：李四", {"甲方": "东风样本有限公司", "乙方": "李四"}),
        (
            "甲方（委托方）：样本（中国）有限公司\n乙方（受托方）：张三",
            {"甲方": "样本（中国）有限公司", "乙方": "张三"},
        ),
        ("卖方（以下简称甲方）：张三\n买方（以下简称乙方）：李四", {"甲方": "张三", "乙方": "李四"}),
        (
            "供方：东方机械厂，以下简称甲方；\n需方：西部农机站，以下简称乙方。",
            {"甲方": "东方机械厂", "乙方": "西部农机站"},
        ),
        (
            "发包人（全称）：样本建设有限公司\n承包人（全称）：样本第八工程局",
            {"发包人": "样本建设有限公司", "承包人": "样本第八工程局"},
        ),
        (
            "上海甲公司（以下简称“甲方”）与北京乙公司（以下简称“乙方”）订立本合同。",
            {"甲方": "上海甲公司", "乙方": "北京乙公司"},
        ),
        (
            "甲方：样本中国有限公司    法定代表人：王五\n乙方：ABC Trading Co., Ltd.",
            {"甲方": "样本中国有限公司", "乙方": "ABC Trading Co., Ltd."},
        ),
        (
            "甲方（发包人）：\n样本建设有限公司\n乙方（承包人）：\n样本工程集团有限公司",
            {"甲方": "样本建设有限公司", "乙方": "样本工程集团有限公司"},
        ),
        ("甲方：＿＿样本信息技术有限公司＿＿\n乙方：李四", {"甲方": "样本信息技术有限公司", "乙方": "李四"}),
        (
            "甲方：甲一有限公司\n乙方：乙一有限公司\n丙方：丙一有限公司",
            {"甲方": "甲一有限公司", "乙方": "乙一有限公司", "丙方": "丙一有限公司"},
        ),
    ],
)
def test_parties(text, parties):
    assert {party.role: party.name for party in read(text).parties} == parties


@pytest.mark.parametrize(
    "text",
    [
        "甲方：＿＿＿＿＿\n乙方：________",
        "甲方：××公司\n乙方：XX公司",
        "甲方（盖章）：　　　　乙方（盖章）：",
        "甲方：（公章）　　　　乙方：某某银行＿＿行（公章）",
        "甲方：法定代表人：\n乙方：地址：",
        "委托方（甲方）：\n住 所 地：\n受托方（乙方）：\n住 所 地：",
        "甲方：____出版社\n乙方：____县农机站",
        "甲方：${clientName}\n乙方：[公司名称]",
        "甲方：应当提供资料，负责验收\n乙方：按照约定交付",
        "×××公司（以下简称甲方）与＿＿＿公司（以下简称乙方）",
    ],
)
def test_a_blank_form_names_nobody(text):
    assert read(text).parties == ()


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("签订日期：2026年3月15日", date(2026, 3, 15)),
        ("签 订 时 间：2026-03-15", date(2026, 3, 15)),
        ("本合同于二〇二六年三月十五日在上海签订。", date(2026, 3, 15)),
        ("甲方（盖章）：\n日期：2026年3月14日\n乙方（盖章）：\n日期：2026年3月15日", date(2026, 3, 15)),
        ("签订日期：    年  月  日", None),
        ("签订日期：____年__月__日", None),
        ("项目于2025年1月1日立项。" + "说明。" * 50, None),
    ],
)
def test_signing_date(text, signed):
    assert read(text).signed == signed


def test_a_contract_that_binds_when_signed():
    reading = read("签订日期：2026年3月15日\n本合同自双方签字盖章之日起生效，有效期一年。")
    assert reading.effective == date(2026, 3, 15)
    assert reading.end == date(2027, 3, 14)
    end = next(fact for fact in reading.facts if fact.kind is FactKind.END)
    assert end.detail["computed"].startswith("Computed")


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("合同期限为三年。", 36),
        ("服务期限：12个月", 12),
        ("本合同有效期十二（12）个月。", 12),
        ("租赁期限为五年，自交付之日起计算。", 60),
        ("合同期限为　　年。", None),
        ("劳动合同期限一般不超过十年。", None),
        ("保函有效期为三年。", None),
        ("服务期限自一九　　年　　月　　日至　　年　　月　　日", None),
        ("合同期限内，每三年调整一次。", None),
    ],
)
def test_length_of_term(text, months):
    assert read(text).term_months == months


@pytest.mark.parametrize(
    ("text", "renewal"),
    [
        ("期满双方无异议的，本合同自动延续一年。", "tacit"),
        ("合同期满未提出异议的，视为自动续签。", "tacit"),
        ("期满后经双方协商一致可以续签。", "agreed"),
        ("合同期满，双方协商同意后可延长合同。", "agreed"),
        ("本合同到期自动终止。", "none"),
        ("延误期间工期自动顺延。", ""),
        ("工期不予顺延。", ""),
    ],
)
def test_renewal(text, renewal):
    assert read(text).renewal == renewal


@pytest.mark.parametrize(
    ("text", "months", "days"),
    [
        ("任何一方解除合同，应提前三十日书面通知对方。", None, 30),
        ("合同期满前三个月，一方应书面通知对方是否续签。", 3, None),
        ("任何一方可在合同到期一个月前书面提出终止。", 1, None),
        ("更换项目经理的，应提前7日通知对方。", None, None),
        ("发生不可抗力的，应在三日内通知对方。", None, None),
    ],
)
def test_notice(text, months, days):
    reading = read(text)
    assert (reading.notice_months, reading.notice_days) == (months, days)


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("合同总价：120万元", Money.of(1_200_000)),
        ("合同总金额为人民币（大写）壹拾贰万元整。", Money.of(120_000)),
        ("软件开发总费用人民币80,000元，分三次支付。", Money.of(80_000)),
        ("合同总价（万元）：128.5", Money.of(1_285_000)),
        ("合同金额：1,280,000.00", Money.of(1_280_000)),
        ("价税合计：￥500,000.00元", Money.of(500_000)),
        ("合同总价为120万美元。", Money.of(1_200_000, "USD")),
        ("合同总价：____元", None),
        ("逾期的，按合同总价的5%支付违约金1000元。", None),
        ("违约金不超过合同总价，即50,000元。", None),
        ("每逾期一日按合同总价支付违约金500元。", None),
        ("公司注册资本总额为1000万元。", None),
    ],
)
def test_total(text, total):
    assert read(text).total == total


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("本合同适用中华人民共和国法律。", "中华人民共和国"),
        ("本合同的订立、效力、解释均受中国法律管辖。", "中华人民共和国"),
        ("本协议适用中华人民共和国香港特别行政区法律。", "中华人民共和国香港特别行政区"),
        ("本合同适用新加坡法律。", "新加坡"),
        ("根据《中华人民共和国民法典》，双方订立本合同。", ""),
    ],
)
def test_governing_law(text, law):
    assert read(text).governing_law == law


def shares(text, blocks=()):
    return [(line.title, line.share) for line in read(text, blocks=blocks).payments]


def test_several_shares_in_one_sentence():
    text = "合同签订后5日内甲方支付合同总价的30%，验收合格后10个工作日内支付60%，余款10%于质保期满后支付。"
    assert shares(text) == [("", "30"), ("", "60"), ("余款", "10")]


def test_cumulative_shares_and_the_rest():
    text = (
        "签订后支付合同总价的30%；到货后付至合同总价的60%；"
        "验收合格后付至合同总价的95%；余款于质保期满后15日内付清。"
    )
    assert shares(text) == [("", "30"), ("", "30"), ("", "35"), ("余款", "5")]


def test_a_share_repeated_in_words_counts_once():
    assert shares("甲方支付合同总价30%（百分之三十）的预付款。") == [("预付款", "30")]


def test_a_payment_table():
    text, blocks = cells(
        ("付款阶段", "比例", "付款条件"),
        ("首付款", "30%", "合同签订后10个工作日内"),
        ("验收款", "60%", "验收合格后30日内"),
        ("质保金", "10%", "质保期满后"),
    )
    lines = read(text, blocks=blocks).payments
    assert [(line.title, line.share, line.days, line.condition) for line in lines] == [
        ("首付款", "30", 10, "合同签订后10个工作日内"),
        ("验收款", "60", 30, "验收合格后30日内"),
        ("质保金", "10", None, "质保期满后"),
    ]


def test_payments_of_sums():
    reading = read(
        "合同总价：300,000元。签约后支付首付款人民币100,000元；终验合格后支付验收款人民币150,000元。"
    )
    assert [line.amount for line in reading.payments] == [Money.of(100_000), Money.of(150_000)]
    assert reading.warnings == ("The payment lines add up to 250,000.00, the total price is 300,000.00.",)


@pytest.mark.parametrize(
    "text",
    [
        "逾期付款的，按合同总价的5%支付违约金。",
        "乙方按销售价的8%收取提成费。",
        "合格率不低于98%的，支付报酬。",
        "甲方支付合同总价的____%作为预付款。",
        "甲方出资占注册资本的40%，于三十日内支付。",
    ],
)
def test_what_is_no_payment_line(text):
    assert read(text).payments == ()


def test_an_end_before_the_beginning():
    reading = read("合同有效期自2026年4月1日起至2025年3月31日止。")
    assert reading.warnings == ("The contract ends on 2025-03-31, before it begins on 2026-04-01.",)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("技术服务合同\n合同编号：\n", "技术服务合同"),
        ("合　同　协　议　书\n", "合同协议书"),
        ("１．格式　赠与合同\n", "赠与合同"),
        ("房屋租赁合同（示范文本）\n", "房屋租赁合同（示范文本）"),
        ("附件一、技术转让协议\n", ""),
        ("服务内容如下\n", ""),
    ],
)
def test_title(text, title):
    assert read(text).title == title


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("合同编号：HT-2026-001\n", "HT-2026-001"),
        ("协议编号: （2026）沪字第18号", "（2026）沪字第18号"),
        ("合同编号：（SW-2026)", "SW-2026"),
        ("合同编号：________", ""),
        ("合同编号：　　　　签订地点：上海", ""),
    ],
)
def test_number(text, number):
    assert read(text).number == number
