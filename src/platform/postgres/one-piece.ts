import pg from 'pg';

/** A statement that waits to be sent, and who waits for its answer. */
export type Asked = {
  readonly text: string;
  readonly values: readonly unknown[];
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

  /** Without `prepared` nothing is: each statement is parsed as it comes. */
  constructor(client: pg.ClientBase, asked: readonly Asked[], prepared?: Prepared) {
    super('');
    this.asked = asked;
    this.client = client;
    this.prepared = prepared;
    this.known = asked.map(({ text }) => prepared?.get(text));
    this.names = this.known.map((known) => known?.name ?? (prepared === undefined ? '' : newName()));
  }

  override readonly submit = (connection: pg.Connection): void => {
    const server = connection as unknown as Messages;
    connection.stream.cork();
    this.asked.forEach(({ text, values }, place) => {
      const statement = this.names[place] ?? '';
      const isKnown = this.known[place] !== undefined;
      if (!isKnown) server.parse({ text, name: statement });
      server.bind({ statement, values });
      if (!isKnown) server.describe({ type: 'P' });
      server.execute();
    });
    connection.sync();
    connection.stream.uncork();
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

  handleReadyForQuery(): void {
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

/** What a connection puts in words for the server: the driver's types ask for more than it does. */
type Messages = {
  readonly parse: (message: { text: string; name: string }) => void;
  readonly bind: (message: { statement: string; values: readonly unknown[] }) => void;
  readonly describe: (message: { type: 'P' }) => void;
  readonly execute: () => void;
};

/** A value as it travels: as text, in bytes, or null. */
export const { prepareValue } = (pg as unknown as { utils: { prepareValue: (value: unknown) => unknown } }).utils;
