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

/** The folder of the built worker's script; `vite.config.ts` puts it there. */
export const workerFolder = 'worker';

/** Headers for one path of the built site. */
export const headersFor = (path: string): Readonly<Record<string, string>> => ({
  ...always,
  'Content-Security-Policy': path.startsWith(`/${workerFolder}/`) ? workerPolicy : pagePolicy,
});

/**
 * The same for static hosts' `_headers` files. No two rules give one path the same header, for hosts then send both
 * values; what is neither page nor worker goes without a policy there, and needs none.
 */
export const rules: readonly (readonly [path: string, headers: Readonly<Record<string, string>>])[] = [
  ['/*', always],
  ['/', { 'Content-Security-Policy': pagePolicy }],
  ['/index.html', { 'Content-Security-Policy': pagePolicy }],
  [`/${workerFolder}/*`, { 'Content-Security-Policy': workerPolicy }],
];

/** Headers in development, where the bundler's client needs inline styles and a socket. */
export const devHeaders: Readonly<Record<string, string>> = always;
