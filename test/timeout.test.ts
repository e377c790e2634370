import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { slowService, type SlowService } from './slow-service.ts';
import { playground, type Playground } from './transcript.ts';

describe('--timeout', () => {
  let service: SlowService;
  let place: Playground;
  beforeAll(async () => {
    place = playground();
    service = await slowService(place);
    place.run(`CSTEAMS_TOKEN=${service.token} csteams Connect-MicrosoftTeams -ServiceUri ${service.uri}`);
  });
  afterAll(() => service.stop());

  const lookUp = (count: number, options: string) =>
    place.run(
      `CSTEAMS_TOKEN=${service.token} csteams ${options} -c '@("ana@contoso.com") * ${count} | Get-CsEffectivePolicy -PolicyType TeamsEnhancedEncryptionPolicy -ThrottleLimit 2'`,
    );

  it('ends a command whose requests take longer, with one error and its exit code', () => {
    const { output, exitCode } = lookUp(400, '--timeout 1');
    expect(output.match(/The time that the command had \(1 s\) was over/g)).toHaveLength(1);
    expect(exitCode).toBe(4);
  });

  it('does nothing to one that is done in time', () => expect(lookUp(2, '--timeout 100').exitCode).toBe(0));

  it.each(['0', 'soon', '-1', ''])('is not %j', (value) => {
    const { output, exitCode } = lookUp(1, `--timeout '${value}'`);
    expect(output).toContain('--timeout');
    expect(exitCode).toBe(2);
  });
});
