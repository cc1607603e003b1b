/** Whether a body with this Content-Type is a form (`application/x-www-form-urlencoded`, with or without charset). */
export function isFormRequest(contentType: string | undefined): boolean {
  return contentType?.split(";")[0]?.trim().toLowerCase() === "application/x-www-form-urlencoded";
}
