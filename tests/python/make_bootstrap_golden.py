"""Writes tests/golden/bootstrap.json: paired percentile intervals of scipy.stats.bootstrap, with the draws they are made of.

Usage: python make_bootstrap_golden.py [OUTPUT_FOLDER]
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
from scipy.stats import bootstrap, norm, spearmanr, t
from sklearn.metrics import average_precision_score
from versions import versions

FORMAT = (
    "`base` and `tuned` are cosines, or for the mean the values of each row; `clusters[i]` is the cluster of row i. "
    "`draws[r]` are the clusters of resample r, `distribution[name][r]` the metric of their rows (`difference`: tuned less "
    "base), and `intervals[name]` the percentile interval at confidence `level`. `level` is the one that the expanded "
    "percentile interval takes for that many clusters at 95 %. `many` has the intervals of 2,000 other draws."
)

Metric = Callable[[np.ndarray, np.ndarray], float]


def spearman(values: np.ndarray, labels: np.ndarray) -> float:
    return float(spearmanr(values, labels).statistic)


def average_precision(values: np.ndarray, labels: np.ndarray) -> float:
    return float(average_precision_score(labels, values))


def mean(values: np.ndarray, _: np.ndarray) -> float:
    return float(np.mean(values))


def expanded(clusters: int) -> float:
    factor = np.sqrt(clusters / (clusters - 1))
    return float(1 - 2 * norm.cdf(-factor * t.ppf(0.975, clusters - 1)))


def case(
    name: str,
    metric: Metric,
    rows: tuple[np.ndarray, np.ndarray, np.ndarray],
    clusters: np.ndarray | None = None,
    many: int = 2000,
) -> dict:
    base, tuned, labels = rows
    of = np.arange(len(labels)) if clusters is None else clusters
    count = int(of.max()) + 1
    members = [np.flatnonzero(of == cluster) for cluster in range(count)]
    level = expanded(count)
    statistics: dict[str, Callable[[np.ndarray], float]] = {
        "base": lambda taken: metric(base[taken], labels[taken]),
        "tuned": lambda taken: metric(tuned[taken], labels[taken]),
        "difference": lambda taken: metric(tuned[taken], labels[taken]) - metric(base[taken], labels[taken]),
    }
    draws: list[list[int]] = []

    def found(statistic: Callable[[np.ndarray], float], resamples: int, seed: int) -> object:
        """scipy's result; it draws clusters in pairs with themselves, which leaves its paired path to be taken."""
        draws.clear()

        def of_clusters(drawn: np.ndarray, same: np.ndarray) -> float:
            assert (drawn == same).all()
            draws.append([int(cluster) for cluster in drawn])
            return statistic(np.concatenate([members[int(cluster)] for cluster in drawn]))

        every = np.arange(count)
        return bootstrap(
            (every, every),
            of_clusters,
            n_resamples=resamples,
            paired=True,
            vectorized=False,
            confidence_level=level,
            method="percentile",
            rng=np.random.default_rng(seed),
        )

    distribution, intervals, wide = {}, {}, {}
    kept: list[list[int]] = []
    for key, statistic in statistics.items():
        result = found(statistic, 150, 7)
        values = result.bootstrap_distribution.tolist()
        assert len(draws) == len(values)
        assert not kept or kept == draws  # one seed draws the same for all three
        kept = list(draws)
        distribution[key] = values
        intervals[key] = [float(end) for end in result.confidence_interval]
        wide[key] = [float(end) for end in found(statistic, many, 8).confidence_interval]
    return {
        "name": name,
        "metric": metric.__name__,
        "base": base.tolist(),
        "tuned": tuned.tolist(),
        "labels": labels.tolist(),
        "clusters": of.tolist(),
        "level": level,
        "draws": kept,
        "distribution": distribution,
        "intervals": intervals,
        "many": wide,
    }


def cases() -> list[dict]:
    rng = np.random.default_rng(30)

    def drawn(labels: np.ndarray, decimals: int = 6) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        shared = rng.normal(0, 0.2, len(labels))
        base = np.round(np.tanh(0.1 * labels + shared + rng.normal(0, 0.3, len(labels))), decimals)
        tuned = np.round(np.tanh(0.5 * labels + shared + rng.normal(0, 0.2, len(labels))), decimals)
        return base, tuned, labels

    graded = rng.integers(0, 6, 40) / 5
    classes = np.tile([0.0, 1.0], 20)
    pairs = np.sort(rng.integers(0, 18, 44))
    _, pairs = np.unique(pairs, return_inverse=True)
    base, tuned = np.round(rng.uniform(0, 1, (2, 25)), 3)
    return [
        case("graded labels", spearman, drawn(graded)),
        case("graded labels, cosines with ties", spearman, drawn(graded, 1)),
        case("two classes", spearman, drawn(classes)),
        case("clusters of rows", spearman, drawn(rng.integers(0, 6, 44) / 5), pairs),
        case("average precision", average_precision, drawn(classes)),
        case("average precision with ties, clusters of rows", average_precision, drawn(np.tile([0.0, 1.0], 22), 1), pairs),
        case("a mean over queries", mean, (base, np.round(np.minimum(1, tuned + 0.1), 3), np.zeros(25))),
    ]


def golden() -> dict:
    return {
        "madeBy": "tests/python/make_bootstrap_golden.py",
        "versions": versions("numpy", "scipy", "scikit-learn"),
        "format": FORMAT,
        "levels": [[clusters, expanded(clusters)] for clusters in (2, 3, 4, 10, 11, 70, 1000, 5000)],
        "cases": cases(),
    }


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "golden"
    path = folder / "bootstrap.json"
    path.write_text(json.dumps(golden()) + "\n")
    print(f"{path}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
