import { NOBODY, writeAs } from "@/lib/platform/db/scope";

/** Shuts networks of a clinic, which no administrator could save who comes from there. */
export async function blockNetworks(clinicId: string, blockedNetworks: string): Promise<void> {
  await writeAs({ clinicId, userId: NOBODY, path: "seed" }, (tx) =>
    tx.setting.create({ data: { clinicId, name: "security", value: { blockedNetworks } } }),
  );
}
