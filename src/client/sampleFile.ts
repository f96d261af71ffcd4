/** The samples' files, which lie beside the page. */

import { NetworkError } from '../core/errors';
import { samples, type Sample } from '../core/samples/catalogue';
import { message } from '../messages/message';

/** @throws NetworkError where it can't be fetched */
export async function fetchSample(name: string): Promise<File> {
  const response = await fetch(`samples/${name}`).catch(() => null);
  if (response?.ok) return new File([await response.blob()], name, { type: 'text/csv' });
  throw new NetworkError(
    response
      ? message('state.sample.refused', { name, status: response.status })
      : message('state.sample.missing', { name }),
    message('state.sample.next'),
  );
}

/** The sample that a file is, byte for byte: a person's own file may have a sample's name. Null where it is none. */
export async function sampleOf(file: File): Promise<Sample | null> {
  const sample = samples.find((one) => one.file === file.name);
  if (!sample) return null;
  try {
    const [own, there] = await Promise.all([file.text(), fetchSample(sample.file).then((one) => one.text())]);
    return own === there ? sample : null;
  } catch {
    // It can't be told.
    return null;
  }
}
