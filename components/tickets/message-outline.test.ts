import { describe, expect, it } from "vitest";
import { messageOutline } from "./message-outline";

const texts = (html: string) =>
  messageOutline(html).map((block) => (block.kind === "text" ? block.text : `(${block.kind})`));

describe("messageOutline", () => {
  it("has a block for every paragraph, with a gap between them and none after the last", () => {
    expect(messageOutline("<p>One <b>bold</b>\n  word</p>\n<p>Two</p>")).toMatchObject([
      { text: "One bold word", hasGap: true },
      { text: "Two", hasGap: false },
    ]);
  });

  it("breaks lines where the message does", () => {
    expect(texts("Hello,<br><br>two lines below<br />end")).toEqual(["Hello,\n\ntwo lines below\nend"]);
    expect(texts("<div>One</div><div>Two</div>three")).toEqual(["One", "Two", "three"]);
  });

  it("takes the sanitiser's entities for their characters", () => {
    expect(texts("<p>1 &lt; 2 &amp;amp; &quot;3&quot;</p>")).toEqual(['1 < 2 &amp; "3"']);
  });

  it("does not mistake a bracket in an attribute for the end of a tag", () => {
    expect(texts('<a title="1 > 0" href="https://a.example">link</a> text')).toEqual(["link text"]);
  });

  it("lets lists and quotes stand in", () => {
    expect(
      messageOutline("<ul><li>One</li><li>Two<ol><li>Deep</li></ol></li></ul><blockquote><p>Said</p></blockquote>"),
    ).toMatchObject([
      { text: "One", indent: 1 },
      { text: "Two", indent: 1 },
      { text: "Deep", indent: 2 },
      { text: "Said", indent: 1 },
    ]);
  });

  it("joins the cells of a row", () => {
    expect(
      messageOutline("<table><tr><th>Article</th><th>Price</th></tr><tr><td>Tent</td><td>149</td></tr></table>"),
    ).toMatchObject([
      { text: "Article   Price", isRow: true },
      { text: "Tent   149", isRow: true },
    ]);
  });

  it("keeps the lines of preformatted text", () => {
    expect(texts("<pre>a  b\nc\n</pre>")).toEqual(["a  b\nc"]);
  });

  it("leaves room for pictures and rules", () => {
    expect(
      messageOutline('<p>See<img width="60" height="40" src="data:image/png;base64,AA=="></p><hr><img src="data:,">'),
    ).toEqual([
      { kind: "text", text: "See", indent: 0, isBold: false, isRow: false, hasGap: false },
      { kind: "picture", width: 60, height: 40 },
      { kind: "rule" },
      { kind: "picture", width: null, height: 240 },
    ]);
  });

  it("is empty for an empty message, and survives a lone closing tag", () => {
    expect(messageOutline("")).toEqual([]);
    expect(texts("</ul></h1></pre>text")).toEqual(["text"]);
  });
});
