/** Something that runs JavaScript, or why this machine does not have it. */
export type Runtime =
  | { readonly type: "present"; readonly run: RunProject }
  | { readonly type: "absent"; readonly reason: string };

/** Runs the `main.js` of a project to its end. Rejects where that does not end well. */
export type RunProject = (project: RunnableProject) => Promise<void>;

export interface RunnableProject {
  readonly folder: string;
  /** The origin of the page that a browser is to have. Its `/main.js` is the bundled one. */
  readonly pageUrl: string;
  /** Ends what has started, if it has not come to its end. */
  readonly signal: AbortSignal;
}
