import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { z } from "zod";

const description = z.looseObject({
  paths: z.record(z.string(), z.looseObject({ get: z.unknown().optional() })),
  components: z.looseObject({ schemas: z.record(z.string(), z.looseObject({})) }),
});
const operation = z.looseObject({ parameters: z.array(z.looseObject({ name: z.string(), in: z.string() })) });

type Description = z.infer<typeof description>;

export function readDescription(file: string): Description {
  return description.parse(JSON.parse(readFileSync(file, "utf8")));
}

/** @returns what says what is wrong with a value by a schema of the description: nothing when it fits */
export function checkerOf(document: Description): (schema: string, value: unknown) => string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  for (const name of ["int32", "int64", "with decimals"]) {
    ajv.addFormat(name, { type: "number", validate: Number.isFinite });
  }
  ajv.addFormat("iso-4217", /^[A-Z]{3}$/);
  ajv.addFormat("iso-3166-1 alpha-3", /^[A-Z]{3}$/);
  ajv.addSchema({ $id: "mirakl", ...document });
  return (schema, value) => {
    const validate = ajv.getSchema(`mirakl#/components/schemas/${schema}`);
    if (!validate) throw new Error(`The description has no schema ${schema}.`);
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}

/** The documented query parameters of a GET. */
export function queryParametersOf(document: Description, path: string): string[] {
  const { parameters } = operation.parse(document.paths[path]?.get);
  return parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name);
}
