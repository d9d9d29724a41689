import { assign, makeClinic, makeDoctor, makeMember, makePatient } from "@/lib/testing/factories";

const password = "una contraseña para las pruebas";
let turn = 0;

/** A clinic of its own, so that what a test changes there disturbs no other: two administrators, a doctor, a patient. */
export async function makeHouse(name: string) {
  const own = `${name}-${process.pid}-${turn++}`;
  const { clinicId } = await makeClinic(own, { name: `Clínica ${name}` });
  const account = (who: string) => ({ email: `${who}.${own}@example.test`, password });
  const [elena, jorge, lucia, pedro] = ["elena", "jorge", "lucia", "pedro"].map(account);
  if (!elena || !jorge || !lucia || !pedro) throw new Error("four accounts");
  const { memberId: adminId, userId: adminUserId } = await makeMember(clinicId, "admin", {
    ...elena,
    name: "Elena Navarro Sanz",
  });
  await makeMember(clinicId, "admin", { ...jorge, name: "Jorge Salas Medina" });
  const treats = await makeDoctor(clinicId, { ...lucia, name: "Dra. Lucía Ortega Núñez" });
  const { memberId } = await makeMember(clinicId, "patient", { ...pedro, name: "Pedro Gil" });
  const names = [{ family: "Gil", given: ["Pedro"] }];
  const patient = await makePatient(clinicId, { memberId, names, birthDate: "1980-03-12" });
  await assign(clinicId, patient, treats);
  const { patientId } = patient;
  const ids = { clinicId, slug: own, patientId, doctorId: treats.memberId, adminId, adminUserId };
  return { ...ids, elena, jorge, lucia, pedro, doctor: treats };
}
