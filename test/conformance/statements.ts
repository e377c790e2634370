import { commandIndex } from '../../src/cmdlets/command-index.ts';
import { policyTypes } from '../../src/cmdlets/policy-types.ts';
import { checkScript, type Finding } from '../../src/engine/check/check.ts';
import { CommandTable } from '../../src/engine/command-table.ts';
import { parse } from '../../src/language/parser.ts';

/** A documented statement. One JSON object a line. */
interface Statement {
  /** The page it stands on. */
  readonly cmdlet: string;
  readonly code: string;
  /** The cmdlets in it. */
  readonly cmdletsUsed?: readonly string[];
  /** What is wrong with it in the documentation. */
  readonly docDefect?: unknown;
}

export interface StatementsReport {
  readonly passed: number;
  readonly failed: number;
  readonly refused: readonly { readonly statement: string; readonly id: string; readonly message: string }[];
  /** Marked as defective, or with cmdlets that csteams does not have. */
  readonly outside: number;
}

/** Checks documented statements, those of one page in their order as one script. A statement passes when nothing in it is an error. */
export async function checkStatements(text: string): Promise<StatementsReport> {
  const commands = new CommandTable(commandIndex(policyTypes()));
  const isOutside = ({ docDefect, cmdletsUsed = [] }: Statement): boolean =>
    (docDefect !== undefined && docDefect !== null && docDefect !== false) || cmdletsUsed.some((name) => !commands.has(name));
  const statements = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line) as Statement]));
  const inside = statements.filter((statement) => !isOutside(statement));
  const refused: StatementsReport['refused'][number][] = [];
  for (const page of new Set(inside.map(({ cmdlet }) => cmdlet))) {
    for (const [statement, { id, message }] of await pageErrors(
      inside.filter(({ cmdlet }) => cmdlet === page),
      commands,
    ))
      refused.push({ statement: statement.code, id, message });
  }
  return { passed: inside.length - refused.length, failed: refused.length, refused, outside: statements.length - inside.length };
}

/** The first error of each statement that has one. What does not parse is left out of the page's script, so that the rest can be bound. */
async function pageErrors(page: readonly Statement[], commands: CommandTable): Promise<ReadonlyMap<Statement, Pick<Finding, 'id' | 'message'>>> {
  const found = new Map<Statement, Pick<Finding, 'id' | 'message'>>();
  let script = '';
  const ends: { readonly statement: Statement; readonly end: number }[] = [];
  for (const statement of page) {
    const [error] = parse(statement.code).errors;
    if (error) {
      found.set(statement, error);
      continue;
    }
    script += `${statement.code}\n`;
    ends.push({ statement, end: script.length });
  }
  for (const finding of await checkScript(script, commands)) {
    const statement = ends.find(({ end }) => finding.extent.start < end)?.statement;
    if (finding.severity === 'Error' && statement && !found.has(statement)) found.set(statement, finding);
  }
  return found;
}
