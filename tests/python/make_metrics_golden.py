"""Writes tests/golden/metrics.json: what scipy, scikit-learn and sentence-transformers compute on small cases.

Usage: python make_metrics_golden.py [OUTPUT_FOLDER]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import torch
from scipy.stats import pearsonr, rankdata, spearmanr
from sentence_transformers.sentence_transformer.evaluation import (
    BinaryClassificationEvaluator,
    EmbeddingSimilarityEvaluator,
    InformationRetrievalEvaluator,
    TripletEvaluator,
)
from sentence_transformers.util import SimilarityFunction
from sklearn.metrics import (
    accuracy_score,
    average_precision_score,
    matthews_corrcoef,
    ndcg_score,
    precision_recall_fscore_support,
)
from versions import versions

FORMAT = (
    "`cosines` and `labels` are float64. `ceiling` is spearmanr of the labels against the ranks 1..n in the labels' own "
    "order. `evaluators` has what sentence-transformers' evaluator classes return; BinaryClassificationEvaluator is there "
    "where labels are 0 and 1. `at` judges fixed thresholds (cosine >= threshold). Of a search, `scores[i][j]` is query i "
    "against document j and `relevant[i]` has the right documents; a triplet's accuracy is float32."
)
THRESHOLDS = [-0.25, 0.3, 0.5, 0.75]


class GivenScores:
    """A model for evaluators, whose dot products are the given scores, exactly: every vector has one number."""

    similarity_fn_name = "dot"

    def __init__(self, vectors: dict[str, float]) -> None:
        self.vectors = vectors
        self.model_card_data = self

    def encode(self, sentences: list[str], **_: object) -> np.ndarray:
        return np.array([[self.vectors[sentence]] for sentence in sentences], dtype=np.float64)

    encode_query = encode_document = encode

    def set_evaluation_metrics(self, *_: object) -> None:
        """Nothing is to be written down."""


def as_cosine(metrics: dict[str, float]) -> dict[str, float]:
    return {name.replace("dot", "cosine"): float(value) for name, value in metrics.items()}


def pair_metrics(cosines: np.ndarray, labels: np.ndarray, is_binary: bool) -> dict[str, dict[str, float]]:
    seconds = [f"second {i}" for i in range(len(cosines))]
    model = GivenScores({"first": 1.0, **dict(zip(seconds, cosines))})
    firsts = ["first"] * len(seconds)
    found = {
        "EmbeddingSimilarityEvaluator": as_cosine(EmbeddingSimilarityEvaluator(firsts, seconds, labels.tolist())(model))
    }
    if is_binary:
        binary = as_cosine(BinaryClassificationEvaluator(firsts, seconds, labels.astype(int).tolist())(model))
        assert binary["cosine_ap"] == average_precision_score(labels, cosines)
        assert binary["cosine_mcc"] == matthews_corrcoef(labels, cosines >= binary["cosine_f1_threshold"])
        found["BinaryClassificationEvaluator"] = binary
    return found


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
        "scipy": {
            "spearman": float(spearmanr(cosines, labels).statistic),
            "pearson": float(pearsonr(cosines, labels).statistic),
        },
        "ceiling": float(spearmanr(labels, in_order).statistic),
        "evaluators": pair_metrics(cosines, labels, is_binary),
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


def search(name: str, scores: np.ndarray, relevant: list[set[int]]) -> dict:
    """Document ids are whole numbers, so that ties are broken by the order of the documents."""
    queries, documents = scores.shape
    table = torch.from_numpy(scores)
    evaluator = InformationRetrievalEvaluator(
        {i: str(i) for i in range(queries)},
        {j: str(j) for j in range(documents)},
        dict(enumerate(relevant)),
        score_functions={"cosine": lambda asked, found: table[asked[:, 0].long()][:, found[:, 0].long()]},
        main_score_function=SimilarityFunction.COSINE,
    )
    model = GivenScores({str(i): float(i) for i in range(max(queries, documents))})
    evaluator.embed_inputs = lambda _, texts, **__: torch.from_numpy(model.encode(texts))
    metrics = {name: float(value) for name, value in evaluator(model).items()}
    assert evaluator.primary_metric == "cosine_ndcg@10"
    if len(np.unique(scores)) == scores.size and max(map(len, relevant)) <= 10 and documents > 1:
        gains = np.array([[j in right for j in range(documents)] for right in relevant], dtype=float)
        assert np.isclose(metrics["cosine_ndcg@10"], ndcg_score(gains, scores, k=10), atol=1e-12)
    return {
        "name": name,
        "scores": scores.tolist(),
        "relevant": [sorted(right) for right in relevant],
        "metrics": metrics,
    }


def searches() -> list[dict]:
    rng = np.random.default_rng(21)

    def drawn(queries: int, documents: int, decimals: int) -> np.ndarray:
        return np.round(rng.uniform(-1, 1, (queries, documents)), decimals)

    def some(queries: int, documents: int, most: int) -> list[set[int]]:
        return [set(rng.choice(documents, rng.integers(1, most + 1), replace=False).tolist()) for _ in range(queries)]

    own = [{i} for i in range(20)]
    return [
        search("one partner each", drawn(20, 20, 6) + 0.8 * np.eye(20), own),
        search("several partners", drawn(12, 40, 6), some(12, 40, 6)),
        search("scores that tie everywhere", drawn(20, 30, 1), some(20, 30, 4)),
        search("scores that are all equal", np.full((20, 20), 0.5), own),
        search("few different scores, and more than a hundred documents", drawn(5, 120, 0), some(5, 120, 60)),
        search("partners beyond the first hundred", drawn(6, 130, 3), some(6, 130, 3)),
        search("more than a hundred partners", drawn(3, 130, 3), [set(range(125)), set(range(105)), {0, 129}]),
        search("fewer documents than ten", drawn(4, 3, 6), some(4, 3, 3)),
        search("one document", drawn(2, 1, 6), [{0}, {0}]),
    ]


def triplets(name: str, cosines: np.ndarray) -> dict:
    """`cosines` [2, triplets]: those of the positives, then those of the negatives."""
    names = [[f"{part} {i}" for i in range(cosines.shape[1])] for part in ("positive", "negative")]
    model = GivenScores({"anchor": 1.0, **dict(zip(names[0] + names[1], cosines.ravel()))})
    metrics = as_cosine(TripletEvaluator(["anchor"] * cosines.shape[1], *names)(model))
    return {"name": name, "cosines": cosines.ravel().tolist(), "metrics": metrics}


def triplet_cases() -> list[dict]:
    rng = np.random.default_rng(22)
    return [
        triplets("triplets without ties", np.round(rng.uniform(-1, 1, (2, 37)), 6)),
        triplets("triplets with ties, which count as wrong", np.round(rng.uniform(-1, 1, (2, 37)), 1)),
        triplets("triplets of which all are wrong", np.array([[0.1, 0.2], [0.1, 0.3]])),
    ]


def golden() -> dict:
    return {
        "madeBy": "tests/python/make_metrics_golden.py",
        "versions": versions("numpy", "scipy", "scikit-learn", "sentence-transformers"),
        "format": FORMAT,
        "cases": cases(),
        "searches": searches(),
        "triplets": triplet_cases(),
    }


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "golden"
    path = folder / "metrics.json"
    path.write_text(json.dumps(golden()) + "\n")
    print(f"{path}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
