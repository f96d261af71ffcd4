/** The files that are opened when the states are recorded, and named when they are shown. */

/** A sample of the page. */
export const sampleName = 'duplicate-questions.csv';

/** 40 scored pairs, and five rows that cannot be used. */
export const skippedFile = () =>
  new File(
    [
      [
        'sentence1,sentence2,score',
        ...Array.from({ length: 40 }, (_, i) => `Train ${i} is late.,Line ${i} has a delay.,${(i % 11) / 2}`),
        'Only one sentence.,,3.5',
        ',Nor here.,1.0',
        'No score.,This pair has none.,',
        'A word for a score.,This pair has one.,high',
        'Too many cells.,In this row.,2.0,more',
      ].join('\n'),
    ],
    'scores.csv',
    { type: 'text/csv' },
  );

/** One column and one row: no dataset. */
export const brokenFile = () => new File(['one\n'], 'broken.csv', { type: 'text/csv' });

export const query = 'how can I get my money back';
