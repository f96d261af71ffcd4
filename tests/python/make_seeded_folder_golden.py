"""Writes tests/golden/seeded-folders.json: what sentence-transformers makes of text with folders of every architecture.

Usage: python make_seeded_folder_golden.py [OUTPUT_FOLDER]

Each folder has one of the tokenizers of tests/fixtures/tokenizers.json.gz, and weights that `seeded` makes from their
names; tests/ml/seededFolders.ts puts the same folders together.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

import torch
from make_architecture_golden import seeded
from make_folder_golden import TEXTS
from make_golden import encode
from make_tokenizer_golden import tokenizer_folders
from safetensors.torch import save_file
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss
from transformers import AutoConfig, AutoModel
from transformers.utils import logging
from versions import versions

SHAPE = {
    "vocab_size": 1000, "hidden_size": 16, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 24,
    "max_position_embeddings": 66, "type_vocab_size": 1,
}  # fmt: skip
# As transformers 4 wrote it.
MODERN = {
    "model_type": "modernbert", "vocab_size": 1000, "hidden_size": 16, "num_hidden_layers": 2, "num_attention_heads": 2,
    "intermediate_size": 24, "max_position_embeddings": 66, "pad_token_id": 1, "bos_token_id": 0, "cls_token_id": 0,
    "eos_token_id": 2, "sep_token_id": 2, "norm_eps": 1e-5, "global_attn_every_n_layers": 2, "local_attention": 8,
    "global_rope_theta": 80000.0, "local_rope_theta": 10000.0,
}  # fmt: skip
MODULE = "sentence_transformers.models."
MEAN = {"word_embedding_dimension": 16, "pooling_mode_mean_tokens": True}
DENSE = {"in_features": 16, "out_features": 6, "bias": True, "activation_function": "torch.nn.modules.activation.Tanh"}
# What the first and the second sentences of a pair begin with.
PROMPTS = ["query: ", "the passage: "]
TEXTS = [*TEXTS, "<pad> spelled <mask> out </s>", "ﬁne ½ ａｂｃ e\u0301 한국어", "query: "]


def modules(*following: str) -> list[dict]:
    names = ["Transformer", "Pooling", *following]
    return [
        {"idx": i, "name": str(i), "path": "" if i == 0 else f"{i}_{name}", "type": MODULE + name}
        for i, name in enumerate(names)
    ]


STATIC = MODULE + "StaticEmbedding"
# By name: its tokenizer, and every file that is not the tokenizer's nor holds weights.
FOLDERS = {
    "roberta": ("roberta", {
        "config.json": {"model_type": "roberta", "pad_token_id": 1, **SHAPE},
        "modules.json": modules("Normalize"),
        "1_Pooling/config.json": MEAN,
        "2_Normalize/config.json": {},
        "sentence_bert_config.json": {"max_seq_length": 24},
    }),
    "xlm-roberta, a prompt that is not pooled": ("xlm-roberta", {
        "config.json": {"model_type": "xlm-roberta", "pad_token_id": 1, "layer_norm_eps": 1e-5, **SHAPE},
        "modules.json": modules("Normalize"),
        "1_Pooling/config.json": MEAN | {"include_prompt": False},
        "2_Normalize/config.json": {},
        "config_sentence_transformers.json": {"prompts": {"query": "query: "}, "default_prompt_name": "query"},
        "sentence_bert_config.json": {"max_seq_length": 64},
    }),
    "mpnet, Dense": ("mpnet", {
        "config.json": {"model_type": "mpnet", **SHAPE},
        "modules.json": modules("Dense", "Normalize"),
        "1_Pooling/config.json": {"word_embedding_dimension": 16, "pooling_mode_cls_token": True},
        "2_Dense/config.json": DENSE,
        "3_Normalize/config.json": {},
        "sentence_bert_config.json": {"max_seq_length": 50},
    }),
    "albert, two poolings and a prompt": ("albert", {
        "config.json": {"model_type": "albert", "embedding_size": 8, **SHAPE},
        "modules.json": modules(),
        "1_Pooling/config.json": MEAN | {"pooling_mode_max_tokens": True},
        "config_sentence_transformers.json": {"prompts": {"passage": "Passage: "}, "default_prompt_name": "passage"},
        "sentence_bert_config.json": {"max_seq_length": 40},
    }),
    "bert with the tokenizer of XLM-RoBERTa": ("xlm-roberta", {
        "config.json": {"model_type": "bert", **SHAPE},
        "modules.json": modules(),
        "1_Pooling/config.json": {"embedding_dimension": 16, "pooling_mode": ["lasttoken", "weightedmean"]},
        "sentence_bert_config.json": {"max_seq_length": 40},
    }),
    "modernbert, a window that is shorter than the texts": ("roberta", {
        "config.json": MODERN,
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast", "cls_token": "<s>", "sep_token": "</s>", "pad_token": "<pad>",
            "mask_token": "<mask>", "unk_token": "<unk>", "model_input_names": ["input_ids", "attention_mask"],
        },
        "modules.json": modules("Normalize"),
        "1_Pooling/config.json": MEAN,
        "2_Normalize/config.json": {},
        "sentence_bert_config.json": {"max_seq_length": 40},
    }),
    "static embedding": ("roberta", {
        "modules.json": [{"idx": 0, "name": "0", "path": "", "type": STATIC}],
    }),
    "static embedding, Dense, a prompt": ("xlm-roberta", {
        "modules.json": [
            {"idx": 0, "name": "0", "path": ".", "type": STATIC},
            {"idx": 1, "name": "1", "path": "2_Dense", "type": MODULE + "Dense"},
            {"idx": 2, "name": "2", "path": "3_Normalize", "type": MODULE + "Normalize"},
        ],
        "2_Dense/config.json": DENSE,
        "3_Normalize/config.json": {},
        "config_sentence_transformers.json": {"prompts": {"query": "query: "}, "default_prompt_name": "query"},
    }),
}  # fmt: skip


def is_static(files: dict) -> bool:
    return files["modules.json"][0]["type"] == STATIC


def leave_out(files: dict) -> dict[str, bool]:
    """ModernBERT and a static embedding have no pooling layer."""
    plain = is_static(files) or files["config.json"]["model_type"] == "modernbert"
    return {} if plain else {"add_pooling_layer": False}


def weights(folder: Path, files: dict) -> dict[str, dict[str, list[int]]]:
    """Writes the weights; their shapes by file and name."""
    if is_static(files):
        named = {"embedding.weight": torch.empty(SHAPE["vocab_size"], SHAPE["hidden_size"])}
    else:
        config = AutoConfig.from_pretrained(folder)
        named = dict(AutoModel.from_config(config, **leave_out(files)).named_parameters())
    shapes = {"model.safetensors": named}
    if "2_Dense/config.json" in files:
        dense = torch.nn.Linear(DENSE["in_features"], DENSE["out_features"])
        shapes["2_Dense/model.safetensors"] = {f"linear.{key}": p for key, p in dense.named_parameters()}
    for path, named in shapes.items():
        save_file({key: seeded(key, tuple(p.shape)) for key, p in named.items()}, folder / path)
    return {path: {key: list(p.shape) for key, p in named.items()} for path, named in shapes.items()}


def folder_case(name: str, tokenizer: str, files: dict) -> dict:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for path, text in tokenizer_folders()[tokenizer].items():
            (folder / path).write_text(text, encoding="utf-8")
        for path, content in files.items():
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_text(json.dumps(content), encoding="utf-8")
        shapes = weights(folder, files)
        model = SentenceTransformer(str(folder), device="cpu", model_kwargs=leave_out(files)).double().eval()
        prompt = model.prompts.get(model.default_prompt_name) if model.default_prompt_name else None
        # Those of a static embedding are not padded.
        ids = [model.preprocess([text], prompt=prompt)["input_ids"].flatten().tolist() for text in TEXTS]
        # One by one: no padding takes part.
        values = torch.stack([model.encode([text], convert_to_tensor=True)[0] for text in TEXTS])
        sides = [
            torch.stack([model.encode([text], prompt=prompt, convert_to_tensor=True)[0] for text in TEXTS])
            for prompt in PROMPTS
        ]
        # As the trainer's collator makes a batch of two columns with a prompt each.
        half = len(TEXTS) // 2
        columns = zip([TEXTS[:half], TEXTS[half : 2 * half]], PROMPTS, strict=True)
        batch = [model.preprocess(texts, prompt=prompt) for texts, prompt in columns]
        with torch.no_grad():
            loss = MultipleNegativesRankingLoss(model)(batch, torch.tensor([])).item()
    return {
        "name": name, "tokenizer": tokenizer, "files": files, "weights": shapes, "ids": ids, "values": encode(values),
        "sides": [encode(side) for side in sides], "loss": loss,
    }  # fmt: skip


def main() -> None:
    logging.disable_progress_bar()
    logging.set_verbosity_error()
    torch.set_num_threads(1)
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[1] / "golden"
    golden = {
        "versions": versions("torch", "transformers", "sentence-transformers"),
        "texts": TEXTS,
        "prompts": PROMPTS,
        "folders": [folder_case(name, *parts) for name, parts in FOLDERS.items()],
    }
    (folder / "seeded-folders.json").write_text(json.dumps(golden, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
