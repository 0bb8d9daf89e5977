"""Words of running text, with what is not prose left out."""

import re
import unicodedata
from collections import Counter

# Markup, placeholders, addresses, paths, code and format keywords.
NOISE = re.compile(
    r"<[^>]*>"
    r"|`[^`]*`"
    r"|\b(?:https?|ftp|mailto|chrome|www)\S+"
    r"|\S+@\S+"
    r"|\{[\w.]+,\s*(?:plural|select|selectordinal|number|date|time)[^{}]*"
    r"|\b(?:zero|one|two|few|many|other|=\d+)\s*(?=\{)"
    r"|\{[\w.%$]*\}"
    r"|%\(\w+\)\w|%[-+#0-9.]*[a-z]"
    r"|\$[\w_]+"
    r"|&\w+;"
    r"|\\[nrt]"
    r"|\S*[\w][./_:=\\]+\w\S*"  # file.name, snake_case, a::b, key=value
)
APOSTROPHES = str.maketrans("’ʼ‘", "'''")
INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x200D, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x2066, 0x2067, 0x2068, 0x2069])
# Arabic vowel signs and the kashida, Hebrew points: not part of the plain word.
POINTS = re.compile("[\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0640\u064B-\u0652\u0670]")


def lower(word, language):
    """Lower case in the language's own way, NFC."""
    if language == "tr":
        word = word.replace("I", "ı").replace("İ", "i")
    word = unicodedata.normalize("NFC", word.lower())
    return word


def normalize(text, language):
    text = unicodedata.normalize("NFC", text).translate(APOSTROPHES).translate(INVISIBLE)
    if language in ("ar", "fa", "he"):
        text = POINTS.sub("", text)
    if language == "fa":
        text = text.replace("ي", "ی").replace("ك", "ک")
    if language == "hy":  # one letter today, two in older spelling and in compatibility forms
        text = text.replace("եւ", "և")
    return text


def count(strings, letters, language):
    """(occurrences, occurrences that start in lower case) by lower-case word."""
    inner = re.compile(f"[{letters}]+")
    total, small = Counter(), Counter()
    for text in strings:
        text = NOISE.sub(" ", normalize(text, language))
        for match in re.finditer(r"[^\W\d_]+(?:'[^\W\d_]+)*(?:-[^\W\d_]+)*", text):
            token = match.group()
            if "-" in token:
                continue
            word = lower(token, language)
            if inner.fullmatch(word) and not (len(token) > 1 and token[1:] != token[1:].lower()):
                total[word] += 1
                small[word] += token == word or language == "de"  # nouns are capitalized
    return total, small
