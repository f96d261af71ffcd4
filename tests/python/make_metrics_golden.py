"""Writes tests/golden/metrics.json: what scipy, scikit-learn and sentence-transformers compute on small cases.

Usage: python make_metrics_golden.py [OUTPUT_FOLDER]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from scipy.stats import pearsonr, rankdata, spearmanr
from sentence_transformers.sentence_transformer.evaluation import BinaryClassificationEvaluator
from sklearn.metrics import (
    accuracy_score,
    average_precision_score,
    label_ranking_average_precision_score,
    precision_recall_fscore_support,
    top_k_accuracy_score,
)
from versions import versions

FORMAT = (
    "`cosines` and `labels` are float64. `ceiling` is spearmanr of the labels against the ranks 1..n in the labels' own "
    "order. `binary` is there where labels are 0 and 1. `at` judges fixed thresholds (cosine >= threshold). "
    "`ranking.cosines[i][j]` is first sentence i against second sentence j, whose partner is i."
)
THRESHOLDS = [-0.25, 0.3, 0.5, 0.75]


def binary_metrics(cosines: np.ndarray, labels: np.ndarray) -> dict[str, float]:
    accuracy, accuracy_threshold = BinaryClassificationEvaluator.find_best_acc_and_threshold(cosines, labels, True)
    f1, precision, recall, f1_threshold = BinaryClassificationEvaluator.find_best_f1_and_threshold(cosines, labels, True)
    values = {
        "accuracy": accuracy,
        "accuracyThreshold": accuracy_threshold,
        "f1": f1,
        "f1Threshold": f1_threshold,
        "precision": precision,
        "recall": recall,
        "averagePrecision": average_precision_score(labels, cosines),
    }
    return {name: float(value) for name, value in values.items()}


def at_threshold(cosines: np.ndarray, labels: np.ndarray, threshold: float) -> dict[str, float]:
    called = (cosines >= threshold).astype(int)
    precision, recall, f1, _ = precision_recall_fscore_support(
        labels.astype(int), called, average="binary", zero_division=np.nan
    )
    return {
        "threshold": threshold,
        "accuracy": float(accuracy_score(labels, called)),
        "precision": None if np.isnan(precision) else float(precision),
        "recall": float(recall),
        "f1": float(f1),
    }


def case(name: str, cosines: np.ndarray, labels: np.ndarray) -> dict:
    in_order = np.empty(len(labels))
    in_order[np.argsort(labels, kind="stable")] = np.arange(len(labels))
    is_binary = bool(np.isin(labels, [0, 1]).all())
    return {
        "name": name,
        "cosines": cosines.tolist(),
        "labels": labels.tolist(),
        "ranks": rankdata(cosines).tolist(),
        "spearman": float(spearmanr(cosines, labels).statistic),
        "pearson": float(pearsonr(cosines, labels).statistic),
        "ceiling": float(spearmanr(labels, in_order).statistic),
        "binary": binary_metrics(cosines, labels) if is_binary else None,
        "at": [at_threshold(cosines, labels, threshold) for threshold in THRESHOLDS] if is_binary else [],
    }


def cases() -> list[dict]:
    rng = np.random.default_rng(20)
    graded = rng.uniform(0, 1, 80)
    steps = rng.integers(0, 6, 80) / 5
    classes = rng.integers(0, 2, 80).astype(float)
    rare = (rng.uniform(0, 1, 200) < 0.05).astype(float)
    balanced = np.repeat([0.0, 1.0], 20)

    def noisy(labels: np.ndarray, noise: float) -> np.ndarray:
        return np.clip(1.4 * labels - 0.5 + rng.normal(0, noise, len(labels)), -1, 1)

    return [
        case("graded labels without ties", noisy(graded, 0.3), graded),
        case("graded labels in six steps, cosines with ties", np.round(noisy(steps, 0.3), 1), steps),
        case("graded labels, cosines of float32", noisy(steps, 0.2).astype(np.float32).astype(float), steps),
        case("two classes that overlap", noisy(classes, 0.6), classes),
        case("two classes with cosines that tie across them", np.round(noisy(classes, 0.5), 1), classes),
        case("few of label 1", noisy(rare, 0.5), rare),
        case("two balanced classes in perfect order", np.linspace(-0.2, 0.9, 40), balanced),
        case("two balanced classes in reversed order", np.linspace(0.9, -0.2, 40), balanced),
        case("no threshold beats calling all pairs dissimilar", np.array([0.9, 0.8, 0.1]), np.array([0.0, 0.0, 1.0])),
        case("an integer midpoint", np.array([1.0, -1.0, 0.0, 0.25]), np.array([1.0, 0.0, 0.0, 1.0])),
    ]


def ranking() -> dict:
    cosines = np.random.default_rng(21).uniform(-1, 1, (25, 25)) + 0.8 * np.eye(25)
    return {
        "cosines": cosines.tolist(),
        "accuracyAt1": float(top_k_accuracy_score(np.arange(25), cosines, k=1)),
        "mrr": float(label_ranking_average_precision_score(np.eye(25), cosines)),
    }


def golden() -> dict:
    return {
        "madeBy": "tests/python/make_metrics_golden.py",
        "versions": versions("numpy", "scipy", "scikit-learn", "sentence-transformers"),
        "format": FORMAT,
        "cases": cases(),
        "ranking": ranking(),
    }


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "golden"
    path = folder / "metrics.json"
    path.write_text(json.dumps(golden()) + "\n")
    print(f"{path}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
