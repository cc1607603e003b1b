/** The squares of a QR code, as the path of an SVG. */
export interface QrCodeView {
  size: number;
  path: string;
}

/** What an authenticator app needs to begin: shown once, while it is set up. */
export interface NewAuthenticatorView {
  qrCode: QrCodeView;
  /** The same key to be typed, in groups of four. */
  key: string;
}

export interface PasskeyView {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
  /** Kept in more than one place, such as a password manager. */
  isBackedUp: boolean;
}

/** How somebody's sign-in is protected. */
export interface SignInSecurityView {
  /** Null = a password is enough. */
  authenticator: { since: string; recoveryCodesLeft: number } | null;
  passkeys: PasskeyView[];
  /** Whether passkeys can work at the address of this product. */
  offersPasskeys: boolean;
  now: string;
}
