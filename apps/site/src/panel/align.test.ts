import { describe, expect, it } from "vitest";
import { align } from "./align.ts";
import { describeDifference } from "./surplus.ts";

const say = (reply: string, expected: string) => describeDifference(align(reply, expected));

describe("align", () => {
  it("marks what stands before and after the expected text", () => {
    expect(align("The order id is ORD-77203.", "ORD-77203")).toEqual({
      before: "The order id is ",
      same: "ORD-77203",
      after: ".",
      lackingBefore: "",
      lackingAfter: "",
    });
  });

  it("finds the expected text whatever the case of its letters", () => {
    expect(align("Blue Cup", "cup")).toMatchObject({ before: "Blue ", same: "Cup", after: "" });
  });

  it("prefers a whole word to a part of one", () => {
    expect(align("cupboard with a cup", "cup")).toMatchObject({ before: "cupboard with a ", same: "cup" });
  });

  it("marks what is missing where the reply is a part of what was expected", () => {
    expect(align("Schmidt", "Schmidt, Anna")).toMatchObject({ same: "Schmidt", lackingAfter: ", Anna" });
  });

  it("keeps the longest run of words where each has something of its own", () => {
    expect(align("Hello, thank you for writing today", "Hi, thank you for writing about it")).toMatchObject({
      before: "Hello, ",
      same: "thank you for writing",
      after: " today",
      lackingBefore: "Hi, ",
      lackingAfter: " about it",
    });
  });

  it("takes everything as surplus where nothing is shared", () => {
    expect(align("door", "kettle")).toMatchObject({ before: "door", same: "", lackingBefore: "kettle" });
  });

  it.each(["", " ", "İstanbul", "a\nb", "🙂 cup", "((("])("loses no character of the reply %j", (reply) => {
    const { before, same, after } = align(reply, "cup");
    expect(before + same + after).toBe(reply);
  });
});

describe("describeDifference", () => {
  it.each([
    ["The order id is ORD-77203.", "ORD-77203", "4 words too many: 4 before it, 1 character after."],
    ["blue cup", "cup", "1 word too many, before it."],
    ["cup in May", "cup", "2 words too many, after it."],
    ["cup.", "cup", "1 character too many, after it."],
    ["Schmidt", "Schmidt, Anna", "1 word missing."],
    ["door", "kettle", "Nothing of what was expected came back."],
    ["", "kettle", "The reply is empty."],
  ])("says of %j for %j: %s", (reply, expected, sentence) => {
    expect(say(reply, expected)).toBe(sentence);
  });

  it("says nothing where nothing differs", () => {
    expect(say("cup", "cup")).toBeUndefined();
  });
});
