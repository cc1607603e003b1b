/** A body of `multipart/form-data` (RFC 7578) with one JSON part, as Mirakl takes messages. */
export interface MultipartBody {
  contentType: string;
  body: string;
}

/**
 * @param boundary unique, so that it does not occur in the part; JSON escapes line breaks, so no line of it can be one
 */
export function jsonPart(name: string, value: unknown, boundary: string): MultipartBody {
  const lines = [
    `--${boundary}`,
    `Content-Disposition: form-data; name="${name}"`,
    "Content-Type: application/json",
    "",
    JSON.stringify(value),
    `--${boundary}--`,
    "",
  ];
  return { contentType: `multipart/form-data; boundary=${boundary}`, body: lines.join("\r\n") };
}
