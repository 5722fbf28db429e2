/** JSON in lines, so that it can be cut between its entries; what is no JSON stays as it is. */
export function fromJson(text: string): string {
  if (text.slice(0, 2_000).includes("\n")) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 1);
  } catch {
    return text;
  }
}
