/** What a text may speak of that is an emergency whatever else it says. Source: the list of red flags that triage uses. */
const RED_FLAGS = [
  "chest",
  "stroke",
  "breathing",
  "consciousness",
  "bleeding",
  "swelling",
  "meningitis",
  "abdomen",
  "suicide",
  "infantFever",
  "injury",
  "testicle",
  "vision",
] as const;
export type RedFlag = (typeof RED_FLAGS)[number];

const FEVER = "(?:fiebre|fever|temperatura alta|3[89](?:[.,]\\d)?|4[0-2](?:[.,]\\d)?)";
const STRONG =
  "(?:muy fuerte|fortisim\\w*|intens\\w*|insoportable|terrible|horrible|severe|unbearable|excruciating)";
const BELLY = "(?:barriga|abdomen|abdominal|vientre|tripa|estomago|belly|stomach|tummy)";
const INFANT =
  "(?:recien nacid[oa]|neonato|newborn|(?:bebe|hij[oa]|nin[oa]) de (?:\\d+ (?:dias|semanas)|(?:1|un|2|dos) mes(?:es)?)|(?:\\d+|one|two|three|four|five|six|seven|eight)[ -](?:days?|weeks?)[ -]old|(?:1|one|2|two)[ -]months?[ -]old)";

/** Two things of one message, in either order. */
const both = (one: string, other: string) => `(?=.*\\b${one}).*\\b${other}`;

// Of text in lower case without accents. In a clause: what was negated in it doesn't count.
const IN_CLAUSE: Partial<Record<RedFlag, string[]>> = {
  chest: [
    "(?:dolor|presion|opresion|peso|pinchazos?|punzadas?|apreton|ardor)\\b.{0,25}\\bpecho",
    "(?:duele|oprime|aprieta|pesa|arde|quema)\\b.{0,20}\\bpecho",
    "pecho\\b.{0,20}\\b(?:duele|oprime|aprieta|oprimido|arde)",
    "chest\\b.{0,20}\\b(?:pains?|pressure|tight\\w*|hurt\\w*|heav\\w*|ach\\w*|crush\\w*)",
    "(?:pains?|pressure|tightness|heaviness)\\b.{0,15}\\bchest",
    "(?:ataque (?:al corazon|cardiaco)|infarto|heart attack)",
  ],
  stroke: [
    "(?:cara|boca|labio)\\b.{0,20}\\b(?:torcid[oa]|caid[oa]|dormid[oa]|se (?:me|le) (?:cae|tuerce))",
    "(?:se (?:me|le) ha (?:torcido|caido|dormido))\\b.{0,15}\\b(?:cara|boca|brazo|pierna|lado)",
    "(?:face|mouth)\\b.{0,15}\\b(?:droop\\w*|twisted|numb|lopsided)",
    "(?:no (?:puedo|puede|logro|consigo) (?:mover|levantar)|perdid[oa]? (?:la )?fuerza|perdi (?:la )?fuerza|sin fuerza|debilidad)\\b.{0,25}\\b(?:brazo|pierna|mano|lado)",
    "(?:weak\\w*|numb\\w*|can ?not (?:move|lift)|can'?t (?:move|lift))\\b.{0,25}\\b(?:arm|leg|hand|side)",
    "(?:habl\\w+)\\b.{0,15}\\b(?:raro|arrastr\\w*|trabad\\w*|mal)",
    "no (?:puedo|puede|me sale|le sale) (?:hablar|las palabras)",
    "(?:slur\\w*|trouble (?:with )?(?:speak\\w*|talk\\w*)|(?:can'?t|cannot) (?:speak|talk))",
    "(?:peor dolor de cabeza|worst headache|thunderclap)",
    "dolor de cabeza\\b.{0,25}\\b(?:repentino|subito|de golpe|de repente|explosivo)",
    "sudden\\w*\\b.{0,20}\\bheadache",
    "(?:un |tener )?ictus|having a stroke",
  ],
  breathing: [
    "no (?:puedo|puede|logro|consigo|consigue) (?:casi )?respirar",
    "(?:me|le) (?:falta|cuesta)\\b.{0,15}\\b(?:aire|respirar)",
    "(?:falta de aire|asfixi\\w*|me ahogo|se ahoga|ahogando(?:me|se)?)",
    "(?:dificultad|mucho trabajo|problemas?) (?:para|al) respirar",
    "labios\\b.{0,12}\\b(?:azul\\w*|morad\\w*)",
    "(?:can'?t|can ?not|hard to|hardly|barely|trouble|difficulty|struggling to|unable to) breath\\w*",
    "short(?:ness)? of breath|gasping|chok(?:e|ing)",
    "blue lips|lips\\b.{0,15}\\bblue",
  ],
  consciousness: [
    "inconsciente|perdi\\w* (?:el conocimiento|la conciencia)|no (?:responde|despierta|reacciona)|convulsi\\w*|ataque epileptico|desmay\\w+",
    "unconscious|pass(?:ed|ing) out|faint(?:ed|ing)|unresponsive|(?:won'?t|will not|can'?t) wake|seizure\\w*|convuls\\w*",
    "confus\\w+\\b.{0,15}\\b(?:de repente|repentin\\w*)|(?:de repente|de pronto)\\b.{0,20}\\b(?:confus\\w*|desorientad\\w*)",
    "(?:new|sudden\\w*)\\b.{0,12}\\bconfus\\w*",
  ],
  bleeding: [
    "sangr\\w+\\b.{0,20}\\b(?:mucho|mucha|abundante|no para|sin parar|a chorros)",
    "(?:mucha|abundante) sangre|hemorragia|(?:no|sin) (?:para|deja|parar|dejar) de sangrar",
    "(?:vomit\\w+|escup\\w+|tos\\w*)\\b.{0,15}\\bsangre",
    "sangre\\b.{0,20}\\b(?:heces|vomito|deposici\\w*)|heces negras",
    "bleed\\w*\\b.{0,20}\\b(?:heav\\w*|a lot|won'?t stop|not stopping|badly)|heavy bleeding|(?:won'?t|can'?t|cannot|doesn'?t) stop (?:the )?bleeding",
    "(?:vomit\\w*|cough\\w*|throw\\w*|spit\\w*)\\b.{0,15}\\bblood|black stools?|blood in (?:my |the |his |her )?(?:stool|vomit)",
  ],
  swelling: [
    "hincha\\w*\\b.{0,20}\\b(?:lengua|garganta|cara|labios?)",
    "(?:lengua|garganta|labios?|cara)\\b.{0,20}\\b(?:hinchad\\w*|se (?:me|le) (?:hincha|cierra))",
    "se (?:me|le) (?:hincha|cierra)\\b.{0,15}\\b(?:lengua|garganta|labios?|cara)",
    "(?:swollen|swelling)\\b.{0,20}\\b(?:tongue|throat|face|lips?)",
    "(?:tongue|throat|lips?)\\b.{0,15}\\b(?:swell\\w*|swollen|closing)",
    "anafila\\w*|anaphyla\\w*",
  ],
  meningitis: [
    "manchas\\b.{0,30}\\bno (?:desaparecen|se van|se quitan|se borran)",
    "rash\\b.{0,25}\\b(?:doesn'?t|does not|won'?t|not) fad\\w*",
  ],
  abdomen: [
    `${BELLY}\\b.{0,20}\\b(?:dur[oa]|rigid\\w*|tabla|board|hard as)`,
    `dolor\\b.{0,25}\\b${BELLY}\\b.{0,20}${STRONG}|dolor\\b.{0,15}${STRONG}.{0,20}\\b${BELLY}`,
    `${STRONG}\\b.{0,25}\\b${BELLY}\\b.{0,8}\\b(?:pain|ache)`,
  ],
  suicide: [
    "suicid\\w*|(?:quitarme|acabar con|terminar con)\\b.{0,8}\\bvida|matarme|hacerme dano|autolesi\\w*|cortarme",
    "(?:quiero|ganas de|pienso en|pensado en|prefiero|prefiria) (?:morir\\w*|estar muert\\w*)|no quiero (?:seguir )?(?:vivir|viviendo)",
    "(?:kill|hurt|harm|cut)(?:ing)? myself|end(?:ing)? (?:my life|it all)|want to die|(?:don'?t|do not) want to (?:live|be alive|be here)|better off dead",
    "sobredosis|overdos\\w*|(?:tomado|tome|trague|tragado)\\b.{0,20}\\b(?:todas las|muchas|un bote de|una caja de) (?:pastillas|pastilla)|took\\b.{0,20}\\b(?:all (?:my|the)|too many|bottle of) (?:pills|tablets)",
  ],
  injury: [
    "accidente\\b.{0,20}\\b(?:grave|coche|moto|trafico)|atropell\\w*|caid[oa]\\b.{0,20}\\b(?:altura|piso|escalera|tejado)",
    "golpe\\b.{0,20}\\bcabeza|hueso\\b.{0,12}\\b(?:fuera|asoma|expuesto|se ve)|quemadura\\b.{0,20}\\b(?:grave|grande|extensa|cara)",
    "(?:car|serious|bad|bike) (?:accident|crash)|head injury|hit\\b.{0,12}\\bhead|bone\\b.{0,15}\\b(?:sticking|showing|out)|(?:severe|bad|large) burn|fell\\b.{0,20}\\b(?:roof|ladder|floor|stairs)|stab(?:bed|bing)|gunshot|shot in",
  ],
  testicle: [
    "(?:dolor|duele\\w*)\\b.{0,25}\\btesticul\\w*|testicul\\w*\\b.{0,15}\\bduele\\w*",
    "testic\\w*\\b.{0,15}\\b(?:pain|hurt\\w*|ach\\w*)|pain\\b.{0,20}\\btesticl?\\w*",
  ],
  vision: [
    "(?:perdid[oa]|perdi|perdiendo|perdida de|deje de|dejado de)\\b.{0,15}\\b(?:vista|vision|ver)",
    "no veo (?:nada|bien de repente|por (?:un|el) ojo|con (?:un|el) ojo)|me he quedado cieg\\w*",
    "(?:lost|loss of|losing)\\b.{0,15}\\b(?:vision|sight)|(?:went|gone|going) blind|(?:can'?t|cannot) see (?:anything|out of)",
  ],
};

// Of the whole message, for they need two things together.
const IN_MESSAGE: Partial<Record<RedFlag, string[]>> = {
  meningitis: [
    both(FEVER, "(?:cuello|nuca)\\b.{0,15}\\b(?:rigid\\w*|ties[oa]|dur[oa])"),
    both(FEVER, "(?:rigidez|rigid\\w*)\\b.{0,15}\\b(?:cuello|nuca)"),
    both(FEVER, "stiff neck"),
    both(FEVER, "neck\\b.{0,10}\\bstiff"),
  ],
  abdomen: [
    both(
      "(?:embaraza\\w*|pregnan\\w*)",
      `(?:dolor|duele|pain|hurts?)\\b.{0,25}\\b${BELLY}|${BELLY}\\b.{0,10}\\b(?:pain|hurts?)`,
    ),
  ],
  infantFever: [both(INFANT, FEVER)],
};

// What denies that something is felt or was seen. Not every "no": "no puedo dormir del dolor" has the pain.
const SYMPTOM =
  "(?:duel\\w*|dolor\\w*|oprim\\w*|apriet\\w*|presion|opresion|cuesta|falta|sangr\\w*|hinch\\w*|fiebre|vomit\\w*|convuls\\w*|desmay\\w*|perdida|dificultad|debilidad)";
const HAVING =
  "(?:teng[oa]|tiene|tienen|tenia|hay|habia|sient[oe]|not[oa]|present[oa]|sufr[oe]|(?:he|ha|han|hemos) (?:tenido|sentido|notado|visto)|tuve|tuvo)";
const DENIAL = new RegExp(
  [
    `no ${HAVING}`,
    `no (?=(?:me |le |nos )?(?:ha )?${SYMPTOM})`,
    "sin (?:tener|sentir|notar)",
    "sin (?!\\w+(?:ar|er|ir)\\b)",
    "ni (?!siquiera)",
    "(?:nieg[oa]|nega(?:mos|ndo)|descart\\w+|ningun\\w*|tampoco|nunca he tenido|den(?:y|ies|ied|ying)|nor|without (?!sleep)|never had)",
    "no (?:more |other |further |signs? of |history of )?(?=(?:chest|pain\\w*|pressure|shortness|trouble|difficulty|bleeding|blood|swelling|swollen|seizure|convuls|fever|confusion|weakness|numb|headache|vision|suicid|head|testic|loss|abdominal|belly|stomach|rash|stiff|blue|faint|vomit|black|slur|choking)\\w*)",
    "(?:do not|does not|did not|don'?t|doesn'?t|didn'?t|haven'?t|hasn'?t|have not|has not|not|isn'?t|wasn'?t) (?:any |really )?(?:have|had|having|feel(?!ing (?:well|good|great|right))|felt|notice|noticed|experienc\\w+|seen|suicidal|bleeding|confused|choking)",
  ]
    .map((one) => `\\b(?:${one})`)
    .join("|"),
  "g",
);
const CLAUSE_ENDS = /[.;:!?\n,]|\b(?:y|pero|aunque|sino|and|but|however|although|except)\b/;
/** Words between a denial and what it denies. */
const REACH = 6;

const unaccented = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[’‘`´]/g, "'")
    .toLowerCase();

/** Whether what begins here in a clause was denied before: "sin dolor en el pecho", "no chest pain". */
function isDenied(clause: string, at: number): boolean {
  const before = clause.slice(0, at);
  // The denial may look ahead at what it denies, so it is sought in the whole clause.
  const last = [...clause.matchAll(DENIAL)].filter(({ index }) => index < at).at(-1);
  if (!last) return false;
  const between = before.slice(last.index + last[0].length).trim();
  return between === "" || between.split(/\s+/).length <= REACH;
}

const compile = (patterns: Partial<Record<RedFlag, string[]>>, flags: string) =>
  Object.entries(patterns).map(
    ([flag, all]) => [flag as RedFlag, all.map((one) => new RegExp(one, flags))] as const,
  );
const CLAUSE_PATTERNS = compile(
  Object.fromEntries(
    Object.entries(IN_CLAUSE).map(([flag, all]) => [flag, all.map((one) => `\\b(?:${one})`)]),
  ),
  "g",
);
const MESSAGE_PATTERNS = compile(IN_MESSAGE, "s");

/**
 * The emergencies that a message, in Spanish or English, may speak of, by fixed rules; what it denies doesn't count. When
 * unsure it says so rather than not: a needless question costs less than an emergency that waits in a mailbox.
 */
export function redFlagsIn(text: string): RedFlag[] {
  const plain = unaccented(text);
  const clauses = plain.split(CLAUSE_ENDS);
  const found = new Set<RedFlag>();
  for (const [flag, patterns] of CLAUSE_PATTERNS)
    if (clauses.some((clause) => patterns.some((one) => saysIn(clause, one)))) found.add(flag);
  for (const [flag, patterns] of MESSAGE_PATTERNS)
    if (patterns.some((one) => one.test(plain))) found.add(flag);
  return RED_FLAGS.filter((flag) => found.has(flag));
}

const saysIn = (clause: string, pattern: RegExp) =>
  [...clause.matchAll(pattern)].some(({ index }) => !isDenied(clause, index));
