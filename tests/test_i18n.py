import pytest
from babel.messages.pofile import read_po

from app import i18n
from app.i18n import N_, _, ngettext
from tools import catalogue

LANGUAGES = {"zh": "zh_CN", "en": "en"}


def _entries(folder: str) -> dict[catalogue.Message, tuple[str, ...]]:
    path = catalogue.LOCALE / folder / "LC_MESSAGES" / "contractdesk.po"
    with path.open("rb") as file:
        messages = list(read_po(file, locale=folder))[1:]
    return {_plain(message.id): tuple(_forms(message.string)) for message in messages}


def _plain(message) -> catalogue.Message:
    return message if isinstance(message, str) else tuple(message)


def _forms(string) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else tuple(string)


@pytest.mark.parametrize("folder", LANGUAGES.values())
def test_every_message_of_the_program_is_translated(folder):
    entries = _entries(folder)
    untranslated = [message for message in catalogue.used() if not all(entries.get(message, ("",)))]
    assert untranslated == []


@pytest.mark.parametrize("folder", LANGUAGES.values())
def test_translations_keep_the_placeholders(folder):
    for message, forms in _entries(folder).items():
        wanted = catalogue.placeholders(message if isinstance(message, str) else message[1])
        for form in filter(None, forms):
            assert catalogue.placeholders(form) <= wanted, message
        assert not forms[-1] or catalogue.placeholders(forms[-1]) == wanted, message


@pytest.mark.parametrize("folder", LANGUAGES.values())
def test_what_is_shipped_is_what_the_text_compiles_to(folder):
    path = catalogue.LOCALE / folder / "LC_MESSAGES" / "contractdesk.po"
    built = catalogue.catalogues(catalogue.load())[folder]
    assert path.read_bytes() == catalogue.text(built)
    assert path.with_suffix(".mo").read_bytes() == catalogue.compiled(built)


def test_chinese_is_chinese_and_english_is_english():
    i18n.use("zh")
    assert _("Breach") == "违约责任"
    assert ngettext("{n} open change", "{n} open changes", 1).format(n=1) == "1 项未结变更"
    i18n.use("en")
    assert _("Breach") == "Breach"
    assert ngettext("{n} open change", "{n} open changes", 1).format(n=1) == "1 open change"
    assert ngettext("{n} open change", "{n} open changes", 2).format(n=2) == "2 open changes"


def test_a_report_may_speak_another_language_than_the_window():
    with i18n.speaking("zh"):
        assert i18n.language() == "zh"
    assert i18n.language() == "en"


def test_an_unknown_language_is_refused_with_the_known_ones():
    with pytest.raises(ValueError, match="zh, en"):
        i18n.use("fr")


def test_empty_text_stays_empty_and_marking_changes_nothing():
    i18n.use("zh")
    assert _("") == ""
    assert N_("Breach") == "Breach"


def test_messages_are_found_in_python_and_in_marked_toml(tmp_path):
    (tmp_path / "app").mkdir()
    (tmp_path / "resources").mkdir()
    (tmp_path / "app" / "page.py").write_text(
        'title = N_("Risks")\ntext = ngettext("{n} day", "{n} days", n)\nother = print("No")\n', "utf-8"
    )
    (tmp_path / "resources" / "rule.toml").write_text('title = "Vague date"  # N_\nkey = "vague"\n', "utf-8")
    assert catalogue.used(tmp_path) == {"Risks", ("{n} day", "{n} days"), "Vague date"}


def test_words_survive_writing_and_reading(tmp_path):
    words: catalogue.Words = {}
    catalogue.merge(words, {"Say “{x}”": "说“{x}”", "{n} day|{n} days": "{n} 天", "a\nb": "甲\n乙"})
    words["Not yet"] = ""
    catalogue.save(words, tmp_path)
    assert catalogue.load(tmp_path) == words
    assert catalogue.missing(words, {"Not yet", "Unheard of", "a\nb"}) == ["Not yet", "Unheard of"]


@pytest.mark.parametrize("entry", [{"{n} days": "天"}, {"Day": "{n} 天"}, {"Day": ""}])
def test_a_wrong_translation_is_refused(entry):
    with pytest.raises(ValueError, match=r"Day|days"):
        catalogue.merge({}, entry)
