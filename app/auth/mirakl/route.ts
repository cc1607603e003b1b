import { endTrip } from "@/lib/http/end-trip";

/** The redirect URI: where Mirakl sends the browser back. */
export const GET = (request: Request) => endTrip(new URL(request.url).searchParams);
