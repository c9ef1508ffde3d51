// Measures calls of the filesystem server, directly and through the gateway, in turns. Started by bench/gateway.
import { createRequire } from "node:module";

const [server, count, place, assize] = process.argv.slice(2);
const require = createRequire(server);
const { Client } = require("@modelcontextprotocol/sdk/client/index.js");
const { StdioClientTransport } = require("@modelcontextprotocol/sdk/client/stdio.js");

async function open(command, args) {
  const client = new Client({ name: "bench", version: "1" });
  await client.connect(new StdioClientTransport({ command, args, env: process.env, stderr: "ignore" }));
  return client;
}

const direct = await open("node", [server, `${place}/share`]);
const through = await open(assize, ["gateway", "--envelope", `${place}/envelope.yaml`, "--status", `${place}/status.json`,
  "--log", `${place}/calls.jsonl`, "--", "node", server, `${place}/share`]);
const call = { name: "read_text_file", arguments: { path: `${place}/share/note.txt` } };

async function timed(client) {
  const start = process.hrtime.bigint();
  const result = await client.callTool(call);
  if (result.isError) throw new Error(result.content[0].text);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

const times = { direct: [], gateway: [] };
for (let i = 0; i < 500; i++) { await timed(direct); await timed(through); }
for (let i = 0; i < Number(count); i++) {
  times.direct.push(await timed(direct));
  times.gateway.push(await timed(through));
}
const at = (list, q) => list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(q * list.length))];
for (const [name, list] of Object.entries(times)) {
  console.log(`${name.padEnd(8)} p50 ${at(list, 0.5).toFixed(2)} ms  p99 ${at(list, 0.99).toFixed(2)} ms`);
}
const added = times.gateway.map((time, i) => time - times.direct[i]);
console.log(`added    p50 ${at(added, 0.5).toFixed(2)} ms  p99 ${at(added, 0.99).toFixed(2)} ms  (pair by pair, ${added.length} pairs)`);

async function burst(client) {
  const start = process.hrtime.bigint();
  const results = await Promise.all(Array.from({ length: 1000 }, () => client.callTool(call)));
  if (results.some((result) => result.isError)) throw new Error("a call failed");
  return Number(process.hrtime.bigint() - start) / 1e6;
}
for (const [name, client] of [["direct", direct], ["gateway", through], ["direct", direct], ["gateway", through]]) {
  console.log(`1,000 calls at once, ${name.padEnd(8)} ${(await burst(client)).toFixed(0)} ms`);
}
await direct.close();
await through.close();
