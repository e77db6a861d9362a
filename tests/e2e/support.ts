// The `test` of every browser test: it fails when the page logged an error (a violation of the
// Content-Security-Policy is one), threw one, or asked another origin for anything.
import { test as base, expect } from "@playwright/test";

export { expect };

type Fixtures = {
  /** Errors that a test provokes on purpose: `test.use({ tolerated: [/.../] })`. */
  tolerated: RegExp[];
  /** What went wrong so far; checked when the test ends. */
  trouble: string[];
};

export const test = base.extend<Fixtures>({
  tolerated: [[], { option: true }],

  trouble: [
    async ({ context, baseURL, tolerated }, use) => {
      const trouble: string[] = [];
      const note = (text: string) => {
        if (!tolerated.some((pattern) => pattern.test(text))) trouble.push(text);
      };
      const home = new URL(baseURL!).origin;
      context.on("console", (message) => {
        if (message.type() === "error") note(`console: ${message.text()}`);
      });
      context.on("weberror", (error) => note(`uncaught: ${error.error()}`));
      context.on("request", (request) => {
        const address = new URL(request.url());
        if (address.protocol.startsWith("http") && address.origin !== home) note(`foreign: ${address}`);
      });
      await use(trouble);
      expect(trouble, "errors and foreign requests").toEqual([]);
    },
    { auto: true },
  ],
});
