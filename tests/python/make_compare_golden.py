"""Writes tests/golden/compared-models.json: two models on the first 201 rows of pairs-dict.csv, as a script would.

The script is the usual one: read the column `data`, embed both sentences, `pred` is the cosine, Spearman by scipy, and one
dictionary for each label that counts int(10 * pred).

Usage: python make_compare_golden.py [OUTPUT_FOLDER]
"""

from __future__ import annotations

import ast
import json
import sys
from pathlib import Path

import pandas as pd
import torch
from scipy.stats import spearmanr
from sentence_transformers import SentenceTransformer
from sentence_transformers.util import pairwise_cos_sim
from transformers.utils import logging
from versions import versions

HERE = Path(__file__).resolve().parent
FIXTURES = HERE.parent / "fixtures"
ROWS = 201
MODELS = ["tiny-bert", "tiny-distilbert"]


def compared(name: str, rows: list[dict]) -> dict:
    model = SentenceTransformer(str(FIXTURES / name), device="cpu").double()
    first, second = (model.encode([row[side] for row in rows], convert_to_tensor=True) for side in ("sen1", "sen2"))
    pred = pairwise_cos_sim(first, second).tolist()
    labels = [row["label"] for row in rows]
    histogram: list[dict[str, int]] = [{}, {}]
    for cosine, label in zip(pred, labels, strict=True):
        bucket = str(int(10 * cosine))
        histogram[label][bucket] = histogram[label].get(bucket, 0) + 1
    return {
        "model": name,
        "pred": pred,
        "spearman": float(spearmanr(pred, labels).statistic),
        "histogram": [dict(sorted(counts.items())) for counts in histogram],
    }


def main() -> None:
    logging.disable_progress_bar()
    logging.set_verbosity_error()
    torch.set_num_threads(1)
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "golden"
    table = pd.read_csv(FIXTURES / "pairs-dict.csv")
    rows = [ast.literal_eval(cell) for cell in table["data"][:ROWS]]
    golden = {
        "header": {
            "format": "`pred` is the cosine of each row; `histogram` counts int(10 * pred) of label 0, then of label 1.",
            "madeBy": "tests/python/make_compare_golden.py",
            "versions": versions("torch", "transformers", "sentence-transformers", "scipy", "pandas"),
        },
        "rows": ROWS,
        "models": [compared(name, rows) for name in MODELS],
    }
    (folder / "compared-models.json").write_text(json.dumps(golden, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
