import { SettingsError } from "./errors";

/** A value that was copied from an example and never filled in. */
export function isPlaceholder(value: string): boolean {
  return (
    /^<.*>$|^\[.*\]$|^x{4,}$|^\.{3,}$/i.test(value) ||
    /^your[ _-]|YOUR[_-]|[<{]your|my-resource|REPLACE_?ME|CHANGE_?ME/i.test(value)
  );
}

/**
 * An endpoint is scheme and host; anything behind it was pasted along.
 *
 * @returns the endpoint without a slash at the end
 * @throws {SettingsError} E08 with the value to use instead
 */
export function parseEndpoint(name: string, value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new SettingsError(
      "E08",
      `Cannot use ${name}: expected a URL that begins with https://; for example https://RESOURCE.openai.azure.com`,
    );
  }
  if (url.username !== "" || url.password !== "") {
    throw new SettingsError(
      "E08",
      `Cannot use ${name}: it holds a user name or password; put the key into its own setting, and use ${url.protocol}//${url.host} here`,
    );
  }
  if (url.pathname.replace(/\/+$/, "") !== "" || url.search !== "" || url.hash !== "") {
    throw new SettingsError("E08", `Cannot use ${name}: it has a path or a query; use ${url.origin} instead`);
  }
  return url.origin;
}
