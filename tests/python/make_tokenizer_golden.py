"""Writes tests/golden/tokenizer.json and tokenizers.json.gz: what Python's tokenizers make of hostile text.

Usage: python make_tokenizer_golden.py [OUTPUT_FOLDER]. The first has the ids of the built-in model's tokenizer, which is
all-MiniLM-L6-v2's; the second has more texts and, for that tokenizer and those of tests/fixtures/tokenizers.json.gz, a
hash of each text's ids. A text is `unit` repeated `times`, so that very long ones stay small on disk.
"""

import base64
import gzip
import json
import random
import sys
import tempfile
import unicodedata
from pathlib import Path

import numpy as np
from transformers import AutoTokenizer
from versions import versions

ROOT = Path(__file__).resolve().parents[2]
MODEL = "public/models/builtin"
MAX_LENGTH = 48
rng = random.Random(20)

PLAIN = [
    "", " ", "\t\n\r", "Hello, world!", "The quick brown fox jumps over the lazy dog.", "unaffordability",
    "state-of-the-art", "don't can't won't", "U.S.A.", "e=mc^2", "3.14159", "1,000,000", "a" * 100, "a" * 101, "a" * 1000,
    "http://example.com/a?b=c&d=e#f", "user@example.com", "C:\\path\\file", "<b>bold</b>", "<script>alert(1)</script>",
    "=HYPERLINK(\"x\")", "line one\nline two\r\nline three", "tab\tseparated", "multiple   spaces", " leading", "trailing ",
    "[CLS]", "[SEP] in the middle", "a[MASK]b", "[PAD][PAD]", "[UNK]", "[cls]", "[ CLS ]", "##ing", "##", "[unused1]",
    "$100 + 50% ~ `code` | pipe ^ caret < less > more =", "…“quotes”—dashes–and‘more’", "¿Qué? ¡Sí!", "50 °C, 2², ½, ™ ®",
]
SCRIPTS = [
    "你好，世界！", "日本語のテキスト", "한국어 문장", "Привет, мир!", "Γειά σου ΚΟΣΜΟΣ ΟΔΥΣΣΕΥΣ Σ", "שלום עולם", "مرحبا بالعالم", "नमस्ते दुनिया",
    "สวัสดีชาวโลก", "Xin chào thế giới", "İstanbul ıslak ŞĞÜ", "Straße ẞ GROSS", "ﬁ ﬂ ﬃ ligatures", "ＦＵＬＬＷＩＤＴＨ ｆｕｌｌ",
    "Zażółć gęślą jaźń", "Příliš žluťoučký kůň", "naïve café résumé", "nai\u0308ve cafe\u0301", "\u1E9B\u0323", "q\u0307\u0323",
    "Å Å Å", "가각힣", "ﷺ", "𝒜𝓁𝓅𝒽𝒶 𝔅𝔢𝔱𝔞 𝟙𝟚𝟛", "𠀀𠀁 𪜀 𫝀 𫠠 丽", "㐀䶵 豈", "ǅ ǈ ǋ", "ΐ ΰ", "ᾳ ᾼ", "ЀЁ Йй", "ಕನ್ನಡ ಭಾಷೆ", "አማርኛ",
]
EMOJI = [
    "😀", "I ❤️ you", "👨‍👩‍👧‍👦 family", "👍🏽 skin", "🇺🇸🇫🇷 flags", "1️⃣ keycap", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "text☺text", "🤷‍♀️?!", "©️ ⓜ",
]
INVISIBLE = [
    "zero\u200bwidth\u200djoin\u200cer", "\u200b\u200c\u200d", "\ufeffBOM", "soft\u00adhyphen", "nbsp\u00a0here", "\u2028line\u2029para", "\u0085nel",
    "\u202eright to left\u202c", "\u2066iso\u2069", "nul\u0000byte", "\u0001\u0002\u007f", "bell\u0007", "\ufffd", "a\ufffdb", "\u180emongolian",
    "\u3000ideographic\u3000space", "\u1680ogham", "\ue000private\uf8ff", "\U000f0000", "\u061cmark", "\u2060word joiner", "\u00ad",
    "\u0378unassigned", "\U000e0001tag", "\u115f\u1160 filler", "\u034f",
]
# Characters that Unicode gained or moved after version 8, which the Rust tables do not know.
RECENT = ["a\u08d4b", "a\u1ac0b", "a\U0001e000b", "x\u2e4fy", "x\u2e5dy", "x\u1b7dy", "x\u166dy", "\U0001e95e!", "a\u1734b", "a\u08e2b", "\U000110cd"]
LONG = [
    ("word ", 20_000), ("a", 100_000), ("你", 100_000), ("😀", 50_000), ("é", 100_000), ("supercalifragilistic ", 5_000),
    (" ", 100_000), ("a ", 50_000), ("! ", 50_000), ("!", 100_000), ("\u0301", 100_000), ("ab\u200b", 30_000), ("[MASK]", 15_000), ("x\n", 50_000),
    ("antidisestablishmentarianism", 3), ("pneumonoultramicroscopicsilicovolcanoconiosis ", 40), ("naïve café, ", 9_000), ("\U00020000", 50_000),
]


def character() -> str:
    """One character: mostly from blocks that matter, sometimes from anywhere."""
    low, high = rng.choice([(0x20, 0x7F), (0xA0, 0x250), (0x300, 0x370), (0x370, 0x530), (0x590, 0x700), (0x900, 0xD80),
                            (0x1E00, 0x2070), (0x2070, 0x2C00), (0x3000, 0x3200), (0x4E00, 0xA000), (0xAC00, 0xD7A4),
                            (0xF900, 0xFE70), (0xFF00, 0x10000), (0x1F300, 0x1FB00), (0x20000, 0x20100), (0, 0x20)])
    while True:
        code = rng.randrange(low, high)
        # Only what Unicode 15 has assigned: JavaScript engines differ on what came later.
        if not 0xD800 <= code < 0xE000 and unicodedata.category(chr(code)) != "Cn":
            return chr(code)


def sentence() -> str:
    words = ["".join(character() for _ in range(rng.randint(1, 7))) for _ in range(rng.randint(1, 8))]
    return rng.choice([" ", "", "-", "\u00a0"]).join(words)


def mixed() -> str:
    parts = rng.sample(PLAIN + SCRIPTS + EMOJI + INVISIBLE, 3)
    text = rng.choice(["", " "]).join(parts)
    return rng.choice([text, text.upper(), unicodedata.normalize("NFD", text), unicodedata.normalize("NFKC", text)])


# What the tokenizers other than BERT's have rules for.
MARKED = [
    "<s>", "</s>", "a<mask>b", "a <mask> b", "<mask><mask>", "<pad>", "x<unk>y", "[CLS] [SEP]", "a [MASK] b", "``quoted''", "''", "`'",
    "I'm he's they'll we'd I've you're can't", "'S 'LL", "  two  leading", "tail  ", "a\u00a0 b", "\r\n\r\n", "▁", "a▁b", "▁▁a ▁", "Ġword Ċ",
    "ﬁ\u0301 ½\u0300 Ⅷ\u20dd", "e\u0301\u0323 ﷺ\u064b", "가\u11a8 각 ᄀ", "ｶﾞ ﾊﾟ ガ", "①② ㍿ ㌔ ℃ №", "x\u200d y\u200c z\ufe0f", "\u0600١ \u06dd", "क्षि नि",
    "1234567890 ١٢٣ ౧౨ ²³ Ⅻ", "a1b2c3", "ß ẞ ſ K Å", "ⅷ ǆ ŉ ĳ", "～ ~ 〜", "\u2581\u2581", "\u0130 i\u0307", "ᾼ ᾳ Ὰͅ", "\ufeff a \ufeff", "\u0085 \u2028 \u2029",
]  # fmt: skip


def hostile() -> list[tuple[str, int]]:
    once = [*PLAIN, *SCRIPTS, *EMOJI, *INVISIBLE, *RECENT, *MARKED]
    once += [mixed() for _ in range(700)] + [sentence() for _ in range(1100)]
    once += ["".join(rng.sample(MARKED + EMOJI + INVISIBLE, 2)) for _ in range(200)]
    return [*((text, 1) for text in dict.fromkeys(once)), *LONG]


def fingerprint(ids: list[int]) -> int:
    """FNV-1a over the ids, each taken as one unit: 32 bits."""
    value = 0x811C9DC5
    for i in ids:
        value = (value ^ i) * 0x01000193 & 0xFFFFFFFF
    return value


def hashes(tokenizer, texts: list[tuple[str, int]]) -> str:
    """Base64 of a little-endian uint32 for each text."""
    rows = [tokenizer(unit * times, truncation=True, max_length=MAX_LENGTH).input_ids for unit, times in texts]
    return base64.b64encode(np.array([fingerprint(ids) for ids in rows], "<u4").tobytes()).decode()


def tokenizer_folders() -> dict[str, dict[str, str]]:
    """The text of each file of the tokenizers of tests/fixtures."""
    fixtures = ROOT / "tests/fixtures"
    charsmap = base64.b64encode(gzip.decompress((fixtures / "nmt_nfkc.charsmap.gz").read_bytes())).decode()
    made = json.loads(gzip.decompress((fixtures / "tokenizers.json.gz").read_bytes()))
    return {
        name: {
            path: json.dumps(content, ensure_ascii=False).replace('"CHARSMAP"', f'"{charsmap}"')
            for path, content in files.items()
        }
        for name, files in made.items()
    }


def made_tokenizers() -> dict:
    """Those of tests/fixtures, as transformers reads them."""
    made = {}
    for name, files in tokenizer_folders().items():
        with tempfile.TemporaryDirectory() as folder:
            for path, text in files.items():
                Path(folder, path).write_text(text, encoding="utf-8")
            made[name] = AutoTokenizer.from_pretrained(folder)
    return made


def write_hashes(folder: Path, builtin) -> None:
    texts = hostile()
    golden = {
        "made_with": versions("transformers", "tokenizers"),
        "max_length": MAX_LENGTH,
        "texts": texts,
        "hashes": {
            name: hashes(tokenizer, texts) for name, tokenizer in {"built-in": builtin, **made_tokenizers()}.items()
        },
    }
    text = json.dumps(golden, ensure_ascii=False, separators=(",", ":"))
    (folder / "tokenizers.json.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(len(texts), "texts")


def main() -> None:
    tokenizer = AutoTokenizer.from_pretrained(ROOT / MODEL)
    once = [*PLAIN, *SCRIPTS, *EMOJI, *INVISIBLE, *RECENT, *(mixed() for _ in range(200)), *(sentence() for _ in range(300))]
    cases = [{"unit": unit, "times": times} for unit, times in [*((text, 1) for text in once), *LONG]]
    for case in cases:
        text = case["unit"] * case["times"]
        case["ids"] = tokenizer(text, truncation=True, max_length=MAX_LENGTH).input_ids
    golden = {
        "made_with": versions("transformers", "tokenizers"),
        "model": MODEL,
        "max_length": MAX_LENGTH,
        "cases": cases,
    }
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in golden.pop("cases"))
    head = json.dumps(golden, indent=1)[:-2]
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "tests/golden"
    (folder / "tokenizer.json").write_text(f'{head},\n "cases": [\n{lines}\n]}}\n')
    print(len(cases), "cases")
    write_hashes(folder, tokenizer)


if __name__ == "__main__":
    main()
