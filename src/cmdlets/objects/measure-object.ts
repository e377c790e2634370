import { cmdlet, rethrowOrWrite } from '../../engine/cmdlet.ts';
import { object, objects, switchParameter } from '../../engine/parameter.ts';
import { double, psObject, type Value } from '../../engine/value.ts';
import { inputObjects } from './input-objects.ts';
import { asDouble, asNumber, Statistics, type Wanted } from './measure-statistics.ts';
import { propertyArguments } from './property-argument.ts';
import { findProperties } from './property-value.ts';

const generic = { set: 'GenericMeasure' };
const textual = { set: 'TextMeasure' };

export const measureObject = cmdlet({
  name: 'Measure-Object',
  synopsis: 'Counts objects, and adds up, averages or compares their properties.',
  description: 'Objects without the property are passed over. What was not asked for is null. With -Line, -Word or -Character it measures text.',
  errorSource: 'Microsoft.PowerShell.Commands.MeasureObjectCommand',
  readsStandardInput: true,
  defaultParameterSet: 'GenericMeasure',
  outputType: ['Microsoft.PowerShell.Commands.GenericMeasureInfo', 'Microsoft.PowerShell.Commands.TextMeasureInfo'],
  parameters: {
    InputObject: object('The object to measure; usually from the pipeline.', { pipeline: 'ByValue', allowNull: true }),
    Property: objects('Names, patterns or script blocks; the object itself without it.', { position: 0, names: 'property' }),
    Sum: switchParameter('The sum.', generic),
    Average: switchParameter('The mean.', generic),
    Maximum: switchParameter('The greatest value.', generic),
    Minimum: switchParameter('The least value.', generic),
    StandardDeviation: switchParameter('The standard deviation of a sample.', generic),
    AllStats: switchParameter('All of these.', generic),
    Line: switchParameter('Counts lines.', textual),
    Word: switchParameter('Counts words.', textual),
    Character: switchParameter('Counts characters.', textual),
    IgnoreWhiteSpace: switchParameter('Characters without white space.', textual),
  },
  examples: [
    { run: '1..100 | Measure-Object -Sum -Average' },
    { run: '[pscustomobject]@{ Size = 3 }, [pscustomobject]@{ Size = 8 } | Measure-Object Size -Maximum' },
    { run: "'one two', 'three' | Measure-Object -Word -Line" },
  ],
  async *stream(each, context, fixed) {
    const properties = fixed.Property && propertyArguments(fixed.Property, { keys: [] });
    const all = fixed.AllStats === true;
    const show = {
      sum: all || fixed.Sum === true,
      average: all || fixed.Average === true,
      deviation: all || fixed.StandardDeviation === true,
      minimum: all || fixed.Minimum === true,
      maximum: all || fixed.Maximum === true,
    };
    const { Line: line = false, Word: word = false, Character: character = false, IgnoreWhiteSpace: ignoreWhiteSpace = false } = fixed;
    const wanted: Wanted = { ...show, numbers: show.sum || show.average || show.deviation, line, word, character, ignoreWhiteSpace };
    const found = new Map<string, { readonly name: string; readonly statistics: Statistics }>();
    let nonNumeric = false;
    const add = (name: string, value: Value): void => {
      let entry = found.get(name.toLowerCase());
      if (entry === undefined) found.set(name.toLowerCase(), (entry = { name, statistics: new Statistics() }));
      try {
        entry.statistics.add(value, wanted);
      } catch (thrown) {
        nonNumeric = true;
        rethrowOrWrite(thrown, context);
      }
    };
    if (properties === undefined) found.set('', { name: '', statistics: new Statistics() });
    for await (const value of inputObjects(each)) {
      if (properties === undefined) {
        add('', value);
        continue;
      }
      const counted = new Set<string>();
      for (const property of properties) {
        const values = findProperties(property, value, context);
        for (const { name, value: measured } of values instanceof Promise ? await values : values) {
          if (!counted.has(name)) add(name, measured);
          counted.add(name);
        }
      }
    }
    for (const { name, statistics } of found.values()) {
      const property = properties === undefined ? null : name;
      yield line || word || character
        ? psObject('Microsoft.PowerShell.Commands.TextMeasureInfo', {
            Lines: line ? statistics.lines : null,
            Words: word ? statistics.words : null,
            Characters: character ? statistics.characters : null,
            Property: property,
          })
        : measureInfo(statistics, show, nonNumeric, property);
    }
  },
});

type Show = Readonly<Record<'sum' | 'average' | 'deviation' | 'minimum' | 'maximum', boolean>>;

/** One value that is no number leaves the sums out altogether. */
function measureInfo(statistics: Statistics, show: Show, nonNumeric: boolean, property: string | null): Value {
  const { count, sum, average, minimum, maximum, standardDeviation } = statistics;
  const numeric = [minimum, maximum].every((value) => value === null || asNumber(value) !== undefined);
  return psObject(`Microsoft.PowerShell.Commands.Generic${numeric ? '' : 'Object'}MeasureInfo`, {
    Count: count,
    Average: show.average && !nonNumeric && count > 0 ? double(average) : null,
    Sum: show.sum && !nonNumeric ? double(sum) : null,
    Maximum: show.maximum ? (numeric ? asDouble(maximum) : maximum) : null,
    Minimum: show.minimum ? (numeric ? asDouble(minimum) : minimum) : null,
    StandardDeviation: show.deviation && !nonNumeric ? double(standardDeviation) : null,
    Property: property,
  });
}
