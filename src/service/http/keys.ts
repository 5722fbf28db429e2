import { hash, randomBytes } from "node:crypto";

/** Which key belongs to whom. */
export interface Keys {
  /** The owner of a key, or null for a key that nobody has. */
  ownerOf(key: string): string | null;
}

/** The owner of everything in a service with one key; the key may change from start to start. */
export const onlyOwner = "local";

/** @param owners key to owner */
export function createKeys(owners: ReadonlyMap<string, string>): Keys {
  // Keys are looked up by a salted digest, so the time of a comparison says nothing about a key.
  const salt = randomBytes(32).toString("base64");
  const digest = (key: string) => hash("sha256", salt + key, "base64");
  const byDigest = new Map([...owners].map(([key, owner]) => [digest(key), owner]));
  return { ownerOf: (key) => byDigest.get(digest(key)) ?? null };
}
