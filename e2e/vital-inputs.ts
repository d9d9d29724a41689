/** Readings as the API takes them. */
export const PULSE = { code: "8867-4", value: 72, unit: "/min" };
export const PRESSURE = {
  code: "85354-9",
  components: [
    { code: "8480-6", value: 185, unit: "mm[Hg]" },
    { code: "8462-4", value: 95, unit: "mm[Hg]" },
  ],
};

/** A moment just passed. */
export const at = () => new Date(Date.now() - 60_000).toISOString();
