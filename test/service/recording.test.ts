import { describe, expect, it } from "vitest";
import { nowSeconds } from "../../src/service/clock";
import { createRecording } from "../../src/service/recording";

describe("createRecording()", () => {
  it("counts ids and lets a second pass with each object, however many requests come", async () => {
    const { clock, newId } = createRecording();
    const start = nowSeconds(clock);
    expect(newId("request")).toBe("req_0000");
    expect(newId("request")).toBe("req_0000");
    expect([newId("thread"), newId("run"), newId("run")]).toEqual(["thread_0001", "run_0001", "run_0002"]);
    expect(newId("request")).toBe("req_0003");
    expect(nowSeconds(clock) - start).toBe(3);
    await clock.sleep(2);
    expect(clock.nowMs() % 1000).toBe(2);
  });

  it("does not move when a sleep is given up", async () => {
    const { clock } = createRecording();
    const before = clock.nowMs();
    await expect(clock.sleep(60_000, AbortSignal.abort(new Error("enough")))).rejects.toThrow("enough");
    expect(clock.nowMs()).toBe(before);
  });
});
