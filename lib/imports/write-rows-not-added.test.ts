import { expect, it } from "vitest";
import { englishNumber } from "@/lib/number-text";
import { readImportFile } from "./read-import-file";
import { writeRowsNotAdded } from "./write-rows-not-added";

async function read(text: string) {
  const file = await readImportFile(new File([text], "accounts.csv"), englishNumber);
  if ("problem" in file) throw new Error(file.problem);
  return file;
}

it("writes rows as they were with what is wrong with each, and again for those that are still wrong", async () => {
  const file = await read('Account name;API key\r\nA;=1;more\r\nB;b\r\n"C; ""c""";+c\r\n');
  const written = await writeRowsNotAdded(
    file,
    new Map([
      [4, "Rejected; wrong"],
      [2, "No URL."],
    ]),
  );
  const again = await read(written);
  expect(again.delimiter).toBe(";");
  expect(again.columns).toEqual(["What is wrong", "Account name", "API key"]);
  expect(again.rows).toEqual([
    ["No URL.", "A", "=1", "more"],
    ["Rejected; wrong", 'C; "c"', "+c"],
  ]);
  const third = await read(await writeRowsNotAdded(again, new Map([[3, "Still wrong"]])));
  expect(third.columns).toEqual(again.columns);
  expect(third.rows).toEqual([["Still wrong", 'C; "c"', "+c"]]);
});
