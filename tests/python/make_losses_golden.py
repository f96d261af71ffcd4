"""Writes tests/golden/losses.json: each loss of sentence-transformers, and its gradients, on batches with hard cases.

Usage: python make_losses_golden.py [OUTPUT_FOLDER]

The model is so small that every gradient of every case can be kept. All is computed in float64 from float32 weights.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import torch
from make_golden import both, encode, encode_all, largest_difference, rounded_up
from sentence_transformers.sentence_transformer import losses
from sentence_transformers.sentence_transformer.losses.batch_hard_triplet import BatchHardTripletLossDistanceFunction
from sentence_transformers.sentence_transformer.losses.contrastive import SiameseDistanceMetric
from sentence_transformers.sentence_transformer.losses.triplet import TripletDistanceMetric
from sentence_transformers.util import pairwise_cos_sim, pairwise_dot_score
from tiny import SPECIAL, encoder_config, features, parameters, sentence_model
from transformers import BertConfig
from transformers.utils import logging
from versions import versions

FORMAT = (
    "Float arrays are base64 of little-endian float32, rounded from float64; linear weights are [out, in]. "
    "`sentences` are token ids with the special ones. A case's `columns` are lists of indices into `sentences`, where null "
    "is a negative that a row does not have, which is computed in plain PyTorch; its "
    "`params` have the names of the page's catalogue; `head` is SoftmaxLoss's classifier, its weight [classes, features] "
    "and its bias [classes]. `lossValue`, `gradients` and `headGradients` belong to the initial weights, without dropout. "
    "`float32Error` is the largest absolute difference of the same gradients in PyTorch's float32. `teacher` is the vectors "
    "of the sentences by another model, from which the losses that have a teacher take theirs."
)
SEED = 3
CONFIG = BertConfig(
    vocab_size=16,
    hidden_size=8,
    num_hidden_layers=1,
    num_attention_heads=2,
    intermediate_size=8,
    max_position_embeddings=8,
    type_vocab_size=2,
)
LENGTHS = [2, 3, 8, 4, 5, 7, 3, 6, 5, 4]

SIAMESE = {
    "cosine": SiameseDistanceMetric.COSINE_DISTANCE,
    "euclidean": SiameseDistanceMetric.EUCLIDEAN,
    "manhattan": SiameseDistanceMetric.MANHATTAN,
}
TRIPLET = {
    "cosine": TripletDistanceMetric.COSINE,
    "euclidean": TripletDistanceMetric.EUCLIDEAN,
    "manhattan": TripletDistanceMetric.MANHATTAN,
}
IN_BATCH = {
    "cosine": BatchHardTripletLossDistanceFunction.cosine_distance,
    "euclidean": BatchHardTripletLossDistanceFunction.euclidean_distance,
}
DIRECTIONS = {
    "queryToDoc": {},
    "symmetric": {"directions": ("query_to_doc", "doc_to_query"), "partition_mode": "per_direction"},
    "all": {"directions": ("query_to_doc", "query_to_query", "doc_to_query", "doc_to_doc")},
}
HARDNESS = {
    "none": None,
    "inBatchNegatives": "in_batch_negatives",
    "hardNegatives": "hard_negatives",
    "allNegatives": "all_negatives",
}


def ranking(p: dict) -> dict:
    return {
        "scale": p.get("scale", 20.0),
        **DIRECTIONS[p.get("directions", "queryToDoc")],
        "hardness_mode": HARDNESS[p.get("hardnessMode", "none")],
        "hardness_strength": p.get("hardnessStrength", 0.0),
    }


def margin(p: dict, metrics: dict, name: str = "margin") -> dict:
    """Only what is set, so that the defaults are the library's own."""
    return {
        **({name: p["margin"]} if "margin" in p else {}),
        **({"distance_metric": metrics[p["distance"]]} if "distance" in p else {}),
    }


def scale(p: dict) -> dict:
    return {"scale": p["scale"]} if "scale" in p else {}


class Ragged(torch.nn.Module):
    """MultipleNegativesRankingLoss in plain PyTorch, row by row, for rows of different numbers of negatives.

    `columns` are indices of sentences, None where a row has no negative in that column.
    """

    def __init__(self, model, p: dict) -> None:
        super().__init__()
        self.model = model
        self.scale = p.get("scale", 20.0)
        self.directions = p.get("directions", "queryToDoc")
        self.mode, self.strength = p.get("hardnessMode", "none"), p.get("hardnessStrength", 0.0)

    def forward(self, columns: list[list[int | None]], sentences: list[list[int]]) -> torch.Tensor:
        def embed(index: int) -> torch.Tensor:
            return self.model(features([sentences[index]]))["sentence_embedding"][0]

        def cos(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
            return torch.dot(a, b) / (a.norm() * b.norm())

        queries, positives = ([embed(i) for i in column] for column in columns[:2])
        # Each candidate with the row that it belongs to, and whether it is a hard negative.
        candidates = [(vector, row, False) for row, vector in enumerate(positives)]
        candidates += [(embed(i), row, True) for column in columns[2:] for row, i in enumerate(column) if i is not None]
        terms = []
        for row, query in enumerate(queries):
            scores = []
            for vector, owner, hard in candidates:
                similarity = cos(query, vector)
                own = owner == row
                harder = {
                    "none": False,
                    "inBatchNegatives": not own,
                    "hardNegatives": own and hard,
                    "allNegatives": not own or hard,
                }[self.mode]
                scores.append(self.scale * similarity + (self.strength * similarity.detach() if harder else 0.0))
            backward = [self.scale * cos(other, positives[row]) for other in queries]
            if self.directions == "symmetric":
                log_z = (torch.logsumexp(torch.stack(scores), 0) + torch.logsumexp(torch.stack(backward), 0)) / 2
            elif self.directions == "all":
                queries_apart = [self.scale * cos(query, other) for i, other in enumerate(queries) if i != row]
                docs_apart = [self.scale * cos(positives[row], vector) for vector, owner, _ in candidates if owner != row]
                log_z = torch.logsumexp(torch.stack([*scores, *queries_apart, *backward, *docs_apart]), 0)
            else:
                log_z = torch.logsumexp(torch.stack(scores), 0)
            terms.append(log_z - scores[row])
        return torch.stack(terms).mean()


class RaggedAngle(torch.nn.Module):
    """AnglELoss in plain PyTorch, pair by pair, for rows of different numbers of negatives; as Ragged otherwise."""

    def __init__(self, model, p: dict) -> None:
        super().__init__()
        self.model = model
        self.scale = p.get("scale", 20.0)

    def forward(self, columns: list[list[int | None]], sentences: list[list[int]]) -> torch.Tensor:
        def embed(index: int) -> torch.Tensor:
            return self.model(features([sentences[index]]))["sentence_embedding"][0]

        def similarity(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
            a, b = (torch.complex(*torch.chunk(vector / vector.norm(), 2)) for vector in (a, b))
            ratio = a * b.conj()
            return (ratio.real + ratio.imag).sum().abs()

        rows = range(len(columns[0]))
        near = [similarity(embed(columns[0][row]), embed(columns[1][row])) for row in rows]
        far = [
            similarity(embed(columns[0][row]), embed(column[row]))
            for column in columns[2:]
            for row in rows
            if column[row] is not None
        ]
        gaps = [self.scale * (f - n) for n in near for f in far]
        return torch.logsumexp(torch.stack([gaps[0] * 0, *gaps]), 0)


def ragged_loss(loss: str, model, p: dict) -> torch.nn.Module:
    if loss in ("MSELoss", "MarginMSELoss", "DistillKLDivLoss"):
        return RaggedTaught(model, p, loss)
    return RaggedAngle(model, p) if loss == "AnglELoss" else Ragged(model, p)


def is_ragged(spec: dict) -> bool:
    return any(index is None for column in spec["columns"] for index in column)


CLASSES = 3


def softmax(model, p: dict) -> torch.nn.Module:
    """With a classifier of seeded numbers, in the model's precision."""
    names = {"sentences": "rep", "difference": "difference", "product": "multiplication"}
    parts = {f"concatenation_sent_{python}": p[name] for name, python in names.items() if name in p}
    loss = losses.SoftmaxLoss(model, CONFIG.hidden_size, CLASSES, **parts)
    rng = np.random.default_rng(SEED + 2)
    for parameter in (loss.classifier.weight, loss.classifier.bias):
        values = rng.standard_normal(tuple(parameter.shape)).astype(np.float32)
        parameter.data = torch.from_numpy(values).to(next(model.parameters()).dtype)
    return loss


SIMILARITY = {"dot": pairwise_dot_score, "cosine": pairwise_cos_sim}


def teacher_model(dtype: torch.dtype):
    return sentence_model(CONFIG, SEED + 7, "mean", True, dtype).requires_grad_(False).eval()


def taught(spec: dict, sentences: list[list[int]], dtype: torch.dtype) -> torch.Tensor | None:
    """The labels that the documentation of sentence-transformers has the teacher compute."""
    if spec["loss"] not in ("MSELoss", "MarginMSELoss", "DistillKLDivLoss"):
        return None
    model = teacher_model(dtype)
    columns = [model(features([sentences[i] for i in column]))["sentence_embedding"] for column in spec["columns"]]
    if spec["loss"] == "MSELoss":
        return torch.stack(columns, dim=1)
    similarity = SIMILARITY[spec["params"].get("similarity", "dot")]
    scores = [similarity(columns[0], column) for column in columns[1:]]
    return torch.stack([scores[0] - score for score in scores[1:]] if spec["loss"] == "MarginMSELoss" else scores, dim=1)


class RaggedTaught(torch.nn.Module):
    """MSELoss, MarginMSELoss and DistillKLDivLoss in plain PyTorch, row by row; as Ragged otherwise."""

    def __init__(self, model, p: dict, loss: str) -> None:
        super().__init__()
        self.model, self.p, self.loss = model, p, loss
        self.teacher = teacher_model(next(model.parameters()).dtype)

    def forward(self, columns: list[list[int | None]], sentences: list[list[int]]) -> torch.Tensor:
        similarity = SIMILARITY[self.p.get("similarity", "dot")]
        squares, divergences = [], []
        for row in range(len(columns[0])):
            indices = [column[row] for column in columns if column[row] is not None]
            mine, taught = (
                [model(features([sentences[i]]))["sentence_embedding"] for i in indices] for model in (self.model, self.teacher)
            )
            if self.loss == "MSELoss":
                squares += [(a - b).square().mean() for a, b in zip(mine, taught, strict=True)]
                continue
            ours, theirs = (torch.cat([similarity(of[0], one) for one in of[1:]]) for of in (mine, taught))
            squares += [((ours[0] - a) - (theirs[0] - b)).square() for a, b in zip(ours[1:], theirs[1:], strict=True)]
            heat = self.p.get("temperature", 1.0)
            log_share = torch.log_softmax(theirs / heat, 0)
            divergences.append((log_share.exp() * (log_share - torch.log_softmax(ours / heat, 0))).sum() * heat**2)
        return torch.stack(divergences if self.loss == "DistillKLDivLoss" else squares).mean()


def gist(model, p: dict) -> torch.nn.Module:
    names = {"temperature": "temperature", "marginStrategy": "margin_strategy", "margin": "margin",
             "contrastAnchors": "contrast_anchors", "contrastPositives": "contrast_positives"}  # fmt: skip
    given = {python: p[name] for name, python in names.items() if name in p}
    return losses.GISTEmbedLoss(model, teacher_model(next(model.parameters()).dtype), **given)


def similarity(p: dict) -> dict:
    return {"similarity_fct": SIMILARITY[p["similarity"]]} if "similarity" in p else {}


LOSSES = {
    "GISTEmbedLoss": gist,
    "MSELoss": lambda m, p: losses.MSELoss(m),
    "MarginMSELoss": lambda m, p: losses.MarginMSELoss(m, **similarity(p)),
    "DistillKLDivLoss": lambda m, p: losses.DistillKLDivLoss(
        m, **similarity(p), **({"temperature": p["temperature"]} if "temperature" in p else {})
    ),
    "CosineSimilarityLoss": lambda m, p: losses.CosineSimilarityLoss(m),
    "CoSENTLoss": lambda m, p: losses.CoSENTLoss(m, **scale(p)),
    "AnglELoss": lambda m, p: losses.AnglELoss(m, **scale(p)),
    "ContrastiveLoss": lambda m, p: losses.ContrastiveLoss(m, **margin(p, SIAMESE)),
    "OnlineContrastiveLoss": lambda m, p: losses.OnlineContrastiveLoss(m, **margin(p, SIAMESE)),
    "TripletLoss": lambda m, p: losses.TripletLoss(m, **margin(p, TRIPLET, "triplet_margin")),
    "MultipleNegativesRankingLoss": lambda m, p: losses.MultipleNegativesRankingLoss(m, **ranking(p)),
    "SoftmaxLoss": lambda m, p: softmax(m, p),
    "BatchAllTripletLoss": lambda m, p: losses.BatchAllTripletLoss(m, **margin(p, IN_BATCH)),
    "BatchHardTripletLoss": lambda m, p: losses.BatchHardTripletLoss(m, **margin(p, IN_BATCH)),
    "BatchHardSoftMarginTripletLoss": lambda m, p: losses.BatchHardSoftMarginTripletLoss(m, **margin(p, IN_BATCH)),
    "BatchSemiHardTripletLoss": lambda m, p: losses.BatchSemiHardTripletLoss(m, **margin(p, IN_BATCH)),
    "CachedMultipleNegativesRankingLoss": lambda m, p: losses.CachedMultipleNegativesRankingLoss(
        m, mini_batch_size=p["miniBatchSize"], **ranking(p)
    ),
    "MegaBatchMarginLoss": lambda m, p: losses.MegaBatchMarginLoss(
        m,
        mini_batch_size=p["miniBatchSize"],
        **{f"{side}_margin": p[f"{side}Margin"] for side in ("positive", "negative") if f"{side}Margin" in p},
    ),
}

MEAN = {"pooling": "mean", "normalize": False}
UNIT = {"pooling": "mean", "normalize": True}
A, B, C = [0, 1, 2, 3, 4], [5, 6, 7, 3, 8], [9, 8, 1, 0, 5]
GRADED = [0.8, 0.2, 0.2, 1.0, 0.0]


def pairs(labels: list[float] | None = None) -> dict:
    return {"columns": [A, B], "labels": labels}


def sentences(column: list[int], labels: list[int]) -> dict:
    return {"columns": [column], "labels": labels}


TRIPLETS = {"columns": [A, B, C], "labels": None}
THREE = {"columns": [A, B, C, [6, 2, 4, 7, 1], [3, 9, 0, 8, 6]], "labels": None}
RAGGED = {"columns": [A, B, [9, None, 1, None, 5], [None, None, 4, 7, 1], [3, None, 0, None, 6]], "labels": None}
RANKINGS = [
    ({}, "queries to documents"),
    ({"directions": "symmetric", "scale": 8.0}, "symmetric, another scale"),
    ({"directions": "all"}, "all directions"),
    ({"hardnessMode": "inBatchNegatives", "hardnessStrength": 9.0}, "in-batch hardness"),
    ({"hardnessMode": "hardNegatives", "hardnessStrength": 5.0}, "hardness of the negatives"),
    ({"hardnessMode": "allNegatives", "hardnessStrength": 3.0, "directions": "all"}, "all hardness, all directions"),
]
ONE = {"columns": [[2], [5]]}


def case(name: str, loss: str, model: dict, batch: dict, **params) -> dict:
    return {"name": name, "loss": loss, "params": params, **model, "labels": None, **batch}


def with_dims(spec: dict, dims: list[int], weights: list[float] | None = None) -> dict:
    return {**spec, "matryoshkaDims": dims, "matryoshkaWeights": weights or []}


CASES = [
    case("tied scores, and one pair with itself", "CosineSimilarityLoss", MEAN, pairs(GRADED)),
    case("tied scores, and one pair with itself", "CoSENTLoss", MEAN, pairs(GRADED)),
    case("of length 1, another scale", "CoSENTLoss", UNIT, pairs(GRADED), scale=5.0),
    case("all scores tied", "CoSENTLoss", UNIT, pairs([0.5] * 5)),
    case("a pair twice under other scores", "CoSENTLoss", UNIT,
         {"columns": [[0, 0, 4], [5, 5, 8]], "labels": [0.1, 0.9, 0.9]}),
    case("one row", "CoSENTLoss", UNIT, {**ONE, "labels": [0.3]}),
    case("tied scores, and one pair with itself", "AnglELoss", MEAN, pairs(GRADED)),
    case("of length 1, another scale", "AnglELoss", UNIT, pairs(GRADED), scale=5.0),
    case("one row", "AnglELoss", UNIT, {**ONE, "labels": [0.3]}),
    case("triplets", "AnglELoss", UNIT, TRIPLETS),
    case("one triplet", "AnglELoss", UNIT, {"columns": [[2], [5], [6]]}),
    case("three negatives, another scale", "AnglELoss", MEAN, THREE, scale=5.0),
    case("three negatives of pairs with scores", "AnglELoss", UNIT, {**THREE, "labels": GRADED}),
    case("none to three negatives", "AnglELoss", UNIT, RAGGED),
    case("both labels", "ContrastiveLoss", MEAN, pairs([1, 0, 1, 1, 0])),
    case("Euclidean, a pair with itself", "ContrastiveLoss", MEAN, pairs([1, 0, 1, 1, 0]), margin=4.0, distance="euclidean"),
    case("Manhattan, of length 1", "ContrastiveLoss", UNIT, pairs([1, 0, 0, 1, 0]), margin=3.0, distance="manhattan"),
    case("both labels", "OnlineContrastiveLoss", MEAN, pairs([1, 0, 1, 1, 0]), margin=0.9),
    case("Euclidean", "OnlineContrastiveLoss", MEAN, pairs([1, 0, 1, 0, 0]), margin=6.0, distance="euclidean"),
    case("Manhattan, of length 1", "OnlineContrastiveLoss", UNIT, pairs([1, 0, 0, 0, 1]), margin=5.0, distance="manhattan"),
    case("no similar pair", "OnlineContrastiveLoss", UNIT, pairs([0] * 5), margin=1.5),
    case("no different pair", "OnlineContrastiveLoss", UNIT, pairs([1] * 5)),
    case("a pair twice under both labels", "OnlineContrastiveLoss", UNIT,
         {"columns": [[0, 0, 4, 2], [5, 5, 8, 7]], "labels": [0, 1, 0, 1]}, margin=1.0),
    case("one row", "OnlineContrastiveLoss", UNIT, {**ONE, "labels": [1]}),
    case("Euclidean", "TripletLoss", MEAN, TRIPLETS),
    case("cosine", "TripletLoss", MEAN, TRIPLETS, margin=0.5, distance="cosine"),
    case("Manhattan, of length 1", "TripletLoss", UNIT, TRIPLETS, margin=1.0, distance="manhattan"),
    case("one row, its negative equal to its partner", "TripletLoss", UNIT, {"columns": [[2], [5], [5]]}),
    case("a partner twice", "MultipleNegativesRankingLoss", MEAN, {"columns": [[1, 3, 5, 5], [2, 4, 4, 6]]}),
    case("triplets", "MultipleNegativesRankingLoss", UNIT, TRIPLETS),
    case("symmetric pairs", "MultipleNegativesRankingLoss", UNIT, pairs(), directions="symmetric"),
    case("symmetric triplets, another scale", "MultipleNegativesRankingLoss", MEAN, TRIPLETS, directions="symmetric", scale=8.0),
    case("all directions, pairs", "MultipleNegativesRankingLoss", UNIT, pairs(), directions="all"),
    case("all directions, triplets", "MultipleNegativesRankingLoss", UNIT, TRIPLETS, directions="all"),
    case("all directions, one row", "MultipleNegativesRankingLoss", UNIT, ONE, directions="all"),
    case("in-batch hardness", "MultipleNegativesRankingLoss", UNIT, TRIPLETS, hardnessMode="inBatchNegatives", hardnessStrength=9.0),
    case("hardness of the negatives", "MultipleNegativesRankingLoss", UNIT, TRIPLETS, hardnessMode="hardNegatives", hardnessStrength=5.0),
    case("all hardness, symmetric", "MultipleNegativesRankingLoss", UNIT, TRIPLETS,
         hardnessMode="allNegatives", hardnessStrength=3.0, directions="symmetric"),
    *(case(f"three negatives: {name}", "MultipleNegativesRankingLoss", UNIT, THREE, **p) for p, name in RANKINGS),
    *(case(f"none to three negatives: {name}", "MultipleNegativesRankingLoss", UNIT, RAGGED, **p) for p, name in RANKINGS),
    *(case(f"three negatives in mini-batches of 3: {name}", "CachedMultipleNegativesRankingLoss", MEAN, THREE, miniBatchSize=3, **p)
      for p, name in RANKINGS[1:3]),
    case("none to three negatives in mini-batches of 4", "CachedMultipleNegativesRankingLoss", MEAN, RAGGED, miniBatchSize=4),
    case("mini-batches of 2, the last of 1", "CachedMultipleNegativesRankingLoss", UNIT, pairs(), miniBatchSize=2),
    case("symmetric triplets in mini-batches of 3", "CachedMultipleNegativesRankingLoss", MEAN, TRIPLETS,
         miniBatchSize=3, directions="symmetric"),
    case("one row", "CachedMultipleNegativesRankingLoss", UNIT, ONE, miniBatchSize=32),
    case("one pair with itself", "MegaBatchMarginLoss", MEAN, pairs(), miniBatchSize=50),
    case("other margins, mini-batches of 2, of length 1", "MegaBatchMarginLoss", UNIT, pairs(), miniBatchSize=2,
         positiveMargin=1.0, negativeMargin=-0.5),
    case("margins that some pairs keep", "MegaBatchMarginLoss", UNIT, {"columns": [[1, 3, 5, 8], [2, 4, 4, 6]]}, miniBatchSize=3,
         positiveMargin=0.1, negativeMargin=0.4),
    case("one row", "MegaBatchMarginLoss", UNIT, ONE, miniBatchSize=50),
    case("three classes", "SoftmaxLoss", MEAN, pairs([0, 1, 2, 0, 0])),
    case("with the product, of length 1", "SoftmaxLoss", UNIT, pairs([2, 1, 2, 0, 0]), product=True),
    case("by the difference alone, one class", "SoftmaxLoss", UNIT, pairs([1] * 5), sentences=False),
    case("one row", "SoftmaxLoss", UNIT, {**ONE, "labels": [2]}),
    *(
        spec
        for loss, least in (("BatchAllTripletLoss", 0.2), ("BatchHardTripletLoss", 0.2), ("BatchSemiHardTripletLoss", 0.2),
                            ("BatchHardSoftMarginTripletLoss", None))
        for spec in (
            case("three classes, one with a sentence alone", loss, MEAN, sentences([0, 1, 2, 3, 4, 5, 6], [0, 1, 0, 1, 2, 0, 1])),
            case("cosine, of length 1", loss, UNIT, sentences([0, 1, 2, 3, 8, 9], [0, 1, 0, 1, 2, 2]), distance="cosine",
                 **({} if least is None else {"margin": least})),
            case("a sentence twice in its class", loss, MEAN, sentences([0, 0, 1, 2, 3], [0, 0, 1, 0, 1])),
            case("one class alone", loss, MEAN, sentences([0, 1, 2], [1, 1, 1])),
            case("one row", loss, UNIT, sentences([4], [0])),
        )
    ),
    with_dims(case("of 8 and 2 dimensions", "BatchHardTripletLoss", MEAN, sentences([0, 1, 2, 3, 8, 9], [0, 1, 0, 1, 2, 2]),
                   margin=0.5), [8, 2]),
    case("pairs", "GISTEmbedLoss", UNIT, pairs()),
    case("triplets, a relative margin, another temperature", "GISTEmbedLoss", MEAN, TRIPLETS,
         temperature=0.1, marginStrategy="relative", margin=0.2),
    case("with a margin, without contrasts", "GISTEmbedLoss", UNIT, TRIPLETS, margin=0.1, temperature=0.05,
         contrastAnchors=False, contrastPositives=False),
    case("a negative margin that leaves nothing out", "GISTEmbedLoss", MEAN, TRIPLETS, margin=-1.0, temperature=0.5),
    case("one row", "GISTEmbedLoss", UNIT, ONE, temperature=0.5),
    case("pairs", "MSELoss", UNIT, pairs()),
    case("single sentences", "MSELoss", MEAN, {"columns": [A], "labels": None}),
    case("three negatives", "MSELoss", MEAN, THREE),
    case("none to three negatives", "MSELoss", UNIT, RAGGED),
    case("triplets", "MarginMSELoss", MEAN, TRIPLETS),
    case("three negatives, by cosine", "MarginMSELoss", MEAN, THREE, similarity="cosine"),
    case("none to three negatives", "MarginMSELoss", UNIT, RAGGED),
    case("triplets", "DistillKLDivLoss", MEAN, TRIPLETS),
    case("three negatives, by cosine, another temperature", "DistillKLDivLoss", MEAN, THREE, similarity="cosine", temperature=0.2),
    case("none to three negatives", "DistillKLDivLoss", UNIT, RAGGED, temperature=0.5),
    with_dims(case("of 8 and 3 dimensions", "CosineSimilarityLoss", MEAN, pairs(GRADED)), [8, 3]),
    with_dims(case("weighted, without the whole length", "CoSENTLoss", UNIT, pairs(GRADED)), [2, 6, 1], [0.5, 1.5, 2.0]),
    with_dims(case("of 8 and 5 dimensions", "AnglELoss", UNIT, pairs(GRADED), scale=5.0), [8, 5]),
    with_dims(case("of 8 and 4 dimensions, three negatives", "AnglELoss", UNIT, THREE), [8, 4]),
    with_dims(case("of 8, 4 and 2 dimensions", "TripletLoss", MEAN, TRIPLETS, margin=0.5), [8, 4, 2]),
    with_dims(case("of 4 and 8 dimensions", "OnlineContrastiveLoss", MEAN, pairs([1, 0, 1, 1, 0]), margin=0.9), [4, 8]),
    with_dims(case("of 8 and 4 dimensions, triplets", "MultipleNegativesRankingLoss", UNIT, TRIPLETS), [8, 4], [1.0, 0.25]),
    with_dims(case("of 8 and 4 dimensions, three negatives", "MultipleNegativesRankingLoss", UNIT, THREE), [8, 4], [1.0, 0.25]),
    with_dims(case("of 8 and 4 dimensions, mini-batches of 2", "CachedMultipleNegativesRankingLoss", MEAN, pairs(),
                   miniBatchSize=2), [8, 4], [1.0, 3.0]),
    with_dims(case("of 8 and 4 dimensions, triplets", "GISTEmbedLoss", UNIT, TRIPLETS, temperature=0.1), [8, 4], [1.0, 0.5]),
    with_dims(case("of 8 and 4 dimensions", "DistillKLDivLoss", UNIT, THREE, temperature=0.2), [8, 4]),
    with_dims(case("of 8 and 4 dimensions, mini-batches of 2", "MegaBatchMarginLoss", MEAN, pairs(), miniBatchSize=2), [8, 4]),
]  # fmt: skip


def token_sentences() -> list[list[int]]:
    """Sentences of LENGTHS between [CLS] and [SEP]; a word may repeat within one."""
    rng = np.random.default_rng(SEED + 1)
    cls, sep = SPECIAL.index("[CLS]"), SPECIAL.index("[SEP]")
    return [[cls, *rng.integers(len(SPECIAL), CONFIG.vocab_size, n - 2).tolist(), sep] for n in LENGTHS]


def gradients_of(model) -> dict[str, torch.Tensor]:
    return {name: torch.zeros_like(p) if p.grad is None else p.grad for name, p in parameters(model).items()}


def computed(spec: dict, sentences: list[list[int]]) -> dict:
    def make(dtype):
        model = sentence_model(CONFIG, SEED, spec["pooling"], spec["normalize"], dtype)
        if is_ragged(spec):
            loss = ragged_loss(spec["loss"], model, spec["params"])
            value = loss(spec["columns"], sentences)
            value.backward()
            return value.item(), gradients_of(model), {}
        loss = LOSSES[spec["loss"]](model, spec["params"])
        if dims := spec.get("matryoshkaDims"):
            loss = losses.MatryoshkaLoss(model, loss, dims, spec["matryoshkaWeights"] or None)
        columns = [features([sentences[i] for i in column]) for column in spec["columns"]]
        labels = None if spec["labels"] is None else torch.tensor(spec["labels"])
        labels = labels if (of_teacher := taught(spec, sentences, dtype)) is None else of_teacher
        value = loss(columns, labels)
        value.backward()
        gradients = gradients_of(model)
        head = dict(loss.classifier.named_parameters()) if spec["loss"] == "SoftmaxLoss" else {}
        return value.item() + 0.0, gradients, head  # never -0.0

    (value, gradients, head), (_, gradients32, _) = both(make)
    return {
        "matryoshkaDims": [],
        "matryoshkaWeights": [],
        **spec,
        "lossValue": value,
        "gradients": encode_all(gradients),
        "head": encode_all({name: parameter.detach() for name, parameter in head.items()}),
        "headGradients": encode_all({name: parameter.grad for name, parameter in head.items()}),
        "float32Error": rounded_up(largest_difference(gradients, gradients32)),
    }


def golden() -> dict:
    sentences = token_sentences()
    model = sentence_model(CONFIG, SEED, "mean", False, torch.float32)
    teacher = teacher_model(torch.float64)(features(sentences))["sentence_embedding"]
    return {
        "header": {
            "format": FORMAT,
            "madeBy": "tests/python/make_losses_golden.py",
            "versions": versions("torch", "transformers", "sentence-transformers", "numpy"),
        },
        "encoder": encoder_config(CONFIG),
        "weights": encode_all({name: p.detach() for name, p in parameters(model).items()}),
        "sentences": sentences,
        "teacher": encode(teacher),
        "cases": [computed(spec, sentences) for spec in CASES],
    }


def main() -> None:
    default = Path(__file__).resolve().parent.parent / "golden"
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else default
    folder.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    logging.disable_progress_bar()
    path = folder / "losses.json"
    path.write_text(json.dumps(golden(), indent=1) + "\n")
    print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
