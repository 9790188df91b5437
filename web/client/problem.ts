/** One field at fault: `fault` is stable and has words in `web/messages`, `message` is the server's English sentence. */
export type FieldError = {
  readonly field: string;
  readonly message: string;
  readonly fault?: string;
  readonly limit?: number;
};

/** The server said no (RFC 9457). `code` is stable and is what screens translate; `detail` is its English sentence. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly FieldError[];
  /** The figures behind the sentence, as the server sent them. */
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(status: number, body: Readonly<Record<string, unknown>>) {
    const { code, detail, errors, type: _type, title: _title, status: _status, ...facts } = body;
    const sentence = typeof detail === 'string' ? detail : `The server answered ${status}.`;
    super(sentence);
    this.status = status;
    this.code = typeof code === 'string' ? code : `http_${status}`;
    this.detail = sentence;
    this.errors = Array.isArray(errors) ? (errors as FieldError[]) : [];
    this.facts = facts;
  }
}

/** No answer came at all: the network, or the server is restarting. A write may have been carried out. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}
