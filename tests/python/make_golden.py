"""Writes tests/golden/tiny-*.json: what PyTorch and sentence-transformers compute on tiny models.

Usage: python make_golden.py [OUTPUT_FOLDER]

Everything is computed in float64 from float32 weights, so that the files hold the true values and not one machine's
rounding; `float32Error` beside each step says how far the same step in float32 lands from it.
"""

from __future__ import annotations

import base64
import json
import sys
from pathlib import Path

import numpy as np
import torch
from sentence_transformers.sentence_transformer.losses import (
    ContrastiveLoss,
    CosineSimilarityLoss,
    MultipleNegativesRankingLoss,
)
from tiny import BERT, DISTILBERT, SPECIAL, encoder_config, features, parameters, sentence_model
from transformers import Trainer, get_linear_schedule_with_warmup
from transformers.utils import logging
from versions import versions

FORMAT = (
    "Float arrays are base64 of little-endian float32, rounded from float64; linear weights are [out, in]. "
    "`sentences` are token ids with the special ones. `embeddings[i].values` is [sentences, hiddenSize]. "
    "A step's `columns` are lists of indices into `sentences`: anchors, positives, then hard negatives; its "
    "`lossValue`, `gradNorm` (before clipping) and `gradients` (before clipping) belong to the initial weights; each of "
    "`updates` holds the weights after one AdamW step (clip 1.0 as clip_grad_norm_, betas 0.9 and 0.999, eps 1e-8, no "
    "decay on biases and layer norms). A trajectory repeats that over `batches` with `learningRates`, and keeps the "
    "optimiser's state. `float32Error` is the largest absolute difference of the same computation in float32. The "
    "weights' one leaves out the key biases: their gradient is zero in exact arithmetic (softmax does not see a shift), "
    "and AdamW's step, about learningRate·g/(|g|+1e-8), makes of its rounding anything up to learningRate."
)

LOSSES = {
    "CosineSimilarityLoss": lambda model, params: CosineSimilarityLoss(model),
    "ContrastiveLoss": lambda model, params: ContrastiveLoss(model, margin=params["margin"]),
    "MultipleNegativesRankingLoss": lambda model, params: MultipleNegativesRankingLoss(model, scale=params["scale"]),
}

LENGTHS = [2, 3, 40, 5, 8, 13, 21, 4, 30, 6, 9, 17]


def token_sentences(vocab_size: int, seed: int) -> list[list[int]]:
    """Sentences of LENGTHS between [CLS] and [SEP]; a word may repeat within one."""
    rng = np.random.default_rng(seed)
    cls, sep = SPECIAL.index("[CLS]"), SPECIAL.index("[SEP]")
    return [[cls, *rng.integers(len(SPECIAL), vocab_size, n - 2).tolist(), sep] for n in LENGTHS]


COSINE = {"loss": "CosineSimilarityLoss", "params": {}}
CONTRASTIVE = {"loss": "ContrastiveLoss", "params": {"margin": 0.5}}
RANKING = {"loss": "MultipleNegativesRankingLoss", "params": {"scale": 20.0}}
MEAN = {"pooling": "mean", "normalize": False}
UNIT = {"pooling": "mean", "normalize": True}

STEPS = {
    "tiny-bert": [
        {"name": "cosine: tied scores, and one pair with itself", **COSINE, **MEAN,
         "columns": [[0, 1, 2, 3, 4], [5, 6, 7, 3, 8]], "labels": [0.8, 0.2, 0.2, 1.0, 0.0]},
        {"name": "cosine: one row, CLS pooling", **COSINE, "pooling": "cls", "normalize": False,
         "columns": [[9], [10]], "labels": [0.35]},
        {"name": "contrastive: both labels, identical pairs under each", **CONTRASTIVE, **UNIT,
         "columns": [[4, 5, 6, 7, 1, 2], [9, 5, 6, 8, 3, 11]], "labels": [1, 1, 0, 0, 0, 1]},
        {"name": "contrastive: max pooling", **CONTRASTIVE, "pooling": "max", "normalize": False,
         "columns": [[0, 10, 11, 8], [3, 4, 2, 6]], "labels": [0, 1, 0, 1]},
        {"name": "ranking: pairs", **RANKING, **UNIT,
         "columns": [[0, 1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11]], "labels": None},
        {"name": "ranking: a positive twice, and an anchor twice", **RANKING, **MEAN,
         "columns": [[1, 3, 5, 5], [2, 4, 4, 6]], "labels": None},
        {"name": "ranking: hard negatives", **RANKING, **UNIT,
         "columns": [[0, 4, 8], [1, 5, 9], [2, 6, 10]], "labels": None},
        {"name": "ranking: one row", **RANKING, **UNIT, "columns": [[3], [4]], "labels": None},
    ],
    "tiny-distilbert": [
        {"name": "cosine", **COSINE, **MEAN, "columns": [[0, 2, 4], [1, 3, 5]], "labels": [0.9, 0.1, 0.5]},
        {"name": "contrastive", **CONTRASTIVE, **MEAN, "columns": [[6, 8, 10, 2], [7, 9, 11, 3]], "labels": [0, 1, 1, 0]},
        {"name": "ranking", **RANKING, **UNIT, "columns": [[0, 2, 4, 6], [1, 3, 5, 7]], "labels": None},
    ],
}  # fmt: skip

# (learning rate, weight decay) of the updates stored for a model's steps; the first alone where a step is not a loss's first.
UPDATES = [(2e-5, 0.0), (1e-2, 0.0), (2e-5, 0.01), (1e-2, 0.01)]

TRAJECTORIES = {
    "tiny-bert": [
        {"name": "ranking: five steps, two of warm-up", **RANKING, **UNIT,
         "learningRate": 1e-3, "warmupSteps": 2, "weightDecay": 0.01,
         "batches": [{"columns": [[i, i + 2, i + 4], [i + 3, i + 5, i + 7]], "labels": None} for i in range(5)]},
        {"name": "cosine: five steps without warm-up", **COSINE, **MEAN,
         "learningRate": 1e-3, "warmupSteps": 0, "weightDecay": 0.0,
         "batches": [{"columns": [[i, i + 1], [i + 6, i + 4]], "labels": [0.1 * i, 0.9]} for i in range(5)]},
    ],
    "tiny-distilbert": [
        {"name": "contrastive: five steps, one of warm-up", **CONTRASTIVE, **MEAN,
         "learningRate": 1e-3, "warmupSteps": 1, "weightDecay": 0.01,
         "batches": [{"columns": [[i, i + 1], [i + 6, i + 4]], "labels": [i % 2, 1]} for i in range(5)]},
    ],
}  # fmt: skip


def encode(values: torch.Tensor) -> str:
    return base64.b64encode(values.detach().to(torch.float32).contiguous().numpy().astype("<f4").tobytes()).decode()


def encode_all(tensors: dict[str, torch.Tensor]) -> dict[str, str]:
    return {name: encode(values) for name, values in tensors.items()}


def largest_difference(a: dict[str, torch.Tensor], b: dict[str, torch.Tensor]) -> float:
    return max((a[name].double() - b[name].double()).abs().max().item() for name in a)


def weights_difference(a: dict[str, torch.Tensor], b: dict[str, torch.Tensor]) -> float:
    return largest_difference({n: v for n, v in a.items() if not n.endswith("attention.key.bias")}, b)


def rounded_up(value: float) -> float:
    """One significant digit, upwards: enough to choose a tolerance."""
    return float(f"{value * 1.5:.0e}")


class Run:
    """One model under one loss, stepped as the trainer of sentence-transformers steps it."""

    def __init__(self, config, seed, spec, dtype, learning_rate=0.0, weight_decay=0.0):
        self.model = sentence_model(config, seed, spec["pooling"], spec["normalize"], dtype)
        self.loss = LOSSES[spec["loss"]](self.model, spec["params"])
        # Trainer.create_optimizer's two groups, and AdamW with the defaults of TrainingArguments.
        decayed = set(Trainer.get_decay_parameter_names(None, self.model))
        named = list(self.model.named_parameters())
        self.optimizer = torch.optim.AdamW(
            [
                {"params": [p for name, p in named if name in decayed], "weight_decay": weight_decay},
                {"params": [p for name, p in named if name not in decayed], "weight_decay": 0.0},
            ],
            lr=learning_rate,
            betas=(0.9, 0.999),
            eps=1e-8,
        )

    def backward(self, sentences, batch) -> float:
        self.optimizer.zero_grad()
        columns = [features([sentences[i] for i in column]) for column in batch["columns"]]
        labels = None if batch["labels"] is None else torch.tensor(batch["labels"])
        value = self.loss(columns, labels)
        value.backward()
        return value.item() + 0.0  # never -0.0

    def gradients(self) -> dict[str, torch.Tensor]:
        return {
            name: torch.zeros_like(p) if p.grad is None else p.grad.clone() for name, p in parameters(self.model).items()
        }

    def weights(self) -> dict[str, torch.Tensor]:
        return {name: p.detach().clone() for name, p in parameters(self.model).items()}

    def clip_and_step(self) -> float:
        """The norm before clipping."""
        norm = torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        return norm.item()


def both(make):
    """The same computation in float64, whose result is kept, and in float32, whose distance is."""
    return make(torch.float64), make(torch.float32)


def step_case(config, seed, sentences, spec, updates) -> dict:
    def once(learning_rate, weight_decay):
        def make(dtype):
            run = Run(config, seed, spec, dtype, learning_rate, weight_decay)
            value = run.backward(sentences, spec)
            gradients = run.gradients()
            norm = run.clip_and_step()
            return value, norm, gradients, run.weights()

        return both(make)

    (value, norm, gradients, _), (value32, norm32, gradients32, _) = once(0.0, 0.0)
    case = {
        **spec,
        "lossValue": value,
        "gradNorm": norm,
        "gradients": encode_all(gradients),
        "float32Error": {
            "lossValue": rounded_up(abs(value - value32)),
            "gradNorm": rounded_up(abs(norm - norm32)),
            "gradients": rounded_up(largest_difference(gradients, gradients32)),
        },
        "updates": [],
    }
    for learning_rate, weight_decay in updates:
        (*_, weights), (*_, weights32) = once(learning_rate, weight_decay)
        case["updates"].append(
            {
                "learningRate": learning_rate,
                "weightDecay": weight_decay,
                "weights": encode_all(weights),
                "float32Error": rounded_up(weights_difference(weights, weights32)),
            }
        )
    return case


def trajectory_case(config, seed, sentences, spec) -> dict:
    def make(dtype):
        run = Run(config, seed, spec, dtype, spec["learningRate"], spec["weightDecay"])
        schedule = get_linear_schedule_with_warmup(run.optimizer, spec["warmupSteps"], len(spec["batches"]))
        rates, values, norms = [], [], []
        for batch in spec["batches"]:
            rates.append(schedule.get_last_lr()[0])
            values.append(run.backward(sentences, batch))
            norms.append(run.clip_and_step())
            schedule.step()
        return rates, values, norms, run.weights()

    (rates, values, norms, weights), (_, values32, norms32, weights32) = both(make)
    return {
        **spec,
        "learningRates": rates,
        "lossValues": values,
        "gradNorms": norms,
        "weights": encode_all(weights),
        "float32Error": {
            "lossValues": rounded_up(max(abs(a - b) for a, b in zip(values, values32, strict=True))),
            "gradNorms": rounded_up(max(abs(a - b) for a, b in zip(norms, norms32, strict=True))),
            "weights": rounded_up(weights_difference(weights, weights32)),
        },
    }


def embedding_case(config, seed, sentences, pooling, normalize) -> dict:
    def make(dtype):
        model = sentence_model(config, seed, pooling, normalize, dtype).eval()
        with torch.no_grad():
            return model(features(sentences))["sentence_embedding"]

    values, values32 = both(make)
    return {
        "pooling": pooling,
        "normalize": normalize,
        "values": encode(values),
        "float32Error": rounded_up((values - values32.double()).abs().max().item()),
    }


def golden(name: str, config, seed: int) -> dict:
    sentences = token_sentences(config.vocab_size, seed + 1)
    seen: set[str] = set()
    steps = []
    for spec in STEPS[name]:
        first = spec["loss"] not in seen
        seen.add(spec["loss"])
        steps.append(step_case(config, seed, sentences, spec, UPDATES if first else UPDATES[:1]))
    weights = {n: p.detach() for n, p in parameters(sentence_model(config, seed, "mean", False, torch.float32)).items()}
    return {
        "header": {
            "format": FORMAT,
            "madeBy": "tests/python/make_golden.py",
            "versions": versions("torch", "transformers", "sentence-transformers", "numpy"),
        },
        "encoder": encoder_config(config),
        "weights": encode_all(weights),
        "sentences": sentences,
        "embeddings": [
            embedding_case(config, seed, sentences, pooling, normalize)
            for pooling in ("mean", "cls", "max")
            for normalize in (False, True)
        ],
        "steps": steps,
        "trajectories": [trajectory_case(config, seed, sentences, spec) for spec in TRAJECTORIES[name]],
    }


def main() -> None:
    default = Path(__file__).resolve().parent.parent / "golden"
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else default
    folder.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    logging.disable_progress_bar()
    for name, config, seed in (("tiny-bert", BERT, 1), ("tiny-distilbert", DISTILBERT, 2)):
        path = folder / f"{name}.json"
        path.write_text(json.dumps(golden(name, config, seed), indent=1) + "\n")
        print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
