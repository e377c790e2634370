import { clientText, compareVersions, type Client } from './client.ts';
import { callClients, type Support } from './client-support.ts';
import { inForce, pages } from './evidence.ts';
import type { PartyFacts } from './facts.ts';
import { fail, pass, unknown, type Gate, type Judgement } from './gate.ts';
import { adviceOn, ignorance } from './remedy.ts';

/** The first to be named, and by every list since. */
const surestClient = 'Windows';

/** Whether the party's client takes part in encrypted calls, by the list of the day. */
export const clientGate: Gate<PartyFacts, 'Client'> = {
  name: 'Client',
  asks: "Does the party's client take part in encrypted calls?",
  evidence: [...callClients.map(({ evidence }) => evidence), pages.support],
  states: ['Pass', 'Fail', 'Unknown'],
  judge({ user, client }, day) {
    if (client.kind !== 'known') return unknown(ignorance(client), adviceOn(client));
    const list = inForce(callClients, day);
    const from = client.from ?? null;
    const remedy = `# ${user} calls from a client that takes part, such as the latest one for ${surestClient}`;
    if (!list) return fail(`${clientText(client.value)}; no client took part yet`, from, null);
    return judgeSupport(client.value, list.platforms[client.value.platform] ?? 'unmentioned', from, remedy);
  },
};

function judgeSupport(client: Client, support: Support, from: string | null, remedy: string): Judgement {
  const text = clientText(client);
  if (typeof support === 'object') {
    const { minimumVersion } = support;
    if (client.version === null) return unknown(`${text}, from version ${minimumVersion} on; which one is not known`, null, from);
    return compareVersions(client.version, minimumVersion) >= 0
      ? pass(text, from)
      : fail(`${text} is older than ${minimumVersion}`, from, `# Update the client to ${minimumVersion} or later`);
  }
  switch (support) {
    case 'yes':
      return pass(text, from);
    case 'no':
      return fail(`${text} does not take part`, from, remedy);
    case 'disputed':
      return unknown(`${text}: sources of that time disagree`, remedy, from);
    case 'unmentioned':
      return unknown(`${text}: no source says whether it takes part`, remedy, from);
  }
}
