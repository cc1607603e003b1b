import type { ActivityView } from "@/lib/audit/activity-view";

/** What the row has no room for: before and after, from where, and how to find it in the log. */
export function ActivityDetails({ event }: { event: ActivityView }) {
  const { changes, details, clientAddress, userAgent, reference, kind } = event;
  const facts = [
    { label: "Kind", value: kind },
    ...details,
    { label: "Address", value: clientAddress },
    { label: "Browser", value: userAgent },
  ].filter((fact): fact is { label: string; value: string } => fact.value !== null);
  return (
    <div className="grid gap-4">
      {changes.length > 0 && <Changes changes={changes} />}
      <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        {facts.map(({ label, value }) => (
          <Fact key={label} label={label}>
            {value}
          </Fact>
        ))}
        {reference && (
          <Fact label="Reference">
            <code className="font-mono text-12">{reference}</code>
          </Fact>
        )}
        <Fact label="Event">
          <code className="font-mono text-12">
            {event.event} #{event.id}
          </code>
        </Fact>
      </dl>
    </div>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-text-3">{label}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </>
  );
}

function Changes({ changes }: Pick<ActivityView, "changes">) {
  return (
    <table aria-label="What was changed" className="w-full max-w-180 table-fixed text-left">
      <thead className="text-12 text-text-3">
        <tr>
          <th scope="col" className="w-1/4 pb-1 font-medium">
            Field
          </th>
          <th scope="col" className="pr-3 pb-1 font-medium">
            Before
          </th>
          <th scope="col" className="pb-1 font-medium">
            After
          </th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after }) => (
          <tr key={field} className="align-top">
            <th scope="row" className="wrap-anywhere border-line border-t py-1 pr-3 font-normal text-text-2">
              {field}
            </th>
            <td className="wrap-anywhere border-line border-t py-1 pr-3 text-text-2">{before ?? "—"}</td>
            <td className="wrap-anywhere border-line border-t py-1">{after ?? "—"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
