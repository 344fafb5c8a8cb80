/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */

// Playout's page in a real browser. PlayoutPageBrowserTest starts the server and this, and says where they are:
// PAGE_SERVER is the server's address, CHROMIUM the browser's file, PICTURES the folder for screenshots.

import assert from "node:assert/strict";
import { after, before, test as nodeTest } from "node:test";
import axe from "axe-core";
import { chromium } from "playwright-core";

const { PAGE_SERVER, CHROMIUM, PICTURES } = process.env;

const SHANGHAI = "Asia/Shanghai";
const STATIONS = { NONE: 0, THREE: 3, TROUBLE: 2, SIXTY: 60, NAMES: 6, REFUSED: 3, UNREAD: 2 };

const test = (name, work) => nodeTest(name, { timeout: 60_000 }, work);

let browser;

before(async () => {
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
});

after(() => browser.close());

async function show(station) {
  const response = await fetch(`${PAGE_SERVER}/test/station`, { method: "PUT", body: station });
  assert.equal(response.status, 200);
}

/** The page as somebody sees it, once it has its first answer; the browser must not have complained of anything. */
async function look(station, { width = 1440, scheme = "light", zone = SHANGHAI, scale = 1 } = {}, use) {
  await show(station);
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    timezoneId: zone,
    deviceScaleFactor: scale,
  });
  try {
    const page = await context.newPage();
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      // Chromium asks for an icon by itself.
      if (message.type() === "error" && !message.location().url.endsWith("/favicon.ico")) {
        complaints.push(message.text());
      }
    });
    await page.clock.install();
    await page.goto(`${PAGE_SERVER}/ket/playout`);
    await page.locator("#loading").waitFor({ state: "hidden" });
    await use(page, complaints);
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
  }
}

/** What the page does ten seconds later. */
async function tenSecondsLater(page) {
  const answered = page.waitForResponse((response) => response.url().endsWith("/status.json"));
  await page.clock.runFor(10_000);
  await answered;
  // The page has the answer when it has set the timer for the next one, ten seconds from then.
  await page.waitForFunction(() => document.body.dataset.asking === "false");
}

async function holdsAgainstAxe(page) {
  // By the debugger, as the page itself would run no script of others.
  await page.evaluate(axe.source);
  const { violations, passes } = await page.evaluate(() => window.axe.run());
  assert.ok(passes.length > 20, "axe has looked at the page");
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" / ")}`),
    [],
  );
}

/** Of these each size in each scheme; of the others, which differ by a banner, each size and each scheme once. */
const THOROUGHLY = ["NONE", "THREE", "SIXTY", "NAMES"];

for (const [station, channels] of Object.entries(STATIONS)) {
  for (const width of [390, 1440]) {
    for (const scheme of ["light", "dark"]) {
      if (!THOROUGHLY.includes(station) && (width === 390) !== (scheme === "dark")) {
        continue;
      }
      test(`${station} at ${width} px, ${scheme}`, () =>
        look(station, { width, scheme }, async (page) => {
          assert.equal(await page.locator("#channels > li").count(), channels);
          await page.screenshot({ path: `${PICTURES}/${station.toLowerCase()}-${width}-${scheme}.png`, fullPage: true });
          const [wide, room] = await page.evaluate(() => [
            document.documentElement.scrollWidth,
            document.documentElement.clientWidth,
          ]);
          assert.ok(wide <= room, `the page is ${wide} px wide, and there are ${room}`);
          await holdsAgainstAxe(page);
        }));
    }
  }
}

test("nothing of the screen is beside its edge, however long names are", () =>
  look("NAMES", { width: 390 }, async (page) => {
    await page.locator("summary").first().click();
    const beside = await page.evaluate(() =>
      [...document.querySelectorAll("main *")]
        .filter((node) => !node.closest(".track, .unseen, .hours") && node.getBoundingClientRect().width > 0)
        .filter((node) => node.getBoundingClientRect().right > innerWidth + 0.5)
        .map((node) => node.className || node.tagName),
    );
    assert.deepEqual(beside, []);
  }));

test("names are text and nothing else", () =>
  look("NAMES", {}, async (page) => {
    for (const summary of await page.locator("summary").all()) {
      await summary.click();
    }
    assert.equal(await page.title(), "Playout");
    assert.equal(await page.locator("main script, main img").count(), 0);
    assert.equal(await page.getByRole("heading", { name: "<script>" }).count(), 2);
  }));

test("no answer has a key in it, and neither has the page", () =>
  look("TROUBLE", {}, async (page) => {
    const text = await page.locator("body").innerText();
    assert.match(text, /refused with 1302 QUOTA_EXCEEDED, asked for http:\/\/videos\.example\.com\/match\.mp4/);
    assert.doesNotMatch(await page.content(), /hush/);
  }));

test("a dry run says so", () =>
  look("UNREAD", {}, async (page) => {
    assert.match(await page.locator("#dry-run").innerText(), /A dry run.*nothing is done/);
  }));

test("what is on air, what is next, and until when", () =>
  look("THREE", {}, async (page) => {
    const row = page.getByRole("listitem", { name: "News 24" });
    const text = (await row.innerText()).replace(/\s+/g, " ");
    assert.match(text, /On air/);
    assert.match(text, /Now 19:00–20:00 News at seven/);
    assert.match(text, /Next 20:00–20:30 Weather and traffic/);
    assert.match(text, /20-day limit in 17 d 4 h/);
    assert.match(await page.getByRole("listitem", { name: "电影频道" }).innerText(), /Off air\s+Now\s+Nothing planned/);
    assert.match(await page.locator("#summary").innerText(), /^3 channels, 2 on air · 1 relay, 1 running · next/);
    assert.equal(await page.locator("#attention-section").isVisible(), false);
  }));

test("who is elsewhere sees the own time and the channel's", () =>
  look("THREE", { zone: "Europe/Berlin" }, async (page) => {
    const text = (await page.getByRole("listitem", { name: "News 24" }).innerText()).replace(/\s+/g, " ");
    assert.match(text, /Now 12:00–13:00 19:00–20:00 Shanghai News at seven/);
    assert.match(await page.locator("#zones").innerText(), /Europe\/Berlin/);
  }));

test("the timeline has its hours, and another length when that is chosen", () =>
  look("THREE", {}, async (page) => {
    const hours = () => page.locator(".tick").allInnerTexts();
    // 19:00 would be under "now".
    assert.deepEqual(await hours(), ["20:00", "21:00", "22:00", "23:00", "00:00", "01:00", "02:00"]);
    await page.getByRole("radio", { name: "24 h" }).check();
    assert.deepEqual(await hours(), ["21:00", "00:00", "03:00", "06:00", "09:00", "12:00", "15:00"]);
    const block = page.locator(".block.current").first();
    assert.equal(await block.getAttribute("title"), "19:00–20:00 News at seven");
  }));

test("it is used by keyboard alone", () =>
  look("TROUBLE", {}, async (page) => {
    const focused = () =>
      page.evaluate(() => {
        const { tagName, type, hash } = document.activeElement;
        return [tagName, type, hash].filter(Boolean).join(" ");
      });
    const stops = [];
    for (let stop = 0; stop < 7; stop++) {
      await page.keyboard.press("Tab");
      stops.push(await focused());
    }
    assert.deepEqual(stops, [
      "A #channels-title",
      "A #channel-2",
      "A #relay-3",
      "INPUT radio",
      "SUMMARY",
      "SUMMARY",
      "BODY",
    ]);
    await page.locator("summary").first().focus();
    await page.keyboard.press("Enter");
    await page.locator(".rundown li").first().waitFor();
    assert.match(await page.locator(".rundown ol").first().innerText(), /19:00–20:00\s+News at seven\s+now/);
    await page.locator("input[value='8']").focus();
    await page.keyboard.press("ArrowRight");
    assert.equal(await page.locator("input[value='24']").isChecked(), true);
    await page.locator(".skip").focus();
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "channels-title");
    await page.locator(".attention a").first().focus();
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.querySelector("h3").textContent), "Sport");
  }));

test("where the focus is can be seen", () =>
  look("TROUBLE", {}, async (page) => {
    for (let stop = 0; stop < 6; stop++) {
      await page.keyboard.press("Tab");
      const width = await page.evaluate(() => {
        const node = document.activeElement;
        const shown = node.type === "radio" ? node.nextElementSibling : node;
        const { outlineStyle, outlineWidth } = getComputedStyle(shown);
        return outlineStyle === "none" ? 0 : parseFloat(outlineWidth);
      });
      assert.ok(width >= 1, `an outline at stop ${stop}`);
    }
  }));

test("an update leaves focus, scroll and what is unfolded as they were", () =>
  look("SIXTY", {}, async (page) => {
    const summary = page.locator("summary").nth(30);
    await summary.click();
    await summary.focus();
    const before = await page.evaluate(() => scrollY);
    assert.ok(before > 500);
    await page.evaluate(() => (window.focused = document.activeElement));
    await tenSecondsLater(page);
    assert.equal(await page.evaluate(() => document.activeElement === window.focused), true);
    assert.equal(await page.evaluate(() => scrollY), before);
    assert.equal(await page.locator(".rundown").nth(30).getAttribute("open"), "");
    assert.ok((await page.locator(".rundown").nth(30).locator("li").count()) > 5);
  }));

test("who stood on a channel that is gone stands before the others", () =>
  look("SIXTY", {}, async (page) => {
    await page.locator("summary").nth(30).focus();
    await show("THREE");
    await tenSecondsLater(page);
    assert.equal(await page.locator("#channels > li").count(), 3);
    assert.equal(await page.evaluate(() => document.activeElement.id), "channels-title");
  }));

test("a change is said to who cannot see it, and only a change", () =>
  look("THREE", {}, async (page) => {
    const announcer = page.locator("#announcer");
    assert.equal(await announcer.textContent(), "");
    await tenSecondsLater(page);
    assert.equal(await announcer.textContent(), "");
    await show("TROUBLE");
    await tenSecondsLater(page);
    assert.equal(await announcer.textContent(), "Sport: Missing. Cup final to partners: Missing.");
    assert.match(await page.locator("#attention").innerText(), /Missing: Sport/);
  }));

test("what is out of date says so, until it is not", () =>
  look("THREE", {}, async (page, complaints) => {
    await show("NOTHING");
    await tenSecondsLater(page);
    const alert = page.getByRole("alert");
    assert.match(await alert.innerText(), /^Out of date: no answer from playout since 19:42:\d\d\./);
    assert.equal(await page.locator("#channels > li").count(), 3);
    await page.screenshot({ path: `${PICTURES}/stale-1440-light.png`, fullPage: true });
    await holdsAgainstAxe(page);
    await show("THREE");
    await tenSecondsLater(page);
    assert.equal(await alert.innerText(), "");
    // The answer 500 is what was to be seen here.
    assert.deepEqual(complaints.splice(0).map((text) => text.includes("500")), [true]);
  }));

test("nothing comes from anywhere else", () =>
  look("THREE", {}, async (page) => {
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.reload();
    await tenSecondsLater(page);
    const files = ["", "/page.css", "/page.js", "/status.json"].map((file) => `${PAGE_SERVER}/ket/playout${file}`);
    const others = asked.filter((url) => !files.includes(url) && !url.endsWith("/favicon.ico"));
    assert.deepEqual(others, []);
    assert.ok(asked.length >= files.length);
  }));

test("the picture of the guide", () =>
  look("THREE", { width: 1360, scale: 1.25 }, async (page) => {
    const size = await page.evaluate(() => document.documentElement.offsetHeight);
    await page.setViewportSize({ width: 1360, height: size });
    await page.screenshot({ path: `${PICTURES}/playout.png` });
  }));
