/**
 * HTTP requests with retries: a broken connection, a server's error and "too many requests" are tried again with growing
 * pauses; any other failure becomes a NetworkError.
 */

import { NetworkError } from '../../core/errors';
import { debugText, message, type Message } from '../../messages/message';

export interface Transport {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Resolves after `ms` milliseconds, or rejects when `signal` aborts. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Milliseconds without a byte after which a connection is closed. */
  readonly stallMs: number;
  /** The number of attempts in a row without a byte before an error is thrown. */
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

/** Errors for the statuses that have a specific meaning at a source. */
type Refusal = (status: number) => NetworkError | null;

export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  readonly transport: Transport;
  /** The error for a status that another attempt will not change, or null for the general error. */
  readonly refusal: Refusal;
}

/** A connection that broke or could not be made: worth another attempt. */
export class Broken extends Error {
  constructor(
    readonly what: Message,
    options?: ErrorOptions,
  ) {
    super(debugText(what), options);
  }
}

/**
 * Runs `attempt` until it succeeds. `Broken` is tried again; `progressed()` says whether the last attempt received any
 * byte, which resets the count of attempts.
 */
export async function persist<T>(
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
        throw new NetworkError(error.what, message('network.next.connection'), { cause: error });
      }
      const pause = error instanceof Busy ? error.pause : 500 * 2 ** (failures - 1);
      await transport.sleep(pause, signal);
    }
  }
}

class Busy extends Broken {
  constructor(
    what: Message,
    readonly pause: number,
  ) {
    super(what);
  }
}

/** A successful answer's head. Throws `Broken` for a failure that may be temporary, a NetworkError for any other. */
export async function request(
  method: 'GET' | 'HEAD',
  url: string,
  headers: Record<string, string>,
  options: RequestOptions,
): Promise<Answer> {
  const { signal, transport, refusal } = options;
  const stall = new Stall(url, transport.stallMs, signal);
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
      message('network.answer.pause', { url, seconds: Math.ceil(pause / 1000) }),
      message('network.next.afterPause'),
    );
  }
  if (status === 429) throw new Busy(message('network.answer.tooManyRequests', { url }), pause ?? 5000);
  if (status >= 500) throw new Broken(message('network.answer.serverError', { url, status }));
  throw (
    refusal(status) ??
    new NetworkError(
      message('network.answer.status', { url, status }),
      message('network.next.addressOrLater'),
    )
  );
}

/** Milliseconds given by a Retry-After header, as seconds or as a date; null if there is none. */
function retryAfter(response: Response): number | null {
  const value = response.headers.get('Retry-After');
  if (value === null) return null;
  const ms = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}

/** A response whose bytes must keep arriving. */
export class Answer {
  constructor(
    readonly response: Response,
    private readonly stall: Stall,
  ) {}

  /** Throws `Broken` if the connection breaks or stalls. */
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
      // The error of a broken stream has been thrown already.
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

/** Aborts a request that received nothing for `ms`, or that the person aborted. */
class Stall {
  readonly #stalled = new AbortController();
  readonly signal: AbortSignal;

  constructor(
    private readonly url: string,
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

  /** The error to throw for a failed wait; the person's own abort is thrown unchanged. */
  explain(error: unknown): unknown {
    if (this.#stalled.signal.aborted) {
      const seconds = this.ms / 1000;
      return new Broken(message('network.connection.silent', { url: this.url, seconds }), { cause: error });
    }
    if (this.signal.aborted) return this.signal.reason;
    const what =
      error instanceof Error && error.cause instanceof Error
        ? message('network.connection.brokenBy', { url: this.url, error: error.cause.message })
        : message('network.connection.broken', { url: this.url });
    return new Broken(what, { cause: error });
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
