import { describe, expect, it } from "vitest";
import { englishNumber } from "@/lib/number-text";
import { checkImport, withoutExisting } from "./check-import";
import { importChunks } from "./import-chunks";
import { columnLabels, guessMapping, importTemplate } from "./import-columns";
import { addImportRowsInput, openImportInput } from "./import-input";
import { readImportFile } from "./read-import-file";

const fileOf = (content: string | Uint8Array<ArrayBuffer>, name = "accounts.csv") => new File([content], name);
const rules = (columns: string[]) => ({
  mapping: guessMapping(columns),
  environment: null,
  environments: ["development", "preproduction", "production"] as const,
});
const head = [
  "Account name",
  "Target environment",
  "Mirakl URL",
  "API key",
  "Client ID",
  "Client secret",
  "Company ID",
  "Shop ID",
];
const check = async (...rows: string[][]) => checkImport(rows, rules(head));
const url = "https://acme-prod.mirakl.net";

describe("a file", () => {
  it("reads its own template, and every row of it is good", async () => {
    const file = await readImportFile(fileOf(importTemplate), englishNumber);
    if ("problem" in file) throw new Error(file.problem);
    const { good, bad } = await checkImport(file.rows, rules(file.columns));
    expect(bad).toEqual([]);
    expect(good.map(({ connection }) => [connection.name, connection.authenticationMethod])).toEqual([
      ["Trailhead Germany", "api_key"],
      ["Initech Parts", "client_credentials"],
      ["Hooli Connect", "client_credentials"],
    ]);
  });

  it("is read with a byte order mark, semicolons, quotes, line breaks in them, and empty rows at its end", async () => {
    const text =
      '\uFEFFName;URL;"API key"\r\n"Shop; ""one""";https://acme.mirakl.net;abc\r\n"two\nlines";;\r\n;;\r\n\r\n';
    expect(await readImportFile(fileOf(text), englishNumber)).toEqual({
      name: "accounts.csv",
      columns: ["Name", "URL", "API key"],
      delimiter: ";",
      rows: [
        ['Shop; "one"', "https://acme.mirakl.net", "abc"],
        ["two\nlines", "", ""],
      ],
    });
  });

  it.each(["utf-16le", "utf-16be"])("is read in %s as well, as spreadsheets write it", async (encoding) => {
    const bytes = Buffer.from("\uFEFFName\tAPI key\tURL\r\nÉpicerie 😀\tabc\thttps://acme.mirakl.net\r\n", "utf16le");
    const written = Uint8Array.from(encoding === "utf-16be" ? bytes.swap16() : bytes);
    expect(await readImportFile(fileOf(written), englishNumber)).toMatchObject({
      columns: ["Name", "API key", "URL"],
      rows: [["Épicerie 😀", "abc", "https://acme.mirakl.net"]],
    });
  });

  it("may begin with the line that tells Excel the delimiter", async () => {
    expect(await readImportFile(fileOf("\uFEFFsep=;\r\nName;API key\r\nShop;abc\r\n"), englishNumber)).toMatchObject({
      columns: ["Name", "API key"],
      delimiter: ";",
      rows: [["Shop", "abc"]],
    });
  });

  it("has its columns whatever number of empty lines it ends with", async () => {
    expect(await readImportFile(fileOf("Name;API key\nShop;abc\n\n\n"), englishNumber)).toMatchObject({
      columns: ["Name", "API key"],
      rows: [["Shop", "abc"]],
    });
  });

  it("may have columns of one name, or of none: their places tell them apart", () => {
    expect(columnLabels(["Name", " ", "URL", "Name "])).toEqual([
      "Name (column 1)",
      "Column 2",
      "URL",
      "Name (column 4)",
    ]);
  });

  it("may have a name as long as file systems let it be", () => {
    const { fileName } = openImportInput.parse({ fileName: `${"a".repeat(251)}.csv` });
    expect(fileName).toBe("a".repeat(200));
  });

  it.each([
    ["UTF-8", fileOf(new Uint8Array([0x4e, 0x61, 0x6d, 0x65, 0x2c, 0xfc, 0x0a]))],
    ["UTF-8", fileOf(new Uint8Array([0xff, 0xfe, 0x4e, 0x00, 0x41]))],
    ["empty", fileOf("")],
    ["empty", fileOf("\uFEFF\r\n")],
    ["no CSV", fileOf("PK\0\0,a\nb")],
    ["not closed", fileOf('Name,URL\n"open,https://acme.mirakl.net\n')],
    ["No columns", fileOf("just a word\n")],
    ["no account", fileOf("Name,URL\n")],
    ["10,001 rows", fileOf(`Name,URL\n${"a,b\n".repeat(10_001)}`)],
    ["10 MB", fileOf(new Uint8Array(10 * 1024 * 1024 + 1))],
  ])("that cannot be read says why: %s", async (words, file) => {
    expect(await readImportFile(file, englishNumber)).toEqual({ problem: expect.stringContaining(words) });
  });
});

describe("columns", () => {
  it("are guessed by what people call them, each once", () => {
    expect(guessMapping(["Title", "env", "Instance URL", "KEY", "shop", "notes"])).toEqual({
      name: 0,
      environment: 1,
      baseUrl: 2,
      apiKey: 3,
      shopId: 4,
      authenticationMethod: null,
      clientId: null,
      clientSecret: null,
      companyId: null,
    });
    expect(guessMapping(["Account", "Account name"])).toMatchObject({ name: 1 });
  });
});

describe("rows", () => {
  it("follow the rules of the wizard, and say in words what is wrong", async () => {
    const { good, bad } = await check(
      ["Good", "prod", "acme-prod.mirakl.net", "key", "", "", "", "2000"],
      ["", "Production", url, "key", "", "", "", "2001"],
      ["Nowhere", "Mars", url, "key", "", "", "", "2002"],
      ["Insecure", "Production", "ftp://acme", "key", "", "", "", "x"],
      ["Nothing", "Production", url, "", "", "", "", ""],
      ["Both", "Production", url, "key", "id", "secret", "", ""],
      ["Half", "Production", url, "", "id", "", "", ""],
      ["Sandy", "Sandbox", url, "key", "", "", "", ""],
      ["", "", "", "", "", "", "", ""],
    );
    expect(good).toMatchObject([{ position: 2, connection: { baseUrl: url, environment: "production" } }]);
    expect(bad.map(({ position, problems }) => [position, problems.length])).toEqual([
      [3, 1],
      [4, 1],
      [5, 2],
      [6, 1],
      [7, 1],
      [8, 1],
      [9, 1],
    ]);
    const sentences = bad.flatMap(({ problems }) => problems).join("\n");
    for (const words of [
      "Account name: Enter the account name",
      "“Mars” is none of those here: Development, Pre-production, Production",
      "Shop ID: The Shop ID is a number",
      "Enter an API key, or",
      "leave one of them empty",
      "Client secret: Enter the client secret",
      "Sandbox is not set up here",
    ]) {
      expect(sentences).toContain(words);
    }
  });

  it("are taken once: not twice from the file, and not when the account is there", async () => {
    const checked = await check(
      ["One", "prod", url, "key", "", "", "", "2000"],
      ["Other key, same shop", "prod", url, "key2", "", "", "", "2000"],
      ["Other environment", "preprod", url, "key", "", "", "", "2000"],
      ["No shop", "prod", url, "key3", "", "", "", ""],
      ["Same key", "prod", url, "key3", "", "", "", ""],
      ["Company", "prod", "", "", "id", "secret", "42", ""],
    );
    expect(checked.bad).toEqual([
      { position: 3, name: "Other key, same shop", problems: ["It is the same connection as row 2"] },
      { position: 6, name: "Same key", problems: ["It is the same connection as row 5"] },
    ]);
    // Nothing secret leaves the browser before the import: of a key without a shop nothing is known.
    expect(checked.good.map(({ identity }) => identity)).toEqual([
      `shop|production|${url}|2000`,
      `shop|preproduction|${url}|2000`,
      null,
      "company|production|42",
    ]);
    const left = withoutExisting(checked, [{ identity: "company|production|42", name: "Hooli" }]);
    expect(left.good).toHaveLength(3);
    expect(left.bad.at(-1)).toEqual({ position: 7, name: "Company", problems: ["Hooli already connects it"] });
  });

  it("are sent in portions that an action takes", async () => {
    const secret = "x".repeat(3_000);
    const rows = Array.from({ length: 1_200 }, (_, index) => [
      `Shop ${index}`,
      "prod",
      url,
      index < 100 ? secret + index : "key",
      "",
      "",
      "",
      String(index),
    ]);
    const { good } = await check(...rows);
    const chunks = importChunks(good);
    expect(chunks.flat()).toHaveLength(1_200);
    for (const chunk of chunks) {
      expect(JSON.stringify(chunk).length).toBeLessThan(200_000);
      expect(addImportRowsInput.safeParse({ runId: crypto.randomUUID(), rows: chunk }).success).toBe(true);
    }
  });
});
