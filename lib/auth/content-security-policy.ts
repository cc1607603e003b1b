/**
 * The page's content security policy: scripts only by nonce, no frames but our own, nothing from elsewhere. Styles may
 * be inline because the component library positions menus and dialogs with style attributes.
 * @param page.formTargets origins that a form may lead to, as sign-ins that are sent from here do
 */
export function contentSecurityPolicy(page: {
  nonce: string;
  isProduction: boolean;
  isHttps: boolean;
  formTargets: readonly string[];
}): string {
  const scripts = [`'nonce-${page.nonce}'`, "'strict-dynamic'", ...(page.isProduction ? [] : ["'unsafe-eval'"])];
  return [
    "default-src 'self'",
    `script-src ${scripts.join(" ")}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${page.isProduction ? "" : " ws:"}`,
    "object-src 'none'",
    "base-uri 'none'",
    `form-action ${["'self'", ...new Set(page.formTargets)].join(" ")}`,
    "frame-ancestors 'none'",
    ...(page.isHttps ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}
