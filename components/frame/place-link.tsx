"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

const isAt = (path: string, places: string[]) =>
  places.some((href) => path === href || path.startsWith(`${href}/`));

/** `places`: where it leads, and what is below that. `children`: its icon. */
type Props = {
  places: [string, ...string[]];
  className: string;
  name: string;
  children: ReactNode;
};

/** A place of the frame, which knows when one is there. */
export function PlaceLink({ places, className, name, children }: Props) {
  const path = usePathname();
  return (
    <Link
      href={places[0]}
      prefetch={false}
      className={className}
      title={name}
      aria-current={isAt(path, places) ? "page" : undefined}
    >
      {children}
      <span>{name}</span>
    </Link>
  );
}
