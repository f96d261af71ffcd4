/** The settings of the next run, in six groups of which each closes to one line. */

import { Fragment, type ReactNode, useEffect, useRef, useState } from 'react';
import { type FieldSection, fieldSections } from '../../core/recipe/fieldEntry';
import { evaluatedOn } from '../../state/settings/evaluatedOn';
import { useApp } from '../../state/react';
import { openFileOf } from '../../state/stages';
import { useSuggestion } from '../effects/useSuggestion';
import { lazyPart } from '../faults/lazyPart';
import { PanelBoundary } from '../faults/PanelBoundary';
import { findSettingId, setupId } from '../ids';
import { Queue } from '../runs/Queue';
import { ShareButtons } from '../share/ShareButtons';
import { words } from '../words';
import { Checklist } from './Checklist';
import { FindingsToCheck } from './FindingsToCheck';
import { type Finds, finds, type GroupName } from './groups';
import { DataLine } from './DataLine';
import { DiffersFrom } from './DiffersFrom';
import { lineOf, type LinePart } from './lines';
import css from './Setup.module.css';
import { SetupGroup } from './SetupGroup';

/** Its code is fetched with the first group that is open, once there is data. */
const GroupBody = lazyPart(async () => (await import('./GroupBody')).GroupBody);

const groupNames: readonly GroupName[] = ['data', ...fieldSections];

export function Setup() {
  const [open, setOpen] = useState<ReadonlySet<GroupName>>(new Set(['data']));
  const [find, setFind] = useState('');
  const recipe = useApp((state) => state.recipe);
  const lossChosen = useApp((state) => state.lossChosen);
  const hasData = useApp(({ files }) => openFileOf(files.train) !== null);
  const files = useApp((state) => state.files);
  const evaluation = evaluatedOn({ files, recipe });
  const running = useApp(({ run }) => run.kind === 'active');
  const resetSection = useApp((state) => state.resetSection);
  const suggestion = useSuggestion();
  const { ref, isOpen, close } = useDrawer();

  const looking = find.trim() !== '';
  const facts: Finds = { recipe, hasData, find };
  const shown = groupNames.filter((name) => !looking || finds[name](facts));
  const toggle = (name: GroupName) =>
    setOpen((before) =>
      before.has(name) ? new Set([...before].filter((other) => other !== name)) : new Set([...before, name]),
    );
  const lines = (section: FieldSection) =>
    lineOf(section, { recipe, suggestion, lossChosen, hasData, evaluation });
  const isReset = (section: FieldSection) =>
    section === 'evaluation' && evaluation.kind === 'file'
      ? lines(section).filter(({ changed }) => changed).length < 2
      : lines(section).every(({ changed }) => !changed);
  return (
    <section
      ref={ref}
      id={setupId}
      aria-label={words.setup.name}
      tabIndex={-1}
      className={css.setup}
      data-open={isOpen}
    >
      <div className={css.top}>
        <h2>{words.setup.name}</h2>
        {running ? <p className={css.muted}>{words.setup.forNextRun}</p> : null}
        <button type="button" className={css.close} onClick={close}>
          {words.setup.close}
        </button>
      </div>
      <input
        id={findSettingId}
        type="search"
        aria-label={words.setup.find}
        placeholder={words.setup.find}
        title={words.setup.findTitle}
        autoComplete="off"
        value={find}
        onChange={({ currentTarget }) => setFind(currentTarget.value)}
      />
      <div className={css.groups}>
        {shown.map((name) => (
          <SetupGroup
            key={name}
            title={words.setup.groups[name]}
            line={name === 'data' ? <DataLine /> : <Line parts={lines(name)} />}
            open={looking || (open.has(name) && (name !== 'data' || hasData))}
            onToggle={() => toggle(name)}
            onReset={name === 'data' || isReset(name) ? null : () => resetSection(name)}
          >
            <PanelBoundary title={null}>
              <GroupBody name={name} find={find} />
            </PanelBoundary>
          </SetupGroup>
        ))}
        {shown.length === 0 ? <p className={css.muted}>{words.setup.noneFound(find.trim())}</p> : null}
      </div>
      {fieldSections.every(isReset) ? null : (
        <button
          type="button"
          data-kind="plain"
          className={css.reset}
          onClick={() => fieldSections.forEach((section) => resetSection(section))}
        >
          {words.setup.resetAll}
        </button>
      )}
      <ShareButtons />
      <Checklist />
      <DiffersFrom />
      <Queue />
      {/* Last, for what is found during a run moves nothing. */}
      <FindingsToCheck />
    </section>
  );
}

/** Characters of a value that fits into any line. */
const shortPart = 20;

function Line({ parts }: { readonly parts: readonly LinePart[] }): ReactNode {
  return parts.map(({ text, changed }, i) => (
    <Fragment key={i}>
      {i > 0 ? ' · ' : ''}
      <span data-short={text.length <= shortPart}>
        {changed ? <strong>{breakable(text)}</strong> : breakable(text)}
      </span>
    </Fragment>
  ));
}

/** A name such as MultipleNegativesRankingLoss, which may be broken before a capital and nowhere else. */
const breakable = (text: string): ReactNode =>
  text.split(/(?<=[a-z])(?=[A-Z])/).map((part, i) => (
    <Fragment key={i}>
      {i > 0 ? <wbr /> : null}
      {part}
    </Fragment>
  ));

/** Where the setup is a drawer: it takes the focus, Escape closes it, and the focus goes back to where it was. */
function useDrawer() {
  const ref = useRef<HTMLElement>(null);
  const isOpen = useApp((state) => state.setupOpen);
  const setOpen = useApp((state) => state.setSetupOpen);
  useEffect(() => {
    if (!isOpen) return;
    const before = document.activeElement;
    ref.current?.focus();
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) setOpen(false);
    };
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [isOpen, setOpen]);
  return { ref, isOpen, close: () => setOpen(false) };
}
