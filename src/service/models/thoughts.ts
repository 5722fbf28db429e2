/** A beginning that may still become the tag that opens thoughts. */
const UNDECIDED = /^\s*(?:<[a-z]{0,8})?$/;
const OPENING = /^\s*<(think|thinking|thought)>/;

/** A whole reply without its thoughts. */
export function withoutThoughts(reply: string): string {
  const filter = new ThoughtFilter();
  return filter.read(reply) + filter.end(true);
}

/**
 * Leaves out what a reasoning model thinks aloud at the beginning of its reply: `<think>...</think>`. Text comes in
 * pieces, and a tag may be cut between two of them.
 */
export class ThoughtFilter {
  private state: "start" | "thinking" | "over" | "answering" = "start";
  /** The text that is not given yet; in pieces, as thoughts can be long. */
  private held: string[] = [];
  private closing = "";
  /** The end of the thoughts so far, in which the closing tag may have begun. */
  private tail = "";

  /** What of the text belongs to the answer and has not been given yet. */
  read(piece: string): string {
    if (this.state === "start") return this.open(piece);
    if (this.state === "thinking") return this.close(piece);
    if (this.state === "over") return this.begin(piece);
    return piece;
  }

  /**
   * What is left at the end of the reply. Thoughts that never ended were an answer that only began like
   * thoughts, unless the reply was cut off.
   */
  end(isWhole: boolean): string {
    const rest = this.held.join("");
    return rest.trim() === "" || (this.state === "thinking" && !isWhole) ? "" : rest;
  }

  private open(piece: string): string {
    const text = this.held.join("") + piece;
    this.held = [];
    const [tag, name] = OPENING.exec(text) ?? [];
    if (tag !== undefined) {
      this.state = "thinking";
      this.closing = `</${name}>`;
      return this.close(text);
    }
    if (UNDECIDED.test(text)) {
      this.held = [text];
      return "";
    }
    this.state = "answering";
    return text;
  }

  private close(piece: string): string {
    const text = this.tail + piece;
    const at = text.indexOf(this.closing);
    if (at < 0) {
      this.held.push(piece);
      this.tail = text.slice(1 - this.closing.length);
      return "";
    }
    this.held = [];
    this.state = "over";
    return this.begin(text.slice(at + this.closing.length));
  }

  /** Blank lines between thoughts and answer belong to neither. */
  private begin(piece: string): string {
    const text = piece.trimStart();
    if (text !== "") this.state = "answering";
    return text;
  }
}
