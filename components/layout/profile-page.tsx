import { useId } from "react";
import { Fact, Facts } from "@/components/account/facts";
import { Card, CardHeader } from "@/components/ui/card";
import type { Role } from "@/lib/vocabulary";
import { roleLabels } from "./person";
import { SettingsNavigation } from "./settings-navigation";
import { SignOutButton } from "./sign-out-button";

interface ProfilePageProps {
  user: { name: string; email: string; role: Role };
}

const roleMeanings: Record<Role, string> = {
  admin: "may do everything",
  viewer: "sees everything, changes nothing",
  seller: "sees what they granted",
};

/** Who is signed in to the back office. */
export function ProfilePage({ user: { name, email, role } }: ProfilePageProps) {
  const titleId = useId();
  return (
    <>
      <h1 className="mb-6 text-22 phone:mb-4">Settings</h1>
      <SettingsNavigation role={role} />
      <Card aria-labelledby={titleId} className="max-w-dialog">
        <CardHeader title="Profile" id={titleId}>
          <SignOutButton />
        </CardHeader>
        <Facts>
          <Fact name="Name">{name}</Fact>
          <Fact name="Email">{email}</Fact>
          <Fact name="Role">
            <span>
              {roleLabels[role]}, {roleMeanings[role]}
            </span>
          </Fact>
        </Facts>
      </Card>
    </>
  );
}
