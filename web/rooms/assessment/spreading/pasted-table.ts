/** What a spreadsheet puts on the clipboard: rows by lines, cells by tabs; a cell with a line end is in quotation marks. */
export function pastedTable(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (isQuoted) {
      if (sign === '"' && text[at + 1] === '"') at += 1;
      else if (sign === '"') {
        isQuoted = false;
        continue;
      }
      cell += sign;
    } else if (sign === '"' && cell === '') isQuoted = true;
    else if (sign === '\t') {
      rows.at(-1)?.push(cell);
      cell = '';
    } else if (sign === '\n') {
      rows.at(-1)?.push(cell.replace(/\r$/, ''));
      rows.push([]);
      cell = '';
    } else cell += sign;
  }
  rows.at(-1)?.push(cell.replace(/\r$/, ''));
  return rows.filter((row, place) => place < rows.length - 1 || row.some((one) => one !== ''));
}
