import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fill } from "../../../../../src/service/models/tutor/functions/fill";
import { planCalls } from "../../../../../src/service/models/tutor/functions/plan";
import { functionTool } from "../../../../support/tutor-thread";

const TEXT = { type: "string" };
const NUMBER = { type: "number" };
const WHOLE = { type: "integer" };
const oneOf = (...values: string[]) => ({ type: "string", enum: values });
const listOf = (items: object) => ({ type: "array", items });
const object = (properties: Record<string, object>, required = Object.keys(properties)) => ({
  type: "object",
  properties,
  required,
});

const calculator = functionTool("calculator", "Basic arithmetic", {
  num1: NUMBER,
  num2: NUMBER,
  operator: oneOf("+", "-", "*", "/", "**", "sqrt"),
});
const event = functionTool(
  "create_event",
  "Create a calendar event",
  { title: TEXT, date: TEXT, time: TEXT, attendees: listOf(object({ name: TEXT, email: TEXT }, ["email"])) },
  ["title", "date"],
);
const flight = functionTool(
  "book_flight",
  "Book a flight",
  { route: object({ from: TEXT, to: TEXT }), passengers: WHOLE, cabin: oneOf("economy", "business") },
  ["route"],
);
const order = functionTool("place_order", "Place an order for products", {
  items: listOf(object({ product: TEXT, quantity: WHOLE })),
});
const light = functionTool(
  "set_light",
  "Turn a light on or off in a room",
  { room: TEXT, state: oneOf("on", "off"), brightness: WHOLE },
  ["room"],
);
const pizza = functionTool(
  "order_pizza",
  "Order a pizza",
  { size: oneOf("small", "large"), toppings: listOf(TEXT), quantity: WHOLE },
  ["size"],
);
const products = functionTool(
  "search_products",
  "Search the catalogue of products",
  { query: TEXT, max_price: NUMBER },
  ["query"],
);
const german = functionTool("wetter_abrufen", "Ruft das Wetter für eine Stadt ab", { stadt: TEXT });
const distance = functionTool("get_distance", "Distance of two cities", { origin: TEXT, destination: TEXT });
const database = functionTool("ask_database", "Ask the music database", {
  query: { type: "string", description: "An SQL query" },
});
const clock = functionTool("get_current_time", "Get the time", {
  location: { type: "string", description: "The pytz timezone, e.g. America/New_York" },
});

describe("fill()", () => {
  it.each([
    ["Divide 100 by 8", calculator, [{ num1: 100, num2: 8, operator: "/" }]],
    [
      'Create an event called "Lunch" on 2025-05-03 at 12:30 with bob@x.com and ann@y.org',
      event,
      [
        {
          title: "Lunch",
          date: "2025-05-03",
          time: "12:30",
          attendees: [{ email: "bob@x.com" }, { email: "ann@y.org" }],
        },
      ],
    ],
    [
      "Book a flight from Berlin to New York for 2 passengers in business class",
      flight,
      [{ route: { from: "Berlin", to: "New York" }, passengers: 2, cabin: "business" }],
    ],
    [
      "Order 2 pens and 3 notebooks",
      order,
      [
        {
          items: [
            { quantity: 2, product: "pens" },
            { quantity: 3, product: "notebooks" },
          ],
        },
      ],
    ],
    ["Switch the living room light off", light, [{ room: "living room", state: "off" }]],
    ["Set the brightness of the kitchen light to 40", light, [{ room: "kitchen", brightness: 40 }]],
    [
      "Order a large pizza with mushrooms and olives",
      pizza,
      [{ size: "large", toppings: ["mushrooms", "olives"] }],
    ],
    ["I'd like 2 small pizzas please", pizza, [{ size: "small", quantity: 2 }]],
    ["Find toys under 20 dollars", products, [{ query: "toys", max_price: 20 }]],
    ["How is the weather in Rome?", german, [{ stadt: "Rome" }]],
    ["Wie ist das Wetter in Berlin und Hamburg?", german, [{ stadt: "Berlin" }, { stadt: "Hamburg" }]],
    ["Distance between Rome and Milan", distance, [{ origin: "Rome", destination: "Milan" }]],
    ["What's the time in London?", clock, [{ location: "Europe/London" }]],
    ["Ask the database: select name from artists", database, [{ query: "select name from artists" }]],
  ])("reads the arguments: %s", (text, tool, expected) => {
    expect(fill(tool, text)).toEqual({ calls: expected, missing: [] });
  });

  it("makes up no SQL and no sentence as a value", () => {
    expect(fill(database, "Which artist has the most albums?").missing).toHaveLength(1);
    expect(fill(light, "My flight was awful").missing).toHaveLength(1);
  });

  it("reads any schema and any text without a fault", () => {
    const word = fc.oneof(fc.string(), fc.constantFrom("+", "**", "(", "a[b", "\\", "?", "on", "de_DE"));
    const type = fc.constantFrom("string", "number", "integer", "boolean", "array", "object", "any", null);
    const leaf = fc.record({ type, enum: fc.array(word, { maxLength: 3 }), description: word });
    const schema = fc.record({
      type: fc.constant("object"),
      properties: fc.dictionary(word, fc.oneof(leaf, fc.record({ type, items: leaf })), { maxKeys: 4 }),
      required: fc.array(word),
    });
    const names = fc.constantFrom("f", "get_weather", "sendMail", "add", "x-1");
    const property = fc.property(names, word, schema, word, (name, description, parameters, text) => {
      const tool = { kind: "function", name, description, parameters, strict: false } as const;
      for (const asked of [text, `${name} ${description} ${text} 3 and 4`]) {
        fill(tool, asked);
        planCalls(asked, [tool]);
      }
    });
    fc.assert(property, { numRuns: 300, seed: 5 });
  });
});
