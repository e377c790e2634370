import type { Json } from '../policy/setting.ts';
import { ClientError } from './client-error.ts';

/** Where a value came from, for the error that says so. */
interface Source {
  /** `GET /Teams.User/users` */
  readonly route: string;
  readonly correlationId: string;
}

/** A value from the service on its way to a type: every step checks, and a missing or odd member is an InvalidResponse that names route and field. */
export class Reading {
  private readonly value: unknown;
  private readonly source: Source;
  private readonly name: string;
  private readonly parent: Reading | undefined;

  constructor(value: unknown, source: Source, name = '', parent?: Reading) {
    this.value = value;
    this.source = source;
    this.name = name;
    this.parent = parent;
  }

  /** Neither absent nor null. */
  get present(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  get isList(): boolean {
    return Array.isArray(this.value);
  }

  /** A member; `GroupId` is also found as `groupId`, and the other way round. */
  member(name: string): Reading {
    const record = this.record();
    return new Reading(Object.hasOwn(record, name) ? record[name] : record[otherCase(name)], this.source, name, this);
  }

  has(name: string): boolean {
    return isRecord(this.value) && (Object.hasOwn(this.value, name) || Object.hasOwn(this.value, otherCase(name)));
  }

  items(): Reading[] {
    if (!Array.isArray(this.value)) throw this.odd('a list');
    return this.value.map((item: unknown, index) => new Reading(item, this.source, `[${index}]`, this));
  }

  record(): Readonly<Record<string, unknown>> {
    if (!isRecord(this.value)) throw this.odd('an object');
    return this.value;
  }

  /** An object as it is: what came through JSON is JSON. */
  json(): Readonly<Record<string, Json>> {
    return this.record() as Readonly<Record<string, Json>>;
  }

  text(): string {
    if (typeof this.value !== 'string') throw this.odd('text');
    return this.value;
  }

  textOrNull(): string | null {
    return this.present ? this.text() : null;
  }

  /** Some services write booleans as text. */
  flag(): boolean {
    if (typeof this.value === 'boolean') return this.value;
    if (typeof this.value === 'string' && /^(true|false)$/i.test(this.value)) return this.value.toLowerCase() === 'true';
    throw this.odd('true or false');
  }

  integer(): number {
    if (typeof this.value !== 'number' || !Number.isSafeInteger(this.value)) throw this.odd('a whole number');
    return this.value;
  }

  integerOrNull(): number | null {
    return this.present ? this.integer() : null;
  }

  /** One of the names, whatever its case. */
  oneOf<const Name extends string>(names: readonly Name[]): Name {
    const text = this.text().toLowerCase();
    const name = names.find((candidate) => candidate.toLowerCase() === text);
    if (name === undefined) throw this.odd(`one of ${names.join(', ')}`);
    return name;
  }

  /** The error for a value that should have been something else. */
  odd(wanted: string): ClientError {
    const field = this.field();
    const what = this.value === undefined ? 'is missing' : `is not ${wanted}`;
    return new ClientError({
      id: 'InvalidResponse',
      category: 'InvalidData',
      message: `The answer of ${this.source.route} cannot be used: ${field === '' ? 'the body' : `its field '${field}'`} ${what}.`,
      recommendation: 'Check that the service address is that of a policy service, and that csteams is up to date.',
      correlationId: this.source.correlationId,
      target: field,
    });
  }

  /** `users[3].objectId` */
  private field(): string {
    const before = this.parent?.field() ?? '';
    return before === '' || this.name.startsWith('[') ? `${before}${this.name}` : `${before}.${this.name}`;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

function otherCase(name: string): string {
  const first = name.charAt(0);
  return (first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase()) + name.slice(1);
}
