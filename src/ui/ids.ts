/** The ids of what the keyboard or another part of the window moves the focus to. */

import type { ViewName } from '../state/stages';

export const fileInputId = 'dataset-file';
export const startButtonId = 'start';
export const findSettingId = 'find-setting';
export const setupId = 'setup';
export const tabId = (view: ViewName) => `tab-${view}`;
export const panelId = (view: ViewName) => `view-${view}`;
