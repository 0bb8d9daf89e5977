#!/usr/bin/env python3
"""Speed side by side with ftfy (Python) and plsfix (a Rust crate), on generated text, in one run.

From the root of the project, with Python 3.9 or newer:

    cargo build --release --example clean
    python3 -m venv /tmp/compare && /tmp/compare/bin/pip install ftfy plsfix
    /tmp/compare/bin/python benches/compare.py [MB]

Each text is the same for all. Ours runs as a program that reads a file, so that its time includes starting and reading; ftfy and
plsfix run in this process, called paragraph by paragraph, which is how they are used. Shares are of the speed of copying the same
bytes; seconds are the best of three. The last columns say whether the text came back as it was before it was misread.
"""
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]

SENTENCES = [
    'The harbour master has not explained the new timetable after a long night.',
    '“The oldest bridge will soon be replaced,” she said — it’s a start.',
    'Le maire a rappelé que l’été dernier, la rivière était déjà à sec.',
    'Die Fähre fährt seit gestern wieder, wenn auch nur bei ruhiger See.',
    'Мост открыли рано утром, и первые машины поехали через реку.',
    'Το λιμάνι έμεινε κλειστό όλη τη νύχτα εξαιτίας του ανέμου.',
    '大桥今天上午重新开放，第一批车辆已经通过。',
    '다리는 오늘 아침에 다시 열렸고 첫 차들이 강을 건넜다.',
]


def misread(text):
    """UTF-8 read as windows-1252; the bytes it leaves undefined as controls, as browsers do."""
    return ''.join(bytes([b]).decode('cp1252' if b not in b'\x81\x8d\x8f\x90\x9d' else 'latin-1') for b in text.encode())


def paragraphs(size, sentences, seed):
    pick, parts, length = random.Random(seed), [], 0
    while length < size:
        parts.append(' '.join(pick.choice(sentences) for _ in range(4)))
        length += len(parts[-1].encode()) + 2
    return parts


def best(run, rounds=3):
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        result = run()
        times.append(time.perf_counter() - start)
    return min(times), result


def ours(parts):
    program = ROOT / 'target/release/examples/clean'
    with tempfile.NamedTemporaryFile('w', suffix='.jsonl', encoding='utf-8') as file:
        file.writelines(json.dumps({'text': part}, ensure_ascii=False) + '\n' for part in parts)
        file.flush()
        with open(file.name, 'rb') as stream:
            out = subprocess.run([program, '--jsonl', '--preset', 'minimal'], stdin=stream, stdout=subprocess.PIPE, check=True)
    return [json.loads(line)['text'] for line in out.stdout.decode().splitlines()]


def tools():
    yield 'unscrape', ours
    try:
        import ftfy
        # Without the changes of quotes, width and ligatures that the others do not make.
        config = ftfy.TextFixerConfig(uncurl_quotes=False, fix_character_width=False, fix_latin_ligatures=False, explain=False)
        yield 'ftfy', lambda parts: [ftfy.fix_text(part, config) for part in parts]
    except ImportError:
        print('ftfy is not installed')
    try:
        import plsfix
        yield 'plsfix', lambda parts: [plsfix.fix_text(part) for part in parts]
    except ImportError:
        print('plsfix is not installed')


def main():
    size = int(float(sys.argv[1] if len(sys.argv) > 1 else 10) * 1e6)
    clean = {'english': paragraphs(size, SENTENCES[:2], 1), 'multilingual': paragraphs(size, SENTENCES, 2)}
    texts = {name: (parts, parts) for name, parts in clean.items()}
    texts['mojibake'] = ([misread(part) for part in clean['multilingual']], clean['multilingual'])
    print(f'{"":14}{"":10}{"seconds":>10}{"MB/s":>10}{"of memcpy":>12}{"as wanted":>11}')
    for name, (parts, wanted) in texts.items():
        data = '\n\n'.join(parts).encode()
        memcpy, _ = best(lambda: bytearray(data), 9)
        for tool, run in tools():
            seconds, result = best(lambda: run(parts))
            right = sum(a == b for a, b in zip(result, wanted)) / len(parts)
            print(f'{name:14}{tool:10}{seconds:10.3f}{len(data) / seconds / 1e6:10.1f}{memcpy / seconds:12.5f}{right:11.0%}')


if __name__ == '__main__':
    main()
