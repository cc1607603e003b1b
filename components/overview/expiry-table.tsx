import { Time } from "@/components/ui/time";
import type { OverviewView } from "@/lib/accounts/overview-view";
import type { TimelineSpan } from "@/lib/accounts/timeline-columns";
import type { NumberText } from "@/lib/number-text";
import { intervalsOf } from "./overview-words";

interface ExpiryTableProps {
  overview: OverviewView;
  span: TimelineSpan;
  number: NumberText;
}

/** The timeline for those who do not see it. */
export function ExpiryTable({ overview, span, number }: ExpiryTableProps) {
  return (
    <div className="sr-only">
      <table>
        <caption>Tokens by when they end</caption>
        <thead>
          <tr>
            <th scope="col">Ends in</th>
            <th scope="col">Renewed by themselves</th>
            <th scope="col">Refresh failing</th>
            <th scope="col">No refresh planned</th>
          </tr>
        </thead>
        <tbody>
          {intervalsOf(span, overview.expiries[span]).map(({ name, renewed, failing, unrenewed }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{number(renewed)}</td>
              <td>{number(failing)}</td>
              <td>{number(unrenewed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {overview.ending.length > 0 && (
        <ul aria-label="Next tokens that may end without a new one">
          {overview.ending.map(({ id, name, expiresAt, kind }) => (
            <li key={id}>
              {name} ends <Time at={expiresAt} quiet />: {kind === "failing" ? "refresh failing" : "no refresh planned"}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
