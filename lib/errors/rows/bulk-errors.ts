import { row } from "../error-row";

/** What can stand in the way of a bulk action or an import. */
export const bulkErrors = {
  bulk_run_not_found: row(
    404,
    "never",
    "This bulk action does not exist, or no longer: they are kept for 30 days.",
    "Go back to the bulk actions.",
  ),
  bulk_nothing_to_do: row(
    409,
    "never",
    "There is no account left that this applies to. Nothing was started.",
    "Look at the accounts again: they may have changed, or be gone.",
  ),
  import_not_open: row(
    409,
    "never",
    "This import has been started or given up already, so it takes no more rows.",
    "Choose the file again to import it anew.",
  ),
  import_row_expired: row(
    410,
    "never",
    "This row was not verified within a day, so its secret was destroyed.",
    "Import it again, and see that a worker is running.",
  ),
};
