"""Writes tests/golden/lora.json.gz: what peft and PyTorch make of LoRA on every architecture.

Usage: python make_lora_golden.py [OUTPUT_FOLDER]

Weights are not stored, those of the adapters neither: `seeded` makes them from their names, as in
make_architecture_golden.py. A and B are [r, in] and [out, r], as peft has them.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import torch
from make_architecture_golden import COLUMNS, ENCODERS, NORMALIZE, config_of, features, model_of, seeded, sentences_of
from make_golden import encode_all, largest_difference, rounded_up
from peft import LoraConfig, get_peft_model
from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss
from transformers import Trainer
from versions import versions

SPEC = {"pooling": ["mean"], "promptTokens": 0, "modules": [NORMALIZE]}
QUERY_VALUE = {
    "distilbert": ["q_lin", "v_lin"],
    "mpnet": ["q", "v"],
    "modernbert": ["Wqkv"],
}
CASES = [
    *({"architecture": name, "targets": "query-value", "rank": 2, "alpha": 6} for name in ENCODERS),
    {"architecture": "bert", "targets": "all-linear", "rank": 1, "alpha": 2},
    {"architecture": "albert", "targets": "all-linear", "rank": 3, "alpha": 3},
]
STEPS, LEARNING_RATE, WEIGHT_DECAY = 3, 1e-2, 0.01


def adapted(case: dict, dtype: torch.dtype):
    """The model with adapters, peft's wrapper, and the adapters' matrices by module and letter."""
    name = case["architecture"]
    model, _ = model_of(name, SPEC, torch.float32)
    targets = "all-linear" if case["targets"] == "all-linear" else QUERY_VALUE.get(name, ["query", "value"])
    config = LoraConfig(r=case["rank"], lora_alpha=case["alpha"], lora_dropout=0.0, target_modules=targets)
    wrapped = get_peft_model(model[0].encoder, config)
    model[0].encoder = wrapped
    start, default = "base_model.model.", ".default.weight"
    named = {
        key[len(start) : -len(default)].replace("lora_", ""): parameter
        for key, parameter in wrapped.named_parameters()
        if parameter.requires_grad
    }
    with torch.no_grad():
        for key, parameter in named.items():
            parameter.copy_(seeded(f"lora.{key}", tuple(parameter.shape)))
    return model.to(dtype).train(), wrapped, named


def run(case: dict, dtype: torch.dtype) -> dict:
    model, wrapped, named = adapted(case, dtype)
    decayed = Trainer.get_decay_parameter_names(None, wrapped)
    trained = [(key, p) for key, p in wrapped.named_parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for key, p in trained if key in decayed], "weight_decay": WEIGHT_DECAY},
            {"params": [p for key, p in trained if key not in decayed], "weight_decay": 0.0},
        ],
        lr=LEARNING_RATE,
    )
    sentences = sentences_of(case["architecture"])
    columns = [[sentences[i] for i in column] for column in COLUMNS]
    losses, norms, gradients = [], [], {}
    for step in range(STEPS):
        optimizer.zero_grad()
        loss = MultipleNegativesRankingLoss(model, scale=20.0)([features(column, SPEC, case["architecture"]) for column in columns], None)
        loss.backward()
        if step == 0:
            gradients = {key: p.grad.clone() for key, p in named.items()}
        norms.append(torch.nn.utils.clip_grad_norm_([p for _, p in trained], 1.0).item())
        losses.append(loss.item())
        optimizer.step()
    after = {key: p.detach().clone() for key, p in named.items()}
    modules = sorted({key.rsplit(".", 1)[0] for key in named})
    merged = dict(wrapped.merge_and_unload().named_parameters())
    return {
        "losses": losses,
        "norms": norms,
        "gradients": gradients,
        "adapters": after,
        "merged": {module: merged[f"{module}.weight"].detach().clone() for module in modules},
    }


def golden_case(case: dict) -> dict:
    true, rounded = run(case, torch.float64), run(case, torch.float32)
    return {
        **case,
        "config": config_of(case["architecture"]),
        "sentences": sentences_of(case["architecture"]),
        "columns": COLUMNS,
        "learningRate": LEARNING_RATE,
        "weightDecay": WEIGHT_DECAY,
        "losses": true["losses"],
        "norms": true["norms"],
        "gradients": encode_all(true["gradients"]),
        "adapters": encode_all(true["adapters"]),
        "merged": encode_all(true["merged"]),
        "float32Error": {part: rounded_up(largest_difference(true[part], rounded[part])) for part in ("gradients", "adapters")},
    }


def main() -> None:
    default = Path(__file__).resolve().parent.parent / "golden"
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else default
    torch.set_num_threads(1)
    golden = {
        "versions": versions("torch", "transformers", "sentence-transformers", "peft"),
        "cases": [golden_case(case) for case in CASES],
    }
    path = folder / "lora.json.gz"
    path.write_bytes(gzip.compress(json.dumps(golden, separators=(",", ":")).encode(), 9, mtime=0))
    print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
