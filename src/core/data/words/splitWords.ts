/** What people and tools write into a column that says which split a row belongs to. */

import { entries } from './labelTable';
import { plainWord } from './labelWords';

export type SplitPart = 'train' | 'dev' | 'test';

const words: Readonly<Record<SplitPart, string>> = {
  train: `train, training, trn, tr, train set, training set, lernen, entrainement, apprentissage, entrenamiento, treino,
    treinamento, addestramento, trening, treningowy, treningowe, обучение, обучающая, обучающий, 训练, 训练集, 訓練, 訓練集, 学習,
    훈련, 학습`,
  dev: `dev, devel, development, trial, val, valid, validate, validation, eval, evaluation, dev set, validation set, entwicklung,
    validierung, validacion, validacao, validazione, validatie, walidacja, walidacyjny, валидация, валидационная, проверка,
    验证, 验证集, 驗證, 開発, 开发, 开发集, 検証, 검증`,
  test: `test, testing, tst, test set, holdout, held out, prueba, teste, prova, testowy, testowe, тест, тестирование,
    тестовая, тестовый, 测试, 测试集, 測試, テスト, 테스트, 시험`,
};

const partOfWord = new Map<string, SplitPart>();
for (const part of ['train', 'dev', 'test'] as const) {
  for (const word of entries(words[part])) partOfWord.set(plainWord(word), part);
}

/** The part that a cell names, such as "dev" of "Validation" or of "train-00000"; null for any other word. */
export function splitPartOf(cell: string): SplitPart | null {
  const word = plainWord(cell);
  return partOfWord.get(word) ?? partOfWord.get(word.replace(/[\s._-]*\d+$/, '')) ?? null;
}
