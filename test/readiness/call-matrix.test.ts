import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessCall } from '../../src/readiness/assess-call.ts';
import { countPairs, gateName, type Person } from '../../src/readiness/call-matrix.ts';
import { callTypes } from '../../src/readiness/facts.ts';
import { causes, days, ready } from './facts.ts';

const anyCause = fc.constantFrom(...Object.values(causes).flatMap((byState) => Object.values(byState).flat()));
const anyPerson = fc.tuple(fc.integer({ min: 1, max: 8 }), anyCause);
/** The same id is the same person with the same facts. */
const anyPeople = fc.array(anyPerson, { maxLength: 12 });

describe('countPairs', () => {
  it('counts what assessing every pair would', () => {
    fc.assert(
      fc.property(anyPeople, anyPeople, fc.constantFrom(...callTypes), fc.constantFrom(days.preview, days.today), (from, to, callType, asOf) => {
        const known = new Map<string, Person>();
        const people = (list: typeof from): Person[] =>
          list.map(([number, cause]) => {
            const id = `u${number}`;
            const person = known.get(id) ?? { id, facts: { ...ready(id), ...cause } };
            known.set(id, person);
            return person;
          });
        const [callers, callees] = [people(from), people(to)];
        const once = (list: readonly Person[]): Person[] => [...new Map(list.map((person) => [person.id, person])).values()];
        const verdicts: Record<string, number> = { Yes: 0, YesIfBothSwitchItOn: 0, Unknown: 0, No: 0 };
        const blocks: Record<string, number> = {};
        let pairs = 0;
        for (const caller of once(callers)) {
          for (const callee of once(callees)) {
            if (caller.id === callee.id) continue;
            const { verdict, gates } = assessCall({ callType, caller: caller.facts, callee: callee.facts, asOf });
            pairs += 1;
            verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
            for (const gate of gates) if (gate.state === 'Fail') blocks[gateName(gate)] = (blocks[gateName(gate)] ?? 0) + 1;
          }
        }
        const cell = countPairs(callers, callees, callType, asOf);
        expect({ ...cell, blocks: Object.fromEntries(cell.blocks) }).toEqual({ pairs, verdicts, blocks });
      }),
    );
  });
});
