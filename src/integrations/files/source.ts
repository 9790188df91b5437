import type { Delimiter } from '../detect-delimiter.ts';

/** Bytes that can be read from the beginning as often as needed: an upload, or a file of the operator's. */
export type FileSource = {
  readonly name: string;
  readonly sizeBytes: number;
  open(): AsyncIterable<Uint8Array>;
};

/** One row as it stands in the file. `row` is what a person counts: the header is row 1. */
export type FileRow = { readonly row: number; readonly cells: readonly string[] };

/** A file whose rows can be read one after the other, in constant memory. The header is the first of them. */
export type Table = {
  readonly format: 'csv' | 'xlsx';
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  readonly sheet: string | null;
  /** Every row with something in it, the header first. Ends early when the reader stops asking. */
  rows(): AsyncGenerator<FileRow>;
};

export type Encoding = 'utf-8' | 'utf-16le' | 'gb18030';

/** The file as a whole cannot be read; the message is the one line that says what to do about it. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile';
  /** For whom the line is not enough: the screens have their own words for each. */
  readonly code: UnreadableCode;
  /** The figures behind the line: near which line of the file it is. */
  readonly facts: Readonly<Record<string, number>>;

  constructor(message: string, { code = 'unreadable_file', facts = {}, cause }: Why = {}) {
    super(message, { cause });
    this.code = code;
    this.facts = facts;
  }
}

type Why = {
  readonly code?: UnreadableCode;
  readonly facts?: UnreadableFile['facts'];
  readonly cause?: unknown;
};

export type UnreadableCode =
  | 'unreadable_file'
  | 'file_empty'
  | 'file_protected'
  | 'header_missing'
  | 'old_excel_file'
  | 'pdf_scanned'
  | 'pdf_too_long'
  | 'too_many_rows'
  | 'unpacks_too_large';
