/** What a sentence that is put together can get wrong. */
export const commonFaults: readonly (readonly [string, RegExp])[] = [
  ['"1 rows"', /(?<![\d.,])1 (?!class|process|is|has|means)\w+s\b(?! )/],
  ['"a Asym module"', /\ba [aeio]\w/i],
  ['missing parameter', /(?<!\bis )undefined|NaN|\[object/],
];
