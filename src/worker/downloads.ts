/** What a person takes away: the model, the predictions, sentence vectors. */

import type { Example } from '../core/data/types';
import { csvLine } from '../core/data/writeCsv';
import { DataError } from '../core/errors';
import { cosine } from '../core/metrics/cosine';
import { encodeTexts } from '../ml/encode';
import { modelCard } from '../ml/export/modelCard';
import { modelFolder } from '../ml/export/modelFolder';
import { zipModel } from '../ml/export/zipModel';
import type { Progress } from '../core/run/events';
import type { Computer } from './computer';
import type { Gate } from './gate';
import type { RunResult } from './run';
import type { CallContext, Handlers } from './serve';
import { chunksOf, spool } from './spool';

type DownloadCall = 'downloadModel' | 'downloadPredictions' | 'downloadEmbeddings';

interface Means {
  readonly computer: Computer;
  readonly gate: Gate;
  /** What the last run left. */
  readonly current: () => RunResult | null;
}

interface Downloads {
  readonly handlers: Pick<Handlers, DownloadCall>;
  /** Whether the last run's encoder is being read. */
  busy(): boolean;
}

/** Rows whose vectors are held at once. */
const sliceRows = 5000;

export function createDownloads({ computer, gate, current }: Means): Downloads {
  let readers = 0;

  /** Hands out the last run's result, which no new run may take away meanwhile. */
  async function reading<T>(read: (result: RunResult) => Promise<T>): Promise<T> {
    const result = current();
    if (!result) throw new DataError('There is no run yet.', 'Press "Train" or "Evaluate only" first.');
    readers++;
    try {
      return await read(result);
    } finally {
      readers--;
    }
  }

  async function vectorsOf(
    { encoder, tokens }: Pick<RunResult, 'encoder' | 'tokens'>,
    texts: Iterable<string>,
    { signal, report }: CallContext<Progress>,
    describe: (share: number) => Progress,
  ): Promise<ReadonlyMap<string, Float32Array>> {
    const encoding = encodeTexts(encoder, tokens, texts, (share) => ({
      type: 'progress',
      ...describe(share),
    }));
    for (;;) {
      const { done, value } = await computer.guard(encoding.next());
      if (done) return value;
      report(value);
      await gate.pass(signal);
    }
  }

  /** Lines made from slices of items and the vectors of their texts, as UTF-8. */
  async function* sliced<Item>(
    result: RunResult,
    items: readonly Item[],
    textsOf: (item: Item) => readonly string[],
    lineOf: (item: Item, vectors: ReadonlyMap<string, Float32Array>) => string,
    context: CallContext<Progress>,
  ): AsyncGenerator<Uint8Array> {
    const utf8 = new TextEncoder();
    for (let start = 0; start < items.length; start += sliceRows) {
      const slice = items.slice(start, start + sliceRows);
      const vectors = await vectorsOf(result, slice.flatMap(textsOf), context, (share) => ({
        what: 'Encoding sentences',
        done: start + Math.round(share * slice.length),
        total: items.length,
      }));
      yield utf8.encode(slice.map((item) => lineOf(item, vectors)).join(''));
    }
  }

  const handlers: Downloads['handlers'] = {
    downloadModel: (_, { signal, report }) =>
      reading(async ({ description, encoder, recipe, train, heldOut, plan, before, after }) => {
        const card = modelCard({
          name: `${description.name}-semblance`,
          config: description.config,
          recipe,
          rows: { train: train.length, heldOut: heldOut.length },
          ...(plan ? { plan } : {}),
          before: before?.metrics ?? null,
          after: after?.metrics ?? null,
        });
        const files = await modelFolder({ description, weights: () => encoder.weights(), card, recipe });
        const { size, stream } = zipModel(files);
        const onProgress = (done: number) => report({ what: 'Writing the model', done, total: size });
        return spool(chunksOf(stream), 'application/zip', { signal, onProgress });
      }),

    downloadPredictions: (_, context) =>
      reading((result) => {
        const { parsed, examples } = result.dataset;
        const [trained, judged] = [new Set(result.train), new Set(result.heldOut)];
        const partOf = (example: Example) => {
          if (trained.has(example)) return 'train';
          if (!judged.has(example)) return 'not used';
          return trained.size > 0 ? 'held out' : 'judged';
        };
        const rows = sliced(
          result,
          examples.items,
          ({ sentence1, sentence2 }) => [sentence1, sentence2],
          (example, vectors) =>
            csvLine([
              ...(parsed.table.rows[example.row] ?? []),
              String(cosine(vectors.get(example.sentence1), vectors.get(example.sentence2))),
              partOf(example),
            ]),
          context,
        );
        const header = csvLine([...parsed.table.columns, 'pred', 'part']);
        return spool(after(header, rows), 'text/csv', context);
      }),

    downloadEmbeddings: (_, context) =>
      reading((result) => {
        const texts = new Set(result.heldOut.flatMap(({ sentence1, sentence2 }) => [sentence1, sentence2]));
        const lines = sliced(
          result,
          [...texts],
          (text) => [text],
          (text, vectors) => `${JSON.stringify({ text, embedding: [...(vectors.get(text) ?? [])] })}\n`,
          context,
        );
        return spool(lines, 'application/jsonl', context);
      }),
  };
  return { handlers, busy: () => readers > 0 };
}

async function* after(header: string, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(header);
  yield* chunks;
}
