"""Write seeds/word-counts.txt: in how many stories each word stands. `python -m tests.quality.wordcounts FILE.jsonl…`

Files hold a story a line with `title` and `text`. Only words of three stories or more are written.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from monitor.folding import fold
from monitor.seeds import seeds_dir
from monitor.stories.rarity import FILE
from monitor.stories.words import name_key, tokens

LEAST = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    counts: Counter[str] = Counter()
    documents = 0
    for path in parser.parse_args().files:
        for line in path.read_text(encoding="utf-8").splitlines():
            story = json.loads(line)
            documents += 1
            words = {word for word, _ in tokens(f"{story.get('title') or ''}\n{story.get('text') or ''}")}
            counts.update(
                {fold(word) for word in words} | {name_key(word) for word in words if word[0].isupper()}
            )
    kept = sorted(word for word, count in counts.items() if count >= LEAST)
    lines = [str(documents), *(f"{word} {counts[word]}" for word in kept)]
    (seeds_dir() / FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
