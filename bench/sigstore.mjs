// Verifies a Sigstore bundle as its makers' library does: node sigstore.mjs MODULES BUNDLE ARTIFACT [TIMES]
// Certificate chain, transparency log (inclusion proof and signed checkpoint) and signature; the trust root is the one that comes with @sigstore/tuf.
// Prints nothing if it verifies; with TIMES, how many verifications a second of CPU were done.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [modules, bundleFile, artifactFile, times] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const { bundleFromJSON } = require("@sigstore/bundle");
const { TrustedRoot } = require("@sigstore/protobuf-specs");
const { toSignedEntity, toTrustMaterial, Verifier } = require("@sigstore/verify");

const [seeds] = Object.values(JSON.parse(readFileSync(require.resolve("@sigstore/tuf/seeds.json"), "utf8")));
const root = JSON.parse(Buffer.from(seeds.targets["trusted_root.json"], "base64").toString("utf8"));
const verifier = new Verifier(toTrustMaterial(TrustedRoot.fromJSON(root)));

function verify() {
  const bundle = bundleFromJSON(JSON.parse(readFileSync(bundleFile, "utf8")));
  verifier.verify(toSignedEntity(bundle, readFileSync(artifactFile)));
}

verify();
if (times) {
  const before = process.cpuUsage();
  for (let i = 0; i < times; i++) verify();
  const used = process.cpuUsage(before);
  console.log(((times * 1e6) / (used.user + used.system)).toFixed(0));
}
