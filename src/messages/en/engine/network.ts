/** Messages on downloads from the Hub, a mirror or this page. */

import { count, plural } from '../../format';
import { quoted } from '../words';

export interface Address {
  readonly url: string;
}

export interface Lengths extends Address {
  readonly bytes: number;
  readonly announced: number;
}

export interface Repository {
  readonly host: string;
  readonly id: string;
}

export const networkMessages = {
  'network.builtin.refused': ({ base, status }: { base: string; status: number }) =>
    `A file of the built-in model could not be fetched (status ${status}, ${base}).`,

  'network.answer.webPage': ({ url }: Address) => `${url} answered with a web page instead of the file.`,
  'network.answer.webPageForJson': ({ url }: Address) => `${url} answered with a web page instead of JSON.`,
  'network.answer.notJson': ({ url }: Address) => `${url} answered with something that is not JSON.`,
  'network.answer.otherJson': ({ url }: Address) => `${url} answered with JSON of an unexpected form.`,
  'network.answer.noLength': ({ url }: Address) => `${url} does not say how large it is.`,
  'network.answer.status': ({ url, status }: Address & { readonly status: number }) =>
    `${url} answered with the status ${status}.`,
  'network.answer.serverError': ({ url, status }: Address & { readonly status: number }) =>
    `${url} answered with the server error ${status}.`,
  'network.answer.tooManyRequests': ({ url }: Address) =>
    `${url} answered that there were too many requests (429).`,
  'network.answer.pause': ({ url, seconds }: Address & { readonly seconds: number }) =>
    `${url} asks for a pause of ${plural(seconds, 'second')}: there were too many requests from this network.`,

  'network.connection.silent': ({ url, seconds }: Address & { readonly seconds: number }) =>
    `${url} sent nothing for ${plural(seconds, 'second')}.`,
  'network.connection.broken': ({ url }: Address) => `${url} could not be reached, or the connection broke.`,
  'network.connection.brokenBy': ({ url, error }: Address & { readonly error: string }) =>
    `${url} could not be reached, or the connection broke (${error}).`,
  'network.connection.cut': ({ url }: Address) => `${url} broke off before the end of the file.`,
  'network.connection.otherRange': ({ url }: Address) =>
    `${url} sent another part of the file than the one requested.`,

  'network.file.announcedLength': ({ url, bytes, announced }: Lengths) =>
    `${url} is ${plural(bytes, 'byte')} long; ${count(announced)} were announced.`,
  'network.file.length': ({ url, bytes, announced }: Lengths) =>
    `${url} sent ${plural(bytes, 'byte')} or more; ${count(announced)} were announced.`,
  'network.file.hash': ({ url }: Address) => `${url} sent bytes whose SHA-256 is not the announced one.`,

  'network.hub.id': ({ id }: { id: string }) =>
    `${quoted(id)} is not a model id; an id is an owner and a name, "owner/name".`,
  'network.hub.revision': ({ revision }: { revision: string }) => `${quoted(revision)} is not a revision.`,
  'network.hub.endpoint': ({ endpoint }: { endpoint: string }) =>
    `${quoted(endpoint)} is not an endpoint; an endpoint is an address that starts with https:// (http:// only on localhost), without credentials.`,
  'network.hub.refused': ({ host, id, status }: Repository & { readonly status: number }) =>
    `${host} does not give access to ${quoted(id)} (status ${status}): the model is private or gated, or does not exist.`,
  'network.hub.notFound': ({ host, id, revision }: Repository & { readonly revision: string }) =>
    `${host} has no model ${quoted(id)} with the revision ${quoted(revision)}.`,

  'network.next.address': 'Check the address.',
  'network.next.addressOrLater': 'Check the address, or try again later.',
  'network.next.afterPause': 'Try again after that time.',
  'network.next.connection': 'Check the connection and try again.',
  'network.next.damaged': 'Try again; if the problem persists, the source itself is damaged.',
  'network.next.endpoint': 'Use "https://huggingface.co", or the address of a mirror.',
  'network.next.gated':
    'Check the id; a gated model can be downloaded with an account in Python and then chosen as "Local folder".',
  'network.next.id':
    'Copy it from the top of the model\'s page, such as "sentence-transformers/all-MiniLM-L6-v2".',
  'network.next.idAndRevision': "Check the id and the revision on the model's page.",
  'network.next.otherEndpoint': 'Use another endpoint, such as "https://huggingface.co".',
  'network.next.reloadOrAnother': 'Reload the page, or choose another base model.',
  'network.next.revision': 'Use a branch, a tag or a commit; "main" is the newest version.',
  'network.next.signInPage':
    "Check the address: a network's sign-in page or a wrong endpoint can answer like this.",
};
