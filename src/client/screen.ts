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

/**
 * Shows a picture, PNG or another that browsers know, with its description; in a terminal the description alone.
 *
 * A PNG is shown as such with the description below, since GitHub and nbconvert take pictures out of html. An SVG made
 * by somebody's program is shown as an image inside html, where no script in it can run.
 */
export function showPicture(bytes: Uint8Array, text: string, options: ShowOptions = {}): void {
  const display = chooseDisplay(options);
  if (display === null) {
    console.log(text);
    return;
  }
  if (isPng(bytes)) {
    display().png(bytes);
    display().markdown(`*${text}*`);
    return;
  }
  const base64 = Buffer.from(bytes).toString("base64");
  const type = isSvg(bytes) ? "image/svg+xml" : "image/jpeg";
  display().html(
    `<img src="data:${type};base64,${base64}" alt="${escapeHtml(text)}" style="max-width:100%">`,
  );
}

function isPng(bytes: Uint8Array): boolean {
  return [0x89, 0x50, 0x4e, 0x47].every((byte, index) => bytes[index] === byte);
}

/** Browsers find out JPEG and GIF by themselves, but take for SVG only what says so. */
function isSvg(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart();
  return /^<(?:svg|\?xml|!--|!DOCTYPE svg)/i.test(start);
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
