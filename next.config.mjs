/** @type {import("next").NextConfig} */
const config = {
  // `npm test` builds beside a running `npm start`, so each has its own folder.
  distDir: process.env.NEXT_DIST_DIR || ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ["@node-rs/argon2", "pino", "undici", "postgres"],
  // Types are checked by `npm run typecheck` with the native compiler, which the build cannot call.
  typescript: { ignoreBuildErrors: true },
};

export default config;
