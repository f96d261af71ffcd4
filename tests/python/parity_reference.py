"""What `npm run parity` compares with beyond the golden files: all-MiniLM-L6-v2's vectors, 50 steps of it, optimiser paths.

Usage: python parity_reference.py DATA_FOLDER OUTPUT_FOLDER

DATA_FOLDER is parity_data.py's. Writes reference.json; arrays are base64 of little-endian float32.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

import minilm
import pandas as pd
import torch
from datasets import Dataset
from make_architecture_golden import seeded
from make_golden import encode
from parity_runs import LOSSES, examples
from sentence_transformers import (
    SentenceTransformer,
    SentenceTransformerTrainer,
    SentenceTransformerTrainingArguments,
)
from sentence_transformers.base.sampler import DefaultBatchSampler
from transformers import get_scheduler

STEPS = {"steps": 50, "batchSize": 16, "learningRate": 2e-5, "warmupSteps": 5, "maxSeqLength": 128}
VECTORS = 300
SCHEDULES = [
    (name, steps, warmup)
    for name in ("linear", "cosine", "constant_with_warmup")
    for steps, warmup in ((1, 0), (7, 0), (50, 5), (359, 35), (1000, 1000))
]
PATHS = [
    {"scheduler": "linear", "weightDecay": 0.0, "learningRate": 1e-3},
    {"scheduler": "cosine", "weightDecay": 0.01, "learningRate": 1e-3},
    {"scheduler": "constant_with_warmup", "weightDecay": 0.1, "learningRate": 2e-4},
]
PATH_STEPS, PATH_WARMUP, PATH_SIZE = 200, 20, 64


class InOrder(DefaultBatchSampler):
    """The rows as they stand, so that both sides train on the same batches."""

    def __iter__(self):
        rows = range(STEPS["steps"] * self.batch_size)
        yield from (list(rows[i : i + self.batch_size]) for i in range(0, len(rows), self.batch_size))

    def __len__(self):
        return STEPS["steps"]


class Recording(SentenceTransformerTrainer):
    """Keeps every step's loss, which the trainer's own log rounds."""

    def compute_loss(self, *args, **kwargs):
        loss = super().compute_loss(*args, **kwargs)
        self.values = [*getattr(self, "values", []), loss.item()]
        return loss


def minilm_model(dropout: bool = True) -> SentenceTransformer:
    options = {} if dropout else {"hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0}
    model = SentenceTransformer(str(minilm.folder()), device="cpu", config_kwargs=options)
    model.max_seq_length = STEPS["maxSeqLength"]
    return model


def sentences(folder: Path) -> list[str]:
    dev = examples(folder, "dev")
    return [*dev["sentence1"][: VECTORS // 2], *dev["sentence2"][: VECTORS // 2]]


def embeddings(folder: Path) -> dict:
    """By float64 arithmetic."""
    texts = sentences(folder)
    model = minilm_model().double().eval()
    with torch.no_grad():
        values = torch.stack([model.encode(text, convert_to_tensor=True) for text in texts])
    return {"texts": texts, "values": encode(values)}


def fifty_steps(folder: Path, loss: str) -> dict:
    model = minilm_model(dropout=False)
    rows: pd.DataFrame = examples(folder, loss)
    with tempfile.TemporaryDirectory() as output:
        args = SentenceTransformerTrainingArguments(
            output_dir=output,
            max_steps=STEPS["steps"],
            per_device_train_batch_size=STEPS["batchSize"],
            learning_rate=STEPS["learningRate"],
            warmup_steps=STEPS["warmupSteps"],
            batch_sampler=InOrder,
            save_strategy="no",
            disable_tqdm=True,
            report_to="none",
            use_cpu=True,
        )
        trainer = Recording(model=model, args=args, train_dataset=Dataset.from_pandas(rows), loss=LOSSES[loss](model))
        trainer.train()
    model.eval()
    return {
        "loss": loss,
        "lossValues": trainer.values,
        "values": encode(model.encode(sentences(folder), convert_to_tensor=True)),
    }


def schedule(name: str, steps: int, warmup: int) -> list[float]:
    """The factor of the learning rate at each step."""
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)
    scheduler = get_scheduler(name, optimizer, num_warmup_steps=warmup, num_training_steps=steps)
    factors = []
    for _ in range(steps):
        factors.append(scheduler.get_last_lr()[0])
        optimizer.step()
        scheduler.step()
    return factors


def adamw(path: dict) -> dict:
    """torch.optim.AdamW with gradients of every size, clipped as the trainer does."""
    weight = torch.nn.Parameter(seeded("parity.weight", (PATH_SIZE,)))
    optimizer = torch.optim.AdamW([weight], lr=path["learningRate"], weight_decay=path["weightDecay"])
    scheduler = get_scheduler(path["scheduler"], optimizer, PATH_WARMUP, PATH_STEPS)
    norms, weights = [], []
    for step in range(PATH_STEPS):
        weight.grad = seeded(f"parity.gradient.{step}", (PATH_SIZE,)) * 10.0 ** (step % 7 - 4)
        norms.append(torch.nn.utils.clip_grad_norm_([weight], 1.0).item())
        optimizer.step()
        scheduler.step()
        weights.append(weight.detach().clone())
    return {**path, "steps": PATH_STEPS, "warmupSteps": PATH_WARMUP, "norms": norms, "weights": encode(torch.stack(weights))}


def main() -> None:
    data, folder = Path(sys.argv[1]), Path(sys.argv[2])
    torch.set_num_threads(1)
    reference = {
        "embeddings": embeddings(data),
        "fiftySteps": {**STEPS, "runs": [fifty_steps(data, loss) for loss in LOSSES]},
        "schedules": [
            {"scheduler": name, "steps": steps, "warmupSteps": warmup, "factors": schedule(name, steps, warmup)}
            for name, steps, warmup in SCHEDULES
        ],
        "adamw": [adamw(path) for path in PATHS],
    }
    (folder / "reference.json").write_text(json.dumps(reference) + "\n")


if __name__ == "__main__":
    main()
