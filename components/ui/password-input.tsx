"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";

type Props = Omit<ComponentProps<"input">, "type"> & { show: string; hide: string };

/** A field for a password that can be looked at; pasting is nobody's business but the person's. */
export function PasswordInput({ show, hide, ...input }: Props) {
  const [shown, setShown] = useState(false);
  return (
    <span className="input">
      <input
        {...input}
        type={shown ? "text" : "password"}
        autoCapitalize="none"
        spellCheck={false}
      />
      <button
        type="button"
        aria-pressed={shown}
        aria-label={shown ? hide : show}
        onClick={() => setShown(!shown)}
      >
        {shown ? <EyeOff className="i" /> : <Eye className="i" />}
      </button>
    </span>
  );
}
