"""Running text by language: translation catalogues, manuals and old Bibles.

Every source yields strings; a string that equals its English original was not
translated and is skipped.
"""

import html
import json
import re
from collections import namedtuple
from pathlib import Path

import readers

HERE = Path(__file__).parent
INPUT = HERE / "input"
DEB = INPUT / "deb"
PYPI = INPUT / "pypi"
NPM = INPUT / "npm"

# letters: the letters of the lower-case words. locales: names of the
# translation files. tesseract: language files.
Language = namedtuple("Language", "letters locales tesseract")

LANGUAGES = {
    "en": Language("a-z'", ["en", "en-US"], "eng"),
    "ru": Language("а-яё", ["ru", "ru_RU"], "rus"),
    "uk": Language("а-щьюяєіїґ'", ["uk", "uk_UA"], "ukr"),
    "de": Language("a-zäöüß", ["de", "de_DE"], "deu"),
    "fr": Language("a-zàâæçéèêëîïôœùûüÿ", ["fr", "fr_FR"], "fra"),
    "es": Language("a-záéíñóúü", ["es", "es_ES"], "spa"),
    "it": Language("a-zàèéìíîòóùú", ["it", "it_IT"], "ita"),
    "pt": Language("a-zàáâãçéêíóôõúü", ["pt", "pt-BR", "pt_BR", "pt-PT", "pt_PT"], "por"),
    "pl": Language("a-ząćęłńóśźż", ["pl", "pl_PL"], "pol"),
    "tr": Language("a-zçğıöşüâîû", ["tr", "tr_TR"], "tur"),
    "bg": Language("а-ъьюяѝ", ["bg", "bg_BG"], "bul"),
    "el": Language("α-ωάέήίόύώϊϋΐΰ", ["el", "el_GR"], "ell"),
    "he": Language("א-ת", ["he", "he_IL"], "heb"),
    "ar": Language("ء-غف-ي", ["ar"], "ara"),
    "fa": Language("ءآأئؤابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی", ["fa"], "fas"),
    "ko": Language("가-힣", ["ko"], "kor"),
    "be": Language("а-зй-шыьэюяёіў'", ["be"], "bel"),
    "sr": Language("а-ик-шђјљњћџ", ["sr", "sr_Cyrl"], "srp"),
    "mk": Language("а-ик-шѓѕјљњќџѐѝ", ["mk"], "mkd"),
    "ka": Language("ა-ჰ", ["ka"], "kat"),
    "hy": Language("ա-և", ["hy"], "hye"),
    "th": Language("ก-ฮะ-ฺเ-๎", ["th"], "tha"),
    "kk": Language("а-яёіәғқңөұүһ", ["kk"], "kaz"),
}

WHEELS = {
    # wheel: language file of an application, {} being the locale
    "homeassistant": r"homeassistant/components/\w+/translations/{}\.json",
    "home_assistant_frontend": r"hass_frontend/static/translations/(?:[\w-]+/)?{}-[0-9a-f]+\.json",
    "django": r"django/.*locale/{}/LC_MESSAGES/\w+\.mo",
    "wagtail": r"wagtail/.*locale/{}/LC_MESSAGES/\w+\.mo",
    "kolibri": r"kolibri/locale/{}/LC_MESSAGES/.*-messages\.json",
    "apache_superset": r"superset/translations/{}/LC_MESSAGES/messages\.mo",
    "djangorestframework": r"rest_framework/locale/{}/LC_MESSAGES/\w+\.mo",
    "django_allauth": r"allauth/locale/{}/LC_MESSAGES/\w+\.mo",
    "indico": r"indico/translations/{}/LC_MESSAGES/.*\.mo",
}


def tesseract_words(name):
    """The word list of a language file of Tesseract."""
    (path,) = (DEB / f"tesseract-ocr-{name}/usr/share/tesseract-ocr").glob("*/tessdata/*.traineddata")
    return set(readers.tesseract(path))


def english_name(name, locale):
    return re.sub(rf"/{re.escape(locale)}(?=[./-])", "/en", re.sub(r"-[0-9a-f]{32}", "", name))


def wheel_texts(project, locales):
    is_english = "en" in locales
    archive = readers.wheel(PYPI, project)
    names = archive.namelist()
    english = {}
    if project not in ("django", "wagtail", "apache_superset"):
        pattern = re.compile(WHEELS[project].format("en") + "$")
        for name in filter(pattern.match, names):
            if name.endswith(".json"):
                english[english_name(name, "en")] = dict(readers.json_strings(json.loads(archive.read(name))))
    for locale in locales:
        pattern = re.compile(WHEELS[project].format(re.escape(locale)) + "$")
        for name in sorted(filter(pattern.match, names)):
            if name.endswith(".json"):
                original = english.get(english_name(name, locale), {})
                for path, text in readers.json_strings(json.loads(archive.read(name))):
                    if is_english or original.get(path) != text:
                        yield text
            else:
                for key, text in readers.mo(archive.read(name)).items():
                    # English catalogues have empty translations: the key is the text.
                    if is_english or key != text:
                        yield key if is_english else text


def chromium_texts(language):
    folder = DEB / "chromium-l10n/usr/lib/chromium/locales"
    english = readers.pak(folder / "en-GB.pak")
    for locale in LANGUAGES[language].locales:
        path = folder / f"{'en-GB' if locale == 'en' else locale}.pak"
        if path.exists():
            for ident, text in sorted(readers.pak(path).items()):
                if language == "en" or english.get(ident) != text:
                    yield text


def postgresql_texts(language):
    for package in ("postgresql-15", "postgresql-client-15"):
        for locale in LANGUAGES[language].locales:
            for path in sorted((DEB / package / "usr/share/locale").glob(f"{locale}/LC_MESSAGES/*.mo")):
                for key, text in readers.mo(path.read_bytes()).items():
                    if key != text:
                        yield text


def apache_texts(language):
    folder = DEB / "apache2-doc/usr/share/doc/apache2-doc/manual"
    name = {"pt": "pt-br"}.get(language, language)
    for path in sorted((folder / name).rglob("*.html")):
        text = path.read_text(encoding="utf-8", errors="ignore")
        # Pages without a translation are copies of the English ones.
        if language == "en" or not re.search(r'<html[^>]*lang="en"', text):
            text = re.sub(r"<(code|pre|script|style)\b.*?</\1>", " ", text, flags=re.S)
            yield html.unescape(re.sub(r"<[^>]+>", " ", text))


def bible_texts(language):
    module = {
        "en": "sword-text-web/usr/share/sword/modules/texts/ztext/engWEB2015eb",
        "es": "sword-text-sparv/usr/share/sword/modules/texts/ztext/spaRV1909eb",
    }.get(language)
    if module:
        yield readers.sword(DEB / module)


def texts(language):
    """(source, strings) of every source that has the language."""
    for project in WHEELS:
        yield project, wheel_texts(project, LANGUAGES[language].locales)
    yield "chromium", chromium_texts(language)
    yield "postgresql", postgresql_texts(language)
    yield "apache2-doc", apache_texts(language)
    yield "bible", bible_texts(language)
