"""Tiny BERT and DistilBERT sentence models with seeded weights, inside a real SentenceTransformer."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
from transformers import BertConfig, BertModel, BertTokenizerFast, DistilBertConfig, DistilBertModel

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]

BERT = BertConfig(
    vocab_size=60,
    hidden_size=24,
    num_hidden_layers=2,
    num_attention_heads=3,
    intermediate_size=40,
    max_position_embeddings=40,
    type_vocab_size=2,
)
DISTILBERT = DistilBertConfig(
    vocab_size=60, dim=16, n_layers=2, n_heads=2, hidden_dim=36, max_position_embeddings=40
)

# The families' names → the names of `parameterShapes` in src/ml/model/types.ts.
_NAMES = [
    (r"^embeddings\.word_embeddings\.weight$", "embeddings.word"),
    (r"^embeddings\.position_embeddings\.weight$", "embeddings.position"),
    (r"^embeddings\.token_type_embeddings\.weight$", "embeddings.tokenType"),
    (r"^embeddings\.LayerNorm\.", "embeddings.norm."),
    (r"^encoder\.layer\.(\d+)\.attention\.self\.(query|key|value)\.", r"layers.\1.attention.\2."),
    (r"^encoder\.layer\.(\d+)\.attention\.output\.dense\.", r"layers.\1.attention.output."),
    (r"^encoder\.layer\.(\d+)\.attention\.output\.LayerNorm\.", r"layers.\1.attention.norm."),
    (r"^encoder\.layer\.(\d+)\.intermediate\.dense\.", r"layers.\1.ffn.in."),
    (r"^encoder\.layer\.(\d+)\.output\.dense\.", r"layers.\1.ffn.out."),
    (r"^encoder\.layer\.(\d+)\.output\.LayerNorm\.", r"layers.\1.ffn.norm."),
    (r"^transformer\.layer\.(\d+)\.attention\.q_lin\.", r"layers.\1.attention.query."),
    (r"^transformer\.layer\.(\d+)\.attention\.k_lin\.", r"layers.\1.attention.key."),
    (r"^transformer\.layer\.(\d+)\.attention\.v_lin\.", r"layers.\1.attention.value."),
    (r"^transformer\.layer\.(\d+)\.attention\.out_lin\.", r"layers.\1.attention.output."),
    (r"^transformer\.layer\.(\d+)\.sa_layer_norm\.", r"layers.\1.attention.norm."),
    (r"^transformer\.layer\.(\d+)\.ffn\.lin1\.", r"layers.\1.ffn.in."),
    (r"^transformer\.layer\.(\d+)\.ffn\.lin2\.", r"layers.\1.ffn.out."),
    (r"^transformer\.layer\.(\d+)\.output_layer_norm\.", r"layers.\1.ffn.norm."),
]


def canonical(name: str) -> str | None:
    """The project's name of a BERT or DistilBERT parameter; None for the pooler, which no sentence vector uses."""
    for pattern, replacement in _NAMES:
        if re.match(pattern, name):
            return re.sub(pattern, replacement, name)
    return None


def encoder_config(config) -> dict:
    """`EncoderConfig` of src/ml/model/types.ts."""
    bert = isinstance(config, BertConfig)
    return {
        "vocabSize": config.vocab_size,
        "hiddenSize": config.hidden_size,
        "layers": config.num_hidden_layers,
        "heads": config.num_attention_heads,
        "intermediateSize": config.intermediate_size if bert else config.hidden_dim,
        "maxPositions": config.max_position_embeddings,
        "tokenTypes": config.type_vocab_size if bert else 0,
        "layerNormEps": config.layer_norm_eps if bert else 1e-12,
        "activation": config.hidden_act if bert else config.activation,
        "hiddenDropout": 0,
        "attentionOutputDropout": 0,
        "attentionDropout": 0,
    }


def seeded_weights(model: torch.nn.Module, seed: int) -> None:
    """Fills every parameter with float32 values large enough that a wrong formula shows."""
    rng = np.random.default_rng(seed)
    for name, parameter in sorted(model.named_parameters()):
        noise = rng.standard_normal(tuple(parameter.shape)).astype(np.float32)
        is_norm = "norm" in name.lower()
        if is_norm and name.endswith("weight"):
            value = 1 + 0.3 * noise
        elif name.endswith("bias"):
            value = 0.2 * noise
        elif "embeddings" in name:
            value = 0.7 * noise
        else:
            value = 0.3 * noise
        with torch.no_grad():
            parameter.copy_(torch.from_numpy(value.astype(np.float32)))


def sentence_model(config, seed: int, pooling: str, normalize: bool, dtype: torch.dtype) -> SentenceTransformer:
    """A SentenceTransformer around the tiny encoder, in training mode with every dropout at zero."""
    encoder = BertModel(config) if isinstance(config, BertConfig) else DistilBertModel(config)
    seeded_weights(encoder, seed)
    with tempfile.TemporaryDirectory() as folder:
        words = SPECIAL + [f"w{i}" for i in range(len(SPECIAL), config.vocab_size)]
        vocab = {word: i for i, word in enumerate(words)}
        BertTokenizerFast(vocab=vocab).save_pretrained(folder)
        encoder.save_pretrained(folder)
        transformer = Transformer(str(Path(folder)))
    modules = [transformer, Pooling(config.hidden_size, pooling_mode=pooling)]
    model = SentenceTransformer(modules=modules + ([Normalize()] if normalize else []), device="cpu")
    for module in model.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0
        if hasattr(module, "attention_dropout"):
            module.attention_dropout = 0.0
        if hasattr(module, "dropout_prob"):
            module.dropout_prob = 0.0
    return model.to(dtype).train()


def features(sentences: list[list[int]]) -> dict[str, torch.Tensor]:
    """Token ids [S][length] → the padded tensors that SentenceTransformer's modules take. [S, T]"""
    longest = max(len(ids) for ids in sentences)
    input_ids = torch.zeros(len(sentences), longest, dtype=torch.long)
    attention_mask = torch.zeros_like(input_ids)
    for row, ids in enumerate(sentences):
        input_ids[row, : len(ids)] = torch.tensor(ids)
        attention_mask[row, : len(ids)] = 1
    return {"input_ids": input_ids, "attention_mask": attention_mask}


def parameters(model: SentenceTransformer) -> dict[str, torch.nn.Parameter]:
    """The encoder's parameters under the project's names, in the order of `parameterShapes`."""
    encoder = model[0].auto_model
    named = {canonical(name): parameter for name, parameter in encoder.named_parameters()}
    return {name: parameter for name, parameter in named.items() if name is not None}
