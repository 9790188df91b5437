import type { MoneyJson } from '#kernel';
import type { Grade, QualityGrade, Text } from '#policy';

export type Overridden = {
  readonly id: string;
  readonly modelGrade: Grade;
  readonly reasonCode: string;
  readonly reasonName: Text;
  readonly reason: string;
  readonly validTo: string;
  readonly by: string;
  readonly byId: string;
};

/** What an assessment found, as an application keeps it: plain JSON, never read again from elsewhere. */
export type Assessed = {
  readonly id: string;
  readonly asOf: string;
  readonly grade: Grade;
  /** How far its figures may be trusted; absent where there were none, or nobody asked. */
  readonly quality?: QualityGrade;
  /** Who set the model's grade aside, and why; absent where nobody did. */
  readonly override?: Overridden;
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
