import { roleLabels } from "@/components/layout/person";
import { RadioCard, RadioCards } from "@/components/ui/radio-cards";
import { type UserRole, userRoles } from "@/lib/vocabulary";
import { roleHints } from "./user-words";

interface RoleCardsProps {
  value: UserRole | null;
  onChange: (role: UserRole) => void;
  error?: string | undefined;
}

/** What somebody of the back office can be. */
export function RoleCards({ value, onChange, error }: RoleCardsProps) {
  return (
    <RadioCards
      legend="Role"
      value={value}
      onChange={onChange}
      {...(error && { error })}
      className="grid-cols-2 gap-2 phone:grid-cols-1"
    >
      {userRoles.map((role) => (
        <RadioCard key={role} value={role} label={roleLabels[role]} hint={roleHints[role]} />
      ))}
    </RadioCards>
  );
}
