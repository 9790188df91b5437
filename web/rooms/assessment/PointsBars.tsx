import './assessment.css';

type Row = { readonly key: string; readonly name: string; readonly points: number; readonly maxPoints: number };

/** Points against the most there are, as a bar and as figures. */
export function PointsBars({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <dl className="points-bars">
      {rows.map(({ key, name, points, maxPoints }) => (
        <div key={key}>
          <dt>{name}</dt>
          <dd>
            <span className="points-bar" aria-hidden="true">
              <i style={{ width: `${maxPoints === 0 ? 0 : (points / maxPoints) * 100}%` }} />
            </span>
            <span className="figure">
              {points} / {maxPoints}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
