#!/usr/bin/env python3
"""Builds words/<language>.txt from the inputs that fetch.sh gets.

Usage: build.py [language...]
"""

import json
import math
import re
import sys
from collections import Counter, namedtuple
from functools import cache

import count
import readers
import sources
from sources import DEB, HERE, LANGUAGES, NPM, PYPI

# Words to keep: more for the languages that documents are in most often.
SIZES = {"en": 20000, "ru": 12000}
SIZE = 10000
# Letters tell longer words from what is none, but not short ones: so more of these are kept, as far down the list.
SHORT = 5
DEPTH = 40000
# How much each kind of evidence says about the frequency of a word.
WEIGHTS = {"text": 0.25, "unseen": 2.0, "tekken": 0.2, "roberta": 0.6, "ways": 0.3,
           "stop": 0.4, "sources": 0.1, "length": 0.03}
CASELESS = ("he", "ar", "fa", "ko", "ka", "th")
# Languages whose capitalized words (names of places and people) are wanted too:
# in a text of another script they cannot be brands or foreign words.
NAMES = ("ru", "uk", "bg", "el", "be", "sr", "mk", "hy", "kk")
LATIN = ("de", "fr", "es", "it", "pt", "pl", "tr")
# Where the words come from; the other sources only say how frequent they are.
NOTICES = {
    "en": ["Words: SCOWL 2020.12.07, Copyright 2000-2019 Kevin Atkinson, permissive (see the notice)."],
    "ru": ["Words: Russian dictionary, Copyright 1997-2008 Alexander I. Lebedev, BSD style; this is a",
           "modified version. Names: Tesseract word lists, Copyright Google Inc., Apache-2.0."],
    "pl": ["Words: sjp.pl dictionary, Copyright 2008-2018 Marek Futrega and others, used under Apache-2.0."],
    "": ["Words: Tesseract word lists (tessdata_fast), Copyright 2006-2022 Google Inc., Apache-2.0."],
}
# Locales that tell foreign words in the lists of languages in Latin script.
NEIGHBOURS = ("ca", "cs", "da", "et", "fi", "hr", "hu", "id", "lt", "lv", "nb", "nl", "ro", "sk", "sl", "sv", "vi")


def read_lists(name):
    """Words by language of a hand-made file with lines `code: words`."""
    lists = {}
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, _, words = line.partition(":")
            lists.setdefault(code, []).extend(words.split())
    return lists


@cache
def scowl(largest):
    """English words of SCOWL up to a size; names only where they are common."""
    folder = DEB / "scowl/usr/share/dict/scowl"
    words = set()
    for path in sorted(folder.iterdir()):
        name, size = path.name.rsplit(".", 1)
        variety, kind = name.rsplit("-", 1) if not name.endswith("proper-names") else (name[:-13], "proper-names")
        if variety not in ("english", "american", "british") or int(size) > largest:
            continue
        if kind in ("words", "contractions", "upper") or (kind == "proper-names" and int(size) <= 50):
            for word in path.read_text(encoding="iso-8859-1").split():
                # Possessives and initials are not words of their own.
                if word.isascii() and not word.endswith("'s") and (kind != "proper-names" or len(word) > 3):
                    words.add(word)
    return words


@cache
def dictionary(language):
    """Words that a dictionary has, as they are written there; empty if there is none."""
    if language == "en":
        return scowl(60)
    if language == "ru":
        folder = DEB / "hunspell-ru/usr/share/hunspell"
        return set(readers.hunspell(folder / "ru_RU.dic", folder / "ru_RU.aff"))
    if language == "pl":
        return set(readers.plain(DEB / "wpolish/usr/share/dict/polish"))
    return set()


def web_words(language):
    """Tesseract's list: the number of ways (lower, Title, UPPER) that a lower-case word
    has in it, the words that are written so, and those in lower case even in German."""
    ways = Counter()
    lower_case, small = set(), set()
    for word in sources.tesseract_words(LANGUAGES[language].tesseract):
        word = count.normalize(word, language)
        lowered = count.lower(word, language)
        ways[lowered] += 1
        if word == lowered or (language == "de" and word[1:] == lowered[1:]):
            lower_case.add(lowered)
        if word == lowered:
            small.add(lowered)
    return ways, lower_case, small


@cache
def vocabularies():
    return readers.tekken(PYPI), readers.xlm_roberta(PYPI)


class Vocabulary:
    """Evidence from the vocabulary of a tokenizer for many languages.

    Its tokens are in the order of their frequency in a very large collection
    of web text: whole words say how frequent a word is, stems how frequent
    its other forms are.
    """

    def __init__(self, tokens, language, words):
        letters = re.compile(f"[{LANGUAGES[language].letters}]+")
        self.words, self.stems, self.capital = {}, {}, {}
        for token in tokens:
            word = count.lower(count.normalize(token, language), language)
            capital = word != token
            if not letters.fullmatch(word) or (capital and language not in NAMES + ("de",)):
                continue
            self.stems.setdefault(word, len(self.stems))
            if word in words:
                self.words.setdefault(word, len(self.words))
                self.capital.setdefault(word, capital)

    def score(self, word):
        """About the logarithm of the frequency per ten million words."""
        if word in self.words:
            return 7.6 - math.log10(self.words[word] + 3)
        for cut in (1, 2, 3):
            if len(word) - cut >= 4 and word[:-cut] in self.stems:
                return 6.7 - math.log10(self.stems[word[:-cut]] + 3) - 0.2 * cut
        return 2.0


Counts = namedtuple("Counts", "frequency sources small_sources")


@cache
def counts(language):
    """Word frequencies in running text, each source scaled to a million words."""
    frequency, source_count, small_sources = Counter(), Counter(), Counter()
    for _source, texts in sources.texts(language):
        total, small = count.count(texts, LANGUAGES[language].letters, language)
        size = sum(total.values()) + 20000  # a small source says little
        for word, n in total.items():
            frequency[word] += n / size * 1e6
            source_count[word] += 1
            small_sources[word] += small[word] > 0
    return Counts(frequency, source_count, small_sources)


@cache
def neighbours(locale):
    """Word frequencies of another language in Latin script, from one source."""
    path = DEB / f"chromium-l10n/usr/lib/chromium/locales/{locale}.pak"
    total, _ = count.count(readers.pak(path).values(), r"^\W\d_", locale)
    size = sum(total.values())
    return {word: n / size * 1e6 for word, n in total.items()}


def is_foreign(word, language):
    """The word is far more frequent in another language in Latin script."""
    own = (8 if len(word) < 5 else 40) * max(counts(language).frequency[word], 2.0)
    return (any(neighbours(locale).get(word, 0) > own for locale in NEIGHBOURS)
            or any(counts(other).frequency[word] > own for other in LATIN + ("en",) if other != language))


def build(language):
    letters = LANGUAGES[language].letters
    frequency, source_count, small_sources = counts(language)
    ways, web_lower, web_small = web_words(language)
    stop = {count.lower(count.normalize(w, language), language)
            for w in json.loads((NPM / "stopwords-iso/package/stopwords-iso.json").read_text()).get(language, [])}
    known = dictionary(language)
    names = set()
    if known:
        if language == "ru":  # most texts write the letter ё as е
            known = known | {w.replace("ё", "е") for w in known}
        names = {w.lower() for w in known if w != w.lower()} - known
    words = {w for w in known if w == w.lower()}
    common = {w.lower() for w in scowl(35)} if language == "en" else set()
    english = {w for w in scowl(35)} if language in LATIN else set()
    # Web text in these languages has Russian words in it.
    russian = {w for w in dictionary("ru") if w == w.lower()} if language in ("uk", "be", "bg", "kk") else set()
    short = read_lists("short.txt")
    rejected = set(read_lists("reject.txt").get(language, ()))
    if language in LATIN + ("en",):
        rejected |= set(read_lists("reject.txt")["latin"])
    added = list(dict.fromkeys(read_lists("extra.txt").get(language, ())))

    caseless = language in CASELESS
    all_ways = 2 if language == "el" else 3  # Greek capitals lose their accents
    shape = re.compile(f"[{letters}]+")

    def admissible(word):
        """The word belongs to the language, as far as the sources can tell."""
        if word in rejected or not shape.fullmatch(word) or word.strip("'") != word:
            return False
        length = len(word)
        if length <= (1 if language == "ko" else 2):
            return False
        seen = source_count[word] if caseless else small_sources[word]
        if language in NAMES and word not in web_lower and word not in words:
            # A name: only ever seen with a capital letter.
            return length > 4 and word in ranks and ways[word] > 1
        if known:
            if language == "pl" and (word not in web_lower or (length < 5 and seen < 2 and word not in stop)):
                return False
            if language == "en" and length < 5 and word not in common and small_sources[word] < 3:
                return False
            if word in words:
                # Short entries of a large dictionary are often oddities.
                return length > 4 or seen > 0 or (word in web_lower and ways[word] >= 3)
            if word in names:
                return length > 3 and (source_count[word] > 1 or (word in ranks and ways[word] > 1))
            return False
        if word in english and small_sources[word] < 3:
            return False
        if language == "de" and word not in web_small and not seen:
            # Only ever seen with a capital letter: a noun or, more often, a name.
            return False
        if language in LATIN and word not in stop and is_foreign(word, language):
            return False
        if language in LATIN and length < 5 and not seen and word not in stop:
            # A short piece of the vocabularies is often a word of another language.
            return False
        if word in russian and small_sources[word] < 1:
            return False
        if word not in web_lower:
            return length > 4 and seen > 3
        if caseless:
            return seen > 1 or word in ranks or word in stop or length > 3
        if length == 3:
            return seen > 1 or (ways[word] >= all_ways and (word in ranks or word in stop))
        return seen > 1 or word in stop or ways[word] > 1 or word in ranks

    vocabulary = [Vocabulary(tokens, language, (words | names | set(ways)) if known else set(ways)) for tokens in vocabularies()]
    ranks = {word for v in vocabulary for word in v.words}
    candidates = set(frequency) | web_lower | (words if len(words) < 200000 else set()) | ranks
    candidates = {w for w in candidates if admissible(w)}
    candidates |= {w for w in short.get(language, ()) if shape.fullmatch(w)}

    sources_seen = max(source_count.values())

    # SCOWL's sizes say how common an English word is; the vocabularies are
    # inflated for words of other languages that are spelled alike.
    tiers = Counter()
    if language == "en":
        for largest in (10, 20, 35, 50):
            tiers.update({w.lower(): 0.5 for w in scowl(largest)})

    def score(word):
        text = math.log10(1 + 1000 * frequency[word] / sources_seen) if word in frequency else WEIGHTS["unseen"]
        tekken, roberta = (v.score(word) for v in vocabulary)
        if language == "en" and is_foreign(word, language):
            tekken, roberta = min(tekken, 3), min(roberta, 3)
        return (WEIGHTS["text"] * text + WEIGHTS["tekken"] * tekken + WEIGHTS["roberta"] * roberta
                + (0 if caseless else WEIGHTS["ways"] * min(ways[word], 3))
                + (tiers[word] if language == "en" else 0)
                + WEIGHTS["stop"] * (word in stop) + WEIGHTS["sources"] * source_count[word]
                - WEIGHTS["length"] * len(word))

    ordered = sorted(candidates, key=lambda w: (-round(score(w), 6), w))
    head, rest = ordered[:900], ordered[900:]
    known_head = set(head)
    late = [word for word in added if shape.fullmatch(word) and word not in known_head]
    placed = set(late)
    ordered = head + late + [word for word in rest if word not in placed]
    size = SIZES.get(language, SIZE)
    return ordered[:size] + [word for word in ordered[size:DEPTH] if len(word) <= SHORT]


def write(language, words):
    header = [
        f"# Words of the language {language}, most frequent first, with names in lower case.",
        "# Generated by tools/lexicon/build.py. Sources and notices: tools/lexicon/LICENSES.md.",
        *(f"# {line}" for line in NOTICES.get(language, NOTICES[""])),
    ]
    path = HERE / "words" / f"{language}.txt"
    path.write_text("\n".join(header + words) + "\n", encoding="utf-8")
    print(language, len(words), flush=True)


def main():
    (HERE / "words").mkdir(exist_ok=True)
    for language in sys.argv[1:] or LANGUAGES:
        write(language, build(language))


if __name__ == "__main__":
    main()
