const MOST_SAID = 5;

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/**
 * Does something for one after the other; what fails for one keeps nothing from the others. Fails at the end with what failed,
 * by name.
 */
export async function forEach<T>(
  all: readonly T[],
  nameOf: (one: T) => string,
  work: (one: T) => Promise<unknown>,
): Promise<void> {
  const failures: Error[] = [];
  for (const one of all)
    await work(one).catch((cause) =>
      failures.push(new Error(`${nameOf(one)}: ${wordsOf(cause)}`, { cause })),
    );
  if (failures.length === 0) return;
  const said = failures.slice(0, MOST_SAID).map(({ message }) => message);
  throw new AggregateError(failures, `${failures.length} failed: ${said.join("; ")}`);
}
