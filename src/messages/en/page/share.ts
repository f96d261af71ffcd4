/** The words of links with a sample and settings, and of the size for a class. */

import { plural } from '../../format';

export const shareWords = {
  open: 'Share settings',
  title: 'Share settings',
  making: 'Making the link …',
  link: 'Link',
  copy: 'Copy link',
  copied: 'Copied.',
  notCopied: 'The browser refused to copy. Select the link and copy it with the keyboard.',
  withSample: (title: string, settings: number) =>
    settings === 0
      ? `The link opens the sample “${title}” with the default settings.`
      : `The link opens the sample “${title}” with ${plural(settings, 'setting')} that ${settings === 1 ? 'differs' : 'differ'} from the defaults.`,
  settingsOnly: (settings: number) =>
    settings === 0
      ? 'The link has the default settings, and no data.'
      : `The link has ${plural(settings, 'setting')} that ${settings === 1 ? 'differs' : 'differ'} from the defaults, and no data.`,
  asks: 'Whoever opens it sees what differs from their own settings before anything is applied. It holds none of your data, and not the choice under “Compute”.',
  noModel:
    'The base model isn’t part of the link: only the built-in model and models of the Hugging Face Hub are.',
  qr: 'QR code of the link',
  qrLoading: 'Drawing the QR code …',
  qrFailed: 'The QR code could not be drawn.',
  close: 'Close',
  offer: {
    title: 'Settings from a link',
    differs: 'These settings differ from yours',
    setting: 'Setting',
    yours: 'Yours',
    link: 'Link',
    data: 'Data',
    noData: 'none open',
    sample: (title: string) => `Sample “${title}”`,
    replaces: (name: string) => `“Apply” opens the sample in place of ${name}.`,
    running: 'A run is in progress. Wait for it, or stop it, then apply.',
    apply: 'Apply',
    keep: 'Keep mine',
    refused: 'The link can’t be used, and nothing was changed:',
    refusedNext: 'Ask for the link again.',
  },
  reset: 'Reset to this lesson',
  resetTitle: 'Back to the sample and the settings of the link',
  size: 'Presentation size',
};
