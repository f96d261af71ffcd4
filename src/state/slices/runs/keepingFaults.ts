/** What keeping refuses, and what it cannot show. */

import { RecipeError, StorageError } from '../../../core/errors';
import { message } from '../../../messages/message';

export const clearedInRun = () =>
  new RecipeError(message('state.clear.running'), message('state.clear.running.next'));

export const notShown = (entries: number) =>
  new StorageError(
    message('state.archive.unreadable', { entries }),
    message('state.archive.unreadable.next'),
    {
      kept: message('state.archive.unreadable.kept'),
    },
  );
