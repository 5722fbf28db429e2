/**
 * The part of a notebook's display that this module uses. tslab's `newDisplay()` gives one; each object writes
 * one output, and writing again replaces it.
 */
export interface Display {
  html(content: string): void;
  markdown(content: string): void;
  svg(content: string): void;
  png(content: Uint8Array): void;
  text(content: string): void;
}

/** Makes the next output of the running cell: tslab's `newDisplay`. */
export type NewDisplay = () => Display;

/** Where things are shown: a notebook's display, or null for plain text on standard output. */
export interface ShowOptions {
  /** tslab's `newDisplay`; default: what `connect({ display })` was given. */
  readonly display?: NewDisplay | null;
}

/** What a thing looks like in a notebook, and as text in a terminal. */
export interface Picture {
  readonly format: "html" | "markdown" | "svg" | "text";
  readonly content: string;
  /** The same as plain text. */
  readonly text: string;
}

// One kernel process runs one notebook, so the notebook says once where its outputs go.
let remembered: NewDisplay | null = null;
let recording = false;

/** Remembers where this process shows things; null means the terminal. A recording shows no measured times. */
export function useDisplay(display: NewDisplay | null, { isRecording = false } = {}): void {
  remembered = display;
  recording = isRecording;
}

/** Whether what is shown now will be committed. */
export function isRecording(): boolean {
  return recording;
}

/** The display that a call should use: its own, or the notebook's, or null in a terminal. */
export function chooseDisplay(options: ShowOptions): NewDisplay | null {
  return options.display === undefined ? remembered : options.display;
}

/** Shows one thing, as an output of the running cell or as text on standard output. */
export function show(picture: Picture, options: ShowOptions = {}): void {
  const display = chooseDisplay(options);
  if (display === null) {
    console.log(picture.text);
    return;
  }
  display()[picture.format](picture.content);
}

/** Shows a picture, PNG or SVG or another that browsers know; in a terminal its description. */
export function showPicture(bytes: Uint8Array, text: string, options: ShowOptions = {}): void {
  const display = chooseDisplay(options);
  if (display === null) {
    console.log(text);
    return;
  }
  const base64 = Buffer.from(bytes).toString("base64");
  // As html rather than png, since only html carries a description for those who cannot see it.
  display().html(
    `<img src="data:${typeOf(bytes)};base64,${base64}" alt="${escapeHtml(text)}" style="max-width:100%">`,
  );
}

/** Browsers find out PNG, JPEG and GIF by themselves, but take for SVG only what says so. */
function typeOf(bytes: Uint8Array): string {
  const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart();
  return /^<(?:svg|\?xml|!--|!DOCTYPE svg)/i.test(start) ? "image/svg+xml" : "image/png";
}

/** Text that is safe inside html and svg, attributes included. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
