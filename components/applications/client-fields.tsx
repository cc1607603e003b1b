import { RadioCard, RadioCards } from "@/components/ui/radio-cards";
import type { ApplicationView } from "@/lib/applications/application-view";
import {
  type ApplicationIntegrationType,
  applicationIntegrationTypes,
  type Environment,
  environmentLabels,
  integrationTypeLabels,
} from "@/lib/vocabulary";
import { ApplicationTextField } from "./application-text-field";
import type { ApplicationFormMemory } from "./use-application-form";

/** An environment that can be chosen, and the host of its sign-in page. */
export interface EnvironmentOption {
  environment: Environment;
  authHost: string;
}

interface ClientFieldsProps {
  memory: ApplicationFormMemory;
  /** The one that is changed: its client stays. */
  application: ApplicationView | null;
  environments: EnvironmentOption[];
}

const typeHints: Record<ApplicationIntegrationType, string> = {
  marketplace_operator: "Acts for a whole marketplace",
  marketplace_seller: "Acts for one shop of a marketplace",
  connect_seller: "Acts for a company in Mirakl Connect",
};

/** Environment, integration type, client ID and secret; of an application that exists, what they are. */
export function ClientFields({ memory, application, environments }: ClientFieldsProps) {
  const { state, type } = memory;
  const { draft, errors } = state;
  if (application) {
    const { environment, authHost, integrationType, clientId } = application;
    return (
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2 text-13">
        <dt className="text-text-2">Target environment</dt>
        <dd>
          {environmentLabels[environment]} ({authHost})
        </dd>
        <dt className="text-text-2">Integration type</dt>
        <dd>{integrationTypeLabels[integrationType]}</dd>
        <dt className="text-text-2">Client ID</dt>
        <dd className="wrap-anywhere font-mono text-12">{clientId}</dd>
      </dl>
    );
  }
  return (
    <>
      <div data-field="environment">
        <RadioCards
          legend="Target environment"
          value={draft.environment || null}
          onChange={(environment) => type("environment", environment)}
          error={errors.environment}
          className={`gap-2 phone:grid-cols-1 ${environments.length === 4 ? "grid-cols-2" : "grid-cols-3"}`}
        >
          {environments.map(({ environment, authHost }) => (
            <RadioCard key={environment} value={environment} label={environmentLabels[environment]} hint={authHost} />
          ))}
        </RadioCards>
      </div>
      <div data-field="integrationType">
        <RadioCards
          legend="Integration type"
          value={draft.integrationType || null}
          onChange={(integrationType) => type("integrationType", integrationType)}
          error={errors.integrationType}
          className="grid-cols-3 gap-2 phone:grid-cols-1"
        >
          {applicationIntegrationTypes.map((integrationType) => (
            <RadioCard
              key={integrationType}
              value={integrationType}
              label={integrationTypeLabels[integrationType]}
              hint={typeHints[integrationType]}
            />
          ))}
        </RadioCards>
      </div>
      <ApplicationTextField
        memory={memory}
        field="clientId"
        label="Client ID"
        hint="Mirakl shows it where the application is registered."
      />
      <ApplicationTextField
        memory={memory}
        field="clientSecret"
        label="Client secret"
        hint="Shown beside the client ID when it is made."
      />
    </>
  );
}
