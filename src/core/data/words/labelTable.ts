/**
 * Words of labels, by language: people's own, those of spreadsheets (TRUE, WAHR, VRAI …) and those of annotation tools.
 * Compared without case and accents. A word with a "not" before it (not, non, nicht, 不 …) need not be here.
 */

/** The entries of one line of a table. */
export const entries = (line: string) => line.split(',').map((word) => word.trim());

interface WordPair {
  readonly yes: string;
  readonly no: string;
}

/** What answers a question: which one, the name of the column says. Comma-separated. */
export const agreement: Readonly<Record<string, WordPair>> = {
  signs: { yes: '1, +, ✓, ✔, ✔️, ☑, ✅, 👍, 🟢, ○, 〇', no: '0, -1, -, ✗, ✘, ✖, ❌, ❎, 👎, 🔴, ×' },
  English: {
    yes: 'yes, y, true, t, correct, right, agree, ok, okay',
    no: 'no, n, false, f, incorrect, wrong, disagree',
  },
  tools: {
    yes: 'accept, accepted, approve, approved, positive, pos, good, pass, passed, keep, valid, hit, thumbs up, linked, supports, supported',
    no: `reject, rejected, deny, denied, negative, neg, bad, fail, failed, discard, drop, invalid, miss, thumbs down, unlinked,
      refutes, refuted`,
  },
  German: { yes: 'ja, j, wahr, w, richtig, korrekt, stimmt, trifft zu', no: 'nein, falsch, trifft nicht zu' },
  French: { yes: 'oui, o, vrai, v, correct, exact', no: 'non, faux, incorrect' },
  Spanish: { yes: 'si, s, verdadero, cierto, correcto', no: 'no, falso, incorrecto' },
  Portuguese: { yes: 'sim, verdadeiro, certo, correto', no: 'nao, falso, errado, incorreto' },
  Italian: { yes: 'si, vero, corretto, giusto', no: 'no, falso, sbagliato, errato' },
  Dutch: { yes: 'ja, waar, goed, juist', no: 'nee, neen, onwaar, fout, onjuist' },
  Polish: { yes: 'tak, prawda, poprawne, dobrze', no: 'nie, falsz, niepoprawne, zle' },
  Russian: { yes: 'да, истина, верно, правда, правильно', no: 'нет, ложь, неверно, неправда, неправильно' },
  Chinese: { yes: '是, 是的, 对, 對, 真, 正, 正确, 正確', no: '否, 不是, 错, 錯, 假, 负, 負, 错误, 錯誤' },
  Japanese: { yes: 'はい, 正しい, 正解, 真', no: 'いいえ, 間違い, 不正解, 誤, 偽' },
  Swedish: { yes: 'ja, sant, sann, korrekt, ratt', no: 'nej, falskt, falsk, fel' },
  Danish: { yes: 'ja, sand, sandt, rigtig, rigtigt', no: 'nej, falsk, forkert' },
  Norwegian: { yes: 'ja, sann, sant, riktig', no: 'nei, usann, feil' },
  Finnish: { yes: 'kyllä, tosi, oikein', no: 'ei, epätosi, väärin' },
  Czech: { yes: 'ano, pravda, spravne', no: 'ne, nepravda, spatne' },
  Slovak: { yes: 'ano, pravda, spravne', no: 'nie, nepravda, nespravne' },
  Hungarian: { yes: 'igen, igaz, helyes', no: 'nem, hamis, hibas' },
  Romanian: { yes: 'da, adevărat, corect', no: 'nu, fals, greșit' },
  Turkish: { yes: 'evet, doğru', no: 'hayır, yanlış, yanliş' },
  Greek: { yes: 'ναι, σωστό, αληθής', no: 'όχι, λάθος, ψευδής' },
  Ukrainian: { yes: 'так, правда, вірно', no: 'ні, неправда, невірно' },
  Indonesian: { yes: 'ya, benar, betul', no: 'tidak, salah, bukan' },
  Vietnamese: { yes: 'có, đúng', no: 'không, sai' },
  Arabic: { yes: 'نعم, صحيح, صواب', no: 'لا, خطأ, خاطئ' },
  Hebrew: { yes: 'כן, נכון, אמת', no: 'לא, שגוי, שקר' },
  Persian: { yes: 'بله, بلی, درست', no: 'خیر, نه, نادرست' },
  Hindi: { yes: 'हाँ, हां, सही, सच', no: 'नहीं, गलत, झूठ' },
  Thai: { yes: 'ใช่, จริง, ถูกต้อง', no: 'ไม่ใช่, ไม่, ผิด' },
  Korean: { yes: '예, 네, 참, 맞음, 맞다, 맞아요', no: '아니요, 아니오, 아니, 거짓, 틀림, 틀리다' },
};

/** What says itself whether two sentences are similar, relevant to one another or duplicates. */
export const similarity: Readonly<Record<string, WordPair>> = {
  English: {
    yes: `duplicate, duplicates, duplicated, dup, similar, same, identical, match, matches, matched, matching,
      paraphrase, paraphrases, paraphrased, equivalent, equal, related, relevant, synonym, synonymous, alike`,
    no: `different, differs, dissimilar, distinct, mismatch, mismatched, unrelated, irrelevant, antonym, unlike, unique`,
  },
  inference: {
    yes: `entailment, entails, entailed, entail, implicacion, implicazione, implicacao, implication, folgerung, folgt,
      następstwo, следование`,
    no: `contradiction, contradicts, contradictory, contradict, contradiccion, contraddizione, contradicao, tegenspraak,
      sprzecznosc, противоречие`,
  },
  German: {
    yes: `ahnlich, gleich, dasselbe, identisch, doppelt, duplikat, dublette, verwandt, passend, passt, bedeutungsgleich,
      gleichbedeutend, ubereinstimmung`,
    no: 'unahnlich, ungleich, verschieden, unterschiedlich, anders, unpassend, widerspruch',
  },
  French: {
    yes: 'similaire, semblable, pareil, identique, meme, doublon, equivalent, pertinent, lie',
    no: 'different, differente, dissemblable, distinct',
  },
  Spanish: {
    yes: 'similar, similares, igual, iguales, identico, mismo, duplicado, equivalente, relevante, relacionado, parecido',
    no: 'diferente, diferentes, distinto, distintos, irrelevante',
  },
  Portuguese: {
    yes: 'similar, semelhante, semelhantes, igual, iguais, identico, mesmo, duplicado, equivalente, relacionado, parecido',
    no: 'diferente, diferentes, distinto, dessemelhante, irrelevante',
  },
  Italian: {
    yes: 'simile, simili, uguale, uguali, identico, stesso, duplicato, equivalente, rilevante, correlato',
    no: 'diverso, diversi, differente, differenti, dissimile, irrilevante',
  },
  Dutch: {
    yes: 'gelijk, gelijkend, gelijkaardig, vergelijkbaar, hetzelfde, zelfde, identiek, dubbel, duplicaat, gerelateerd',
    no: 'verschillend, anders, ongelijk, afwijkend',
  },
  Polish: {
    yes: 'podobne, podobny, podobna, takie same, to samo, identyczne, identyczny, duplikat, istotne, powiazane',
    no: 'rozne, rozny, rozna, inne, inny, odmienne',
  },
  Russian: {
    yes: `похожи, похожие, похоже, похож, схожи, схожие, одинаковые, одинаково, идентичные, тождественны, дубликат, дубль,
      релевантно, релевантный, связаны`,
    no: 'разные, различные, различаются, отличаются, другое, другой',
  },
  Chinese: {
    yes: '相似, 类似, 類似, 相同, 一样, 一樣, 同义, 同義, 等价, 重复, 重複, 匹配, 相关, 相關, 一致, 蕴含, 蕴涵',
    no: '不同, 不一样, 不像, 无关, 無關, 矛盾',
  },
  Japanese: {
    yes: '同じ, 似ている, 類似, 類似している, 同一, 同義, 重複, 関連, 関連あり, 一致',
    no: '違う, 異なる, 似ていない, 非類似, 無関係, 関連なし, 不一致, 別',
  },
  Korean: {
    yes: '같음, 같다, 같은, 유사, 유사함, 비슷함, 비슷하다, 비슷, 동일, 동일함, 중복, 관련, 일치',
    no: '다름, 다르다, 다른, 상이, 상이함, 무관, 불일치, 안 비슷함',
  },
};

/** What turns a word round, before it. */
export const negations = `not, non, no, un, dis, ir, in, mis, nicht, kein, keine, pas, nao, niet, geen, nie, не, 不, 非, 没,
  没有, 無, 无, 不是, 비, 안`;

/** What stands beside a word for similarity and says nothing of it. */
export const nouns = `meaning, sense, intent, intention, semantics, semantically, pair, pairs, question, questions, sentence,
  sentences, text, texts, example, examples, answer, answers, passage, passages, document, documents, doc, docs, response,
  responses, query, queries, the, an, a, is, are, it, s, of, bedeutung, sinn, aussage, frage, fragen, satz, satze, antwort, ist,
  sind, der, die, das, ein, eine, sens, signification, phrase, phrases, reponse, est, sont, le, la, les, un, une, significado,
  sentido, frase, frases, respuesta, resposta, pregunta, es, son, el, los, las, una, sao, um, uma, os, as, significato, senso,
  domanda, domande, risposta, sono, il, lo, gli, betekenis, vraag, vragen, antwoord, zijn, de, het, een, znaczenie, pytanie,
  pytania, odpowiedz, sa, jest, смысл, значение, вопрос, вопросы, ответ, это`;

/** The same inside words, where there are no spaces. */
export const nounsInWords = `(?:的)?(?:意思|含义|含義|语义|語義|问题|問題|句子?|答案)(?:是)?, (?:の)?意味(?:か|は|的に)?, (?:の)?(?:文|回答)$, (?:의)?(?:뜻|의미)(?:이|가)?, ^(?:문장|질문|답변)`;

/** What turns a word round after it, and what says after it that it holds. */
export const negatedEndings = `なし, 無し, ではない, じゃない, でない, くない, 없음, 없다, 아님, 아니다, 하지 않음, 하지 않다, 하지 않아요, 지 않음, 지 않다`;
export const bareEndings = 'あり, 有り, である, です, 있음, 있다, 입니다, 하다, 합니다';

/** Words in an order, from the least similar to the most. */
export const orders: readonly string[] = [
  'irrelevant, partial, exact',
  'irrelevant, marginal, relevant, perfect',
  'unrelated, related, near duplicate, duplicate',
  'unrelated, related, near duplicate, identical',
  'different, related, same',
  'different, related, similar, same',
  'no match, partial match, full match',
  'no match, partial match, exact match',
  'none, partial, full',
  'none, little, some, a lot',
  'never, rarely, sometimes, often, always',
  'no, partly, yes',
  'stimme gar nicht zu, stimme eher nicht zu, neutral, stimme eher zu, stimme voll zu',
  'stimme uberhaupt nicht zu, stimme nicht zu, teils teils, stimme zu, stimme voll und ganz zu',
  'trifft nicht zu, trifft eher nicht zu, teils teils, trifft eher zu, trifft zu',
  'trifft gar nicht zu, trifft eher nicht zu, teils teils, trifft eher zu, trifft voll zu',
  "pas du tout d'accord, plutot pas d'accord, neutre, plutot d'accord, tout a fait d'accord",
  'totalmente en desacuerdo, en desacuerdo, neutral, de acuerdo, totalmente de acuerdo',
  'discordo totalmente, discordo, neutro, concordo, concordo totalmente',
  "per niente d'accordo, poco d'accordo, neutrale, abbastanza d'accordo, molto d'accordo",
  'helemaal mee oneens, mee oneens, neutraal, mee eens, helemaal mee eens',
  'zdecydowanie nie, raczej nie, trudno powiedziec, raczej tak, zdecydowanie tak',
  'полностью не согласен, не согласен, нейтрально, согласен, полностью согласен',
  '非常不同意, 不同意, 一般, 同意, 非常同意',
  '全くそう思わない, そう思わない, どちらとも言えない, そう思う, とてもそう思う',
  '전혀 그렇지 않다, 그렇지 않다, 보통이다, 그렇다, 매우 그렇다',
  'irrelevant, complement, substitute, exact',
  'i, c, s, e',
  'strongly disagree, disagree, neutral, agree, strongly agree',
  'strongly disagree, disagree, neither agree nor disagree, agree, strongly agree',
  'not relevant, somewhat relevant, relevant, highly relevant',
  'irrelevant, partially relevant, relevant, highly relevant',
  'irrelevant, marginally relevant, relevant, highly relevant',
  'not relevant, partially relevant, relevant',
  'not relevant, partly relevant, fully relevant',
  'not similar, somewhat similar, similar, very similar, identical',
  'not similar, slightly similar, moderately similar, very similar, identical',
  'dissimilar, somewhat similar, similar, very similar',
  'different, similar, same',
  'different, similar, identical',
  'low, medium, high',
  'none, low, medium, high',
  'very low, low, medium, high, very high',
  'bad, fair, good, excellent, perfect',
  'poor, fair, good, excellent',
];

/**
 * Words before a label that say how much of it, from little to all: "slightly similar", "sehr verschieden". Those of `not`
 * turn it round altogether.
 */
export const degrees = {
  little: `slightly, a little, a bit, hardly, barely, weakly, little, wenig, kaum, etwas, leicht, peu, un peu, poco, un poco, un po,
    pouco, um pouco, weinig, een beetje, mało, trochę, мало, немного, слегка, az, biraz, 有点, 略微, 不太, あまり, 少し, やや, 조금, 별로`,
  some: `somewhat, partially, partly, moderately, sort of, kind of, teilweise, mittel, mäßig, eher, einigermaßen, partiellement,
    moyennement, plutôt, algo, parcialmente, parzialmente, abbastanza, deels, enigszins, gedeeltelijk, częściowo, raczej,
    частично, скорее, kısmen, 部分, 比较, 較, 部分的に, どちらかというと, 어느 정도, 부분적으로`,
  quite: `fairly, quite, rather, mostly, largely, ziemlich, weitgehend, recht, assez, bastante, piuttosto, tamelijk, vrij, dość,
    довольно, oldukça, 相当, かなり, 꽤`,
  very: `very, highly, strongly, extremely, completely, totally, entirely, fully, really, sehr, stark, völlig, vollkommen,
    komplett, ganz, gar, überhaupt, très, tout à fait, totalement, complètement, muy, totalmente, completamente, molto, muito,
    heel, zeer, helemaal, volledig, bardzo, zupełnie, całkowicie, очень, совершенно, полностью, совсем, çok, tamamen, 非常, 很,
    完全, 极其, とても, 非常に, 完全に, 全く, まったく, 매우, 아주, 전혀, 완전히`,
  not: `not at all, by no means, pas du tout, nada, per niente, per nulla, affatto, de modo algum, wcale, вовсе`,
} as const;

/** Labels between the two. */
export const between = `neutral, undecided, neither, neither nor, neither similar nor different, unentschieden, weder noch, teils teils,
  neutre, ni l un ni l autre, neutro, neutraal, neutralne, obojętne, нейтрально, 一般, 中立, 不确定, どちらとも言えない, どちらでもない, 普通, 보통`;

/** Marks of a label or text that is missing, in any case. */
export const missingMarks = '-, --, –, —, nan, <na>, null, (null), nil, n/a, #n/a, n.a., na, \\n, undefined';

/** The same where only this case marks it, since the word may be one in another case. */
export const missingMarksAsWritten = 'NS, None, NONE';

/** What people and annotation tools write where no label was chosen; as a text of its own it may be meant. */
export const undecided = '?, ??, ignore, ignored, skip, skipped, unsure, undecided';

/** Names of label columns, or parts of them, in which a high number or a "yes" says "not similar". */
export const oppositeNames = `distan, dissimilar, differ, mismatch, euclid, manhattan, levenshtein, hamming, divergen, ecart, notsimilar, notduplicate, notmatch, notsame, unrelated, distinct,
  unahnlich, verschieden, unterschied, abstand, diferen, diferenc, diverso, diversita, verschil, afstand, rozni, rozny,
  odleglosc, расстояние, различ, отлич, 距离, 距離, 差异, 差異, 不同, 不相似, 違い, 相違, 거리, 차이, 다름`;
