import math
import string
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.analysis.categories import classify, scores
from app.analysis.category_headings import fold, hints
from app.analysis.category_words import margins
from app.models.vocabulary import Category

CASES = tomllib.loads((Path(__file__).parent / "category_cases.toml").read_text(encoding="utf-8"))


def cases(kind):
    return [
        (language, text, Category.of(name))
        for language, kinds in CASES.items()
        for name, texts in kinds[kind].items()
        for text in texts
    ]


def body(language, name):
    return CASES[language]["bodies"][name][0]


@pytest.mark.parametrize(("language", "heading", "category"), cases("headings"))
def test_a_heading_names_the_category(language, heading, category):
    assert classify(language, heading, "") is category


@pytest.mark.parametrize(("language", "text", "category"), cases("bodies"))
def test_a_body_without_heading_names_the_category(language, text, category):
    assert classify(language, "", text) is category


@pytest.mark.parametrize(
    ("language", "heading", "subject"),
    [
        ("en", "Term and Termination", "termination"),
        ("en", "Term and Termination", "term"),
        ("en", "Indemnification; Limitation of Liability", "limitation_of_liability"),
        ("en", "Indemnification; Limitation of Liability", "indemnity"),
        ("en", "Insurance and Indemnity", "insurance"),
        ("zh", "保密与知识产权", "confidentiality"),
        ("zh", "保密与知识产权", "ip"),
        ("zh", "法律适用与争议解决", "dispute_resolution"),
        ("zh", "法律适用与争议解决", "governing_law"),
    ],
)
def test_the_body_decides_between_the_subjects_of_a_double_heading(language, heading, subject):
    assert classify(language, heading, body(language, subject)) == subject


@pytest.mark.parametrize(
    ("language", "heading", "subject"),
    [("en", "Miscellaneous", "governing_law"), ("zh", "其他", "breach_liability")],
)
def test_a_generic_heading_stays_general_whatever_it_collects(language, heading, subject):
    assert classify(language, heading, body(language, subject)) is Category.GENERAL


@pytest.mark.parametrize(
    ("language", "heading", "text"),
    [
        ("en", "Steering Committee", "The committee meets every month; each side sends two members."),
        ("en", "", ""),
        ("zh", "", "（　）"),
        ("zh", "董事会", "董事会由五名董事组成，董事长由甲方委派，每年至少召开一次会议。"),
    ],
)
def test_what_fits_nothing_is_other(language, heading, text):
    assert classify(language, heading, text) is Category.OTHER


@pytest.mark.parametrize(
    ("language", "heading", "absent"),
    [
        ("en", "Limited Liability Company Matters", Category.LIMITATION_OF_LIABILITY),
        ("en", "Determination of the Budget", Category.TERMINATION),
        ("en", "Duties of Licensor", Category.IP),
        ("en", "Service Marks", Category.SCOPE),
        ("zh", "履约保证金", Category.REPS),
    ],
)
def test_words_that_only_look_alike_give_no_hint(language, heading, absent):
    assert absent not in hints(language, heading)


def test_headings_are_folded_before_they_are_searched():
    assert fold("en", " NON‐DISCLOSURE:  Parties’ duty. ") == "non disclosure: parties' duty"
    assert fold("zh", "违 约\u3000责任（Ａ）") == "违约责任(a)"


def test_the_second_subject_of_a_heading_is_offered_next():
    ranking = scores("en", "Governing Law and Arbitration", body("en", "governing_law"))
    assert [category for category, _ in ranking[:2]] == [Category.GOVERNING_LAW, Category.DISPUTE_RESOLUTION]


@pytest.mark.parametrize(("language", "text"), [("en", "12345 §§ !!"), ("zh", "12345 §§ abc"), ("zh", "")])
def test_a_body_without_known_words_has_no_margins(language, text):
    assert margins(language, text) == {}


TEXTS = st.text(
    alphabet=string.ascii_letters + " .,;\n" + "甲乙双方应在合同期限内支付违约金验收", max_size=200
)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["zh", "en"]), TEXTS, TEXTS)
def test_scores_are_shares_of_all_categories_in_order(language, heading, text):
    ranking = scores(language, heading, text)
    shares = [share for _, share in ranking]
    assert {category for category, _ in ranking} == set(Category)
    assert math.isclose(sum(shares), 1.0, rel_tol=1e-9)
    assert shares == sorted(shares, reverse=True)
    assert classify(language, heading, text) is ranking[0][0]


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(["Governing Law", "Insurance", "Notices"]), st.text(max_size=100))
def test_a_term_of_art_in_the_heading_outweighs_any_body(heading, text):
    assert classify("en", heading, text) is classify("en", heading, "")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_very_long_body_is_weighed_by_its_beginning(language):
    opening = body(language, "force_majeure")
    assert margins(language, opening * 100) == margins(language, opening * 1000)
