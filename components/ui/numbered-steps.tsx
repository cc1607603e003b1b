/** What happens one after the other: a bold lead, then the rest. */
export function NumberedSteps({ steps }: { steps: { lead: string; rest: string }[] }) {
  return (
    <ol className="grid gap-4 text-13">
      {steps.map(({ lead, rest }, index) => (
        <li key={lead} className="grid grid-cols-[24px_1fr] gap-3">
          <span
            aria-hidden
            className="grid size-6 place-items-center rounded-full border border-line-strong font-semibold text-12 text-text-2"
          >
            {index + 1}
          </span>
          <span className="wrap-anywhere pt-0.5 text-text-2">
            <strong className="font-medium text-text">{lead}</strong> {rest}
          </span>
        </li>
      ))}
    </ol>
  );
}
