import type { Node, YAMLMap } from 'yaml';
import { faultNames, type FaultName, type FaultPlan, type FaultRule } from './fault-plan.ts';
import { ServingError } from './serving-error.ts';

type Yaml = typeof import('yaml');

/** Reads a fault file (docs/faults.md). Rejects with InvalidFaultFile, which names file and line. */
export async function readFaultFile(text: string, file: string): Promise<FaultPlan> {
  const module: Yaml | { readonly default: Yaml } = await import('yaml');
  // The bundle hands a CommonJS package over as its default export alone.
  const yaml = 'default' in module ? module.default : module;
  const lines = new yaml.LineCounter();
  const document = yaml.parseDocument(text, { lineCounter: lines });
  const [problem] = document.errors;
  if (problem) throw invalid(file, lines.linePos(problem.pos[0]).line, problem.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? '');
  const reader = new FaultFileReader(yaml, (node, message) => invalid(file, lines.linePos(node?.range?.[0] ?? 0).line, message));
  return reader.plan(document.contents);
}

const invalid = (file: string, line: number, message: string): ServingError =>
  new ServingError('InvalidFaultFile', file, `${file}, line ${line}: ${message}.`, 'docs/faults.md describes the file and all faults.');

type Complaint = (node: Node | null, message: string) => Error;

class FaultFileReader {
  readonly #yaml: Yaml;
  readonly #complain: Complaint;

  constructor(yaml: Yaml, complain: Complaint) {
    this.#yaml = yaml;
    this.#complain = complain;
  }

  plan(contents: Node | null): FaultPlan {
    const members = this.#members(contents, ['seed', 'faults'], 'the file');
    const seed = members.get('seed');
    const faults = members.get('faults');
    if (!this.#yaml.isSeq(faults)) throw this.#complain(faults ?? contents, "'faults' must be a list");
    return {
      seed: seed === undefined ? 1 : this.#number(seed, 'seed', 0, 2 ** 32 - 1),
      rules: faults.items.map((item) => this.#rule(item as Node | null)),
    };
  }

  #rule(node: Node | null): FaultRule {
    const members = this.#members(node, ['fault', 'share', 'methods', 'path', 'retryAfter', 'seconds', 'applied'], 'a fault');
    const get = (name: string): Node | undefined => members.get(name);
    const [fault, share, methods, path, retryAfter, seconds, applied] = ['fault', 'share', 'methods', 'path', 'retryAfter', 'seconds', 'applied'].map(get);
    if (!fault) throw this.#complain(node, "a fault needs its 'fault'");
    if (!share) throw this.#complain(node, "a fault needs its 'share', such as 5%");
    const name = this.#name(fault);
    const only = (member: Node | undefined, what: string, names: readonly FaultName[]): void => {
      if (member && !names.includes(name)) throw this.#complain(member, `'${what}' is for ${names.join(', ')}, not for ${name}`);
    };
    only(retryAfter, 'retryAfter', ['throttle', 'unavailable']);
    only(seconds, 'seconds', ['slow', 'delay']);
    only(applied, 'applied', ['cut', 'truncated', 'html']);
    return {
      fault: name,
      share: this.#share(share),
      ...(methods && { methods: this.#methods(methods) }),
      ...(path && { path: this.#text(path, 'path') }),
      ...(retryAfter && { retryAfter: this.#text(retryAfter, 'retryAfter') }),
      seconds: seconds ? this.#number(seconds, 'seconds', 0, 3600) : 1,
      applied: applied ? this.#flag(applied, 'applied') : false,
    };
  }

  #members(node: Node | null, known: readonly string[], what: string): ReadonlyMap<string, Node> {
    if (!this.#yaml.isMap(node)) throw this.#complain(node, `${what} must have members: ${known.join(', ')}`);
    const found = new Map<string, Node>();
    for (const { key, value } of (node as YAMLMap<Node, Node | null>).items) {
      const name = this.#yaml.isScalar(key) ? String(key.value) : '';
      if (!known.includes(name)) throw this.#complain(key, `there is no member '${name}'; ${what} has ${known.join(', ')}`);
      if (value) found.set(name, value);
    }
    return found;
  }

  #name(node: Node): FaultName {
    const text = this.#text(node, 'fault');
    const name = faultNames.find((candidate) => candidate === text);
    if (name === undefined) throw this.#complain(node, `there is no fault '${text}'; there are ${faultNames.join(', ')}`);
    return name;
  }

  /** `5%`, or a number up to 1. */
  #share(node: Node): number {
    const text = this.#text(node, 'share');
    const number = /^\d+(\.\d+)?%$/.test(text) ? Number(text.slice(0, -1)) / 100 : /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN;
    if (!(number >= 0 && number <= 1)) throw this.#complain(node, `'share' is ${text}; it must be a percentage such as 5%, or a number from 0 to 1`);
    return number;
  }

  #methods(node: Node): readonly string[] {
    const items = this.#yaml.isSeq(node) ? (node.items as Node[]) : [node];
    return items.map((item) => {
      const method = this.#text(item, 'methods').toUpperCase();
      if (!['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(method)) throw this.#complain(item, `there is no method '${method}'`);
      return method;
    });
  }

  #number(node: Node, name: string, least: number, most: number): number {
    const value = this.#yaml.isScalar(node) ? node.value : undefined;
    if (typeof value === 'number' && value >= least && value <= most) return value;
    throw this.#complain(node, `'${name}' must be a number from ${least} to ${most}`);
  }

  #flag(node: Node, name: string): boolean {
    const value = this.#yaml.isScalar(node) ? node.value : undefined;
    if (typeof value === 'boolean') return value;
    throw this.#complain(node, `'${name}' must be true or false`);
  }

  #text(node: Node, name: string): string {
    const value = this.#yaml.isScalar(node) ? node.value : undefined;
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    throw this.#complain(node, `'${name}' must be text or a number`);
  }
}
