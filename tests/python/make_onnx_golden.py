"""Writes tests/golden/onnx-folder.json: sentence-transformers on the first rows of pairs-score.csv, with the model whose
ONNX folder is tests/fixtures/tiny-onnx; its architecture is one that the page's own engine lacks.

Usage: python make_onnx_golden.py [OUTPUT_FOLDER]; `--fixture` writes the ONNX folder as well.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

import onnx_folder
import pandas as pd
import torch
from scipy.stats import spearmanr
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
from sentence_transformers.util import pairwise_cos_sim
from tiny import seeded_weights
from transformers import AutoTokenizer, DebertaV2Config, DebertaV2Model
from transformers.utils import logging
from versions import versions

HERE = Path(__file__).resolve().parent
FIXTURES = HERE.parent / "fixtures"
ROWS = 201
CONFIG = DebertaV2Config(
    vocab_size=413,
    hidden_size=24,
    num_hidden_layers=1,
    num_attention_heads=2,
    intermediate_size=32,
    max_position_embeddings=64,
    type_vocab_size=2,
    relative_attention=True,
    position_buckets=8,
    pos_att_type=["p2c", "c2p"],
    norm_rel_ebd="layer_norm",
    share_att_key=True,
)


def tiny() -> SentenceTransformer:
    encoder = DebertaV2Model(CONFIG)
    seeded_weights(encoder, 5)
    with tempfile.TemporaryDirectory() as folder:
        encoder.save_pretrained(folder)
        AutoTokenizer.from_pretrained(str(FIXTURES / "tiny-bert")).save_pretrained(folder)
        transformer = Transformer(folder, max_seq_length=32)
    return SentenceTransformer(
        modules=[transformer, Pooling(CONFIG.hidden_size, "mean"), Normalize()], device="cpu"
    )


def main() -> None:
    logging.disable_progress_bar()
    logging.set_verbosity_error()
    torch.set_num_threads(1)
    paths = [argument for argument in sys.argv[1:] if argument != "--fixture"]
    folder = Path(paths[0]) if paths else HERE.parent / "golden"
    model = tiny()
    if "--fixture" in sys.argv:
        onnx_folder.write(model, FIXTURES / "tiny-onnx")
    rows = pd.read_csv(FIXTURES / "pairs-score.csv")[:ROWS]
    first, second = (
        model.encode(rows[column].tolist(), convert_to_tensor=True) for column in ("sentence1", "sentence2")
    )
    pred = pairwise_cos_sim(first, second).double().tolist()
    golden = {
        "header": {
            "format": "`pred` is the cosine of each row.",
            "madeBy": "tests/python/make_onnx_golden.py",
            "versions": versions("torch", "transformers", "sentence-transformers", "scipy", "pandas"),
        },
        "rows": ROWS,
        "pred": pred,
        "spearman": float(spearmanr(pred, rows["score"]).statistic),
    }
    (folder / "onnx-folder.json").write_text(json.dumps(golden, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
