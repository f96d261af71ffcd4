import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      'dist',
      'dist-cli',
      'node_modules',
      'public',
      '.venv',
      '.cache',
      'playwright-report',
      'test-results',
      'src/ml/kernels/wasm/{assembly,built}',
      'packages/semblance/{dist,models}',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strict],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.property.name='postMessage'][arguments.0.type='ObjectExpression']",
          message: 'Messages are sent in src/protocol/port.ts only.',
        },
      ],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    // A message within a template string prints [object Object].
    files: ['src/**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: { '@typescript-eslint/restrict-template-expressions': 'error' },
  },
  { files: ['src/protocol/port.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['src/**/*.tsx', 'src/state/react.ts'], extends: [reactHooks.configs.flat['recommended-latest']] },
  {
    files: ['examples/vite/main.js', 'tests/package/esbuild/main.js'],
    languageOptions: { globals: { document: 'readonly', URL: 'readonly', Worker: 'readonly' } },
  },
  {
    files: [
      'tools/**/*.mjs',
      'tests/**/*.mjs',
      'examples/node/*.mjs',
      '*.config.{js,ts}',
      '.dependency-cruiser.cjs',
    ],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        module: 'writable',
        fetch: 'readonly',
        setTimeout: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
);
