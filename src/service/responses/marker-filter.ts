/** A citation marker of the model, such as `【4:0†notes.md】`, that was taken out of a text. */
export interface FoundMarker {
  readonly marker: string;
  /** Where it stood in the text without markers, in UTF-16 units. */
  readonly index: number;
}

/**
 * Takes citation markers out of a text while it is written, each with the spaces before it: this API shows citations
 * beside the text only. Marks that stand for nothing known stay in the text.
 */
export class MarkerFilter {
  #held = "";
  #length = 0;
  readonly #isKnown: (marker: string) => boolean;

  constructor(isKnown: (marker: string) => boolean) {
    this.#isKnown = isKnown;
  }

  /** The text that can be shown now, and the markers that were in it. */
  push(delta: string): { readonly text: string; readonly found: readonly FoundMarker[] } {
    this.#held += delta;
    let text = "";
    const found: FoundMarker[] = [];
    for (;;) {
      const start = this.#held.indexOf("【");
      let shown = start < 0 ? this.#held.length : start;
      while (this.#held[shown - 1] === " ") shown--;
      text += this.#take(shown);
      if (start < 0) return { text, found };
      const end = this.#held.indexOf("】");
      if (end < 0 && this.#held.length <= longest) return { text, found };
      const marker = this.#held.slice(start - shown, end + 1);
      if (end >= 0 && this.#isKnown(marker)) {
        found.push({ marker, index: this.#length });
        this.#held = this.#held.slice(end + 1);
      } else text += this.#take(start - shown + 1);
    }
  }

  /** What was held back because it might have become a marker. */
  end(): string {
    return this.#take(this.#held.length);
  }

  #take(count: number): string {
    const text = this.#held.slice(0, count);
    this.#held = this.#held.slice(count);
    this.#length += count;
    return text;
  }
}

const longest = 300;
