// A client of the official SDK: mcp-client.mjs ANCHOR 'JSON of calls' (URL | COMMAND ARGS…)
// ANCHOR lies in the folder from which the SDK is found. Prints one line of JSON.
import { createRequire } from "node:module";

const [anchor, calls, target, ...args] = process.argv.slice(2);
const require = createRequire(anchor);
const { Client } = require("@modelcontextprotocol/sdk/client/index.js");
const { StdioClientTransport } = require("@modelcontextprotocol/sdk/client/stdio.js");
const { StreamableHTTPClientTransport } = require("@modelcontextprotocol/sdk/client/streamableHttp.js");

const client = new Client({ name: "test", version: "1" });
const transport = target.startsWith("http")
  ? new StreamableHTTPClientTransport(new URL(target))
  : new StdioClientTransport({ command: target, args, env: process.env, stderr: "inherit" });
await client.connect(transport);
const tools = (await client.listTools()).tools.map((tool) => tool.name);
const results = [];
for (const call of JSON.parse(calls)) {
  try {
    const result = await client.callTool(call);
    results.push({ isError: !!result.isError, text: result.content[0].text });
  } catch (e) {
    results.push({ code: e.code, text: e.message });
  }
}
const concurrent = await Promise.all(
  Array.from({ length: 200 }, () => client.callTool({ name: "list_allowed_directories", arguments: {} })));
await client.ping();
await client.close();
console.log(JSON.stringify({ tools, results, concurrent: concurrent.filter((r) => !r.isError).length }));
