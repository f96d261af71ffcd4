"""Writes tests/golden/teacher.json: the vectors of tests/fixtures/tiny-bert reduced to the dimensions of tests/fixtures/tiny-distilbert,
as the documentation of sentence-transformers reduces those of a teacher for MSELoss: by the components of scikit-learn's PCA.

Usage: python make_teacher_golden.py [OUTPUT_FOLDER]
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import numpy as np
from sentence_transformers import SentenceTransformer
from sklearn.decomposition import PCA
from versions import versions

HERE = Path(__file__).resolve().parent
FIXTURES = HERE.parent / "fixtures"
DIMENSIONS = 16
SHOWN = 12


def sentences() -> list[str]:
    with (FIXTURES / "pairs-score.csv").open(encoding="utf-8", newline="") as file:
        return list(dict.fromkeys(text for row in list(csv.reader(file))[1:] for text in row[:2]))


def make() -> dict:
    texts = sentences()
    vectors = SentenceTransformer(str(FIXTURES / "tiny-bert"), device="cpu").encode(texts).astype(np.float64)
    pca = PCA(n_components=DIMENSIONS, svd_solver="full").fit(vectors)
    return {
        "header": {
            "format": "`vectors` are those of the first sentences of pairs-score.csv, without repeats, in their order.",
            "madeBy": "tests/python/make_teacher_golden.py",
            "versions": versions("torch", "transformers", "sentence-transformers", "scikit-learn", "numpy"),
        },
        "sentences": len(texts),
        "explained": float(pca.explained_variance_ratio_.sum()),
        "vectors": [[float(f"{value:.9g}") for value in row] for row in vectors[:SHOWN] @ pca.components_.T],
    }


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "golden"
    (folder / "teacher.json").write_text(json.dumps(make(), indent=1) + "\n", encoding="utf-8")
