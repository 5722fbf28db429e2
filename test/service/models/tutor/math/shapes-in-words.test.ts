import { describe, expect, it } from "vitest";
import { rephrase } from "../../../../../src/service/models/tutor/math/rephrase";

describe("areas and volumes in words", () => {
  it.each([
    ["area of a trapezoid with bases 3 and 5 and height 4", "What is ((3) + (5))*(4)/2"],
    ["area of a trapezium with height 4 and parallel sides 3 and 5", "What is ((3) + (5))*(4)/2"],
    ["What is the area of a parallelogram with base 5 and height 3?", "What is (5)*(3)"],
    ["area of a rhombus with diagonals 6 and 8", "What is (6)*(8)/2"],
    ["surface area of a cube with side 3", "What is 6*(3)^2"],
    ["surface area of a box 2 by 3 by 4", "What is 2*((2)*(3) + (3)*(4) + (2)*(4))"],
    ["surface area of a sphere with radius 3", "What is 4*pi*(3)^2"],
    ["surface area of a cylinder with radius 2 and height 5", "What is 2*pi*(2)*((2) + (5))"],
    ["volume of a cone with height 4 and radius 3", "What is 1/3*pi*(3)^2*(4)"],
    ["volume of a pyramid with base area 12 and height 5", "What is 1/3*(12)*(5)"],
    ["arc length of a circle with radius 6 and central angle 60 degrees", "What is (60)/360*2*pi*(6)"],
    ["area of a sector with radius 6 and angle 60°", "What is (60)/360*pi*(6)^2"],
  ])("%s", (question, expected) => {
    expect(rephrase(question)).toBe(expected);
  });

  it("takes a unit off that all numbers share, and refuses to mix units", () => {
    expect(rephrase("volume of a cone with radius 3 cm and height 4 cm")).toBe("What is 1/3*pi*(3)^2*(4)");
    expect(rephrase("volume of a cone with radius 3 cm and height 4 m")).toBeNull();
  });

  it("takes no negative length", () => {
    expect(rephrase("surface area of a sphere with radius -3")).toBeNull();
  });
});
