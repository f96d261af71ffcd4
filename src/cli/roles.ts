/** What the terminal says of a label that was guessed. */

import type { ExamplesReport } from '../core/report/types';
import { message, type Message } from '../messages/message';

/** That one of two labels was taken for "similar" without knowing, and how to say otherwise. */
export function askedLabel({ labels, meaning }: Pick<ExamplesReport, 'labels' | 'meaning'>): Message[] {
  if (labels.kind !== 'binary' || meaning?.kind !== 'words' || meaning.doubt === null) return [];
  return [message('cli.label.asked', { word: labels.zero[0] ?? '' })];
}
