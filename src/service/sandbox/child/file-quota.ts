import type { FileNode, FileSystem } from "./pyodide";

const ENOSPC = 51;
const ENAMETOOLONG = 37;
/** As on Linux; Python cannot list a longer name, and so neither delete it. */
const MAX_NAME_BYTES = 255;

export interface FileQuota {
  /** Writes that count for nothing, such as packages. */
  without(work: () => void): void;
  /** Writes of the sandbox itself, short ones: they always succeed, and count at the next look. */
  pause(work: () => void): void;
}

/** Bounds the bytes and the number of files in memory; they live outside the Python heap. Marks written nodes. */
export function limitFiles(fs: FileSystem, limits: { bytes: number; nodes: number }): FileQuota {
  const table = fs.filesystems.MEMFS?.ops_table;
  if (!table)
    throw new TypeError("Cannot limit files: the in-memory file system has another shape than expected");
  let base = measure(fs);
  let isOff = false;
  let used = 0;
  let count = 0;
  const reserve = (bytes: number): void => {
    if (isOff) return;
    used += Math.max(0, bytes);
    if (used <= limits.bytes) return;
    // Deleted files gave their bytes back: count again before refusing.
    used = measure(fs).bytes - base.bytes + Math.max(0, bytes);
    if (used > limits.bytes) throw new fs.ErrnoError(ENOSPC);
  };
  const { write } = table.file.stream;
  table.file.stream.write = (stream, buffer, offset, length, position, canOwn) => {
    reserve(Number(position) + Number(length) - (stream.node.usedBytes ?? 0));
    stream.node.written = true;
    return write(stream, buffer, offset, length, position, canOwn);
  };
  const { setattr } = table.file.node;
  table.file.node.setattr = (node, attributes) => {
    if (attributes.size !== undefined) {
      reserve(attributes.size - (node.usedBytes ?? 0));
      node.written = true;
    }
    return setattr(node, attributes);
  };
  const createNode = fs.createNode.bind(fs);
  fs.createNode = (...args) => {
    if (Buffer.byteLength(String(args[1])) > MAX_NAME_BYTES) throw new fs.ErrnoError(ENAMETOOLONG);
    if (!isOff) count += 1;
    if (count > limits.nodes) {
      count = measure(fs).nodes - base.nodes + 1;
      if (count > limits.nodes) throw new fs.ErrnoError(ENOSPC);
    }
    const node = createNode(...args);
    node.written = true;
    return node;
  };
  const pause = (work: () => void): void => {
    isOff = true;
    try {
      work();
    } finally {
      isOff = false;
    }
  };
  return {
    pause,
    without(work) {
      const before = measure(fs);
      try {
        pause(work);
      } finally {
        const after = measure(fs);
        base = {
          bytes: base.bytes + after.bytes - before.bytes,
          nodes: base.nodes + after.nodes - before.nodes,
        };
      }
    },
  };
}

/** Every file that exists or is still open. */
function measure(fs: FileSystem): { bytes: number; nodes: number } {
  const nodes = new Set<FileNode>();
  for (const first of fs.nameTable)
    for (let node: FileNode | null | undefined = first; node; node = node.name_next) nodes.add(node);
  for (const stream of fs.streams) if (stream?.node) nodes.add(stream.node);
  let bytes = 0;
  for (const node of nodes) bytes += node.usedBytes ?? 0;
  return { bytes, nodes: nodes.size };
}
