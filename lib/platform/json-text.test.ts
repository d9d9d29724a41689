import { expect, test } from "vitest";
import { canonicalJson, jsonText, rawJson } from "./json-text";

test("raw pieces keep their digits, absent ones are left out, nulls of lists stay", () => {
  const value = { a: rawJson("0.30"), b: undefined, c: null, d: [null, "é"], e: { f: false } };
  expect(jsonText(value)).toBe('{"a":0.30,"d":[null,"é"],"e":{"f":false}}');
});

test("order and layout do not change the canonical text, content does", () => {
  const one = canonicalJson(JSON.parse('{"b": 1.0, "a": [true, {"d": 2, "c": "x"}]}'));
  expect(one).toBe('{"a":[true,{"c":"x","d":2}],"b":1}');
  expect(canonicalJson(JSON.parse('{"a":[true,{"c":"x","d":2}],"b":1}'))).toBe(one);
  expect(canonicalJson(JSON.parse('{"a":[true,{"c":"y","d":2}],"b":1}'))).not.toBe(one);
});
