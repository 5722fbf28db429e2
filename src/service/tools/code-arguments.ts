/**
 * Reads the code out of the arguments of a code interpreter call, `{"code": "…"}`, while they are written: the
 * stream shows code, not JSON. Only shows; what is run is read from the finished arguments.
 */
export class CodeReader {
  #head = "";
  #state: "before" | "inside" | "after" = "before";
  #escape = "";

  /** The next piece of code, often empty. */
  read(delta: string): string {
    if (this.#state === "after") return "";
    if (this.#state === "inside") return this.#decode(delta);
    this.#head += delta;
    const start = /^\s*\{\s*"code"\s*:\s*"/.exec(this.#head);
    if (start === null) return "";
    this.#state = "inside";
    return this.#decode(this.#head.slice(start[0].length));
  }

  #decode(text: string): string {
    let code = "";
    for (const character of text) {
      if (this.#escape !== "") {
        this.#escape += character;
        if (this.#escape.startsWith("\\u") && this.#escape.length < 6) continue;
        code += unescaped(this.#escape);
        this.#escape = "";
      } else if (character === "\\") this.#escape = character;
      else if (character === '"') {
        this.#state = "after";
        return code;
      } else code += character;
    }
    return code;
  }
}

/** The code of finished arguments. Models sometimes send the bare program instead of JSON. */
export function codeOf(json: string): string {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === "string") return value;
    if (typeof value === "object" && value !== null && "code" in value && typeof value.code === "string") {
      return value.code;
    }
  } catch {
    if (!json.trimStart().startsWith("{")) return json;
  }
  return "";
}

function unescaped(sequence: string): string {
  try {
    return String(JSON.parse(`"${sequence}"`));
  } catch {
    return "";
  }
}
