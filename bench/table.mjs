// The figures as people read them, with the aims beside.

const AIM_AT = 10;
const AIMS = { me: 0.9, patients: 0.6, "vitals-read": 0.6, "vitals-write": 0.35 };
/** Server time of the longest chart's summary, one asker. */
const BIG_CHART_AIM_MS = 100;
const LIVE_AIM_MS = 250;
const EMPTY_AIM_S = 10;
const MAIL_AIM_MS = 2000;
const UPLOAD_AIM_MB = 50;
const RSS_AIM_MB = 350;
/** A million events. */
const VERIFY_AIM_S = 60;
const IMPORT_AIM = 300;
const GROWTH_AIM = 1.3;
/** On a phone: largest paint and slowest interaction in ms, layout shift, scripts of first load in kB. */
const PAGE_AIMS = { lcpMs: 1800, inpMs: 150, cls: 0.05 };
const SCRIPT_AIMS_KB = { doctor: 260 };
const SCRIPT_AIM_KB = 200;
/** The share of frames that a scrolling screen gets in time. */
const SCROLL_AIM = 0.95;

/** What is said of an aim. */
export const mark = (met) => (met ? "met" : "NOT MET");
const row = (first, cells) =>
  `${first.padEnd(30)}${cells.map((cell) => String(cell ?? "–").padStart(10)).join("")}`;

/** The standard bench's document as a table. */
export function showStandard({ scenarios, rssMb, node, cores, quiet, pinned, import: imported }) {
  const lines = scenarios.map(({ name, connections, rps, p50, p95, p99, ratio, errors, cpuMs }) => {
    const aim = connections === AIM_AT ? AIMS[name] : undefined;
    const says =
      name === "overview-big" && connections === 1
        ? `   aim p95 ≤ ${BIG_CHART_AIM_MS} ms: ${mark(p95 <= BIG_CHART_AIM_MS)}`
        : aim === undefined
          ? ""
          : `   aim ≥ ${aim.toFixed(2)}: ${mark(ratio >= aim)}`;
    return row(name, [connections, rps, p50, p95, p99, ratio.toFixed(2), errors, cpuMs]) + says;
  });
  const total = scenarios.reduce((sum, { errors }) => sum + errors, 0);
  return [
    row("scenario", ["conns", "rps", "p50 ms", "p95 ms", "p99 ms", "ratio", "errors", "cpu ms"]),
    ...lines,
    "",
    `errors ${total}, aim 0: ${mark(total === 0)}`,
    rssMb === null
      ? "memory not measured here"
      : `web process ${rssMb} MB, aim ≤ ${RSS_AIM_MB}: ${mark(rssMb <= RSS_AIM_MB)}`,
    importLine(imported),
    `Node ${node}, ${cores} cores, server and generator ${pinned ? "on a core each" : "not pinned"}, machine ${quiet ? "quiet" : "NOT quiet"}`,
  ].join("\n");
}

function importLine(imported) {
  if (!imported) return "import not measured: no FHIR folder";
  const { resources, seconds, resourcesPerSecond, peakRssMb } = imported;
  return `import ${resources} resources in ${seconds} s, ${resourcesPerSecond} a second, aim ≥ ${IMPORT_AIM}: ${mark(resourcesPerSecond >= IMPORT_AIM)}; ${peakRssMb} MB`;
}

/** The growth document as a table. */
export function showGrowth({ growth, node, cores, quiet }) {
  const sizes = Object.keys(growth[0]?.p50 ?? {});
  return [
    row("p50 in ms", [...sizes, "ratio"]),
    ...growth.map(({ name, p50, ratio }) => {
      const says = name === "bare" ? "" : `   aim ≤ ${GROWTH_AIM}: ${mark(ratio <= GROWTH_AIM)}`;
      return row(name, [...sizes.map((size) => p50[size]), ratio.toFixed(2)]) + says;
    }),
    "",
    `Node ${node}, ${cores} cores, machine ${quiet ? "quiet" : "NOT quiet"}`,
  ].join("\n");
}

/** The pages on a phone as a table. */
export function showBrowser({ pages, scroll, node, cores, quiet }) {
  const says = ({ role, lcpMs, cls, inpMs, scriptKb }) => {
    const missed = [
      lcpMs > PAGE_AIMS.lcpMs && `LCP ≤ ${PAGE_AIMS.lcpMs} ms`,
      inpMs > PAGE_AIMS.inpMs && `INP ≤ ${PAGE_AIMS.inpMs} ms`,
      cls >= PAGE_AIMS.cls && `CLS < ${PAGE_AIMS.cls}`,
      scriptKb > (SCRIPT_AIMS_KB[role] ?? SCRIPT_AIM_KB) &&
        `scripts ≤ ${SCRIPT_AIMS_KB[role] ?? SCRIPT_AIM_KB} kB`,
    ].filter(Boolean);
    return `   ${missed.length === 0 ? mark(true) : `${mark(false)}: ${missed.join(", ")}`}`;
  };
  return [
    row("page", ["role", "LCP ms", "settled", "CLS", "INP ms", "scripts kB"]),
    ...pages.map(
      (page) =>
        row(page.path, [
          page.role,
          page.lcpMs,
          page.settledMs,
          page.cls,
          page.inpMs,
          page.scriptKb,
        ]) + says(page),
    ),
    "",
    row("scrolling", ["rows", "in time", "longest"]),
    ...scroll.map(
      ({ name, rows, inTime, longestMs }) =>
        `${row(name, [rows, inTime, `${longestMs} ms`])}   aim ≥ ${SCROLL_AIM}: ${mark(inTime >= SCROLL_AIM)}`,
    ),
    "",
    "a phone four times slower than this machine, 1.6 Mbit/s, 150 ms; medians of three",
    `Node ${node}, ${cores} cores, machine ${quiet ? "quiet" : "NOT quiet"}`,
  ].join("\n");
}

/** The streams' document as lines. */
export function showLive({ streams, kbPerStream, latencyMs, missed, me, node, cores, quiet }) {
  return [
    `${streams} open streams: ${kbPerStream} kB each, ${missed} missed a change`,
    `a reading reaches all of them: p50 ${latencyMs.p50} ms, p95 ${latencyMs.p95} ms, p99 ${latencyMs.p99} ms, aim p95 ≤ ${LIVE_AIM_MS}: ${mark(latencyMs.p95 <= LIVE_AIM_MS)}`,
    `me at ${AIM_AT} connections: ${me.without.rps} a second without them, ${me.during.rps} with them and three changes a second, ratio ${me.ratio}; p95 ${me.without.p95} and ${me.during.p95} ms`,
    `Node ${node}, ${cores} cores, machine ${quiet ? "quiet" : "NOT quiet"}`,
  ].join("\n");
}

/** What leaves the request, as lines. */
export function showEffects({ mailMs, uploadMb, node, cores, quiet }) {
  const more = uploadMb.after - uploadMb.before;
  return [
    `a mail is with its server after a commit: p50 ${mailMs.p50} ms, p95 ${mailMs.p95} ms, p99 ${mailMs.p99} ms of ${mailMs.mails}, aim p95 ≤ ${MAIL_AIM_MS}: ${mark(mailMs.p95 <= MAIL_AIM_MS)}`,
    `an upload of ${uploadMb.size} MB: the web process's peak from ${uploadMb.before} to ${uploadMb.after} MB, aim ≤ ${UPLOAD_AIM_MB} more: ${mark(more <= UPLOAD_AIM_MB)}`,
    `Node ${node}, ${cores} cores, machine ${quiet ? "quiet" : "NOT quiet"}`,
  ].join("\n");
}

/** What stood the killing, as lines. */
export function showChaos(found) {
  const { events, killed, sent, seconds, sets, alerts, told, shouldBeTold, parked, undone } = found;
  const { worker, web, redis } = killed;
  const once = sets === events && alerts === events && told === shouldBeTold && undone === 0;
  return [
    `${sent} of ${events} readings acknowledged in ${seconds.toFixed(0)} s, while the worker was killed ${worker} times, the web server ${web}, Redis ${redis}`,
    `${sets} sets, ${alerts} alerts, ${told} of ${shouldBeTold} notices, ${parked} parked, ${undone} undone: each once: ${mark(once)}`,
    `the queue was empty ${found.emptyAfterSeconds.toFixed(1)} s after the last one, aim ≤ ${EMPTY_AIM_S}: ${mark(found.emptyAfterSeconds <= EMPTY_AIM_S)}`,
    `${found.mails} of ${shouldBeTold} mails, ${found.repeated} of them handed over again under the same Message-ID`,
    `clinical words in Redis: ${found.markerInRedis}, in mails: ${found.markerInMails}, aim 0: ${mark(found.markerInRedis + found.markerInMails === 0)}`,
  ].join("\n");
}

/** What documents cost, as lines. */
export function showDocuments(found) {
  const { small, record, bundle, tenPagesSeconds, ratio, workerMb, node, cores, quiet } = found;
  return [
    `a PDF of ${small.pages} pages: ${small.seconds} s from asking to ready, ten pages ${tenPagesSeconds} s, aim ≤ 2: ${mark(tenPagesSeconds <= 2)}`,
    `a record of 700 encounters: ${record.pages} pages, ${record.mb} MB in ${record.seconds} s, aim ≤ 30: ${mark(record.seconds <= 30)}; a page costs ${ratio} of what it does in the small one`,
    `the same as FHIR: ${bundle.mb} MB in ${bundle.seconds} s`,
    `the worker's memory at its peak: ${workerMb.before} MB before the record, ${workerMb.after} after`,
    `Node ${node}, ${cores} cores, machine ${quiet ? "quiet" : "NOT quiet"}`,
  ].join("\n");
}

/** What the audit log's seals cost, as lines. */
export function showAudit(found) {
  const { events, sealSeconds, workerMb, verifySeconds, verifyMb, node, cores, quiet } = found;
  const million = (verifySeconds / events) * 1e6;
  return [
    `${events} events sealed in ${sealSeconds} s, ${Math.round(events / sealSeconds)} a second; the worker's peak ${workerMb.before} MB before, ${workerMb.after} after`,
    `verified in ${verifySeconds} s, the start of the program among it, ${verifyMb ?? "–"} MB; a million so: ${million.toFixed(1)} s, aim ≤ ${VERIFY_AIM_S}: ${mark(million <= VERIFY_AIM_S)}`,
    `Node ${node}, ${cores} cores, machine ${quiet ? "quiet" : "NOT quiet"}`,
  ].join("\n");
}

/** A profile as two lists. */
export function showProfile({ profiles }) {
  const list = (pairs) =>
    pairs.map(([name, share]) => `  ${(share * 100).toFixed(1).padStart(5)} %  ${name}`);
  return profiles
    .flatMap(({ scenario, rps, cpuMs, functions, files }) => [
      `${scenario}: ${rps} a second, ${cpuMs?.toFixed(3) ?? "–"} ms of processor a request (profiled)`,
      " by function",
      ...list(functions),
      " by file or package",
      ...list(files),
      "",
    ])
    .join("\n");
}
