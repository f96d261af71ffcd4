/** A file dropped anywhere in the window is opened as the dataset, unless it is dropped on a file input. */

import { useEffect, useState } from 'react';
import { useAppStore } from '../../state/react';

/** @returns whether a file is held over the window */
export function useFileDrop(): boolean {
  const store = useAppStore();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const isFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    // It takes a drop by itself.
    const isInput = ({ target }: DragEvent) => target instanceof HTMLInputElement && target.type === 'file';
    const hold = (event: DragEvent) => {
      if (!isFile(event) || isInput(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!isFile(event) || isInput(event)) return;
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file) void store.getState().openFile(file);
    };
    window.addEventListener('dragover', hold);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', hold);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [store]);
  return over;
}
