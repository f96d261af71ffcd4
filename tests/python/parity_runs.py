"""Full runs of all-MiniLM-L6-v2 by sentence-transformers' own trainer.

Usage: python parity_runs.py DATA_FOLDER RECIPE.json OUTPUT.jsonl

DATA_FOLDER is parity_data.py's. RECIPE.json names the losses, the seeds and the numbers that both sides train with. Each run
adds its line to OUTPUT.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

import minilm
import pandas as pd
import torch
from datasets import Dataset
from sentence_transformers import (
    SentenceTransformer,
    SentenceTransformerTrainer,
    SentenceTransformerTrainingArguments,
)
from sentence_transformers.evaluation import EmbeddingSimilarityEvaluator
from sentence_transformers.losses import ContrastiveLoss, CosineSimilarityLoss, MultipleNegativesRankingLoss
from sentence_transformers.training_args import BatchSamplers

LOSSES = {
    "CosineSimilarityLoss": CosineSimilarityLoss,
    "ContrastiveLoss": ContrastiveLoss,
    "MultipleNegativesRankingLoss": MultipleNegativesRankingLoss,
}


def examples(folder: Path, name: str) -> pd.DataFrame:
    rows = pd.read_csv(folder / f"{name}.csv", keep_default_na=False)
    return rows.assign(score=rows["score"] / 5) if "score" in rows else rows


def run(folder: Path, recipe: dict, loss: str, seed: int) -> dict:
    start = time.perf_counter()
    model = SentenceTransformer(str(minilm.folder()), device="cpu")
    model.max_seq_length = recipe["maxSeqLength"]
    train = Dataset.from_pandas(examples(folder, loss))
    dev = examples(folder, "dev")
    evaluator = EmbeddingSimilarityEvaluator(
        list(dev["sentence1"]), list(dev["sentence2"]), list(dev["score"]), main_similarity="cosine"
    )
    steps = -(-len(train) // recipe["batchSize"]) * recipe["epochs"]
    sampler = BatchSamplers.NO_DUPLICATES if loss == "MultipleNegativesRankingLoss" else BatchSamplers.BATCH_SAMPLER
    with tempfile.TemporaryDirectory() as output:
        args = SentenceTransformerTrainingArguments(
            output_dir=output,
            num_train_epochs=recipe["epochs"],
            per_device_train_batch_size=recipe["batchSize"],
            learning_rate=recipe["learningRate"],
            lr_scheduler_type="linear",
            warmup_steps=min(recipe["warmupSteps"], steps // 10),
            weight_decay=recipe["weightDecay"],
            max_grad_norm=recipe["maxGradNorm"],
            batch_sampler=sampler,
            seed=seed,
            data_seed=seed,
            save_strategy="no",
            eval_strategy="no",
            disable_tqdm=True,
            report_to="none",
            use_cpu=True,
        )
        trainer = SentenceTransformerTrainer(model=model, args=args, train_dataset=train, loss=LOSSES[loss](model))
        trainer.train()
    spearman = evaluator(model)["spearman_cosine"]
    return {"loss": loss, "seed": seed, "spearman": spearman, "seconds": round(time.perf_counter() - start, 1)}


def main() -> None:
    folder, recipe = Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    output = Path(sys.argv[3])
    torch.set_num_threads(1)
    for loss in recipe["losses"]:
        for seed in recipe["seeds"]:
            with output.open("a", encoding="utf-8") as file:
                file.write(json.dumps(run(folder, recipe, loss, seed)) + "\n")


if __name__ == "__main__":
    main()
