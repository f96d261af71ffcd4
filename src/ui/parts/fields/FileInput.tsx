/** A native file input. The same file can be chosen twice in a row, for it may have changed on disk. */

import { type InputHTMLAttributes, type RefAttributes } from 'react';
import { Field } from './Field';

interface Props {
  readonly label: string;
  readonly help?: string;
  readonly accept?: string;
  readonly disabled?: boolean;
  /** Asks for a folder and hands over all of its files. */
  readonly folder?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

const folderAttributes: InputHTMLAttributes<HTMLInputElement> & RefAttributes<HTMLInputElement> = {
  ref: (input) => input?.setAttribute('webkitdirectory', ''),
};

export function FileInput({ label, help, accept, disabled, folder = false, onFiles }: Props) {
  return (
    <Field label={label} help={help}>
      {(ties) => (
        <input
          {...ties}
          {...(folder ? folderAttributes : {})}
          type="file"
          accept={accept}
          disabled={disabled}
          onClick={({ currentTarget }) => (currentTarget.value = '')}
          onChange={({ currentTarget }) => {
            const files = [...(currentTarget.files ?? [])];
            if (files.length > 0) onFiles(files);
          }}
        />
      )}
    </Field>
  );
}
