import type { PageWords } from '../../../src/messages/language';

/** Whether any of some words is made with parameters. */
type HasFunctions<Words> = Words extends string
  ? false
  : Words extends (...params: never) => string
    ? true
    : true extends { [Key in keyof Words]: HasFunctions<Words[Key]> }[keyof Words]
      ? true
      : false;

/** For each function its parameters, a list for each sentence: where a number decides, one and several. */
type SamplesOf<Words> = Words extends (...params: infer Params) => string
  ? readonly Params[]
  : {
      readonly [Key in keyof Words as HasFunctions<Words[Key]> extends true ? Key : never]: SamplesOf<
        Words[Key]
      >;
    };

const model = {
  architecture: 'bert',
  layers: 3,
  dimensions: 384,
  parameters: 17_292_672,
  bytes: 17_900_000,
  pooling: 'mean',
  normalize: true,
  maxSeqLength: 256,
};

export const pageSamples: SamplesOf<PageWords> = {
  faults: { notice: { more: [[1], [3]] } },
  findings: { title: [[0], [3]], lines: [[[3]], [[3, 1200]]], toCheck: [[1], [2]] },
  debug: {
    steps: [
      [1, 1],
      [48, 48],
    ],
    messages: [[1], [50]],
  },
  bar: {
    data: [
      ['pairs.csv', 1],
      ['pairs.csv', 695],
    ],
    change: [
      [0.08, 0.4],
      [0.4, 0.08],
    ],
  },
  strip: {
    notes: [[1], [3]],
    ready: [[1], [120]],
    readyWithMemory: [[120, 174e6]],
  },
  setup: {
    differs: [
      ['#2', ['Epochs']],
      ['#2 wide', ['Epochs', 'Batch size', 'Loss']],
    ],
    hub: [['BAAI/bge-small-en-v1.5'], ['']],
    folder: [['my-model'], ['']],
    epochs: [[1], [3]],
    steps: [[1], [1200]],
    batch: [[16]],
    rate: [[2e-5]],
    usable: [[1], [1500]],
    split: [[0.1], [0.075]],
    heldOut: [
      [20, 20 / 64],
      [1, 0.25],
    ],
    part: [['test', 12]],
    value: [['Weight decay', '0.01']],
    seed: [[42]],
    noneFound: [['momentum']],
    resetGroup: [['Training']],
    otherLosses: [[1], [7]],
  },
  grid: {
    onlyLine: [[1204]],
    shown: [[1], [695]],
    labels: [
      [
        [
          { value: '1', count: 349 },
          { value: '0', count: 1346 },
        ],
      ],
    ],
    duplicates: [[0], [1], [12]],
  },
  errors: {
    showLine: [[1204]],
    missing: { notOpen: [['support.csv']], otherColumns: [['support.csv']], fileOpen: [['support.csv']] },
    help: {
      binary: [
        [1, 70, '0.78', true],
        [21, 70, '0.90', false],
        [0, 20, '0.49', true],
      ],
      graded: [[70]],
    },
    soFar: [[0], [1084]],
    worst: [[1], [5]],
    labelled: [
      ['0', '0.99', true],
      ['negative', '0.99', false],
    ],
    filter: {
      lift: [['no, cosine 0.70 to 0.75']],
      shown: [
        [0, 70],
        [4, 70],
        [1, 1],
      ],
    },
  },
  fields: { reset: [['16']], resetNamed: [['Learning rate', '2e-5']], runHas: [['#2', '5e-5']] },
  milestones: { base: [[0.0811], [null]], finished: [[0.4089], [null]], dataRead: [[1], [695]] },
  runs: {
    interrupted: {
      at: [
        [2, 0],
        [2, 1200],
      ],
      from: [[1150]],
      modelLost: { finished: [[2, 1150]], stopped: [[2, 96]] },
      evaluation: [[3]],
      queue: {
        waiting: [
          [1, 'pairs.csv'],
          [4, 'pairs.csv'],
        ],
      },
    },
    title: [
      [2, ''],
      [2, 'lower rate'],
    ],
    help: [[5]],
    metricOf: [['0.40', 'Spearman']],
    interval: [['+0.09', '+0.53']],
    spread: [['0.40', '0.02']],
    seeds: [[['#1', '#2', '#3']]],
    baseKept: [['in memory']],
    runSeedsHelp: [[1], [2]],
    evaluationOf: [[2]],
    stored: [[69e6]],
    storedModels: [[207e6, 3]],
    storing: [[16e6, 69e6]],
    opening: [[16e6, 69e6]],
    changed: [['Learning rate', '2e-4', '5e-5']],
    version: [['support.csv', 2]],
    nameOf: [['#2']],
    named: [['Delete', '#2']],
    deleted: [[1], [2]],
    queued: [[1], [12]],
    kept: [
      ['support.csv', 1, 1, 0.2, 94_000],
      ['support.csv', 695, 3, 1.5, 94_000],
      ['support.csv', 1200, 12, 40, 2_500_000],
    ],
    clearAsk: [
      [0, 1],
      [3, 12],
    ],
    deletedKept: [
      ['support.csv', 1],
      ['support.csv', 3],
    ],
  },
  baseModels: {
    onnxSettings: { named: [['org/large (ONNX q8)']] },
    onnxWeights: [['q8']],
    addRun: [['#2']],
    removeModel: [['tiny-bert']],
    size: [
      [null, false],
      [91e6, false],
      [91e6, true],
    ],
    about: [
      [12, 'same'],
      [12, 'others'],
      [130, 'assumed'],
    ],
    rowChoices: { first: [[1], [201]] },
    total: [
      [1, null],
      [3, 130],
    ],
    progress: [['tiny-bert']],
    measuring: [
      ['Evaluating', 0, 0],
      ['Evaluating', 60, 201],
    ],
    loading: [
      ['Loading the model', 0, 0],
      ['Loading the model', 4.5e6, 91e6],
    ],
    left: [[12], [130]],
    finished: [
      ['tiny-bert', 1],
      ['tiny-bert', 3],
    ],
    of: [
      [1, 'test.csv', 'All rows'],
      [2, 'test.csv', 'First 201 rows'],
    ],
    interval: [['0.71', '0.84']],
    backends: [
      [[{ backend: 'webgpu', threads: 1 }]],
      [
        [
          { backend: 'wasm', threads: 4 },
          { backend: 'webgpu', threads: 1 },
        ],
      ],
    ],
    note: [['tiny-bert', 'Nothing in the folder names a pooling.']],
    use: [['tiny-bert']],
    used: [['tiny-bert']],
    bin: [
      [-0.1, 0],
      [0.7, 0.8],
      [1, 1.1],
    ],
    countsOf: [['tiny-bert', 'yes']],
    scatter: [['Average precision']],
    scatterSays: [
      ['tiny-bert', 4.1e6, 'tiny-bert', 4.1e6],
      ['all-MiniLM-L6-v2', 91e6, 'tiny-bert', 4.1e6],
    ],
  },
  compare: {
    disagree: [
      [0, 70],
      [1, 70],
      [9, 1200],
    ],
    disagreeByRank: [
      [0, 70],
      [1, 1],
      [20, 1200],
    ],
    cosineOf: [['#2']],
    medians: [
      [
        [
          { name: 'no', median: '0.43' },
          { name: 'yes', median: '0.81' },
        ],
      ],
      [[{ name: 'matching pairs', median: '0.81' }]],
    ],
    predicted: [['0.81', 'similar']],
    seedsHelp: [
      [42, 42],
      [42, 44],
    ],
    total: [
      [1, null],
      [12, 480],
    ],
    unknownTime: [
      [12, 12],
      [1, 12],
    ],
    waiting: [
      [1, null],
      [9, 300],
    ],
  },
  mapping: {
    scaleLine: [
      [0, 5, false],
      [-1, 1, true],
    ],
    keptLine: [
      [-1, 1, false],
      [0, 1, true],
    ],
    numberedClasses: [[0, 2]],
    answer: [['foo']],
    example: [['foo', ['A cat sits here.', 'A cat is here.']]],
    wordLine: [
      [['yes'], ['no']],
      [['1', '1.0', 'TRUE', 'true'], ['0']],
    ],
    useSplit: [['split']],
    join: [[['title1', 'body1']]],
    averageRaters: [[['rater_1', 'rater_2', 'rater_3']]],
    textMarks: {
      skipped: [
        ['NS', 1],
        ['NS', 1200],
      ],
      kept: [
        ['NS', 1],
        ['NS', 1200],
      ],
      keepNamed: [['NS']],
      skipNamed: [['NS']],
    },
    labelMarks: {
      skipped: [
        ['-', 1],
        ['-', 1200],
      ],
      kept: [
        ['-', 1],
        ['-', 1200],
      ],
      keepNamed: [['-']],
      skipNamed: [['-']],
    },
  },
  data: {
    readingFile: [['pairs.csv']],
    dropMore: [[200_000]],
    privacy: [[[]], [['hub.example.org']], [['huggingface.co', 'hf.co']]],
    useSample: [['Duplicate questions']],
    sampleRowsOf: [['Duplicate questions']],
    trainOnSample: [['Duplicate questions']],
    trainSample: [[40]],
    sampleExpect: [[-0.65, 0.05]],
    sampleUnreadable: [[-0.15]],
    parsingOptions: [['pairs.csv']],
    range: [[-0.5, 5]],
    tokens: [[{ median: 16, p95: 24, max: 1030 }]],
    unusedColumns: [[1], [3]],
    useAs: [['Label']],
    negative: [[1], [2]],
    useColumn: [['label2', 'Label']],
    skippedRows: [[1], [12]],
    skippedFor: [
      ['Sentence 2 is empty.', 1, 7],
      ['Sentence 2 is empty.', 3200, 7],
    ],
    skippedForOthers: [[1], [5]],
    evaluationFileRead: [
      ['dev.csv', 1, 0],
      ['dev.csv', 1500, 12],
    ],
  },
  statics: {
    range: [[2, 4096]],
    made: [['static-256-all-MiniLM-L6-v2']],
  },
  recipe: {
    folderAgain: [['my-teacher']],
    defaultPrompt: [['query: ']],
    namedPrompt: [['passage', 'passage: ']],
    ownTextOf: [['Prompt for sentence 1']],
    folderPrompts: [['query: ', 'passage: ']],
    familyPrompts: [
      ['E5', 'query: ', 'passage: '],
      ['mxbai', 'Represent this sentence for searching relevant passages: ', ''],
    ],
    usePromptForBoth: [['query: ']],
    chosenFolder: [
      ['my-model', 1],
      ['my-model', 9],
    ],
    downloadSize: [[91_000_000]],
    cachedSize: [[91_000_000]],
    modelFacts: [
      [model],
      [{ ...model, layers: 1, normalize: false }],
      [{ ...model, layers: 0, maxSeqLength: 1_000_000 }],
    ],
    memoryLacks: [[9.1e9, 2e9]],
    memoryFits: [[417e6, 2e9]],
    memoryNeeded: [[417e6]],
    memoryParts: [[69e6, 138e6, 210e6]],
  },
  device: {
    times: [[16, 0.0123, 0.41]],
    measuredOn: [
      ['NVIDIA GeForce RTX 4070', 1],
      ['Apple M3', 8],
    ],
    expected: [
      [40, 0.0123, 'WebGPU'],
      [4000, 1.52, 'WebAssembly'],
    ],
    good: [[1], [132]],
    bad: [
      [1, 1],
      [3, 132],
    ],
    gpu: [['Apple M3']],
    software: [['Google, SwiftShader']],
    limits: [['maxBufferSize 4294967296, maxStorageBuffersPerShaderStage 10']],
    features: [['shader-f16, subgroups']],
    notStarted: [['WebGPU', 'This browser has no WebGPU.']],
    replaced: [['WebGPU', 'WebAssembly', 'The GPU gave no usable result for a small test step.']],
    passed: [
      ['WebAssembly', 66, 66, 3.4],
      ['WebGPU', 0, 1, 0.4],
    ],
    failed: [['matmul: [5, 9] and [9, 7], either one transposed', '0.0123', '1e-5']],
    threw: [['golden step', 'x is not a function']],
  },
  train: {
    lost: [[1], [2]],
    checkData: [
      [1, 'CosineSimilarityLoss'],
      [695, 'CosineSimilarityLoss'],
    ],
    checkSteps: [
      [1, 1],
      [1200, 10],
    ],
    checkMaxSteps: [[1], [1200]],
    checkModelReady: [['Built-in']],
    checkCompute: [['Automatic']],
    checkMemory: [[417e6]],
    checkMemoryOf: [[417e6, 2e9]],
    evaluatePartHelp: [
      ['dev', 1, 'split'],
      ['test', 1500, 'split'],
    ],
    evaluateAllRows: [[1500, 'dev']],
    runModel: [['#2']],
    work: [['Evaluating', 400, 2000]],
    workInBytes: [['Downloading the model', 4e5, 91e6]],
    remainingRange: [
      [20, 34],
      [80, 200],
    ],
    ofSteps: [[1200]],
    threads: [[1], [4]],
    title: [[50, 119]],
  },
  charts: {
    otherLosses: [[['#1']], [['#1', '#2']]],
    otherRows: [[['#1']], [['#1', '#2']]],
    table: [['Loss']],
    tableOf: [['Loss']],
    lossNow: [[0.08114], [3.2149], [0.004321], [null], [0.08114, true]],
    smoothed: [[0.9]],
    best: [
      [0.4089, 84, 2],
      [0.4089, 84, 4],
    ],
    bestIsFinal: [[0.4089, 120, 2]],
    bestAndFinal: [
      [0.4089, 84, 0.4071, 2],
      [0.4089, 84, 0.4071, 4],
      [0.4089, 84, null, 2],
    ],
    baseIsBest: [[0.8651, 2]],
    baseWasBest: [[0.8651, 2]],
    ceiling: [[0.8661]],
    group: [
      ['score', 'lower', 0.5],
      ['score', 'upper', 0.65],
      ['binary', 'lower', 0.5],
      ['binary', 'upper', 0.5],
      ['pairs', 'lower', 0.5],
      ['pairs', 'upper', 0.5],
      ['triplets', 'lower', 0.5],
      ['triplets', 'upper', 0.5],
    ],
    groupSize: [
      ['binary', 'lower', 0.5, 30],
      ['binary', 'upper', 0.5, 1040],
      ['score', 'upper', 0.5, 40],
      ['pairs', 'lower', 0.5, 40],
    ],
    bar: [
      ['no', 0.7, 0.75, 4],
      ['yes', 0.95, 1, 1],
      ['yes', 1, 1.1, 2],
      ['no', -0.1, 0, 2],
    ],
    filter: [
      ['no', 'now', 0.7, 0.75],
      ['yes', 'base', null, 0.7812],
      ['score < 0.50', 'now', 0.95, null],
      [null, 'now', 0.2, 0.55],
      [null, 'now', null, null],
    ],
    thresholdHead: [
      [{ precision: 0.68, recall: 0.8, f1: 0.7351, accuracy: 0.7143 }],
      [{ precision: null, recall: 0, f1: 0, accuracy: 0.5 }],
    ],
    box: {
      at: [['0.78']],
      best: [[1], [1070]],
      cell: [
        [28, 'rightYes'],
        [13, 'wrongYes'],
        [7, 'wrongNo'],
        [1022, 'rightNo'],
      ],
      reached: [
        [0.9125, 0.4081, 2],
        [0.9125, 0.4081, 4],
      ],
    },
    atThreshold: [
      [0.78, { precision: 0.68, recall: 0.8, f1: 0.7351, accuracy: 0.7143 }, 2],
      [0.7812, { precision: 0.68, recall: 0.8, f1: 0.7351, accuracy: 0.7143 }, 4],
      [1, { precision: null, recall: 0, f1: 0, accuracy: 0.5 }, 2],
    ],
    atStep: [[1200]],
  },
  onnx: {
    caption: [
      ['Spearman', 1],
      ['Spearman', 1200],
    ],
    sameTokens: [[236]],
    otherTokens: [
      [1, 236],
      [12, 2360],
    ],
  },
  push: {
    intro: [['huggingface.co']],
    progress: [
      ['Uploading', 30e6, 69e6],
      ['Making the commit', 0, 0],
    ],
  },
  results: {
    holds: [[0], [1120]],
    holdsStep: [[1120]],
    holdsWorse: [[1120]],
    spearman: [[0.4089, 2]],
    spearmanChange: [
      [0.0811, 0.4089, 2],
      [0.8651, 0.8402, 4],
      [-0.0443, 0.0468, 2],
    ],
    modelSize: [[69e6]],
    predictionRows: [[1], [695]],
    historyHelp: [[1], [130]],
    saved: [[69e6]],
    searchPageSize: [[38e6]],
    q8Measured: [['Spearman', 0.8123, 0.8101]],
    makingProgress: [
      ['Evaluating the ONNX file (q8)', 60, 120],
      ['Opening the ONNX file (q8) with transformers.js', 0, 0],
    ],
    stopNamed: [['Download search page']],
    firstDimensions: [[64]],
    copyNamed: [['In Python']],
  },
  share: {
    withSample: [
      ['Clause triplets', 0],
      ['Clause triplets', 1],
      ['Clause triplets', 3],
    ],
    settingsOnly: [[0], [1], [3]],
    offer: { sample: [['Clause triplets']], replaces: [['support.csv']] },
  },
  try: {
    moved: [
      [0.2, 2],
      [-0.0443, 4],
    ],
  },
  search: {
    help: [[20_000]],
    indexing: [
      ['base', 60, 120],
      ['tuned', 0, 1],
    ],
    indexingWithTime: [['tuned', 1060, 20_000, 130]],
    searched: [
      ['how do I pay', 1],
      ['how do I pay', 1390],
    ],
    searchedFirst: [['how do I pay', 20_000, 35_000]],
    up: [[2]],
    upSpoken: [[1], [2]],
  },
};
