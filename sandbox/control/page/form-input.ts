/** Form fields whose text stands for something else than text; several names may come out of one field. */
const readers: Record<string, (text: string) => Record<string, unknown>> = {
  seconds: (text) => ({ seconds: text === "null" ? null : text === "default" ? text : Number(text) }),
  threads: (text) => ({ threads: Number(text) }),
  times: (text) => ({ times: Number(text) }),
  retryAfterSeconds: (text) => ({ retryAfterSeconds: Number(text) }),
  delayMs: (text) => ({ delayMs: Number(text) }),
  rejected: (text) => ({ rejected: text === "true" }),
  shop: (text) => ({ ...placeOf(text) }),
  credentialShop: (text) => {
    const { marketplace, shopId } = placeOf(text);
    return { marketplace, shopIds: [shopId] };
  },
  redirectUri: (text) => ({ redirectUris: [text.trim()] }),
  credential: (text) => {
    const [name = "", value] = splitAt(text, ":");
    return { [name]: value };
  },
};

/**
 * What a form of the control page means as the input of a command: what is left empty is left out, so that the
 * command's own defaults and checks count.
 */
export function formInput(form: URLSearchParams): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [name, text] of form) {
    if (text.trim() === "") continue;
    Object.assign(input, Object.hasOwn(readers, name) ? readers[name]?.(text) : { [name]: text });
  }
  return input;
}

function placeOf(text: string): { marketplace: string | undefined; shopId: number } {
  const [marketplace, shopId] = splitAt(text, "/");
  return { marketplace, shopId: Number(shopId) };
}

function splitAt(text: string, separator: string): [string | undefined, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
