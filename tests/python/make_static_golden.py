"""Writes tests/golden/static.json: static models of tests/fixtures/tiny-bert, made as model2vec makes them with transformers,
scikit-learn and numpy, and the cosines that sentence-transformers' StaticEmbedding has with them.

Usage: python make_static_golden.py [OUTPUT_FOLDER]
"""

from __future__ import annotations

import csv
import json
import re
import sys
from pathlib import Path

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from sentence_transformers.util import pairwise_cos_sim
from sklearn.decomposition import PCA
from transformers import AutoModel, AutoTokenizer
from versions import versions

HERE = Path(__file__).resolve().parent
FIXTURES = HERE.parent / "fixtures"
ROWS = 60
CASES = [{"dimensions": 16, "weighted": True}, {"dimensions": 16, "weighted": False}, {"dimensions": 48, "weighted": True}]


def token_vectors(model: torch.nn.Module, tokenizer: object, ids: list[int]) -> np.ndarray:
    """The mean over the closing special token, the token and the opening one, as in model2vec's distillation."""
    first, last = tokenizer.cls_token_id, tokenizer.sep_token_id
    with torch.no_grad():
        return model(input_ids=torch.tensor([[last, token, first] for token in ids])).last_hidden_state.mean(1).numpy()


def static_vectors(vectors: np.ndarray, dimensions: int, weighted: bool) -> np.ndarray:
    reduced = PCA(n_components=dimensions, svd_solver="full").fit_transform(vectors.astype(np.float64))
    if weighted:
        inverse_rank = 1 / np.arange(2, len(reduced) + 2)
        probability = inverse_rank / inverse_rank.sum()
        reduced *= (1e-4 / (1e-4 + probability))[:, None]
    return reduced


def rows() -> list[list[str]]:
    with (FIXTURES / "pairs-score.csv").open(encoding="utf-8", newline="") as file:
        return [row[:2] for row in list(csv.reader(file))[1 : ROWS + 1]]


def make() -> dict:
    model = AutoModel.from_pretrained(FIXTURES / "tiny-bert", add_pooling_layer=False).eval()
    tokenizer = AutoTokenizer.from_pretrained(FIXTURES / "tiny-bert")
    vocabulary = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    ids = [index for token, index in vocabulary if not re.match(r"\[unused\d+\]$", token)]
    vectors = token_vectors(model, tokenizer, ids)
    pairs = rows()
    cases = []
    for case in CASES:
        table = np.zeros((model.config.vocab_size, case["dimensions"]))
        table[ids] = static_vectors(vectors, **case)
        static = SentenceTransformer(
            modules=[StaticEmbedding(tokenizer.backend_tokenizer, embedding_weights=table.astype(np.float32))], device="cpu"
        )
        first, second = (static.encode([pair[i] for pair in pairs], convert_to_tensor=True) for i in range(2))
        cases.append({**case, "cosines": pairwise_cos_sim(first, second).tolist()})
    return {"versions": versions(), "pairs": pairs, "cases": cases}


if __name__ == "__main__":
    output = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "golden"
    (output / "static.json").write_text(json.dumps(make(), indent=1) + "\n", encoding="utf-8")
