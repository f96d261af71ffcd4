const path = 'tokenizer.json';

export const modelTokenizerSamples = {
  'model.tokenizer.ownProgram': [{ path: 'tokenizer_config.json', className: 'BertJapaneseTokenizer' }],
  'model.tokenizer.type': [{ path, type: 'WordLevel' }],
  'model.tokenizer.sentencePiece': [{ path: 'sentencepiece.bpe.model' }],
  'model.tokenizer.noVocabulary': [{ className: 'BertTokenizer' }],
  'model.tokenizer.noMerges': [{ className: 'RobertaTokenizer' }],
  'model.tokenizer.invalid': [{ path, error: 'Unknown Normalizer type: Rot13' }],
  'model.tokenizer.specialToken': [{ path: 'vocab.txt', token: '[CLS]' }],
  'model.tokenizer.emptyVocabulary': [{ path }],
  'model.tokenizer.missingVocabulary': [{ path }],
  'model.tokenizer.tokenId': [{ path, token: 'a' }],
  'model.tokenizer.unknownToken': [{ path: 'vocab.txt', token: '[UNK]' }],
  'model.tokenizer.tooManyIds': [
    { path: 'vocab.txt', largest: 30522, configPath: 'config.json', vocabSize: 30522 },
  ],
  'model.batch.emptySentence': [{ sentence: 3 }],
  'model.batch.tooLong': [{ tokens: 600, positions: 512 }],
  'model.batch.tokenId': [{ id: 30522, vocabSize: 30522 }],
  'model.next.tokenizerTypes': [{ supported: ['WordPiece', 'BPE', 'Unigram'] }],
};
