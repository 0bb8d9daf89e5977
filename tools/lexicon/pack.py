#!/usr/bin/env python3
"""Packs words/<language>.txt into src/lexicon/data/<language>.bin: a set of hashes
of the words, and what three letters in a row say about the language.

The format, little-endian:
    u16 first   the first character of the table of letters
    u16 length  of that table
    u16 size    letters told apart, the end of a word (0) among them
    u16 buckets of the set
    u8[length]  letter of a character: 1.., 254 none, 255 without a say (accents apart)
    u4[size³]   bits that a letter costs after two others, low half first
    u16[buckets + 1]  where a bucket begins
    u16[]       14 bits of a word's hash and 2 of its rank
"""

import math
import unicodedata
from collections import Counter
from pathlib import Path

from sources import LANGUAGES

HERE = Path(__file__).parent
OUTPUT = HERE / "../../src/lexicon/data"

# Words to keep, of any length: more for the languages that documents are in most often. Of the rest, those of a few letters.
SIZES = {"en": 20000, "ru": 12000}
SIZE = 8000
SHORT = 4
# Words that the statistics are counted over.
COUNTED = {"en": 20000, "ru": 12000}
COUNT = 10000
# Rank buckets end here.
RANKS = (1000, 5000, 10000)
# More letters than this share the last place: rare ones of Thai.
LETTERS = 47
# All languages together.
BUDGET = 1_000_000

NONE, SKIP = 254, 255
BLOCKS = {"latin": (0x27, 0x250), "el": (0x370, 0x400), "he": (0x591, 0x5F3), "ar": (0x60C, 0x6F0), "fa": (0x60C, 0x6F0),
          "hy": (0x531, 0x588), "ka": (0x10D0, 0x1100), "th": (0x0E01, 0x0E4F), "ko": (0x41, 0x7B), "cyrillic": (0x400, 0x500)}
CYRILLIC = ("ru", "uk", "be", "bg", "sr", "mk", "kk")
# Letters that Unicode does not take apart.
FOLD = str.maketrans({"ß": "s", "œ": "o", "æ": "a", "ı": "i", "ł": "l", "ø": "o", "đ": "d"})

LEAD = "r R s e E f a q Q t T d w W c z x v g".split()
VOWEL = "k o i O j p u P h hk ho hl y n nj np nl b m ml l".split()
TRAIL = [""] + "r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g".split()


def keys(word):
    """The keys that type a Korean word."""
    indices = (ord(c) - 0xAC00 for c in word)
    return "".join(LEAD[i // 588] + VOWEL[i // 28 % 21] + TRAIL[i % 28] for i in indices)


def letter(c, language):
    """The letter as the statistics know it; "" for one without a say."""
    if language == "ko":
        return c if c in "".join(LEAD + VOWEL) else c.lower()
    c = c.lower()
    if c == "'" or unicodedata.category(c[0]) in ("Mn", "Lm") and language != "th":
        return ""
    if language in ("ar", "fa"):
        return {"ي": "ی", "ك": "ک"}.get(c, c) if language == "fa" else c
    if language not in CYRILLIC + ("th",):
        c = unicodedata.normalize("NFD", c)[0]
    return c.translate(FOLD)


def spelled(word, language):
    return "".join(letter(c, language) for c in (keys(word) if language == "ko" else word))


def alphabet(words, language):
    """Character -> letter, and how many letters there are."""
    counts = Counter(c for word in words for c in spelled(word, language))
    frequent = [c for c, _ in counts.most_common()]
    places = {c: min(place, LETTERS) for place, c in enumerate(frequent, 1)}
    first, end = BLOCKS.get(language) or BLOCKS["cyrillic" if language in CYRILLIC else "latin"]
    table = []
    for c in map(chr, range(first, end)):
        known = c == "'" or unicodedata.category(c)[0] in "LM"
        folded = letter(c, language) if known else None
        table.append(NONE if folded is None else SKIP if folded == "" else places.get(folded, NONE))
    return places, first, table


def costs(words, language, places):
    """Bits that a letter costs after two others (Witten-Bell), 0 being the end of a word."""
    size = max(places.values()) + 1
    three, two, one = Counter(), Counter(), Counter()
    for rank, word in enumerate(words):
        weight = 2 if rank < 2000 else 1
        row = [0, 0] + [places[c] for c in spelled(word, language)] + [0]
        for i in range(2, len(row)):
            three[tuple(row[i - 2:i + 1])] += weight
            two[tuple(row[i - 1:i + 1])] += weight
            one[row[i]] += weight

    def contexts(counts):
        total, kinds = Counter(), Counter()
        for key, n in counts.items():
            total[key[:-1]] += n
            kinds[key[:-1]] += 1
        return total, kinds

    total3, kinds3 = contexts(three)
    total2, kinds2 = contexts(two)
    total = sum(one.values())
    table = []
    single = [(one[c] + 0.5) / (total + 0.5 * size) for c in range(size)]
    pair = [[(two[b, c] + kinds2[b,] * single[c]) / (total2[b,] + kinds2[b,]) if total2[b,] else single[c]
             for c in range(size)] for b in range(size)]
    for a in range(size):
        for b in range(size):
            n, kinds = total3[a, b], kinds3[a, b]
            for c in range(size):
                p = (three[a, b, c] + kinds * pair[b][c]) / (n + kinds) if n else pair[b][c]
                table.append(min(15, round(-math.log2(p))))
    return size, table


def hashed(word):
    """FNV-1a, stirred."""
    h = 0xCBF29CE484222325
    for byte in word.encode():
        h = (h ^ byte) * 0x100000001B3 % 2**64
    return (h ^ h >> 32) * 0x9E3779B97F4A7C15 % 2**64


def pack(language):
    lines = (HERE / "words" / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    words = [line for line in lines if not line.startswith("#")]
    places, first, table = alphabet(words[:COUNTED.get(language, COUNT)], language)
    size, bits = costs(words[:COUNTED.get(language, COUNT)], language, places)
    limit = SIZES.get(language, SIZE)
    kept = [(place, word) for place, word in enumerate(words) if place < limit or len(spelled(word, language)) <= SHORT]
    buckets = len(kept) // 4
    rows = [{} for _ in range(buckets)]
    for place, word in kept:
        h = hashed(word)
        rank = sum(place >= end for end in RANKS)
        rows[(h >> 32) * buckets >> 32].setdefault(h & 0x3FFF, rank)
    starts = [0]
    for row in rows:
        starts.append(starts[-1] + len(row))
    prints = [key | rank << 14 for row in rows for key, rank in sorted(row.items())]
    bits += [0] * (len(bits) % 2)
    halves = bytes(low | high << 4 for low, high in zip(bits[::2], bits[1::2]))
    shorts = lambda numbers: b"".join(n.to_bytes(2, "little") for n in numbers)
    return shorts([first, len(table), size, buckets]) + bytes(table) + halves + shorts(starts) + shorts(prints)


def main():
    OUTPUT.mkdir(exist_ok=True)
    total = 0
    for language in LANGUAGES:
        data = pack(language)
        total += len(data)
        (OUTPUT / f"{language}.bin").write_bytes(data)
        print(language, len(data))
    print("together", total)
    if total > BUDGET:
        raise SystemExit("over the budget")


if __name__ == "__main__":
    main()
