import { describe, expect, it } from "vitest";
import { plainPreview } from "./plain-preview";

const words = "Where is my parcel? ";

describe("the preview of a long message", () => {
  it("is the same wherever the first look at it ends", () => {
    const markup = `<p class="greeting">Hello &amp; good day, </p>`;
    for (let filler = 1_900; filler < 2_100; filler++) {
      const body = `${words.repeat(12)}<i title="${"x".repeat(filler - 300)}"></i>${markup}${words.repeat(40)}`;
      expect(plainPreview(body)).toBe(`${words.repeat(8).slice(0, 159)}…`);
      const short = `Short. <i title="${"x".repeat(filler - 50)}"></i>${markup}`;
      expect(plainPreview(short)).toBe("Short. Hello & good day,");
    }
  });

  it("is found behind a style sheet that takes up the first look", () => {
    const style = `<style>${".a{color:red}".repeat(300)}</style>`;
    expect(plainPreview(`<head>${style}</head><p>${words}</p>`)).toBe(words.trim());
  });
});
