// A workspace file with one map of many cards on 12 lanes; its form is in docs/file-format.md.

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const TEXTS = [
  "刷到穿搭视频，点进商品",
  "不确定尺码，反复对比评价",
  "Compares three shops before choosing",
  "等了四十分钟才有人接听",
  "想知道什么时候能送到",
];

/** The body of a lane's `n`th card, by the kind of the lane, from top to bottom. */
const LANES = {
  goal: () => ({ type: "plain" }),
  behaviour: () => ({ type: "plain" }),
  need: () => ({ type: "plain" }),
  touchpoint: (n, touchpoints) => ({ type: "touch", touchpoint: touchpoints[n % touchpoints.length].id }),
  emotion: (n) => ({ type: "emotion", score: (n % 5) - 2 }),
  quote: () => ({ type: "quote", speaker: "林悦" }),
  pain: (n) => ({ type: "pain", severity: (n % 3) + 1 }),
  kpi: (n) => ({ type: "kpi", metric: ["customers", "events", "conversion"][n % 3], target: null }),
  opportunity: (n) => ({ type: "opportunity", impact: (n % 3) + 1, effort: 2 }),
  measure: () => ({ type: "measure", department: "客户体验部", due: null, status: "planned" }),
  frontstage: () => ({ type: "plain" }),
  backstage: () => ({ type: "plain" }),
};

/** What tests take where the size does not matter. */
const USUAL = { cards: 1000, stages: 6, steps: 4 };

/** The file, of so many cards, stages and steps a stage; the cards that are drawn as cards (those of the emotion lane are a curve); one card with a text. */
export function largeMap({ cards: count, stages: stageCount, steps: stepsAStage } = USUAL) {
  let last = 0;
  const id = () => {
    last += 1;
    let text = "";
    for (let rest = last; text.length < 13; rest = Math.floor(rest / 32)) text = ALPHABET[rest % 32] + text;
    return text;
  };
  const kinds = ["app", "website", "mini_program", "social", "store", "phone", "email", "delivery"];
  const channels = kinds.map((kind) => ({
    id: id(),
    name: kind,
    kind,
    medium: ["store", "delivery"].includes(kind) ? "physical" : "digital",
  }));
  const touchpoints = Array.from({ length: 30 }, (_, n) => ({
    id: id(),
    name: `触点 ${n + 1}`,
    channel: channels[n % channels.length].id,
  }));
  const stages = Array.from({ length: stageCount }, (_, n) => ({
    id: id(),
    name: `阶段 ${n + 1}`,
    steps: Array.from({ length: stepsAStage }, (_, step) => ({ id: id(), name: `步骤 ${n + 1}.${step + 1}` })),
  }));
  const lanes = Object.keys(LANES).map((kind) => ({ id: id(), kind }));
  const steps = stages.flatMap((stage) => stage.steps);
  // Cell by cell in rounds: the first round fills every cell, the emotion lane has no second.
  const cells = lanes.flatMap((lane) => steps.map((step) => ({ lane, step })));
  const rounds = [cells, ...Array(count).fill(cells.filter(({ lane }) => lane.kind !== "emotion"))];
  const cards = rounds
    .flat()
    .slice(0, count)
    .map(({ lane, step }, n) => ({
      id: id(),
      lane: lane.id,
      place: { step: step.id },
      text: lane.kind === "touchpoint" || lane.kind === "kpi" ? "" : `${TEXTS[n % TEXTS.length]} ${n + 1}`,
      evidence: n % 2 ? { basis: "data", source: "访谈", n: 12 } : { basis: "assumption" },
      body: LANES[lane.kind](n, touchpoints),
    }));
  const kind = new Map(lanes.map((lane) => [lane.id, lane.kind]));
  const journey = { id: id(), name: `${count} 张卡片`, stages, lanes, cards };
  const settings = { utc_offset_minutes: 480, currency: "CNY", small_base: 30, lang: "zh-CN" };
  const workspace = { id: id(), name: "大图", journeys: [journey], channels, touchpoints, settings };
  return {
    file: { format: "waymark", version: 2, kind: "workspace", workspace },
    shown: cards.filter((card) => kind.get(card.lane) !== "emotion").map((card) => card.id),
    edited: cards.find((card) => kind.get(card.lane) === "behaviour").id,
  };
}
