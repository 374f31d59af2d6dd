// Types of <steelyard-view>, the element that reads coded interviews, counts barriers and facilitators and
// draws them. Nothing that it is given leaves the browser.
//
// The part below the element's own declaration is generated from the program's types.

/** A file: its name with its ending, and its content. A large one is best given as a Blob or File, of which nothing is copied here. */
export interface InputFile {
  name: string;
  bytes: Uint8Array | ArrayBuffer | Blob;
}

/** A study as `save()` gives it: settings and, unless it was saved without them, the files themselves. */
export interface Study {
  format: string;
  version: number;
  settings: Partial<Settings>;
  [part: string]: unknown;
}

/** What changed: settings only, never data. They are absent when everything was forgotten. */
export interface SteelyardChange {
  settings?: Settings;
}

/**
 * The element. Every method waits until the program has started. What cannot be done rejects the promise with an
 * Error whose message says what happened and what to do; an unknown field or value is such an error and lists
 * those that are allowed.
 */
export interface SteelyardView extends HTMLElement {
  /** Reads files as one study, in place of what was there; on failure the old study stays. */
  load(files: InputFile[], settings?: Partial<Settings>): Promise<LoadAnswer>;
  /** Opens a built-in synthetic study. */
  example(id: string): Promise<LoadAnswer>;
  /** Counts. Parts that are absent are the study's own. */
  table(options?: TableOptions): Promise<TableAnswer>;
  /** Counts and draws. */
  figure(options?: FigureRequest): Promise<FigureAnswer>;
  /** Works out numbers beyond counts: who carries a bar, ratings, comparisons, agreement and more. */
  numbers(options: NumbersRequest): Promise<Sheet>;
  /** The passages behind a number, where the study holds them. */
  excerpts(query: ExcerptRequest): Promise<Excerpt[]>;
  /** The study as a plain object, to be kept wherever its caller keeps it: that does not count as saved. */
  save(options?: SaveRequest): Promise<Study>;
  /**
   * Brings back a study, or changes a part of the settings and leaves the rest. An object is its caller's and need
   * lie in no file, so a study brought back by it is unsaved; one that `load()` opened as a file is not.
   */
  restore(study: Study | Partial<Settings>): Promise<LoadAnswer>;
  /** The bytes of a file. */
  export(options: ExportRequest): Promise<Uint8Array>;
  addEventListener(
    type: "steelyard-change",
    listener: (this: SteelyardView, event: CustomEvent<SteelyardChange>) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "steelyard-view": SteelyardView;
  }
}
