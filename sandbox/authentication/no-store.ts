/** RFC 6749 section 5.1 asks for both on every answer that may hold a token. */
export const noStore = { "Cache-Control": "no-store", Pragma: "no-cache" };
