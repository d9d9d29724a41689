import { Logo } from "./logo";

/** A name with its sign: the clinic's logo where it has one, else the product's. */
export function Brand({ name, logo }: { name: string; logo?: string | null }) {
  return (
    <span className="rail-brand">
      {logo ? <Logo hash={logo} /> : <Sign />}
      <span>{name}</span>
    </span>
  );
}

function Sign() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <path
        fill="none"
        stroke="currentColor"
        strokeWidth="2.25"
        strokeLinecap="round"
        strokeLinejoin="round"
        d="M2.5 16V6.2c0-1 1.2-1.5 1.9-.8L10 11l5.6-5.6c.7-.7 1.9-.2 1.9.8V16"
      />
      <circle cx="10" cy="15.6" r="1.6" fill="currentColor" />
    </svg>
  );
}
