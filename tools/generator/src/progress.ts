/** Tells how far a long run is. */
export interface Progress {
  readonly show: (text: string) => void;
  readonly clear: () => void;
}

/** A run that is over sooner, in ms, shows nothing. */
const DELAY = 500;

/**
 * Progress on a terminal: one line, which is replaced by the next and is gone at the end. In a pipe it shows nothing.
 * The work keeps the process busy, so each step draws it; a timer would never come to it.
 */
export function createProgress(stream: NodeJS.WriteStream): Progress {
  const start = Date.now();
  let isShown = false;
  const clear = (): void => {
    if (isShown) stream.write("\r\u001B[K");
    isShown = false;
  };
  const show = (text: string): void => {
    if (!stream.isTTY || Date.now() - start < DELAY) return;
    clear();
    stream.write(text.slice(0, (stream.columns || 80) - 1));
    isShown = true;
  };
  return { show, clear };
}
