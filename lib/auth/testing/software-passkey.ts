import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";

const flag = { present: 0x01, verified: 0x04, attested: 0x40 };

interface Ceremony {
  challenge: string;
  origin?: string;
  rpId?: string;
  isVerified?: boolean;
  counter?: number;
  userHandle?: string;
}

/** An authenticator in software that says whatever a test wants it to: ES256, attestation "none" (WebAuthn level 3). */
export function softwarePasskey() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const credentialId = randomBytes(32);
  const id = credentialId.toString("base64url");
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const base = { id, rawId: id, type: "public-key" as const, clientExtensionResults: {} };

  const clientData = (type: string, { challenge, origin = "http://localhost:3000" }: Ceremony) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const authenticatorData = (ceremony: Ceremony, flags: number) => {
    const { rpId = "localhost", isVerified = true, counter = 0 } = ceremony;
    const head = Buffer.alloc(37);
    createHash("sha256").update(rpId).digest().copy(head);
    head.writeUInt8(flags | flag.present | (isVerified ? flag.verified : 0), 32);
    head.writeUInt32BE(counter, 33);
    return head;
  };

  return {
    id,
    /** What a browser answers to registration options. */
    register(ceremony: Ceremony) {
      // COSE_Key (RFC 9053): EC2, ES256, P-256.
      const key = new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(Buffer.from(x, "base64url"))],
        [-3, new Uint8Array(Buffer.from(y, "base64url"))],
      ]);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(credentialId.length);
      const data = Buffer.concat([
        authenticatorData(ceremony, flag.attested),
        Buffer.alloc(16),
        length,
        credentialId,
        isoCBOR.encode(key),
      ]);
      const attestation = new Map<string, unknown>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", new Uint8Array(data)],
      ]);
      const response = {
        clientDataJSON: clientData("webauthn.create", ceremony).toString("base64url"),
        attestationObject: Buffer.from(isoCBOR.encode(attestation as never)).toString("base64url"),
        transports: ["internal" as const],
      };
      return { ...base, response };
    },
    /** What a browser answers to authentication options. */
    sign(ceremony: Ceremony) {
      const client = clientData("webauthn.get", ceremony);
      const data = authenticatorData(ceremony, 0);
      const signed = Buffer.concat([data, createHash("sha256").update(client).digest()]);
      const response = {
        clientDataJSON: client.toString("base64url"),
        authenticatorData: data.toString("base64url"),
        signature: createSign("sha256").update(signed).sign(privateKey).toString("base64url"),
        ...(ceremony.userHandle !== undefined && {
          userHandle: Buffer.from(ceremony.userHandle).toString("base64url"),
        }),
      };
      return { ...base, response };
    },
  };
}
export type SoftwarePasskey = ReturnType<typeof softwarePasskey>;
