import { accountDataKeys, accountSecrets } from "../schema/account-secrets";
import { applicationDataKeys, applicationSecrets } from "../schema/applications";
import { authenticatorDataKeys, authenticatorSecrets } from "../schema/authenticators";
import { importRowDataKeys, importRowSecrets } from "../schema/import-rows";
import { parkedGrantDataKeys, parkedGrantSecrets } from "../schema/parked-grants";

/** What has sealed secrets. Each kind has tables of its own, so that secrets and their keys end with their owner. */
export const ownerKinds = ["account", "application", "parked_grant", "authenticator", "import_row"] as const;
export type OwnerKind = (typeof ownerKinds)[number];

export interface SecretOwner {
  kind: OwnerKind;
  id: string;
}

const secrets = {
  account: accountSecrets,
  application: applicationSecrets,
  parked_grant: parkedGrantSecrets,
  authenticator: authenticatorSecrets,
  import_row: importRowSecrets,
};
const dataKeys = {
  account: accountDataKeys,
  application: applicationDataKeys,
  parked_grant: parkedGrantDataKeys,
  authenticator: authenticatorDataKeys,
  import_row: importRowDataKeys,
};

/** They have the same columns under the same names; what differs is whom they belong to. */
export const secretsOf = (kind: OwnerKind) => secrets[kind] as typeof accountSecrets;
export const dataKeysOf = (kind: OwnerKind) => dataKeys[kind] as typeof accountDataKeys;
