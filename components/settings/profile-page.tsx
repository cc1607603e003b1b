import { useId } from "react";
import { Fact, Facts } from "@/components/account/facts";
import { roleLabels } from "@/components/layout/person";
import { Card, CardHeader } from "@/components/ui/card";
import { roleMeanings } from "@/components/users/user-words";
import type { Role } from "@/lib/vocabulary";
import { ChangePassword } from "./change-password";
import { OwnSessions } from "./own-sessions";

interface ProfilePageProps {
  user: { name: string; email: string; role: Role };
}

/** Who is signed in to the back office, how they sign in, and where they are signed in. */
export function ProfilePage({ user: { name, email, role } }: ProfilePageProps) {
  const titleId = useId();
  return (
    <>
      <h1 className="mb-6 text-22 phone:mb-4">Profile</h1>
      <div className="grid max-w-180 grid-cols-1 gap-6 phone:gap-4">
        <Card aria-labelledby={titleId}>
          <CardHeader title="You" id={titleId} />
          <Facts>
            <Fact name="Name">{name}</Fact>
            <Fact name="Email">{email}</Fact>
            <Fact name="Role">
              <span>
                {roleLabels[role]}, {roleMeanings[role]}
              </span>
            </Fact>
            <Fact name="Password">
              <ChangePassword email={email} />
            </Fact>
          </Facts>
        </Card>
        <OwnSessions />
      </div>
    </>
  );
}
