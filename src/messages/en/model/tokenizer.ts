/** Messages on a model's tokenizer, and on token ids that do not suit the encoder. */

import { count, plural } from '../../format';
import { or, quoted } from '../words';

export interface Token {
  readonly path: string;
  readonly token: string;
}

export const modelTokenizerMessages = {
  'model.tokenizer.ownProgram': ({ path, className }: { path: string; className: string }) =>
    `${path} asks for ${className}, which splits words with a program of its own.`,
  'model.tokenizer.type': ({ path, type }: { path: string; type: string }) =>
    `${path} has a model of the type ${quoted(type)}, which is not supported.`,
  'model.tokenizer.sentencePiece': ({ path }: { path: string }) =>
    `The model's tokenizer is only in ${path}, which cannot be read here.`,
  'model.tokenizer.noVocabulary': ({ className }: { className: string }) =>
    `The model has neither a tokenizer.json nor a vocab.txt for ${className}.`,
  'model.tokenizer.noMerges': ({ className }: { className: string }) =>
    `The model has neither a tokenizer.json nor a vocab.json with a merges.txt for ${className}.`,
  'model.tokenizer.invalid': ({ path, error }: { path: string; error: string }) =>
    `${path} describes a tokenizer that cannot be built (${error}).`,
  'model.tokenizer.specialToken': ({ path, token }: Token) =>
    `${path}: the token ${quoted(token)}, which goes around every sentence, is not in the vocabulary.`,
  'model.tokenizer.emptyVocabulary': ({ path }: { path: string }) => `${path}: the vocabulary is empty.`,
  'model.tokenizer.missingVocabulary': ({ path }: { path: string }) => `${path}: the vocabulary is missing.`,
  'model.tokenizer.tokenId': ({ path, token }: Token) =>
    `${path}: the token ${quoted(token)} has no valid id.`,
  'model.tokenizer.unknownToken': ({ path, token }: Token) =>
    `${path}: the unknown token ${quoted(token)} is not in the vocabulary.`,
  'model.tokenizer.tooManyIds': ({ path, largest, configPath, vocabSize }: TooManyIds) =>
    `${path} gives ids up to ${count(largest)}, but ${configPath} has a vocabulary of ${count(vocabSize)}.`,

  'model.batch.emptySentence': ({ sentence }: { sentence: number }) =>
    `Sentence ${sentence} of a batch has no tokens.`,
  'model.batch.tooLong': ({ tokens, positions }: { tokens: number; positions: number }) =>
    `A sentence of ${plural(tokens, 'token')} is longer than the model's ${plural(positions, 'position')}.`,
  'model.batch.tokenId': ({ id, vocabSize }: { id: number; vocabSize: number }) =>
    `The token id ${id} is outside the model's vocabulary of ${count(vocabSize)}.`,

  'model.next.completeTokenizer': 'Choose a model whose tokenizer is complete in tokenizer.json.',
  'model.next.lowerMaxLength': 'Lower the maximum sequence length.',
  'model.next.saveTokenizer':
    'SentenceTransformer("…").save("folder") in Python writes a tokenizer.json, which can be read.',
  'model.next.tokenizerMismatch':
    'The tokenizer and the model do not belong together: choose another base model.',
  'model.next.tokenizerOfAnother':
    'The tokenizer belongs to another model: download the complete folder again.',
  'model.next.tokenizerTypes': ({ supported }: { supported: readonly string[] }) =>
    `Choose a model whose tokenizer is of the type ${or(supported)}.`,
};

export interface TooManyIds {
  readonly path: string;
  readonly largest: number;
  readonly configPath: string;
  readonly vocabSize: number;
}
