import { extname } from "node:path";

/** The content type that belongs to a file name. */
export function contentTypeOf(filename: string): string {
  return types[extname(filename).toLowerCase()] ?? "application/octet-stream";
}

const text = "text/plain; charset=utf-8";

const types: Readonly<Record<string, string>> = {
  ".csv": "text/csv; charset=utf-8",
  ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ".gif": "image/gif",
  ".html": "text/html; charset=utf-8",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".json": "application/json",
  ".jsonl": "application/jsonl",
  ".md": "text/markdown; charset=utf-8",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  ".svg": "image/svg+xml",
  ".tex": "application/x-tex",
  ".tsv": "text/tab-separated-values; charset=utf-8",
  ".txt": text,
  ".py": text,
  ".js": text,
  ".ts": text,
  ".log": text,
  ".webp": "image/webp",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".xml": "application/xml",
  ".zip": "application/zip",
};
