import type { Context } from "hono";
import { ApiError } from "../api-error";
import type { Dialect, Parts, ServiceEnv } from "./parts";

/**
 * The owner of the request's key, from `api-key` or `Authorization: Bearer`, whatever the dialect.
 *
 * @throws {ApiError} 401 in the words of the dialect; never with a part of the key.
 */
export function authenticate(c: Context<ServiceEnv>, parts: Parts, dialect: Dialect): string {
  const key = c.req.header("api-key") ?? bearer(c.req.header("authorization"));
  if (key === undefined || key === "") throw missingKey(dialect);
  const owner = parts.keys.ownerOf(key);
  if (owner === null) throw wrongKey(dialect);
  return owner;
}

function bearer(header: string | undefined): string | undefined {
  return header !== undefined && /^bearer /i.test(header) ? header.slice(7).trim() : undefined;
}

function missingKey(dialect: Dialect): ApiError {
  if (dialect === "azure") {
    return new ApiError(
      401,
      "Unauthorized. Access token is missing, invalid, audience is incorrect, or have expired. Send the key in an 'api-key' header.",
      { type: "authentication_error", code: "401" },
    );
  }
  return new ApiError(
    401,
    "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).",
    { type: "authentication_error" },
  );
}

function wrongKey(dialect: Dialect): ApiError {
  if (dialect === "azure") {
    return new ApiError(
      401,
      "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.",
      { type: "authentication_error", code: "401" },
    );
  }
  return new ApiError(
    401,
    "Incorrect API key provided: it is not a key of this service. The local service writes its key into .assistants/service.json.",
    { type: "authentication_error", code: "invalid_api_key" },
  );
}
