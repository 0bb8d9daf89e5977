#!/usr/bin/env python3
"""Writes src/pass/encoding/legacy/trigrams.bin: between which two characters the letters beyond ASCII of languages in
Latin letters stand, by which text read in the wrong code page is told.

The format, little-endian, in the order of the keys:
    u32[]  key of a trigram: ten bits for each of its characters, a blank where the word begins or ends; letters from
           U+1EA0 count from 300 (hexadecimal) on
    u64[]  the languages in which it is common, a bit for each, in the order of `LANGUAGES`
"""

import re
import unicodedata
from collections import Counter
from pathlib import Path

import sources

HERE = Path(__file__).parent
OUTPUT = HERE / "../../src/pass/encoding/legacy/trigrams.bin"

# Tesseract's language file, the letters beyond ASCII, and the locales of the translations. The first are those that text is
# read as (`trigrams.rs` has them in this order); from `sq` on they only tell what is none of those.
LANGUAGES = {
    "pl": ("pol", "ąćęłńóśźż", ["pl"]),
    "cs": ("ces", "áčďéěíňóřšťúůýž", ["cs"]),
    "sk": ("slk", "áäčďéíĺľňóôŕšťúýž", ["sk"]),
    "hu": ("hun", "áéíóöőúüű", ["hu"]),
    "ro": ("ron", "ăâîşţ", ["ro"]),
    "hr": ("hrv", "čćđšž", ["hr", "bs", "sr-Latn"]),
    "sl": ("slv", "čšž", ["sl"]),
    "lt": ("lit", "ąčęėįšųūž", ["lt"]),
    "lv": ("lav", "āčēģīķļņšūž", ["lv"]),
    "et": ("est", "äõöüšž", ["et"]),
    "tr": ("tur", "âçğıîöşü", ["tr"]),
    "de": ("deu", "äöüß", ["de"]),
    "fr": ("fra", "àâæçéèêëîïôœùûü", ["fr"]),
    "es": ("spa", "áéíñóúü", ["es"]),
    "it": ("ita", "àèéìîòù", ["it"]),
    "pt": ("por", "áâãàçéêíóôõú", ["pt", "pt-BR"]),
    "ca": ("cat", "àçèéíïòóúü", ["ca"]),
    "da": ("dan", "æøåé", ["da"]),
    "nb": ("nor", "æøåéòô", ["nb", "nn"]),
    "sv": ("swe", "åäöé", ["sv"]),
    "fi": ("fin", "äöå", ["fi"]),
    "is": ("isl", "áæðéíóöúýþ", ["is"]),
    "vi": ("vie", "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ", ["vi"]),
    "sq": ("sqi", "çë", []),
    "gl": ("glg", "áéíñóú", ["gl"]),
    "nl": ("nld", "éëïèöü", ["nl"]),
    "br": ("bre", "âêñùûü", []),
    "ku": ("kmr", "çêîşû", []),
    "cy": ("cym", "âêîôûŵŷ", ["cy"]),
    "ga": ("gle", "áéíóú", ["ga"]),
    "gd": ("gla", "àèìòù", []),
    "lb": ("ltz", "äéëöüê", ["lb"]),
    "mt": ("mlt", "ċġħżà", []),
    "oc": ("oci", "àáçèéíïòóú", []),
    "fo": ("fao", "áæðíóøúý", []),
    "fy": ("fry", "âêéôúûï", ["fy"]),
    "ht": ("hat", "èò", []),
    "az": ("aze", "çğıöşü", []),
    "eo": ("epo", "ĉĝĥĵŝŭ", []),
    "af": ("afr", "êëéôî", ["af"]),
}
TOLD = 23

# Of a hundred times that a letter occurs, those whose trigram is kept; what is left are mostly foreign words.
COVERED = {True: 95, False: 92}
# A word list says less of how frequent a trigram is than text.
LISTED = 0.7

WORD = re.compile(r"[^\W\d_]+")
NO_TEXT = re.compile(r"\{[^{}]*\}|<[^<>]*>|https?:\S+")


def trigrams(word):
    framed = f" {word} "
    return [framed[at - 1 : at + 2] for at in range(1, len(framed) - 1) if not framed[at].isascii()]


def part(c):
    """A character as a part of a key."""
    return ord(c) - 0x1EA0 + 0x300 if c >= "\u1ea0" else ord(c)


def words(strings):
    for string in strings:
        for word in WORD.findall(NO_TEXT.sub(" ", unicodedata.normalize("NFC", string))):
            yield word.lower()


def frequencies(tesseract, letters, locales):
    def is_own(word):
        return not word.isascii() and all(c.isascii() or c in letters for c in word)

    text = Counter(filter(is_own, words(sources.wheel_texts("home_assistant_frontend", locales))))
    listed = {word.lower() for word in sources.tesseract_words(tesseract) if WORD.fullmatch(word)}
    listed = Counter(filter(is_own, listed))
    counts = Counter()
    for source, weight in ((text, 1), (listed, LISTED if text else 1)):
        total = source.total()
        for word, count in source.items():
            for trigram in trigrams(word):
                counts[trigram] += weight * count / total
    return counts


def main():
    languages = Counter()
    for number, (tesseract, letters, locales) in enumerate(LANGUAGES.values()):
        counts = frequencies(tesseract, letters, locales)
        for letter in letters:
            own = [item for item in counts.items() if item[0][1] == letter]
            most = sum(count for _, count in own) * COVERED[number < TOLD] / 100
            covered = 0
            for trigram, count in sorted(own, key=lambda item: (-item[1], item[0])):
                if covered >= most:
                    break
                covered += count
                languages[trigram] |= 1 << number
    keys = {part(a) << 20 | part(b) << 10 | part(c): found for (a, b, c), found in languages.items()}
    data = b"".join(key.to_bytes(4, "little") for key in sorted(keys))
    data += b"".join(keys[key].to_bytes(8, "little") for key in sorted(keys))
    OUTPUT.write_bytes(data)
    print(len(keys), "trigrams")


if __name__ == "__main__":
    main()
