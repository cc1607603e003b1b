import { describe, expect, it } from "vitest";
import { plainPreview } from "@/lib/polling/plain-preview";
import { messageHtml } from "./message-html";
import { sanitiseMessage } from "./sanitise-message";

describe("a message's HTML", () => {
  it.each([
    ["a script", "<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"],
    ["a handler", '<p onclick="alert(1)">a</p>', "<p>a</p>"],
    ["a style", "<style>body{display:none}</style><p style='position:fixed'>a</p>", "<p>a</p>"],
    ["a form", "<form action='https://evil.example'><input name=a><button>b</button></form>", "b"],
    ["a frame", "<iframe src='https://evil.example'></iframe>a", "a"],
    ["an embedded SVG", "<svg><script>alert(1)</script></svg><p>a</p>", "<p>a</p>"],
    ["a base", "<base href='https://evil.example'><p>a</p>", "<p>a</p>"],
    ["a meta refresh", "<meta http-equiv=refresh content='0;url=https://evil.example'><p>a</p>", "<p>a</p>"],
    [
      "a script as a link",
      '<a href="javascript:alert(1)">a</a>',
      '<a target="_blank" rel="noopener noreferrer nofollow">a</a>',
    ],
    ["a data link", '<a href="data:text/html,x">a</a>', '<a target="_blank" rel="noopener noreferrer nofollow">a</a>'],
    ["a comment with a trap", "<!--[if IE]><script>1</script><![endif]--><p>a</p>", "<p>a</p>"],
  ])("loses %s", (_, body, html) => {
    expect(sanitiseMessage(body).html).toBe(html);
  });

  it("keeps text, tables, and links that open elsewhere", () => {
    expect(sanitiseMessage('<table><tr><td colspan="2">a</td></tr></table>').html).toBe(
      '<table><tr><td colspan="2">a</td></tr></table>',
    );
    expect(sanitiseMessage('<a href="https://example.com/x">a</a>').html).toBe(
      '<a href="https://example.com/x" target="_blank" rel="noopener noreferrer nofollow">a</a>',
    );
  });

  it("leaves out and counts images that would be loaded from elsewhere, and keeps embedded ones", () => {
    const remote = sanitiseMessage(
      '<p>a<img src="https://track.example/p.gif" alt="Logo"><img src="//x.example/y"></p>',
    );
    expect(remote.hiddenImages).toBe(2);
    expect(remote.html).not.toMatch(/<img|example/);
    expect(remote.html).toContain("Logo");
    const embedded = sanitiseMessage('<img src="data:image/png;base64,AAAA" alt="Photo">');
    expect(embedded).toMatchObject({ html: '<img src="data:image/png;base64,AAAA" alt="Photo" />', hiddenImages: 0 });
    expect(sanitiseMessage('<img src="data:image/svg+xml;base64,AAAA">').html).not.toContain("data:");
  });

  it("keeps remote images when somebody asks for them, if they come by https and by nothing else", () => {
    const body = [
      '<img src="https://shop.example/a.png" alt="A" onerror="alert(1)" style="position:fixed" srcset="https://x.example/b 2x">',
      '<img src="http://shop.example/b.png"><img src="//shop.example/c.png"><img src="javascript:alert(1)">',
      '<img src="cid:1"><img src=" https://u:p@shop.example/d.png"><img src="data:text/html,x"><img>',
    ].join("");
    const asked = sanitiseMessage(body, { withRemoteImages: true });
    expect(asked.html.match(/<img[^>]*>/g)).toEqual(['<img src="https://shop.example/a.png" alt="A" />']);
    expect(asked).toMatchObject({ hiddenImages: 7, showableImages: 0 });
    expect(sanitiseMessage(body)).toMatchObject({ hiddenImages: 8, showableImages: 1 });
  });

  it("keeps the lines of plain text, and its angle brackets", () => {
    expect(sanitiseMessage("Dear shop,\n1 < 2 & 3").html).toBe("Dear shop,<br />1 &lt; 2 &amp; 3");
  });
});

describe("a preview", () => {
  it("is one line of text, without markup, scripts and invisible characters", () => {
    const body =
      "<style>p{}</style><p>Where is\n my&nbsp;<b>parcel</b>?</p><p>Thanks &amp; bye\u202e</p><script>x()</script>";
    expect(plainPreview(body)).toBe("Where is my parcel? Thanks & bye");
    expect(plainPreview("<table><tr><th>Order</th><td>US1</td></tr></table>")).toBe("Order US1");
    expect(plainPreview("x".repeat(1_000))).toHaveLength(160);
    expect(plainPreview("")).toBe("");
  });
});

describe("what a person typed", () => {
  it("is sent as text", () => {
    expect(messageHtml("<b>a</b> & b\r\nc")).toBe("&lt;b&gt;a&lt;/b&gt; &amp; b<br>\nc");
  });
});
