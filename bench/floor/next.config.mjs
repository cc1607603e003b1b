/** The floor of the web's measurements: Next with a page that shows one word and a handler that answers one. */
const config = { poweredByHeader: false, typescript: { ignoreBuildErrors: true } };

export default config;
