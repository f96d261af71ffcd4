"""tests/fixtures/tiny-bert learns from each of the small datasets: what the page's own tests expect of them."""

from __future__ import annotations

import ast
import csv
import random
from pathlib import Path

import pytest
import torch
from scipy.stats import spearmanr
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.losses import (
    ContrastiveLoss,
    CosineSimilarityLoss,
    MultipleNegativesRankingLoss,
)
from transformers import get_linear_schedule_with_warmup

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
EPOCHS, BATCH, RATE, SEED = 5, 16, 2e-3, 42

Row = tuple[str, str, float]


def read(name: str) -> list[Row]:
    with (FIXTURES / name).open(encoding="utf-8", newline="") as file:
        cells = list(csv.reader(file))[1:]
    if name == "pairs-dict.csv":
        cells = [list(ast.literal_eval(row[0]).values()) for row in cells]
    return [(row[0], row[1], float(row[2]) if len(row) > 2 else 1.0) for row in cells]


def spearman(model: SentenceTransformer, rows: list[Row]) -> float:
    model.eval()
    first, second = (model.encode([row[i] for row in rows], normalize_embeddings=True) for i in (0, 1))
    return spearmanr((first * second).sum(axis=1), [row[2] for row in rows]).statistic


def train(model: SentenceTransformer, loss: torch.nn.Module, rows: list[Row]) -> None:
    steps = EPOCHS * -(-len(rows) // BATCH)
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0)
    schedule = get_linear_schedule_with_warmup(optimizer, steps // 10, steps)
    model.train()
    for _ in range(EPOCHS):
        random.shuffle(rows)
        for start in range(0, len(rows), BATCH):
            batch = rows[start : start + BATCH]
            columns = [model.preprocess([row[i] for row in batch]) for i in (0, 1)]
            optimizer.zero_grad()
            loss(columns, torch.tensor([row[2] for row in batch])).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()


@pytest.mark.parametrize(
    ("name", "loss"),
    [
        ("pairs-score.csv", CosineSimilarityLoss),
        ("pairs-binary.csv", ContrastiveLoss),
        ("pairs-dict.csv", ContrastiveLoss),
        ("pairs-positive.csv", MultipleNegativesRankingLoss),
    ],
)
def test_fine_tuning_raises_spearman(name: str, loss: type[torch.nn.Module]) -> None:
    random.seed(SEED)
    torch.manual_seed(SEED)
    rows = read(name)
    random.shuffle(rows)
    held, rest = rows[:60], rows[60:]
    if name == "pairs-positive.csv":
        # Each first sentence with the next pair's second one stands as label 0.
        held += [(held[i][0], held[(i + 1) % len(held)][1], 0.0) for i in range(len(held))]
    model = SentenceTransformer(str(FIXTURES / "tiny-bert"), device="cpu")
    before = spearman(model, held)
    train(model, loss(model), rest)
    after = spearman(model, held)
    print(f"{name}: Spearman {before:.3f} before, {after:.3f} after")
    assert after > before + 0.1
