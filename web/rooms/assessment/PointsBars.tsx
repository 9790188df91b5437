import { noValue } from '../../format.ts';
import './assessment.css';

type Row = { readonly key: string; readonly name: string; readonly points: number | null; readonly maxPoints: number };

/** Points against the most there are, as a bar and as figures; what the reader may not see yet has neither. */
export function PointsBars({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <dl className="points-bars">
      {rows.map(({ key, name, points, maxPoints }) => (
        <div key={key}>
          <dt>{name}</dt>
          <dd>
            <span className="points-bar" aria-hidden="true">
              <i style={{ width: `${maxPoints === 0 ? 0 : ((points ?? 0) / maxPoints) * 100}%` }} />
            </span>
            <span className="figure">
              {points ?? noValue} / {maxPoints}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
