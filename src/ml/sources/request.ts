/**
 * One HTTP request that is patient: a broken connection, a server's error and "too many requests" are tried again with
 * growing pauses; what cannot be helped becomes a NetworkError in words.
 */

import { NetworkError } from '../../core/errors';

export interface Transport {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Resolves after so many milliseconds, or rejects when `signal` aborts. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Milliseconds without a byte after which a connection is given up. */
  readonly stallMs: number;
  /** Tries in a row that bring nothing before it ends in an error. */
  readonly tries: number;
  /** The longest pause that a server's Retry-After may ask for, in milliseconds. */
  readonly longestPause: number;
}

export const browserTransport: Transport = {
  fetch: (url, init) => fetch(url, init),
  sleep,
  stallMs: 30_000,
  tries: 5,
  longestPause: 60_000,
};

/** Who may be asked for what: words for the statuses that mean something of their own at a source. */
type Refusal = (status: number) => NetworkError | null;

export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  readonly transport: Transport;
  /** The error for a status that no further try will change, or null where the general words do. */
  readonly refusal: Refusal;
}

/** A connection that broke or never stood: worth another try. */
export class Broken extends Error {}

/**
 * Runs `attempt` until it succeeds. `Broken` is tried again; `progressed()` tells whether the last attempt brought
 * anything, which sets the count of tries back.
 */
export async function persist<T>(
  url: string,
  { signal, transport }: RequestOptions,
  attempt: () => Promise<T>,
  progressed: () => boolean = () => false,
): Promise<T> {
  for (let failures = 0; ;) {
    try {
      return await attempt();
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof Broken)) throw error;
      failures = progressed() ? 1 : failures + 1;
      if (failures >= transport.tries) {
        throw new NetworkError(`${url} ${error.message}.`, 'Check the connection and try again.', {
          cause: error,
        });
      }
      const pause = error instanceof Busy ? error.pause : 500 * 2 ** (failures - 1);
      await transport.sleep(pause, signal);
    }
  }
}

class Busy extends Broken {
  constructor(
    message: string,
    readonly pause: number,
  ) {
    super(message);
  }
}

/** A successful answer's head. Throws `Broken` for what may pass, a NetworkError for what will not. */
export async function request(
  method: 'GET' | 'HEAD',
  url: string,
  headers: Record<string, string>,
  options: RequestOptions,
): Promise<Answer> {
  const { signal, transport, refusal } = options;
  const stall = new Stall(transport.stallMs, signal);
  let response: Response;
  try {
    response = await stall.guard(() =>
      transport.fetch(url, {
        method,
        headers,
        signal: stall.signal,
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
      }),
    );
  } catch (error) {
    throw stall.explain(error);
  }
  if (response.ok) return new Answer(response, stall);
  await response.body?.cancel();
  const { status } = response;
  const pause = retryAfter(response);
  if (status === 429 && pause !== null && pause > transport.longestPause) {
    throw new NetworkError(
      `${url} asks for a pause of ${Math.ceil(pause / 1000)} seconds: too many requests came from this network.`,
      'Try again after that time.',
    );
  }
  if (status === 429) throw new Busy('answered that too many requests came (429)', pause ?? 5000);
  if (status >= 500) throw new Broken(`answered with the server error ${status}`);
  throw (
    refusal(status) ??
    new NetworkError(`${url} answered with the status ${status}.`, 'Check the address, or try again later.')
  );
}

/** Milliseconds that a Retry-After header asks for, as seconds or as a date; null where there is none. */
function retryAfter(response: Response): number | null {
  const value = response.headers.get('Retry-After');
  if (value === null) return null;
  const ms = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}

/** A response whose bytes must keep coming. */
export class Answer {
  constructor(
    readonly response: Response,
    private readonly stall: Stall,
  ) {}

  /** Throws `Broken` where the connection breaks or stalls. */
  async *bytes(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    const reader = this.response.body?.getReader();
    if (!reader) return;
    try {
      for (;;) {
        const piece = await this.stall.guard(() => reader.read());
        if (piece.done) return;
        yield piece.value;
      }
    } catch (error) {
      throw this.stall.explain(error);
    } finally {
      // The reason why a broken stream cannot be cancelled has been thrown already.
      await reader.cancel().catch(() => undefined);
    }
  }

  async text(): Promise<string> {
    const decoder = new TextDecoder();
    let text = '';
    for await (const piece of this.bytes()) text += decoder.decode(piece, { stream: true });
    return text + decoder.decode();
  }
}

/** Aborts a request in which nothing moved for `ms`, or which the person aborted. */
class Stall {
  readonly #stalled = new AbortController();
  readonly signal: AbortSignal;

  constructor(
    private readonly ms: number,
    outer: AbortSignal | undefined,
  ) {
    this.signal = outer ? AbortSignal.any([outer, this.#stalled.signal]) : this.#stalled.signal;
  }

  async guard<T>(wait: () => Promise<T>): Promise<T> {
    const timer = setTimeout(() => this.#stalled.abort(), this.ms);
    try {
      return await wait();
    } finally {
      clearTimeout(timer);
    }
  }

  /** What a failed wait means; an abort of the person's own stays what it is. */
  explain(error: unknown): unknown {
    if (this.#stalled.signal.aborted) {
      return new Broken(`sent nothing for ${this.ms / 1000} seconds`, { cause: error });
    }
    if (this.signal.aborted) return this.signal.reason;
    const detail = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
    return new Broken(`could not be reached, or the connection broke${detail}`, { cause: error });
  }
}

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      if (signal?.aborted) reject(signal.reason);
      else resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });
}
