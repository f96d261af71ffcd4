/** What follows from what: the one place where an event in one slice is passed on to the others. */

import type { EventsSlice } from '../appState';
import type { Slice } from './slice';

export const createEventsSlice: Slice<EventsSlice> = () => (_, get) => ({
  openingData() {
    // After a reload the tab stays that was open before it, or that the person has chosen meanwhile.
    if (!get().restoring) get().openView('data');
  },

  dataChanged() {
    const state = get();
    state.interruptComparing();
    state.inferLoss();
    state.forgetTokenLengths();
    state.followSuggestion();
    state.dismissProblem('train');
    state.forgetSearch();
    state.proposePair();
    state.keepOpenData();
    state.forgetBaseCheck();
    void state.refreshEvaluationFindings();
    void state.refreshBaseCheck();
    const { model, recipe } = get();
    if (model.kind === 'unloaded' && recipe.baseModel.kind === 'builtin') void state.loadModel();
    else void state.refreshEstimates();
  },

  evaluationFileChanged() {
    const { followSuggestion, dismissProblem, keepOpenData, refreshEvaluationFindings } = get();
    get().interruptComparing();
    followSuggestion();
    dismissProblem('train');
    keepOpenData();
    void refreshEvaluationFindings();
  },

  recipeChanged() {
    const { followSuggestion, dismissProblem, refreshEstimates, refreshEvaluationFindings } = get();
    followSuggestion();
    dismissProblem('train', 'RecipeError');
    void refreshEstimates();
    void refreshEvaluationFindings();
  },

  computeChanged() {
    const { dismissProblem, recipeChanged, comparison, compare } = get();
    dismissProblem('train', 'DeviceError');
    recipeChanged();
    if (comparison.kind === 'failed') compare();
  },

  modelSettingsChanged() {
    const { forgetTokenLengths, forgetBaseCheck, refreshBaseCheck, forgetSearch, recipeChanged, compare } =
      get();
    forgetTokenLengths();
    forgetBaseCheck();
    forgetSearch();
    recipeChanged();
    compare();
    void refreshBaseCheck();
  },

  baseModelChosen() {
    const { dismissProblem, followSuggestion } = get();
    // They may be about the former model, from its loading or from a run of it.
    dismissProblem('recipe');
    dismissProblem('train');
    followSuggestion();
  },

  modelLoaded() {
    const state = get();
    state.forgetTokenLengths();
    state.baseModelChosen();
    state.compare();
    void state.refreshEstimates();
    void state.refreshBaseCheck();
  },

  modelUnloaded() {
    const { forgetTokenLengths, forgetMemory, forgetBaseCheck, clearComparison, forgetSearch } = get();
    forgetBaseCheck();
    forgetTokenLengths();
    forgetMemory();
    clearComparison();
    forgetSearch();
  },

  runAsked() {
    get().openView('training');
    get().setSetupOpen(false);
  },

  runSelected() {
    const { compareAnother, forgetTunedHits, interruptSearch } = get();
    interruptSearch();
    forgetTunedHits();
    compareAnother();
  },

  runStarted() {
    const { viewChosen, openView, recordRun, pauseComparison, interruptSearch, interruptFindings } = get();
    // The next of a queue leaves a tab that was chosen since.
    if (!viewChosen) openView('training');
    recordRun();
    // After its record: a run is never in neither.
    get().keepQueue();
    get().interruptComparing();
    interruptFindings();
    pauseComparison();
    interruptSearch();
  },

  runEvaluated: () => get().recordRun(),

  runEnded() {
    const { run, viewChosen, openView, compareAfterRun, forgetTunedHits, dismissInUse, refreshEstimates } =
      get();
    get().recordRun();
    // A run that came to nothing says so where it was watched.
    const evaluated = run.kind === 'ended' && run.history.evaluations.length > 0;
    if (evaluated && run.history.state !== 'failed' && !viewChosen) openView('results');
    if (!get().baseCheck) void get().refreshBaseCheck();
    void get().refreshEvaluationFindings();
    compareAfterRun();
    forgetTunedHits();
    dismissInUse();
    void refreshEstimates();
  },
});
