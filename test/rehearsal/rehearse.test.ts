import { describe, expect, it } from 'vitest';
import { candidatePorts } from '../../src/rehearsal/description.ts';
import { EncryptedEnd } from '../../src/rehearsal/end.ts';
import { openPeer } from '../../src/rehearsal/peer.ts';
import { said } from '../../src/rehearsal/rehearsal.ts';
import { rehearseEncrypted } from '../../src/rehearsal/rehearse-encrypted.ts';
import { rehearseOrdinary } from '../../src/rehearsal/rehearse-ordinary.ts';
import { way } from '../../src/rehearsal/signalling.ts';
import { memoryBoxes, plan } from './boxes.ts';

describe('an encrypted call', () => {
  it('shows a lock and one number at both ends, and its relay hears nothing', async () => {
    const boxes = memoryBoxes();
    const { ends, ...call } = await rehearseEncrypted(plan({ boxes, askFor: ['recording', 'adding a participant', 'mute'] }));
    expect(ends.map(({ lock, heard }) => [lock, heard])).toEqual([
      [true, [said.callee]],
      [true, [said.caller]],
    ]);
    expect(ends[0].checkNumber).toMatch(/^(\d{4} ){4}\d{4}$/);
    expect(ends[0].checkNumber).toBe(ends[1].checkNumber);
    expect([ends[0].ownFingerprint, ends[0].remoteFingerprint]).toEqual([ends[1].remoteFingerprint, ends[1].ownFingerprint]);
    expect(ends[0].ownFingerprint).not.toBe(ends[1].ownFingerprint);
    expect(call).toMatchObject({ encrypted: true, numbersMatch: true, intruderHeard: null, relayHeard: false, serviceHeard: false });
    expect(call.relayedPackets).toBeGreaterThan(10);
    expect(call.asked.map(({ granted }) => granted)).toEqual([false, false, true]);
    for (const signal of boxes.seen) {
      if (signal.kind !== 'offer' && signal.kind !== 'answer') continue;
      const candidates = signal.sdp.split('\r\n').filter((line) => line.startsWith('a=candidate:'));
      expect(candidates.length).toBeGreaterThan(0);
      expect(candidates.filter((line) => line.split(' ')[4] !== '127.0.0.1')).toEqual([]);
    }
  });

  it('has other certificates and another number each time', async () => {
    const numbers = [(await rehearseEncrypted(plan())).ends[0], (await rehearseEncrypted(plan())).ends[0]];
    expect(new Set(numbers.map(({ checkNumber }) => checkNumber)).size).toBe(2);
    expect(new Set(numbers.map(({ ownFingerprint }) => ownFingerprint)).size).toBe(2);
  });

  it('connects with somebody in between, who hears everything, and the numbers differ', async () => {
    const { ends, numbersMatch, intruderHeard, serviceHeard } = await rehearseEncrypted(plan({ intruder: true, askFor: ['recording'] }));
    expect(ends.map(({ lock, heard }) => [lock, heard])).toEqual([
      [true, [said.callee]],
      [true, [said.caller]],
    ]);
    expect([numbersMatch, serviceHeard]).toEqual([false, true]);
    expect(ends[0].checkNumber).not.toBe(ends[1].checkNumber);
    expect([...(intruderHeard ?? [])].sort()).toEqual([...Object.values(said)].sort());
  });

  it('is refused when a fingerprint was altered on the way', async () => {
    await expect(rehearseEncrypted(plan({ alterFingerprint: true }))).rejects.toMatchObject({ id: 'FingerprintMismatch' });
  });

  it('refuses another certificate during the call, and goes on', async () => {
    const boxes = memoryBoxes();
    const caller = await EncryptedEnd.open('caller', way(boxes, 'callee', 'caller'), { givenUp: [] });
    const callee = await EncryptedEnd.open('callee', way(boxes, 'caller', 'callee'), { givenUp: [] });
    await caller.place();
    await callee.take();
    await caller.complete();
    await Promise.all([caller.peer.connected(), callee.peer.connected()]);
    const number = callee.checkNumber;
    const third = await openPeer();
    await boxes.send('callee', { kind: 'offer', sdp: await third.offer() });
    await expect(callee.heed()).rejects.toMatchObject({ id: 'CertificateChanged' });
    expect(await boxes.receive('caller')).toMatchObject({ kind: 'reply', granted: false });
    expect(callee.checkNumber).toBe(number);
    const [first] = boxes.seen;
    if (first) await boxes.send('callee', first);
    await callee.heed();
    expect(await boxes.receive('caller')).toMatchObject({ kind: 'reply', granted: true });
    await Promise.all([caller.peer.close(), callee.peer.close(), third.close()]);
  });

  it('announces one port of loopback for each end', async () => {
    const peer = await openPeer();
    expect(candidatePorts(await peer.offer())).toHaveLength(1);
    await peer.close();
  });
});

describe('an ordinary call', () => {
  it('has no lock and no number, keeps its features, and the service can read along', async () => {
    const call = await rehearseOrdinary(plan({ askFor: ['recording', 'adding a participant'] }));
    expect(call.ends.map(({ lock, checkNumber, heard }) => [lock, checkNumber, heard])).toEqual([
      [false, null, [said.callee]],
      [false, null, [said.caller]],
    ]);
    expect(call).toMatchObject({ encrypted: false, numbersMatch: null, relayHeard: false, serviceHeard: true });
    expect(call.asked.map(({ granted }) => granted)).toEqual([true, true]);
  });
});
