/** The development page of states, at `states.html` under `npm run dev`: a list of links, and the page in the chosen state. */

import '../../src/ui/base.css';
import './states.css';
import { createRoot } from 'react-dom/client';
import { createFaults } from '../../src/state/diagnostics/faults';
import { StoreContext } from '../../src/state/react';
import { App } from '../../src/ui/App';
import { show, states } from './states';

const element = document.getElementById('root');
if (!element) throw new Error('states.html has no element "root".');
const root = createRoot(element);
const faults = createFaults();

function render() {
  const chosen = states.find(({ name }) => name === location.hash.slice(1));
  const shown = chosen && show(chosen);
  delete document.documentElement.dataset['reached'];
  void shown?.reached.then(() => (document.documentElement.dataset['reached'] = chosen?.name));
  root.render(
    shown ? (
      <>
        <nav aria-label="States" className="states">
          {states.map(({ name, shows }) => (
            <a key={name} href={`#${name}`} title={shows} aria-current={chosen.name === name}>
              {name}
            </a>
          ))}
        </nav>
        <StoreContext key={chosen.name} value={shown.store}>
          <App faults={faults} debug={null} />
        </StoreContext>
      </>
    ) : (
      <ul className="states">
        {states.map(({ name, shows }) => (
          <li key={name}>
            <a href={`#${name}`}>{name}</a>: {shows}
          </li>
        ))}
      </ul>
    ),
  );
}

addEventListener('hashchange', render);
render();
