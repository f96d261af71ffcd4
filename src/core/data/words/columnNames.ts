/** Names of columns as people and tools write them, and what they say about the column's role. */

/** In the order of trust, without case, spaces and signs. */
export const roleNames = {
  sentence1: `sentence1 sentencea sent1 senta sen1 s1 sentence0 sent0 s0 text0 text1 texta question1 q1 anchor query instruction
    question premise q searchterm searchquery keyword keywords source src first a user human utterance sentence text title prompt input topic
    frage1 satza satz1 phrase1 frase1 oracion1 zin1 zdanie1 предложение1 текст1 вопрос1 cümle1 mening1 sætning1 setning1
    lause1 věta1 mondat1 kalimat1 câu1 πρόταση1 речення1 frage satz pregunta pergunta domanda vraag pytanie вопрос
    premisse premisa prémisse premessa premissa przesłanka посылка anfrage suchanfrage requête consulta запрос
    句子1 句子一 句子a 句1 文本1 文本一 文本a 问题1 问题一 问句1 文1 質問1 문장1 질문1 前提 查询 原句 原文 质问 質問 질문 问题 句子 文本
    标题 문장`,
  sentence2: `sentence2 sentenceb sent2 sentb sen2 s2 text2 textb question2 q2 positive pos passagepos positivepassage
    chosen good passagetext correctanswer rightanswer bestanswer acceptedanswer answer hypothesis response passage document doc paraphrase context
    target tgt second b a p assistant gpt reply output abstract body content sentence text
    frage2 satzb satz2 phrase2 frase2 oracion2 zin2 zdanie2 предложение2 текст2 вопрос2 cümle2 mening2 sætning2 setning2
    lause2 věta2 mondat2 kalimat2 câu2 πρόταση2 речення2 antwort réponse respuesta resposta
    risposta antwoord odpowiedź ответ hypothese hipótesis hypothèse ipotesi hipótese hipoteza гипотеза
    句子2 句子二 句子b 句2 文本2 文本二 文本b 问题2 问题二 问句2 文2 質問2 문장2 질문2 假设 答案 回答 答え 답변 回复 正例 正样本
    改写 译文 内容`,
  negative: `negative neg hardnegative hardneg negative1 neg1 negative0 neg0 negatives hardnegative1 passageneg
    negativepassage rejected bad
    负例 负样本 难负例 反例 負例`,
  label: `labeltext labelname label labels score scores similarity similarityscore sim simscore isduplicate duplicate
    duplicated issimilar isparaphrase ismatch match relatedness relatednessscore relatedscore relevance rel relation groundtruth gt goldlabel goldscore
    gold rating grade labelscore stsscore y class isselected isrelevant
    doppelt duplikat ähnlichkeit bewertung étiquette similarité note etiqueta similitud puntuación similaridade etichetta
    somiglianza punteggio gelijkenis etykieta podobieństwo ocena метка сходство оценка etiket etikett benzerlik puan
    мітка оцінка ετικέτα nhãn
    标签 分数 得分 评分 相似度 相似分数 是否相似 是否重复 是否匹配 类别 ラベル 類似度 スコア 評価 레이블 라벨 유사도 점수 평가`,
  /** Names of the label that a column of sentences can have too: only few values that repeat make it a label. */
  choice: `choice choices answer accept category quality verdict decision judgment judgement annotation response intent sentiment
    topic stars
    kategorie catégorie categoría categoria wynik результат категория 分类 结果 判断 カテゴリ 분류`,
} as const;

export type NamedRole = keyof typeof roleNames;

const lists = new Map(
  Object.entries(roleNames).map(([role, names]) => [role, new Set(names.split(/\s+/).map(nameKey))]),
);

/** Such as "sentence1" of "Sentence_1". */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** The key of the last part of a name that was flattened: "question" of "paragraphs.qas.question". */
export const lastKey = (name: string): string => nameKey(name.slice(name.lastIndexOf('.') + 1));

export function isNamed(role: NamedRole, name: string): boolean {
  const names = lists.get(role);
  return names !== undefined && (names.has(nameKey(name)) || names.has(lastKey(name)));
}

/** Whether a cell of a first row is the name of a column: of any role, whatever the language. */
export const isColumnName = (cell: string): boolean => {
  const key = nameKey(cell);
  return [...lists.values()].some((names) => names.has(key));
};

/** The words of a name: "lead", "time" of "lead_time" and of "leadTime". */
export function nameWords(name: string): string[] {
  return name
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
}

const wrong = new Set(
  `distractor wrong incorrect foil falsch falsche falscher falsches fausse faux mauvaise incorrecta incorrecto errada errado
  sbagliata sbagliato errata errato fout foute onjuist błędna błędny неверный неправильный yanlış 错误 誤答 오답`
    .split(/\s+/)
    .map((word) => word.trim()),
);

/** Whether a name says that a column holds negatives, alone or as one of several: "neg", "negative_2", "wrong answer 1". */
export function isNegativeName(name: string): boolean {
  if (isNamed('negative', name) || isNamed('negative', name.replace(/[^\p{L}\p{N}]?\d+$/u, ''))) return true;
  const words = nameWords(name);
  // "neg_score" goes with a negative, and "hn_1" is one.
  const says = words.some(
    (word) =>
      /^((hard)?neg(ative)?s?(ctxs|passages|docs)?|hn)\d*$/.test(word) ||
      /^(negativ|negatif|négatif|negative|негатив|부정)/.test(word) ||
      wrong.has(word.replace(/s?\d*$/, '')),
  );
  return says && !words.some((word) => aside.test(word));
}

/** Words for what goes with a text and is none. */
const aside =
  /^(scores?|labels?|ids?|docids?|sims?|similarity|ranks?|titles?|urls?|sources?|types?|counts?)\d*$/;

/** Whether a name says that a column holds the score of a positive or negative, such as a teacher's: no label of the row. */
export const isScoreOfSide = (name: string): boolean => {
  const words = nameWords(name);
  return (
    words.some((word) => /^((pos|neg)(itive|ative)?s?|chosen|rejected|winner|loser)\d*$/.test(word)) &&
    words.some((word) => aside.test(word))
  );
};

export const isUnnamed = (name: string) => /^Column \d+$/.test(name);

const pairMarks = [
  ['1', '2'],
  ['0', '1'],
  ['a', 'b'],
  ['x', 'y'],
  ['first', 'second'],
  ['left', 'right'],
  ['一', '二'],
] as const;

/** Whether two names are alike but for a mark of the first and the second: "title_1" and "title_2", "X_a" and "X_b". */
export function arePair(first: string, second: string): boolean {
  if (isUnnamed(first)) return false;
  const split = (name: string) =>
    nameWords(name).flatMap((word) => word.split(/(\d+)/).filter((part) => part !== ''));
  const [one, two] = [markedApart(split(first)), markedApart(split(second))];
  if (one.length !== two.length) return false;
  const differing = one.flatMap((word, i) => (word === two[i] ? [] : [[word, two[i] ?? '']]));
  const [[a = '', b = ''] = []] = differing;
  return differing.length === 1 && pairMarks.some(([mark, other]) => mark === a && other === b);
}

/** Words before the name of the second of two texts of one kind: "title" and "dup_title". */
const another = new Set(
  `dup duplicate duplicated similar related paraphrased paraphrase rephrased rewritten matched match matching candidate linked other
  second ähnliche ähnlicher ähnliches similaire похожий похожая`.split(/\s+/),
);

/** Whether the second name is the first with such a word before or after it. */
export function isAnother(first: string, second: string): boolean {
  const [one, two] = [nameWords(first), nameWords(second)];
  if (two.length !== one.length + 1) return false;
  const [start = '', end = ''] = [two[0], two.at(-1)];
  const [after, before] = [two.slice(1), two.slice(0, -1)].map((words) => words.join(' '));
  const name = one.join(' ');
  return (another.has(start) && after === name) || (another.has(end) && before === name);
}

/** How many names differ from this one in their number or letter alone, itself included: 3 of "hn_1", "hn_2" and "hn_3". */
export function sizeOfSeries(name: string, names: readonly string[]): number {
  const stem = stemOfSeries(name);
  return stem === null ? 1 : names.filter((other) => stemOfSeries(other) === stem).length;
}

/** The name with a mark in the place of its number, or of its letter at the end. */
function stemOfSeries(name: string): string | null {
  const words = markedApart(nameWords(name)).flatMap((word) =>
    word.split(/(\d+)/).filter((part) => part !== ''),
  );
  const place = words.findLastIndex((word) => /^(\d+|[a-h])$/.test(word));
  return place < 0 ? null : words.with(place, '#').join(' ');
}

/** Whether two names of several words differ in their first one alone: "post_title" and "dup_title". */
export function areSides(first: string, second: string): boolean {
  const [[one = '', ...end], [two = '', ...other]] = [nameWords(first), nameWords(second)];
  return end.length > 0 && one !== two && !/^\d+$/.test(one + two) && end.join(' ') === other.join(' ');
}

/** "texta" has its mark at the end of the word. */
const markedApart = (words: readonly string[]) =>
  words.flatMap((word) => {
    const [, stem, mark] =
      /^(text|sentence|sent|question|title|query|doc|document|句子|文本|问题)(a|b|一|二)$/.exec(word) ?? [];
    return stem !== undefined && mark !== undefined ? [stem, mark] : [word];
  });
