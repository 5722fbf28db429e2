import type { ReceivedFile } from "./cell-replies";

/** The files of a session, which outlive its processes: each new process gets them back. */
export class SessionFiles {
  private readonly contents = new Map<string, Uint8Array>();

  constructor(private readonly maxBytes: number) {}

  get paths(): readonly string[] {
    return [...this.contents.keys()];
  }

  entries(): readonly (readonly [path: string, content: Uint8Array])[] {
    return [...this.contents];
  }

  has(path: string): boolean {
    return this.contents.has(path);
  }

  set(path: string, content: Uint8Array): void {
    this.contents.set(path, content);
  }

  delete(path: string): void {
    this.contents.delete(path);
  }

  /** Keeps what code has written; the oldest go when it is more than a sandbox holds. */
  remember(files: readonly ReceivedFile[]): void {
    for (const file of files.filter(({ shown }) => !shown)) {
      // A folder may have taken the place of a file, or a file that of a folder.
      for (const path of this.paths)
        if (`${file.path}/`.startsWith(`${path}/`) || path.startsWith(`${file.path}/`)) this.delete(path);
      this.set(file.path, file.bytes);
    }
    for (const path of this.paths) {
      if (this.bytes() <= this.maxBytes) return;
      this.delete(path);
    }
  }

  /** Forgets what code has removed. */
  keepOnly(there: readonly string[]): void {
    const kept = new Set(there);
    for (const path of this.paths) if (!kept.has(path)) this.delete(path);
  }

  /** @throws RangeError when so much more would not fit into a sandbox */
  checkRoom(path: string, bytes: number): void {
    const room = this.maxBytes - this.bytes();
    if (bytes > room)
      throw new RangeError(`Cannot put ${path} into the sandbox: it has ${bytes} bytes, ${room} are left`);
  }

  private bytes(): number {
    return [...this.contents.values()].reduce((sum, content) => sum + content.length, 0);
  }
}
