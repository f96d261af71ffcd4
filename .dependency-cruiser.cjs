/** The rings: imports point inward only. `messages` is at the bottom, and has rules of its own. */
const allowed = {
  core: [],
  ml: ['core'],
  cli: ['core', 'ml'],
  protocol: ['core'],
  worker: ['core', 'ml', 'protocol'],
  client: ['core', 'protocol'],
  state: ['core', 'protocol', 'client'],
  ui: ['core', 'state'],
  app: ['core', 'client', 'state', 'ui'],
};
const rings = Object.keys(allowed);
/** These turn messages into sentences; all others only make them. */
const rendering = ['cli', 'ui', 'app'];
/** The worker's session lends the renderer to what writes files for people; the cards of a download are in English. */
const renderingFiles =
  '^src/worker/session\\.ts$|^src/ml/export/(modelCard|evaluationPart|dataPart|adapterFolder|onnxFolder|searchPage/html|embeddings/readme)\\.ts$';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: '^src' },
      to: { circular: true },
    },
    ...rings.map((ring) => ({
      name: `${ring}-looks-inward`,
      severity: 'error',
      from: { path: `^src/${ring}/` },
      to: {
        path: `^src/(${rings.filter((other) => other !== ring && !allowed[ring].includes(other)).join('|') || 'none'})/`,
        pathNot: ring === 'app' ? '^src/worker/main\\.ts$' : undefined,
      },
    })),
    {
      name: 'messages-import-nothing',
      severity: 'error',
      from: { path: '^src/messages/' },
      to: { pathNot: '^src/messages/' },
    },
    {
      name: 'messages-are-made-not-rendered',
      comment: 'Only what faces a person renders: elsewhere make a message, with src/messages/message.ts.',
      severity: 'error',
      from: {
        path: `^src/(${rings.filter((ring) => !rendering.includes(ring)).join('|')})/`,
        pathNot: renderingFiles,
      },
      to: { path: '^src/messages/', pathNot: '^src/messages/message\\.ts$' },
    },
    {
      name: 'core-is-plain',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: 'node_modules/(react|@tensorflow|recharts|zustand|@huggingface)' },
    },
    {
      name: 'react-in-ui-only',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(ui|app)/|^src/state/react\\.ts$' },
      to: { path: 'node_modules/(react|react-dom|recharts)/' },
    },
    {
      name: 'tfjs-in-ml-only',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/ml/' },
      to: { path: 'node_modules/@tensorflow/tfjs-core' },
    },
    {
      name: 'charts-take-props',
      severity: 'error',
      from: { path: '^src/ui/charts/' },
      to: { path: '^src/state/' },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: { path: '^src' },
      to: { couldNotResolve: true, pathNot: '\\?(url|worker)' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
