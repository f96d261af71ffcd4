/** Problems that any part of the product can have. */

export const problemMessages = {
  'problem.unexpected': ({ error }: { error: string }) => `Unexpected error: ${error}`,
  'problem.retry': 'Try again; if it happens again, reload the page.',
  'problem.kept.page': 'Nothing else on the page has changed.',
  'problem.kept.dataAndSettings': 'Your data and settings are kept.',
  'problem.kept.run': 'The run and its model are still in this tab.',
};
