import { z } from "zod";
import { freshUuid } from "../../data/ready-made-secret";
import type { Message } from "../../state/sandbox-state";

/** Attachments of a message in a command: `base64` is what the file holds, absent a picture. */
export const attachmentInput = z
  .array(z.strictObject({ name: z.string().min(1).max(255), base64: z.base64().optional() }))
  .max(20)
  .default([]);

const pictureSize = 60_000;

export function toAttachments(input: z.output<typeof attachmentInput>): Message["attachments"] {
  return input.map(({ name, base64 = null }) => ({
    id: freshUuid(),
    name,
    size: base64 === null ? pictureSize : Buffer.from(base64, "base64").length,
    content: base64,
  }));
}
