"""Writes tests/golden/folders.json: the sentence vectors that sentence-transformers gives for whole model folders.

Usage: python make_folder_golden.py [OUTPUT_FOLDER]

They are those of tests/fixtures, one of which has added tokens, and the built-in one, whose int8 rows are multiplied out for sentence-transformers.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import torch
from make_golden import encode
from safetensors.numpy import load_file
from sentence_transformers import SentenceTransformer
from transformers.utils import logging
from versions import versions

REPOSITORY = Path(__file__).resolve().parents[2]
ADDED_TOKENS = "tests/fixtures/field/models/m09-added-tokens"
FOLDERS = ["tests/fixtures/tiny-bert", "tests/fixtures/tiny-distilbert", ADDED_TOKENS, "public/models/builtin"]

sys.path.insert(0, str(REPOSITORY / "tools" / "base-model"))
from cut import dequantize_all  # noqa: E402
from measure import with_weights  # noqa: E402

TEXTS = [
    "the happy dog watches a big ship",
    "The HAPPY dog watches a big ship!",
    "a",
    "",
    "   ",
    "don't stop: 3,000 unwatchable words (really?)",
    "Ünïcödé naïve café",
    "狗在跑 and the dog runs",
    "漢字 that nobody knows 🙂",
    "tabs\tand\nline breaks\u00a0and\u3000wide spaces",
    "the dog eats " * 40,
    "x" * 150,
    "the [BOAT] sells soup",
    "the [CARD] sells soup",
    "who repairs the boat?",
]
# Their cosines are in the golden file too.
PAIRS = [[12, 13], [12, 14]]


def load(folder: Path) -> SentenceTransformer:
    stored = load_file(folder / "model.safetensors")
    if any(name.endswith(".scale") for name in stored):
        return with_weights(folder, dequantize_all(stored))
    return SentenceTransformer(str(folder), device="cpu")


def vectors(name: str) -> dict:
    model = load(REPOSITORY / name).double().eval()
    with torch.no_grad():
        # One by one: no padding takes part.
        rows = [model(model.preprocess([text]))["sentence_embedding"][0] for text in TEXTS]
    ids = [model.preprocess([text])["input_ids"][0].tolist() for text in TEXTS]
    cosines = [torch.cosine_similarity(rows[a], rows[b], dim=0).item() for a, b in PAIRS]
    return {"folder": name, "ids": ids, "values": encode(torch.stack(rows)), "cosines": cosines}


def main() -> None:
    logging.disable_progress_bar()
    logging.set_verbosity_error()
    torch.set_num_threads(1)
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else REPOSITORY / "tests" / "golden"
    golden = {
        "header": {
            "format": "`ids` are the tokens of each text; `values` is [texts, hiddenSize], base64 of little-endian float32.",
            "madeBy": "tests/python/make_folder_golden.py",
            "versions": versions("torch", "transformers", "sentence-transformers", "numpy"),
        },
        "texts": TEXTS,
        "pairs": PAIRS,
        "folders": [vectors(name) for name in FOLDERS],
    }
    (folder / "folders.json").write_text(json.dumps(golden, indent=1) + "\n")


if __name__ == "__main__":
    main()
