"""Writes tests/golden/architectures.json.gz: what PyTorch and sentence-transformers compute for every architecture.

Usage: python make_architecture_golden.py [OUTPUT_FOLDER]

Weights are not stored: `seeded` makes them from their names, and tests/ml/suites/architectures.ts does the same.
Everything else is as in make_golden.py.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
from pathlib import Path

import numpy as np
import torch
from make_golden import encode, encode_all, largest_difference, rounded_up
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss
from sentence_transformers.sentence_transformer.modules import Dense, Module, Normalize, Pooling, StaticEmbedding
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from transformers import (
    AlbertConfig,
    AlbertModel,
    BertConfig,
    BertModel,
    DistilBertConfig,
    DistilBertModel,
    ElectraConfig,
    ElectraModel,
    ModernBertConfig,
    ModernBertModel,
    MPNetConfig,
    MPNetModel,
    RobertaConfig,
    RobertaModel,
    Trainer,
    XLMRobertaConfig,
    XLMRobertaModel,
)
from transformers.models.mpnet.modeling_mpnet import MPNetEncoder
from versions import versions

VOCABULARY, HIDDEN, PAD = 40, 16, 1
SHAPE = {
    "vocab_size": VOCABULARY,
    "hidden_size": HIDDEN,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "intermediate_size": 24,
    "max_position_embeddings": 40,
    "hidden_dropout_prob": 0.0,
    "attention_probs_dropout_prob": 0.0,
}
ENCODERS = {
    "bert": lambda: BertModel(BertConfig(**SHAPE), add_pooling_layer=False),
    "distilbert": lambda: DistilBertModel(
        DistilBertConfig(
            vocab_size=VOCABULARY, dim=HIDDEN, n_layers=2, n_heads=2, hidden_dim=24, max_position_embeddings=40,
            dropout=0.0, attention_dropout=0.0,
        )
    ),
    "roberta": lambda: RobertaModel(RobertaConfig(**SHAPE, type_vocab_size=1), add_pooling_layer=False),
    "xlm-roberta": lambda: XLMRobertaModel(
        XLMRobertaConfig(**SHAPE | {"hidden_act": "gelu_new"}, layer_norm_eps=1e-5), add_pooling_layer=False
    ),
    "mpnet": lambda: MPNetModel(MPNetConfig(**SHAPE), add_pooling_layer=False),
    "albert": lambda: AlbertModel(
        AlbertConfig(**SHAPE | {"num_hidden_layers": 5}, embedding_size=8, num_hidden_groups=2), add_pooling_layer=False
    ),
    "electra": lambda: ElectraModel(ElectraConfig(**SHAPE, embedding_size=8)),
    # The second layer sees the six nearest tokens on each side only.
    "modernbert": lambda: ModernBertModel(
        ModernBertConfig(
            vocab_size=VOCABULARY, hidden_size=HIDDEN, num_hidden_layers=2, num_attention_heads=2, intermediate_size=24,
            max_position_embeddings=40, local_attention=12, pad_token_id=PAD,
            bos_token_id=3, cls_token_id=3, eos_token_id=2, sep_token_id=2,
        )
    ),
}  # fmt: skip
STATIC = "static-embedding"
LENGTHS = [4, 5, 37, 6, 8, 13, 30, 7]

DENSE = {"kind": "dense", "into": HIDDEN, "out": 10, "bias": True, "activation": "tanh", "residual": False}
NORMALIZE = {"kind": "normalize"}
MODES = ["cls", "max", "mean", "mean_sqrt_len_tokens", "weightedmean", "lasttoken"]
COMMON = [
    *({"pooling": [mode], "promptTokens": 0, "modules": []} for mode in MODES),
    {"pooling": ["mean"], "promptTokens": 0, "modules": [NORMALIZE]},
    {"pooling": ["mean"], "promptTokens": 0, "modules": [DENSE, NORMALIZE]},
]
WIDE = {"kind": "dense", "into": 2 * HIDDEN, "out": 12, "bias": False, "activation": "gelu", "residual": False}
EVERY = [
    {"pooling": ["weightedmean", "cls"], "promptTokens": 0, "modules": [NORMALIZE]},
    {"pooling": MODES, "promptTokens": 0, "modules": []},
    {"pooling": MODES, "promptTokens": 3, "modules": []},
    {"pooling": ["cls", "max"], "promptTokens": 0, "modules": [
        WIDE,
        DENSE | {"into": 12, "out": 12, "activation": "sigmoid", "residual": True},
        NORMALIZE,
        DENSE | {"into": 12, "out": 7, "activation": "silu", "residual": True},
        DENSE | {"into": 7, "out": 5, "activation": "relu"},
    ]},
    {"pooling": ["max"], "promptTokens": 1, "modules": [DENSE | {"activation": "identity"}]},
]  # fmt: skip
# A static embedding is a mean.
EMBEDDINGS = {name: COMMON for name in ENCODERS} | {"roberta": COMMON + EVERY, STATIC: [one for one in COMMON if one["pooling"] == ["mean"]]}
STEPS = {name: [{"pooling": ["mean"], "promptTokens": 0, "modules": [NORMALIZE]}] for name in [*ENCODERS, STATIC]}
STEPS["roberta"] = [
    {"pooling": ["cls", "mean"], "promptTokens": 2, "modules": [
        DENSE | {"into": 2 * HIDDEN}, DENSE | {"into": 10, "out": 6, "activation": "gelu", "residual": True, "bias": False}, NORMALIZE,
    ]},
]  # fmt: skip
# Without the sentence that has a padding token: PyTorch gives its row no gradient.
COLUMNS = [[0, 2, 7], [1, 3, 5], [6, 5, 2]]
LEARNING_RATE, WEIGHT_DECAY = 1e-2, 0.01

ACTIVATIONS = {
    "identity": torch.nn.Identity,
    "tanh": torch.nn.Tanh,
    "relu": torch.nn.ReLU,
    "gelu": torch.nn.GELU,
    "sigmoid": torch.nn.Sigmoid,
    "silu": torch.nn.SiLU,
}


def hash32(x: np.ndarray) -> np.ndarray:
    """`hash32` of src/core/random.ts, on uint64 that hold uint32."""
    x = (x ^ (x >> np.uint64(16))) * np.uint64(0x7FEB352D) & np.uint64(0xFFFFFFFF)
    x = (x ^ (x >> np.uint64(15))) * np.uint64(0x846CA68B) & np.uint64(0xFFFFFFFF)
    return x ^ (x >> np.uint64(16))


def seeded(name: str, shape: tuple[int, ...]) -> torch.Tensor:
    """float32 numbers of a parameter's name, large enough that a wrong formula shows."""
    key = 0x811C9DC5
    for byte in name.encode():
        key = (key ^ byte) * 0x01000193 & 0xFFFFFFFF
    places = np.arange(math.prod(shape), dtype=np.uint64)
    uniform = hash32(hash32(places) ^ np.uint64(key)) / 2**31 - 1
    is_norm = "norm" in name.lower() and name.endswith(".weight")
    values = 1 + 0.5 * uniform if is_norm else (0.3 if name.endswith(".bias") else 0.8) * uniform
    return torch.from_numpy(values.astype(np.float32).reshape(shape))


class Encoder(Module):
    """A transformers encoder on token ids, as the first module of a SentenceTransformer."""

    def __init__(self, encoder: torch.nn.Module):
        super().__init__()
        self.encoder = encoder

    def forward(self, features, **kwargs):
        output = self.encoder(input_ids=features["input_ids"], attention_mask=features["attention_mask"])
        features["token_embeddings"] = output.last_hidden_state
        return features

    def tokenize(self, texts, **kwargs):
        raise NotImplementedError

    def save(self, *args, **kwargs):
        raise NotImplementedError


def module_of(spec: dict) -> Module:
    if spec["kind"] == "normalize":
        return Normalize()
    return Dense(
        spec["into"],
        spec["out"],
        bias=spec["bias"],
        activation_function=ACTIVATIONS[spec["activation"]](),
        use_residual=spec["residual"],
    )


def model_of(name: str, spec: dict, dtype: torch.dtype) -> tuple[SentenceTransformer, dict[str, torch.nn.Parameter]]:
    """The model, and its parameters by the names of the files: Dense modules' begin with "modules." and their place."""
    if name == STATIC:
        first = [StaticEmbedding(Tokenizer(WordLevel({}, unk_token="")), embedding_weights=torch.zeros(VOCABULARY, HIDDEN))]
        named = {"embedding.weight": first[0].embedding.weight}
        return with_seeded(first, named, spec, dtype)
    encoder = ENCODERS[name]()
    pooling = Pooling(HIDDEN, pooling_mode=tuple(spec["pooling"]), include_prompt=spec["promptTokens"] == 0)
    return with_seeded([Encoder(encoder), pooling], dict(encoder.named_parameters()), spec, dtype)


def with_seeded(first: list[Module], named: dict, spec: dict, dtype: torch.dtype):
    following = [module_of(module) for module in spec["modules"]]
    for i, module in enumerate(following):
        named |= {f"modules.{i}.{key}": parameter for key, parameter in module.named_parameters()}
    with torch.no_grad():
        for key, parameter in named.items():
            parameter.copy_(seeded(key, tuple(parameter.shape)))
    model = SentenceTransformer(modules=[*first, *following], device="cpu")
    return model.to(dtype).train(), named


def sentences_of(name: str) -> list[list[int]]:
    """Token ids of LENGTHS; the fifth has the padding token inside, as a text that spells it has."""
    rng = np.random.default_rng(3)
    sentences = [[3, *rng.integers(4, VOCABULARY, n - 2).tolist(), 2] for n in LENGTHS]
    sentences[4][3] = PAD
    return sentences


def features(sentences: list[list[int]], spec: dict, name: str) -> dict:
    if name == STATIC:
        starts = np.cumsum([0, *map(len, sentences[:-1])])
        return {"input_ids": torch.tensor(sum(sentences, [])), "offsets": torch.from_numpy(starts)}
    longest = max(map(len, sentences))
    padded = [ids + [PAD] * (longest - len(ids)) for ids in sentences]
    mask = [[1] * len(ids) + [0] * (longest - len(ids)) for ids in sentences]
    prompt = {"prompt_length": spec["promptTokens"]} if spec["promptTokens"] else {}
    return {"input_ids": torch.tensor(padded), "attention_mask": torch.tensor(mask), **prompt}


def embedding_case(name: str, spec: dict) -> dict:
    model, _ = model_of(name, spec, torch.float64)
    with torch.no_grad():
        values = model.eval()(features(sentences_of(name), spec, name))["sentence_embedding"]
    return {**spec, "values": encode(values)}


def step_case(name: str, spec: dict) -> dict:
    def run(dtype: torch.dtype):
        model, named = model_of(name, spec, dtype)
        decayed = set(Trainer.get_decay_parameter_names(None, model))
        everything = list(model.named_parameters())
        optimizer = torch.optim.AdamW(
            [
                {"params": [p for key, p in everything if key in decayed], "weight_decay": WEIGHT_DECAY},
                {"params": [p for key, p in everything if key not in decayed], "weight_decay": 0.0},
            ],
            lr=LEARNING_RATE,
        )
        sentences = sentences_of(name)
        columns = [features([sentences[i] for i in column], spec, name) for column in COLUMNS]
        loss = MultipleNegativesRankingLoss(model, scale=20.0)(columns, None)
        loss.backward()
        gradients = {key: p.grad.clone() for key, p in named.items()}
        norm = torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        return loss.item(), norm.item(), gradients, {key: p.detach().clone() for key, p in named.items()}

    (loss, norm, gradients, weights), (*_, weights32) = run(torch.float64), run(torch.float32)
    determined = {key: value for key, value in weights.items() if not KEY_BIAS(key)}
    return {
        **spec,
        "columns": COLUMNS,
        "lossValue": loss,
        "gradNorm": norm,
        "learningRate": LEARNING_RATE,
        "weightDecay": WEIGHT_DECAY,
        "gradients": encode_all(gradients),
        "weights": encode_all(weights),
        "float32Error": rounded_up(largest_difference(determined, weights32)),
    }


def KEY_BIAS(name: str) -> bool:
    """Whose gradient is zero but for rounding; see make_golden.py."""
    return name.endswith((".key.bias", ".k_lin.bias", ".attn.k.bias"))


def config_of(name: str) -> dict:
    if name == STATIC:
        return {"vocab_size": VOCABULARY, "hidden_size": HIDDEN}
    return {key: value for key, value in ENCODERS[name]().config.to_dict().items() if value is not None}


def main() -> None:
    default = Path(__file__).resolve().parent.parent / "golden"
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else default
    torch.set_num_threads(1)
    distances = list(range(-600, 601))
    golden = {
        "versions": versions("torch", "transformers", "sentence-transformers"),
        # MPNet's bucket of each distance j − i from −600 to 600.
        "buckets": MPNetEncoder.relative_position_bucket(torch.tensor(distances)).tolist(),
        "models": [
            {
                "architecture": name,
                "config": config_of(name),
                "sentences": sentences_of(name),
                "embeddings": [embedding_case(name, spec) for spec in EMBEDDINGS[name]],
                "steps": [step_case(name, spec) for spec in STEPS[name]],
            }
            for name in [*ENCODERS, STATIC]
        ],
    }
    path = folder / "architectures.json.gz"
    path.write_bytes(gzip.compress(json.dumps(golden, separators=(",", ":")).encode(), 9, mtime=0))
    print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
