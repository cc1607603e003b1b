/** IDs that one selection may name; more than that is selected by a filter. */
export const maxSelectedIds = 1_000;
