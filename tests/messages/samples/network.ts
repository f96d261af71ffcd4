import type { Samples } from './types';

const url = 'https://huggingface.co/owner/name/resolve/main/model.safetensors';

export const networkSamples = {
  'network.builtin.refused': [{ base: 'https://example.org/models/builtin/', status: 404 }],
  'network.answer.webPage': [{ url }],
  'network.answer.webPageForJson': [{ url }],
  'network.answer.notJson': [{ url }],
  'network.answer.otherJson': [{ url }],
  'network.answer.noLength': [{ url }],
  'network.answer.status': [{ url, status: 418 }],
  'network.answer.serverError': [{ url, status: 503 }],
  'network.answer.tooManyRequests': [{ url }],
  'network.answer.pause': [
    { url, seconds: 1 },
    { url, seconds: 3600 },
  ],
  'network.connection.silent': [
    { url, seconds: 1 },
    { url, seconds: 30 },
  ],
  'network.connection.broken': [{ url }],
  'network.connection.brokenBy': [{ url, error: 'getaddrinfo ENOTFOUND huggingface.co' }],
  'network.connection.cut': [{ url }],
  'network.connection.otherRange': [{ url }],
  'network.file.announcedLength': [
    { url, bytes: 1, announced: 90868376 },
    { url, bytes: 4096, announced: 90868376 },
  ],
  'network.file.length': [
    { url, bytes: 1, announced: 90868376 },
    { url, bytes: 90868377, announced: 90868376 },
  ],
  'network.file.hash': [{ url }],
  'network.hub.id': [{ id: 'all-MiniLM-L6-v2' }],
  'network.hub.revision': [{ revision: 'a b' }],
  'network.hub.endpoint': [{ endpoint: 'http://huggingface.co' }],
  'network.hub.refused': [{ host: 'huggingface.co', id: 'owner/name', status: 401 }],
  'network.hub.notFound': [{ host: 'huggingface.co', id: 'owner/name', revision: 'v9' }],
} satisfies Samples<'network'>;
