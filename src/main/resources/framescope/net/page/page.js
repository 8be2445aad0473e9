// Framescope's test page: a WebSocket client for people and for tests.
// People use the controls. Tests read the entries of #log (data-event and friends) or open /?auto=STEPS, which runs a
// script without a driver: /?auto=connect;text:hello;wait;close:1000:bye;closed (see «The script» below).
// Whatever arrives is shown as text only, with invisible characters spelled out.
"use strict";

const STATES = ["CONNECTING", "OPEN", "CLOSING", "CLOSED"];
const DIRECTIONS = { out: "→ client to server", in: "← server to client", here: "• in this page" };
const CLOSE_CODES = { 1005: " (the Close frame held no code)", 1006: " (no Close frame came: lost, refused or cut off)" };
const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3 });
const MAX_ENTRIES = 2000;
const MAX_PAYLOAD = 1000;        // characters kept of a payload
const MAX_REASON = 123;          // bytes: a control frame holds 125, the code takes two
const MAX_BUFFERED = 1 << 20;    // bytes that `repeat` lets pile up in the browser
const MESSAGE_LIMIT = 10_000;    // milliseconds a script waits for a message,
const SOCKET_LIMIT = 30_000;     // and for onopen, onclose or a send buffer to drain

const byId = (id) => document.getElementById(id);
const utf8Length = (text) => new TextEncoder().encode(text).length;
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

function demand(condition, complaint) {
  if (!condition) {
    throw new Error(complaint);
  }
}

/** The connection of the last Connect: { socket, received, waited }, the last two counting messages. */
let connection = null;
const state = () => STATES[connection === null ? WebSocket.CLOSED : connection.socket.readyState];

// ---- Connecting, sending, closing: each throws an Error whose message is for the person ----

function connect() {
  demand(state() === "CLOSED", `The connection is ${state()}. Disconnect first, then connect again.`);
  connection = { socket: openSocket(), received: 0, waited: 0 };
  watch(connection);
  record("note", "out", `new WebSocket(${codeArguments()})`);
}

function openSocket() {
  try {
    return new WebSocket(byId("url").value, subprotocols());
  } catch (error) {
    throw new Error(`The browser refused: ${error.message} (A URL starts with ws:// or wss:// and has no #; `
      + "subprotocols are plain words, none of them twice.)");
  }
}

function watch(current) {
  const { socket } = current;
  socket.binaryType = "arraybuffer";
  socket.onopen = () => record("open", "in", `onopen: ${negotiated()}`);
  socket.onmessage = ({ data }) => {
    current.received++;
    recordPayload("message", "in", "onmessage", data);
  };
  socket.onerror = () => record("error", "here", "onerror: a browser tells a page no reason; Framescope’s window may.");
  socket.onclose = ({ code, reason, wasClean }) => {
    const words = `onclose: code ${code}${CLOSE_CODES[code] ?? ""}, reason “${reason}”, wasClean ${wasClean}`;
    record("close", "here", words, { code, reason, wasClean });
  };
}

function send(data) {
  demand(state() === "OPEN", `Nothing was sent: the connection is ${state()}, not OPEN.`);
  connection.socket.send(data);
  recordPayload("sent", "out", "send()", data);
}

function close(code = "", reason = "") {
  const values = closeArguments(code.trim(), reason);
  demand(state() === "OPEN" || state() === "CONNECTING", `There is nothing to close: the connection is ${state()}.`);
  connection.socket.close(...values);
  record("note", "out", `close(${values.map((value) => JSON.stringify(value)).join(", ")})`);
}

function closeArguments(code, reason) {
  const length = utf8Length(reason);
  demand(code === "" || /^(1000|[34]\d{3})$/.test(code), `Close code ${code} was refused: browsers let a page send only `
    + "1000 or 3000 to 4999, because the others belong to the protocol itself. Framescope’s composer can send any.");
  demand(length <= MAX_REASON, `The reason takes ${length} bytes of UTF-8; a Close frame has room for ${MAX_REASON}.`);
  demand(code !== "" || reason === "", "A Close frame cannot hold a reason without a code. Give a code too, for example 1000.");
  return code === "" ? [] : reason === "" ? [Number(code)] : [Number(code), reason];
}

function parseHex(text) {
  const digits = text.replace(/\s/g, "");
  const [wrong] = digits.match(/[^0-9a-f]/iu) ?? [];
  const advice = "Write bytes like 00 ff 10.";
  demand(wrong === undefined, `Not valid hex: “${wrong}” is none of 0–9 and a–f. ${advice}`);
  demand(digits.length % 2 === 0, `Not valid hex: each byte takes two digits, and ${digits.length} is an odd number. ${advice}`);
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

// ---- The log ----

/** Appends an entry; `data` becomes its data-* attributes, `preview` a line of its own. */
function record(event, direction, words, data = {}, preview = "") {
  stayAtBottom();
  const entry = document.createElement("li");
  Object.assign(entry.dataset, data, { event });
  entry.append(element("time", CLOCK.format()), " ", element("span", DIRECTIONS[direction]), " ", element("b", words));
  entry.append(...(preview === "" ? [] : [element("code", preview)]));
  byId("log").append(entry);
  while (byId("log").childElementCount > MAX_ENTRIES) {
    byId("log").firstElementChild.remove();
  }
  showState();
}

function recordPayload(event, direction, call, data) {
  const kind = typeof data === "string" ? "text" : "binary";
  const length = kind === "text" ? utf8Length(data) : data.byteLength;
  const payload = kind === "text" ? cut(data) : hex(new Uint8Array(data.slice(0, MAX_PAYLOAD / 2)));
  const isWhole = payload.length === (kind === "text" ? data.length : 2 * length);
  const preview = kind === "text" ? payload : payload.replace(/..(?=.)/g, "$& ");
  const words = `${call}: ${kind}, ${length} ${length === 1 ? "byte" : "bytes"}${isWhole ? "" : ", cut short:"}`;
  record(event, direction, words, { kind, payload }, isWhole ? preview : `${preview} …`);
}

/** If the newest entry is in sight, the next one will be: measured and scrolled once a picture, not once an entry. */
let scrollPlanned = false;
function stayAtBottom() {
  const view = byId("log-view");
  if (scrollPlanned || view.scrollTop + view.clientHeight < view.scrollHeight - 8) {
    return;
  }
  scrollPlanned = true;
  requestAnimationFrame(() => {
    scrollPlanned = false;
    view.scrollTop = view.scrollHeight;
  });
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = visible(text);
  return made;
}

/** Control, bidi, zero-width and other invisible characters spelled out; line breaks stay. */
function visible(text) {
  return text.replace(/[^\P{C}\n]|[\u2028\u2029]/gu, (c) => `\\u{${c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}}`);
}

/** The beginning of a text, never ending in half a surrogate pair. */
function cut(text) {
  return text.length <= MAX_PAYLOAD ? text : text.slice(0, MAX_PAYLOAD).replace(/[\uD800-\uDBFF]$/, "");
}

// ---- The rest of the page ----

function subprotocols() {
  return byId("subprotocols").value.split(",").map((name) => name.trim()).filter((name) => name !== "");
}

function negotiated() {
  return `protocol ${connection.socket.protocol || "none"}, extensions ${connection.socket.extensions || "none"}`;
}

function codeArguments() {
  const names = subprotocols();
  return JSON.stringify(byId("url").value) + (names.length > 0 ? `, ${JSON.stringify(names)}` : "");
}

function showState() {
  const name = state();
  if (byId("state").textContent === name) {
    return;
  }
  byId("state").textContent = byId("state").dataset.state = name;
  byId("state-detail").textContent = visible(name === "OPEN" ? `Negotiated: ${negotiated()}.` : "Not connected.");
  byId("connect").ariaDisabled = String(name !== "CLOSED");
  byId("disconnect").ariaDisabled = String(name !== "OPEN" && name !== "CONNECTING");
}

function showReasonLength() {
  const length = utf8Length(byId("close-reason").value);
  byId("reason-count").textContent = `${length}/${MAX_REASON} bytes`;
  byId("reason-count").toggleAttribute("data-over", length > MAX_REASON);
}

async function copyCode() {
  try {
    await navigator.clipboard.writeText(byId("code").textContent);
    byId("copy").textContent = "Copied";
    setTimeout(() => { byId("copy").textContent = "Copy"; }, 1500);
  } catch {    // browsers keep the clipboard from pages that came over plain http from another machine
    getSelection().selectAllChildren(byId("code"));
    throw new Error("The browser keeps its clipboard from this page. The code is selected: press Ctrl+C.");
  }
}

/** When it happens to the element, runs the action and shows what went wrong, or clears what went wrong before. */
function on(id, type, action) {
  byId(id).addEventListener(type, async (event) => {
    event.preventDefault();
    byId("problem").textContent = "";
    try {
      await action();
    } catch (error) {
      byId("problem").textContent = visible(error.message);
    }
  });
}

// ---- The script: /?auto=STEP;STEP;… ----

const sendings = { text: (value) => send(decoded(value)), binary: (value) => send(parseHex(decoded(value))) };

/** By name; each gets what follows its colon, or undefined without a colon. */
const steps = {
  ...sendings,
  async connect() {
    connect();
    await until(() => state() !== "CONNECTING", SOCKET_LIMIT, "no answer to the handshake");
    demand(state() === "OPEN", "the connection was not opened");
  },
  async wait(value) {
    if (value !== undefined) {
      return pause(wholeNumber(value, 600_000));
    }
    demand(connection !== null, "there is no connection yet");
    const current = connection;
    const wanted = ++current.waited;
    await until(() => current.received >= wanted || state() === "CLOSED", MESSAGE_LIMIT, "no message came");
    demand(current.received >= wanted, "the connection was closed before a message came");
  },
  close(value = "") {
    const [code, ...reason] = value.split(":");
    close(code, decoded(reason.join(":")));
  },
  async closed() {
    demand(connection !== null, "there is no connection yet");
    await until(() => state() === "CLOSED", SOCKET_LIMIT, "no onclose came");
  },
  async repeat(value = "") {
    const [count, kind, ...rest] = value.split(":");
    demand(Object.hasOwn(sendings, kind), "write repeat:COUNT:text:… or repeat:COUNT:binary:…");
    for (let left = wholeNumber(count, 100_000); left > 0; left--) {
      sendings[kind](rest.join(":"));
      if (left % 200 === 0) {
        await pause(0);
        const goesOn = () => connection.socket.bufferedAmount < MAX_BUFFERED || state() !== "OPEN";
        await until(goesOn, SOCKET_LIMIT, "the server did not go on reading");
      }
    }
  },
};

async function runScript(script) {
  let outcome = "done";
  let words = "auto: done";
  for (const step of script.split(";").map((each) => each.trimStart()).filter((each) => each !== "")) {
    try {
      await runStep(step);
    } catch (error) {
      outcome = "failed";
      words = visible(`auto: failed – ${cut(step)}: ${error.message}`);
      break;
    }
  }
  record("auto", "here", words, { outcome });
  document.title = words;
}

function runStep(step) {
  const [name, ...rest] = step.split(":");
  const takesNoValue = name === "connect" || name === "closed";
  demand(Object.hasOwn(steps, name) && !(takesNoValue && rest.length > 0), "unknown step");
  return steps[name](rest.length > 0 ? rest.join(":") : undefined);
}

async function until(condition, limit, complaint) {
  const end = performance.now() + limit;
  while (!condition()) {
    demand(performance.now() < end, `${complaint} within ${limit / 1000} s`);
    await pause(5);
  }
}

function wholeNumber(text, most) {
  demand(/^\d{1,7}$/.test(text) && Number(text) <= most, `“${text}” is not a whole number from 0 to ${most}`);
  return Number(text);
}

/** A second percent-decoding, so that a value can hold a semicolon, written %253B. */
function decoded(value = "") {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

// ---- The conformance lab: /?lab ----
// What is tried on a connection may end it, and then nothing more can be said on it. So each connection has a number, its
// turn, and each says at its beginning what this page saw of those before it. It is tested from the window's "lab:go" on.

const LAB_PAUSE = 200;           // milliseconds before the next connection when one did not open, and more each time,
const LAB_MOST_PAUSE = 2000;     // up to this
const LAB_TRIES = 15;            // connections in a row that do not open before the page says so
const LAB_KEPT = 5;              // reports that are told again, until the window must have them
const LAB_MESSAGES = 20;         // messages of a connection that are told one by one,
const LAB_START = 64;            // and bytes of each; its length and CRC-32 tell the rest

/** Connects again and again, as long as the page is open, and tells the window what reaches a page. */
async function runLab() {
  const page = hex(crypto.getRandomValues(new Uint8Array(6)));
  const before = [];
  let failures = 0;
  for (let turn = 1; ; turn++) {
    const report = await labConnection({ page, turn, browser: navigator.userAgent, before });
    before.push(report);
    before.splice(0, before.length - LAB_KEPT);
    failures = report.opened ? 0 : failures + 1;
    if (failures === LAB_TRIES) {
      labSays("the server does not answer; this page keeps trying", "failed");
    }
    if (failures > 0) {    // A page that is not in sight has to wait a second each time, so there is no pause otherwise.
      await pause(Math.min(failures * LAB_PAUSE, LAB_MOST_PAUSE));
    }
  }
}

function labConnection(greeting) {
  return new Promise((resolve) => {
    const report = { turn: greeting.turn, opened: false, messages: [], more: 0, error: false };
    const url = new URL(`/lab?turn=${greeting.turn}&page=${greeting.page}`, byId("url").value);
    const socket = new WebSocket(url);
    let tested = false;
    socket.binaryType = "arraybuffer";
    socket.onopen = () => {
      report.opened = true;
      socket.send(`lab:ready:${JSON.stringify(greeting)}`);
    };
    socket.onmessage = ({ data }) => {
      if (data === "lab:go") {
        tested = true;
        labSays("this browser is being tested");
      } else if (data === "lab:probe") {
        socket.send("lab:alive");
      } else if (data === "lab:wait") {
        labSays("another page is being tested; this one waits for the next run");
      } else if (data === "lab:done") {
        labSays("done; this page waits for the next run", "done");
      } else if (tested) {
        hear(report, data);
        socket.send("lab:message");
      }
    };
    socket.onerror = () => { report.error = true; };
    socket.onclose = ({ code, reason, wasClean }) => resolve({ ...report, close: { code, reason, wasClean } });
  });
}

function hear(report, data) {
  if (report.messages.length === LAB_MESSAGES) {
    report.more++;
    return;
  }
  const text = typeof data === "string";
  const bytes = text ? new TextEncoder().encode(data) : new Uint8Array(data);
  const start = hex(bytes.slice(0, LAB_START));
  report.messages.push({ kind: text ? "text" : "binary", length: bytes.length, crc32: crc32(bytes), start });
}

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) {
      crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
    }
  }
  return ~crc >>> 0;
}

/** Once, not for each connection of a run. */
let labSaid = "";
function labSays(words, outcome = "going") {
  if (labSaid !== words) {
    labSaid = words;
    record("lab", "here", `lab: ${words}`, { outcome });
    document.title = `Lab: ${words}`;
  }
}

// ---- Start ----

byId("url").value = `${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}/`;
const showCode = () => { byId("code-arguments").textContent = codeArguments(); };
showCode();
on("connect-form", "submit", connect);
on("connect-form", "input", showCode);
on("disconnect", "click", () => close());
on("text-form", "submit", () => send(byId("text").value));
on("binary-form", "submit", () => send(parseHex(byId("binary").value)));
on("close-form", "submit", () => close(byId("close-code").value, byId("close-reason").value));
on("close-reason", "input", showReasonLength);
on("clear-log", "click", () => byId("log").replaceChildren());
on("copy", "click", copyCode);
byId("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    byId("text-form").requestSubmit();
  }
});
setInterval(showState, 200);    // that the server's Close frame made it CLOSING comes without an event
const script = new URLSearchParams(location.search).get("auto");
if (script !== null) {
  runScript(script);
}
if (new URLSearchParams(location.search).has("lab")) {
  labSays("this page connects by itself; the window shows what comes of it");
  runLab();
}
