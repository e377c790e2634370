/** Words that tell of a secret in the line: such a line is never kept in the history. */
const secretWords = /password|asplaintext|token|apikey|secret/i;

/** Whether a line may stand in the history file. Parameters that only name a file (`-TokenFile`) do no harm, but are left out all the same. */
export const mayBeKept = (line: string): boolean => line.trim() !== '' && !secretWords.test(line);
