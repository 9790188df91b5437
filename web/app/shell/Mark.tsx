/** The product's mark: a headroom bar, partly used. */
export function Mark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className="mark">
      <rect width="32" height="32" rx="6" fill="var(--accent)" />
      <rect x="5.5" y="11.5" width="21" height="9" fill="none" stroke="var(--on-accent)" strokeWidth="2" />
      <rect x="7" y="13" width="10" height="6" fill="var(--on-accent)" />
    </svg>
  );
}
