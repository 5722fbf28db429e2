import { describe, expect, it } from "vitest";
import { LargeBodies } from "../../../src/service/http/large-bodies";

const MEBI = 1024 * 1024;

function request(headers: Record<string, string>): Request {
  return new Request("http://127.0.0.1/v1/threads", { method: "POST", headers });
}

function sized(bytes: number): Request {
  return request({ "content-type": "application/json", "content-length": String(bytes) });
}

describe("LargeBodies", () => {
  it("holds only so many bytes at a time, and says when to try again", () => {
    const bodies = new LargeBodies({ bodyBytes: 16 * MEBI, largeBodiesBytes: 20 * MEBI });
    const release = bodies.hold(sized(15 * MEBI));
    expect(() => bodies.hold(sized(6 * MEBI))).toThrow(
      expect.objectContaining({ status: 429, headers: { "retry-after": "1" } }),
    );
    bodies.hold(sized(5 * MEBI))();
    release();
    bodies.hold(sized(16 * MEBI))();
  });

  it("always takes small bodies, files and what is refused anyway", () => {
    const bodies = new LargeBodies({ bodyBytes: 16 * MEBI, largeBodiesBytes: MEBI });
    bodies.hold(sized(16 * MEBI));
    for (const one of [
      sized(256 * 1024),
      sized(17 * MEBI),
      request({}),
      request({ "content-type": "multipart/form-data; boundary=x", "content-length": String(9 * MEBI) }),
    ])
      expect(() => bodies.hold(one)).not.toThrow();
  });

  it("expects the worst of a body of unknown length", () => {
    const bodies = new LargeBodies({ bodyBytes: 16 * MEBI, largeBodiesBytes: 20 * MEBI });
    bodies.hold(request({ "transfer-encoding": "chunked" }));
    expect(() => bodies.hold(sized(5 * MEBI))).toThrow("Too many large requests");
  });
});
