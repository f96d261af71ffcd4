/** What the store keeps for the window itself: preferences, the tab that is open, problems. */

import type { ProblemKind } from '../../core/errors';
import type { ReadLesson } from '../../core/lesson/read';
import type { Lesson } from '../../core/lesson/lesson';
import type { PairFilter } from '../../core/metrics/decision/pairFilter';
import type { Preferences } from '../preferences';
import type { Problems, SectionName, ViewName } from '../stages';

/** What a person likes, kept between visits. */
export interface PreferencesSlice {
  readonly preferences: Preferences;
  setPreference<K extends keyof Preferences>(name: K, value: Preferences[K]): void;
}

/** The tab that is shown, and the setup where it is a drawer. */
export interface ViewSlice {
  readonly view: ViewName;
  /** Whether the person has chosen a tab since the run started: then its end does not choose another. */
  readonly viewChosen: boolean;
  /** By the person. */
  chooseView(view: ViewName): void;
  /** By something that has happened. */
  openView(view: ViewName): void;
  /** Which pairs the tab "Errors" lists; null: all. It stays when another run is shown. */
  readonly pairFilter: PairFilter | null;
  setPairFilter(filter: PairFilter | null): void;
  /** Lists these pairs in the tab "Errors". */
  showPairs(filter: PairFilter): void;
  /** The line of the open file whose row alone the tab "Data" lists; null: all. */
  readonly shownLine: number | null;
  /** Lists the row in the tab "Data"; null lists all. */
  showLine(line: number | null): void;
  /** The threshold that the person has set for a run; see `thresholdOf`. */
  readonly threshold: { readonly run: string; readonly value: number } | null;
  /** For the run that is shown; null: back to the one of the best F1. */
  setThreshold(value: number | null): void;
  /** Of no effect where there is room for it beside the tabs. */
  readonly setupOpen: boolean;
  setSetupOpen(open: boolean): void;
}

/** What a link brought: a sample and settings, which are offered and never applied unasked. */
export interface LessonSlice {
  /** That of the last link that could be read; `applyLesson` goes back to it. */
  readonly lesson: Lesson | null;
  /** What the person is asked about, or told that it can't be used; null where nothing is asked. */
  readonly lessonOffer: ReadLesson | null;
  /**
   * Reads what stands in the address after the #; nothing where it is no lesson.
   * @param ask false keeps the lesson for `applyLesson` and asks nothing, as after a reload; faults are told all the same
   */
  offerLesson(text: string, ask: boolean): void;
  /** Keeps everything as it is. */
  closeLessonOffer(): void;
  /** Opens the lesson's sample and takes its settings, unless a run is active. */
  applyLesson(): Promise<void>;
  /** The lesson that the present sample and settings make; without a sample where the open file is none. */
  lessonNow(): Promise<Lesson>;
}

/** What went wrong, beside its section. */
export interface ProblemsSlice {
  readonly problems: Problems;
  /** Shows an error, once: the same one in another section goes. An abort is no problem and is not shown. */
  report(section: SectionName, error: unknown): void;
  /** @param kind dismisses only a problem of this kind; absent: any */
  dismissProblem(section: SectionName, kind?: ProblemKind): void;
}
