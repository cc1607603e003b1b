import { calls, type Sandbox } from "./sandbox";
import type { NewMessage } from "./sandbox-inbox";

export const customerName = "Marta Kowalska";

/** A shop with a thread of its own, whose subject names the shop. */
export async function createShopWithThread(sandbox: Sandbox, message: Partial<NewMessage> = {}) {
  const shop = await sandbox.createShopWithKey();
  const topic = `Lost parcel at ${shop.name}`;
  const body = "<p>Where is my parcel?</p>";
  const threadId = await sandbox.inbox.write(shop, { topic, customerName, body, ...message });
  return { ...shop, topic, threadId, replyPath: `${calls.threads}/${threadId}/message` };
}

/** A message with all that could run, load or hide something; it tells the page's title when it does. */
export const hostileBody = `<p>Look at <b>this</b></p>
  <script>parent.document.title = "script ran"; document.title = "script ran"</script>
  <img src="https://tracker.example/open.gif" width="1" height="1"><img src="x" onerror="parent.document.title = 'ran'">
  <style>body { display: none }</style><form action="https://tracker.example"><input name="password"></form>
  <a href="javascript:document.title='ran'">Free</a> <a href="https://shop.example/track">Track it</a>`;
