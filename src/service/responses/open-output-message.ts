import { annotate } from "../runs/annotate";
import type { EventLog } from "./event-log";
import type { Annotation, MessageItem, OutputText, Part } from "./items";
import { MarkerFilter } from "./marker-filter";

/** What links and citations in an answer stand for. */
export interface OutputTargets {
  /** Markers of the model, for example `【4:0†notes.md】`, to the file of a vector store. */
  readonly citations: ReadonlyMap<string, { readonly fileId: string; readonly filename: string }>;
  /** Paths in the container, for example `/mnt/data/sales.csv`, to the file there. */
  readonly links: ReadonlyMap<string, ContainerLink>;
}

export interface ContainerLink {
  readonly containerId: string;
  readonly fileId: string;
  readonly filename: string;
}

/** An output message while the model writes it; its events go into the log as they happen. */
export class OpenOutputMessage {
  readonly #parts: Part[] = [];
  /** Of the part that is being written. */
  #annotations: Annotation[] = [];
  #filter: MarkerFilter;
  #text = "";
  #refusal = "";

  constructor(
    private readonly id: string,
    readonly outputIndex: number,
    private readonly log: EventLog,
    private readonly targets: OutputTargets,
  ) {
    this.#filter = this.#newFilter();
    log.push({
      type: "response.output_item.added",
      output_index: outputIndex,
      item: this.#item("in_progress", []),
    });
  }

  writeText(delta: string): void {
    if (this.#parts.at(-1)?.type !== "output_text") this.#beginText();
    const { text, found } = this.#filter.push(delta);
    this.#emitText(text);
    for (const { marker, index } of found) {
      const target = this.targets.citations.get(marker);
      if (target === undefined) continue;
      const { fileId: file_id, filename } = target;
      this.#annotate({ type: "file_citation", file_id, filename, index });
    }
  }

  writeRefusal(delta: string): void {
    if (this.#parts.at(-1)?.type !== "refusal") {
      this.#endText();
      this.#refusal = "";
      this.#begin({ type: "refusal", refusal: "" });
    }
    this.#refusal += delta;
    this.log.push({ type: "response.refusal.delta", ...this.#place(), delta });
  }

  /** Ends the message. `shown`: figures that belong to it although it does not link to them. */
  end(status: "completed" | "incomplete", shown: readonly ContainerLink[]): MessageItem {
    if (this.#parts.length === 0) this.writeText("");
    if (this.#parts.at(-1)?.type === "output_text") this.#endText(shown);
    else this.#endRefusal();
    const item = this.#item(status, this.#parts);
    this.log.push({ type: "response.output_item.done", output_index: this.outputIndex, item });
    return item;
  }

  #beginText(): void {
    if (this.#parts.at(-1)?.type === "refusal") this.#endRefusal();
    this.#text = "";
    this.#annotations = [];
    this.#filter = this.#newFilter();
    this.#begin(this.#textPart());
  }

  #newFilter(): MarkerFilter {
    return new MarkerFilter((marker) => this.targets.citations.has(marker));
  }

  #begin(part: Part): void {
    this.#parts.push(part);
    this.log.push({ type: "response.content_part.added", ...this.#place(), part: structuredClone(part) });
  }

  #emitText(text: string): void {
    if (text === "") return;
    this.#text += text;
    this.log.push({ type: "response.output_text.delta", ...this.#place(), delta: text, logprobs: [] });
  }

  #endText(shown: readonly ContainerLink[] = []): void {
    if (this.#parts.at(-1)?.type !== "output_text") return;
    this.#emitText(this.#filter.end());
    const links = new Map([...this.targets.links].map(([path, link]) => [path, link.fileId]));
    const linked = new Set<string>();
    for (const found of annotate(this.#text, { links, citations: new Map() })) {
      if (found.type !== "file_path") continue;
      const link = [...this.targets.links.values()].find(({ fileId }) => fileId === found.file_path.file_id);
      if (link === undefined) continue;
      linked.add(link.fileId);
      this.#annotate(toCitation(link, found.start_index, found.end_index));
    }
    for (const link of shown) if (!linked.has(link.fileId)) this.#annotate(toCitation(link, 0, 0));
    const part = this.#textPart();
    this.#parts[this.#parts.length - 1] = part;
    this.log.push({ type: "response.output_text.done", ...this.#place(), text: this.#text, logprobs: [] });
    this.log.push({ type: "response.content_part.done", ...this.#place(), part });
  }

  #endRefusal(): void {
    const part = { type: "refusal" as const, refusal: this.#refusal };
    this.#parts[this.#parts.length - 1] = part;
    this.log.push({ type: "response.refusal.done", ...this.#place(), refusal: this.#refusal });
    this.log.push({ type: "response.content_part.done", ...this.#place(), part });
  }

  #annotate(annotation: Annotation): void {
    const annotation_index = this.#annotations.length;
    this.#annotations.push(annotation);
    const place = { ...this.#place(), annotation_index };
    this.log.push({ type: "response.output_text.annotation.added", ...place, annotation });
  }

  #textPart(): OutputText {
    return { type: "output_text", text: this.#text, annotations: [...this.#annotations], logprobs: [] };
  }

  #place() {
    const content_index = Math.max(0, this.#parts.length - 1);
    return { item_id: this.id, output_index: this.outputIndex, content_index };
  }

  #item(status: MessageItem["status"], content: readonly Part[]): MessageItem {
    return { id: this.id, type: "message", status, role: "assistant", content: [...content] };
  }
}

function toCitation(
  { containerId, fileId, filename }: ContainerLink,
  start: number,
  end: number,
): Annotation {
  const place = { start_index: start, end_index: end };
  return { type: "container_file_citation", container_id: containerId, file_id: fileId, filename, ...place };
}
