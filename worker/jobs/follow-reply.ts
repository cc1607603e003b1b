import { addJob } from "@/db/queries/jobs";
import { followReply } from "@/lib/tickets/follow-reply";
import type { JobHandler } from "./job";

/** Asks what became of a reply, and again later until that is known. */
export const followUpReply: JobHandler<"follow_reply"> = async ({ replyId }) => {
  const askAgainInMs = await followReply(replyId);
  if (askAgainInMs === null) return;
  await addJob({ name: "follow_reply", payload: { replyId }, key: replyId, inMs: askAgainInMs });
};
