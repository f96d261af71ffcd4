/** The kinds of findings. The sentences of each are the messages `finding.<name>` and `finding.<name>.next`. */

/**
 * `asks`: the run would probably teach something else than what is meant, so the person is asked before it starts.
 * `warns`: the results will be weaker, or harder to trust. `notes`: good to know.
 */
export const severities = ['asks', 'warns', 'notes'] as const;
export type Severity = (typeof severities)[number];

export const findingSeverities = {
  /** The base model ranks the pairs against their labels. */
  reversedLabel: 'asks',
  /** Lists, objects or strings of JSON or Python instead of sentences. */
  literals: 'asks',
  /** Ids, hashes, numbers or web addresses instead of sentences. */
  ids: 'asks',
  /** A column in which one text fills most rows. */
  sameText: 'asks',
  /** A cell with line ends and delimiters, as if rows of the file were inside it. */
  swallowedRows: 'asks',
  /** Program code instead of prose. */
  code: 'warns',
  /** HTML, its entities, or Markdown. */
  markup: 'warns',
  /** Texts of one word that is written several times. */
  repeatedWord: 'warns',
  /** Rows whose two sentences are equal and labelled as not similar. */
  equalDissimilar: 'warns',
  /** Rows whose two sentences are equal and labelled as similar, or have no label. */
  equalSimilar: 'notes',
  /** The same pair or sentence with different labels. */
  contradictions: 'warns',
  /** The label follows from the lengths of the texts. */
  labelFromLength: 'warns',
  /** The label follows from one of the two sentences. */
  labelFromSentence: 'warns',
  /** Nearly all rows have the same label. */
  unbalanced: 'warns',
  /** Classes of fewer than five rows. */
  smallClasses: 'warns',
  /** Fewer evaluation pairs than an evaluation needs. */
  fewEvaluationPairs: 'warns',
  /** Pairs of the evaluation file that are in the training file too. */
  sharedPairs: 'notes',
  /** Evaluation sentences that are trained on too. */
  sharedSentences: 'notes',
  /** Words that the model's tokenizer does not know. */
  unknownTokens: 'asks',
  /** Sentences that are longer than what the model reads. */
  cutSentences: 'warns',
} as const satisfies Readonly<Record<string, Severity>>;

export type FindingName = keyof typeof findingSeverities;
