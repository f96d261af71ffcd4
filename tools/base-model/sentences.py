"""Sentences to distil on: WordNet's definitions and examples, and what can be composed of them, in families of near neighbours."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

PARTS = {"noun": "1", "verb": "2", "adj": "3", "adv": "4"}
# The lexicographer files that the composed scenes draw on; see WordNet's lexnames(5).
KINDS = {
    "person": ("noun", 18),
    "animal": ("noun", 5),
    "thing": ("noun", 6),
    "food": ("noun", 13),
    "place": ("noun", 15),
    "act": ("noun", 4),
    "topic": ("noun", 9),
    "group": ("noun", 14),
    "touch": ("verb", 35),
    "move": ("verb", 38),
    "say": ("verb", 32),
    "make": ("verb", 36),
    "quality": ("adj", 0),
}
AUXILIARY = re.compile(r"\b(is|are|was|were|can|could|will|would|should|must|may|might)\b")
VOWELS = "aeiou"


@dataclass
class WordNet:
    definitions: list[tuple[str, str]] = field(default_factory=list)
    """A word and one of its definitions."""
    examples: list[tuple[str, str]] = field(default_factory=list)
    """A definition and a sentence that uses its word."""
    synonyms: dict[str, list[str]] = field(default_factory=dict)
    kinds: dict[str, tuple[list[str], list[float]]] = field(default_factory=dict)
    """Words of each of KINDS, and how often to draw each."""


def split_gloss(gloss: str) -> tuple[str, list[str]]:
    """`a; "b"; "c"` → a, [b, c]."""
    examples = re.findall(r'"([^"]+)"', gloss)
    return gloss.split('; "')[0].strip().strip('"'), [example.strip() for example in examples if " " in example.strip()]


def read_wordnet(folder: Path) -> WordNet:
    """Reads data.{noun,verb,adj,adv} and cntlist.rev, whose format wndb(5) tells."""
    counts: Counter[tuple[str, str, int]] = Counter()
    for line in (folder / "cntlist.rev").read_text(encoding="utf-8").splitlines():
        key, _, count = line.split()
        word, sense = key.split("%")
        part, lexicographer = sense.split(":")[:2]
        counts[word, "3" if part == "5" else part, int(lexicographer)] += int(count)

    wordnet = WordNet()
    for part in PARTS:
        for line in (folder / f"data.{part}").read_text(encoding="utf-8").splitlines():
            if line.startswith(" "):
                continue  # the licence
            head, gloss = line.split(" | ", 1)
            fields = head.split()
            words = [re.sub(r"\(.*\)", "", word).replace("_", " ") for word in fields[4 : 4 + 2 * int(fields[3], 16) : 2]]
            definition, examples = split_gloss(gloss.strip())
            wordnet.definitions.append((words[0], definition))
            wordnet.examples += [(definition, example) for example in examples]
            for word in words:
                others = [other for other in words if other != word]
                wordnet.synonyms.setdefault(word.lower(), []).extend(others)
    for kind, (part, lexicographer) in KINDS.items():
        drawn = {
            word.replace("_", " "): count**0.5
            for (word, of_part, of_lexicographer), count in counts.items()
            if (of_part, of_lexicographer) == (PARTS[part], lexicographer)
        }
        wordnet.kinds[kind] = (list(drawn), list(drawn.values()))
    return wordnet


def ing(verb: str) -> str:
    first, *rest = verb.split(" ")
    if first.endswith("ie"):
        first = first[:-2] + "y"
    elif first.endswith("e") and not first.endswith(("ee", "oe", "ye")):
        first = first[:-1]
    elif re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", first):
        first += first[-1]
    return " ".join([first + "ing", *rest])


def plural(noun: str) -> str:
    if re.search(r"(s|x|z|ch|sh)$", noun):
        return noun + "es"
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + "s"


def a(noun: str) -> str:
    return f"an {noun}" if noun[0].lower() in VOWELS else f"a {noun}"


def capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


class Composer:
    """Draws families: a few sentences of which some mean nearly the same and some only look alike."""

    def __init__(self, wordnet: WordNet, seed: int) -> None:
        self.wordnet = wordnet
        self.random = random.Random(seed)
        # How often each is drawn, in percent.
        self.sources: list[tuple[int, Callable[[], list[str]]]] = [
            (22, self.definition),
            (26, self.example),
            (24, self.scene),
            (12, self.headline),
            (16, self.question),
        ]

    def families(self) -> Iterator[list[str]]:
        weights, sources = zip(*self.sources, strict=True)
        while True:
            (source,) = self.random.choices(sources, weights)
            family = source()
            yield [self.style(sentence) for sentence in self.random.sample(family, min(2, len(family)))]

    def word(self, kind: str) -> str:
        words, weights = self.wordnet.kinds[kind]
        return self.random.choices(words, weights)[0]

    def style(self, sentence: str) -> str:
        """Mostly as people write: a capital and a full stop; the tokenizer lowers the case, so the stop is what tells."""
        return sentence if sentence[-1:] in "?!." or self.random.random() < 0.4 else f"{capital(sentence)}."

    def perturbed(self, sentence: str) -> str:
        """One word dropped, moved or replaced, or the meaning turned round."""
        words = sentence.split(" ")
        at = self.random.randrange(len(words))
        match self.random.randrange(5):
            case 0 if len(words) > 2:
                del words[at]
            case 1 if len(words) > 2:
                words.insert(self.random.randrange(len(words)), words.pop(at))
            case 2:
                return negated(sentence)
            case _:
                known = [i for i, word in enumerate(words) if self.wordnet.synonyms.get(word.lower().strip(".,;?!"))]
                if known:
                    at = self.random.choice(known)
                    words[at] = self.random.choice(self.wordnet.synonyms[words[at].lower().strip(".,;?!")])
        return " ".join(words)

    def definition(self) -> list[str]:
        word, definition = self.random.choice(self.wordnet.definitions)
        return [definition, self.random.choice([self.perturbed(definition), f"{word}: {definition}", f"{word} means {definition}", word])]

    def example(self) -> list[str]:
        definition, example = self.random.choice(self.wordnet.examples)
        _, other = self.random.choice(self.wordnet.examples)
        return [
            example,
            self.random.choice([self.perturbed(example), self.perturbed(example), definition, f"{example}, and {other}", f"{definition}; {example}"]),
        ]

    def scene(self) -> list[str]:
        """What a photograph's caption says, and the same with a part exchanged."""

        def who() -> str:
            return self.random.choices(
                [self.word("person"), self.word("animal"), self.random.choice(["man", "woman", "boy", "girl", "child", "dog", "cat"])], [4, 3, 5]
            )[0]

        def doing() -> str:
            thing = self.word(self.random.choice(["thing", "thing", "thing", "food", "animal"]))
            return self.random.choice(
                [
                    f"{ing(self.word('touch'))} {a(thing)}",
                    f"{ing(self.word('make'))} {a(thing)}",
                    f"{ing(self.word('move'))} {self.random.choice(['on', 'in', 'across', 'near', 'through', 'with'])} {a(thing)}",
                    f"{ing(self.word('say'))} to {a(self.word('person'))}",
                    f"{self.random.choice(['holding', 'playing with', 'looking at', 'standing near', 'sitting on', 'eating', 'carrying'])} {a(thing)}",
                ]
            )

        def where() -> str:
            spot = self.word(self.random.choice(["place", "thing", "thing"]))
            return self.random.choice(["", f" {self.random.choice(['in', 'on', 'near', 'beside', 'behind'])} the {spot}"])

        colour = self.random.choice(["", "", "black ", "white ", "red ", "young ", "old ", "small ", f"{self.word('quality')} "])
        many = self.random.choice(["two ", "three ", "several ", "a group of "]) if self.random.random() < 0.3 else ""

        def told(colour: str, who: str, doing: str, where: str) -> str:
            return f"{many}{colour}{plural(who)} are {doing}{where}" if many else f"{a(colour + who)} is {doing}{where}"

        parts = (colour, who(), doing(), where())
        exchanged = [
            told(parts[0], who(), parts[2], parts[3]),
            told(parts[0], parts[1], doing(), parts[3]),
            told("", parts[1], parts[2], where()),
            told(colour, who(), doing(), where()),
            negated(told(*parts)),
            self.perturbed(told(*parts)),
        ]
        return [told(*parts), self.random.choice(exchanged)]

    def headline(self) -> list[str]:
        place, group, act, topic = (self.word(kind) for kind in ("place", "group", "act", "topic"))
        number = self.random.choice([str(self.random.randrange(2, 100)), str(self.random.randrange(100, 5000)), "dozens of"])

        def told(place: str, group: str, act: str, number: str) -> str:
            verb = self.word("say")
            return self.random.choice(
                [
                    f"{act} in {place} leaves {number} {plural(self.word('person'))} dead",
                    f"{place} {group} {plural(verb)} {act} over {topic}",
                    f"{plural(self.word('person'))} {verb} {number} {plural(self.word('person'))} after {act} in {place}",
                    f"{group} {plural(verb)} that {topic} rose {number} percent in {place}",
                    f"the {group} said on Friday that {act} in {place} would {verb} {topic}",
                ]
            )

        return [
            told(place, group, act, number),
            self.random.choice([told(place, group, act, number), told(place, self.word("group"), self.word("act"), number)]),
        ]

    def question(self) -> list[str]:
        kind = self.random.choice(["thing", "food", "person", "animal", "act", "topic"])
        one, other = self.word(kind), self.word(kind)
        verb = self.word(self.random.choice(["touch", "make", "say", "move"]))
        word, definition = self.random.choice(self.wordnet.definitions)

        def asked(noun: str, verb: str) -> list[str]:
            return [
                f"how do I {verb} {a(noun)}?",
                f"what is the best way to {verb} {a(noun)}?",
                f"is it a good idea to {verb} the {noun}?",
                f"why should you not {verb} {plural(noun)}?",
                f"what is {a(noun)}?",
                f"what is the difference between {a(noun)} and {a(other)}?",
                f"you should {verb} the {noun} if you can",
                f"I would not {verb} {plural(noun)}",
                f"it depends on what you want to {verb} the {noun} for",
            ]

        return [
            self.random.choice(asked(one, verb)),
            self.random.choice(
                [self.random.choice(asked(one, verb)), self.random.choice(asked(other, verb)), f"what does {word} mean?", f"what do you call {definition}?"]
            ),
        ]


def negated(sentence: str) -> str:
    """Not, after the first auxiliary verb; else said to be untrue."""
    turned = AUXILIARY.sub(r"\1 not", sentence, count=1)
    return turned if turned != sentence else f"it is not true that {sentence}"
