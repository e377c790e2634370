import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFaultFile } from '../../src/service/fault-file.ts';

const lineOf = async (text: string): Promise<string | undefined> => {
  const error: unknown = await readFaultFile(text, 'faults.yaml').catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ id: 'InvalidFaultFile', category: 'InvalidData', target: 'faults.yaml' });
  return /^faults\.yaml, line (\d+): /.exec((error as Error).message)?.[1];
};

describe('a fault file', () => {
  it('is read with what is left out', async () => {
    const text =
      'faults:\n  - fault: throttle\n    share: 10%\n    retryAfter: 1\n  - { fault: cut, share: 0.02, methods: [patch], path: /Skype.Policy/, applied: true }\n  - { fault: slow, share: 1, seconds: 2.5 }\n';
    expect(await readFaultFile(text, 'f')).toEqual({
      seed: 1,
      rules: [
        { fault: 'throttle', share: 0.1, retryAfter: '1', seconds: 1, applied: false },
        { fault: 'cut', share: 0.02, methods: ['PATCH'], path: '/Skype.Policy/', seconds: 1, applied: true },
        { fault: 'slow', share: 1, seconds: 2.5, applied: false },
      ],
    });
  });

  it('is read as the documentation shows it', async () => {
    const document = readFileSync(new URL('../../docs/faults.md', import.meta.url), 'utf8');
    const text = /```yaml\n([\s\S]*?)```/.exec(document)?.[1] ?? '';
    expect((await readFaultFile(text, 'f')).rules.map(({ fault, share }) => [fault, share])).toEqual([
      ['throttle', 0.1],
      ['unavailable', 0.05],
      ['cut', 0.02],
      ['gateway-timeout', 0.01],
    ]);
  });

  it.each([
    ['', '1'],
    ['faults: none', '1'],
    ['seed: x\nfaults: []', '1'],
    ['faults:\n  - share: 5%', '2'],
    ['faults:\n  - fault: cut', '2'],
    ['faults:\n  - fault: cut\n    share: 5', '3'],
    ['faults:\n  - fault: cut\n    share: 120%', '3'],
    ['faults:\n  - fault: explode\n    share: 5%', '2'],
    ['faults:\n  - fault: cut\n    share: 5%\n    seconds: 3', '4'],
    ['faults:\n  - fault: slow\n    share: 5%\n    seconds: -3', '4'],
    ['faults:\n  - fault: cut\n    share: 5%\n    retryAfter: 3', '4'],
    ['faults:\n  - fault: cut\n    share: 5%\n    applied: perhaps', '4'],
    ['faults:\n  - fault: cut\n    share: 5%\n    methods: [GET, LOOK]', '4'],
    ['faults:\n  - fault: cut\n    share: 5%\n    shares: 5%', '4'],
    ['faults:\n  - fault: "cut\n', '3'],
  ])('names the line of a mistake: %j', async (text, line) => expect(await lineOf(text)).toBe(line));
});
