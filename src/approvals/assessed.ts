import type { MoneyJson } from '#kernel';
import type { Grade, Text } from '#policy';

/** What an assessment found, as an application keeps it: plain JSON, never read again from elsewhere. */
export type Assessed = {
  readonly id: string;
  readonly asOf: string;
  readonly grade: Grade;
  readonly score: number | null;
  readonly gradeOfScore: Grade | null;
  readonly caps: readonly Text[];
  readonly knownPercent: number;
  readonly dimensions: readonly {
    readonly code: string;
    readonly name: Text;
    readonly points: number;
    readonly maxPoints: number;
  }[];
  readonly doubts: readonly { readonly code: string; readonly text: Text }[];
  /** In the customer's currency. */
  readonly proposed: MoneyJson;
  readonly derivation: readonly { readonly code: string; readonly label: Text; readonly amount: MoneyJson | null }[];
};
