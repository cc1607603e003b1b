const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  // Counts on https only; browsers ignore it elsewhere.
  { key: "Strict-Transport-Security", value: "max-age=31536000" },
];

/** @type {import("next").NextConfig} */
const config = {
  // `npm test` builds beside a running `npm start`, so each has its own folder.
  distDir: process.env.NEXT_DIST_DIR || ".next",
  poweredByHeader: false,
  // scripts/serve-web.mjs does it.
  compress: false,
  reactStrictMode: true,
  // `next dev` would print the arguments of server actions, API keys included.
  logging: { serverFunctions: false },
  headers: async () => [
    { source: "/:path*", headers: securityHeaders },
    {
      source: "/api/:path((?!auth/|tickets/[^/]+/[^/]+/messages/).*)",
      headers: [{ key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'; sandbox" }],
    },
    // For the frame of a ticket's page, which shows it with its images.
    {
      source: "/api/tickets/:accountId/:threadId/messages/:messageId",
      headers: [
        { key: "X-Frame-Options", value: "SAMEORIGIN" },
        { key: "Referrer-Policy", value: "no-referrer" },
      ],
    },
    // Their address comes with a secret. Browsers leave fragments out of the referrer; here they leave out the rest too.
    { source: "/(invite|new-password)", headers: [{ key: "Referrer-Policy", value: "no-referrer" }] },
  ],
  experimental: { serverActions: { bodySizeLimit: "256kb" } },
  serverExternalPackages: ["@node-rs/argon2", "pino", "undici", "postgres"],
  // Types are checked by `npm run typecheck` with the native compiler, which the build cannot call.
  typescript: { ignoreBuildErrors: true },
};

export default config;
