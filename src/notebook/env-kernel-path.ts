import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter } from "node:path";

const SETTING = "JUPYTER_PATH=";

/** Names a folder in VS Code's `.env`, beside others that are named there: absolute, since VS Code takes no other. */
export function addKernelPath(file: string, folder: string): void {
  const { others, folders } = read(file);
  write(file, others, [folder, ...folders.filter((one) => one !== folder)]);
}

/** Takes the folder out again, and a file that holds nothing else. False when it was not named. */
export function removeKernelPath(file: string, folder: string): boolean {
  const { others, folders } = read(file);
  if (!folders.includes(folder)) return false;
  const left = folders.filter((one) => one !== folder);
  if (others.length + left.length === 0) rmSync(file);
  else write(file, others, left);
  return true;
}

function read(file: string): { others: readonly string[]; folders: readonly string[] } {
  const lines = (existsSync(file) ? readFileSync(file, "utf8") : "")
    .split(/\r?\n/)
    .filter((line) => line !== "");
  const named = lines.filter((line) => line.startsWith(SETTING)).map((line) => line.slice(SETTING.length));
  const folders = named.flatMap((value) => value.split(delimiter)).filter((one) => one !== "");
  return { others: lines.filter((line) => !line.startsWith(SETTING)), folders };
}

function write(file: string, others: readonly string[], folders: readonly string[]): void {
  const setting = folders.length === 0 ? [] : [SETTING + folders.join(delimiter)];
  writeFileSync(file, `${[...others, ...setting].join("\n")}\n`);
}
