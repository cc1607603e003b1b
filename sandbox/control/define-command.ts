import type { z } from "zod";
import type { World } from "../world";

/** The command names something that the sandbox does not have. */
export class UnknownReferenceError extends Error {
  override name = "UnknownReferenceError";
}

/** The command's input is well-formed, and does not fit what is there. */
export class UnfitInputError extends Error {
  override name = "UnfitInputError";
  readonly field: string;

  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}

interface CommandDefinition<Input extends z.ZodType> {
  /** What the control page's form calls it: `POST /forms/{name}`. */
  name: string;
  method: "POST" | "PUT" | "DELETE";
  /** Below `/control`. */
  path: string;
  input: Input;
  /** What the control page says when it is done. */
  done: string;
  status?: 200 | 201;
  /** @throws {UnknownReferenceError | UnfitInputError} */
  run: (world: World, input: z.output<Input>) => Record<string, unknown>;
}

/** One change that a person or a test can make, with its place in the control API and on the control page. */
export interface Command {
  name: string;
  method: "POST" | "PUT" | "DELETE";
  path: string;
  done: string;
  status: 200 | 201;
  /**
   * Checks the input and makes the change.
   * @throws {z.ZodError} when the input is malformed
   * @throws {UnfitInputError} when it does not fit what is there
   * @throws {UnknownReferenceError} when it names something that is not there
   */
  execute: (world: World, input: unknown) => Record<string, unknown>;
}

export function defineCommand<Input extends z.ZodType>(definition: CommandDefinition<Input>): Command {
  const { name, method, path, done, status = 200, input: schema, run } = definition;
  return { name, method, path, done, status, execute: (world, input) => run(world, schema.parse(input)) };
}
