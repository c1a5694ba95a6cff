import { expect, it } from "vitest";
import { createEcho } from "./echo.ts";

it("takes what was told as no news, however late it comes back", () => {
  const echo = createEcho("a");
  echo.told("ab");
  echo.told("abc");
  expect(echo.isNews("ab")).toBe(false);
  expect(echo.isNews("abc")).toBe(false);
});

it("takes what is shown once more, while other text is on its way, as no news", () => {
  const echo = createEcho("a");
  echo.told("ab");
  expect(echo.isNews("a")).toBe(false);
  expect(echo.isNews("ab")).toBe(false);
});

it("takes a text from elsewhere as news, also one that was told long ago", () => {
  const echo = createEcho("a");
  echo.told("ab");
  echo.told("abc");
  expect(echo.isNews("abc")).toBe(false);
  expect(echo.isNews("ab")).toBe(true);
  expect(echo.isNews("ab")).toBe(false);
});
