// Measures vis-timeline in Chromium: node vis_timeline.mjs BROWSER LIMIT_S, in a folder with items.json,
// windows.json and node_modules. Prints milliseconds as JSON: the first rendering, then each frame in the time there is.
import { createServer } from "node:http";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [browser, limitText] = process.argv.slice(2);
const limitMs = Number(limitText) * 1000;
const vis = "node_modules/vis-timeline/standalone/umd/vis-timeline-graph2d.min.js";
const css = "node_modules/vis-timeline/styles/vis-timeline-graph2d.min.css";
const page_ = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/${css}"><style>body{margin:0}</style>
<div id="timeline"></div><script src="/${vis}"></script>`;

const server = createServer(async (request, response) => {
  const types = { css: "text/css", js: "text/javascript", json: "application/json" };
  const type = types[request.url.split(".").pop()] ?? "text/html; charset=utf-8";
  try {
    const body = request.url === "/" ? page_ : await readFile(join(process.cwd(), request.url));
    response.writeHead(200, { "content-type": type }).end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));

// In the page: from fetching the items to the moment at which they are on the screen.
const show = async () => {
  const begun = performance.now();
  const items = await (await fetch("/items.json")).json();
  const groups = [...new Set(items.map((item) => item.group))].map((id) => ({ id, content: id }));
  await new Promise((done) => {
    const options = { height: "1080px", verticalScroll: true, onInitialDrawComplete: done };
    window.timeline = new vis.Timeline(document.getElementById("timeline"), new vis.DataSet(items),
      new vis.DataSet(groups), options);
  });
  // A message comes after the frame that was asked for has been laid out and painted.
  window.painted = () => new Promise((done) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(null);
  }));
  await window.painted();
  return performance.now() - begun;
};

// In the page: one frame after the other.
const travel = async (limitMs) => {
  const windows = await (await fetch("/windows.json")).json();
  const begun = performance.now(), times = [];
  for (const [from, to] of windows) {
    const start = performance.now();
    window.timeline.setWindow(from, to, { animation: false });
    await window.painted();
    times.push(performance.now() - start);
    if (performance.now() - begun > limitMs) break;
  }
  return times;
};

const expired = (ms) => new Promise((done) => setTimeout(done, ms, null).unref());
const profile = await mkdtemp(join(process.cwd(), "profile-"));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: browser,
  headless: true,
  viewport: { width: 1920, height: 1080 },
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
    // A frame takes as long as its work does, without waiting for a screen.
    "--disable-frame-rate-limit", "--disable-gpu-vsync"],
});
const times = [];
try {
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const first = await Promise.race([page.evaluate(show), expired(limitMs)]);
  if (first !== null) {
    times.push(first);
    // One frame may be under way when the time is over.
    times.push(...((await Promise.race([page.evaluate(travel, limitMs), expired(2 * limitMs)])) ?? []));
  }
} finally {
  console.log(JSON.stringify(times));
  // A page that still works does not close in time.
  await Promise.race([context.close().catch(() => null), expired(5000)]);
  server.close();
}
await rm(profile, { recursive: true, force: true }).catch(() => null);
process.exit(0);
