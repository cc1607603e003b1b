/**
 * The keys that wrap data keys: a key ring of settings, or a key management service, of which no key ever comes here.
 * Both calls may go over the network. A service that does brings a deadline, `encryption_key_missing` for a key that it
 * does not have, and a cache of its own, because every opened secret unwraps a data key.
 */
export interface MasterKeys {
  /** Key that wraps what is new. */
  newestId: string;
  /** All keys, newest first. */
  ids: readonly string[];
  /**
   * @param place what the wrapped key is bound to
   * @throws AppError `encryption_key_missing`
   */
  wrap: (dataKey: Buffer, keyId: string, place: readonly string[]) => Promise<string>;
  /**
   * @throws AppError `encryption_key_missing` without that key, `sealed_value_unreadable` when it was altered or
   *   belongs to another place
   */
  unwrap: (wrapped: string, keyId: string, place: readonly string[]) => Promise<Buffer>;
}
