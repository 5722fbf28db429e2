import { escapeHtml } from "./screen";

/**
 * Colours on a ground of their own: an svg stands in the page in some notebooks and is a picture in others, so it
 * can not know whether the theme is light or dark.
 */
export const colours = {
  ground: "#ffffff",
  frame: "#c9d1d9",
  ink: "#1f2328",
  faint: "#57606a",
  waiting: "#bf8700",
  working: "#0969da",
  tool: "#8250df",
  message: "#1a7f37",
  stopped: "#cf222e",
} as const;

/** Average width of a character of the 12-pixel font, generous, in pixels. */
const CHARACTER_WIDTH = 6.6;

/** An svg picture with its description, on a ground of its own. */
export function svgPicture(size: { width: number; height: number }, alt: string, content: string): string {
  const { width, height } = size;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeHtml(alt)}" width="${width}" height="${height}" ` +
    `viewBox="0 0 ${width} ${height}" style="max-width:100%;height:auto" font-family="system-ui,Segoe UI,Helvetica,Arial,sans-serif" font-size="12">` +
    `<title>${escapeHtml(alt)}</title>` +
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="6" fill="${colours.ground}" stroke="${colours.frame}"/>` +
    `${content}</svg>`
  );
}

export interface TextStyle {
  readonly anchor?: "start" | "middle" | "end";
  readonly colour?: string;
  readonly weight?: "normal" | "bold";
  /** Cut to this many pixels; the whole text stands in the element's title. */
  readonly maxWidth?: number;
}

/** One line of text at a place. */
export function svgText(x: number, y: number, text: string, style: TextStyle = {}): string {
  const {
    anchor = "start",
    colour = colours.ink,
    weight = "normal",
    maxWidth = Number.POSITIVE_INFINITY,
  } = style;
  const shown = cut(text, Math.floor(maxWidth / CHARACTER_WIDTH));
  const title = shown === text ? "" : `<title>${escapeHtml(text)}</title>`;
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${colour}" font-weight="${weight}">${title}${escapeHtml(shown)}</text>`;
}

/** The lines of a text at most so many pixels wide, broken between words; what does not fit ends in an ellipsis. */
export function wrap(text: string, maxWidth: number, maxLines: number): readonly string[] {
  const room = Math.max(1, Math.floor(maxWidth / CHARACTER_WIDTH));
  const lines: string[] = [];
  let rest = text;
  while ([...rest].length > room && lines.length < maxLines - 1) {
    const start = [...rest].slice(0, room + 1).join("");
    const space = start.lastIndexOf(" ");
    const line = space > 0 ? start.slice(0, space) : [...rest].slice(0, room).join("");
    lines.push(line);
    rest = rest.slice(line.length).trimStart();
  }
  return [...lines, cut(rest, room)];
}

/** Cuts a text to a number of characters, by whole characters, with an ellipsis. */
export function cut(text: string, maxLength: number): string {
  const characters = [...text];
  return characters.length <= maxLength
    ? text
    : `${characters.slice(0, Math.max(0, maxLength - 1)).join("")}…`;
}
