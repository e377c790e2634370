/** One vector: a statement of the language and what must come of it. One JSON object a line. */
export interface Vector {
  readonly id: string;
  readonly area: string;
  readonly tier: 'core' | 'extended' | 'full';
  readonly input: string;
  /** Script text where absent. */
  readonly mode?: 'complete' | 'argv';
  readonly argv?: readonly string[];
  readonly expect: Expectation;
  readonly setup?: { readonly commands?: readonly CommandSetup[]; readonly files?: Readonly<Record<string, string>> };
  /** Completion: earlier command lines. */
  readonly history?: readonly string[];
  /** Parse errors: the input is unfinished rather than wrong. */
  readonly incomplete?: boolean;
}

export type Expectation = (
  | { readonly kind: 'json'; readonly value: readonly unknown[] }
  | { readonly kind: 'output'; readonly value: string }
  | { readonly kind: 'error'; readonly value: ErrorExpectation }
) & {
  /** `ignore-blank-lines`, `sorted`, `ordered-keys`, `abs-tolerance 1e-9`. */
  readonly compare?: string;
  readonly exitCode?: number;
};

export interface ErrorExpectation {
  /** null: any error. */
  readonly fqid?: string | null;
  readonly fqid_any?: readonly string[];
  readonly message?: string;
  readonly message_contains?: readonly string[];
  readonly terminating?: boolean;
  readonly category?: string;
  readonly phase?: 'parse';
  /** Empty: any parse error. */
  readonly errorIds?: readonly string[];
}

/** A command that exists for one vector; its body is in the language. */
export interface CommandSetup {
  readonly name: string;
  readonly parameters: readonly ParameterSetup[];
  readonly process: string;
  readonly begin?: string;
  readonly end?: string;
  readonly supportsShouldProcess?: boolean;
  readonly confirmImpact?: 'None' | 'Low' | 'Medium' | 'High';
  readonly defaultParameterSetName?: string;
}

export interface ParameterSetup {
  readonly name: string;
  readonly type: string;
  readonly position?: number;
  readonly mandatory?: boolean;
  readonly aliases?: readonly string[];
  readonly valueFromPipeline?: boolean;
  readonly valueFromPipelineByPropertyName?: boolean;
  readonly valueFromRemainingArguments?: boolean;
  readonly parameterSets?: Readonly<
    Record<
      string,
      { readonly position?: number; readonly mandatory?: boolean; readonly valueFromPipeline?: boolean; readonly valueFromPipelineByPropertyName?: boolean }
    >
  >;
  readonly default?: unknown;
  readonly validateSet?: readonly string[];
  readonly enum?: readonly string[];
  readonly validateRange?: readonly [number, number];
  readonly validatePattern?: string;
  readonly validateLength?: readonly [number, number];
  readonly validateCount?: readonly [number, number];
  readonly validateNotNull?: boolean;
  readonly validateNotNullOrEmpty?: boolean;
  readonly allowNull?: boolean;
  readonly allowEmptyString?: boolean;
  readonly allowEmptyCollection?: boolean;
}

/** The vectors of a file's text; blank lines do not count. Throws with the line's number. */
export function readVectors(text: string): Vector[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return [JSON.parse(line) as Vector];
    } catch (error) {
      throw new Error(`line ${index + 1}: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
}
