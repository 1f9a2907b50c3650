import { expect, test } from "vitest";
import { problemIn } from "./problems";

test("what is wrong with a form is told field by field", () => {
  const error = problemIn(
    {
      type: "/problems/invalid-request",
      detail: "correct the fields named in `errors`",
      errors: [{ at: "body.title", message: "String should have at most 500 characters" }],
    },
    422,
  );
  expect(error.message).not.toContain("errors");
  expect(error.fields).toEqual(["Title: write at most 500 characters"]);
});

test("nobody is told of routes and HTTP phrases", () => {
  const error = problemIn(
    {
      type: "/problems/not-found",
      title: "Not Found",
      detail: "no entity 'x': /v1/entities?q= finds ids by name",
    },
    404,
  );
  expect(`${error.title} ${error.message}`).not.toMatch(/\/v1|Not Found/);
});

test("the service's own reason is kept where it is the best there is", () => {
  const error = problemIn({ type: "/problems/article-set-aside", detail: "it is in French" }, 409);
  expect(error.message).toBe("It is in French.");
});

test("an answer that is no problem document is still told", () => {
  expect(problemIn("<html>", 502).title).toBe("The service failed at this");
});
