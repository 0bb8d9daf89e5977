"""Writes src/pass/entity/names.txt: the named character references of the HTML standard that end in a semicolon.

Python's `html.entities.html5` is the list of the standard; see README.md.
"""

from html.entities import html5
from pathlib import Path

TARGET = Path(__file__).parents[2] / "src/pass/entity/names.txt"

lines = [
    " ".join([name[:-1], *(f"{ord(c):X}" for c in value)]) for name, value in html5.items() if name.endswith(";")
]
# Sorted by bytes, for the binary search: a blank sorts before every letter and digit.
TARGET.write_text("".join(line + "\n" for line in sorted(lines)), encoding="ascii")
