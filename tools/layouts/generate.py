#!/usr/bin/env python3
"""Writes src/layout/tables.rs: what each key of a keyboard layout types, by the
character that the same key types on a US keyboard.

Usage: generate.py [xkb symbols directory] [keysymdef.h]

The inputs come from the Debian packages xkb-data and x11proto-dev; the
defaults are where these packages put them. Python standard library only.
"""

import re
import sys
import unicodedata
from pathlib import Path

HERE = Path(__file__).parent
OUTPUT = HERE / "../../src/layout/tables.rs"
SYMBOLS = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/X11/xkb/symbols")
KEYSYMS = Path(sys.argv[2] if len(sys.argv) > 2 else "/usr/include/X11/keysymdef.h")

# id, xkb file and variant, languages, phonetic.
LAYOUTS = [
    ("ru", "ru(winkeys)", ["ru"], False),
    ("uk", "ua(unicode)", ["uk"], False),
    ("be", "by(basic)", ["be"], False),
    ("bg_bds", "bg(bds)", ["bg"], False),
    ("bg_phonetic", "bg(phonetic)", ["bg"], True),
    ("sr", "rs(basic)", ["sr"], True),
    ("mk", "mk(basic)", ["mk"], True),
    ("kk", "kz(basic)", ["kk"], False),
    ("el", "gr(simple)", ["el"], False),
    ("he", "il(basic)", ["he"], False),
    ("ar", "ara(basic)", ["ar"], False),
    ("fa", "ir(pes)", ["fa"], False),
    ("hy_basic", "am(basic)", ["hy"], False),
    ("hy_phonetic", "am(phonetic)", ["hy"], True),
    ("hy_eastern", "am(eastern)", ["hy"], True),
    ("ka", "ge(basic)", ["ka"], True),
    ("th", "th(basic)", ["th"], False),
    ("de", "de(basic)", ["de"], False),
    ("fr", "fr(azerty)", ["fr"], False),
    ("es", "es(basic)", ["es"], False),
    ("it", "it(basic)", ["it"], False),
    ("pt", "pt(basic)", ["pt"], False),
    ("br", "br(abnt2)", ["pt"], False),
    ("tr", "tr(basic)", ["tr"], False),
]

# Keys that a US keyboard has, row by row.
KEYS = (["TLDE"] + [f"AE{i:02}" for i in range(1, 13)] + [f"AD{i:02}" for i in range(1, 13)] + ["BKSL"]
        + [f"AC{i:02}" for i in range(1, 12)] + [f"AB{i:02}" for i in range(1, 11)])

# A dead key stands as the combining mark that it puts on the next letter.
DEAD = {"dead_acute": "\u0301", "dead_grave": "\u0300", "dead_circumflex": "\u0302", "dead_tilde": "\u0303",
        "dead_diaeresis": "\u0308"}


def keysyms():
    """Keysym name -> character."""
    codes, names = {}, {}
    pattern = re.compile(r"^#define XK_(\w+)\s+(0x[0-9a-f]+)(?:\s*/\*[ (<]*U\+([0-9A-F]{4,6}))?")
    for line in KEYSYMS.read_text(encoding="utf-8").splitlines():
        match = pattern.match(line)
        if match:
            name, code, point = match.groups()
            codes[name] = code
            if point:
                names.setdefault(code, chr(int(point, 16)))
    # Old names stand beside the new ones without a character of their own.
    return {name: names[code] for name, code in codes.items() if code in names}


NAMES = keysyms()


def character(symbol):
    """The character of a keysym name; None where it types nothing in Unicode."""
    if symbol in DEAD:
        return DEAD[symbol]
    if symbol in ("NoSymbol", "VoidSymbol", "any"):
        return None
    if re.fullmatch(r"U[0-9A-Fa-f]{4,6}", symbol):
        return chr(int(symbol[1:], 16))
    if re.fullmatch(r"0x0?100[0-9A-Fa-f]{4}", symbol):
        return chr(int(symbol, 16) - 0x1000000)
    if len(symbol) == 1:
        return symbol
    return NAMES.get(symbol)


def variant(reference):
    """(key, symbols) of a layout such as `ru(winkeys)`, in the order of definition."""
    name, _, which = reference.partition("(")
    which = which.rstrip(")")
    path = SYMBOLS / name
    if not path.is_file():
        return
    text = re.sub(r"//[^\n]*|^\s*#[^\n]*", "", path.read_text(encoding="utf-8"), flags=re.M)
    if which:
        start = re.search(rf'xkb_symbols\s+"{re.escape(which)}"\s*\{{', text)
    else:
        start = re.search(r'default[^{}]*xkb_symbols\s+"[^"]*"\s*\{', text)
    if not start:
        raise SystemExit(f"no layout {reference}")
    depth, end = 1, start.end()
    while depth:
        depth += {"{": 1, "}": -1}.get(text[end], 0)
        end += 1
    for include, key, body in re.findall(r'include\s+"([^"]+)"|key\s*<(\w+)>\s*\{(.*?)\}\s*;', text[start.end():end], re.S):
        if include:
            for part in re.split(r"[+|]", include):
                yield from variant(part)
        else:
            body = re.sub(r"\w+\s*\[\s*\w+\s*\]\s*=", "", body)
            symbols = re.search(r"\[([^\]]*)\]", body)
            if symbols:
                yield key, [s.strip() for s in symbols.group(1).split(",")]


def table(reference, us=None):
    """Key -> [plain character, shifted character]."""
    keys = {}
    if us:
        alias = {levels[0].upper(): key for key, levels in us.items()}
    for key, symbols in variant(reference):
        if key.startswith("Lat") and us:
            key = alias.get(key[3:], key)
        levels = keys.setdefault(key, [None, None])
        for i, symbol in enumerate(symbols[:2]):
            if symbol not in ("NoSymbol", "any"):
                levels[i] = character(symbol)
    return {key: levels for key, levels in keys.items() if key in KEYS}


def literal(c):
    if c in "'\\":
        return f"'\\{c}'"
    if unicodedata.category(c) in ("Mn", "Me", "Cf", "Zs", "Cc", "Co", "Cn"):
        return f"'\\u{{{ord(c):X}}}'"
    return f"'{c}'"


def text_literal(s):
    return '"' + s.replace("\\", "\\\\").replace('"', '\\"') + '"'


def rows(field, items):
    """A slice field of a Layout, eight items a line."""
    if not items:
        return [f"        {field}: &[],"]
    lines = [f"        {field}: &["]
    for i in range(0, len(items), 8):
        lines.append("            " + ", ".join(items[i:i + 8]) + ",")
    return lines + ["        ],"]


def main():
    us = table("us(basic)")
    out = []
    for ident, reference, languages, phonetic in LAYOUTS:
        levels = table(reference, us)
        pairs, ligatures, marks = [], [], []
        # The plain level stands first: where two keys type a character, it wins.
        for level in (0, 1):
            # So does the capital of the plain letter: sigma stands on two keys.
            small = lambda key: (levels.get(key) or [None])[0]
            capital = lambda key: levels.get(key, [None, None])[1]
            for key in sorted(KEYS, key=lambda key: level and (capital(key) or "").lower() != small(key)):
                typed = levels.get(key, [None, None])[level]
                if typed is None:
                    continue
                if 0xFEF5 <= ord(typed) <= 0xFEFC:
                    # The lam-alef keys: what ends up in a text are two letters.
                    ligatures.append((us[key][level], unicodedata.normalize("NFKC", typed)))
                    continue
                pairs.append((us[key][level], typed))
                if typed in DEAD.values():
                    marks.append(typed)
        letters = [c for _, c in pairs if c.isalpha()]
        composed = []
        for mark in dict.fromkeys(marks):
            for letter in dict.fromkeys(letters):
                whole = unicodedata.normalize("NFC", letter + mark)
                if len(whole) == 1 and (letter > "z" or whole <= "ÿ"):
                    composed.append((whole, mark, letter))
        out.append((ident, reference, languages, phonetic, pairs, ligatures, composed))

    lines = [
        "//! Generated by tools/layouts/generate.py from the Debian packages xkb-data 2.35.1-1",
        "//! (xkeyboard-config, MIT/X11 licence) and x11proto-dev 2022.1-1 (MIT licence); do not edit.",
        "",
        "use std::sync::OnceLock;",
        "",
        "use super::Layout;",
        "",
        "/// Every layout but the Korean one, whose letters are composed.",
        "#[rustfmt::skip]",
        f"pub(crate) static LAYOUTS: [Layout; {len(out)}] = [",
    ]
    for ident, reference, languages, phonetic, pairs, ligatures, composed in out:
        lines += [
            f"    // {reference}",
            "    Layout {",
            f'        id: "{ident}",',
            f'        languages: &[{", ".join(text_literal(l) for l in languages)}],',
        ]
        lines += rows("keys", [f"({literal(a)}, {literal(b)})" for a, b in pairs])
        lines += rows("ligatures", [f"({literal(a)}, {text_literal(b)})" for a, b in ligatures])
        lines += rows("composed", [f"({literal(a)}, {literal(b)}, {literal(c)})" for a, b, c in composed])
        lines += [
            f"        phonetic: {'true' if phonetic else 'false'},",
            "        index: OnceLock::new(),",
            "    },",
        ]
    lines.append("];")
    OUTPUT.parent.mkdir(exist_ok=True)
    OUTPUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
