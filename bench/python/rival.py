"""sentence-transformers on PyTorch, asked line by line.

Usage: python rival.py THREADS. The first line of stdin is a job of bench/jobs.ts; each line after it asks for one run.
Answers are lines of JSON on stdout.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Callable

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "python"))

import minilm
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.losses import CosineSimilarityLoss, MultipleNegativesRankingLoss

LEARNING_RATE = 2e-5
MAX_GRAD_NORM = 1.0


def prepare(job: dict) -> Callable[[], float]:
    model = SentenceTransformer(str(minilm.folder()), device="cpu")
    return {"pass": whole_pass, "step": one_step, "encode": encode}[job["kind"]](model, job)


def optimizer(model: SentenceTransformer) -> torch.optim.Optimizer:
    return torch.optim.AdamW(model.parameters(), lr=LEARNING_RATE, weight_decay=0)


def update(model: SentenceTransformer, loss: torch.Tensor, adamw: torch.optim.Optimizer) -> float:
    adamw.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), MAX_GRAD_NORM)
    adamw.step()
    return loss.item()


def whole_pass(model: SentenceTransformer, job: dict) -> Callable[[], float]:
    model.train()
    adamw, loss, pairs, size = optimizer(model), CosineSimilarityLoss(model), job["pairs"], job["batchSize"]

    def run() -> float:
        total = 0.0
        for start in range(0, len(pairs), size):
            batch = pairs[start : start + size]
            columns = [model.preprocess([pair[column] for pair in batch]) for column in ("sentence1", "sentence2")]
            labels = torch.tensor([pair["score"] for pair in batch])
            total += update(model, loss(columns, labels), adamw) * len(batch)
        return total / len(pairs)

    return run


def one_step(model: SentenceTransformer, job: dict) -> Callable[[], float]:
    model.eval()
    layers = model[0].auto_model.encoder.layer
    model[0].auto_model.encoder.layer = layers[: job["layers"]]
    adamw, loss, batches, step = optimizer(model), MultipleNegativesRankingLoss(model), job["batches"], 0

    def features(ids: list[list[int]]) -> dict[str, torch.Tensor]:
        tensor = torch.tensor(ids)
        return {"input_ids": tensor, "attention_mask": torch.ones_like(tensor)}

    def run() -> float:
        nonlocal step
        columns = batches[step % len(batches)]
        step += 1
        return update(model, loss([features(column) for column in columns], torch.zeros(len(columns[0]))), adamw)

    return run


def encode(model: SentenceTransformer, job: dict) -> Callable[[], float]:
    texts = job["texts"]

    def run() -> float:
        distinct = list(dict.fromkeys(texts))
        vectors = dict(zip(distinct, model.encode(distinct, show_progress_bar=False)))
        cosines = [float(vectors[a] @ vectors[b]) for a, b in zip(texts[::2], texts[1::2])]
        return sum(cosines) / len(cosines)

    return run


def main() -> None:
    torch.set_num_threads(int(sys.argv[1]))
    run = prepare(json.loads(sys.stdin.readline()))
    print(json.dumps({"ready": True}), flush=True)
    for _ in sys.stdin:
        start = time.perf_counter()
        check = run()
        print(json.dumps({"seconds": time.perf_counter() - start, "check": check}), flush=True)


if __name__ == "__main__":
    main()
