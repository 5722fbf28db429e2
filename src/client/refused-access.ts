import { contentFilter } from "./explain-run";
import { inSeconds } from "./explanation";
import type { RefusalEntry } from "./refusal";

/** Refusals that concern who asks and whom: keys, roles, addresses, deployments, quotas. The first that fits counts. */
export const refusedAccess: readonly RefusalEntry[] = [
  {
    code: "E25",
    fits: ({ code, message }) => code === "content_filter" || /content management policy/i.test(message),
    words: () => contentFilter,
  },
  {
    code: "E40",
    fits: ({ message }) =>
      /MS-AOAI-Feature-Assistants|feature .*disabled|disabled .*(feature|assistants)/i.test(message),
    words: () => ({
      why: "An administrator switched Assistants off for this resource (tag MS-AOAI-Feature-Assistants=Disabled)",
      todo: "Ask for the tag to be removed, or use the local service: remove the cloud settings from secrets.env",
    }),
  },
  {
    code: "E41",
    fits: ({ code, message }) =>
      /region/i.test(code) || /(not (available|supported) in|unsupported) .*region/i.test(message),
    words: () => ({
      why: "The service or the model is not offered in the resource's region",
      todo: "Use a resource in another region, or the local service with another model",
    }),
  },
  {
    code: "E12",
    fits: ({ status, message }) => isDenied(status) && /data ?actions?.*\/agents\//i.test(message),
    words: () => ({
      why: "You are signed in, but have no role in this Foundry project",
      todo: 'Ask for the role "Foundry User" (formerly "Azure AI User") on the Foundry resource; it takes some minutes to take effect',
    }),
  },
  {
    code: "E13",
    fits: ({ status, message }) => isDenied(status) && /audience|token scope|invalid scope/i.test(message),
    words: () => ({
      why: "The token was made for another service",
      todo: "Use the scope https://cognitiveservices.azure.com/.default for Azure OpenAI, https://ai.azure.com/.default for Foundry and the v1 endpoint",
    }),
  },
  {
    code: "E11",
    fits: ({ status, code, message }) =>
      isDenied(status) &&
      (/^PermissionDenied$/i.test(code) || /principal does not have access/i.test(message)),
    words: () => ({
      why: "You are signed in, but your role does not allow this call, or was given a few minutes ago",
      todo: 'Ask for "Cognitive Services OpenAI User" on the resource, then wait five minutes and run the cell again',
    }),
  },
  {
    code: "E10",
    fits: ({ status }) => status === 401,
    words: () => ({
      why: "The key does not belong to this endpoint: it is of another resource or region, was changed, or is missing",
      todo: "Run the settings cell again; in the cloud compare endpoint and key on the same page of the portal",
    }),
  },
  {
    code: "E15",
    fits: ({ status }) => status === 403,
    words: () => ({
      why: "The network or a firewall rule keeps you out, or the resource is suspended",
      todo: "Try from an allowed network (VPN, campus), or ask who runs the resource to add your address",
    }),
  },
  {
    code: "E16",
    fits: ({ code }) => /^(DeploymentNotFound|model_not_found)$/i.test(code),
    words: ({ message }) => ({
      why: "There is no deployment of this name: the model's name was used instead, or it is less than five minutes old",
      todo: `Set AZURE_OPENAI_DEPLOYMENT_NAME to the name under "Deployments" in the portal${nameIn(message)}`,
    }),
  },
  {
    code: "E18",
    fits: ({ status, message }) => status === 404 && /\/conversations\b/.test(message),
    words: () => ({
      why: "This resource does not offer conversations",
      todo: "Use previous_response_id to continue an answer",
    }),
  },
  {
    code: "E39",
    fits: ({ status, code, message }) =>
      /(container|session)_(expired|not_found)/.test(code) ||
      ([400, 404, 410].includes(status) && /(container|session).*expired/i.test(message)),
    words: () => ({
      why: "The code interpreter's session ended after half an hour without use, and its files with it",
      todo: "Create a new run that makes the file again, and download it at once",
    }),
  },
  {
    code: "E17",
    fits: ({ status, code, type, message }) =>
      status === 404 && (code === "404" || type === "" || /^(Resource not found|Invalid URL)/i.test(message)),
    words: () => ({
      why: "The hosted Assistants API was switched off on 2026-08-26, so Azure and OpenAI no longer know its addresses (or the api-version or the path is wrong)",
      todo: "Use the client that connect() describes: the local service still answers; a classic Foundry project does until 2027-03-31; notebook 14 moves to the Responses API",
    }),
  },
  {
    code: "E19",
    fits: ({ status }) => status === 404,
    words: () => ({
      why: "The object was deleted, belongs to another key or resource, or the variable holds an id of yesterday",
      todo: "Run the notebook from the top, so that every id is fresh",
    }),
  },
  {
    code: "E26",
    fits: ({ status }) => status === 429,
    words: ({ retryAfterS }) => ({
      why: "Too many requests or tokens in a minute; the SDK tries twice more by itself, then gives up",
      todo: `Wait ${retryAfterS === null ? "a minute" : inSeconds(retryAfterS)}, then run the cell again`,
    }),
  },
];

function isDenied(status: number): boolean {
  return status === 401 || status === 403;
}

function nameIn(message: string): string {
  const name = /['"]([^'"]+)['"]/.exec(message)?.[1];
  return name === undefined ? "" : ` (asked for was ${name})`;
}
