/** A lesson from a link: offered as a difference, applied only when the person says so, and gone back to. */

import { sharedRecipe, type Lesson } from '../../core/lesson/lesson';
import { readLesson } from '../../core/lesson/read';
import { recipeChanges } from '../../core/recipe/changes';
import { sampleOf } from '../../client/sampleFile';
import { openFileOf } from '../stages';
import type { LessonSlice } from '../windowState';
import { withOwnDevice } from '../settings/lesson';
import type { Slice } from './slice';

export const createLessonSlice: Slice<LessonSlice> = () => (set, get) => {
  const openSample = async () => {
    const open = openFileOf(get().files.train);
    return open && sampleOf(open.file);
  };

  /** By its name alone, for what is asked; whether it is the very file is looked at before it is applied. */
  const differs = ({ sample, recipe }: Lesson): boolean => {
    const own = get().recipe;
    const opens = sample !== null && openFileOf(get().files.train)?.file.name !== sample.file;
    return opens || recipeChanges(own, withOwnDevice(recipe, own)).length > 0;
  };

  return {
    lesson: null,
    lessonOffer: null,

    offerLesson(text, ask) {
      const read = readLesson(text);
      if (!read) return;
      if (read.kind === 'refused') return set({ lessonOffer: read });
      set({ lesson: read.lesson, lessonOffer: ask && differs(read.lesson) ? read : null });
    },

    closeLessonOffer: () => set({ lessonOffer: null }),

    async applyLesson() {
      const { lesson, run } = get();
      set({ lessonOffer: null });
      if (!lesson || run.kind === 'active') return;
      const { sample, recipe } = lesson;
      if (sample && (await openSample())?.file !== sample.file) {
        await get().openSample(sample);
        // It could not be fetched or read, which is said; the settings are for this sample.
        if (get().files.train.kind !== 'ready' || (await openSample())?.file !== sample.file) return;
      }
      get().takeSettings(withOwnDevice(recipe, get().recipe));
    },

    lessonNow: async () => ({ sample: await openSample(), recipe: sharedRecipe(get().recipe) }),
  };
};
