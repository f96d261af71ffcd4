"""Runs the training script of the working folder as one of several processes and writes what it ended with.

    torchrun --nproc_per_node=2 ranked.py [options of train.py]

Each process writes rank-<rank>.json with the SHA-256 of its weights. CRASH_AFTER ends the process, as a kill would, when the
checkpoint of that step is written.
"""

from __future__ import annotations

import hashlib
import json
import os
import runpy
from pathlib import Path

import torch
from sentence_transformers import SentenceTransformer, SentenceTransformerTrainer

torch.set_num_threads(1)


def digest(model: SentenceTransformer) -> str:
    """Of all weights, by name."""
    sha = hashlib.sha256()
    for name, weight in sorted(model.state_dict().items()):
        sha.update(name.encode() + weight.detach().cpu().numpy().tobytes())
    return sha.hexdigest()


def crash_after(step: int) -> None:
    save = SentenceTransformerTrainer._save_checkpoint

    def save_and_crash(trainer: SentenceTransformerTrainer, *args: object, **kwargs: object) -> None:
        save(trainer, *args, **kwargs)
        if trainer.state.global_step == step:
            trainer.accelerator.wait_for_everyone()
            os._exit(9)

    SentenceTransformerTrainer._save_checkpoint = save_and_crash


if __name__ == "__main__":
    if "CRASH_AFTER" in os.environ:
        crash_after(int(os.environ["CRASH_AFTER"]))
    ran = runpy.run_path("train.py")
    rank = os.environ.get("RANK", "0")
    losses = [entry["loss"] for entry in ran["trainer"].state.log_history if "loss" in entry]
    head = [weight.flatten().tolist() for weight in ran.get("head", [])]
    result = {"weights": digest(ran["model"]), "losses": losses, "processes": ran["processes"], "head": sum(head, [])}
    Path(f"rank-{rank}.json").write_text(json.dumps(result), encoding="utf-8")
