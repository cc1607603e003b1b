import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/auth-options";
import { toAppError } from "@/lib/errors/app-error";
import { refuseRequest } from "@/lib/http/refuse-request";

/**
 * next-auth's own routes: sign-in, sign-out, CSRF token, session. Options are read per request, not per build. What it
 * cannot read it throws, and Next would print a piece of it; what it cannot do it says in words of its own.
 */
async function handle(request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }): Promise<Response> {
  try {
    const response: Response = await NextAuth(request, context, authOptions());
    return response.status < 500 ? response : refuseRequest("malformed_request");
  } catch (error) {
    return refuseRequest(error instanceof SyntaxError ? "malformed_request" : toAppError(error).code, error);
  }
}

export { handle as GET, handle as POST };
