import pg from 'pg';
import { bind, describe, execute, type Parameter, parse, sync } from './messages.ts';
import { freePage, layDown, type Page } from './page.ts';

/** A statement that waits to be sent, and who waits for its answer. */
export type Asked = {
  readonly text: string;
  readonly values: readonly Parameter[];
  readonly answered: (answer: Answer) => void;
  readonly failed: (cause: Error) => void;
};

export type Answer = { readonly command: string; readonly rowCount: number; readonly rows: Row[] };
type Row = Record<string, unknown>;

/** What a connection has prepared, by its text. */
export type Prepared = Map<string, Known>;

/** A statement as the connection knows it: under which name, and how its rows are read. */
type Known = { readonly name: string; readonly columns: readonly Column[] };
type Column = { readonly name: string; readonly read: (text: string) => unknown };

/**
 * Statements that go to the database as one message, and come back as one. By itself the driver ends each with a Sync, at
 * which the server sends what it has and both sides wake up: a dozen times where once is enough. Here one Sync stands
 * behind the last; when one fails, the server leaves out those behind it. What is prepared is described only once.
 */
export class OnePiece extends pg.Query {
  readonly asked: readonly Asked[];
  private readonly client: pg.ClientBase;
  private readonly prepared: Prepared | undefined;
  private readonly known: (Known | undefined)[];
  private readonly names: string[];
  private readonly answers: Answer[] = [];
  private columns: readonly Column[] | undefined;
  private read: Row[] = [];
  private unreadable: Error | undefined;
  private page: Page | undefined;

  /** Without `prepared` nothing is: each statement is parsed as it comes. */
  constructor(client: pg.ClientBase, asked: readonly Asked[], prepared?: Prepared) {
    super('');
    this.asked = asked;
    this.client = client;
    this.prepared = prepared;
    this.known = asked.map(({ text }) => prepared?.get(text));
    this.names = this.known.map((known) => known?.name ?? (prepared === undefined ? '' : newName()));
  }

  /** What cannot be put in bytes goes back to who asked: nothing of the piece has left then. */
  override readonly submit = (connection: pg.Connection): Error | undefined => {
    const page = freePage();
    try {
      this.asked.forEach(({ text, values }, place) => {
        const name = this.names[place] ?? '';
        const isKnown = this.known[place] !== undefined;
        if (!isKnown) parse(page, name, text);
        bind(page, name, values);
        if (!isKnown) describe(page);
        execute(page);
      });
    } catch (cause) {
      return cause as Error;
    }
    sync(page);
    this.page = page;
    if (connection.stream.writable) connection.stream.write(page.written());
    return undefined;
  };

  // What follows the driver calls, as the answers come in, in the order of the statements.

  handleRowDescription({ fields }: { readonly fields: readonly { name: string; dataTypeID: number }[] }): void {
    this.columns = fields.map(({ name, dataTypeID }) => ({ name, read: this.client.getTypeParser(dataTypeID) }));
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    const columns = this.columns ?? this.known[this.answers.length]?.columns ?? [];
    const row: Row = {};
    try {
      for (let place = 0; place < columns.length; place += 1) {
        const { name, read } = columns[place] as Column;
        const text = fields[place] as string | null;
        row[name] = text === null ? null : read(text);
      }
      this.read.push(row);
    } catch (cause) {
      this.unreadable = cause as Error;
    }
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    const place = this.answers.length;
    // `INSERT 0 5`, `SELECT 5`, `COMMIT`.
    const [command = '', ...counts] = text.split(' ');
    this.answers.push({ command, rowCount: Number(counts.at(-1) ?? 0), rows: this.read });
    if (this.known[place] === undefined)
      this.prepared?.set(this.asked[place]?.text ?? '', { name: this.names[place] ?? '', columns: this.columns ?? [] });
    this.columns = undefined;
    this.read = [];
  }

  /** The server has read all of the piece, and its page is free. */
  handleReadyForQuery(): void {
    if (this.page !== undefined) layDown(this.page);
    if (this.unreadable !== undefined) this.handleError(this.unreadable);
    else this.asked.forEach(({ answered }, place) => answered(this.answers[place] as Answer));
  }

  /** A statement that failed, or a connection that is lost: nothing of this was done, or will be kept. */
  handleError(cause: Error): void {
    for (const { failed } of this.asked) failed(cause);
  }
}

let names = 0;

/** Never the same again: after a failure nobody knows what of it the server has prepared. */
function newName(): string {
  names += 1;
  return `s${names}`;
}
