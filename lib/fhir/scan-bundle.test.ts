import { expect, test } from "vitest";
import { sourceText } from "./read-resource";
import { scanBundle } from "./scan-bundle";

const scan = (text: string) => {
  const bytes = Buffer.from(text);
  const { entries, resourceType } = scanBundle(bytes);
  return {
    resourceType,
    texts: entries.map(({ start, end }) => bytes.toString("utf8", start, end)),
    urls: entries.map(({ fullUrl }) => fullUrl),
  };
};

test("finds each resource byte for byte, whatever stands in its strings", () => {
  const first = '{ "a" : "}]\\"\\\\" , "n": 1.10, "ñ": ["\\u00f1", {}] }';
  const second = '{"b":[[],[1,2]]}';
  expect(
    scan(
      `\uFEFF{"entry":[{"fullUrl":"urn:uuid:1","resource":${first}},\n {"resource":${second},"request":{}}],"resourceType":"Bundle"}\n`,
    ),
  ).toEqual({ resourceType: "Bundle", texts: [first, second], urls: ["urn:uuid:1", undefined] });
});

test("a broken resource inside does not hide the others", () => {
  const { texts } = scan('{"entry":[{"resource":{"a":tru}},{"resource":{"b":1}}]}');
  expect(texts).toEqual(['{"a":tru}', '{"b":1}']);
});

test.each([
  "",
  "{",
  "[1]",
  "null",
  '{"entry":[{"resource":{}}',
  '{"entry":{}}',
  '{"entry":[]} x',
  '{"a":"',
  "{'a':1}",
])("%s is no bundle", (text) => {
  expect(() => scan(text)).toThrow(SyntaxError);
});

test("source text keeps the digits that a double would lose", () => {
  const source = sourceText(
    '{"valueQuantity": {"value": 81.123456789012345678}, "component": [ {"v": 1.10} ]}',
  );
  expect(source(["valueQuantity", "value"])).toBe("81.123456789012345678");
  expect(source(["component", 0, "v"])).toBe("1.10");
  expect(source(["component"])).toBe('[ {"v": 1.10} ]');
  expect(source(["none"])).toBeUndefined();
});
