/** What a person takes away: the model, the predictions, sentence vectors. */

import { writeCsv } from '../core/data/writeCsv';
import { DataError } from '../core/errors';
import { cosine, encodeTexts } from '../ml/encode';
import { SentenceEncoder } from '../ml/encoder';
import { modelCard } from '../ml/export/modelCard';
import { modelFolder } from '../ml/export/modelFolder';
import { zipModel } from '../ml/export/zipModel';
import { createTokenStore } from '../ml/tokenStore';
import type { Progress } from '../protocol/messages';
import type { Computer } from './computer';
import type { DataDesk } from './data';
import type { Gate } from './gate';
import type { ModelDesk } from './model';
import type { RunResult } from './run';
import type { CallContext, Handlers } from './serve';
import { spool } from './spool';

type DownloadCall = 'downloadModel' | 'downloadPredictions' | 'downloadEmbeddings' | 'embed';

export function createDownloads(
  data: DataDesk,
  models: ModelDesk,
  computer: Computer,
  gate: Gate,
  current: () => RunResult | null,
): Pick<Handlers, DownloadCall> {
  const finished = (): RunResult => {
    const result = current();
    if (result) return result;
    throw new DataError('There is no run yet.', 'Press "Train" or "Evaluate only" first.');
  };

  async function vectorsOf(
    { encoder, tokens }: Pick<RunResult, 'encoder' | 'tokens'>,
    texts: Iterable<string>,
    { signal, report }: CallContext<Progress>,
  ): Promise<ReadonlyMap<string, Float32Array>> {
    const encoding = encodeTexts(encoder, tokens, texts);
    for (;;) {
      const { done, value } = await encoding.next();
      if (done) return value;
      report(value);
      await Promise.race([gate.pass(signal), computer.lost]);
    }
  }

  return {
    async downloadModel(_, { signal, report }) {
      const { description, encoder, recipe, trainRows, heldOut, before, after } = finished();
      const name = `${description.name}-semblance`;
      const card = modelCard({
        name,
        config: description.config,
        recipe,
        rows: { train: trainRows, heldOut: heldOut.length },
        before: before?.metrics ?? null,
        after: after?.metrics ?? null,
      });
      const files = await modelFolder({ description, weights: () => encoder.weights(), card, recipe });
      const { size, stream } = zipModel(files);
      const onProgress = (done: number) => report({ what: 'Writing the model', done, total: size });
      return spool(stream, 'application/zip', { signal, onProgress });
    },

    async downloadPredictions(_, context) {
      const result = finished();
      const { parsed, examples } = data.dataset('train');
      const heldOut = new Set(result.heldOut.map(({ row }) => row));
      const texts = examples.items.flatMap(({ sentence1, sentence2 }) => [sentence1, sentence2]);
      const vectors = await vectorsOf(result, texts, context);
      const vector = (text: string) => vectors.get(text) ?? new Float32Array(0);
      const secondFile = data.has('heldOut');
      const rows = examples.items.map(({ sentence1, sentence2, row }) => [
        ...(parsed.table.rows[row] ?? []),
        String(cosine(vector(sentence1), vector(sentence2))),
        result.trainRows > 0 && (secondFile || !heldOut.has(row)) ? 'train' : 'held out',
      ]);
      const lines = writeCsv([...parsed.table.columns, 'pred', 'part'], rows);
      return new Blob([...lines], { type: 'text/csv' });
    },

    async downloadEmbeddings(_, context) {
      const result = finished();
      const texts = result.heldOut.flatMap(({ sentence1, sentence2 }) => [sentence1, sentence2]);
      const vectors = await vectorsOf(result, texts, context);
      const lines = Array.from(
        vectors,
        ([text, vector]) => `${JSON.stringify({ text, embedding: [...vector] })}\n`,
      );
      return new Blob(lines, { type: 'application/jsonl' });
    },

    async embed({ texts }, context) {
      const result = current();
      if (result) return pick(await vectorsOf(result, texts, context), texts);
      const description = await models.model(context);
      await computer.start('auto');
      const encoder = await SentenceEncoder.create(description.config, description.weights());
      try {
        const tokens = createTokenStore(description.tokenizer, description.config.maxSeqLength);
        return pick(await vectorsOf({ encoder, tokens }, texts, context), texts);
      } finally {
        encoder.dispose();
      }
    },
  };
}

const pick = (vectors: ReadonlyMap<string, Float32Array>, texts: readonly string[]) =>
  texts.map((text) => vectors.get(text) ?? new Float32Array(0));
