import { brotliCompressSync, constants, createBrotliCompress, createGzip, gzipSync } from "node:zlib";

/** Next writes a page in some hundred pieces; what it writes within this time is sent as one. */
const gatherMs = 5;
/** Of what is longer, compressing begins while the rest is written. */
const gatherBytes = 64 * 1024;
/** What is smaller is not worth the while. */
const leastBytes = 256;
const chunkSize = 64 * 1024;

/** Half of the time that zlib's own choice takes, for a tenth more bytes; Brotli is better at both. */
const brotli = { chunkSize, params: { [constants.BROTLI_PARAM_QUALITY]: 3 } };
const gzip = { chunkSize, level: 3 };
const codings = {
  br: {
    create: () => createBrotliCompress(brotli),
    compress: (whole) => brotliCompressSync(whole, brotli),
    flush: constants.BROTLI_OPERATION_FLUSH,
  },
  gzip: {
    create: () => createGzip(gzip),
    compress: (whole) => gzipSync(whole, gzip),
    flush: constants.Z_SYNC_FLUSH,
  },
};
const compressible = /^(?:text\/(?!event-stream)|application\/(?:json|javascript|xml)|image\/svg)/;

/**
 * Compresses what is written to a response, as far as the client takes that. Next's own compression flushes every piece
 * of a page by itself.
 */
export function compressAnswer(request, response) {
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  let gathered = [];
  let size = 0;
  let timer;
  let stream;
  /** Undefined until the answer begins, null for one that is sent as it is. */
  let coding;

  const begin = () => {
    if (coding === undefined) coding = response.headersSent ? null : chooseCoding(request, response);
    return coding;
  };
  const take = () => {
    clearTimeout(timer);
    timer = undefined;
    const taken = Buffer.concat(gathered);
    gathered = [];
    size = 0;
    return taken;
  };
  const nameCoding = () => {
    response.setHeader("content-encoding", coding);
    response.removeHeader("content-length");
  };
  const openStream = () => {
    nameCoding();
    stream = codings[coding].create();
    stream.on("data", (piece) => write(piece) || stream.pause());
    stream.on("end", () => end());
    stream.on("drain", () => response.emit("drain"));
    response.on("drain", () => stream.resume());
  };
  const compress = () => {
    if (!stream) openStream();
    stream.write(take());
  };
  const send = () => {
    compress();
    stream.flush(codings[coding].flush);
  };

  response.write = (piece, ...rest) => {
    if (!begin()) return write(piece, ...rest);
    gathered.push(typeof piece === "string" ? Buffer.from(piece) : piece);
    size += piece.length;
    if (size >= gatherBytes) compress();
    else timer ??= setTimeout(send, gatherMs);
    return !stream?.writableNeedDrain;
  };
  response.end = (piece, ...rest) => {
    if (!begin()) return end(piece, ...rest);
    if (piece?.length > 0) gathered.push(typeof piece === "string" ? Buffer.from(piece) : piece);
    const last = take();
    if (last.length > gatherBytes && !stream) openStream();
    if (stream) stream.end(last);
    else if (last.length < leastBytes) end(last);
    else {
      // A fifth of a millisecond: to have it done beside takes as long again.
      const packed = codings[coding].compress(last);
      nameCoding();
      response.setHeader("content-length", packed.length);
      end(packed);
    }
    return response;
  };
  response.once("close", () => {
    clearTimeout(timer);
    stream?.destroy();
  });
}

/** @returns null for what is sent as it is */
function chooseCoding(request, response) {
  const kept = String(response.getHeader("cache-control") ?? "").includes("no-transform");
  if (kept || !compressible.test(String(response.getHeader("content-type") ?? ""))) return null;
  const vary = response.getHeader("vary");
  response.setHeader("vary", vary ? `${vary}, Accept-Encoding` : "Accept-Encoding");
  const hasBody = request.method !== "HEAD" && response.statusCode !== 304 && response.statusCode !== 204;
  if (!hasBody || response.hasHeader("content-encoding")) return null;
  const accepted = String(request.headers["accept-encoding"] ?? "").split(/\s*[,;]\s*/);
  return ["br", "gzip"].find((name) => accepted.includes(name)) ?? null;
}
