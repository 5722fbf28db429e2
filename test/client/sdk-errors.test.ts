import { createRequire } from "node:module";
import * as esm from "openai";
import { describe, expect, it } from "vitest";
import { explainError } from "../../src/client/explain-error";
import { isSdkError } from "../../src/client/sdk-errors";

const commonJs: typeof esm = createRequire(__filename)("openai");

describe.each([
  ["CommonJS", commonJs],
  ["ES module", esm],
])("isSdkError() with the SDK as %s", (_, sdk) => {
  const missing = sdk.APIError.generate(
    404,
    { error: { message: "No run found" } },
    undefined,
    new Headers(),
  );
  const silent = new sdk.APIConnectionTimeoutError();

  it("knows an error by its class and by those it is made from", () => {
    expect(isSdkError(missing, "NotFoundError")).toBe(true);
    expect(isSdkError(missing, "APIError")).toBe(true);
    expect(isSdkError(missing, "APIConnectionError")).toBe(false);
    expect(isSdkError(silent, "APIConnectionError")).toBe(true);
  });

  it("takes nothing else for one", () => {
    expect(isSdkError(new Error("No run found"), "APIError")).toBe(false);
    expect(isSdkError({ status: 404 }, "APIError")).toBe(false);
    expect(isSdkError(undefined, "APIError")).toBe(false);
  });

  it("lets explainError() find the entry of the catalogue", () => {
    expect(explainError(silent).code).toBe("E09");
    const refused = { error: { message: 'Runs in status "expired" do not accept tool outputs.' } };
    expect(explainError(sdk.APIError.generate(400, refused, undefined, new Headers())).code).toBe("E22");
  });
});

it("the two are really different classes", () => {
  expect(commonJs.APIError).not.toBe(esm.APIError);
});
