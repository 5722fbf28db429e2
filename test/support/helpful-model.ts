import type { Model } from "../../src/service/models/model";
import { scriptedModel, type Turn } from "./scripted-model";

/** A model that uses each tool it is given once, one after the other, and then answers. */
export function helpfulModel(): Model {
  const scripts: Record<string, Turn> = {
    code_interpreter: { calls: [{ name: "code_interpreter", arguments: '{"code":"print(6 * 7)"}' }] },
    file_search: { calls: [{ name: "file_search", arguments: '{"query":"capital of France"}' }] },
    weather: { calls: [{ name: "weather", arguments: '{"city":"Oslo"}' }] },
  };
  const answer = scriptedModel("It is forty two.");
  return {
    ...answer,
    deployments: () => [{ id: "helpful", ownedBy: "test", createdAtSeconds: 1 }],
    respond(request, signal) {
      const last = request.messages.findLastIndex((message) => message.role === "user");
      const taken = request.messages.slice(last + 1).filter((message) => message.role === "assistant").length;
      const turn = scripts[request.tools[taken]?.name ?? ""];
      return (turn === undefined ? answer : scriptedModel(turn)).respond(request, signal);
    },
  };
}
