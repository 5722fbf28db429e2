import { escapeHtml, type ShowOptions, show } from "./screen";
import { type Json, toJson } from "./to-json";

export interface ShowJsonOptions extends ShowOptions {
  /** Show a tree that unfolds on a click; in a terminal the text as always. Default false. */
  readonly tree?: boolean;
}

/**
 * Prints an object, a page or an array of the API as JSON text with two spaces of indent, which parses back.
 *
 * @example
 * showJson(await client.beta.threads.messages.list(thread.id));
 */
export function showJson(value: unknown, options: ShowJsonOptions = {}): void {
  const json = toJson(value);
  const text = JSON.stringify(json, null, 2);
  const tree = options.tree === true;
  show({ format: tree ? "html" : "text", content: tree ? treeOf(json) : text, text }, options);
}

function treeOf(json: Json): string {
  return `<div style="font-family:monospace;overflow-wrap:anywhere">${branch("", json, 2)}</div>`;
}

function branch(name: string, json: Json, openLevels: number): string {
  const label = name === "" ? "" : `<b>${escapeHtml(name)}</b>: `;
  if (json === null || typeof json !== "object") {
    const text = escapeHtml(JSON.stringify(json));
    return `<div style="white-space:pre-wrap">${label}${text}</div>`;
  }
  const isList = Array.isArray(json);
  const entries = Object.entries(json);
  const count = isList ? `[${entries.length}]` : `{${entries.length}}`;
  if (entries.length === 0) return `<div>${label}${isList ? "[]" : "{}"}</div>`;
  const inner = entries.map(([key, item]) => branch(key, item, openLevels - 1)).join("");
  const open = openLevels > 0 ? " open" : "";
  return (
    `<details${open}><summary>${label}${count}</summary>` +
    `<div style="padding-left:1.5em">${inner}</div></details>`
  );
}
