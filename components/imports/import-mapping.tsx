import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { useNumber } from "@/components/ui/use-number";
import { countedRows } from "@/lib/bulk/bulk-words";
import type { ImportRules } from "@/lib/imports/check-import-row";
import { columnLabels, type ImportField, importFieldLabels, importFields } from "@/lib/imports/import-columns";
import type { ImportFile } from "@/lib/imports/read-import-file";
import { type Environment, environmentLabels } from "@/lib/vocabulary";

interface ImportMappingProps {
  file: ImportFile;
  rules: ImportRules;
  isDisabled: boolean;
  onChange: (rules: Partial<ImportRules>) => void;
  /** Another file. */
  onOther: () => void;
}

const hints: Partial<Record<ImportField, string>> = {
  authenticationMethod: "Without it, what a row has decides: an API key, or a client secret.",
  companyId: "Of Mirakl Connect sellers; they have no Mirakl URL.",
};

/** Which column of the file is what. Guessed by the names of the columns. */
export function ImportMapping({ file, rules, isDisabled, onChange, onOther }: ImportMappingProps) {
  const { mapping, environment, environments } = rules;
  const number = useNumber();
  return (
    <Card aria-labelledby="import-columns">
      <CardHeader id="import-columns" title="Columns">
        <Button disabled={isDisabled} onClick={onOther}>
          Choose another file
        </Button>
      </CardHeader>
      <div className="p-5">
        <p className="wrap-anywhere mb-4 text-13 text-text-2">
          {file.name}: {countedRows(file.rows.length, number)} below its head.
        </p>
        <fieldset disabled={isDisabled} className="grid grid-cols-3 gap-4 stacked:grid-cols-2 phone:grid-cols-1">
          <legend className="sr-only">Which column is what</legend>
          {importFields.map((field) => (
            <Field key={field} label={importFieldLabels[field]} hint={hints[field]}>
              {(control) => (
                <Select
                  {...control}
                  value={mapping[field] ?? ""}
                  onChange={({ target }) =>
                    onChange({ mapping: { ...mapping, [field]: target.value === "" ? null : Number(target.value) } })
                  }
                >
                  <option value="">No column</option>
                  {columnLabels(file.columns).map((label, index) => (
                    <option key={label} value={index}>
                      {label}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          ))}
          {mapping.environment === null && (
            <Field label="Target environment of all rows">
              {(control) => (
                <Select
                  {...control}
                  value={environment ?? ""}
                  onChange={({ target }) => onChange({ environment: (target.value || null) as Environment | null })}
                >
                  <option value="">Choose</option>
                  {environments.map((one) => (
                    <option key={one} value={one}>
                      {environmentLabels[one]}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          )}
        </fieldset>
      </div>
    </Card>
  );
}
