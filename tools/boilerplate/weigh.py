#!/usr/bin/env python3
"""Writes src/pass/boilerplate/weights.txt: the smallest weights that tell the examples of the tests apart.

    python3 tools/boilerplate/weigh.py          # from the root of the project

The examples are lines of tests/data/lines.tsv and tests/cases/boilerplate.toml with the signals that the pass sees. Signals are
taken in a fixed order; each starts strong and is weakened step by step while no more examples come out wrong, so that a
signal has no more weight than the examples ask for. Vetoes, and what the examples cannot show, keep the weight they start with.
"""
import collections
import pathlib
import subprocess

ENOUGH, POSSIBLE = 4, 3
FILE = pathlib.Path(__file__).parents[2] / 'src/pass/boilerplate/weights.txt'
# In the order in which they may be weakened: what depends on the page around first, the words of the line last.
START = {'neighbour': 2, 'edge': 1, 'links': 2, 'cue': 2, 'copyright': 2, 'heading': -2, 'introduced': -4, 'paragraph': -20,
         'shape': -20, 'word': 2, 'start': 2, 'label': 4, 'opening': 4, 'line': 4}
ORDER = ['line', 'word', 'start', 'opening', 'label', 'cue', 'links', 'neighbour', 'edge', 'copyright', 'heading', 'introduced',
         'paragraph', 'shape']


def wrong(examples, weights):
    total = 0
    for (goes, signals), count in examples.items():
        total += count * ((sum(weights[s] for s in signals) >= ENOUGH) != goes)
    return total


def main():
    run = subprocess.run(['cargo', 'test', '-q', '--lib', 'print_examples', '--', '--ignored', '--nocapture'],
                         capture_output=True, text=True, check=True)
    rows = [line.split('\t') for line in run.stdout.splitlines() if line.startswith('example\t')]
    examples = collections.Counter((row[1] == 'goes', tuple(row[2].split())) for row in rows)
    weights = dict(START)
    best = wrong(examples, weights)
    for signal in START:
        # A veto stays out of reach of what speaks against it; links below a label are counted after the examples are taken.
        while weights[signal] > 1 and signal != 'links':
            weights[signal] -= 1
            now = wrong(examples, weights)
            if now > best:
                weights[signal] += 1
                break
            best = now
    print(f'{len(rows)} examples, {best} wrong')
    head = '# How much each signal counts; a line goes when the sum is 4. Made by tools/boilerplate/weigh.py from the examples of the tests.'
    FILE.write_text(head + '\n' + ''.join(f'{signal} {weights[signal]}\n' for signal in ORDER))


main()
