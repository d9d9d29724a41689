import { useTranslations } from "next-intl";

const LONGEST_NAME = 100;

/** Name and birth date, by which the clinic looks whether it knows the person. */
export function NameFields() {
  const t = useTranslations("register");
  return (
    <>
      {(["given", "family"] as const).map((name) => (
        <label key={name} className="field">
          <span className="label">{t(name)}</span>
          <span className="input">
            <input
              name={name}
              autoComplete={`${name}-name`}
              required
              maxLength={LONGEST_NAME}
              autoCapitalize="words"
            />
          </span>
        </label>
      ))}
      <div className="field">
        <label className="label" htmlFor="register-birth">
          {t("birthDate")}
        </label>
        <span className="input">
          <input
            id="register-birth"
            name="birthDate"
            type="date"
            autoComplete="bday"
            min="1850-01-01"
            required
            aria-describedby="register-birth-help"
          />
        </span>
        <p className="help" id="register-birth-help">
          {t("birthDateHelp")}
        </p>
      </div>
    </>
  );
}
