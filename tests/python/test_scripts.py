"""The training scripts of all kinds of data and recipes run, and their trainers are what the recipes say.

SEMBLANCE_DOWNLOAD names a folder whose `scripts` has a folder for each case, as scripts.spec.ts leaves them. Each case has
80 examples and trains tests/fixtures/tiny-bert, which has two layers, 48 dimensions and 64 positions.
"""

from __future__ import annotations

import json
import math
import re
import runpy
import shutil
import sys
from collections.abc import Callable
from contextlib import chdir
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import numpy as np
import pytest
import torch
from peft import PeftModel
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.sampler import DefaultBatchSampler, GroupByLabelBatchSampler, NoDuplicatesBatchSampler
from sentence_transformers.sentence_transformer import losses
from sentence_transformers.sentence_transformer.evaluation import (
    BinaryClassificationEvaluator,
    EmbeddingSimilarityEvaluator,
    InformationRetrievalEvaluator,
    SequentialEvaluator,
    TripletEvaluator,
)
from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
from sklearn.decomposition import PCA

TINY = Path(__file__).resolve().parents[1] / "fixtures" / "tiny-bert"
TEXTS = ["the quick dog likes that photo", "a smart lady builds that stone"]

torch.set_num_threads(1)  # more only wait for each other in a model as small as this

Script = Callable[[str], SimpleNamespace]


@pytest.fixture(scope="module")
def script(download: Path, tmp_path_factory: pytest.TempPathFactory) -> Script:
    """Runs the script of a case to its end, once, and gives its variables, with `folder`, where it ran."""

    @cache
    def run(case: str) -> SimpleNamespace:
        folder = tmp_path_factory.mktemp("scripts") / case
        shutil.copytree(download / "scripts" / case, folder)
        shutil.copytree(TINY, folder / "tiny-bert")
        shutil.copytree(TINY, folder / "semblance-base")  # the built-in model, as a teacher
        wide_teacher().save_pretrained(str(folder / "wide-teacher"))
        with chdir(folder), patch.object(sys, "argv", ["train.py"]):
            return SimpleNamespace(**runpy.run_path("train.py"), folder=folder)

    return run


def wide_teacher() -> SentenceTransformer:
    """With twice as many dimensions as the model that is trained."""
    transformer = Transformer(str(TINY))
    return SentenceTransformer(modules=[transformer, Pooling(48, ("cls", "mean"))], device="cpu")


def weights(model: SentenceTransformer) -> dict[str, torch.Tensor]:
    return {name: weight.detach().cpu() for name, weight in model[0].auto_model.named_parameters()}


def evaluators(evaluator: object) -> list[type]:
    return [type(one) for one in (evaluator.evaluators if isinstance(evaluator, SequentialEvaluator) else [evaluator])]


def sampled(trainer: object) -> object:
    """The batch sampler of the training set."""
    return trainer.get_train_dataloader().batch_sampler


CASES = [
    *("scores", "numbers", "long", "scores-best", "base-best", "matryoshka", "matryoshka-weights", "labels", "labels-best", "by-length"),
    *("by-label", "pairs", "pairs-best", "prompts", "scores-prompts", "triplets-prompt", "schedule", "constant", "lora", "lora-best", "symmetric", "mega-batch", "triplets", "triplets-best", "steps", "rates", "embeddings-rate", "text-alone", "text-lines", "gist", "mse", "mse-reduced", "margin-mse", "kl-divergence", "teacher-folder", "scores-file", "ragged-file", "vectors-file"),
    *("triplet-loss", "negatives", "negatives-apart", "ragged", "ragged-apart", "angle", "angle-ragged", "classes", "sentences", "dict-column", "dict-lines", "json-lines", "json-array", "json-rows", "file-name"),
    *("workbook", "workbook-true", "parquet", "zip-csv", "zip-json-lines"),
]


def test_every_script_is_run(download: Path) -> None:
    assert sorted(folder.name for folder in (download / "scripts").iterdir()) == sorted(CASES)


def test_pooling_and_prompts_of_a_recipe_are_those_of_the_trainer_the_evaluators_and_the_saved_model(script: Script) -> None:
    ran = script("prompts")
    prompts = {"sentence1": "query: ", "sentence2": "the passage: ", "sentence3": "the passage: "}
    assert ran.trainer.args.prompts == prompts
    saved = SentenceTransformer(str(ran.folder / "model"), device="cpu")
    assert saved[1].pooling_mode == "cls"
    assert (saved.prompts["query"], saved.prompts["document"], saved.default_prompt_name) == ("query: ", "the passage: ", None)
    search = next(one for one in ran.evaluator.evaluators if isinstance(one, InformationRetrievalEvaluator))
    assert (search.query_prompt, search.corpus_prompt) == ("query: ", "the passage: ")


@pytest.mark.parametrize("case", ["prompts", "scores-prompts"])
def test_an_evaluator_of_pairs_gives_each_side_its_prompt(script: Script, case: str) -> None:
    ran = script(case)
    evaluator = ran.evaluator.evaluators[0] if isinstance(ran.evaluator, SequentialEvaluator) else ran.evaluator
    sides = [
        ran.model.encode([str(text) for text in texts], prompt=ran.prompts[side])
        for side, texts in [("sentence1", evaluator.sentences1), ("sentence2", evaluator.sentences2)]
    ]
    ours = [evaluator.embed_inputs(ran.model, texts) for texts in [evaluator.sentences1, evaluator.sentences2]]
    for expected, actual in zip(sides, ours, strict=True):
        assert actual == pytest.approx(expected, abs=1e-6)
    assert not np.allclose(ours[0], evaluator_without_prompt(ran, evaluator), atol=1e-4)
    evaluator(ran.model)


def evaluator_without_prompt(ran: SimpleNamespace, evaluator: object) -> np.ndarray:
    return ran.model.encode([str(text) for text in evaluator.sentences1], prompt="")


def test_one_prompt_for_both_sides_is_the_default_of_the_saved_model(script: Script) -> None:
    ran = script("triplets-prompt")
    saved = SentenceTransformer(str(ran.folder / "model"), device="cpu")
    assert saved.encode(TEXTS) == pytest.approx(saved.encode(TEXTS, prompt="a "), abs=1e-6)


@pytest.mark.parametrize("case", CASES)
def test_a_script_reads_the_examples_of_the_page_and_trains_on_them(script: Script, case: str) -> None:
    ran = script(case)
    expected = json.loads((ran.folder / "examples.json").read_text(encoding="utf-8"))
    read = ran.examples.to_dict("records")
    assert len(read) == len(expected) == 80
    assert set(read[0]) == set(expected[0])
    for ours, page in zip(read, expected, strict=True):
        label = page.pop("label", None)
        if label is not None:
            assert ours.pop("label") == pytest.approx(label, abs=1e-6)
        assert ours == page
    assert ran.trainer.state.global_step > 0
    if case not in ("negatives-apart", "ragged", "ragged-apart", "ragged-file", "angle-ragged", "text-alone", "text-lines"):  # these train on triplets, or on groups of rows
        assert len(ran.train) + len(ran.held_out) == 80
    assert ran.model.max_seq_length == {"numbers": 12}.get(case, 64)
    tuned = SentenceTransformer(str(ran.folder / "model"), device="cpu")
    base = SentenceTransformer(str(TINY), device="cpu")
    assert weights(tuned).keys() == weights(base).keys()
    if "best" not in case and case not in ("numbers", "schedule", "constant", "ragged", "angle-ragged"):  # these may end where they began, or nearly
        assert any(not torch.equal(weight, weights(base)[name]) for name, weight in weights(tuned).items())


def test_the_numbers_of_a_recipe_are_the_arguments(script: Script) -> None:
    ran = script("numbers")
    args = ran.trainer.args
    assert (args.num_train_epochs, args.per_device_train_batch_size, args.learning_rate, args.seed) == (2, 2, 3e-7, 7)
    assert (args.weight_decay, args.max_grad_norm, args.gradient_accumulation_steps) == (0.01, 0.5, 1)
    assert (len(ran.held_out), ran.steps, ran.eval_steps) == (40, 40, 2)
    assert (args.warmup_steps, args.eval_steps, args.lr_scheduler_type) == (1, 2, "linear")
    assert ran.trainer.state.global_step == ran.steps
    assert (args.save_strategy, args.save_steps, args.save_total_limit) == ("steps", 2, 1)
    assert not args.load_best_model_at_end


def test_a_warm_up_takes_a_tenth_at_most_and_small_data_has_ten_points(script: Script) -> None:
    ran = script("long")
    assert (len(ran.held_out), ran.steps, ran.trainer.args.warmup_steps, ran.eval_steps) == (20, 30, 3, 3)


@pytest.mark.parametrize(
    ("case", "scheduler", "factors"),
    [
        # The first step of a warm-up has rate 0.
        ("schedule", "cosine", [0, 0.5, 1, (1 + math.cos(math.pi / 6)) / 2]),
        ("constant", "constant_with_warmup", [0, 1 / 15, 2 / 15]),
        ("long", "linear", [0, 1 / 3, 2 / 3, 1, 26 / 27]),
    ],
)
def test_the_learning_rate_follows_the_schedule(script: Script, case: str, scheduler: str, factors: list[float]) -> None:
    ran = script(case)
    assert ran.trainer.args.lr_scheduler_type == scheduler
    schedule = ran.trainer.lr_scheduler.lr_lambdas[0]
    assert [schedule(step) for step in range(len(factors))] == pytest.approx(factors)
    if case == "constant":
        assert schedule(15) == schedule(29) == 1


def test_text_alone_is_trained_on_with_itself_and_without_an_evaluator(script: Script) -> None:
    ran = script("text-alone")
    assert len(ran.train) == 80
    assert list(ran.train["sentence1"]) == list(ran.train["sentence2"])
    assert (ran.evaluator, ran.trainer.args.eval_strategy, ran.trainer.args.load_best_model_at_end) == (None, "no", False)
    assert isinstance(sampled(ran.trainer), NoDuplicatesBatchSampler)
    # With dropout as in training a sentence has two vectors.
    ran.model.train()
    one, two = ran.model.cpu()(ran.model.preprocess(TEXTS[:1] * 2))["sentence_embedding"]
    assert not torch.allclose(one, two)


def test_a_number_of_steps_replaces_the_epochs(script: Script) -> None:
    ran = script("steps")
    assert (ran.trainer.args.max_steps, ran.trainer.state.max_steps, ran.trainer.state.global_step) == (25, 25, 25)
    assert ran.trainer.args.warmup_steps == 2


def rates_by_name(ran: SimpleNamespace) -> dict[str, float]:
    names = {id(parameter): name for name, parameter in ran.trainer.loss.named_parameters()}
    return {names[id(one)]: group["initial_lr"] for group in ran.trainer.optimizer.param_groups for one in group["params"]}


def test_parts_of_the_model_have_their_learning_rates(script: Script) -> None:
    for name, rate in rates_by_name(script("rates")).items():
        # tiny-bert has two layers.
        layer = re.search(r"\.layer\.(\d)\.", name)
        expected = 1e-4 * 0.5 ** (1 - int(layer[1])) if layer else 1e-4 / 4 if ".embeddings." in name else 1e-3 if "classifier" in name else 1e-4
        assert rate == pytest.approx(expected), name
    embeddings = {rate for name, rate in rates_by_name(script("embeddings-rate")).items() if ".embeddings." in name}
    others = {rate for name, rate in rates_by_name(script("embeddings-rate")).items() if ".embeddings." not in name}
    assert (embeddings, others) == ({1e-7}, {2e-5})


def test_gradients_are_accumulated_and_frozen_parts_stay(script: Script) -> None:
    ran = script("schedule")
    assert ran.trainer.args.gradient_accumulation_steps == 4
    assert ran.steps == ran.trainer.state.max_steps == 8
    assert ran.trainer.args.warmup_steps == 2
    trains = {name: parameter.requires_grad for name, parameter in ran.trainer.model[0].auto_model.named_parameters()}
    frozen = {name for name in trains if re.match(r"embeddings\.|encoder\.layer\.0\.", name)}
    assert frozen
    assert {name for name, on in trains.items() if not on} == frozen
    assert ran.trainer.args.load_best_model_at_end
    patience = [callback.early_stopping_patience for callback in ran.trainer.callback_handler.callbacks if hasattr(callback, "early_stopping_patience")]
    assert patience == [3]


@pytest.mark.parametrize(
    ("case", "kinds", "metric"),
    [
        ("scores-best", [EmbeddingSimilarityEvaluator], "eval_spearman_cosine"),
        ("labels-best", [EmbeddingSimilarityEvaluator, BinaryClassificationEvaluator], "eval_cosine_ap"),
        (
            "pairs-best",
            [EmbeddingSimilarityEvaluator, BinaryClassificationEvaluator, InformationRetrievalEvaluator],
            "eval_cosine_ndcg@10",
        ),
        (
            "triplets-best",
            [EmbeddingSimilarityEvaluator, BinaryClassificationEvaluator, InformationRetrievalEvaluator, TripletEvaluator],
            "eval_triplets_cosine_accuracy",
        ),
        ("constant", [EmbeddingSimilarityEvaluator, BinaryClassificationEvaluator, InformationRetrievalEvaluator], "eval_spearman_cosine"),
    ],
)
def test_the_best_checkpoint_is_loaded_by_the_chosen_metric(script: Script, case: str, kinds: list[type], metric: str) -> None:
    ran = script(case)
    assert evaluators(ran.evaluator) == kinds
    assert ran.trainer.args.metric_for_best_model == metric
    assert ran.trainer.args.load_best_model_at_end
    measured = [entry[metric] for entry in ran.trainer.state.log_history if metric in entry]
    assert ran.trainer.state.best_metric == max(measured)
    best, key = ran.evaluator(ran.model), metric.removeprefix("eval_")
    assert best[key] == pytest.approx(max(*measured, ran.before[key]), abs=1e-6)


@pytest.mark.parametrize(
    ("case", "sampler"),
    [
        ("pairs", NoDuplicatesBatchSampler),
        ("triplets", NoDuplicatesBatchSampler),
        ("sentences", GroupByLabelBatchSampler),
    ],
)
def test_losses_have_their_batch_samplers(script: Script, case: str, sampler: type) -> None:
    assert isinstance(sampled(script(case).trainer), sampler)


@pytest.mark.parametrize("case", ["labels", "triplet-loss"])
def test_other_losses_shuffle(script: Script, case: str) -> None:
    assert type(sampled(script(case).trainer)) is DefaultBatchSampler


def test_batches_by_length_hold_rows_of_similar_length(script: Script) -> None:
    ran = script("by-length")
    batches = list(sampled(ran.trainer))
    assert sorted(row for batch in batches for row in batch) == list(range(len(ran.train)))
    lengths = [len(row["sentence1"]) + len(row["sentence2"]) for row in ran.train]
    assert lengths[batches[0][0]] == max(lengths)
    spread = sum(abs(lengths[one] - lengths[two]) for one, two in batches) / len(batches)
    by_chance = sum(abs(one - two) for one in lengths for two in lengths) / (len(lengths) * (len(lengths) - 1))
    assert spread < by_chance / 2


def test_batches_by_label_have_the_labels_in_their_proportions(script: Script) -> None:
    ran = script("by-label")
    batches = list(sampled(ran.trainer))
    assert sorted(row for batch in batches for row in batch) == list(range(len(ran.train)))
    share = sum(ran.train["label"]) / len(ran.train)
    taken = [row for batch in batches for row in batch]
    for end in range(1, len(taken) + 1):
        assert abs(sum(ran.train[row]["label"] for row in taken[:end]) - share * end) < 1.5


@pytest.mark.parametrize(
    ("case", "metric"),
    [("scores-best", "spearman_cosine"), ("base-best", "spearman_cosine"), ("pairs-best", "cosine_ndcg@10"), ("lora-best", "spearman_cosine")],
)
def test_the_base_model_is_kept_where_no_checkpoint_beats_it(script: Script, case: str, metric: str) -> None:
    ran = script(case)
    kept = weights(SentenceTransformer(str(ran.folder / "model"), device="cpu"))
    base = weights(SentenceTransformer(str(TINY), device="cpu"))
    is_base = all(torch.equal(weight, base[name]) for name, weight in kept.items())
    assert is_base == (ran.after[metric] <= ran.before[metric])
    if case == "base-best":
        assert is_base  # a rate of 1e-7 moves weights, but hardly a rank


def test_losses_have_their_parameters(script: Script) -> None:
    contrastive = script("labels").trainer.loss
    assert isinstance(contrastive, losses.ContrastiveLoss)
    assert (contrastive.margin, contrastive.distance_metric) == (0.5, losses.SiameseDistanceMetric.COSINE_DISTANCE)
    triplet = script("triplet-loss").trainer.loss
    assert (triplet.triplet_margin, triplet.distance_metric) == (5, losses.TripletDistanceMetric.EUCLIDEAN)
    ranking = script("pairs").trainer.loss
    assert (ranking.scale, ranking.hardness_strength, tuple(ranking.directions)) == (20, 0, ("query_to_doc",))
    cached = script("symmetric").trainer.loss
    assert isinstance(cached, losses.CachedMultipleNegativesRankingLoss)
    assert (cached.mini_batch_size, tuple(cached.directions)) == (32, ("query_to_doc", "doc_to_query"))
    assert cached.partition_mode == "per_direction"
    margins = script("mega-batch").trainer.loss
    assert isinstance(margins, losses.MegaBatchMarginLoss)
    assert (margins.positive_margin, margins.negative_margin, margins.mini_batch_size) == (0.8, 0.3, 50)
    softmax = script("classes").trainer.loss
    assert (softmax.num_labels, softmax.classifier.in_features) == (3, 3 * 48)
    grouped = script("sentences").trainer.loss
    assert isinstance(grouped, losses.BatchHardTripletLoss)
    assert grouped.triplet_margin == 5


def test_numbers_can_be_changed_in_recipe_json(download: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "scores"
    shutil.copytree(download / "scripts" / "scores", folder)
    shutil.copytree(TINY, folder / "tiny-bert")
    file = folder / "recipe.json"
    recipe = json.loads(file.read_text(encoding="utf-8"))
    assert (recipe["epochs"], recipe["batchSize"], recipe["keepBest"]) == (1, 8, False)
    monkeypatch.setattr(sys, "argv", ["train.py"])

    def run(**changes: object) -> SimpleNamespace:
        file.write_text(json.dumps({**recipe, **changes}), encoding="utf-8")
        with chdir(folder):
            return SimpleNamespace(**runpy.run_path("train.py"))

    ran = run(epochs=2, batchSize=4, learningRate=1e-3, heldOut=0.5, warmupRatio=0.5, seed=7, scheduler="constant_with_warmup")
    args = ran.trainer.args
    assert (len(ran.train), ran.batch, ran.steps, ran.trainer.state.global_step) == (40, 4, 20, 20)
    assert (args.learning_rate, args.warmup_steps, args.seed, args.lr_scheduler_type) == (1e-3, 10, 7, "constant_with_warmup")
    assert run(maxSteps=3).trainer.state.global_step == 3
    with pytest.raises(SystemExit, match="another keepBest, loss than recipe.json has|another loss, keepBest than recipe.json has"):
        run(loss="CosineSimilarityLoss" if recipe["loss"] != "CosineSimilarityLoss" else "CoSENTLoss", keepBest=True)


def test_a_guide_is_the_base_model_and_is_not_trained(script: Script) -> None:
    loss = script("gist").trainer.loss
    assert isinstance(loss, losses.GISTEmbedLoss)
    assert (loss.temperature, loss.margin_strategy, loss.margin) == (0.01, "absolute", 0)
    assert (loss.contrast_anchors, loss.contrast_positives) == (True, True)
    base = weights(SentenceTransformer(str(TINY), device="cpu"))
    assert all(torch.equal(weight, base[name]) for name, weight in weights(loss.guide).items())


def test_a_teacher_gives_the_rows_their_labels(script: Script) -> None:
    teacher = SentenceTransformer(str(TINY), device="cpu")

    def columns(row: dict) -> np.ndarray:
        return teacher.encode([row[name] for name in row if name.startswith("sentence")])

    vectors, margins, scores = script("mse"), script("margin-mse"), script("kl-divergence")
    assert isinstance(vectors.trainer.loss, losses.MSELoss)
    assert np.array(vectors.train[3]["label"]) == pytest.approx(columns(vectors.train[3]), abs=1e-5)
    assert isinstance(margins.trainer.loss, losses.MarginMSELoss)
    query, positive, *negatives = columns(margins.train[3])
    assert margins.train[3]["label"] == pytest.approx([query @ positive - query @ other for other in negatives], abs=1e-4)
    assert isinstance(scores.trainer.loss, losses.DistillKLDivLoss)
    assert (scores.trainer.loss.temperature, scores.trainer.loss.similarity_fct.__name__) == (0.05, "pairwise_cos_sim")
    assert script("teacher-folder").train[3]["label"] == margins.train[3]["label"]
    query, *others = columns(scores.train[3])
    assert scores.train[3]["label"] == pytest.approx(teacher.similarity(query, np.stack(others))[0].tolist(), abs=1e-5)


def test_the_vectors_of_a_teacher_with_more_dimensions_are_reduced_by_pca_over_the_training_sentences(script: Script) -> None:
    ran = script("mse-reduced")
    assert (ran.width, ran.wanted, ran.teacher.get_embedding_dimension()) == (96, 48, 48)
    names = [name for name in ran.train.column_names if name.startswith("sentence")]
    sentences = sorted({text for name in names for text in ran.train[name]})
    assert len(sentences) == len(ran.sentences) > 48
    teacher = wide_teacher()
    pca = PCA(n_components=48, svd_solver="full").fit(teacher.encode(sentences).astype(np.float64))
    texts = [ran.train[3][name] for name in names]
    expected = teacher.encode(texts) @ pca.components_.T
    assert np.array(ran.train[3]["label"]) == pytest.approx(expected, abs=1e-3)
    assert isinstance(ran.trainer.loss, losses.MSELoss)


@pytest.mark.parametrize(("case", "scales"), [("matryoshka", [1, 1]), ("matryoshka-weights", [1, 0.5])])
def test_matryoshka_wraps_the_loss(script: Script, case: str, scales: list[float]) -> None:
    loss = script(case).trainer.loss
    assert isinstance(loss, losses.MatryoshkaLoss)
    assert isinstance(loss.loss, losses.CosineSimilarityLoss)
    assert (list(loss.matryoshka_dims), list(loss.matryoshka_weights)) == ([48, 12], scales)


@pytest.mark.parametrize(("case", "dropout", "layers"), [("lora", 0.1, {"query", "value"}), ("lora-best", 0, None)])
def test_lora_trains_adapters_and_merges_them(script: Script, case: str, dropout: float, layers: set[str] | None) -> None:
    ran = script(case)
    config = ran.adapter.peft_config["default"]
    assert (config.r, config.lora_alpha, config.lora_dropout) == (4, 16, dropout)
    base = SentenceTransformer(str(TINY), device="cpu")
    names = {name.removesuffix(".weight") for name in weights(base) if name.endswith(".weight")}
    adapted = {name for name in names if re.search(r"\.layer\.\d+\..*(query|key|value|dense)$", name)}
    expected = adapted if layers is None else {name for name in adapted if name.split(".")[-1] in layers}
    loaded = PeftModel.from_pretrained(base[0].auto_model, str(ran.folder / "model" / "adapter"))
    found = {name.split("base_model.model.")[1].split(".lora_A")[0] for name in loaded.state_dict() if ".lora_A." in name}
    assert found - {"pooler.dense"} == expected
    loaded.merge_and_unload()
    base.max_seq_length = ran.model.max_seq_length
    tuned = SentenceTransformer(str(ran.folder / "model"), device="cpu")
    assert tuned.encode(TEXTS) == pytest.approx(base.encode(TEXTS), abs=1e-5)


def test_the_best_adapter_is_loaded_from_its_checkpoint(script: Script) -> None:
    ran = script("lora-best")
    assert ran.trainer.args.load_best_model_at_end
    metric = "eval_spearman_cosine"
    measured = [entry[metric] for entry in ran.trainer.state.log_history if metric in entry]
    assert ran.evaluator(ran.model)["spearman_cosine"] == pytest.approx(max(measured), abs=1e-4)


def test_several_negatives_are_columns_of_a_ranking_loss(script: Script) -> None:
    ran = script("negatives")
    assert ran.train.column_names == ["sentence1", "sentence2", "sentence3", "sentence4", "sentence5"]
    assert len(ran.triplets) == 3 * len(ran.held_out)
    assert ran.labels.count(0) == len(ran.triplets)


def test_a_triplet_loss_takes_each_negative_apart(script: Script) -> None:
    ran = script("negatives-apart")
    assert ran.train.column_names == ["sentence1", "sentence2", "sentence3"]
    assert len(ran.train) == 3 * (80 - len(ran.held_out))
    ragged = script("ragged-apart")
    rows = [row for row in ragged.parts["train"] if row["sentence3"] or row["sentence4"]]
    assert sorted(ragged.train["sentence3"]) == sorted(text for row in rows for text in (row["sentence3"], row["sentence4"]) if text)


def test_rows_with_different_numbers_of_negatives_are_grouped_and_none_is_lost(script: Script) -> None:
    ran = script("ragged")
    assert {name: len(rows.column_names) for name, rows in ran.train.items()} == {
        "negatives_0": 2,
        "negatives_1": 3,
        "negatives_2": 4,
    }
    assert sum(len(rows) for rows in ran.train.values()) + len(ran.held_out) == 80
    assert all(text != "" for rows in ran.train.values() for row in rows for text in row.values())
    # At least: a batch that would hold a text twice is smaller, so that there may be more of them.
    assert ran.trainer.state.global_step >= ran.steps
    of = [len(texts) for texts in ran.lists]
    assert len(ran.triplets) == sum(of)
    assert ran.labels.count(0) == sum(max(1, count) for count in of)
    assert "the browser mixes them" in (ran.folder / "train.py").read_text(encoding="utf-8")


def test_an_angle_loss_takes_negatives_without_a_label_and_pairs_without_a_negative_with_label_1(script: Script) -> None:
    ran = script("angle")
    assert type(ran.trainer.loss) is losses.AnglELoss
    assert ran.train.column_names == ["sentence1", "sentence2", "sentence3", "sentence4", "sentence5"]
    assert len(ran.triplets) == 3 * len(ran.held_out)
    ragged = script("angle-ragged")
    assert {name: len(rows.column_names) for name, rows in ragged.train.items()} == {
        "negatives_0": 3,
        "negatives_1": 4,
        "negatives_2": 5,
    }
    assert {label for rows in ragged.train.values() for label in rows["label"]} == {1.0}
    assert sum(len(rows) for rows in ragged.train.values()) + len(ragged.held_out) == 80


def test_classes_are_evaluated_by_the_similarity_that_they_stand_for(script: Script) -> None:
    ran = script("classes")
    assert ran.classes == 3
    # entailment, neutral, contradiction: in the order of their names contradiction is 0, entailment 1, neutral 2.
    assert ran.grades == {0: 0, 1: 1}
    assert len(ran.labels) == sum(label != 2 for label in ran.held_out["label"])


def test_single_sentences_are_paired_by_their_class(script: Script) -> None:
    ran = script("sentences")
    of_text = dict(zip(ran.held_out["sentence1"], ran.held_out["label"], strict=True))
    assert set(ran.labels) == {0, 1}
    for one, two, label in zip(ran.sentences1, ran.sentences2, ran.labels, strict=True):
        assert (of_text[one] == of_text[two]) == bool(label)
