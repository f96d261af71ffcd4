/** The page's own words in English. The names of controls that tests and tools rely on stand here too. */

import { chartWords } from './charts';
import { baseModelWords } from './runs/baseModels';
import { compareWords } from './runs/compare';
import { dataWords } from './data';
import { deviceWords } from './device/device';
import { searchWords, tryWords } from './explore';
import { debugWords, faultWords } from './faults';
import { findingWords } from './findings';
import { frameWords } from './frame';
import { guideWords } from './guide';
import { mappingWords } from './mapping';
import { onnxWords } from './runs/onnx';
import { pushWords } from './push';
import { recipeWords } from './recipe';
import { staticsWords } from './runs/statics';
import { metricWords, resultWords } from './results';
import { runsWords } from './runs/runs';
import { shareWords } from './share';
import { trainWords } from './train';
import { windowWords } from './window';

export const page = {
  ...frameWords,
  ...windowWords,
  data: dataWords,
  findings: findingWords,
  mapping: mappingWords,
  recipe: recipeWords,
  statics: staticsWords,
  device: deviceWords,
  train: trainWords,
  runs: runsWords,
  compare: compareWords,
  baseModels: baseModelWords,
  charts: chartWords,
  metrics: metricWords,
  results: resultWords,
  onnx: onnxWords,
  push: pushWords,
  share: shareWords,
  try: tryWords,
  search: searchWords,
  guide: guideWords,
  faults: faultWords,
  debug: debugWords,
};
