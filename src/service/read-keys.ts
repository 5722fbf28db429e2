import { readFileSync } from "node:fs";
import { onlyOwner } from "./http/keys";

/** A file of keys that cannot be used; the message never holds a key. */
export class KeysFileError extends Error {
  override readonly name = "KeysFileError";
}

const example = `each line is a name and a key, for example "mia 7Hq2mZ4x"`;

/**
 * Reads who may use the service of a room: one learner a line, a name and a key with spaces between; `#` begins a
 * comment. Each learner sees only what was made with the own key.
 *
 * @returns key to name
 * @throws {KeysFileError} that names the line and what was expected
 */
export function readKeys(path: string): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  const names = new Set<string>();
  for (const [index, line] of read(path).split(/\r?\n/).entries()) {
    const words = line
      .replace(/(^|\s)#.*$/, "")
      .trim()
      .split(/\s+/);
    if (words[0] === "") continue;
    const refuse = (why: string) =>
      new KeysFileError(`Cannot use line ${index + 1} of ${path}: ${why}; ${example}`);
    const [name = "", key = "", ...rest] = words;
    if (key === "" || rest.length > 0) throw refuse(`it has ${words.length} words instead of two`);
    if (name === onlyOwner) throw refuse(`the name ${onlyOwner} stands for whoever started the service`);
    if (!/^[\x21-\x7e]{8,200}$/.test(key)) throw refuse("the key has to have 8 to 200 ASCII characters");
    if (names.has(name)) throw refuse(`the name ${name} is there twice`);
    if (owners.has(key)) throw refuse("its key is there twice");
    names.add(name);
    owners.set(key, name);
  }
  if (owners.size === 0) throw new KeysFileError(`Cannot use ${path}: it names nobody; ${example}`);
  return owners;
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new KeysFileError(`Cannot read the keys in ${path}: ${(cause as Error).message}; ${example}`, {
      cause,
    });
  }
}
