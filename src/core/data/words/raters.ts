/** Names of columns that several raters filled: "rater1", "annotator_b", "Score 2". */

import { nameWords } from './columnNames';

const words = (list: string) => new Set(list.split(/\s+/));

const people = words(
  `r ann anno rater annotator judge coder reviewer expert evaluator assessor worker human labeler labeller scorer grader
  bewerter bewerterin gutachter annotateur évaluateur juge anotador evaluador juez avaliador juiz annotatore valutatore
  giudice beoordelaar oceniający ekspert оценщик эксперт аннотатор судья değerlendirici
  标注员 标注者 标注人 评分员 评分者 评分人 评审 専門家 評価者 評定者 アノテーター 평가자 주석자`,
);
const scores = words(
  `score rating label grade annotation similarity relatedness relevance judgment judgement vote sim
  bewertung note urteil évaluation puntuación valoración avaliação pontuação punteggio valutazione beoordeling ocena оценка
  评分 分数 得分 打分 相似度 スコア 評価 評点 점수 평점`,
);
const joint = words(
  `mean average avg median consensus majority final aggregate aggregated adjudicated overall combined gold
  mittelwert durchschnitt mittel moyenne médiane media promedio média mediana gemiddelde gemiddeld średnia среднее средняя
  среднийбалл итог ortalama 平均 平均分 平均值 均值 平均点 평균`,
);
/** What goes with a rater and is no score. */
const aside = words(
  'id ids name names email mail time date group country age gender language comment comments',
);

export interface RaterName {
  /** What the names of all raters' columns have in common. */
  readonly stem: string;
  /** Which rater it is: a number, a letter or a name. */
  readonly mark: string;
  /** Whether the name speaks of a person who rates, and not only of scores. */
  readonly person: boolean;
}

/** What a name says about the rater whose scores a column holds; null where it says nothing. */
export function raterOf(name: string): RaterName | null {
  const parts = nameWords(name).flatMap((word) =>
    word
      .replace(/^(rater|annotator|coder|judge|score|rating)([a-h])$/, '$1 $2')
      .split(/(\d+)|(?<=\p{Script=Han})([a-z])$|\s/u)
      .filter((part) => part !== undefined && part !== ''),
  );
  const known = parts.filter((part) => people.has(part) || scores.has(part));
  const marks = parts.filter((part) => !known.includes(part));
  const [mark = ''] = marks;
  const person = known.some((part) => people.has(part));
  if (known.length === 0 || marks.length > 1) return null;
  if (mark !== '' && !/^(\d{1,2}|[a-z])$/.test(mark) && !(person && !aside.has(mark))) return null;
  return { stem: known.join(' '), mark, person };
}

/** Whether a name says that a column holds what several raters agreed on, or their mean. */
export const isJointScore = (name: string): boolean => nameWords(name).some((word) => joint.has(word));
