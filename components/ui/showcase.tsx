"use client";

import { Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { ChoiceChip } from "./choice-chip";
import { Dialog } from "./dialog";
import { PasswordInput } from "./password-input";
import { SearchBox } from "./search-box";
import { Setting } from "./setting";
import { Shape } from "./shape";
import { SkeletonRows } from "./skeleton";

const STATES = ["normal", "borderline", "critical", "unknown"] as const;
const OPTIONS = [
  ["a", "First"],
  ["b", "Second"],
] as const;

/** Every primitive in every state, in both densities. Read by who builds, so in English only. */
export function Showcase() {
  return (
    <main className="main" id="content">
      <div className="page-head">
        <h1>Primitives</h1>
      </div>
      {(["compact", "comfortable"] as const).map((density) => (
        <div key={density} data-density={density} className="stack g-24 mt-8">
          <h2 className="t-18">{density}</h2>
          <Buttons />
          <Fields density={density} />
          <Filters density={density} />
          <Words />
          <Lists />
        </div>
      ))}
      <Floating />
    </main>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="sec">
      <div className="sec-head">
        <h3>{title}</h3>
      </div>
      <div className="row g-16 flex-wrap py-3">{children}</div>
    </div>
  );
}

function Buttons() {
  const kinds = ["", "btn-primary", "btn-ghost", "btn-danger"];
  return (
    <Group title="Buttons">
      {kinds.map((kind) => (
        <span key={kind} className="row">
          <button type="button" className={`btn ${kind}`}>
            {kind || "btn"}
          </button>
          <button type="button" className={`btn btn-sm ${kind}`}>
            <Plus className="i" aria-hidden="true" />
            small <kbd>K</kbd>
          </button>
          <button type="button" className={`btn ${kind}`} disabled>
            disabled
          </button>
          <button type="button" className={`btn ${kind}`} disabled aria-busy="true">
            busy
          </button>
        </span>
      ))}
      <a className="link" href="#content">
        a link to the top
      </a>
    </Group>
  );
}

function Fields({ density }: { density: string }) {
  const id = (name: string) => `${density}-${name}`;
  return (
    <Group title="Fields">
      <div className="fields w-full">
        <label className="field">
          <span className="label">Empty</span>
          <span className="input">
            <input placeholder="placeholder" />
          </span>
          <span className="help">Help stands under the field.</span>
        </label>
        <label className="field">
          <span className="label">With a unit</span>
          <span className="input">
            <input defaultValue="38,4" inputMode="decimal" />
            <span className="affix">°C</span>
          </span>
          <span className="state state-borderline">
            <Shape state="borderline" />
            Borderline, high
          </span>
        </label>
        <div className="field is-error">
          <label className="label" htmlFor={id("wrong")}>
            Wrong
          </label>
          <span className="input">
            <input id={id("wrong")} defaultValue="384" aria-invalid="true" />
          </span>
          <p className="error">
            <Shape state="critical" />
            The error stands where the help was.
          </p>
        </div>
        <div className="field">
          <label className="label" htmlFor={id("password")}>
            Password
          </label>
          <PasswordInput id={id("password")} show="Show" hide="Hide" defaultValue="secret" />
        </div>
        <label className="field wide">
          <span className="label">Long text</span>
          <textarea className="input" rows={2} defaultValue="Two lines." />
        </label>
      </div>
      <ul className="sets w-full">
        <Setting htmlFor={id("set")} label="A setting" help="What it does." changed note="before 5">
          <span className="input">
            <input id={id("set")} defaultValue="7" />
          </span>
        </Setting>
      </ul>
    </Group>
  );
}

function Filters({ density }: { density: string }) {
  const [q, setQ] = useState("typed");
  const [choice, setChoice] = useState("a");
  return (
    <Group title="Filters">
      <SearchBox label={`Search, ${density}`} clearLabel="Clear" value={q} onChange={setQ} />
      <ChoiceChip
        label={`Filter, ${density}`}
        value={choice}
        on={choice !== "a"}
        options={OPTIONS}
        onChange={setChoice}
      />
      <fieldset className="seg" aria-label={`Segments, ${density}`}>
        {OPTIONS.map(([value, text]) => (
          <button
            key={value}
            type="button"
            aria-pressed={choice === value}
            onClick={() => setChoice(value)}
          >
            {text}
          </button>
        ))}
      </fieldset>
    </Group>
  );
}

function Words() {
  return (
    <Group title="States and notices">
      {STATES.map((state) => (
        <span key={state} className={`state state-${state}`}>
          <Shape state={state} />
          {state}
        </span>
      ))}
      <span className="count">12</span>
      <p className="banner w-full">A notice.</p>
      <p className="banner banner-critical w-full">
        <Shape state="critical" />A grave one.
      </p>
    </Group>
  );
}

function Lists() {
  return (
    <Group title="Lists">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col" className="r">
              Value
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>María del Carmen Fernández-Villaverde y Gutiérrez de la Concha</td>
            <td className="r">262 mg/dL</td>
          </tr>
        </tbody>
      </table>
      <div className="w-full" aria-busy="true">
        <SkeletonRows count={2} />
      </div>
    </Group>
  );
}

function Floating() {
  const [open, setOpen] = useState(false);
  return (
    <Group title="Dialog">
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        Open a dialog
      </button>
      {open && (
        <Dialog
          title="A dialog"
          subtitle="Its subtitle"
          closeLabel="Close"
          onClose={() => setOpen(false)}
        >
          <p className="dialog-body">Esc closes it, and the focus goes back.</p>
        </Dialog>
      )}
    </Group>
  );
}
