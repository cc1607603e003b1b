import { join } from "node:path";
import { compressStatic } from "./compress-static";

/** The second half of `npm run build`. */
await compressStatic(join(process.env.NEXT_DIST_DIR || ".next", "static"));
