import { expect, test } from "vitest";
import { countCommon, isCommon } from "./common-passwords";
import { passwordFault } from "./password-rules";

const ana = {
  hasFactor: false,
  email: "ana.garcia@example.test",
  name: "Dra. Ana García Núñez",
  clinics: [{ name: "Clínica del Olivar" }],
};
const why = async (next: string, facts = ana) => (await passwordFault(next, facts))?.message;

test("fifteen characters, eight with a second factor, as people count them, up to 128", async () => {
  expect(await why("catorce letras")).toBe("password_too_short");
  expect(await why("quince letras y")).toBeUndefined();
  // Seven families are seven characters, though each is eleven units.
  expect(await why("👨‍👩‍👧".repeat(2), { ...ana, hasFactor: true })).not.toBe("password_too_long");
  expect(await why("sietes7", { ...ana, hasFactor: true })).toBe("password_too_short");
  expect(await why("ocho-y-8", { ...ana, hasFactor: true })).toBeUndefined();
  const long = "una frase muy larga que nadie más diría nunca. ".repeat(4);
  expect(await why(long.slice(0, 128))).toBeUndefined();
  expect(await why(long.slice(0, 129))).toBe("password_too_long");
});

test("what is made of name, address, clinic or product says of which", async () => {
  expect(await why("AnaGarciaNunez2024")).toBe("password_is_name");
  expect(await why("nuñez-garcia-nuñez")).toBe("password_is_name");
  expect(await why("example.test.2024")).toBe("password_is_email");
  expect(await why("ana.garcia@example.test")).toBe("password_is_email");
  expect(await why("clínica del olivar")).toBe("password_is_clinic");
  expect(await why("MediConnect-Pro-2027")).toBe("password_is_product");
  expect(await why("el garcía que cantaba en la ducha")).toBeUndefined();
});

test("ten thousand and more that others try first, capitals or not, and repetitions", async () => {
  expect(await countCommon()).toBeGreaterThan(10_000);
  const shorter = { ...ana, hasFactor: true };
  for (const next of ["Password1", "QWERTYUIOP", "iloveyou", "abcabcabcabc", "PasswordPassword"])
    expect(await why(next, shorter), next).toBe("password_common");
  for (const next of ["password123456789", "Qwertyuiopasdfghjkl"])
    expect(await why(next), next).toBe("password_common");
  expect(await why("caballo batería grapa correcto")).toBeUndefined();
  expect(await why("aaaaaaaaaaaaaaaa")).toBe("password_common");
  expect(await isCommon("una que no está")).toBe(false);
});
