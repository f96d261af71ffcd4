"""Writes tests/fixtures: small real model folders, and pairs-*.csv, which tiny-bert can learn from.

Usage: python make_fixtures.py

tiny-bert is a sentence-transformers folder; tiny-distilbert one of transformers alone, in float16 and with vocab.txt
for its tokenizer, with seeded weights.

Sentences come from a small grammar whose words have synonyms. The model saw them only as masked language modelling, so
that it knows which words take the same place but not which mean the same: fine-tuning on the pairs teaches it that.
"""

from __future__ import annotations

import csv
import json
import random
import shutil
from pathlib import Path

import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
from tiny import SPECIAL, seeded_weights
from transformers import BertConfig, BertForMaskedLM, BertTokenizerFast, DistilBertConfig, DistilBertModel
from transformers.utils import logging

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
ROWS = 300
SEED = 7

# Slot → its concepts, each with words that mean the same; the weight is the slot's part of a pair's score.
SLOTS = {
    "adjective": (0.15, ["big large", "happy glad", "smart clever", "quick fast", "pretty lovely"]),
    "subject": (0.3, ["man guy", "woman lady", "child kid", "doctor physician", "dog puppy"]),
    "verb": (0.25, ["buys purchases", "watches observes", "likes enjoys", "makes builds", "hides conceals"]),
    "object": (0.3, ["car automobile", "bike bicycle", "boat ship", "house home", "picture photo", "present gift",
                     "stone rock", "sofa couch"]),
}  # fmt: skip
CHINESE = [
    ("狗在跑", "小狗跑步", 1),
    ("猫在睡觉", "小猫睡着了", 1),
    ("他买了一辆车", "他购买了汽车", 1),
    ("女人在唱歌", "一个女人唱歌", 1),
    ("孩子喝水", "小孩在喝水", 1),
    ("狗在跑", "他买了一辆车", 0),
    ("猫在睡觉", "女人在唱歌", 0),
    ("孩子喝水", "狗在跑", 0),
    ("他买了一辆车", "猫在睡觉", 0),
    ("女人在唱歌", "孩子喝水", 0),
]
COMMON_WORDS = """
a an the and or but not no yes if then so because while when where who what which how why this that these those it its
he she they we you i me him her them us my your his their our is are was were be been being has have had do does did can
could will would should may might must in on at by for from to of with without into over under near behind between after
before up down out off again very too also only just more most less least some any all each every many much few other
one two three four five six seven eight nine ten first last new old young good bad great long short high low hot cold
red blue green white black yellow water food bread milk apple rice fish meat egg tea coffee day night morning evening
week month year time hour today tomorrow yesterday sun moon star rain snow wind tree flower grass river sea hill road
street city town village school room door window table chair bed book paper pen phone game ball music song dance film
people person friend family mother father sister brother son daughter boy girl baby name hand head eye face foot hair
plays runs walks sits stands eats drinks sleeps reads writes speaks talks says tells asks gives goes comes looks sees
hears thinks knows wants needs works lives learns rides drives flies swims jumps cooks cleans opens closes holds
""".split()

Concepts = dict[str, int]


def draw_concepts(rng: random.Random) -> Concepts:
    return {slot: rng.randrange(len(concepts)) for slot, (_, concepts) in SLOTS.items()}


def changed(rng: random.Random, concepts: Concepts, keep: float) -> Concepts:
    """Each concept kept with this probability, else another one of its slot."""
    return {
        slot: c if rng.random() < keep else rng.choice([k for k in range(len(SLOTS[slot][1])) if k != c])
        for slot, c in concepts.items()
    }


def say(rng: random.Random, concepts: Concepts, wording: dict[str, int]) -> str:
    words = {slot: SLOTS[slot][1][c].split()[wording[slot]] for slot, c in concepts.items()}
    start, middle = rng.choice(["the", "a", "this", "that"]), rng.choice(["the", "a", "this", "that"])
    return f"{start} {words['adjective']} {words['subject']} {words['verb']} {middle} {words['object']}"


def say_both(rng: random.Random, first: Concepts, second: Concepts) -> tuple[str, str]:
    """Two sentences that name a concept that they share by different words, mostly."""
    wording = {slot: rng.randrange(2) for slot in SLOTS}
    other = {slot: 1 - w if rng.random() < 0.8 else w for slot, w in wording.items()}
    return say(rng, first, wording), say(rng, second, other)


def score_rows(rng: random.Random) -> list[list]:
    rows = []
    for _ in range(ROWS):
        first = draw_concepts(rng)
        second = changed(rng, first, rng.random())
        score = sum(weight for slot, (weight, _) in SLOTS.items() if first[slot] == second[slot])
        rows.append([*say_both(rng, first, second), f"{score:.2f}"])
    return rows


def binary_rows(rng: random.Random) -> list[list]:
    rows = []
    for i in range(ROWS):
        first = draw_concepts(rng)
        second = first if i % 2 else changed(rng, first, 0.1)
        rows.append([*say_both(rng, first, second), int(first == second)])
    rng.shuffle(rows)
    return rows


def positive_rows(rng: random.Random) -> list[list]:
    return [[*say_both(rng, concepts, concepts)] for concepts in (draw_concepts(rng) for _ in range(ROWS))]


def dict_rows(rng: random.Random) -> list[list]:
    rows = [*binary_rows(rng)[: ROWS - len(CHINESE)], *CHINESE]
    rng.shuffle(rows)
    # An apostrophe makes Python choose double quotes.
    cells = [
        {"sen1": first.replace("the ", "the doctor's ", 1) if i % 20 == 0 else first, "sen2": second, "label": label}
        for i, (first, second, label) in enumerate(rows)
    ]
    return [[repr(cell)] for cell in cells]


def write_csv(name: str, header: list[str], rows: list[list]) -> None:
    with (FIXTURES / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def vocabulary() -> list[str]:
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    pieces = [*letters, *".,!?'\"-:;()", *(f"##{c}" for c in letters), "##s", "##es", "##ed", "##ing", "##er", "##ly"]
    hanzi = sorted({c for first, second, _ in CHINESE for c in first + second})
    words = [word for _, concepts in SLOTS.values() for concept in concepts for word in concept.split()]
    return list(dict.fromkeys([*SPECIAL, *pieces, *hanzi, *words, *COMMON_WORDS]))


def pretrain(encoder: BertForMaskedLM, tokenizer: BertTokenizerFast, rng: random.Random, steps: int) -> float:
    """Masked language modelling on sentences of the grammar. Returns the last loss."""
    optimizer = torch.optim.AdamW(encoder.parameters(), lr=2e-3)
    mask = tokenizer.mask_token_id
    value = float("nan")
    for _ in range(steps):
        sentences = [say(rng, draw_concepts(rng), {slot: rng.randrange(2) for slot in SLOTS}) for _ in range(32)]
        batch = tokenizer(sentences, padding=True, return_tensors="pt")
        hidden = (torch.rand(batch["input_ids"].shape) < 0.25) & (batch["input_ids"] >= len(SPECIAL))
        labels = batch["input_ids"].masked_fill(~hidden, -100)
        loss = encoder(
            input_ids=batch["input_ids"].masked_fill(hidden, mask),
            attention_mask=batch["attention_mask"],
            labels=labels,
        ).loss
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        value = loss.item()
    return value


def spread(model: SentenceTransformer, rng: random.Random, steps: int) -> float:
    """Unsupervised SimCSE: a sentence finds itself, under another dropout, among others. Returns the last loss."""
    loss = MultipleNegativesRankingLoss(model)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)
    value = float("nan")
    model.train()
    for _ in range(steps):
        sentences = [say(rng, draw_concepts(rng), {slot: rng.randrange(2) for slot in SLOTS}) for _ in range(32)]
        output = loss([model.preprocess(sentences), model.preprocess(sentences)], None)
        optimizer.zero_grad()
        output.backward()
        optimizer.step()
        value = output.item()
    return value


def write_bert(folder: Path, rng: random.Random) -> None:
    words = vocabulary()
    tokenizer = BertTokenizerFast(vocab={word: i for i, word in enumerate(words)}, model_max_length=64)
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=48,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=96,
        max_position_embeddings=64,
    )
    encoder = BertForMaskedLM(config)
    print(f"{len(words)} words, masked language modelling ends at {pretrain(encoder, tokenizer, rng, 150):.3f}")

    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    encoder.bert.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    modules = [Transformer(str(folder), max_seq_length=64), Pooling(config.hidden_size, pooling_mode="mean"), Normalize()]
    model = SentenceTransformer(modules=modules, device="cpu")
    print(f"SimCSE ends at {spread(model, rng, 100):.3f}")
    model.save(str(folder), create_model_card=False)
    (folder / "vocab.txt").write_text("\n".join(words) + "\n", encoding="utf-8")


def write_distilbert(folder: Path) -> None:
    words = vocabulary()
    config = DistilBertConfig(
        vocab_size=len(words), dim=16, n_layers=2, n_heads=2, hidden_dim=32, max_position_embeddings=64
    )
    encoder = DistilBertModel(config)
    seeded_weights(encoder, SEED)
    shutil.rmtree(folder, ignore_errors=True)
    encoder.half().save_pretrained(folder)
    (folder / "vocab.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    tokenizer_config = {"tokenizer_class": "DistilBertTokenizer", "do_lower_case": True, "model_max_length": 64}
    (folder / "tokenizer_config.json").write_text(json.dumps(tokenizer_config, indent=2) + "\n")


def main() -> None:
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    logging.disable_progress_bar()
    logging.set_verbosity_error()
    write_csv("pairs-score.csv", ["sentence1", "sentence2", "score"], score_rows(random.Random(SEED)))
    write_csv("pairs-binary.csv", ["sentence1", "sentence2", "label"], binary_rows(random.Random(SEED + 1)))
    write_csv("pairs-positive.csv", ["question", "answer"], positive_rows(random.Random(SEED + 2)))
    write_csv("pairs-dict.csv", ["data"], dict_rows(random.Random(SEED + 3)))
    write_bert(FIXTURES / "tiny-bert", random.Random(SEED + 4))
    write_distilbert(FIXTURES / "tiny-distilbert")


if __name__ == "__main__":
    main()
