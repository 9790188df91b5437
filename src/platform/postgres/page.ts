/** Bytes for PostgreSQL, written one behind the other. A page grows as it must. */
export class Page {
  /** How many bytes are written. */
  at = 0;
  private room = Buffer.allocUnsafeSlow(65_536);
  private view = new DataView(this.room.buffer);

  /** What is written so far, in place: good until the page is written on again. */
  written(): Buffer {
    return this.room.subarray(0, this.at);
  }

  byte(value: number): void {
    this.makeRoom(1);
    this.room[this.at++] = value;
  }

  int16(value: number): void {
    this.makeRoom(2);
    this.view.setInt16(this.at, value);
    this.at += 2;
  }

  int32(value: number): void {
    this.makeRoom(4);
    this.view.setInt32(this.at, value);
    this.at += 4;
  }

  /** A number of bytes, or of things, that is known only behind them. */
  int32At(place: number, value: number): void {
    this.view.setInt32(place, value);
  }

  int16At(place: number, value: number): void {
    this.view.setInt16(place, value);
  }

  int64(value: bigint): void {
    this.makeRoom(8);
    this.view.setBigInt64(this.at, value);
    this.at += 8;
  }

  float64(value: number): void {
    this.makeRoom(8);
    this.view.setFloat64(this.at, value);
    this.at += 8;
  }

  bytes(value: Uint8Array): void {
    this.makeRoom(value.length);
    this.room.set(value, this.at);
    this.at += value.length;
  }

  /** In UTF-8. */
  text(value: string): void {
    this.makeRoom(value.length * utf8BytesMost);
    const { room, at } = this;
    if (value.length <= shortText) {
      let place = 0;
      for (; place < value.length; place += 1) {
        const code = value.charCodeAt(place);
        if (code > 127) break;
        room[at + place] = code;
      }
      if (place === value.length) {
        this.at += place;
        return;
      }
    }
    this.at += room.write(value, at);
  }

  /** Text with a zero byte behind it. */
  ended(value: string): void {
    this.text(value);
    this.byte(0);
  }

  /** Whether it is of a size that one may keep. */
  get isSmall(): boolean {
    return this.room.length <= largestKept;
  }

  private makeRoom(bytes: number): void {
    if (this.at + bytes <= this.room.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.room.length * 2, this.at + bytes));
    this.room.copy(larger, 0, 0, this.at);
    this.room = larger;
    this.view = new DataView(larger.buffer);
  }
}

const utf8BytesMost = 3;
/** Up to here, letter by letter takes less than to call the machine's own copying. */
const shortText = 40;

/** As many as there are connections at work, mostly. */
const freeMost = 16;
const largestKept = 2_097_152;

/** Pages are written on again: asking for memory for each message takes longer than to fill it. */
const free: Page[] = [];

/** A page on which nothing stands. One that is never laid down again is only lost. */
export function freePage(): Page {
  const page = free.pop() ?? new Page();
  page.at = 0;
  return page;
}

/** What stands on it has been read: others may write on it. */
export function layDown(page: Page): void {
  if (free.length < freeMost && page.isSmall) free.push(page);
}
