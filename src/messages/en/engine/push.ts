/** Messages on pushing a model to the Hub or a mirror. */

export interface PushedTo {
  readonly id: string;
}

export interface Answering {
  readonly host: string;
}

export const pushMessages = {
  'push.progress.creating': 'Creating the repository',
  'push.progress.hashing': 'Computing checksums',
  'push.progress.uploading': 'Uploading',
  'push.progress.committing': 'Making the commit',

  'push.token': 'This is not an access token of the Hub.',
  'push.token.next': 'Enter one that begins with "hf_" and has write access.',
  'push.exists': ({ id }: PushedTo) => `There is a repository ${id} already, and it has files.`,
  'push.exists.next': 'Choose another name; nothing was changed there.',
  'push.visibility': ({ id, hidden }: PushedTo & { readonly hidden: boolean }) =>
    `The empty repository ${id} exists already and is ${hidden ? 'private' : 'public'}.`,
  'push.visibility.next': 'Change its visibility on the Hub, or choose the same one here.',
  'push.refused': ({ host }: Answering) => `${host} does not accept this token (401).`,
  'push.refused.next': 'Create a token with write access in your settings there, and enter it here.',
  'push.forbidden': ({ host, id }: PushedTo & Answering) =>
    `${host} does not allow this token to write to ${id} (403).`,
  'push.forbidden.next': 'Use a token with write access to it, or a name of your own account.',
  'push.conflict': ({ id }: PushedTo) => `Somebody else changed ${id} at the same time (409).`,
  'push.conflict.next': 'Look at what was changed there, then push again.',
  'push.kept': ({ id }: PushedTo) =>
    `The model and its run are kept; ${id} exists, and the next push uses it while it is empty.`,
};
