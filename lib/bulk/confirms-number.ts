/** Whether that number was typed, however somebody groups it: "3,090", "3.090" and "3090" say the same. */
export function confirmsNumber(typed: string | undefined, count: number): boolean {
  return typed?.replace(/\D/g, "") === String(count);
}
