/** The clinic's logo, beside its name, which says the same in words. Its address changes with the picture. */
export function Logo({ hash }: { hash: string }) {
  // biome-ignore lint/performance/noImgElement: a small picture of the clinic's own, behind the session
  return <img className="logo" src={`/api/v1/logo?v=${hash}`} alt="" />;
}
