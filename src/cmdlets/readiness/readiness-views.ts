import { toText } from '../../engine/conversion/convert.ts';
import { isList, PSObject, type Value } from '../../engine/value.ts';
import type { View, ViewColumn } from '../../format/view.ts';

const items = (value: Value | undefined): readonly Value[] => (isList(value ?? null) ? (value as readonly Value[]) : []);
const text = (object: PSObject, name: string): string => toText(object.get(name) ?? null);

/** A list on one line. */
const joined = (property: string): ViewColumn => ({ property, value: (row) => items(row.get(property)).map(toText).join(', ') });
/** The gates that fail; where none does, those that nobody knows about. */
const because: ViewColumn = {
  property: 'BlockedBy',
  label: 'Because',
  value: (row) => {
    const failing = items(row.get('BlockedBy')).map(toText);
    return failing.length > 0
      ? failing.join(', ')
      : items(row.get('NotKnown'))
          .map((gate) => `${toText(gate)}?`)
          .join(', ');
  },
};
/** A list, one item a line. */
const lines = (property: string, line: (item: Value) => string): ViewColumn => ({ property, value: (row) => items(row.get(property)).map(line).join('\n') });

/** `Fail     Callee EncryptionPolicy: Disabled in policy Global (Global)` */
function gateLine(gate: Value): string {
  if (!(gate instanceof PSObject)) return '';
  const party = text(gate, 'Party');
  const name = party === '' || party === 'Call' ? text(gate, 'Gate') : `${party} ${text(gate, 'Gate')}`;
  const source = text(gate, 'Source');
  return `${text(gate, 'State').padEnd(13)} ${name}: ${text(gate, 'Found')}${source === '' ? '' : ` (${source})`}`;
}

/** `Caller ana@contoso.com: lock, 1234 5678 …` */
const endLine = (end: Value): string =>
  end instanceof PSObject
    ? `${text(end, 'Role')} ${text(end, 'User')}: ${[text(end, 'Shield'), text(end, 'CheckNumber')].filter((part) => part !== '').join(', ')}`
    : '';

/** `recording: refused (an encrypted call does without it)` */
const askedLine = (asked: Value): string =>
  asked instanceof PSObject ? `${text(asked, 'Feature')}: ${asked.get('Granted') === true ? 'granted' : 'refused'} (${text(asked, 'Reason')})` : '';

const attendeeLine = (attendee: Value): string =>
  attendee instanceof PSObject ? `${text(attendee, 'State').padEnd(13)} ${text(attendee, 'Client')}: ${text(attendee, 'Found')}` : '';

const blocks: ViewColumn = {
  property: 'Blocks',
  value: (row) =>
    items(row.get('Blocks'))
      .map((block) => (block instanceof PSObject ? `${text(block, 'Gate')} ${text(block, 'Pairs')}` : ''))
      .join(', '),
};
const share: ViewColumn = {
  property: 'ReadyShare',
  label: 'Share',
  align: 'right',
  value: (row) => {
    const value = row.get('ReadyShare');
    return typeof value === 'number' ? `${(value * 100).toFixed(1)} %` : '';
  },
};

const gateColumns = (...names: readonly string[]): View => ({ table: { columns: names.map((property) => ({ property })) } });
const consequences = [joined('GivenUp'), joined('Protected'), joined('NotProtected'), 'IfAGateFails'] as const;
const remedies = lines('Remedies', toText);

/** How the results of the readiness cmdlets print. */
export const readinessViews: Readonly<Record<string, View>> = {
  CsTeamsEncryptedCall: {
    table: { columns: [{ property: 'Caller' }, { property: 'Callee' }, { property: 'Verdict' }, because] },
    list: ['Caller', 'Callee', 'CallType', 'AsOf', 'Verdict', lines('Gates', gateLine), remedies, ...consequences],
    listing: true,
  },
  CsTeamsEncryptedMeeting: {
    table: { columns: [{ property: 'Organizer' }, { property: 'Verdict' }, because] },
    list: ['Organizer', 'AsOf', 'Verdict', lines('Gates', gateLine), lines('Attendees', attendeeLine), remedies, ...consequences],
    listing: true,
  },
  CsRehearsedEnd: {
    table: { columns: [{ property: 'Role' }, { property: 'User' }, { property: 'Shield' }, { property: 'CheckNumber' }, joined('Heard')] },
  },
  CsEncryptedCallRehearsal: {
    list: [
      'Caller',
      'Callee',
      'Verdict',
      'Encrypted',
      'Conclusion',
      joined('BlockedBy'),
      lines('Ends', endLine),
      'NumbersMatch',
      lines('IntruderHeard', toText),
      'RelayedPackets',
      'RelayHeard',
      'ServiceHeard',
      lines('Asked', askedLine),
      'ConnectMilliseconds',
      'Note',
    ],
    prefersList: true,
  },
  CsTeamsCallGate: gateColumns('Gate', 'Party', 'State', 'Found', 'Source', 'Remedy'),
  CsTeamsMeetingGate: gateColumns('Gate', 'State', 'Found', 'Source', 'Remedy'),
  CsTeamsMeetingAttendee: gateColumns('Client', 'State', 'Found'),
  CsTeamsEncryptedCallMatrix: {
    table: {
      columns: [
        { property: 'Callers' },
        { property: 'Callees' },
        { property: 'Pairs', align: 'right' },
        { property: 'Ready', align: 'right' },
        share,
        { property: 'NotKnown', align: 'right' },
        blocks,
      ],
    },
  },
};
