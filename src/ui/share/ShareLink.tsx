/** The link of a lesson: what it has, to copy, and as a QR code, which is drawn by a module of its own. */

import { lazy, Suspense } from 'react';
import type { Lesson } from '../../core/lesson/lesson';
import { canShareModel } from '../../core/lesson/lesson';
import { writeLesson } from '../../core/lesson/write';
import { recipeChanges } from '../../core/recipe/changes';
import { defaultRecipe } from '../../core/recipe/recipe';
import { useApp } from '../../state/react';
import dialogCss from '../bar/Dialog.module.css';
import { useCopy } from '../effects/useCopy';
import { ErrorBoundary } from '../faults/ErrorBoundary';
import { say, words } from '../words';
import css from './Share.module.css';

const QrCode = lazy(() => import('./QrCode').then((module) => ({ default: module.QrCode })));

export function ShareLink({ lesson }: { readonly lesson: Lesson }) {
  const { said, copy } = useCopy(words.share.copied, words.share.notCopied);
  const baseModel = useApp((state) => state.recipe.baseModel);
  const { origin, pathname } = window.location;
  const link = `${origin}${pathname}#${writeLesson(lesson)}`;
  const settings = recipeChanges(defaultRecipe, lesson.recipe).length;
  return (
    <div className={dialogCss.text}>
      <p>
        {lesson.sample
          ? words.share.withSample(say(lesson.sample.title), settings)
          : words.share.settingsOnly(settings)}{' '}
        {words.share.asks}
      </p>
      {canShareModel(baseModel) ? null : <p>{words.share.noModel}</p>}
      <div className={css.link}>
        <input
          type="text"
          readOnly
          aria-label={words.share.link}
          value={link}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <button type="button" onClick={() => void copy(link)}>
          {words.share.copy}
        </button>
      </div>
      <output>{said}</output>
      <ErrorBoundary fallback={() => <p>{words.share.qrFailed}</p>}>
        <Suspense fallback={<p>{words.share.qrLoading}</p>}>
          <QrCode text={link} />
        </Suspense>
      </ErrorBoundary>
    </div>
  );
}
