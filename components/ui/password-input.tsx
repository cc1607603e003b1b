"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { Button } from "./button";
import { Input } from "./input";

interface PasswordInputProps extends Omit<ComponentProps<typeof Input>, "type" | "mono" | "autoComplete"> {
  /** Tells password managers whether to fill in or to propose. */
  autoComplete: "current-password" | "new-password";
}

/** A person's own password, covered unless "Show" is pressed. Typed once: who wants to be sure looks at it. */
export function PasswordInput({ className = "", ...props }: PasswordInputProps) {
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className="relative">
      <Input
        type={shown ? "text" : "password"}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        className={`pr-10 phone:pr-12 ${className}`}
        {...props}
      />
      <Button
        variant="ghost"
        size="icon"
        className="absolute! top-0.5 right-0.5 phone:top-0 phone:right-0"
        aria-label={shown ? "Hide" : "Show"}
        disabled={props.disabled}
        onClick={() => setShown(!shown)}
      >
        <Icon aria-hidden />
      </Button>
    </div>
  );
}
