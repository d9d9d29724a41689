import { expect, test } from "vitest";
import { type RedFlag, redFlagsIn } from "./red-flags";

const SAID: [string, RedFlag][] = [
  ["Tengo un dolor muy fuerte en el pecho y me suda la frente", "chest"],
  ["Me duele el pecho desde anoche", "chest"],
  ["No me encuentro bien me duele el pecho", "chest"],
  ["no se me quita el dolor en el pecho", "chest"],
  ["No puedo dormir del dolor en el pecho", "chest"],
  ["Llevo dos noches sin dormir por la presión en el pecho", "chest"],
  ["No tengo fiebre y me duele el pecho", "chest"],
  ["no fever but my chest hurts", "chest"],
  ["I have chest tightness", "chest"],
  ["not feeling well my chest is heavy", "chest"],
  ["Se le ha torcido la boca", "stroke"],
  ["no puedo mover el brazo izquierdo", "stroke"],
  ["Habla raro desde esta mañana", "stroke"],
  ["sudden terrible headache", "stroke"],
  ["her face is drooping", "stroke"],
  ["No puedo respirar", "breathing"],
  ["no tengo tos y no puedo respirar bien", "breathing"],
  ["Me falta el aire al estar sentado", "breathing"],
  ["I can’t breathe", "breathing"],
  ["mi madre no responde", "consciousness"],
  ["he passed out twice", "consciousness"],
  ["ha vomitado sangre", "bleeding"],
  ["la herida no para de sangrar", "bleeding"],
  ["the wound won't stop bleeding", "bleeding"],
  ["se me hincha la lengua", "swelling"],
  ["my throat is closing", "swelling"],
  ["Fiebre de 39 y el cuello rígido", "meningitis"],
  ["stiff neck and a fever", "meningitis"],
  ["la barriga está dura como una tabla", "abdomen"],
  ["Estoy embarazada y tengo dolor de vientre", "abdomen"],
  ["no quiero vivir", "suicide"],
  ["He pensado en morirme y en suicidarme", "suicide"],
  ["I took all my pills", "suicide"],
  ["Mi bebé de 3 semanas tiene 38,2", "infantFever"],
  ["our 2-week-old has a fever", "infantFever"],
  ["se cayó de la escalera y se dio un golpe en la cabeza", "injury"],
  ["dolor en un testículo de repente", "testicle"],
  ["He perdido la vista de un ojo", "vision"],
  ["I suddenly lost vision", "vision"],
];

test.each(SAID)("%s", (text, flag) => {
  expect(redFlagsIn(text)).toContain(flag);
  expect(redFlagsIn(text.toUpperCase())).toContain(flag);
});

const NOT_SAID = [
  "Buenas tardes, llevo dos días con tos y 38 de fiebre. ¿Puedo seguir con la pastilla del azúcar?",
  "Sin dolor en el pecho, solo tos",
  "No tengo dolor en el pecho ni falta de aire",
  "No me duele el pecho",
  "no chest pain, no shortness of breath",
  "I don't have chest pain or trouble breathing",
  "He denies chest pain",
  "No he tenido desmayos ni convulsiones",
  "nunca he tenido una hemorragia",
  "La revisión de la vista es el martes",
  "¿Me manda la receta del lisinopril?",
  "My appointment is on Monday at 10:30, can I change it?",
  "El hijo de 3 años está bien, sin fiebre",
  "I have no suicidal thoughts",
  "no swelling of the tongue",
  "",
];
test.each(NOT_SAID)("nothing urgent: %s", (text) => {
  expect(redFlagsIn(text)).toEqual([]);
});

test("a long text takes no long time", () => {
  const text = "no tengo dolor en el pecho, me encuentro bien ".repeat(220);
  const began = process.cpuUsage().user;
  redFlagsIn(text);
  expect((process.cpuUsage().user - began) / 1000).toBeLessThan(2000); // stuck, it would be minutes
});
