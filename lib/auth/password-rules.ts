import "server-only";
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

/** NIST SP 800-63B: length counts, not which kinds of characters there are. */
export const shortestPassword = 12;
export const longestPassword = 128;

/** Of 4: what is below is found within a hundred million guesses. */
const lowestScore = 3;

let estimator: ZxcvbnFactory | undefined;

/**
 * Whether a password may become somebody's: long enough, not one of those that leaked most often (the list of
 * `@zxcvbn-ts/language-common`) or built like one, and not made of what is known of the person. Nothing leaves this machine.
 * @returns what is wrong, as a sentence for the field; null when it may be used
 */
export function checkNewPassword(password: string, person: { email: string; name: string }): string | null {
  const { length } = [...password];
  if (length < shortestPassword) return `Use at least ${shortestPassword} characters. A few words make a good password`;
  if (length > longestPassword) return `Use at most ${longestPassword} characters`;
  if (password.includes("\0")) return "Leave out the character that cannot be typed";
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: longestPassword });
  const { score, sequence } = estimator.check(password, [...wordsOf(person), "latchkey", "mirakl"]);
  if (score >= lowestScore) return null;
  const isOwn = sequence.some((match) => "dictionaryName" in match && match.dictionaryName === "userInputs");
  return isOwn
    ? "This is too close to your name, your e-mail address or this product. Use words that have nothing to do with them"
    : "This is among the passwords that are tried first, or close to one. Use several words that do not belong together";
}

/** E-mail and name, whole and in their parts. */
function wordsOf({ email, name }: { email: string; name: string }): string[] {
  const whole = [email, email.split("@")[0] ?? "", name, name.replace(/\s+/g, "")];
  const parts = [...email.split(/[@._+-]+/), ...name.split(/\s+/)];
  return [...new Set([...whole, ...parts].map((word) => word.toLowerCase()).filter((word) => word.length >= 3))];
}
