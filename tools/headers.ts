/**
 * The headers of every response. The page has the strict policy; the worker's script has its own, because a page's
 * policy does not govern its workers and tfjs starts its wasm threads from a blob: address.
 */

const connect = [
  "'self'",
  'https://huggingface.co',
  'https://*.huggingface.co',
  'https://*.hf.co',
  ...(process.env['SEMBLANCE_MIRRORS'] ?? '').split(/\s+/).filter(Boolean),
].join(' ');

const common = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
];

const pagePolicy = [
  ...common,
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  `connect-src ${connect}`,
  "require-trusted-types-for 'script'",
].join('; ');

const workerPolicy = [
  ...common,
  "script-src 'self' 'wasm-unsafe-eval' blob:",
  "worker-src 'self' blob:",
  `connect-src ${connect} blob:`,
].join('; ');

const always = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/** The built worker's script; `vite.config.ts` names it so. */
export const workerScript = /^\/assets\/worker-[^/]*\.js$/;

/** Headers for one path of the built site. */
export function headersFor(path: string): Readonly<Record<string, string>> {
  return { ...always, 'Content-Security-Policy': workerScript.test(path) ? workerPolicy : pagePolicy };
}

/** Headers in development, where the bundler's client needs inline styles and a socket. */
export const devHeaders: Readonly<Record<string, string>> = always;
