/** The languages, each in its own words. */
export function LanguageOptions() {
  return (
    <>
      <option value="es" lang="es">
        Español
      </option>
      <option value="en" lang="en">
        English
      </option>
    </>
  );
}
