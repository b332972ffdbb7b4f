"""The QApplication: style, fonts, language, before any window."""

import sys

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app import i18n
from app.resources import resource_path
from app.settings import APP_NAME, Settings
from app.ui.theme import Theme, load_fonts

_LOCALES = {
    "zh": QLocale(QLocale.Language.Chinese, QLocale.Country.China),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedStates),
}


def make_application(settings: Settings) -> tuple[QApplication, Theme]:
    """The one QApplication with the look and the language of ``settings``."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(application, QApplication):
        raise TypeError("a QCoreApplication without widgets is running already")
    application.setApplicationName(APP_NAME)
    application.setApplicationDisplayName(APP_NAME)
    application.setDesktopFileName("contractdesk")
    application.setStyle("Fusion")
    application.setWindowIcon(QIcon(str(resource_path("icons", "contractdesk.svg"))))
    load_fonts()
    speak(application, settings.language)
    theme = Theme(application)
    theme.use(settings.theme, settings.text_size)
    return application, theme


def speak(application: QApplication, wish: str) -> None:
    """Speak "zh", "en" or what the "system" speaks, Qt's own words included."""
    language = system_language() if wish == "system" else wish
    i18n.use(language)
    QLocale.setDefault(_LOCALES[language])
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        old.deleteLater()
    if language == "zh":
        translator = QTranslator(application)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load("qtbase_zh_CN", folder):
            application.installTranslator(translator)


def system_language() -> str:
    """The language of the system as far as this program speaks it; English otherwise."""
    return "zh" if QLocale.system().language() == QLocale.Language.Chinese else "en"
