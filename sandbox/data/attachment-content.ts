import { crc32, deflateSync } from "node:zlib";
import type { Message } from "../state/sandbox-state";
import { PseudoRandom } from "./pseudo-random";

const width = 240;
const height = 160;

/** What an attachment holds: what was uploaded, or a picture of its own, filled up to its size. */
export function attachmentContent({ id, size, content }: Message["attachments"][number]): Buffer {
  if (content !== null) return Buffer.from(content, "base64");
  const picture = createPicture(new PseudoRandom(`attachment/${id}`));
  return Buffer.concat([picture, Buffer.alloc(Math.max(0, size - picture.length))], size);
}

/** A PNG with a gradient of two colours; what follows its end is ignored by whoever reads it. */
function createPicture(random: PseudoRandom): Buffer {
  const colour = () => [random.below(256), random.below(256), random.below(256)];
  const [from, to] = [colour(), colour()];
  const rows = Array.from({ length: height }, (_, y) => {
    const pixel = from.map((value, at) => Math.round(value + (((to[at] ?? 0) - value) * y) / (height - 1)));
    return Buffer.from([0, ...Array.from({ length: width }, () => pixel).flat()]);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.concat(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}
