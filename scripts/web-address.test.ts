import { describe, expect, it } from "vitest";
import { listenHost, localAddress } from "./web-address";

describe("listenHost", () => {
  it.each([
    ["http://localhost:3000", undefined, "127.0.0.1"],
    ["http://127.0.0.1:3000", undefined, "127.0.0.1"],
    ["https://latchkey.example.com", undefined, "0.0.0.0"],
    ["http://localhost:3000", "0.0.0.0", "0.0.0.0"],
    // What a shell or a container calls the machine says nothing about who may connect.
    ["http://localhost:3000", "my-laptop", "127.0.0.1"],
    ["https://latchkey.example.com", "3f2a9c71d0b4", "0.0.0.0"],
  ])("%s with HOSTNAME %s listens on %s", (APP_URL, hostname, expected) => {
    expect(listenHost({ APP_URL }, hostname)).toBe(expected);
  });
});

describe("localAddress", () => {
  it.each([
    ["127.0.0.1", "http://127.0.0.1:3000"],
    ["0.0.0.0", "http://127.0.0.1:3000"],
    ["::", "http://[::1]:3000"],
    ["fd00::1", "http://[fd00::1]:3000"],
  ])("%s is reached at %s", (host, expected) => {
    expect(localAddress(host, 3000)).toBe(expected);
  });
});
