import type { ChaosResult } from "../run/run-chaos";
import type { Check } from "./check";

/** Every account ends with tokens that the authorization server itself calls alive. */
export function judgeLivingTokens({ tokens, tokensAt, phases, lost, exitCodes }: ChaosResult): Check {
  const dead = tokens.filter(({ isAccessAlive, isRefreshAlive }) => !isAccessAlive || !isRefreshAlive);
  const returnedAt = phases.at(-1)?.from ?? 0;
  const settled = tokensAt === null ? "never" : `${((tokensAt - returnedAt) / 1_000).toFixed(0)} s`;
  return {
    name: "Every account has a living token",
    isMet: dead.length === 0 && tokensAt !== null && exitCodes.every((code) => code === 0),
    facts: [
      `${tokens.length - dead.length} of ${tokens.length} by introspection, access token and refresh token each, ${lost.length} of them reconnected by people`,
      `all settled after the host was back: ${settled}`,
      `workers stopped with ${exitCodes.join(", ")}`,
      ...dead.slice(0, 5).map((one) => `dead: ${JSON.stringify(one)}`),
    ],
  };
}
