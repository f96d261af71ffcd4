"""Writes tests/golden/stsb-dev.json: all-MiniLM-L6-v2 on the dev split of the STS benchmark, by sentence-transformers.

Usage: python make_stsb_reference.py DATA.csv [OUTPUT_FOLDER]

DATA.csv has no header: sentence 1, sentence 2, score 0–5. The file holds numbers only, none of the texts.
"""

from __future__ import annotations

import base64
import csv
import json
import sys
from pathlib import Path

import minilm
import numpy as np
from scipy.stats import pearsonr, spearmanr
from sentence_transformers import SentenceTransformer
from versions import versions


def reference(data: Path) -> dict:
    with data.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    model = SentenceTransformer(str(minilm.folder()), device="cpu")
    first, second = (model.encode([row[i] for row in rows], normalize_embeddings=True) for i in (0, 1))
    cosines = (first.astype(np.float64) * second).sum(axis=1)
    scores = [float(row[2]) for row in rows]
    return {
        "header": {
            "format": "`cosines` is base64 of little-endian float32, [rows], in the order of the file.",
            "madeBy": "tests/python/make_stsb_reference.py",
            "versions": versions("torch", "sentence-transformers"),
        },
        "model": "all-MiniLM-L6-v2",
        "rows": len(rows),
        "spearman": float(spearmanr(cosines, scores).statistic),
        "pearson": float(pearsonr(cosines, scores).statistic),
        "cosines": base64.b64encode(cosines.astype("<f4").tobytes()).decode(),
    }


def main() -> None:
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).resolve().parent.parent / "golden"
    (folder / "stsb-dev.json").write_text(json.dumps(reference(Path(sys.argv[1])), indent=1) + "\n")


if __name__ == "__main__":
    main()
