"""Writes tests/fixtures/tokenizers.json.gz: small tokenizers of every kind that the page reads.

Usage: python make_tokenizer_fixtures.py

They are trained on the samples and on hostile text. Training ends a little differently each time, so that the file is
made once; what Python makes of text with them is make_tokenizer_golden.py's work. The charsmap that two of them share
stands beside it.
"""

from __future__ import annotations

import base64
import csv
import gzip
import json
from collections import Counter
from pathlib import Path

from make_tokenizer_golden import EMOJI, PLAIN, SCRIPTS
from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

ROOT = Path(__file__).resolve().parents[2]
# SentencePiece 0.2.3's "nmt_nfkc": normalizer_spec.precompiled_charsmap of a model trained with that rule.
CHARSMAP = ROOT / "tests/fixtures/nmt_nfkc.charsmap.gz"
FIXTURES = ROOT / "tests/fixtures/tokenizers.json.gz"
WORDS = 700

Files = dict[str, dict]


def corpus() -> list[str]:
    rows = []
    for name in ("duplicate-questions", "duplicate-questions-zh", "questions-and-answers"):
        with (ROOT / f"public/samples/{name}.csv").open(encoding="utf-8", newline="") as file:
            rows += [cell for row in list(csv.reader(file))[1:120] for cell in row]
    return [*rows, *PLAIN, *SCRIPTS, *EMOJI]


def charsmap() -> bytes:
    return gzip.decompress(CHARSMAP.read_bytes())


def saved(tokenizer: Tokenizer, config: dict) -> Files:
    return {"tokenizer.json": json.loads(tokenizer.to_str()), "tokenizer_config.json": config}


def special(*contents: str, mask: str) -> list[AddedToken]:
    return [AddedToken(c, special=True, normalized=False, lstrip=c == mask) for c in contents]


def wordpiece(names: list[str], tokenizer_class: str, lower: bool) -> Files:
    """BERT's and MPNet's; cased where `lower` is not set."""
    cls, pad, sep, unk, mask = names
    tokenizer = Tokenizer(models.WordPiece(unk_token=unk))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=lower)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    tokenizer.train_from_iterator(
        corpus(), trainers.WordPieceTrainer(vocab_size=WORDS, special_tokens=special(*names, mask=mask), show_progress=False)
    )
    tokenizer.post_processor = processors.BertProcessing((sep, names.index(sep)), (cls, names.index(cls)))
    tokens = {"cls_token": cls, "pad_token": pad, "sep_token": sep, "unk_token": unk, "mask_token": mask}
    return saved(tokenizer, {"tokenizer_class": tokenizer_class, "do_lower_case": lower, **tokens})


def byte_level(prefix: bool) -> Files:
    names = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=prefix)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=WORDS,
        special_tokens=special(*names, mask="<mask>"),
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(corpus(), trainer)
    tokenizer.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0), add_prefix_space=prefix)
    return saved(tokenizer, {"tokenizer_class": "RobertaTokenizer", "add_prefix_space": prefix, "model_max_length": 512})


def unigram(names: list[str], unk: str, normalizer: normalizers.Normalizer, split: bool) -> Tokenizer:
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizer
    space = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), space]) if split else space
    tokenizer.decoder = decoders.Metaspace()
    trainer = trainers.UnigramTrainer(
        vocab_size=WORDS, special_tokens=special(*names, mask=names[-1]), unk_token=unk, show_progress=False
    )
    # Rare characters stay unknown: the trainer wants a piece for each.
    counts = Counter("".join(corpus()))
    tokenizer.train_from_iterator(["".join(c for c in text if counts[c] > 3) for text in corpus()], trainer)
    return tokenizer


def template(cls: str, sep: str, tokenizer: Tokenizer) -> processors.TemplateProcessing:
    ids = [(cls, tokenizer.token_to_id(cls)), (sep, tokenizer.token_to_id(sep))]
    return processors.TemplateProcessing(single=f"{cls} $A {sep}", special_tokens=ids)


def xlm_roberta() -> Files:
    tokenizer = unigram(["<s>", "<pad>", "</s>", "<unk>", "<mask>"], "<unk>", normalizers.Precompiled(charsmap()), True)
    tokenizer.post_processor = template("<s>", "</s>", tokenizer)
    return saved(tokenizer, {"tokenizer_class": "XLMRobertaTokenizer", "model_max_length": 512})


def albert() -> Files:
    normalizer = normalizers.Sequence(
        [
            normalizers.Replace("``", '"'),
            normalizers.Replace("''", '"'),
            normalizers.NFKD(),
            normalizers.StripAccents(),
            normalizers.Lowercase(),
            normalizers.Precompiled(charsmap()),
        ]
    )
    tokenizer = unigram(["<pad>", "<unk>", "[CLS]", "[SEP]", "[MASK]"], "<unk>", normalizer, True)
    tokenizer.post_processor = template("[CLS]", "[SEP]", tokenizer)
    return saved(tokenizer, {"tokenizer_class": "AlbertTokenizer", "model_max_length": 512})


def as_written() -> Files:
    """One whose tokenizer.json is followed to the letter: Unigram without a split at spaces before Metaspace."""
    normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    tokenizer = unigram(["<s>", "<pad>", "</s>", "<unk>", "<mask>"], "<unk>", normalizer, False)
    tokenizer.post_processor = template("<s>", "</s>", tokenizer)
    return saved(tokenizer, {"tokenizer_class": "PreTrainedTokenizerFast"})


def made() -> dict[str, Files]:
    """The files of each tokenizer by its name; the charsmap stands as "CHARSMAP"."""
    bert = ["[CLS]", "[PAD]", "[SEP]", "[UNK]", "[MASK]"]
    mpnet = ["<s>", "<pad>", "</s>", "[UNK]", "<mask>"]
    files = {
        "bert-cased": wordpiece(bert, "BertTokenizer", lower=False),
        "mpnet": wordpiece(mpnet, "MPNetTokenizer", lower=True),
        "roberta": byte_level(prefix=False),
        "roberta-prefix": byte_level(prefix=True),
        "xlm-roberta": xlm_roberta(),
        "albert": albert(),
        "as-written": as_written(),
    }
    encoded = base64.b64encode(charsmap()).decode()
    text = json.dumps(files, ensure_ascii=False)
    return json.loads(text.replace(encoded, "CHARSMAP"))


def main() -> None:
    text = json.dumps(made(), ensure_ascii=False, separators=(",", ":"))
    FIXTURES.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{FIXTURES.name}: {FIXTURES.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
