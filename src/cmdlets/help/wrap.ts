/** A paragraph in lines of at most `width`, indented by `first`, its later lines by `rest`. Words that are longer stand alone. */
export function indented(paragraph: string, width: number, first = 4, rest = first): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(' ')) {
    const indent = lines.length === 0 ? first : rest;
    if (line !== '' && indent + line.length + 1 + word.length > width) {
      lines.push(' '.repeat(indent) + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(' '.repeat(lines.length === 0 ? first : rest) + line);
  return lines;
}
