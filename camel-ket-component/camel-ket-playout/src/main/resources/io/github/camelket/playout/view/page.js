/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
"use strict";

// Names and messages are other people's text: they become text nodes and nothing else.

const STATUS = new URL("status.json", document.currentScript.src);
const ASK_EVERY = 10_000;
const GIVE_UP_AFTER = 8_000;
const SERVICE_READ_IS_OLD_AFTER = 5 * 60_000;
const LIMIT_IS_NEAR = 24 * 3_600_000;
/** How much of the timeline is past. */
const PAST = 1 / 8;
const HOUR = 3_600_000;

const STATES = {
  ON_AIR: { mark: "●", text: "On air", relay: "Running", tone: "good" },
  OFF_AIR: { mark: "○", text: "Off air", relay: "Not now", tone: "calm" },
  MISSING: { mark: "▲", text: "Missing", relay: "Missing", tone: "bad" },
  WRONG: { mark: "◆", text: "Wrong", relay: "Wrong", tone: "bad" },
  UNKNOWN: { mark: "?", text: "Unknown", relay: "Unknown", tone: "warn" },
};
const UNHEARD_OF = { mark: "?", text: "Unknown", relay: "Unknown", tone: "warn" };

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

const byId = (id) => document.getElementById(id);

/** The last answer, when it came, and how far the server's clock is ahead of this one. */
let station = null;
let answeredAt = 0;
let ahead = 0;
let statesBefore = new Map();

const now = () => Date.now() + ahead;

// ---- times

const formats = new Map();

function format(zone, options) {
  const key = zone + JSON.stringify(options);
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat("en-GB", { timeZone: zone, hourCycle: "h23", ...options }));
  }
  return formats.get(key);
}

const CLOCK = { hour: "2-digit", minute: "2-digit" };
const CLOCK_WITH_SECONDS = { hour: "2-digit", minute: "2-digit", second: "2-digit" };
const DAY = { weekday: "short", day: "numeric", month: "short" };

/** 06:00, and with its day if that is not today. */
function time(at, zone) {
  const day = format(zone, DAY);
  const clock = format(zone, CLOCK).format(at);
  return day.format(at) === day.format(now()) ? clock : `${day.format(at)}, ${clock}`;
}

function span(start, end, zone) {
  if (end === undefined) {
    return `${start > now() ? "from" : "since"} ${time(start, zone)}`;
  }
  const sameDay = format(zone, DAY).format(start) === format(zone, DAY).format(end);
  const until = sameDay || end - start < 24 * HOUR ? format(zone, CLOCK).format(end) : time(end, zone);
  return `${time(start, zone)}–${until}`;
}

/** The same in the zone of the channel, where that has another clock. */
function spanThere(start, end, zone) {
  if (zone === HERE) {
    return "";
  }
  try {
    const full = { ...DAY, ...CLOCK };
    return format(zone, full).format(start) === format(HERE, full).format(start)
      ? ""
      : `${span(start, end, zone)} ${place(zone)}`;
  } catch (unknownZone) {
    return "";
  }
}

const place = (zone) => zone.split("/").pop().replaceAll("_", " ");

function duration(milliseconds) {
  const minutes = Math.round(Math.abs(milliseconds) / 60_000);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor(minutes / 60) % 24;
  if (days > 0) {
    return `${days} d ${hours} h`;
  }
  return hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`;
}

const moment = (text) => (text === undefined ? undefined : Date.parse(text));

// ---- elements

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
}

/** What has not changed is not touched: a screen reader would read it anew. */
function say(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

function show(node, text) {
  say(node, text);
  node.hidden = text === "";
}

/** Children that stay are the same elements as before, so that focus, scroll and what is unfolded stay as well. */
function keep(list, items, key, make, update) {
  const before = new Map([...list.children].map((child) => [child.dataset.key, child]));
  const keys = unique(items.map(key));
  const wanted = new Set(keys);
  for (const [old, child] of before) {
    if (!wanted.has(old)) {
      child.remove();
    }
  }
  let place = list.firstElementChild;
  items.forEach((item, index) => {
    const child = before.get(keys[index]) ?? make(item);
    child.dataset.key = keys[index];
    if (child === place) {
      place = place.nextElementSibling;
    } else {
      list.insertBefore(child, place);
    }
    update(child, item);
  });
}

function unique(keys) {
  const count = new Map();
  return keys.map((key) => {
    count.set(key, (count.get(key) ?? 0) + 1);
    return `${key} ${count.get(key)}`;
  });
}

function keepFocus(list, heading, work) {
  const hadFocus = list.contains(document.activeElement);
  work();
  if (hadFocus && !list.contains(document.activeElement)) {
    heading.focus({ preventScroll: true });
  }
}

// ---- timeline

const hours = () => Number(document.querySelector("input[name=hours]:checked").value);

function range() {
  const length = hours() * HOUR;
  const from = now() - length * PAST;
  return { from, to: from + length, at: (time) => ((time - from) / length) * 100 };
}

function ticks(shown) {
  const step = { 3: HOUR / 2, 8: HOUR, 24: 3 * HOUR }[hours()];
  const offset = new Date(shown.from).getTimezoneOffset() * 60_000;
  const found = [];
  for (let at = Math.ceil((shown.from - offset) / step) * step + offset; at < shown.to; at += step) {
    found.push(at);
  }
  return found;
}

function at(node, left, width) {
  node.style.left = `${left}%`;
  if (width !== undefined) {
    node.style.width = `${width}%`;
  }
  return node;
}

function drawAxis(shown) {
  const axis = byId("axis");
  const percent = 100 / axis.clientWidth;
  const hidden = { from: shown.at(now()) - 62 * percent, to: shown.at(now()) + 22 * percent };
  axis.replaceChildren(
    ...ticks(shown)
      .filter((tick) => shown.at(tick) < 100 - 36 * percent)
      .filter((tick) => shown.at(tick) < hidden.from || shown.at(tick) > hidden.to)
      .map((tick) => at(element("span", "tick", format(HERE, CLOCK).format(tick)), shown.at(tick))),
    at(element("span", "now-label", "now"), shown.at(now())),
  );
}

/** The name is on the wider side of the line that crosses its block. */
function besideNow(name, part) {
  if (part < 0.5) {
    name.style.marginLeft = `${part * 100}%`;
  } else {
    name.style.marginRight = `${(1 - part) * 100}%`;
  }
}

function drawTrack(track, shown, blocks) {
  const nodes = ticks(shown).map((tick) => at(element("span", "line"), shown.at(tick)));
  for (const block of blocks) {
    const left = Math.max(shown.at(block.start), 0);
    const right = Math.min(block.end === undefined ? 100 : shown.at(block.end), 100);
    if (right > left) {
      const kind = block.start > now() ? "ahead" : block.end !== undefined && block.end <= now() ? "past" : "current";
      const node = at(element("span", `block ${kind}`), left, right - left);
      node.classList.toggle("filler", isFiller(block));
      const name = element("span", "block-name", titleOf(block));
      name.dir = "auto";
      if (kind === "current") {
        besideNow(name, (shown.at(now()) - left) / (right - left));
      }
      node.append(name);
      node.title = `${span(block.start, block.end, HERE)} ${titleOf(block)}`;
      nodes.push(node);
    }
  }
  nodes.push(at(element("span", "now-line"), shown.at(now())));
  track.replaceChildren(...nodes);
}

// ---- rows

const isFiller = (programme) => programme.name === "filler";
const titleOf = (programme) => (isFiller(programme) ? "Filler" : programme.name);
/** Something to be called by, also for who is called nothing. */
const nameOf = (owned) => owned.name.trim() || owned.stream || "Relay";

const keyOf = (owned) => JSON.stringify([owned.uniqName, owned.app, owned.stream ?? owned.source, owned.name]);
const channelKey = (channel) => JSON.stringify([channel.uniqName, channel.app, channel.stream]);

let rowsMade = 0;

function makeRow(template) {
  const row = byId(template).content.firstElementChild.cloneNode(true);
  rowsMade += 1;
  row.id = `${template}-${rowsMade}`;
  row.tabIndex = -1;
  const heading = row.querySelector(".name");
  heading.id = `${row.id}-name`;
  row.setAttribute("aria-labelledby", heading.id);
  return row;
}

const stateOf = (owned) => STATES[owned.state] ?? UNHEARD_OF;

function stateText(owned) {
  if (owned.targets) {
    return stateOf(owned).relay;
  }
  return owned.state === "WRONG" && !owned.current ? "Should be off air" : stateOf(owned).text;
}

function updateCommon(row, owned) {
  const state = stateOf(owned);
  row.dataset.tone = state.tone;
  say(row.querySelector(".name"), nameOf(owned));
  say(row.querySelector(".mark"), state.mark);
  say(row.querySelector(".state-text"), stateText(owned));
  const failure = owned.failure;
  show(
    row.querySelector(".failure"),
    failure
      ? `Failed ${failure.attempts === 1 ? "once" : `${failure.attempts} times`} since ` +
          `${time(moment(failure.since), HERE)}: ${failure.message}`
      : "",
  );
}

function fill(list, parts) {
  const text = JSON.stringify(parts);
  if (list.dataset.text !== text) {
    list.dataset.text = text;
    list.replaceChildren(
      ...parts
        .filter(([, content]) => content !== "")
        .flatMap(([className, content]) => {
          const node = element("span", className, content);
          node.dir = "auto";
          return [node, " "];
        }),
    );
  }
}

function showing(programme, zone) {
  const start = moment(programme.start);
  const end = moment(programme.end);
  return [
    ["times", span(start, end, HERE)],
    ["there", spanThere(start, end, zone)],
    ["title", titleOf(programme)],
  ];
}

function updateChannel(row, channel, shown) {
  updateCommon(row, channel);
  say(row.querySelector(".key"), `${channel.uniqName}/${channel.app}/${channel.stream}`);
  fill(
    row.querySelector(".now dd"),
    channel.current ? showing(channel.current, channel.timeZone) : [["nothing", "Nothing planned"]],
  );
  fill(
    row.querySelector(".next dd"),
    channel.next ? showing(channel.next, channel.timeZone) : [["nothing", "Nothing within a day"]],
  );
  const left = channel.limit ? moment(channel.limit) - now() : undefined;
  const limit = row.querySelector(".limit");
  limit.classList.toggle("near", left !== undefined && left < LIMIT_IS_NEAR);
  fill(limit.querySelector("dd"), [
    ["left", left === undefined ? "–" : left < 0 ? "is over" : `in ${duration(left)}`],
    ["soon", left !== undefined && left >= 0 && left < LIMIT_IS_NEAR ? "and not extended yet" : ""],
  ]);
  const blocks = channel.showings.map((one) => ({ name: one.name, start: moment(one.start), end: moment(one.end) }));
  drawTrack(row.querySelector(".track"), shown, blocks);
  say(row.querySelector("summary .unseen"), ` of ${nameOf(channel)}`);
  updateRundown(row, channel);
}

/** Written only when somebody reads it: with many channels that is most of the page. */
function updateRundown(row, channel) {
  const rundown = row.querySelector(".rundown");
  rundown.ontoggle ??= () => refreshRundown(rundown);
  rundown.channel = channel;
  refreshRundown(rundown);
}

function refreshRundown(rundown) {
  const channel = rundown.channel;
  const items = rundown.open ? channel.showings : [];
  keep(
    rundown.querySelector("ol"),
    items,
    (one) => one.start,
    () => element("li"),
    (item, one) => {
      const isCurrent = channel.current !== undefined && channel.current.start === one.start;
      fill(item, [...showing(one, channel.timeZone), ["tag", isCurrent ? "now" : ""]]);
      item.classList.toggle("current", isCurrent);
    },
  );
}

function updateRelay(row, relay, shown) {
  updateCommon(row, relay);
  const running = relay.targets.filter((target) => target.running).length;
  say(row.querySelector(".key"), `${relay.uniqName}/${relay.app} · ${running} of ${plural(relay.targets.length, "target")}`);
  const start = moment(relay.start);
  const end = moment(relay.end);
  fill(
    row.querySelector(".window dd"),
    start === undefined
      ? [["nothing", relay.state === "OFF_AIR" ? "None within a day" : "Always"]]
      : [["times", span(start, end, HERE)], ["there", spanThere(start, end, relay.timeZone)]],
  );
  fill(row.querySelector(".source dd"), [["address", relay.source]]);
  const isOpen = start === undefined && relay.state !== "OFF_AIR";
  drawTrack(
    row.querySelector(".track"),
    shown,
    start === undefined && !isOpen ? [] : [{ name: nameOf(relay), start: start ?? shown.from, end }],
  );
  keep(
    row.querySelector(".targets"),
    relay.targets,
    (target) => target.address,
    () => element("li"),
    (item, target) => {
      item.dataset.running = target.running;
      fill(item, [
        ["mark", target.running ? "●" : "○"],
        ["address", target.address],
        ["how", target.running ? "running" : "not running"],
      ]);
    },
  );
}

// ---- the page

const isTrouble = (owned) => ["bad", "warn"].includes(stateOf(owned).tone) || owned.failure !== undefined;

function plural(count, word) {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

function summary() {
  const { channels, relays } = station;
  const onAir = channels.filter((channel) => channel.state === "ON_AIR").length;
  const parts = [`${plural(channels.length, "channel")}, ${onAir} on air`];
  if (relays.length > 0) {
    const running = relays.filter((relay) => relay.state === "ON_AIR").length;
    parts.push(`${plural(relays.length, "relay")}, ${running} running`);
  }
  const limits = channels.filter((channel) => channel.limit).map((channel) => moment(channel.limit));
  if (limits.length > 0) {
    parts.push(`next 20-day limit in ${duration(Math.max(0, Math.min(...limits) - now()))}`);
  }
  return parts.join(" · ");
}

function draw() {
  const shown = range();
  drawAxis(shown);
  const { channels, relays } = station;
  byId("loading").hidden = true;
  byId("no-channels").hidden = channels.length > 0;
  document.body.dataset.empty = channels.length === 0;
  keepFocus(byId("channels"), byId("channels-title"), () =>
    keep(byId("channels"), channels, channelKey, () => makeRow("channel"), (row, one) => updateChannel(row, one, shown)),
  );
  byId("relays-section").hidden = relays.length === 0;
  keepFocus(byId("relays"), byId("relays-title"), () =>
    keep(byId("relays"), relays, keyOf, () => makeRow("relay"), (row, one) => updateRelay(row, one, shown)),
  );
  drawAttention();
  say(byId("summary"), summary());
  show(byId("dry-run"), station.dryRun ? "A dry run: what playout would do is in its log, and nothing is done." : "");
  show(byId("guide-problem"), station.guideProblem ? `A newer guide is refused, the old one stays in force: ${station.guideProblem}` : "");
  drawAges();
}

function drawAttention() {
  const rows = [...byId("channels").children, ...byId("relays").children];
  const troubled = [...station.channels, ...station.relays]
    .map((owned, index) => ({ owned, row: rows[index] }))
    .filter(({ owned }) => isTrouble(owned));
  byId("attention-section").hidden = troubled.length === 0;
  keepFocus(byId("attention"), byId("channels-title"), () =>
    keep(
      byId("attention"),
      troubled,
      ({ row }) => row.id,
      ({ row }) => {
        const item = element("li");
        const link = element("a");
        link.href = `#${row.id}`;
        item.append(link);
        return item;
      },
      (item, { owned }) => {
        item.dataset.tone = stateOf(owned).tone;
        const failed = owned.failure && stateOf(owned).tone !== "bad" ? ", last step failed" : "";
        fill(item.firstElementChild, [
          ["mark", stateOf(owned).mark],
          ["how", `${stateText(owned)}${failed}:`],
          ["title", nameOf(owned)],
        ]);
      },
    ),
  );
}

function drawAges() {
  const readAt = moment(station.readAt);
  const old = readAt !== undefined && moment(station.at) - readAt > SERVICE_READ_IS_OLD_AFTER;
  show(
    byId("unread"),
    readAt === undefined
      ? "The service has not been read yet: what is on air is not known."
      : old
        ? `The service was last read at ${time(readAt, HERE)}: what is on air may be something else by now.`
        : "",
  );
  const clock = format(HERE, CLOCK_WITH_SECONDS);
  say(
    byId("read"),
    `As of ${clock.format(moment(station.at))}` +
      (readAt === undefined ? "" : ` · service read at ${clock.format(readAt)}`) +
      ` · guide in force since ${time(moment(station.guideLoadedAt), HERE)}`,
  );
}

/** Tells a screen reader what is otherwise than it was, and no more. */
function announce() {
  const states = new Map([...station.channels, ...station.relays].map((owned) => [keyOf(owned), stateText(owned)]));
  const changes = [...station.channels, ...station.relays]
    .filter((owned) => statesBefore.has(keyOf(owned)) && statesBefore.get(keyOf(owned)) !== stateText(owned))
    .map((owned) => `${nameOf(owned)}: ${stateText(owned)}.`);
  if (changes.length > 0) {
    byId("announcer").textContent = changes.slice(0, 10).join(" ") +
      (changes.length > 10 ? ` And ${changes.length - 10} more changes.` : "");
  }
  statesBefore = states;
}

function drawClock() {
  say(byId("clock"), format(HERE, CLOCK_WITH_SECONDS).format(now()));
}

function stale(since) {
  document.body.dataset.stale = since !== undefined;
  show(
    byId("stale"),
    since === undefined
      ? ""
      : since === 0
        ? "There is no answer from playout. This page tries again every 10 seconds."
        : `Out of date: no answer from playout since ${format(HERE, CLOCK_WITH_SECONDS).format(since + ahead)}. ` +
          "This page tries again every 10 seconds.",
  );
}

async function ask() {
  try {
    const response = await fetch(STATUS, {
      cache: "no-store",
      signal: AbortSignal.timeout(GIVE_UP_AFTER),
    });
    if (!response.ok) {
      throw new Error(`HTTP ${response.status}`);
    }
    station = await response.json();
    answeredAt = Date.now();
    ahead = Date.parse(station.at) - answeredAt;
    stale(undefined);
    drawClock();
    draw();
    announce();
  } catch (failure) {
    console.warn("No answer from playout:", failure);
    byId("loading").hidden = true;
    stale(answeredAt);
  }
}

let timer;

async function askAgain() {
  clearTimeout(timer);
  document.body.dataset.asking = true;
  await ask();
  document.body.dataset.asking = false;
  clearTimeout(timer);
  timer = setTimeout(askAgain, ASK_EVERY);
}

if (matchMedia("(max-width: 48rem)").matches) {
  document.querySelector("input[name=hours][value='3']").checked = true;
}
document.querySelectorAll("input[name=hours]").forEach((choice) => {
  choice.addEventListener("change", () => station && draw());
});
document.addEventListener("visibilitychange", () => document.hidden || askAgain());
say(byId("zone"), place(HERE));
say(byId("zones"), `Times are in ${HERE}, and in the zone of the channel where that differs.`);
drawClock();
setInterval(drawClock, 1000);
askAgain();
