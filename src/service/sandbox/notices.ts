/** The lines that the interpreter itself adds to the logs. */
export function restartNotice(reason: string, hasFiles: boolean): string {
  const files = hasFiles ? "; files in /mnt/data were restored" : "";
  return `[The Python session was restarted: ${reason}. Variables and imports are gone${files}.]\n`;
}

export function stopNotice(reason: string): string {
  return `[Stopped: ${reason}. Variables and imports are gone.]\n`;
}

export function softTimeoutNotice(seconds: number): string {
  return `[Stopped after ${seconds} s, the time limit of one call. Variables are kept.]\n`;
}

export function heldBackNotice(count: number): string {
  return `[${count} more ${count === 1 ? "file was" : "files were"} not returned: above the limit of one call.]\n`;
}

export function codeTooLongNotice(bytes: number, limit: number): string {
  return `[Not run: the code has ${bytes} bytes, at most ${limit} are allowed.]\n`;
}
