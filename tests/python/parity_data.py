"""The STS benchmark as the data of three losses, so that both sides train on the same rows.

Usage: python parity_data.py TRAIN.csv DEV.csv OUTPUT_FOLDER

The files read have no header: sentence 1, sentence 2, score 0–5. Pairs of TRAIN that DEV has too are left out.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable
from pathlib import Path

SIMILAR, DIFFERENT = 4.0, 2.0


def rows_of(path: Path) -> list[tuple[str, str, float]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [(first, second, float(score)) for first, second, score in csv.reader(file)]


def key(first: str, second: str) -> frozenset[str]:
    return frozenset(" ".join(text.lower().split()) for text in (first, second))


def write(path: Path, header: list[str], rows: Iterable[tuple]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)


def main() -> None:
    train, dev, folder = rows_of(Path(sys.argv[1])), rows_of(Path(sys.argv[2])), Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    judged = {key(first, second) for first, second, _ in dev}
    train = [row for row in train if key(*row[:2]) not in judged]
    pairs = ["sentence1", "sentence2"]
    write(folder / "dev.csv", [*pairs, "score"], dev)
    write(folder / "CosineSimilarityLoss.csv", [*pairs, "score"], train)
    write(
        folder / "ContrastiveLoss.csv",
        [*pairs, "label"],
        ((a, b, int(score >= SIMILAR)) for a, b, score in train if score >= SIMILAR or score <= DIFFERENT),
    )
    write(
        folder / "MultipleNegativesRankingLoss.csv",
        pairs,
        ((a, b) for a, b, score in train if score >= SIMILAR),
    )


if __name__ == "__main__":
    main()
