// What the rehearsal adds to connecting: from the first signal until both ends are connected, through the relay and the letter boxes, against two bare
// werift connections in the same process with certificates just as fresh. Runs take turns.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { table } from './measure.mjs';

const { createSelfSignedCertificate, MediaStreamTrack, RTCCertificate, RTCPeerConnection } = createRequire(import.meta.url)('werift');
const root = fileURLToPath(new URL('..', import.meta.url));
const runs = Number(process.env.BENCH_RUNS ?? 21);
const signature = { signature: 3, hash: 4 };

export async function rehearsal() {
  const folder = mkdtempSync(join(root, 'node_modules', '.csteams-bench-'));
  try {
    const outfile = join(folder, 'rehearsal.mjs');
    await build({
      entryPoints: [join(root, 'src/rehearsal/rehearse-encrypted.ts')],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      external: ['werift'],
      logLevel: 'error',
    });
    const { rehearseEncrypted } = await import(pathToFileURL(outfile).href);
    const ours = [];
    const bare = [];
    for (let round = -2; round < runs; round++) {
      const plan = { boxes: letterBoxes(), givenUp: [], askFor: [], intruder: false, alterFingerprint: false };
      const { connectMs } = await rehearseEncrypted(plan);
      const bareMs = await connectBare();
      if (round < 0) continue;
      ours.push(connectMs);
      bare.push(bareMs);
    }
    const row = (name, times) => [name, median(times).toFixed(0), (median(times) / median(bare)).toFixed(2)];
    return table(['until both ends are connected', 'ms', 'ratio'], [row('werift alone', bare), row('the rehearsal (at most 1.2)', ours)]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function connectBare() {
  const [caller, callee] = [await bareEnd(), await bareEnd()];
  const connected = [caller, callee].map((end) => new Promise((resolve) => end.connectionStateChange.subscribe((state) => state === 'connected' && resolve())));
  const began = performance.now();
  await caller.setLocalDescription(await caller.createOffer());
  await callee.setRemoteDescription(caller.localDescription);
  await callee.setLocalDescription(await callee.createAnswer());
  await caller.setRemoteDescription(callee.localDescription);
  await Promise.all(connected);
  const took = performance.now() - began;
  await Promise.all([caller.close(), callee.close()]);
  return took;
}

async function bareEnd() {
  const { keyPem, certPem } = await createSelfSignedCertificate(signature, 23);
  const connection = new RTCPeerConnection({
    iceServers: [],
    iceUseIpv4: false,
    iceUseIpv6: false,
    iceAdditionalHostAddresses: ['127.0.0.1'],
    iceInterfaceAddresses: { udp4: '127.0.0.1' },
    certificates: [new RTCCertificate(keyPem, certPem, signature)],
  });
  connection.addTransceiver(new MediaStreamTrack({ kind: 'audio' }), { direction: 'sendrecv' });
  return connection;
}

function letterBoxes() {
  const boxes = new Map();
  return {
    async send(box, signal) {
      boxes.set(box, [...(boxes.get(box) ?? []), signal]);
    },
    receive: async (box) => boxes.get(box).shift(),
  };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(await rehearsal());
  process.exit(0);
}
