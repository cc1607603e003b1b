import type { z } from "zod";
import { freshUuid } from "../data/ready-made-secret";
import type { Message } from "../state/sandbox-state";
import { ParameterError } from "./parameter-error";

/** The body of a request is of another type than the call takes; each API words it in its own way, with status 415. */
export class MediaTypeError extends Error {
  override name = "MediaTypeError";
}

interface Upload<Input> {
  input: Input;
  /** In the shape in which messages hold them. */
  attachments: Message["attachments"];
}

/**
 * The body of a call that writes a message: `multipart/form-data` with one part `message_input`, which is JSON, and
 * any number of parts `files`.
 * @throws {MediaTypeError} for another body, and for a `message_input` that calls itself something else than JSON
 * @throws {ParameterError} for other parts, and for a `message_input` that does not fit
 */
export async function readMessageUpload<Input>(
  request: { contentType: string | undefined; bytes: ArrayBuffer },
  schema: z.ZodType<Input>,
): Promise<Upload<Input>> {
  const form = await parse(request);
  for (const name of form.keys()) {
    if (name !== "message_input" && name !== "files") throw new ParameterError(`Unknown part: ${name}`, name);
  }
  const [part, ...more] = form.getAll("message_input");
  if (part === undefined || more.length > 0) {
    throw new ParameterError("message_input must come exactly once", "message_input");
  }
  return {
    input: readInput(await textOf(part), schema),
    attachments: await Promise.all(form.getAll("files").map(toAttachment)),
  };
}

async function parse({ contentType, bytes }: { contentType: string | undefined; bytes: ArrayBuffer }) {
  if (contentType?.split(";")[0]?.trim().toLowerCase() !== "multipart/form-data") {
    throw new MediaTypeError("The Content-Type must be multipart/form-data");
  }
  try {
    return await new Response(bytes, { headers: { "Content-Type": contentType } }).formData();
  } catch {
    throw new ParameterError("The body is not multipart/form-data", "body");
  }
}

/** A part without a file name arrives as a text: its own Content-Type is lost then, and not looked at. */
async function textOf(part: FormDataEntryValue): Promise<string> {
  if (typeof part === "string") return part;
  if (part.type.split(";")[0] !== "application/json") {
    throw new MediaTypeError("The Content-Type of message_input must be application/json");
  }
  return part.text();
}

function readInput<Input>(text: string, schema: z.ZodType<Input>): Input {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ParameterError("message_input is not JSON", "message_input");
  }
  const { success, data, error } = schema.safeParse(json);
  if (success) return data;
  const [issue] = error.issues;
  const field = ["message_input", ...(issue?.path ?? [])].join(".");
  throw new ParameterError(`${field}: ${issue?.message}`, field);
}

async function toAttachment(part: FormDataEntryValue): Promise<Message["attachments"][number]> {
  if (typeof part === "string") throw new ParameterError("files must be files", "files");
  const content = Buffer.from(await part.arrayBuffer());
  return { id: freshUuid(), name: part.name, size: content.length, content: content.toString("base64") };
}
