export const exportFormats = ["csv", "json"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Reads a format from address parameters; what it does not know is JSON. */
export function parseExportFormat(parameters: URLSearchParams): ExportFormat {
  return exportFormats.find((format) => format === parameters.get("format")) ?? "json";
}
