"""Writes tests/golden/findings.json: how well lengths predict labels, as scipy and scikit-learn compute it.

Usage: python make_findings_golden.py [OUTPUT_FOLDER]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from scipy.stats import mannwhitneyu, spearmanr
from sklearn.metrics import roc_auc_score
from versions import versions

FORMAT = (
    "`rocAuc` is roc_auc_score(labels, lengths), `spearman` is spearmanr(lengths, scores). `p` of an area under the ROC "
    "curve is mannwhitneyu's, two-sided and asymptotic without corrections, on lengths without ties."
)


def cases() -> list[dict]:
    rng = np.random.default_rng(7)
    made = []
    for rows, shift in ((12, 0), (40, 15), (300, -8)):
        labels = rng.integers(0, 2, rows)
        lengths = rng.integers(5, 60, rows) + shift * labels
        scores = np.round(rng.uniform(0, 1, rows) + 0.01 * shift * lengths / 60, 2)
        distinct = rng.permutation(10 * rows)[:rows] + shift * 10 * labels
        distinct = np.argsort(np.argsort(distinct, kind="stable"), kind="stable")
        u = mannwhitneyu(distinct[labels == 1], distinct[labels == 0], method="asymptotic", use_continuity=False)
        made.append(
            {
                "lengths": lengths.tolist(),
                "labels": labels.tolist(),
                "scores": scores.tolist(),
                "rocAuc": roc_auc_score(labels, lengths),
                "spearman": spearmanr(lengths, scores).statistic,
                "distinct": distinct.tolist(),
                "p": u.pvalue,
            }
        )
    return made


def golden() -> dict:
    return {
        "madeBy": "tests/python/make_findings_golden.py",
        "versions": versions("numpy", "scipy", "scikit-learn"),
        "format": FORMAT,
        "cases": cases(),
    }


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "golden"
    path = folder / "findings.json"
    path.write_text(json.dumps(golden()) + "\n")
    print(f"{path}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
