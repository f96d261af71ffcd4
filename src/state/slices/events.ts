/** What follows from what: the one place where an event in one slice is passed on to the others. */

import type { EventsSlice } from '../appState';
import type { Slice } from './slice';

export const createEventsSlice: Slice<EventsSlice> = () => (_, get) => ({
  dataChanged() {
    const state = get();
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

  runStarted() {
    const { recordRun, pauseComparison, interruptSearch, interruptFindings } = get();
    recordRun();
    interruptFindings();
    pauseComparison();
    interruptSearch();
  },

  runEvaluated: () => get().recordRun(),

  runEnded() {
    const { recordRun, compareAfterRun, forgetTunedHits, dismissInUse, refreshEstimates, baseCheck } = get();
    recordRun();
    if (!baseCheck) void get().refreshBaseCheck();
    void get().refreshEvaluationFindings();
    compareAfterRun();
    forgetTunedHits();
    dismissInUse();
    void refreshEstimates();
  },
});
