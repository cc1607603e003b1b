import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { writePrivateFile } from "../write-private-file";

const schema = z.object({
  /** Port of 127.0.0.1 it listened on last. */
  port: z.number().int(),
  superuserPassword: z.string(),
  ownerPassword: z.string(),
  appPassword: z.string(),
  /** Process that started the server and will stop it. */
  keeperPid: z.number().int().nullable(),
});
export type ClusterSecrets = z.infer<typeof schema>;

/** Reads what was kept about the cluster; null when nothing was. */
export function readClusterSecrets(file: string): ClusterSecrets | null {
  return existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, "utf8"))) : null;
}

export function newClusterSecrets(port: number): ClusterSecrets {
  const password = () => randomBytes(24).toString("base64url");
  return {
    port,
    superuserPassword: password(),
    ownerPassword: password(),
    appPassword: password(),
    keeperPid: null,
  };
}

export function writeClusterSecrets(file: string, secrets: ClusterSecrets): void {
  writePrivateFile(file, `${JSON.stringify(secrets, null, 2)}\n`);
}
