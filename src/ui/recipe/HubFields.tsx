/** A model of the Hub: its id, revision and the endpoint; the size can be checked before the download. */

import { useState } from 'react';
import { useApp } from '../../state/react';
import { isWebAddress } from '../../state/webAddress';
import { Field } from '../parts/fields/Field';
import fieldCss from '../parts/fields/Field.module.css';
import { words } from '../words';
import css from './Recipe.module.css';

export function HubFields({ disabled }: { readonly disabled: boolean }) {
  const hub = useApp((state) => state.hub);
  const setHub = useApp((state) => state.setHub);
  const size = useApp((state) => state.hubSize);
  const ask = useApp((state) => state.askHubSize);
  return (
    <>
      <div className={css.fields}>
        <Field label={words.recipe.modelId}>
          {(ties) => (
            <input
              {...ties}
              type="text"
              value={hub.id}
              placeholder="sentence-transformers/all-MiniLM-L6-v2"
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              disabled={disabled}
              onChange={({ currentTarget }) => setHub({ ...hub, id: currentTarget.value.trim() })}
            />
          )}
        </Field>
        <Field label={words.recipe.revision} help={words.recipe.revisionHelp}>
          {(ties) => (
            <input
              {...ties}
              type="text"
              value={hub.revision}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              disabled={disabled}
              onChange={({ currentTarget }) => setHub({ ...hub, revision: currentTarget.value.trim() })}
            />
          )}
        </Field>
        <EndpointField disabled={disabled} />
      </div>
      <div className={css.row}>
        <button
          type="button"
          disabled={disabled || hub.id === '' || size.kind === 'asking'}
          onClick={() => void ask()}
        >
          {words.recipe.askSize}
        </button>
        {size.kind === 'asking' ? <span>{words.recipe.asking}</span> : null}
        {size.kind === 'known' ? (
          <span>
            {size.cached ? words.recipe.cachedSize(size.bytes) : words.recipe.downloadSize(size.bytes)}
          </span>
        ) : null}
      </div>
    </>
  );
}

function EndpointField({ disabled }: { readonly disabled: boolean }) {
  const endpoint = useApp((state) => state.preferences.endpoint);
  const setEndpoint = useApp((state) => state.setEndpoint);
  const [typed, setTyped] = useState(endpoint);
  const wrong = !isWebAddress(typed);
  return (
    <Field
      label={words.recipe.endpoint}
      help={
        wrong ? (
          <span className={fieldCss.invalid}>{words.recipe.endpointWrong}</span>
        ) : (
          words.recipe.endpointHelp
        )
      }
    >
      {(ties) => (
        <input
          {...ties}
          type="url"
          value={typed}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={wrong}
          disabled={disabled}
          onChange={({ currentTarget }) => {
            const text = currentTarget.value.trim();
            setTyped(text);
            if (isWebAddress(text)) setEndpoint(text.replace(/\/+$/, ''));
          }}
        />
      )}
    </Field>
  );
}
