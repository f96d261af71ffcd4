/** In development Vite would move the package's modules away from the files that lie beside them. */
export default {
  optimizeDeps: { exclude: ['semblance'] },
  // Without cross-origin isolation it works as well, with one thread.
  server: {
    headers: {
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    },
  },
};
