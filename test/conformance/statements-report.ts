import { checkStatements } from './statements.ts';

/** Prints what the checker says of documented statements; gives the exit code. */
export async function reportStatements(text: string, json: boolean): Promise<number> {
  const report = await checkStatements(text);
  if (json) process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
  else {
    process.stdout.write(`${report.passed} passed, ${report.failed} failed, ${report.outside} outside\n`);
    for (const { statement, id, message } of report.refused) process.stdout.write(`\n${statement}\n  ${id}: ${message}\n`);
  }
  return report.failed > 0 ? 1 : 0;
}
